"""Bytes to `SampleBlock`: frames, decoder, clocks. docs/wire.md is the authority."""
