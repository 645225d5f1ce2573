"""Who a detention house holds: our list of a day for signing, and the house's own list laid beside it."""
