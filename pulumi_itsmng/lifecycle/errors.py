"""What goes wrong with a managed item, said so that its owner can mend it."""

from __future__ import annotations

from collections.abc import Sequence

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.api.errors import Subject
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.compare import Difference


class ItemError(ItsmngError):
    """Something about one item could not be done; on its way out it gets the itemtype and the id as its subject."""


class ReferenceNotFound(ItemError):
    """A reference leads to nothing."""


class NotVisible(ItemError):
    """A reference leads to what is not visible where it is used."""


class WriteNotHonoured(ItemError):
    """The server accepted a write and then did something else.

    Attributes:
        differences: what is live against what was asked, field by field.
    """

    def __init__(self, subject: Subject, differences: Sequence[Difference], outcome: str) -> None:
        fields = "; ".join(str(difference) for difference in differences)
        super().__init__(f"the server said yes and did something else: {fields}; {outcome}", subject=subject)
        self.differences = tuple(differences)


def not_done(itemtype: ItemType, item_id: int | None, what: str, error: ItsmngError) -> ItemError:
    """The error of an operation that another error has ended.

    Args:
        itemtype: the itemtype of the item.
        item_id: its id, if it has one already.
        what: what was not done.
        error: the other error; what it is about is named where that is something else.
    """
    about_it = error.itemtype in (itemtype.name, itemtype.api_itemtype) and error.item_id in (None, item_id)
    field = error.subject.field if error.subject else None
    message = error.message if about_it else error.sentence
    return ItemError(f"{what}: {message}", hint=error.hint, subject=Subject(itemtype.name, item_id, field))


def no_right_to(do: str) -> str:
    """Why a server may have refused to do something with an item that is there, which it does not tell."""
    return (
        f"the account's profile may have no right to {do} it, or the item lies in an entity that the session does not "
        "see; check the account's authorizations in ITSM-NG"
    )
