"""`SampleBlock` to `Movement` and `Epochs`: what the signal alone shows. Pure."""
