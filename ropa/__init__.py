"""Ropa: the register of personal-data processing of several operators, offline and in one file."""

import sys
from types import ModuleType

__version__ = "0.1.0"

# ReportLab runs a file of settings out of the home folder as Python, unless it finds a module of this name first.
sys.modules.setdefault("reportlab_settings", ModuleType("reportlab_settings"))
