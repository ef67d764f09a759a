"""Every kind of drift, and what is none."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pulumi_itsmng.drift import StateError, Status, read_state
from pulumi_itsmng.drift.history import WORTH
from pulumi_itsmng.drift.reports import RENDERERS
from tests.drift.conftest import Stacked
from tools.harness.colleague import TECHNICIAN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer


def test_nothing_drifts_that_nobody_touched(stacked: Stacked) -> None:
    stacked.create("Computer", "pc", name="PC", serial="S1")
    report = stacked.drift()
    assert [(item.resource, item.status) for item in report.items] == [("pc", Status.IN_SYNC)]
    assert report.findings == ()
    assert (report.stack, report.server, report.version) == ("test", stacked.url, 1)


def test_an_edit_of_an_undeclared_field_is_no_drift(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC")
    colleague.edit("Computer", pc, serial="EDITED", comment="somebody's")
    assert stacked.findings() == {}


def test_who_changed_a_field_is_told_by_the_history(stacked: Stacked, sandbox: SandboxServer) -> None:
    pc = stacked.create("Computer", "pc", name="PC", serial="S1")
    with Colleague(sandbox.url, TECHNICIAN_TOKEN) as technician:
        technician.edit("Computer", pc, serial="<S2>")
    (changed,) = stacked.findings()["pc"].fields
    assert changed.blame is not None
    assert (changed.blame.who, changed.blame.before, changed.blame.after) == ("tech (4)", "S1", "<S2>")


def test_only_the_newest_change_is_to_blame(stacked: Stacked, sandbox: SandboxServer, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC", serial="S1")
    with Colleague(sandbox.url, TECHNICIAN_TOKEN) as technician:
        technician.edit("Computer", pc, serial="S2")
        colleague.edit("Computer", pc, serial="S3")
    (changed,) = stacked.findings()["pc"].fields
    assert changed.blame is not None
    assert (changed.blame.who, changed.blame.before) == ("itsm (2)", "S2")


def test_a_technician_in_charge_is_not_taken_for_the_user(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC", user="tech", technician="tech")
    colleague.edit("Computer", pc, users_id=5)
    colleague.edit("Computer", pc, users_id_tech=3)
    user, technician = stacked.findings()["pc"].fields
    assert user.blame is not None
    assert technician.blame is not None
    assert (user.blame.after, technician.blame.after) == ("normal (5)", "post-only (3)")


@pytest.mark.lenient_sql  # the other kind breaks off before it notes anything
def test_an_entry_that_contradicts_the_live_value_gives_no_blame(stacked: Stacked, colleague: Colleague) -> None:
    place = stacked.create("Location", "paris", name="Paris")
    colleague.create("Location", name="Taken")
    colleague.edit("Location", place, name="Lutetia", locations_id=0)
    (changed,) = stacked.findings()["paris"].fields
    assert changed.blame is not None
    colleague.edit("Location", place, name="Taken", locations_id=0)  # refused, but noted in the history
    (changed,) = stacked.findings()["paris"].fields
    assert (changed.actual, changed.blame) == ("Lutetia", None)


def test_a_long_text_is_blamed_by_what_the_history_keeps_of_it(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC", comment="short")
    colleague.edit("Computer", pc, comment="<" * 100 + "long " * 100)
    (changed,) = stacked.findings()["pc"].fields
    assert changed.blame is not None
    assert changed.blame.before == "short"


def test_an_item_in_the_trash_is_trashed_and_tells_by_whom(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC", serial="S1")
    colleague.edit("Computer", pc, serial="S2")
    colleague.trash("Computer", pc)
    drift = stacked.findings()["pc"]
    assert drift.status is Status.TRASHED
    assert [(one.field, one.expected, one.actual) for one in drift.fields] == [
        ("serial", "S1", "S2"),
        ("is_deleted", False, True),
    ]
    assert drift.blame is not None
    assert drift.blame.who == "itsm (2)"


def test_a_refreshed_state_shows_no_drift(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC", serial="S1")
    colleague.edit("Computer", pc, serial="S2")
    colleague.trash("Computer", pc)
    stacked.claim("pc", serial="S2", isDeleted=True)
    assert stacked.findings() == {}


def test_an_item_that_was_restored_by_hand_has_changed(stacked: Stacked, colleague: Colleague) -> None:
    stacked.create("Computer", "pc", name="PC")
    stacked.claim("pc", isDeleted=True)
    drift = stacked.findings()["pc"]
    assert drift.status is Status.CHANGED
    assert [(one.field, one.expected, one.actual, one.blame) for one in drift.fields] == [
        ("is_deleted", True, False, None)
    ]


def test_an_item_that_is_purged_or_lost_its_id_is_missing(stacked: Stacked, colleague: Colleague) -> None:
    pc, lost, _ = (stacked.create("Computer", name, name=name) for name in ("pc", "lost", "other"))
    colleague.purge("Computer", pc)
    theirs_since = datetime.fromisoformat((colleague.get("Computer", lost) or {})["date_creation"])
    stacked.claim("lost", dateCreation=str(theirs_since - timedelta(seconds=1)))
    missing = {"pc": Status.MISSING, "lost": Status.MISSING}
    assert {name: drift.status for name, drift in stacked.findings().items()} == missing


def test_a_forbidden_item_is_unreadable_and_never_missing(stacked: Stacked, colleague: Colleague) -> None:
    ids = stacked.create_many("Computer", {f"pc-{n}": {"name": f"PC {n}"} for n in range(3)})
    colleague.edit("Computer", ids[1], entities_id=4_711)
    drift = stacked.findings()["pc-1"]
    assert drift.status is Status.UNREADABLE
    assert "ERROR_RIGHT_MISSING" in drift.reason


def test_a_place_renamed_by_hand_drifts_once(stacked: Stacked, colleague: Colleague) -> None:
    place = stacked.create("Location", "paris", name="Paris")
    stacked.create_many("Computer", {f"pc-{n}": {"name": f"PC {n}", "location": "Paris"} for n in range(20)})
    colleague.edit("Location", place, name="Lutetia", locations_id=0)
    findings = stacked.findings()
    assert findings.keys() == {"paris"}
    (changed,) = findings["paris"].fields
    assert (changed.field, changed.expected, changed.actual) == ("name", "Paris", "Lutetia")


def test_a_reference_is_told_by_the_names_that_people_know(stacked: Stacked, colleague: Colleague) -> None:
    stacked.create("Location", "paris", name="Paris", child_entities=True)
    hq = stacked.create("Location", "hq", name="HQ", parent="Paris")
    pc = stacked.create("Computer", "pc", name="PC", location=hq, child_entities=True)
    colleague.edit("Computer", pc, locations_id=4_711, is_recursive=0)
    recursive, location = stacked.findings()["pc"].fields
    assert (location.expected, location.expected_id) == ("Paris > HQ", hq)
    assert (location.actual, location.actual_id) == (4_711, 4_711)
    assert (recursive.expected, recursive.actual) == (True, False)


@pytest.mark.parametrize("ignored", [["alternateUsername", "serial"], ["*"]])
def test_what_ignore_changes_names_is_no_drift(stacked: Stacked, colleague: Colleague, ignored: list[str]) -> None:
    pc = stacked.create("Computer", "pc", name="PC", serial="S1", alternate_username="ada")
    stacked.mark("pc", ignoreChanges=ignored)
    colleague.edit("Computer", pc, serial="S2", contact="bob")
    assert stacked.findings() == {}


def test_the_trash_can_be_ignored(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC")
    colleague.trash("Computer", pc)
    stacked.mark("pc", ignoreChanges=["isDeleted"])
    assert stacked.findings() == {}


def test_external_and_retained_items_are_compared_and_marked(stacked: Stacked, colleague: Colleague) -> None:
    ids = stacked.create_many("Computer", {name: {"name": name} for name in ("read", "kept")})
    stacked.mark("read", external=True)
    stacked.mark("kept", retainOnDelete=True)
    for item_id in ids:
        colleague.edit("Computer", item_id, name="other")
    findings = stacked.findings()
    assert (findings["read"].external, findings["read"].retained) == (True, False)
    assert (findings["kept"].external, findings["kept"].retained) == (False, True)


def test_resources_pending_deletion_are_counted_but_not_compared(stacked: Stacked, colleague: Colleague) -> None:
    ids = stacked.create_many("Computer", {name: {"name": name} for name in ("old", "replaced", "pc")})
    stacked.mark("old", delete=True)
    stacked.mark("replaced", pendingReplacement=True)
    for item_id in ids:
        colleague.purge("Computer", item_id)
    report = stacked.drift()
    assert [item.resource for item in report.findings] == ["pc"]
    assert report.passing == 2


def test_resources_of_other_providers_are_none_of_our_business(stacked: Stacked) -> None:
    stacked.resources.append({"urn": "urn:pulumi:test::p::aws:s3:Bucket::b", "type": "aws:s3:Bucket", "id": "b"})
    assert stacked.drift().items == ()


def test_a_secret_is_compared_and_shown_in_no_format(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC", serial="s3cr3t", comment="open")
    stacked.make_secret("pc", "serial")
    colleague.edit("Computer", pc, serial="l34k3d", comment="changed")
    report = stacked.drift()
    assert [one.field for one in report.items[0].fields] == ["serial", "comment"]
    assert report.items[0].fields[0].blame is not None
    for render in RENDERERS.values():
        text = render(report)
        assert "changed" in text
        assert "s3cr3t" not in text
        assert "l34k3d" not in text


def test_a_sealed_secret_cannot_be_compared_and_that_is_said(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC", serial="S1", location="")
    stacked.make_secret("pc", "serial", sealed=True)
    stacked.make_secret("pc", "resolved", sealed=True)
    colleague.edit("Computer", pc, serial="S2")
    drift = stacked.findings()["pc"]
    assert (drift.status, drift.not_comparable, drift.is_doubtful) == (Status.IN_SYNC, ("serial", "location"), True)


def test_only_and_ignore_narrow_what_is_looked_at(stacked: Stacked, colleague: Colleague) -> None:
    place = stacked.create("Location", "paris", name="Paris", comment="a")
    ids = stacked.create_many("Computer", {f"pc-{n}": {"name": f"PC {n}", "comment": "a"} for n in range(2)})
    colleague.edit("Location", place, comment="b")
    for item_id in ids:
        colleague.edit("Computer", item_id, comment="b")
    assert stacked.findings(only=["Location"]).keys() == {"paris"}
    assert stacked.findings(only=["Computer.pc-1", "Group"]).keys() == {"pc-1"}
    assert stacked.findings(ignore=["Computer.comment"]).keys() == {"paris"}
    assert stacked.findings(ignore=["*.comment"]) == {}


def test_a_history_that_may_not_be_read_is_a_note_and_no_error(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC")
    colleague.edit("Computer", pc, name="other")
    report = stacked.drift(credentials={"login": "normal", "password": "normal"})
    assert report.findings[0].fields[0].blame is None
    assert "history" in report.notes[0]


def test_drift_counts_unmanaged_items_in_the_stacks_entities(stacked: Stacked, colleague: Colleague) -> None:
    stacked.create("Entity", "factory", name="Factory")
    colleague.see_all()
    factory = int(stacked.resources[0]["id"])
    elsewhere = colleague.create_entity("Elsewhere")
    pc = stacked.create("Computer", "pc", name="PC", entity=factory)
    for number in range(7):
        colleague.create("Computer", name=f"stray {number}", entities_id=factory)
    colleague.create("Computer", name="none of ours", entities_id=elsewhere)
    colleague.trash("Computer", colleague.create("Computer", name="trashed", entities_id=factory))
    colleague.create("Computer", name="template", is_template=1, template_name="usual", entities_id=factory)
    below = colleague.create_entity("Hall", factory)
    report = stacked.drift(unmanaged=True, only=["Location"])
    found = {one.itemtype: one for one in report.unmanaged or ()}
    assert {itemtype: one.count for itemtype, one in found.items()} == {"Computer": 7, "Entity": 1}
    assert found["Computer"].first == tuple(f"stray {number} ({pc + 1 + number})" for number in range(5))
    assert found["Entity"].first == (f"Root entity > Factory > Hall ({below})",)


def test_an_external_items_entity_is_outside_the_stack(stacked: Stacked, colleague: Colleague) -> None:
    elsewhere = colleague.create_entity("Elsewhere")
    stacked.create("Computer", "read", name="PC", entity=elsewhere)
    stacked.mark("read", external=True)
    colleague.create("Computer", name="stray", entities_id=elsewhere)
    assert stacked.drift(unmanaged=True).unmanaged == ()


def test_undeclared_parts_of_a_declared_user_are_unmanaged(stacked: Stacked, colleague: Colleague) -> None:
    user = stacked.create("User", "ada", login="ada")
    stacked.create("UserEmail", "declared", user=user, email="ada@example.org")
    admins = colleague.create("Group", name="Admins", entities_id=colleague.create_entity("Elsewhere"))
    address = colleague.create("UserEmail", users_id=user, email="other@example.org")
    member = colleague.create("Group_User", users_id=user, groups_id=admins)
    allowed = colleague.create("Profile_User", users_id=user, profiles_id=6, entities_id=0)
    colleague.create("UserEmail", users_id=colleague.create("User", name="nobody's"), email="x@example.org")
    found = {one.itemtype: one for one in stacked.drift(unmanaged=True).unmanaged or ()}
    assert found["UserEmail"].first == (f"other@example.org, ada ({address})",)
    assert found["GroupUser"].first == (f"ada, Admins ({member})",)
    assert f"ada, Technician, Root entity ({allowed})" in found["ProfileUser"].first
    assert {found[kind].where for kind in ("UserEmail", "GroupUser", "ProfileUser")} == {"users"}


def test_blame_names_who_removed_a_link_of_a_user(stacked: Stacked, colleague: Colleague) -> None:
    user = stacked.create("User", "ada", login="ada")
    group, other = (stacked.create("Group", name, name=name) for name in ("admins", "others"))
    links = {
        "UserEmail": stacked.create("UserEmail", "address", user=user, email="ada@example.org"),
        "Group_User": stacked.create("GroupUser", "member", user="ada", group=group),
        "Profile_User": stacked.create("ProfileUser", "allowed", user="ada", profile="Technician", entity=0),
    }
    stacked.create("GroupUser", "still", user="ada", group=other)
    before = len(colleague.history("User", user))
    colleague.purge("Group_User", links.pop("Group_User"))
    is_noted = len(colleague.history("User", user)) > before
    for itemtype, item_id in links.items():
        colleague.purge(itemtype, item_id)
    findings = stacked.findings()
    assert {drift.status for drift in findings.values()} == {Status.MISSING}
    told = {resource: drift.blame.who if drift.blame else None for resource, drift in findings.items()}
    assert told == {"address": "itsm (2)", "member": "itsm (2)" if is_noted else None, "allowed": "itsm (2)"}


def test_members_of_a_purged_group_are_blamed_only_by_an_entry(stacked: Stacked, colleague: Colleague) -> None:
    user = stacked.create("User", "ada", login="ada")
    group = stacked.create("Group", "admins", name="admins")
    stacked.create("GroupUser", "member", user="ada", group=group)
    before = len(colleague.history("User", user))
    colleague.purge("Group", group)
    is_noted = len(colleague.history("User", user)) > before
    member = stacked.findings()["member"]
    assert (member.status, member.blame is not None) == (Status.MISSING, is_noted)


@pytest.mark.parametrize("text", ["two\nlines", "cr\r\nlf", "'" * 190, "<b>'\n\"</b>"])
def test_a_text_of_lines_and_quotes_is_blamed(stacked: Stacked, colleague: Colleague, text: str) -> None:
    pc = stacked.create("Computer", "pc", name="PC", comment="short")
    colleague.edit("Computer", pc, comment=text)
    (changed,) = stacked.findings()["pc"].fields
    assert changed.blame is not None
    assert changed.blame.before == "short"


def test_parts_purged_with_their_user_get_no_blame(stacked: Stacked, colleague: Colleague) -> None:
    user = stacked.create("User", "ada", login="ada")
    stacked.create("UserEmail", "address", user=user, email="ada@example.org")
    colleague.purge("User", user)
    report = stacked.drift()
    assert [(item.status, item.blame) for item in report.items] == [(Status.MISSING, None)] * 2
    assert report.notes == ()


def test_removed_links_that_look_alike_get_no_blame(stacked: Stacked, colleague: Colleague) -> None:
    user = stacked.create("User", "ada", login="ada")
    elsewhere = colleague.create_entity("Elsewhere")
    for name, entity in (("here", 0), ("there", elsewhere)):
        stacked.create("ProfileUser", name, user=user, profile="Technician", entity=entity)
    for resource in stacked.resources[1:]:
        colleague.purge("Profile_User", int(resource["id"]))
    findings = stacked.findings()
    assert {name: drift.blame for name, drift in findings.items()} == {"here": None, "there": None}


def test_the_history_of_the_parent_tells_who_purged_a_place(stacked: Stacked, colleague: Colleague) -> None:
    stacked.create("Location", "paris", name="Paris")
    hq = stacked.create("Location", "hq", name="HQ", parent="Paris")
    colleague.purge("Location", hq)
    drift = stacked.findings()["hq"]
    assert drift.status is Status.MISSING
    assert drift.blame is not None
    colleague.create("Location", name="HQ", locations_id=int(stacked.resources[0]["id"]))
    assert stacked.findings()["hq"].blame is None


def test_drift_names_the_accounts_own_time_zone(stacked: Stacked, colleague: Colleague) -> None:
    stacked.create("User", "ada", login="ada", valid_until="2030-01-01 08:00:00")
    colleague.edit("User", 2, timezone="America/New_York")
    assert stacked.drift().notes == ()
    stacked.claim("ada", validUntil="2030-01-01 13:00:00")
    (note,) = stacked.drift().notes
    assert "America/New_York" in note
    assert "Use server configuration" in note
    colleague.edit("User", 2, timezone="NULL")
    assert stacked.drift().notes == ()


def test_unmanaged_items_are_not_looked_for_unasked(stacked: Stacked) -> None:
    stacked.create("Computer", "pc", name="PC")
    assert stacked.drift().unmanaged is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"deployment": 1}', '{"deployment": {"resources": [{}]}}', "null"])
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(StateError, match="pulumi stack export"):
        read_state(text)


def test_many_items_are_read_by_pages_wherever_they_are(
    stacked: Stacked, sandbox: SandboxServer, colleague: Colleague
) -> None:
    ids = stacked.create_many("Computer", {f"pc-{n}": {"name": f"PC {n}"} for n in range(400)})
    for item_id in ids[:120]:
        colleague.trash("Computer", item_id)
    colleague.purge("Computer", ids[399])
    before = sandbox.requests()["total"]
    report = stacked.drift()
    counts = {status: count for status, count in report.counts.items() if count}
    assert counts == {Status.IN_SYNC: 279, Status.TRASHED: 120, Status.MISSING: 1}
    assert all(item.blame for item in report.items if item.status is Status.TRASHED)
    # Log in, a page of each list, the purged one; the history of them all, and what search options mean; the account's
    # time zone; log out.
    assert sandbox.requests()["total"] - before <= 1 + 2 + 1 + 120 // WORTH + 1 + 2 + 1


def test_older_changes_are_found_in_each_items_own_history(
    stacked: Stacked, sandbox: SandboxServer, colleague: Colleague
) -> None:
    ids = stacked.create_many("Computer", {f"pc-{n}": {"name": f"PC {n}", "serial": f"S{n}"} for n in range(WORTH)})
    for item_id in ids:
        colleague.edit("Computer", item_id, serial="EDITED")
    colleague.create_many("Computer", [{"name": f"new {n}"} for n in range(1_000)])
    findings = stacked.findings()
    assert len(findings) == WORTH
    assert all(drift.fields[0].blame for drift in findings.values())
