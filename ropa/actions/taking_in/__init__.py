"""An operator taken in again from a file of its own: compared field by field, then done in one act."""
