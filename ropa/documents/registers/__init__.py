"""Registers: what an inspector is shown."""
