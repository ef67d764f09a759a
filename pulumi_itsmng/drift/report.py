"""What a comparison of a stack with the live items found. This is also the JSON that `--format json` writes."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

FORMAT_VERSION = 1
"""The version of the JSON: it grows when something in it is renamed, removed or means something else."""

Value = bool | int | str | None
"""A value in the words of the program: a yes or no, a number or a text; of a reference, the name; None if secret."""


class Model(BaseModel):
    """A part of the result, which nobody changes; its JSON has camelCase keys."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)


class Status(str, Enum):
    """How an item compares with what the stack says of it."""

    IN_SYNC = "in sync"
    CHANGED = "changed"
    TRASHED = "trashed"
    MISSING = "missing"
    UNREADABLE = "unreadable"


class Blame(Model):
    """An entry of the server's history that tells how it came to a change.

    Attributes:
        who: the person's name and id, as the server noted them.
        when: date and time, in the server's time zone, or in the account's own if it has one.
        before: the value before; a reference as name and id; None if it is secret, or if nothing was changed.
        after: the value after, likewise; the server keeps the first 180 characters of a text.
    """

    who: str
    when: str
    before: str | None = None
    after: str | None = None


class FieldDrift(Model):
    """A declared field that is not as the stack says.

    Attributes:
        field: its name in the program.
        expected: the value in the stack's state.
        actual: the value on the server.
        expected_id: of a reference, the id that it led to; 0 for nothing.
        actual_id: of a reference, the id that it leads to now.
        secret: whether the program made it a secret, so that values are not shown.
        blame: who changed it; None where the server does not tell.
    """

    field: str
    expected: Value
    actual: Value
    expected_id: int | None = None
    actual_id: int | None = None
    secret: bool = False
    blame: Blame | None = None


class ItemDrift(Model):
    """A resource, and what became of its item.

    Attributes:
        resource: the resource's name in the program.
        urn: its name in the world.
        itemtype: the itemtype.
        item_id: the item's id.
        name: what the item is called, where it has a name that is no secret.
        status: how it compares.
        fields: the fields that differ.
        not_comparable: names of the fields that could not be compared, as the state holds them encrypted.
        external: whether the program only reads it.
        retained: whether it outlives its resource.
        blame: who put it into the trash, or removed it; None where the server does not tell.
        reason: why it is not readable.
    """

    resource: str
    urn: str
    itemtype: str
    item_id: int
    name: str
    status: Status
    fields: tuple[FieldDrift, ...] = ()
    not_comparable: tuple[str, ...] = ()
    external: bool = False
    retained: bool = False
    blame: Blame | None = None
    reason: str = ""

    @property
    def is_drift(self) -> bool:
        """Whether something changed behind the program's back."""
        return self.status in (Status.CHANGED, Status.TRASHED, Status.MISSING)

    @property
    def is_doubtful(self) -> bool:
        """Whether not all of it could be compared."""
        return self.status is Status.UNREADABLE or bool(self.not_comparable)


class Unmanaged(Model):
    """Items of one itemtype that no resource declares.

    Attributes:
        itemtype: the itemtype.
        where: what they belong to: `entities` that the stack manages, or `users` that it declares.
        count: how many there are.
        first: what the first of them are called, each with its id.
    """

    itemtype: str
    where: str
    count: int
    first: tuple[str, ...]


class Unlisted(Model):
    """An itemtype of which the server gave no list, so that its unmanaged items are not known.

    Attributes:
        itemtype: the itemtype.
        right: the right to read that the account's profile lacks, by its name in the profile; empty if another error
            is the reason.
        reason: the error.
    """

    itemtype: str
    right: str
    reason: str


class Report(Model):
    """All that was found.

    Attributes:
        version: the version of this format.
        generator: the program that wrote it, with its version.
        stack: the stack's name.
        server: the address of the server's API.
        checked_at: when it was looked at, by this machine's clock, as ISO 8601 in UTC.
        items: every resource that stands for an item, in the order of the state.
        passing: how many resources were left out, as they wait for their deletion or replacement.
        unmanaged: what no resource declares; None if it was not asked for.
        unlisted: the itemtypes that are missing from `unmanaged`, as they cannot be listed.
        notes: what else should be known, such as that the history may not be read.
    """

    version: int = FORMAT_VERSION
    generator: str
    stack: str
    server: str
    checked_at: str
    items: tuple[ItemDrift, ...]
    passing: int = 0
    unmanaged: tuple[Unmanaged, ...] | None = None
    unlisted: tuple[Unlisted, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[Status, int]:
        """How many items there are of each status."""
        found = Counter(item.status for item in self.items)
        return {status: found[status] for status in Status}

    @property
    def findings(self) -> tuple[ItemDrift, ...]:
        """The items that are not simply in sync."""
        return tuple(item for item in self.items if item.is_drift or item.is_doubtful)

    @property
    def is_doubtful(self) -> bool:
        """Whether something that was asked for could not be told."""
        return bool(self.unlisted) or any(item.is_doubtful for item in self.items)
