"""A published policy or consent as the draft of a new operator: every proposal with the sentence that says it."""
