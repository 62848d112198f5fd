"""What the GDPR asks: the record of processing of Art. 30, and what subjects are told under Art. 13 and 14."""
