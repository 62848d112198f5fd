"""Everything a person can do, one function each. An action gets a Work; it neither commits nor logs."""
