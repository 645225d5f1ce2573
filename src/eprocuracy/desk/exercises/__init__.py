"""Exercises at a table as pages: the library, the calendar, an exercise as it is held, its report and its lessons."""
