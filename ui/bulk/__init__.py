"""The same facts for many records: which to set or clear, and what that would do."""
