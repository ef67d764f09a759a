"""What goes wrong with a managed item, said so that its owner can mend it."""

from __future__ import annotations

from collections.abc import Sequence

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.lifecycle.compare import Difference


class ItemError(ItsmngError):
    """Something about one item could not be done; names the itemtype and, where there is one, the id."""


class NotThere(ItemError):
    """A reference leads to nothing."""


class NotVisible(ItemError):
    """A reference leads to what is not visible where it is used."""


class NotHonoured(ItemError):
    """The server accepted a write and then did something else.

    Attributes:
        differences: what is live against what was asked, field by field.
    """

    def __init__(self, item: str, differences: Sequence[Difference], outcome: str) -> None:
        self.differences = tuple(differences)
        fields = "; ".join(str(difference) for difference in differences)
        super().__init__(f"{item}: the server said yes and did something else: {fields}; {outcome}")


def no_right_to(do: str) -> str:
    """Why a server may have refused to do something with an item that is there, which it does not tell."""
    return (
        f"the account's profile may have no right to {do} it, or the item lies in an entity that the session does not "
        "see; check the account's authorizations in ITSM-NG"
    )
