"""Preferences of a user: one that equals the installation's own is stored as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.config import settings
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input

PREFERENCES = ITEMTYPE_LISTS["user_pref_field"]
"""Their columns, in the server's order."""


def without_defaults(context: RequestContext, wanted: Input) -> Input:
    """A user's values, his preferences reduced to what differs from the installation's."""
    if wanted.keys().isdisjoint(PREFERENCES):
        return dict(wanted)
    defaults = settings(context.database)
    return {
        name: "NULL" if name in PREFERENCES and value is not None and as_text(value) == defaults.get(name) else value
        for name, value in wanted.items()
    }
