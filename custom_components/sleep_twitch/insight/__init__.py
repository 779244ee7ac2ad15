"""What nights and measurements mean for a person; no Home Assistant in here."""
