"""Values of all kinds with the real engine: whatever hypothesis makes up is kept, and then nothing shows as changed.

A run of the engine takes seconds, so the examples are drawn first and share one program.
"""

from __future__ import annotations

import logging
import random
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.lifecycle.check import check, refuse_flat_name
from tests.support.declaring import Declared, Program, by_resource, declare
from tests.support.stack import ONE_CHECKPOINT, Stack
from tests.support.values import create_target, values_of
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

T = TypeVar("T")

EXAMPLES = 20
"""Items of each kind; each has two generations of values, on each kind of server."""

SEED = 0 if settings().derandomize else random.randrange(1_000_000)
"""What the examples are drawn from, other ones in each thorough run. What a run has logged draws the same again."""

PIECES = [
    "<",
    ">",
    "&",
    "&lt;",
    "&amp;lt;",
    '"',
    "'",
    "\\",
    "\n",
    "\r\n",
    " ",
    "%",
    "{0}",
    "${x}",
    "--",
    "é",
    "Ł",
    "漢",
]
WHOLE = ["NULL", "null", "0", "007", "-1", "1e3", "true", " ", "<b>bold</b>", "a > b", " both ends ", "two\r\nlines\n"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs", "Cc")), max_size=40),
    st.sampled_from(WHOLE),
)

ITEMTYPES = [itemtype for itemtype in CATALOG.values() if not any(field.replace_on_change for field in itemtype.fields)]
"""Those that have values of their own: not those that say that two others belong together."""

NAMES = {kind: [f"{kind} <1> & Co", f'{kind} "2"', f"{kind} in Łódź"] for kind in ("Entity", "Location", "Group")}
"""What the program declares for the others to refer to."""


@pytest.mark.parametrize("strict", [False, True], ids=["lenient", "strict"])
def test_any_values_are_kept_and_changed_and_then_nothing_shows(
    stack: Stack, sandbox: SandboxServer, strict: bool
) -> None:
    logging.getLogger(__name__).warning("SEED = %d", SEED)
    sandbox.reset(strict_sql=strict)
    stack.environment |= ONE_CHECKPOINT
    with Colleague(sandbox.url) as colleague:
        targets = {target: named(target, colleague) for target in referred_to()}
    base = {
        name: Declared(kind, {"name": name} | ({} if kind == "Entity" else {"child_entities": True}))
        for kind, names in NAMES.items()
        for name in names
    }

    for generation in (1, 2):
        items = {
            f"{itemtype.name} {number}": Declared(itemtype.name, inputs)
            for itemtype in ITEMTYPES
            for number, inputs in enumerate(
                drawn(inputs_of(itemtype, targets), EXAMPLES, SEED + 2 * generation + strict), start=1
            )
        }
        program = base | {name: numbered(name, item) for name, item in items.items()}
        declare(stack, program)

        stack.up()
        sandbox.clear_cache()  # which hides an entity that was moved to the top

        stack.assert_at_rest()
        assert_kept(stack, sandbox, program)


def referred_to() -> list[str]:
    """The itemtypes that references lead to."""
    return sorted({field.target or "" for itemtype in ITEMTYPES for field in itemtype.references.values()})


def named(target: str, colleague: Colleague) -> list[Any]:
    """What a reference may lead to: nothing, or something by resource, by name, and by id as a number or a text."""
    if target == "User":
        return ["", "tech", 4, "2"]
    name = f"{target} <of> 'theirs'"
    if target == "Entity":
        item_id, ways = colleague.create_entity(name), [f"Root entity > {one}" for one in NAMES[target]]
    else:
        item_id, ways = create_target(target, name, colleague), NAMES.get(target, [])
    return ["", name, item_id, str(item_id), *ways, *map(by_resource, NAMES.get(target, []))]


def inputs_of(itemtype: ItemType, targets: dict[str, list[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Any inputs of an item that a check accepts, and the server wherever it stands."""
    fields = {
        name: TEXTS
        if field.kind == "text" and field.format == "plain"
        else st.sampled_from(targets[field.target] if field.target else values_of(field))
        for name, field in itemtype.readable.items()
        if not field.precondition
    }
    return st.fixed_dictionaries({}, optional=fields).map(lambda inputs: accepted(itemtype, inputs))


def accepted(itemtype: ItemType, inputs: dict[str, Any]) -> dict[str, Any]:
    """Those inputs that a check accepts; the program is given them as they were drawn."""
    known = {name: value for name, value in inputs.items() if not isinstance(value, dict)}
    _, failures = check(itemtype, known, frozenset())
    return {name: value for name, value in inputs.items() if name not in {failure.name for failure in failures}}


def numbered(name: str, item: Declared) -> Declared:
    """An item whose texts that tell it from others begin with its name; the last of them is set in any case.

    A name that says what is above it in a tree is refused: such an item has its own name alone.
    """
    itemtype = CATALOG[item.kind]
    telling = itemtype.identified_by
    given = {key: item.inputs.get(key, "") for key in telling if key in item.inputs or key == telling[-1]}
    texts = {key: f"{name} {text}" for key, text in given.items()}
    paths = refuse_flat_name(itemtype, {}, check(itemtype, texts, frozenset())[0], set())
    return item.but(texts | {failure.name: name for failure in paths})


def drawn(strategy: st.SearchStrategy[T], count: int, start: int) -> list[T]:
    """Some examples of a strategy, the same ones from the same start."""
    found: list[T] = []

    @seed(start)
    @settings(max_examples=count, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(example: T) -> None:
        found.append(example)

    collect()
    return found


def assert_kept(stack: Stack, sandbox: SandboxServer, program: Program) -> None:
    """The server's own rows hold the texts of the program."""
    with Colleague(sandbox.url) as colleague:
        rows = {itemtype.name: {row["id"]: row for row in colleague.list(itemtype.name)} for itemtype in ITEMTYPES}
    for name, resource in stack.resources().items():
        item = program[name]
        row = rows[item.kind][int(resource["id"])]
        for key, field in CATALOG[item.kind].readable.items():
            if field.kind == "text" and field.format == "plain" and key in item.inputs:
                assert in_plain(row[field.column]) == in_plain(item.inputs[key]), (name, key)


def in_plain(text: str | None) -> str:
    """A text without what the server makes of it: brackets, line ends and, around names, spaces."""
    return (text or "").replace("&lt;", "<").replace("&gt;", ">").replace("\r\n", "\n").strip()
