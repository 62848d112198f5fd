"""Lists of records: the table, its columns, filters and saved views, and what can be done to records in it."""
