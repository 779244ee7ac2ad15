"""What stands behind scripts/replay."""
