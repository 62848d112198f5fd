"""The draft of an operator out of a published text: what is proposed, beside the text that says it."""
