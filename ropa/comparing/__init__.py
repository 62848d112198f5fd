"""A published text against the register: what of the one stands in the other."""
