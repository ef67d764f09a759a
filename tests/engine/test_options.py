"""Pulumi's own resource options, each doing for these resources what Pulumi's documentation says."""

from __future__ import annotations

import json

import pytest

from tests.support.stack import Stack
from tools.harness.colleague import Colleague

UNEXPECTED_CHANGES = 7


def urn_of(stack: Stack, name: str) -> str:
    return str(stack.resources()[name]["urn"])


def operations(stack: Stack, *arguments: str) -> dict[str, list[str]]:
    """What `up` does to each resource, step by step."""
    done: dict[str, list[str]] = {}
    for change in stack.up(*arguments).changes:
        done.setdefault(change.name, []).append(change.operation)
    return done


def test_options_can_ignore_a_change_or_replace_the_item(stack: Stack, colleague: Colleague) -> None:
    program = """
itsmng.Computer(
    "ignoring",
    name="Ignoring",
    comment={comment!r},
    {inventory}
    opts=pulumi.ResourceOptions(ignore_changes=["comment", "inventory_number"]),
)
itsmng.Computer(
    "replaced",
    name="Replaced",
    serial={serial!r},
    opts=pulumi.ResourceOptions(replace_on_changes=["serial"]),
)
"""
    stack.declare(program.format(comment="kept", serial="S1", inventory='inventory_number="INV-1",'))
    stack.up()
    ignoring, replaced = (int(stack.resources()[name]["id"]) for name in ("ignoring", "replaced"))
    colleague.edit("Computer", ignoring, otherserial="theirs")
    stack.refresh_preview("--expect-no-changes")

    stack.declare(program.format(comment="new", serial="S2", inventory=""))
    assert set(stack.preview().summary) == {"replaced"}
    assert operations(stack) == {"replaced": ["delete-replaced", "replace", "create-replacement"]}

    rows = {row["name"]: row for row in colleague.list("Computer")}
    assert (rows["Ignoring"]["comment"], rows["Ignoring"]["otherserial"]) == ("kept", "theirs")
    assert (rows["Replaced"]["serial"], int(stack.resources()["replaced"]["id"])) == ("S2", rows["Replaced"]["id"])
    assert [row["id"] for row in colleague.list("Computer", trash=True)] == [replaced]
    stack.preview("--expect-no-changes")


def test_destroy_keeps_protected_and_retained_items(stack: Stack, colleague: Colleague) -> None:
    program = """
itsmng.Group("retained", name="Retained", opts=pulumi.ResourceOptions(retain_on_delete=True))
itsmng.Group("protected", name="Protected", opts=pulumi.ResourceOptions(protect=True))
"""
    stack.declare(program)
    stack.up()

    refused = stack.destroy(exit_code=1)
    assert "pulumi state unprotect" in refused.output
    assert set(stack.resources()) == {"protected"}
    assert {row["name"] for row in colleague.list("Group")} == {"Retained", "Protected"}

    stack.pulumi("state", "unprotect", "--yes", urn_of(stack, "protected"))
    stack.destroy()
    assert [row["name"] for row in colleague.list("Group")] == ["Retained"]


def test_aliases_keep_the_item_of_a_renamed_or_moved_resource(stack: Stack, colleague: Colleague) -> None:
    stack.declare("""
campus = itsmng.Location("campus", name="Campus")
itsmng.Location("hall", name="Hall", parent=campus)
""")
    stack.up()
    ids = {row["name"]: row["id"] for row in colleague.list("Location")}

    stack.declare("""
class Site(pulumi.ComponentResource):
    def __init__(self, name):
        super().__init__("example:index:Site", name)
        moved = pulumi.ResourceOptions(parent=self, aliases=[pulumi.Alias(parent=pulumi.ROOT_STACK_RESOURCE)])
        campus = itsmng.Location("campus", name="Campus", opts=moved)
        renamed = pulumi.ResourceOptions(parent=self, aliases=[pulumi.Alias("hall", parent=pulumi.ROOT_STACK_RESOURCE)])
        itsmng.Location("great-hall", name="Hall", parent=campus, opts=renamed)
        itsmng.Location("yard", name="Yard", parent="Campus", opts=pulumi.ResourceOptions(parent=self))

Site("site")
""")
    assert stack.preview().summary == {"yard": "create"}
    assert operations(stack) == {"yard": ["create"]}

    resources = stack.resources()
    assert {name: int(resources[name]["id"]) for name in ("campus", "great-hall")} == {
        "campus": ids["Campus"],
        "great-hall": ids["Hall"],
    }
    assert all("example:index:Site$" in resource["urn"] for resource in resources.values())
    stack.destroy()
    assert colleague.list("Location") == []


def test_a_dependent_is_created_last_and_deleted_first(stack: Stack, colleague: Colleague) -> None:
    program = """
admins = itsmng.Group("admins", name="Admins"{parent})
itsmng.Computer("dependent", name="Dependent", opts=pulumi.ResourceOptions(depends_on=[admins]))
itsmng.Computer("independent", name="Independent")
"""
    stack.declare(program.format(parent=", parent=999"))
    assert "there is no Group 999" in stack.up("--continue-on-error", exit_code=1).output
    assert [row["name"] for row in colleague.list("Computer")] == ["Independent"]

    stack.declare(program.format(parent=""))
    stack.up()
    (admins,) = colleague.list("Group")
    dependent = int(stack.resources()["dependent"]["id"])
    colleague.edit("Computer", dependent, groups_id=admins["id"])  # so that the group cannot be deleted before it
    stack.destroy()
    assert colleague.list("Group") == colleague.list("Computer") == []


def test_only_the_target_is_changed_and_deleted(stack: Stack, colleague: Colleague) -> None:
    program = 'for name in ("one", "two"):\n    itsmng.Entity(name, name=name, comment={comment!r})'
    stack.declare(program.format(comment="before"))
    stack.up()
    two = urn_of(stack, "two")

    stack.declare(program.format(comment="after"))
    assert operations(stack, "--target", two) == {"two": ["update"]}
    colleague.see_all()
    comments = {row["name"]: row["comment"] for row in colleague.list("Entity")}
    assert (comments["one"], comments["two"]) == ("before", "after")

    stack.destroy("--target", two)
    assert "two" not in {row["name"] for row in colleague.list("Entity")}
    assert set(stack.resources()) == {"one"}


@pytest.mark.every_version
def test_transforms_see_and_set_inputs_and_options(stack: Stack, colleague: Colleague) -> None:
    stack.declare("""
def mark(args):
    if args.type_.endswith(":Computer"):
        args.opts.additional_secret_outputs = ["ticketTco"]
        return pulumi.ResourceTransformResult({**args.props, "comment": "managed by a program"}, args.opts)

pulumi.runtime.register_resource_transform(mark)

def tag(args):
    return pulumi.ResourceTransformationResult({**args.props, "inventory_number": "INV-" + args.name}, args.opts)

itsmng.Computer("1", name="PC", opts=pulumi.ResourceOptions(transformations=[tag]))
itsmng.Location("hall", name="Hall")
""")
    stack.up()

    (computer,) = colleague.list("Computer")
    assert (computer["comment"], computer["otherserial"]) == ("managed by a program", "INV-1")
    (hall,) = colleague.list("Location")
    assert not hall["comment"]
    stack.preview("--expect-no-changes")
    stack.refresh_preview("--expect-no-changes")


def test_secret_inputs_and_outputs_are_encrypted_and_masked(stack: Stack, colleague: Colleague) -> None:
    program = """
itsmng.Computer(
    "pc",
    name=pulumi.Output.secret("hidden-name-{number}"),
    serial="S{number}",
    opts=pulumi.ResourceOptions(additional_secret_outputs=["serial", "date_creation"]),
)
"""
    stack.declare(program.format(number=1))
    outputs = [stack.preview().output, stack.up().output]
    stack.declare(program.format(number=2))
    changed = stack.preview()
    assert [set(change.properties) for change in changed.changes] == [{"name", "serial"}]
    assert "[secret]" in changed.output
    (computer,) = colleague.list("Computer")
    colleague.edit("Computer", computer["id"], name="hidden-name-3")
    drift = stack.refresh_preview("--expect-no-changes", exit_code=UNEXPECTED_CHANGES)
    repaired = stack.up("--refresh")

    outputs += [changed.output, drift.output, repaired.output]
    state = stack.pulumi("stack", "export")
    assert not [text for text in [*outputs, state, stack.files()] if "hidden-name" in text]
    outputs_of_state = stack.outputs("pc")
    assert all("ciphertext" in outputs_of_state[key] for key in ("name", "serial", "dateCreation"))
    assert computer["date_creation"] not in json.dumps(outputs_of_state["dateCreation"])
    assert colleague.list("Computer")[0]["name"] == "hidden-name-2"


def test_another_stack_refers_to_an_item_by_id_and_by_name(stack: Stack, colleague: Colleague) -> None:
    stack.declare("""
if pulumi.get_stack() == "test":
    hall = itsmng.Location("hall", name="Hall")
    pulumi.export("id", hall.id)
    pulumi.export("name", hall.complete_name)
else:
    places = pulumi.StackReference("organization/inventory/test")
    itsmng.Computer("by-id", name="By id", location=places.require_output("id"))
    itsmng.Computer("by-name", name="By name", location=places.require_output("name"))
""")
    stack.up()

    stack.pulumi("stack", "init", "machines", "--copy-config-from", "test")
    stack.environment["PULUMI_STACK"] = "machines"
    assert stack.preview().summary == {"by-id": "create", "by-name": "create"}
    stack.up()

    (hall,) = colleague.list("Location")
    assert [row["locations_id"] for row in colleague.list("Computer")] == [hall["id"], hall["id"]]
    stack.preview("--expect-no-changes")
