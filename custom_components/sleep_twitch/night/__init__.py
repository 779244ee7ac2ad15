"""`Movement` and `Epochs` to `Night` and `NightSummary`: presence, sleep, kind. Pure."""
