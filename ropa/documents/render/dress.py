"""What a paper wears, made safe: a colour that can be read, a picture that is one, a line for the foot.

Whatever cannot be used is left out, and the paper is printed without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageFont

from ropa.documents.model import Dress

_WIDEST, _HIGHEST = 60.0, 18.0
"""A logo in millimetres, at most."""

_MOST_DOTS = 40_000_000
_LEGIBLE = 4.5
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_FAMILY = re.compile(r"[^\W_][\w .-]{0,62}")
_KINDS = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}
"""MPO is a JPEG of a camera with more pictures behind the first."""


@dataclass(frozen=True)
class Picture:
    """A logo: its bytes, "png" or "jpeg", and how wide and high it stands, in millimetres."""

    data: bytes
    kind: str
    width: float
    height: float


def colour(dress: Dress) -> str:
    """The six digits of its colour; none where it cannot be read on white."""
    code = dress.colour.strip()
    digits = code[1:].lower() if _COLOUR.fullmatch(code) else ""
    return digits if digits and contrast(digits, "ffffff") >= _LEGIBLE else ""


def on_dark(digits: str, ground: str) -> str:
    """The same colour, lightened until it can be read on a dark ground."""
    for part in range(21):
        lighter = "".join(f"{round(level + (255 - level) * part / 20):02x}" for level in bytes.fromhex(digits))
        if contrast(lighter, ground) >= _LEGIBLE:
            return lighter
    return "ffffff"


def contrast(one: str, other: str) -> float:
    """Of two colours, from 1 to 21, as WCAG counts it."""
    light, dark = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _brightness(digits: str) -> float:
    levels = (level / 255 for level in bytes.fromhex(digits))
    linear = (level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4 for level in levels)
    return sum(share * level for share, level in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def picture(dress: Dress) -> Picture | None:
    """Its logo in the size in which it stands; None where the bytes are no picture."""
    if not dress.logo:
        return None
    try:
        with Image.open(BytesIO(dress.logo), formats=("PNG", "JPEG")) as image:
            wide, high = image.size
            if not 0 < wide * high <= _MOST_DOTS:
                return None
            image.load()
            kind = _KINDS[image.format or ""]
    except Exception:  # noqa: BLE001 (a damaged picture fails anywhere in the library; the paper is printed without it)
        return None
    scale = min(_WIDEST / wide, _HIGHEST / high)
    return Picture(dress.logo, kind, wide * scale, high * scale)


def is_picture(data: bytes) -> bool:
    """Whether bytes are a picture that a paper can show."""
    return picture(Dress(logo=data)) is not None


def family(dress: Dress) -> str:
    """The name by which other programs know its typeface; none where the file is none or its name is no name."""
    if not dress.font:
        return ""
    try:
        name = ImageFont.truetype(dress.font).getname()[0] or ""
    except (OSError, ValueError, ImportError):
        return ""
    return name if _FAMILY.fullmatch(name) else ""


def line(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())
