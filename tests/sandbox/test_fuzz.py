"""Whatever is sent, the sandbox neither breaks nor ends."""

from __future__ import annotations

import json
from typing import Any

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.colleague import Colleague
from tests.support.sandbox import SandboxServer

some = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)

methods = st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
paths = st.sampled_from(
    [
        "Computer",
        "Computer/1",
        "Computer/1/Log",
        "User",
        "Entity/0",
        "getMultipleItems",
        "changeActiveEntities",
        "initSession",
    ]
)
numbers = st.integers(-(10**40), 10**40) | st.floats()
values = st.recursive(
    st.none() | st.booleans() | numbers | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
columns = st.sampled_from(
    ["id", "name", "serial", "entities_id", "locations_id", "is_deleted", "ticket_tco", "date_mod"]
)
parameters = st.sampled_from(
    [
        "range",
        "sort",
        "order",
        "searchText[name]",
        "searchText",
        "is_deleted",
        "add_keys_names[]",
        "expand_dropdowns",
        "items[0][itemtype]",
        "items[0][items_id]",
        "items",
        "[",
        "a[b",
    ]
)
rows = st.dictionaries(columns, values, max_size=4)


def is_alive_and_well(response: httpx.Response) -> None:
    assert response.status_code < 500, response.text


@some
@given(method=methods, path=paths, body=st.binary(max_size=200))
def test_random_bytes(sandbox: SandboxServer, colleague: Colleague, method: str, path: str, body: bytes) -> None:
    is_alive_and_well(
        colleague._http.request(
            method, f"{sandbox.url}/{path}", content=body, headers={"Content-Type": "application/json"}
        )
    )


@some
@given(path=paths, row=rows | st.lists(rows, max_size=3) | values)
def test_random_input(sandbox: SandboxServer, colleague: Colleague, path: str, row: Any) -> None:
    for method in ("POST", "PUT", "DELETE"):
        body = json.dumps({"input": row})
        is_alive_and_well(
            colleague._http.request(
                method, f"{sandbox.url}/{path}", content=body, headers={"Content-Type": "application/json"}
            )
        )


@some
@given(
    path=paths,
    query=st.lists(
        st.tuples(
            parameters,
            st.text(max_size=12) | numbers.map(str),
        ),
        max_size=4,
    ),
)
def test_wild_query_strings(
    sandbox: SandboxServer, colleague: Colleague, path: str, query: list[tuple[str, str]]
) -> None:
    is_alive_and_well(colleague._http.get(f"{sandbox.url}/{path}", params=query))


def test_deep_json(sandbox: SandboxServer, colleague: Colleague) -> None:
    for body in (
        "[" * 100_000,
        '{"input": ' + "[" * 5000 + "]" * 5000 + "}",
        '{"input": {"name": ' + "9" * 10_000 + "}}",
    ):
        is_alive_and_well(
            colleague._http.post(f"{sandbox.url}/Computer", content=body, headers={"Content-Type": "application/json"})
        )
