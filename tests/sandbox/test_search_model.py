"""Random searches against a filter in plain Python over the same computers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from tests.contract.search import ID, SERIAL, STATUS, flat
from tests.support.properties import examples
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

OTHER_SERIAL = 6
COLUMNS = {SERIAL: "serial", OTHER_SERIAL: "otherserial", ID: "id", STATUS: "states_id"}
TEXTS = [None, "", "a", "Ab", "b", "ba", "é", "e a"]

NO_NULL = {"field": SERIAL, "searchtype": "contains", "value": "NULL", "link": "AND NOT"}

Truth = bool | None
"""True, false or, as in SQL, unknown."""

links = st.sampled_from(["AND", "OR", "AND NOT", "OR NOT"])
texts = st.fixed_dictionaries(
    {
        "field": st.sampled_from([SERIAL, OTHER_SERIAL]),
        "searchtype": st.sampled_from(["contains", "notcontains", "equals", "notequals"]),
        "value": st.sampled_from(["a", "B", "^a", "b$", "^e$", "^é a$", "^", "^$", "NULL", "x"]),
        "link": links,
    }
)
ids = st.fixed_dictionaries(
    {
        "field": st.sampled_from([ID, STATUS]),
        "searchtype": st.sampled_from(["equals", "notequals"]),
        "value": st.integers(0, 12),
        "link": links,
    }
)
trees = st.recursive(
    st.lists(texts | ids, min_size=1, max_size=4),
    lambda inner: st.lists(
        texts | ids | st.fixed_dictionaries({"criteria": inner, "link": links}), min_size=1, max_size=3
    ),
    max_leaves=4,
)


def folded(text: str) -> str:
    return text.lower().replace("é", "e")


def negated(truth: Truth) -> Truth:
    return None if truth is None else not truth


def any_of(truths: list[Truth]) -> Truth:
    return True if True in truths else None if None in truths else False


def all_of(truths: list[Truth]) -> Truth:
    return negated(any_of([negated(truth) for truth in truths]))


def contains(held: str | None, wanted: str) -> Truth:
    """Whether a text has what is wanted, beginning and end anchored where that says so."""
    if wanted == "NULL":
        return held in (None, "")
    if wanted == "^$":
        return held is None
    if held is None:
        return None
    text, core = folded(held), folded(wanted.removeprefix("^").removesuffix("$"))
    begins, ends = wanted.startswith("^"), wanted.endswith("$")
    if begins and ends:
        return text == core
    return text.startswith(core) if begins else text.endswith(core) if ends else core in text


def text_holds(held: str | None, search_type: str, wanted: str, *, turned: bool) -> Truth:
    turned ^= search_type.startswith("not")
    if "equals" in search_type:
        return None if held is None else (folded(held) == folded(wanted)) != turned
    if not turned:
        return contains(held, wanted)
    if wanted == "NULL":  # which is also asked whether it is the empty text: of nothing, that is unknown
        return None if held is None else True
    if wanted == "^$":
        return held is not None
    return held is None or not contains(held, wanted)


def id_holds(item: dict[str, Any], criterion: dict[str, Any], *, turned: bool) -> Truth:
    wanted = criterion["value"]
    turned ^= criterion["searchtype"] == "notequals"
    held = item[COLUMNS[criterion["field"]]]
    if criterion["field"] == STATUS and held == 0:  # refers to nothing, which is like 0 and unlike all else
        return turned != (wanted == 0) or None
    return (held == wanted) != turned


def holds(item: dict[str, Any], criterion: dict[str, Any]) -> Truth:
    turned = criterion["link"].endswith("NOT")
    if "criteria" in criterion:
        truth = tree_holds(item, criterion["criteria"])
        return negated(truth) if turned else truth
    if criterion["field"] in (ID, STATUS):
        return id_holds(item, criterion, turned=turned)
    held = item[COLUMNS[criterion["field"]]]
    return text_holds(held, criterion["searchtype"], criterion["value"], turned=turned)


def tree_holds(item: dict[str, Any], tree: list[dict[str, Any]]) -> Truth:
    """AND binds before OR; the link of the first does not bind it to anything."""
    alternatives: list[list[Truth]] = [[]]
    for position, criterion in enumerate(tree):
        if position and criterion["link"].startswith("OR"):
            alternatives.append([])
        alternatives[-1].append(holds(item, criterion))
    return any_of([all_of(truths) for truths in alternatives])


def searcher(server: SandboxServer) -> Callable[[list[dict[str, Any]]], tuple[set[int], set[int]]]:
    """What the server and what the model find among a dozen computers."""
    server.reset()
    colleague = Colleague(server.url)
    states = [0, colleague.create("State", name="In use"), colleague.create("State", name="Broken")]
    for number, serial in enumerate(TEXTS + TEXTS[:4]):
        row = {"serial": serial, "otherserial": TEXTS[-number % len(TEXTS)], "states_id": states[number % 3]}
        colleague.create("Computer", name=f"pc {number}", **row)
    items = colleague.list("Computer")

    def search(tree: list[dict[str, Any]]) -> tuple[set[int], set[int]]:
        query = flat({"criteria": tree, "forcedisplay": [ID], "range": "0-99"})
        answer = colleague._http.get(f"{server.url}/search/Computer", params=query).raise_for_status().json()
        found = {row[str(ID)] for row in answer.get("data", [])}
        assert answer["totalcount"] == len(found)
        return found, {item["id"] for item in items if tree_holds(item, tree)}

    return search


def test_random_criteria_find_what_a_plain_filter_finds(sandbox: SandboxServer) -> None:
    search = searcher(sandbox)

    @examples(300)
    @given(tree=trees)
    @example(tree=[{"criteria": [NO_NULL], "link": "AND NOT"}])
    def agree(tree: list[dict[str, Any]]) -> None:
        found, expected = search(tree)
        assert found == expected

    agree()
