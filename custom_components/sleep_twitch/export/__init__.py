"""Recordings in and out: EDF+ and CSV. Pure."""
