"""Ropa: the register of personal-data processing of several operators, offline and in one file."""

__version__ = "0.1.0"
