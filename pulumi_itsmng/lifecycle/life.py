"""The life of a managed item: created, read, updated, deleted, and every write verified."""

from __future__ import annotations

from pulumi_itsmng.lifecycle.creating import Creating
from pulumi_itsmng.lifecycle.deleting import Deleting
from pulumi_itsmng.lifecycle.finding import Finding
from pulumi_itsmng.lifecycle.updating import Updating


class ItemLifecycle(Creating, Finding, Updating, Deleting):
    """Creates, finds, reads, updates and deletes the items of one itemtype.

    Every method raises `ItemError`, whose text is one line for the user: what failed, what the server said, what to
    do.
    """
