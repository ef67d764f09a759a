"""Which items the resources of one run stand for: each of them for one resource, and none of them is deleted."""

from __future__ import annotations

from pulumi_itsmng.lifecycle.errors import ItemError


class Claims:
    """What was created or taken over in one process, and what was deleted.

    A replacement that creates before it deletes takes over the very item that it is then told to delete, and so does
    a resource that was renamed in the program: what a resource has claimed in this run is not deleted in it.
    """

    def __init__(self) -> None:
        self._claimed: set[tuple[str, int]] = set()
        self._purged: set[tuple[str, int]] = set()

    def claim(self, itemtype: str, item_id: int) -> None:
        """Note that a resource stands for an item.

        Raises:
            ItemError: another one does already.
        """
        if self.is_claimed(itemtype, item_id):
            raise ItemError("another resource of this program stands for it: remove one of them, or its `adopt`")
        self._claimed.add((itemtype, item_id))

    def is_claimed(self, itemtype: str, item_id: int) -> bool:
        """Whether a resource of this run stands for an item."""
        return (itemtype, item_id) in self._claimed

    def note_purged(self, itemtype: str, item_id: int) -> None:
        """Note that an item is gone for good, by this run's own hand."""
        self._purged.add((itemtype, item_id))

    def is_purged(self, itemtype: str, item_id: int) -> bool:
        """Whether this run itself has purged an item."""
        return (itemtype, item_id) in self._purged
