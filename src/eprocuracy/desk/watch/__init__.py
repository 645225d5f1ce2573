"""Cần xác nhận: ends of custody that somebody must say they know of, and whether the watch over them is awake."""
