"""An inventory under Pulumi's engine: previews, drift, repair, and nothing left behind."""

from __future__ import annotations

import pytest

from tests.support.stack import Stack
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

UNEXPECTED_CHANGES = 7
"""The CLI's exit code for changes although none were expected."""

THREE = """
for number in (1, 2, 3):
    itsmng.Computer(f"pc-{number}", name=f"PC {number}", serial=f"S{number}", comment="R&D <lab>; \\"east\\"")
"""


def id_of(stack: Stack, name: str) -> int:
    return int(stack.resources()[name]["id"])


def test_the_first_preview_shows_creations_and_sends_nothing(stack: Stack, sandbox: SandboxServer) -> None:
    stack.declare(THREE)

    preview = stack.preview()

    assert preview.summary == {"pc-1": "create", "pc-2": "create", "pc-3": "create"}
    assert 'serial    : "S1"' in preview.output
    assert sandbox.requests()["total"] == 0


def test_a_misspelt_setting_stops_up_before_any_request(stack: Stack, sandbox: SandboxServer) -> None:
    stack.declare(THREE)

    up = stack.up("--config", "itsmng:entty=Paris", exit_code=1)

    lines = [line.strip() for line in up.output.splitlines()]
    assert (
        "error: itsmng:entty in the stack's configuration is no setting: did you mean itsmng:entity? "
        "Remove it with `pulumi config rm itsmng:entty`, or from Pulumi.yaml"
    ) in lines
    assert "Traceback" not in up.output
    assert sandbox.requests()["total"] == 0


def test_a_preview_after_up_is_empty_and_sends_nothing(
    stack: Stack, sandbox: SandboxServer, colleague: Colleague
) -> None:
    stack.declare(THREE)
    before = sandbox.requests()["total"]

    up = stack.up()

    assert up.summary == {"pc-1": "create", "pc-2": "create", "pc-3": "create"}
    # One login, a look at the newest, one logout, and at most a look-up, a creation and its verification for each.
    assert sandbox.requests()["total"] - before <= 1 + 1 + 3 * 3 + 1
    assert {row["serial"] for row in colleague.list("Computer")} == {"S1", "S2", "S3"}
    before = sandbox.requests()["total"]
    stack.preview("--expect-no-changes")
    assert sandbox.requests()["total"] == before


def test_the_state_holds_the_inputs_and_what_the_server_sets(stack: Stack) -> None:
    stack.declare('itsmng.Computer("pc", name="PC", inventory_number="INV-1", entity=0)')
    stack.up()

    outputs = stack.outputs("pc")

    dates = {outputs.pop("dateCreation"), outputs.pop("dateMod")}
    inputs = {"name": "PC", "inventoryNumber": "INV-1", "entity": 0}
    assert outputs == inputs | {
        "itemId": 1,
        "isDeleted": False,
        "unverified": False,
        "isDynamic": False,
        "ticketTco": "0.0000",
        "resolved": {"entity": {"id": 0, "name": "Root entity"}},
    }
    assert len(dates) == 1


@pytest.mark.essential
def test_drift_is_shown_field_by_field_and_repaired(stack: Stack, colleague: Colleague) -> None:
    stack.declare(THREE + 'itsmng.Computer("pc-4", name="PC 4")')
    stack.up()
    edited, trashed, purged, not_drifted = (id_of(stack, f"pc-{number}") for number in (1, 2, 3, 4))
    colleague.edit("Computer", edited, serial="EDITED", contact="an undeclared field")
    colleague.trash("Computer", trashed)
    colleague.purge("Computer", purged)
    colleague.edit("Computer", not_drifted, contact="an undeclared field", date_mod="2020-01-01 00:00:00")

    seen = stack.refresh_preview("--expect-no-changes", exit_code=UNEXPECTED_CHANGES)
    assert {change.name: (change.operation, set(change.properties)) for change in seen.changes} == {
        "pc-1": ("update", {"serial"}),
        "pc-2": ("update", {"isDeleted"}),
        "pc-3": ("delete", set()),
    }
    assert '~ serial: "S1" => "EDITED"' in seen.output
    assert "+ isDeleted: true" in seen.output

    repair = stack.preview("--refresh", "--expect-no-changes", exit_code=UNEXPECTED_CHANGES)
    assert repair.summary == {"pc-1": "update", "pc-2": "update", "pc-3": "create"}
    assert '~ serial: "EDITED" => "S1"' in repair.output
    assert "- isDeleted: true" in repair.output
    assert "contact" not in repair.output.lower()

    stack.up("--refresh")

    rows = {row["id"]: row for row in colleague.list("Computer")}
    assert (rows[edited]["serial"], rows[edited]["contact"]) == ("S1", "an undeclared field")
    assert rows[trashed]["is_deleted"] == 0
    assert id_of(stack, "pc-2") == trashed
    assert rows[id_of(stack, "pc-3")]["serial"] == "S3"
    assert stack.refresh_preview("--expect-no-changes").changes == []


def test_an_update_changes_just_the_fields_that_changed(
    stack: Stack, sandbox: SandboxServer, colleague: Colleague
) -> None:
    stack.declare('itsmng.Computer("pc", name="PC", serial="S1", comment="old")')
    stack.up()
    colleague.edit("Computer", 1, serial="EDITED")
    stack.declare('itsmng.Computer("pc", name="PC", serial="S1", comment="new")')
    before = sandbox.requests()["total"]

    up = stack.up()

    (change,) = up.changes
    assert (change.operation, set(change.properties)) == ("update", {"comment"})
    assert sandbox.requests()["total"] - before == 5  # login, whose it is, update, verification, logout
    row = colleague.get("Computer", 1)
    assert row is not None
    assert (row["serial"], row["comment"]) == ("EDITED", "new")


@pytest.mark.every_version
def test_an_input_that_is_removed_goes_back_to_the_default(stack: Stack, colleague: Colleague) -> None:
    stack.declare('itsmng.Computer("pc", name="PC", serial="S1")')
    stack.up()
    stack.declare('itsmng.Computer("pc", name="PC")')

    assert '- serial: "S1"' in stack.preview().output
    stack.up()

    assert (colleague.get("Computer", 1) or {})["serial"] in ("", None)
    assert stack.refresh_preview("--expect-no-changes").changes == []


def test_destroy_purges_on_request(stack: Stack, colleague: Colleague) -> None:
    stack.configure("onDestroy", "purge")
    stack.declare(THREE + 'itsmng.Computer("kept", name="Kept", on_destroy="trash")')
    stack.up()

    stack.destroy()

    assert colleague.list("Computer") == []
    assert [row["name"] for row in colleague.list("Computer", trash=True)] == ["Kept"]


def test_the_last_on_destroy_decides_how_a_resource_goes(stack: Stack, colleague: Colleague) -> None:
    stack.declare('itsmng.Computer("pc", name="PC")')
    stack.up()
    stack.declare('itsmng.Computer("pc", name="PC", on_destroy="purge")')
    stack.up()
    stack.declare("")

    stack.up()

    assert colleague.get("Computer", 1) is None


def test_one_resource_may_use_what_another_one_makes(stack: Stack, colleague: Colleague) -> None:
    program = """
first = itsmng.Computer("first", name="First")
second = itsmng.Computer("second", name=first.id.apply(lambda id: f"after {id}"), comment=first.date_creation)
pulumi.export("id", second.item_id)
"""
    stack.declare(program)

    assert stack.preview().summary == {"first": "create", "second": "create"}
    stack.up()

    assert (colleague.get("Computer", 2) or {})["name"] == "after 1"
    assert stack.preview("--expect-no-changes").changes == []


def test_an_unmanaged_computer_is_read_by_its_id(stack: Stack, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="theirs", serial="S9")
    stack.declare(f'pulumi.export("serial", itsmng.Computer.get("theirs", "{item_id}").serial)')

    assert 'serial: "S9"' in stack.up().output
    stack.destroy()

    assert (colleague.get("Computer", item_id) or {})["is_deleted"] == 0


@pytest.mark.every_version
def test_getting_a_computer_that_does_not_exist_is_an_error(stack: Stack) -> None:
    stack.declare('itsmng.Computer.get("theirs", "4711")')

    assert "there is no Computer with the id 4711" in stack.up(exit_code=1).output


def test_a_trashed_computer_may_be_left_there(stack: Stack, colleague: Colleague) -> None:
    stack.declare('itsmng.Computer("pc", name="PC", opts=pulumi.ResourceOptions(ignore_changes=["is_deleted"]))')
    stack.up()
    colleague.trash("Computer", 1)

    assert stack.up("--refresh").changes == []
    assert (colleague.get("Computer", 1) or {})["is_deleted"] == 1


@pytest.mark.every_version
def test_secrets_are_nowhere_in_clear(stack: Stack, sandbox: SandboxServer) -> None:
    stack.configure("login", "itsm")
    stack.configure("password", "passw0rd-of-the-account", secret=True)
    stack.declare('itsmng.Computer("pc", name="PC", comment=pulumi.Output.secret("the-secret-comment"))')

    outputs = [stack.preview().output, stack.up().output]
    stack.declare('itsmng.Computer("pc", name="PC", comment=pulumi.Output.secret("the-secret-comment" * 9000))')
    outputs.append(stack.up(exit_code=1).output)
    outputs.append(stack.refresh_preview().output)
    outputs.append(stack.pulumi("stack", "export"))

    for secret in (SUPER_ADMIN_TOKEN, "passw0rd-of-the-account", "the-secret-comment"):
        assert not any(secret in text for text in outputs)
        assert secret not in stack.files()
        assert secret not in sandbox.log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ('itsmng.Computer("pc", name="PC", location=999)', "location: there is no Location 999"),
        ('itsmng.Computer("pc", name=5)', "it must be a text, not a number"),
        ('itsmng.Computer("pc", comment="only that")', "at least one of serial"),
    ],
)
def test_a_mistake_is_told_in_one_line_and_nothing_is_left(
    stack: Stack, colleague: Colleague, program: str, sentence: str
) -> None:
    stack.declare(program)

    assert the_line_with(sentence, stack.up(exit_code=1).output)
    assert colleague.list("Computer") == []


@pytest.mark.every_version
def test_a_wrong_token_is_told_in_one_line(stack: Stack) -> None:
    stack.declare(THREE)
    stack.up()
    stack.declare(THREE.replace("lab", "room"))
    stack.environment["ITSMNG_USER_TOKEN"] = "wrong-token"

    for operation in (stack.up, stack.refresh_preview, stack.destroy):
        run = operation(exit_code=1)

        line = the_line_with("ERROR_GLPI_LOGIN_USER_TOKEN", run.output)
        assert "the user token (userToken, or ITSMNG_USER_TOKEN) is wrong or was renewed" in line
        assert "wrong-token" not in run.output


def test_a_server_that_is_down_is_told_in_one_line(stack: Stack) -> None:
    stack.configure("url", "http://127.0.0.1:9/apirest.php")
    stack.declare('itsmng.Computer("pc", name="PC")')

    line = the_line_with("no connection to http://127.0.0.1:9/apirest.php", stack.up(exit_code=1).output)

    assert "the server is up" in line


def test_html_instead_of_json_is_told_in_one_line(stack: Stack, sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "html", "times": 1}])
    stack.declare('itsmng.Computer("pc", name="PC")')

    line = the_line_with("with an HTML page instead of JSON", stack.up(exit_code=1).output)

    assert "in maintenance" in line


def the_line_with(sentence: str, text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if sentence in line]
    assert lines, text
    return lines[0]
