"""A folder of recordings, scored in parallel into a table."""
