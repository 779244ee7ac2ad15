"""`Movement` and `Epochs` to `Night` and its summary: presence, sleep, kind. Pure."""
