"""Supervision files whose matter has ended: closed, handed over to the archive, and the time-stamps that keep their papers."""
