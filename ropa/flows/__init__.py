"""The data-flow map of an operator: whose data come in by what ways, to whom they go and into which countries."""
