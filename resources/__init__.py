"""Data files of Ropa: law, reference, templates, translations, icons, sample."""
