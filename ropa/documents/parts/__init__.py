"""What several papers say alike, composed once."""
