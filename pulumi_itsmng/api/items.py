"""Items of one itemtype: read, create, update, delete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pulumi_itsmng.api.codec import decode
from pulumi_itsmng.api.errors import AmbiguousWrite, UnexpectedAnswer
from pulumi_itsmng.api.session import Session
from pulumi_itsmng.api.transport import Answer, Params

KEYS_NAMES = "_keys_names"
"""The member of a row that holds the names asked for with `names_of`."""


class Items:
    """The items of one itemtype, as rows: dictionaries from API column to value."""

    def __init__(self, session: Session, itemtype: str) -> None:
        self._session = session
        self.itemtype = itemtype

    async def get(self, item_id: int, *, names_of: Iterable[str] = ()) -> dict[str, Any]:
        """Read one item, also from the trash (`GET /:itemtype/:id`).

        Args:
            item_id: the item's id.
            names_of: columns with a foreign key whose targets' names shall come along, under `KEYS_NAMES`:
                the empty text stands for a target that does not exist.

        Raises:
            NotFound: there is no such item.
            Forbidden: the session may not see it.
        """
        params: Params = [("get_hateoas", "false"), *(("add_keys_names[]", column) for column in names_of)]
        answer = await self._session.request("GET", f"{self.itemtype}/{item_id}", params=params)
        if not isinstance(answer.body, dict) or answer.body.get("id") != item_id:
            raise UnexpectedAnswer(
                f"the server answered something else than {self.itemtype} {item_id}", status=answer.status
            )
        row: dict[str, Any] = decode(answer.body)
        return row

    async def create(self, row: Mapping[str, Any]) -> int:
        """Create one item (`POST /:itemtype`) and return its id.

        Raises:
            Rejected: the server did not create it.
            AmbiguousWrite: it may have been created.
        """
        answer = await self._session.request("POST", self.itemtype, json={"input": dict(row)})
        item_id = answer.body.get("id") if isinstance(answer.body, dict) else None
        if type(item_id) is not int:
            raise AmbiguousWrite(f"the server answered the creation of a {self.itemtype} without an id")
        return item_id

    async def update(self, item_id: int, row: Mapping[str, Any]) -> None:
        """Change columns of one item (`PUT /:itemtype/:id`).

        The server drops what it does not like and still says yes: read the item to know.

        Raises:
            Rejected: the server did not change it, or there is no such item.
            AmbiguousWrite: it may have been changed.
        """
        answer = await self._session.request("PUT", f"{self.itemtype}/{item_id}", json={"input": dict(row)})
        self._expect_done(answer, item_id, "update")

    async def delete(self, item_id: int, *, purge: bool = False) -> None:
        """Put one item into the trash, or purge it (`DELETE /:itemtype/:id`).

        Itemtypes without a trash are always purged.

        Raises:
            Rejected: the server did not delete it, or there is no such item.
            AmbiguousWrite: it may have been deleted.
        """
        params: Params | None = [("force_purge", "true")] if purge else None
        answer = await self._session.request("DELETE", f"{self.itemtype}/{item_id}", params=params)
        self._expect_done(answer, item_id, "deletion")

    def _expect_done(self, answer: Answer, item_id: int, what: str) -> None:
        results = answer.body if isinstance(answer.body, list) else []
        if not any(isinstance(result, dict) and result.get(str(item_id)) is True for result in results):
            raise AmbiguousWrite(f"the server did not confirm the {what} of {self.itemtype} {item_id}")
