"""Bytes to `SampleBlock`: frames, decoder, clocks. Pure; docs/wire.md is the authority."""
