"""What a lookup gives: an item that a program refers to and does not manage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, kw_only=True)
class LookupResult:
    """An item that was looked up, with what the server had then; as the value of an input it stands for its id.

    Attributes:
        itemtype: the name of its kind.
        item_id: its id, as a number.
    """

    itemtype: ClassVar[str]
    item_id: int

    @property
    def id(self) -> str:
        """Its id, as resources have it."""
        return str(self.item_id)


@dataclass(frozen=True, kw_only=True)
class GetItemResult(LookupResult):
    """An item of any itemtype.

    Attributes:
        properties: all that is known of it, by name: of kinds that are no resources, the name alone.
    """

    properties: Mapping[str, Any]
