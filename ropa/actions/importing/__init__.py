"""Records from files that are not the register: seen before, taken in one act, undone as one."""
