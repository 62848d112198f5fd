"""Papers on the screen: which are wanted, the PDF that is shown, printing and saving them, and what they leave out."""
