"""What the papers say: composed as plain values, rendered by one function a format."""
