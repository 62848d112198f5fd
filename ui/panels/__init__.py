"""What stands beside a page: the history of a record, who uses it; and the parts that pages share with them."""
