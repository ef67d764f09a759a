"""What the settings of an entity have in common: most can be left to the parent entity."""

from pulumi_itsmng.catalog.fields import Field, enum, integer

INHERIT = {"inherit": -2}
NEVER = {"never": -10}

_AS_THE_PARENT = "or `inherit` as the parent entity has it."


def inheritable_word(name: str, description: str, words: dict[str, int], *, column: str | None = None) -> Field:
    """One of some words, or as the parent entity has it."""
    return enum(name, f"{description}, {_AS_THE_PARENT}", named_values=INHERIT | words, column=column, default=-2)


def inheritable_flag(name: str, description: str, *, column: str | None = None) -> Field:
    """Yes, no, or as the parent entity has it."""
    return inheritable_word(name, f"{description}: `yes`, `no`", {"no": 0, "yes": 1}, column=column)


def inheritable_number(name: str, description: str, words: dict[str, int], *, column: str, default: int = -2) -> Field:
    """A number, one of some words, or as the parent entity has it."""
    return integer(
        name, f"{description}, {_AS_THE_PARENT}", named_values=INHERIT | words, column=column, default=default
    )
