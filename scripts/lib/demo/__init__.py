"""The demonstration: real firmware on a simulated bed, and a real Home Assistant."""
