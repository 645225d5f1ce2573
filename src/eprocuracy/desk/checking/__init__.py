"""Checking papers: anybody by the code on a paper, staff by the signatures in a file."""
