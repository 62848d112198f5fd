"""Windows beside the main one, none of which stops the others."""
