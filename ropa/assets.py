"""Where the data files are: in a source tree, a wheel or a frozen program alike."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def asset(*parts: str) -> Traversable:
    """A file or folder under resources/."""
    return files("resources").joinpath(*parts)
