"""An item, as errors name it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.api.errors import Subject
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.errors import ItemError, not_done

LOGGER = logging.getLogger("pulumi_itsmng.lifecycle")
"""At level WARNING, what the user should know although nothing failed. In a provider's process it goes to standard
error, which Pulumi shows."""


@dataclass(frozen=True)
class Item:
    """An item of an itemtype.

    Attributes:
        itemtype: its itemtype.
        id: its id; 0 if it is not there yet and needs none.
    """

    itemtype: ItemType
    id: int

    def __str__(self) -> str:
        """How messages name it: `Computer 7`."""
        return str(self.subject)

    @property
    def subject(self) -> Subject:
        """The item as the subject of an error."""
        return Subject(self.itemtype.name, self.id)

    def error(self, message: str, *, hint: str = "") -> ItemError:
        """An error that is about the item."""
        return ItemError(message, hint=hint, subject=self.subject)

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Let errors say that they are about this item, and what was not done."""
        with doing(self.itemtype, self.id, what):
            yield


@contextmanager
def doing(itemtype: ItemType, item_id: int | None, what: str) -> Iterator[None]:
    """Let errors say what they are about and what was not done, unless they say so themselves.

    Args:
        itemtype: the itemtype of the item.
        item_id: its id; None if it has none yet.
        what: what was not done, such as `not updated`.
    """
    try:
        yield
    except ItemError as error:
        if error.itemtype == itemtype.name:
            raise
        raise not_done(itemtype, item_id, what, error) from error.__cause__
    except ItsmngError as error:
        raise not_done(itemtype, item_id, what, error) from error
