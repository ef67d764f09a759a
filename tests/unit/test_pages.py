"""Lists end, whatever the server says of their length."""

from __future__ import annotations

from typing import Any, cast

import anyio
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.api.pages import pages
from pulumi_itsmng.api.request import Params, Response
from pulumi_itsmng.api.session import Session


class List:
    """A list on a server, and how long the server says it is."""

    def __init__(self, ids: list[int], said: int) -> None:
        self.ids = ids
        self.said = said
        self.requests = 0

    async def get(self, path: str, params: Params) -> Response:
        self.requests += 1
        assert self.requests < 1_000, "the list never ends"
        first, last = (int(end) for end in str(dict(params)["range"]).split("-"))
        rows = [{"id": item_id} for item_id in self.ids[first : last + 1]]
        return Response(200, rows, {"Content-Range": f"{first}-{last}/{self.said}"})


async def ids(shelf: List, size: int) -> list[int]:
    found: list[dict[str, Any]] = []
    async for rows, _ in pages(cast("Session", shelf), "Computer", [], size=size):
        found += rows
    return [row["id"] for row in found]


@given(count=st.integers(0, 12), more=st.integers(0, 5), size=st.integers(1, 6))
def test_a_list_that_is_shorter_than_the_server_says_ends(count: int, more: int, size: int) -> None:
    shelf = List(list(range(1, count + 1)), count + more)

    assert anyio.run(ids, shelf, size) == shelf.ids
