"""The vocabulary in which itemtypes are declared.

A declaration says what a field *is*; validation, payloads, comparison, the typed classes and `schema.json`
are derived from it. Fields are made with the lower-case functions below: `text("serial", "Serial number.")`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal["text", "flag", "integer", "decimal", "timestamp", "reference", "secret", "choice", "names", "resolved"]
"""What sort of value a field holds.

`secret` is a text that is written and never read back.
`choice` and `names` (a list of names of fields) are options of the provider; `resolved` is what references led to.
"""

Format = Literal[
    "plain", "email", "language", "latitude", "login", "longitude", "mailbox", "number", "status", "time zone"
]
"""What a text must look like; `mailbox` is an email address as the server checks those of users,
`status` is `STATUS_` and the id of one."""


class Field(BaseModel):
    """One property of a resource.

    Attributes:
        name: the property's name in Python, in ITSM-NG's own words and snake_case.
        description: one or more sentences for the reference documentation.
        kind: what sort of value it holds.
        column: the API column that holds it; None for an option of the provider itself.
        computed: True if only the server sets it (an output), False for an input.
        default: what the server sets where nothing is said, and what an input that leaves the program goes back to.
        refused: texts that the server does not take, for kind `text`.
        max_length: characters that fit into the column, for kind `text`, as the server counts them.
        max_bytes: bytes of UTF-8 that fit into the column, for kind `text`, as the server counts them.
        format: what a text must look like.
        trimmed: whether the server cuts spaces around a text.
        case_insensitive: whether two texts that differ only in case or accents are the same to the server.
        target: the itemtype it refers to, for kind `reference`.
        target_where: for kind `reference`, another itemtype that it refers to where another field has a certain value:
            name of that field, value, itemtype.
        minimum: the smallest number allowed; for kind `reference`, and for an id instead of a word in kind `choice`,
            the smallest id (the root entity is 0).
        maximum: the largest number allowed.
        named_values: words for numbers with a meaning of their own, such as `inherit` for -2; kind `text` keeps the
            numbers as text.
        enum_only: whether the words are all that is allowed.
        creatable: whether a missing target of this reference can be made by its name alone.
        choices: the words allowed, for kind `choice`.
        replace_on_change: whether another value makes another item, so that the resource is replaced.
        not_clearable: whether the server has no way to take a value back: it stays when the input leaves the program,
            and a reference cannot be cleared, nor a flag be set to no.
        precondition: what must be so on the server before it takes a value, for the error where it did not.
        requires: name of another field, and the value that this one needs there; it is the default.
        inherits_setting: the setting of the server whose value is kept as nothing: it holds where nothing is set.
        confirmed_by: for kind `secret`, the output whose change shows that the server took it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    description: str
    kind: Kind
    column: str | None = None
    computed: bool = False
    default: str | int | bool = ""
    refused: tuple[str, ...] = ()
    max_length: int | None = None
    max_bytes: int | None = None
    format: Format = "plain"
    trimmed: bool = False
    case_insensitive: bool = False
    target: str | None = None
    target_where: tuple[str, str, str] | None = None
    minimum: int | None = None
    maximum: int | None = None
    named_values: tuple[tuple[str, int], ...] = ()
    enum_only: bool = False
    creatable: bool = False
    choices: tuple[str, ...] = ()
    replace_on_change: bool = False
    not_clearable: bool = False
    precondition: str = ""
    requires: tuple[str, str] | None = None
    inherits_setting: str | None = None
    confirmed_by: str | None = None

    def for_values(self, values: Mapping[str, Any]) -> Field:
        """The field as it is beside the values of others: some refer to one itemtype or another."""
        if self.target_where is None:
            return self
        other, value, target = self.target_where
        return self.model_copy(update={"target": target}) if values.get(other) == value else self

    @property
    def key(self) -> str:
        """The property's key in state, in check failures and in `schema.json`: the name in camelCase."""
        return camel_case(self.name)


def text(
    name: str,
    description: str,
    *,
    column: str | None = None,
    format: Format = "plain",  # noqa: A002 - as the field has it
) -> Field:
    """A text of one line that the user may set (a `varchar(255)` column, checked by the server in bytes)."""
    return Field(name=name, description=description, kind="text", column=column or name, max_bytes=255, format=format)


def item_name(description: str = "Name.", *, trimmed: bool = True, refused: tuple[str, ...] = ()) -> Field:
    """The name of an item, of which the server counts characters and, of most kinds, cuts spaces around it."""
    return Field(
        name="name",
        description=description,
        kind="text",
        column="name",
        max_length=255,
        trimmed=trimmed,
        refused=refused,
    )


def long_text(name: str, description: str, *, column: str | None = None) -> Field:
    """A text of any number of lines that the user may set (a `text` column, 65,535 bytes)."""
    return Field(name=name, description=description, kind="text", column=column or name, max_bytes=65_535)


def flag(
    name: str, description: str, *, column: str | None = None, default: bool = False, not_clearable: bool = False
) -> Field:
    """Yes or no."""
    return Field(
        name=name,
        description=description,
        kind="flag",
        column=column or name,
        default=default,
        not_clearable=not_clearable,
    )


def timestamp(name: str, description: str, *, column: str) -> Field:
    """A date and a time that the user may set, in the server's time zone (a `timestamp` column)."""
    return Field(name=name, description=description, kind="timestamp", column=column)


def secret(name: str, description: str, *, confirmed_by: str, requires: tuple[str, str]) -> Field:
    """A text that is written and never read back; that it was taken shows in an output."""
    return Field(
        name=name, description=description, kind="secret", column=name, confirmed_by=confirmed_by, requires=requires
    )


def integer(
    name: str,
    description: str,
    *,
    column: str | None = None,
    default: int = 0,
    minimum: int = 0,
    maximum: int = 2_147_483_647,
    named_values: Mapping[str, int] | None = None,
) -> Field:
    """A whole number, or one of some words for numbers with a meaning of their own."""
    return Field(
        name=name,
        description=description,
        kind="integer",
        column=column or name,
        default=default,
        minimum=minimum,
        maximum=maximum,
        named_values=tuple((named_values or {}).items()),
    )


def enum(
    name: str, description: str, *, named_values: Mapping[str, int], column: str | None = None, default: int
) -> Field:
    """One of some words, which the server keeps as numbers."""
    return Field(
        name=name,
        description=description,
        kind="integer",
        column=column or name,
        default=default,
        named_values=tuple(named_values.items()),
        enum_only=True,
    )


def date_source(name: str, description: str, *, column: str, named_values: Mapping[str, int], enum_only: bool) -> Field:
    """Where a date comes from: one of some words, or a status, which the server keeps as text."""
    return Field(
        name=name,
        description=description,
        kind="text",
        column=column,
        default="-2",
        max_bytes=255,
        format="status",
        named_values=tuple(named_values.items()),
        enum_only=enum_only,
    )


def reference(
    name: str,
    description: str,
    *,
    to: str,
    column: str,
    minimum: int = 1,
    default: int = 0,
    named_values: Mapping[str, int] | None = None,
    creatable: bool = False,
    replace_on_change: bool = False,
    not_clearable: bool = False,
    precondition: str = "",
) -> Field:
    """A link to an item of another itemtype."""
    return Field(
        name=name,
        description=description,
        kind="reference",
        column=column,
        target=to,
        minimum=minimum,
        default=default,
        named_values=tuple((named_values or {}).items()),
        creatable=creatable,
        replace_on_change=replace_on_change,
        not_clearable=not_clearable,
        precondition=precondition,
    )


def option(name: str, description: str, *, choices: tuple[str, ...], minimum: int | None = None) -> Field:
    """A wish about how the provider treats the item, one of some words or an id; never sent to the server."""
    return Field(name=name, description=description, kind="choice", choices=choices, minimum=minimum)


def option_flag(name: str, description: str) -> Field:
    """A wish about how the provider treats the item, yes or no; never sent to the server."""
    return Field(name=name, description=description, kind="flag", default=False)


def computed(name: str, description: str, *, kind: Kind, column: str | None = None) -> Field:
    """An output: a value that only the server sets."""
    return Field(name=name, description=description, kind=kind, column=column or name, computed=True)


def camel_case(name: str) -> str:
    """Turn `inventory_number` into `inventoryNumber`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
