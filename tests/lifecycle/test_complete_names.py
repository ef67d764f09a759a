"""Complete names that the server leaves wrong, after a refused move and after a change that it did not finish."""

from __future__ import annotations

import pytest

from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Managed
from tools.harness.colleague import Colleague

QUOTES = "x" + "'" * 200
"""What the server cannot note in the history: it ends the request, and what is below keeps its old complete name."""


def test_a_refused_move_of_an_entity_leaves_its_complete_name(entities: Managed, colleague: Colleague) -> None:
    a, _ = entities.create(name="A")
    x, _ = entities.create(name="X")
    entities.create(name="B", parent=a)
    item_id, state = entities.create(name="B", parent=x)

    with pytest.raises(ItemError):
        entities.update(item_id, state, name="B", parent=a)

    row = colleague.see_all().get("Entity", item_id)
    assert row is not None
    assert (row["name"], row["entities_id"], row["completename"]) == ("B", x, "Root entity > X > B")


@pytest.mark.parametrize("kind", ["locations", "groups", "entities"])
def test_names_below_follow_beside_a_text_that_breaks_the_write(
    request: pytest.FixtureRequest, colleague: Colleague, kind: str
) -> None:
    tree: Managed = request.getfixturevalue(kind)
    top, state = tree.create(name="Old", comment="a")
    child, _ = tree.create(name="Child", parent=top)
    grandchild, _ = tree.create(name="Grandchild", parent=child)

    state = tree.update(top, state, name="New", comment=QUOTES)

    assert (state["name"], state["comment"]) == ("New", QUOTES)
    rows = [colleague.see_all().get(tree.itemtype.api_itemtype, one) or {} for one in (top, child, grandchild)]
    names = [str(row["completename"]).removeprefix("Root entity > ") for row in rows]
    assert names == ["New", "New > Child", "New > Child > Grandchild"]
