"""Which item is it, under Pulumi's engine: what a program and a user are told."""

from __future__ import annotations

from tests.support.stack import Stack
from tools.harness.colleague import Colleague


def test_two_spellings_of_one_serial_stop_the_program(stack: Stack, colleague: Colleague) -> None:
    stack.declare("""
itsmng.Computer("one", serial="5CG1ABC")
itsmng.Computer("two", serial="5cg1abc")
itsmng.Computer("three", serial="5cg1ABC ", entity="Root entity")
""")

    output = stack.preview(exit_code=1).output

    assert "another resource of this program has the same serial as" in output
    assert sum(spelling in output for spelling in ("'5CG1ABC'", "'5cg1abc'", "'5cg1ABC '")) >= 2
    stack.try_up()
    assert len(colleague.list("Computer")) <= 1


def test_the_same_in_an_organization_is_an_error(stack: Stack) -> None:
    (stack.program / "organization.yaml").write_text(
        "computers:\n- {serial: 5CG1ABC, name: one}\n- {serial: 5cg1abc, name: two}\n", encoding="utf-8"
    )
    stack.declare('itsmng.Organization("all", file="organization.yaml")')

    output = stack.preview(exit_code=1).output

    assert "'5CG1ABC'" in output
    assert "'5cg1abc'" in output


def test_a_new_spelling_of_a_managed_serial_is_an_error(stack: Stack) -> None:
    stack.declare('itsmng.Computer("one", serial="5CG1ABC")')
    stack.up()
    stack.declare('itsmng.Computer("one", serial="5CG1ABC", comment="new")\nitsmng.Computer("two", serial="5cg1abc ")')

    output = stack.up("--continue-on-error", exit_code=1).output

    assert "'5CG1ABC'" in output
    assert "'5cg1abc '" in output
    stack.declare('itsmng.Computer("one", serial="5CG1ABC", comment="new")')
    stack.up()
    assert stack.outputs("one")["comment"] == "new"
    stack.up("--replace", str(stack.resources()["one"]["urn"]))  # which checks it twice, then as a new one
    stack.assert_at_rest()


def test_the_user_is_told_once_of_each_take_over(stack: Stack, colleague: Colleague) -> None:
    paris = colleague.create_entity("Paris")
    stack.configure("adopt", "matching")
    colleague.create("Computer", serial="s1", comment="old", entities_id=paris)
    colleague.create("Computer", serial="S2")
    colleague.trash("Computer", colleague.create("Computer", serial="S3"))
    stack.declare("""
itsmng.Computer("one", serial="S1", comment="a new text", entity="Root entity")
itsmng.Computer("two", serial="S2")
itsmng.Computer("three", serial="S3")
itsmng.Computer("four", serial="To be filled by O.E.M.", name="four")
""")

    output = stack.up().output

    for line in (
        "Computer 1 taken over: changed serial, comment, entity (from 'Root entity > Paris')",
        "Computer 2 taken over: nothing changed",
        "Computer 3 taken over: out of the trash",
        "Computer 4: many items have the serial that the program gives, so it is recognised by its name",
    ):
        assert output.partition("Diagnostics:")[2].count(line) == 1, output
    assert "a new text" not in output
    assert "taken over" not in stack.up().output
