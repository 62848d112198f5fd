"""Who uses what, over all operators: the question, its answers, how they are called."""
