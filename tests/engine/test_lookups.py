"""Lookups in programs that the real engine runs."""

from __future__ import annotations

import pytest

from tests.support.blocks import blocks
from tests.support.stack import Stack
from tools.harness.colleague import Colleague

MORE = """
try:
    itsmng.get_location(name="Paris > HR")
except itsmng.ItsmngError as error:
    pulumi.export("error", str(error))
tech = itsmng.get_user_output(login="tech")
same = itsmng.get_computer_output(desk.id)
dell = itsmng.get_item("Manufacturer", name="Dell")
itsmng.Computer("copy", serial="D2", location=same.location, comment=same.serial, technician=tech, manufacturer=dell)
"""


@pytest.mark.every_version
def test_a_program_refers_to_what_is_there_and_to_what_it_makes(stack: Stack, colleague: Colleague) -> None:
    paris = colleague.create("Location", name="Paris", entities_id=0)
    hq = colleague.create("Location", name="HQ", locations_id=paris, town="Puteaux", entities_id=0)
    dell = colleague.create("Manufacturer", name="Dell")
    colleague.create("Computer", name="old", serial="OLD-1", locations_id=hq, entities_id=0)
    page = [block.text for block in blocks("python") if block.page == "docs/lookups.md"]
    stack.declare("\n".join([*page, MORE]))

    preview = stack.preview()
    stack.up()

    assert preview.summary == {"kiosk": "create", "desk": "create", "copy": "create"}
    assert "OLD-1" in preview.output
    kiosk, copy = stack.outputs("kiosk"), stack.outputs("copy")
    assert (kiosk["location"], kiosk["comment"]) == (hq, "In Puteaux")
    assert (copy["location"], copy["comment"], copy["technician"], copy["manufacturer"]) == (hq, "5CG2", 4, dell)
    assert stack.pulumi("stack", "output", "town").strip() == "Puteaux"
    error = stack.pulumi("stack", "output", "error")
    assert "there is none with name 'Paris > HR': did you mean 'Paris > HQ' or 'Paris'?" in error
    stack.preview("--expect-no-changes")

    # One whose result nobody uses fails the run, too.
    stack.declare("itsmng.get_user_output(login=pulumi.Output.from_input('nobody'))")
    assert "User: there is none with login 'nobody'" in stack.preview(exit_code=1).output
