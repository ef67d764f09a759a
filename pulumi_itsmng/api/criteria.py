"""What a search asks for: conditions on fields, combined with and, or and not.

```python
where("name").contains("pc") & (where("serial").equals("S1") | ~where("Location.completename").contains("Paris"))
```

The server's `contains` has no case, knows `%` as a wildcard and `^` and `$` as anchors, and never finds `<`; `equals`
compares what a reference refers to, so it takes an id. For lookups that are exact see `Items.find`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlencode

from pulumi_itsmng.api.request import Param, Params

SearchType = Literal[
    "contains", "notcontains", "equals", "notequals", "lessthan", "morethan", "under", "notunder", "empty"
]
FieldName = str | int
"""A field by name, as `Search.options` lists them, or the number of its search option."""

Numbered = Callable[[FieldName], int]
"""Gives the number of a field's search option."""


class Criteria(ABC):
    """Something that holds for an item or not; combine it with `&`, `|` and `~`."""

    def __and__(self, other: Criteria) -> Criteria:
        return _joined("AND", self, other)

    def __or__(self, other: Criteria) -> Criteria:
        return _joined("OR", self, other)

    @abstractmethod
    def __invert__(self) -> Criteria:
        """What holds for just the other items."""

    def params(self, numbered: Numbered) -> Params:
        """As parameters of a search.

        Args:
            numbered: gives the number of a field's search option.
        """
        # Alternatives can be many: at the top, their addresses are half as long.
        link = "OR" if len(self._alternatives) > 1 else "AND"
        entries = (one.entry(f"criteria[{place}]", link, numbered) for place, one in enumerate(self._alternatives))
        return [param for entry in entries for param in entry]

    @property
    def size(self) -> int:
        """The bytes that they take at most in a query string, as some of up to a hundred alternatives."""
        entries = [param for one in self._alternatives for param in one.entry("criteria[99]", "OR", lambda _: 99_999)]
        return len(urlencode(entries)) + 1

    @property
    def _alternatives(self) -> tuple[Criteria, ...]:
        return (self,)

    @abstractmethod
    def halves(self) -> tuple[Criteria, Criteria] | None:
        """Two criteria, of which one or both hold just where these do; None without alternatives in them."""

    @abstractmethod
    def entry(self, path: str, link: str, numbered: Numbered) -> Iterator[Param]:
        """As one entry of a list of criteria.

        Args:
            path: the entry's place in the query.
            link: how it is linked to those before it.
            numbered: gives the number of a field's search option.
        """


@dataclass(frozen=True)
class _Condition(Criteria):
    field: FieldName
    search_type: SearchType
    value: str | int
    negated: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.value, (str, int)):  # an output of Pulumi's, say, would be sent as its description
            raise TypeError(f"{self.field} is compared with a text or a number, not with a {type(self.value).__name__}")

    def __invert__(self) -> Criteria:
        return replace(self, negated=not self.negated)

    def halves(self) -> None:
        return None

    def entry(self, path: str, link: str, numbered: Numbered) -> Iterator[Param]:
        yield f"{path}[link]", f"{link} NOT" if self.negated else link
        yield f"{path}[field]", numbered(self.field)
        yield f"{path}[searchtype]", self.search_type
        yield f"{path}[value]", self.value


@dataclass(frozen=True)
class _Group(Criteria):
    link: Literal["AND", "OR"]
    members: tuple[Criteria, ...]

    def __invert__(self) -> Criteria:
        # Down to the single conditions: where a field is not set, the server's negation of a group holds for neither.
        return _Group("OR" if self.link == "AND" else "AND", tuple(~member for member in self.members))

    @property
    def _alternatives(self) -> tuple[Criteria, ...]:
        return self.members if self.link == "OR" else (self,)

    def halves(self) -> tuple[Criteria, Criteria] | None:
        if self.link == "OR":
            middle = len(self.members) // 2
            return _joined("OR", *self.members[:middle]), _joined("OR", *self.members[middle:])
        # All must hold: the longest of them that is made of alternatives is halved, and the others go with both.
        for one in sorted(self.members, key=lambda member: member.size, reverse=True):
            if halves := one.halves():
                others = [member for member in self.members if member is not one]
                return _joined("AND", halves[0], *others), _joined("AND", halves[1], *others)
        return None

    def entry(self, path: str, link: str, numbered: Numbered) -> Iterator[Param]:
        yield f"{path}[link]", link
        for position, member in enumerate(self.members):
            yield from member.entry(f"{path}[criteria][{position}]", self.link, numbered)


def _joined(link: Literal["AND", "OR"], *criteria: Criteria) -> Criteria:
    """A group, without groups of the same kind in it: each would make all addresses below it longer."""
    if len(criteria) == 1:
        return criteria[0]
    members = (one.members if isinstance(one, _Group) and one.link == link else (one,) for one in criteria)
    return _Group(link, tuple(member for several in members for member in several))


@dataclass(frozen=True)
class where:  # noqa: N801 - reads as a sentence: where("name").contains("pc")
    """A field of the items that are searched.

    Attributes:
        field: its name, or the number of its search option.
    """

    field: FieldName

    def contains(self, text: str) -> Criteria:
        """It contains a text; `^` and `$` anchor it, `%` stands for anything."""
        return _Condition(self.field, "contains", text)

    def equals(self, value: str | int) -> Criteria:
        """It is a value; of a reference, the id."""
        return _Condition(self.field, "equals", value)

    def not_equals(self, value: str | int) -> Criteria:
        """It is not a value; of a reference, the id."""
        return _Condition(self.field, "notequals", value)

    def under(self, item_id: int) -> Criteria:
        """It refers to an item of a tree, or to one below it.

        Where a branch was moved away, the server still finds what is in it: check the parents.
        """
        return _Condition(self.field, "under", item_id)

    def not_under(self, item_id: int) -> Criteria:
        """It refers neither to an item of a tree nor to one below it."""
        return _Condition(self.field, "notunder", item_id)

    def less_than(self, value: str | int) -> Criteria:
        """It is a date before another, as `2026-01-31 12:00:00`, or relative, as `-7DAY`."""
        return _Condition(self.field, "lessthan", value)

    def more_than(self, value: str | int) -> Criteria:
        """It is a date after another, as `2026-01-31 12:00:00`, or relative, as `-7DAY`."""
        return _Condition(self.field, "morethan", value)

    def is_empty(self) -> Criteria:
        """It is not set."""
        return _Condition(self.field, "empty", "null")
