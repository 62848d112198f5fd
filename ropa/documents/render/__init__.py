"""One function a format: render(document) -> bytes."""
