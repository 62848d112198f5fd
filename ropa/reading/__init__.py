"""What a file says: its words, whatever its format."""
