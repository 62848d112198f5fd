"""What a person is told where the memory does not suffice; only who speaks last catches that."""

from __future__ import annotations

from ropa.errors import RopaError
from ropa.i18n import N_


class NoMemory(RopaError):
    """Stands for a MemoryError."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "There is not enough memory for this. What was saved and written before is safe. "
                "Close other programs, or choose less at once."
            )
        )
