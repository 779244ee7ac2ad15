"""Grow the trees that tell the kinds of movements apart, on nights of known truth."""
