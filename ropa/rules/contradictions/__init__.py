"""Records of an operator against each other, and its own words against both them and the law."""
