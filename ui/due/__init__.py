"""What is due, on screen: the table, why a day is that day, the calendar of working days."""
