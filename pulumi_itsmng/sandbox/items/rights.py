"""What a profile may allow, as bits of a right."""

from __future__ import annotations

from typing import Final

READ: Final = 1
UPDATE: Final = 2
CREATE: Final = 4
DELETE: Final = 8
PURGE: Final = 16
READNOTE: Final = 32
UPDATENOTE: Final = 64

DROPDOWN_RIGHT: Final = "dropdown"
"""The right of itemtypes whose columns name none."""
