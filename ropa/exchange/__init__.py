"""Records and papers in and out of files that are not the register."""
