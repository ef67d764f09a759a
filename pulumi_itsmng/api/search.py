"""The server's own search: over fields of an itemtype and of what belongs to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

import anyio

from pulumi_itsmng.api.codec import decode
from pulumi_itsmng.api.criteria import Criteria, FieldName
from pulumi_itsmng.api.errors import UnexpectedResponse
from pulumi_itsmng.api.pages import PAGE
from pulumi_itsmng.api.request import Params
from pulumi_itsmng.api.search_pages import LONGEST_RANGE, SearchPages
from pulumi_itsmng.api.session import Session
from pulumi_itsmng.text import did_you_mean

_NAME = 1
"""The number of the search option by which the server sorts by itself."""

_USUAL = 150
"""Bytes of a search's other parameters: a few fields to show, and the order."""


@dataclass(frozen=True)
class SearchOption:
    """A field that can be searched for, shown and sorted by.

    Attributes:
        number: its number.
        name: its name in a search: what its `uid` says after the itemtype, such as `serial` or
            `Location.completename`.
        label: its name in the web interface, in the account's language.
        search_types: how it can be searched for.
    """

    number: int
    name: str
    label: str
    search_types: tuple[str, ...]


class Search:
    """Searches items of one itemtype (`GET /search/:itemtype`).

    Args:
        session: the session.
        itemtype: the itemtype, or `AllAssets`.
    """

    def __init__(self, session: Session, itemtype: str) -> None:
        self.itemtype = itemtype
        self._session = session
        self._asking = anyio.Lock()
        self._options: dict[int, SearchOption] | None = None

    async def options(self) -> dict[int, SearchOption]:
        """What can be searched for, by number (`GET /listSearchOptions/:itemtype`); asked for once.

        Raises:
            ItsmngError: as every request.
        """
        async with self._asking:
            if self._options is None:
                # The server does not list those of all assets together: they are what each kind of asset has.
                itemtype = "Computer" if self.itemtype == "AllAssets" else self.itemtype
                answer = await self._session.get(f"listSearchOptions/{itemtype}")
                if not isinstance(answer.body, dict):
                    raise UnexpectedResponse("the server answered search options with something else", status=200)
                self._options = {
                    int(number): _option(int(number), entry)
                    for number, entry in decode(answer.body).items()
                    if number.isdecimal()
                }
        return self._options

    async def find(
        self,
        criteria: Criteria | None = None,
        *,
        show: Iterable[FieldName] = (),
        sort: FieldName | None = None,
        descending: bool = False,
        trash: bool = False,
        page: int = PAGE,
    ) -> AsyncIterator[dict[FieldName, Any]]:
        """The items that meet the criteria; all of them without any.

        Rows that come or go while it is read can be missed or come twice: where that matters, list the items.
        Alternatives (`|`) that are too long for one request are asked for in several, and sorted here.

        Args:
            criteria: made with `where`.
            show: the fields that each row shall have; `id` and the server's own choice come along.
            sort: the field to sort by; without it, the server's first.
            descending: whether the last come first.
            trash: those in the trash instead of the others.
            page: rows in one request.

        Yields:
            Rows: values by the name or number under which a field was asked for, the others by name.

        Raises:
            LookupError: there is no such field; the error names similar ones.
            ItsmngError: as every request.
        """
        options, fields = await self.options(), list(show)
        names: dict[int, FieldName] = {number: option.name for number, option in options.items()}
        # The server does not show the id of every kind by itself.
        ids = [number for number, name in names.items() if name == "id"]
        names |= {self._number(options, field): field for field in fields}
        by = [self._number(options, sort)] if sort is not None else []
        shown = dict.fromkeys([*(self._number(options, field) for field in fields), *ids, *by])
        params: Params = [("is_deleted", int(trash)), ("order", "DESC" if descending else "ASC")]
        params += [(f"forcedisplay[{position}]", number) for position, number in enumerate(shown)]
        params += [("sort", number) for number in by]

        def wanted(some: Criteria | None) -> Params:
            return [*(some.params(lambda field: self._number(options, field)) if some else []), *params]

        id_key = "id" if self.itemtype == "AllAssets" else str(ids[0]) if ids else None
        sort_key = str(by[0] if by else _NAME)
        pages = SearchPages(self._session, self._path, wanted, page, id_key, sort_key, descending)
        async with aclosing(pages.rows(criteria)) as rows:
            async for cells in rows:
                yield {names.get(_as_number(key), key): value for key, value in cells.items()}

    @property
    def max_bytes(self) -> int:
        """The bytes that a search which shows a few fields has for its criteria."""
        return self._session.lines.bytes_left(self._path, [LONGEST_RANGE]) - _USUAL

    @property
    def _path(self) -> str:
        return f"search/{self.itemtype}"

    def _number(self, options: dict[int, SearchOption], field: FieldName) -> int:
        if isinstance(field, int):
            if field in options:
                return field
            raise LookupError(f"{self.itemtype} has no search option {field}")
        for option in options.values():
            if option.name == field:
                return option.number
        asked = did_you_mean(field, [option.name for option in options.values()])
        raise LookupError(f"{self.itemtype} has no field {field!r} to search by" + (f"; {asked}" if asked else ""))


def _option(number: int, entry: dict[str, Any]) -> SearchOption:
    uid = str(entry.get("uid", ""))
    return SearchOption(
        number=number,
        name=uid.partition(".")[2] or uid,
        label=str(entry.get("name", "")),
        search_types=tuple(entry.get("available_searchtypes", ())),
    )


def _as_number(key: str) -> int:
    return int(key) if key.isdecimal() else -1
