"""Papers inside the operator's firm, and agreements with parties."""
