"""Papers for the people whose data are processed."""
