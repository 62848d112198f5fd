"""What fills the window: one page a section, and the start page."""
