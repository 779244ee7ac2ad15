"""Nights with known truth, and how near an answer comes to it."""
