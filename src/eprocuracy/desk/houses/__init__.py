"""Theo nơi giam giữ: the list of a day for a detention house, and the house's own list laid beside ours."""
