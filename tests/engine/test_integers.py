"""Ids in programs that the real engine runs: whole numbers, known in previews, and names only where they are texts."""

from __future__ import annotations

import json

from tests.support.stack import Stack
from tools.harness.colleague import Colleague

PROGRAM = """
hall = itsmng.Location("hall", name="Hall", comment={comment!r}, latitude=48.0)
pc = itsmng.Computer("pc", name="pc", location=hall, opts=pulumi.ResourceOptions(additional_secret_outputs=["itemId"]))
room = itsmng.Location("room", name="Room", parent=hall.item_id)
one = itsmng.Location.get("one", room.item_id)
same = itsmng.get_location_output(pulumi.Output.format("{{0}}.0", hall.item_id))
by_text = itsmng.Computer("by text", name="by text", location=hall.id)
pulumi.export("format", pulumi.Output.format("{{0}}/{{1}}", hall.item_id, hall.level))
pulumi.export("concat", pulumi.Output.concat("id ", hall.item_id.apply(str)))
pulumi.export("apply", hall.item_id.apply(lambda item_id: f"{{item_id!r}}"))
pulumi.export("reference", pc.location.apply(repr))
pulumi.export("resolved", pc.resolved.apply(lambda resolved: repr(resolved["location"]["id"])))
pulumi.export("secret", pulumi.Output.concat("id ", pc.item_id.apply(str)))
pulumi.export("latitude", hall.latitude.apply(repr))
pulumi.export("got", one.name)
pulumi.export("looked up", same.item_id)
"""


def test_ids_are_integers_and_stay_known_during_updates(stack: Stack, colleague: Colleague) -> None:
    stack.declare(PROGRAM.format(comment="one"))
    stack.up()

    hall, pc = (int(stack.resources()[name]["id"]) for name in ("hall", "pc"))
    told = json.loads(stack.pulumi("stack", "output", "--json"))
    assert told == {
        "format": f"{hall}/1",
        "concat": f"id {hall}",
        "apply": f"{hall}",
        "reference": f"{hall}",
        "resolved": f"{hall}",
        "secret": "[secret]",
        "latitude": "'48'",
        "got": "Room",
        "looked up": hall,
    }
    shown = json.loads(stack.pulumi("stack", "output", "--json", "--show-secrets"))
    assert shown["secret"] == f"id {pc}"
    computer = stack.resources()["pc"]
    assert computer["propertyDependencies"]["location"] == [stack.resources()["hall"]["urn"]]
    stack.assert_at_rest()

    stack.declare(PROGRAM.format(comment="two").replace("parent=hall.item_id", "parent=hall"))
    changed = {name: operation for name, operation in stack.preview().summary.items() if operation != "same"}
    assert changed == {"hall": "update"}


def test_a_new_name_with_a_path_is_refused_an_old_one_stays(stack: Stack, colleague: Colleague) -> None:
    place = colleague.create("Location", name="A > B", entities_id=0)
    stack.declare('itsmng.Location("hq", name="Paris > HQ")')
    assert "give what comes before it as parent" in stack.up(exit_code=1).output
    stack.declare('itsmng.Organization("acme", description={"groups": ["Support > Level 2"]})')
    assert "give what comes before it as parent" in stack.preview(exit_code=1).output

    stack.declare(f'itsmng.Location("old", name="A > B", comment="ours", force=True, adopt={place})')
    stack.up()
    stack.assert_at_rest()
    options = 'opts=pulumi.ResourceOptions(replace_on_changes=["comment"])'
    stack.declare(f'itsmng.Location("old", name="A > B", comment="changed", force=True, {options})')
    assert "replaced" in stack.up().output
    assert [(row["name"], row["comment"]) for row in colleague.list("Location")] == [("A &gt; B", "changed")]

    stack.declare('itsmng.Location("old", name="A > C", comment="changed", force=True)')
    assert "give what comes before it as parent" in stack.up(exit_code=1).output
