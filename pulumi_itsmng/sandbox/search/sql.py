"""Pieces of SQL that carry the values of their question marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Sql(NamedTuple):
    """A piece of SQL.

    Attributes:
        text: The SQL.
        values: The values of its question marks.
    """

    text: str
    values: tuple[object, ...] = ()

    @property
    def negated(self) -> Sql:
        """The opposite of a condition."""
        return Sql(f"NOT ({self.text})", self.values)


def joined(separator: str, pieces: Iterable[Sql]) -> Sql:
    """Several pieces as one.

    Args:
        separator: What stands between them.
    """
    pieces = list(pieces)
    return Sql(
        separator.join(piece.text for piece in pieces), tuple(value for piece in pieces for value in piece.values)
    )


def one_of(expression: str, values: Iterable[object], *, negative: bool = False) -> Sql:
    """A condition that an expression has one of some values.

    Args:
        negative: Whether it must have none of them.
    """
    values = tuple(values)
    return Sql(f"{expression} {'NOT ' if negative else ''}IN ({', '.join('?' * len(values))})", values)
