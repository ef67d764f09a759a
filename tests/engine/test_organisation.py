"""A whole organisation with the real engine: entities, places, groups and computers that refer to each other."""

from __future__ import annotations

import pytest

from tests.support.organisation import organisation
from tests.support.stack import ONE_CHECKPOINT, Stack
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


@pytest.mark.parametrize("strict", [False, True], ids=["lenient", "strict"])
def test_an_organisation_lives_and_ends(stack: Stack, sandbox: SandboxServer, strict: bool) -> None:
    sandbox.reset(strict_sql=strict)
    program, size = organisation()
    stack.declare(program)
    stack.environment |= ONE_CHECKPOINT

    stack.up()
    requests = sandbox.requests()["total"]
    # Alone, each is looked for, created and verified; what is under way at the same time goes together.
    assert requests <= 3 * size + 10
    stack.preview("--expect-no-changes")
    assert sandbox.requests()["total"] == requests
    stack.refresh_preview("--expect-no-changes")
    assert sandbox.requests()["total"] - requests <= 0.1 * size + 12
    assert stack.pulumi("up", "--yes", "--skip-preview", "--refresh").count("updated") == 0

    with Colleague(sandbox.url) as colleague:
        places = {row["completename"]: row["id"] for row in colleague.list("Location")}
        computers = {row["name"]: row for row in colleague.list("Computer")}
        assert len(computers) == 24
        assert computers["PC 4"]["locations_id"] == places["Town 1 > Room 4"]
        assert all(row["users_id_tech"] == 4 and row["groups_id"] and row["entities_id"] for row in computers.values())

    stack.destroy()
    with Colleague(sandbox.url) as colleague:
        assert [row["id"] for row in colleague.list("Entity")] == [0]
        assert colleague.list("Location") == colleague.list("Group") == colleague.list("Computer") == []
        assert len(colleague.list("Computer", trash=True)) == 24

    stack.up()
    stack.preview("--expect-no-changes")


def test_a_change_of_a_place_is_no_change_of_what_stands_in_it(
    stack: Stack, sandbox: SandboxServer, colleague: Colleague
) -> None:
    stack.environment |= ONE_CHECKPOINT
    stack.declare(organisation(towns=1, rooms=1, machines=100)[0])
    stack.up()

    stack.declare(organisation(towns=1, rooms=1, machines=100, comment="another")[0])
    assert stack.preview().updates == ["town-0"]
    stack.up()

    (town,) = [row["id"] for row in colleague.list("Location") if row["name"] == "Town 0"]
    colleague.edit("Location", town, name="Renamed", locations_id=0)
    drift = stack.refresh_preview("--expect-no-changes", exit_code=7)
    assert drift.updates == ["town-0"]


def test_destroying_a_group_in_charge_of_hardware_needs_force(stack: Stack, colleague: Colleague) -> None:
    stack.declare('itsmng.Group("admins", name="Admins")')
    stack.up()
    colleague.create("Computer", name="Theirs", groups_id_tech=int(stack.resources()["admins"]["id"]))

    refused = stack.destroy(exit_code=1).output
    assert (
        "Group 1: not deleted: it is in use by assets 'Theirs': move these; or set force, with a `pulumi up` before"
        in refused
    )
    assert [row["name"] for row in colleague.list("Group")] == ["Admins"]

    stack.declare('itsmng.Group("admins", name="Admins", force=True)')
    stack.up()
    stack.destroy()
    assert colleague.list("Group") == []


def test_the_spelling_of_a_reference_is_no_change(stack: Stack, colleague: Colleague) -> None:
    paris = colleague.create("Location", name="Paris")
    hq = colleague.create("Location", name="HQ", locations_id=paris)
    spellings = ["Paris > HQ", "HQ", hq, str(hq), " Paris >  HQ "]
    program = 'for n, place in enumerate({}):\n    itsmng.Computer(f"pc-{{n}}", name=f"PC {{n}}", location=place)'
    stack.declare(program.format(spellings))
    stack.up()

    stack.declare(program.format(spellings[1:] + spellings[:1]))
    stack.preview("--expect-no-changes")
    stack.up("--expect-no-changes")

    stack.assert_at_rest()


def test_an_unknown_name_is_one_line_and_a_question(stack: Stack, colleague: Colleague) -> None:
    colleague.create("Location", name="Paris")
    stack.declare('itsmng.Computer("pc", name="PC", location="Pariss")')

    output = stack.up(exit_code=1).output

    assert "Computer: not created: location: there is no Location 'Pariss': did you mean 'Paris'?" in output


@pytest.mark.essential
def test_a_name_that_is_declared_later_stops_the_program(stack: Stack) -> None:
    stack.declare('itsmng.Computer("pc", name="PC", location="HQ")\nitsmng.Location("hq", name="HQ")')

    assert "declare it before, or pass the resource itself" in stack.preview(exit_code=1).output
