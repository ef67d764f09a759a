"""Random lives of computers and places, against a model of a few lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule, run_state_machine_as_test

from tests.support.properties import examples
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

names = st.text("aé<>&\"'\\ ;%_", max_size=6).filter(lambda name: name.upper() != "NULL")
fields = st.fixed_dictionaries({}, optional={"name": names, "serial": names, "contact": names})


def stored(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


def lives_on(sandbox: SandboxServer) -> type[RuleBasedStateMachine]:
    """The state machine for one server."""

    class Lives(RuleBasedStateMachine):
        """What is done to the server is done to a dictionary, and both must agree."""

        computers = Bundle("computers")

        def __init__(self) -> None:
            super().__init__()
            sandbox.reset()
            self.colleague = Colleague(sandbox.url)
            self.entities = [0, self.colleague.create_entity("One"), self.colleague.create_entity("Two")]
            answer = self.colleague._http.post(
                f"{sandbox.url}/changeActiveEntities", json={"entities_id": 0, "is_recursive": True}
            )
            assert answer.json() is True
            self.model: dict[int, dict[str, Any]] = {}

        @rule(target=computers, row=fields, entity=st.integers(0, 2))
        def create(self, row: dict[str, str], entity: int) -> int:
            item = self.colleague.create("Computer", entities_id=self.entities[entity], **row)
            assert item not in self.model
            defaults = {"name": None, "serial": None, "contact": None, "is_deleted": 0}
            self.model[item] = defaults | {"entities_id": self.entities[entity]}
            self.model[item] |= {name: stored(value) for name, value in row.items()}
            return item

        @rule(item=computers, row=fields)
        def update(self, item: int, row: dict[str, str]) -> None:
            self.colleague.edit("Computer", item, **row)
            # To PHP no value and an empty text are equal, so there is nothing to change.
            changed = {name: value for name, value in row.items() if value or self.model[item][name] is not None}
            self.model[item] |= {name: stored(value) for name, value in changed.items()}

        @rule(item=computers, entity=st.integers(0, 2))
        def move(self, item: int, entity: int) -> None:
            self.colleague.edit("Computer", item, entities_id=self.entities[entity])
            self.model[item]["entities_id"] = self.entities[entity]

        @rule(item=computers)
        def trash(self, item: int) -> None:
            self.colleague.trash("Computer", item)
            self.model[item]["is_deleted"] = 1

        @rule(item=computers)
        def restore(self, item: int) -> None:
            self.colleague.edit("Computer", item, is_deleted=0)
            self.model[item]["is_deleted"] = 0

        @rule(item=consumes(computers))
        def purge(self, item: int) -> None:
            self.colleague.purge("Computer", item)
            del self.model[item]
            assert self.colleague.get("Computer", item) is None

        @rule(item=computers)
        def read(self, item: int) -> None:
            row = self.colleague.get("Computer", item)
            assert row is not None
            assert {name: row[name] for name in self.model[item]} == self.model[item]

        @invariant()
        def the_lists_agree(self) -> None:
            for trash in (False, True):
                rows = {row["id"]: row for row in self.colleague.list("Computer", trash=trash)}
                expected = {item: row for item, row in self.model.items() if row["is_deleted"] == trash}
                assert {item: {name: rows[item][name] for name in row} for item, row in expected.items()} == expected
                assert rows.keys() == expected.keys()

        def teardown(self) -> None:
            self.colleague.leave()

    return Lives


@pytest.mark.slow
def test_random_lives_agree_with_the_model(sandbox: SandboxServer) -> None:
    run_state_machine_as_test(
        lives_on(sandbox),
        settings=examples(25, stateful_step_count=25, suppress_health_check=list(HealthCheck)),
    )
