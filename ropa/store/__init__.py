"""The file: opening, upgrading, units of work, history and reads. SQL and locks live only here."""
