"""Searches over what a test made, told apart by a mark in the items' names."""

from __future__ import annotations

from typing import Any

import httpx

from tests.contract.session import JSON, Session, unique

NAME, ID, LOCATION, SERIAL, STATUS, COMMENT, UPDATED, USER, ENTITY = 1, 2, 3, 5, 31, 16, 19, 70, 80

Criterion = dict[str, Any]


def criterion(field: int | str, value: object, search_type: str = "contains", link: str = "AND") -> Criterion:
    """One criterion."""
    return {"link": link, "field": field, "searchtype": search_type, "value": value}


def group(*criteria: Criterion, link: str = "AND") -> Criterion:
    """Several criteria as one."""
    return {"link": link, "criteria": list(criteria)}


class Shelf:
    """Items whose names share a mark, and searches that see no others."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.mark = unique("shelf")

    def put(self, name: str, itemtype: str = "Computer", **row: Any) -> int:
        """Create an item whose name ends as given."""
        return self.session.create(itemtype, name=f"{self.mark} {name}", **row)

    def search(self, *criteria: Criterion, itemtype: str = "Computer", **parameters: Any) -> httpx.Response:
        """Any search among the items with the mark."""
        wanted = [criterion(NAME, f"^{self.mark}"), *([group(*criteria)] if criteria else [])]
        # A group must come last: what is behind one is not checked.
        return self.session.request("GET", f"search/{itemtype}", **flat({"criteria": wanted}), **parameters)

    def found(self, *criteria: Criterion, itemtype: str = "Computer", **parameters: Any) -> list[str]:
        """The names of what a search finds, without the mark, in its order."""
        answer = self.search(*criteria, itemtype=itemtype, **{"range": "0-99"} | parameters).json()
        return [row[str(NAME)].removeprefix(self.mark).strip() for row in answer.get("data", [])]

    def row(self, **parameters: Any) -> JSON:
        """The only row a search finds."""
        (row,) = self.search(**parameters).json()["data"]
        found: JSON = row
        return found


def flat(value: Any, name: str = "") -> dict[str, Any]:
    """Parameters in lists and objects as a query string has them: `criteria[0][field]`."""
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = dict(enumerate(value)).items()
    else:
        return {name: value}
    pairs: dict[str, Any] = {}
    for key, one in inner:
        pairs |= flat(one, f"{name}[{key}]" if name else str(key))
    return pairs
