"""What a declaration of an itemtype consists of."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict

from pulumi_itsmng.catalog.fields import Field, computed, option

ON_DESTROY = option(
    "on_destroy",
    "What becomes of the item when the resource leaves the program: `trash` or `purge`. "
    "The default is the provider's `onDestroy` setting.",
    choices=("trash", "purge"),
)

COMMON_OUTPUTS = (
    computed("item_id", "The item's id, as a number.", kind="integer", column="id"),
    computed("is_deleted", "Whether the item lies in the trash.", kind="flag"),
    computed("date_creation", "When the item was created, in the server's time zone.", kind="timestamp"),
    computed(
        "date_mod",
        "When the item was last changed, in the server's time zone, as of the last change of a declared field.",
        kind="timestamp",
    ),
)


class ItemType(BaseModel):
    """One itemtype of ITSM-NG, declared once.

    Attributes:
        name: the itemtype's name in the API, and the resource's.
        description: what it is, for the reference documentation.
        fields: the fields that a program may set.
        identified_by: names of fields of which a program must set at least one, most telling first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    description: str
    fields: tuple[Field, ...]
    identified_by: tuple[str, ...]

    @cached_property
    def inputs(self) -> dict[str, Field]:
        """All that a program may set, by name: the fields and the provider's options."""
        return {field.name: field for field in (*self.fields, ON_DESTROY)}

    @cached_property
    def stored(self) -> dict[str, Field]:
        """The fields kept by the server that a program may set, by name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def outputs(self) -> dict[str, Field]:
        """What only the server sets, by name."""
        return {field.name: field for field in COMMON_OUTPUTS}

    @cached_property
    def properties(self) -> dict[str, Field]:
        """Inputs and outputs, by name."""
        return self.inputs | self.outputs
