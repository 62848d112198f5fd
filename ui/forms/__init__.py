"""Forms: the facts of a record and of its parts, edited in place and saved by themselves."""
