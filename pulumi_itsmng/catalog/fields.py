"""The vocabulary in which itemtypes are declared.

A declaration says what a field *is*; validation, payloads, comparison, the typed classes and `schema.json`
are derived from it. Fields are made with the lower-case functions below: `text("serial", "Serial number.")`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal["text", "flag", "integer", "timestamp", "reference", "choice"]


class Field(BaseModel):
    """One property of a resource.

    Attributes:
        name: the property's name in Python, in ITSM-NG's own words and snake_case.
        description: one or more sentences for the reference documentation.
        kind: what sort of value it holds.
        column: the API column that holds it; None for an option of the provider itself.
        computed: True if only the server sets it (an output), False for an input.
        max_length: characters that fit into the column, for kind `text`, as the server counts them.
        max_bytes: bytes of UTF-8 that fit into the column, for a long text, as the server counts them.
        target: the itemtype it refers to, for kind `reference`.
        minimum: the smallest id it may refer to, for kind `reference` (the root entity is 0).
        choices: the words allowed, for kind `choice`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    description: str
    kind: Kind
    column: str | None = None
    computed: bool = False
    max_length: int | None = None
    max_bytes: int | None = None
    target: str | None = None
    minimum: int = 1
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The property's key in state, in check failures and in `schema.json`: the name in camelCase."""
        return camel_case(self.name)


def text(name: str, description: str, *, column: str | None = None, max_length: int = 255) -> Field:
    """A text of one line that the user may set (a `varchar` column)."""
    return Field(name=name, description=description, kind="text", column=column or name, max_length=max_length)


def long_text(name: str, description: str, *, column: str | None = None) -> Field:
    """A text of any number of lines that the user may set (a `text` column, 65,535 bytes)."""
    return Field(name=name, description=description, kind="text", column=column or name, max_bytes=65_535)


def reference(name: str, description: str, *, to: str, column: str, minimum: int = 1) -> Field:
    """A link to an item of another itemtype."""
    return Field(name=name, description=description, kind="reference", column=column, target=to, minimum=minimum)


def option(name: str, description: str, *, choices: tuple[str, ...]) -> Field:
    """A wish about how the provider treats the item; never sent to the server."""
    return Field(name=name, description=description, kind="choice", choices=choices)


def computed(name: str, description: str, *, kind: Kind, column: str | None = None) -> Field:
    """An output: a value that only the server sets."""
    return Field(name=name, description=description, kind=kind, column=column or name, computed=True)


def camel_case(name: str) -> str:
    """Turn `inventory_number` into `inventoryNumber`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
