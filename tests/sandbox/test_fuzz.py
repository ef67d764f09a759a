"""Whatever is sent, the sandbox neither breaks nor ends."""

from __future__ import annotations

import json
from typing import Any

import httpx
from hypothesis import given
from hypothesis import strategies as st

from tests.support.properties import examples
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

some = examples(80)

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
        "search/Computer",
        "search/User",
        "search/Ticket",
        "search/AllAssets",
        "listSearchOptions/Computer",
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
        "criteria",
        "criteria[0][field]",
        "criteria[0][searchtype]",
        "criteria[0][value]",
        "criteria[0][meta]",
        "criteria[0][itemtype]",
        "criteria[0][criteria]",
        "metacriteria[0][itemtype]",
        "forcedisplay",
        "forcedisplay[]",
        "uid_cols",
        "withindexes",
        "giveItems",
    ]
)
criteria = st.recursive(
    st.fixed_dictionaries(
        {},
        optional={
            "link": st.sampled_from(["AND", "OR", "AND NOT", "OR NOT", "", "x"]),
            "field": st.sampled_from([1, 2, 3, 4, 5, 12, 19, 20, 31, 60, 70, 71, 80, 119, 126, "all", "view"]) | values,
            "searchtype": st.sampled_from(
                ["contains", "notcontains", "equals", "notequals", "under", "notunder", "lessthan", "morethan"]
            )
            | values,
            "value": st.sampled_from(
                ["NULL", "^", "^$", "$", "<5", ">>>5", "%", "-1DAY", "LASTFOO", "$$$$0", "mygroups"]
            )
            | values,
            "meta": st.booleans(),
            "itemtype": st.sampled_from(["Monitor", "Software", "Nothing", "Ticket"]),
        },
    ),
    lambda inner: st.fixed_dictionaries({"criteria": st.lists(inner, max_size=3) | values}),
    max_leaves=6,
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


@some
@given(
    itemtype=st.sampled_from(["Computer", "User", "Entity", "Ticket", "Profile", "AllAssets", "NetworkPort"]),
    body=st.fixed_dictionaries(
        {"criteria": st.lists(criteria, max_size=4)},
        optional={
            "metacriteria": st.lists(criteria, max_size=2) | values,
            "forcedisplay": st.lists(st.integers(0, 210), max_size=80) | values,
            "sort": st.integers(0, 210) | values,
            "order": st.sampled_from(["ASC", "DESC"]) | values,
            "range": st.sampled_from(["0-5", "5-0", "3-3", "9-99"]) | values,
            "uid_cols": values,
            "withindexes": values,
            "giveItems": values,
        },
    ),
)
def test_random_searches(sandbox: SandboxServer, colleague: Colleague, itemtype: str, body: dict[str, Any]) -> None:
    is_alive_and_well(
        colleague._http.request(
            "DELETE",
            f"{sandbox.url}/search/{itemtype}",
            content=json.dumps(body),
            headers={"Content-Type": "application/json"},
        )
    )


def test_a_search_for_more_than_the_database_can_take(sandbox: SandboxServer, colleague: Colleague) -> None:
    nested: dict[str, Any] = {"field": 1, "searchtype": "contains", "value": "x"}
    for _ in range(250):
        nested = {"link": "AND NOT", "criteria": [nested]}
    many = [{"link": "OR", "field": 1, "searchtype": "contains", "value": str(number)} for number in range(5000)]
    for body in ({"criteria": [nested]}, {"criteria": many}, {"forcedisplay": list(range(2000))}):
        for itemtype in ("Computer", "Ticket", "AllAssets"):
            is_alive_and_well(
                colleague._http.request("DELETE", f"{sandbox.url}/search/{itemtype}", json=body),
            )


def test_deep_json(sandbox: SandboxServer, colleague: Colleague) -> None:
    for body in (
        "[" * 100_000,
        '{"input": ' + "[" * 5000 + "]" * 5000 + "}",
        '{"input": {"name": ' + "9" * 10_000 + "}}",
    ):
        is_alive_and_well(
            colleague._http.post(f"{sandbox.url}/Computer", content=body, headers={"Content-Type": "application/json"})
        )


boundaries = st.sampled_from(["x", "", '"', "x" * 300, "a b", "é"])
disposition_parts = st.sampled_from(
    [
        'name="uploadManifest"',
        'name="filename[0]"',
        'name="filename[]"',
        'name="filename"',
        'name="a[b][c]"',
        'name=""',
        "name=",
        'filename="a.txt"',
        'filename=""',
        'filename="\\"',
        "filename",
        "form-data",
        "\x00",
    ]
)
form_contents = st.binary(max_size=60) | st.sampled_from(
    [b'{"input": {"name": "x"}}', b'{"input": 1}', b"{", b"\r\n--x"]
)


@some
@given(path=st.sampled_from(["Document", "Computer", "initSession", "Document/1"]), body=st.binary(max_size=300))
def test_random_bytes_instead_of_a_form(sandbox: SandboxServer, colleague: Colleague, path: str, body: bytes) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    for method, content in ("POST", body), ("POST", b"--x\r\n" + body), ("PUT", body):
        is_alive_and_well(colleague._http.request(method, f"{sandbox.url}/{path}", content=content, headers=headers))


def form_of(parts: list[tuple[list[str], bytes]], end: bytes) -> bytes:
    """A form, well-formed or not."""
    heads = ("; ".join(["Content-Disposition: form-data", *given]).encode() for given, _ in parts)
    contents = (content for _, content in parts)
    return b"".join(b"--x\r\n%b\r\n\r\n%b\r\n" % part for part in zip(heads, contents, strict=True)) + end


parts_of_forms = st.lists(st.tuples(st.lists(disposition_parts, max_size=3), form_contents), max_size=4)
ends = st.sampled_from([b"--x--\r\n", b"--x--", b"--x", b"--", b""])
forms = st.builds(form_of, parts_of_forms, ends)


@some
@given(boundary=boundaries, form=forms, left=st.integers(0, 400))
def test_broken_forms(sandbox: SandboxServer, colleague: Colleague, boundary: str, form: bytes, left: int) -> None:
    headers = {"Content-Type": b"multipart/form-data; boundary=" + boundary.encode()}
    for body in (form, form[:left]):
        is_alive_and_well(colleague._http.post(f"{sandbox.url}/Document", content=body, headers=headers))
