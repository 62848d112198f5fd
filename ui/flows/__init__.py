"""The data-flow map on screen."""
