"""The same dates counted a second time, plainly, by a reader who walks the calendar and knows nothing of the engine."""
