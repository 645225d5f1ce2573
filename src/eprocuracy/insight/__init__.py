"""Insight: the figures that the facts add up to. It reads and proposes; it writes nothing that other rooms read."""
