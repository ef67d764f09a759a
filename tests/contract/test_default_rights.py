"""What the eight profiles of a new installation may do with items of some itemtypes."""

from __future__ import annotations

import pytest

from tests.contract.people import log_in_as
from tests.contract.session import Session, code, unique

pytestmark = pytest.mark.usefixtures("sandbox_only")
"""A server in use has given its profiles other rights."""

SELF_SERVICE, OBSERVER, ADMIN, SUPER_ADMIN, HOTLINER, TECHNICIAN, SUPERVISOR, READ_ONLY = PROFILES = range(1, 9)
NOTHING, READS, ALL = "", "read", "read create update purge"
MAY = {
    "Budget": [NOTHING, READS, ALL, ALL, NOTHING, NOTHING, NOTHING, READS],
    "Calendar": [NOTHING, NOTHING, ALL, ALL, NOTHING, NOTHING, ALL, READS],
    "Computer": [NOTHING, READS, ALL, ALL, NOTHING, ALL, ALL, READS],
    "ContactType": [NOTHING, NOTHING, ALL, ALL, NOTHING, NOTHING, NOTHING, READS],
    "Entity": [NOTHING, NOTHING, READS, ALL, NOTHING, READS, READS, READS],
    "Group": [NOTHING, READS, ALL, ALL, NOTHING, READS, READS, READS],
    "ITILCategory": [NOTHING, NOTHING, ALL, ALL, NOTHING, NOTHING, ALL, READS],
    "Location": [NOTHING, NOTHING, ALL, ALL, NOTHING, NOTHING, ALL, READS],
    "Profile": [NOTHING, NOTHING, READS, ALL, NOTHING, NOTHING, NOTHING, READS],
    "State": [NOTHING, NOTHING, ALL, ALL, NOTHING, NOTHING, ALL, READS],
    "Supplier": [NOTHING, READS, ALL, ALL, NOTHING, NOTHING, NOTHING, READS],
    "TaskCategory": [NOTHING, NOTHING, ALL, ALL, NOTHING, NOTHING, ALL, READS],
    "User": [NOTHING, READS, ALL, ALL, READS, ALL, ALL, READS],
}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_does_with_an_item_what_its_right_says(session: Session, profile: int) -> None:
    items = {itemtype: session.create(itemtype, name=unique(), entities_id=0) for itemtype in MAY}
    user = log_in_as(session, profile)
    for itemtype, item in items.items():
        answers = {
            "read": (user.request("GET", f"{itemtype}/{item}"), (403, "ERROR_RIGHT_MISSING")),
            "create": (user.add(itemtype, {"name": unique(), "entities_id": 0}), (400, "ERROR_GLPI_ADD")),
            "update": (user.update(itemtype, item, comment="x"), (400, "ERROR_GLPI_UPDATE")),
            "purge": (user.delete(itemtype, item, force_purge="true"), (400, "ERROR_GLPI_DELETE")),
        }
        done = [action for action, (answer, _) in answers.items() if answer.is_success]
        assert done == MAY[itemtype][profile - 1].split(), itemtype
        assert all(answer.is_success or code(answer) == refusal for answer, refusal in answers.values()), itemtype


@pytest.mark.parametrize("profile", PROFILES)
def test_listing_needs_the_right_to_read(session: Session, profile: int) -> None:
    user = log_in_as(session, profile)
    listed = {itemtype for itemtype in MAY if user.request("GET", itemtype).is_success}
    assert listed == {itemtype for itemtype, may in MAY.items() if may[profile - 1]}


def test_only_the_super_admin_makes_and_purges_api_clients(session: Session) -> None:
    client = session.create("APIClient", name=unique())
    user = log_in_as(session, READ_ONLY)
    assert user.read("APIClient", client)["id"] == client
    assert code(user.add("APIClient", {"name": unique()})) == (400, "ERROR_GLPI_ADD")
    assert code(user.delete("APIClient", client)) == (400, "ERROR_GLPI_DELETE")
    user = log_in_as(session, ADMIN)
    assert code(user.request("GET", f"APIClient/{client}")) == (403, "ERROR_RIGHT_MISSING")
    session.purge("APIClient", client)


@pytest.mark.parametrize(
    ("right_id", "profile", "name", "bits"),
    [
        (1, SELF_SERVICE, "computer", 0),
        (11, TECHNICIAN, "queuednotification", 0),
        (62, SUPER_ADMIN, "knowbasecategory", 23),
        (213, SUPER_ADMIN, "computer", 255),
        (673, SUPER_ADMIN, "status_ticket", 23),
    ],
)
def test_the_rights_have_the_ids_of_the_installation(
    session: Session, right_id: int, profile: int, name: str, bits: int
) -> None:
    right = {"id": right_id, "profiles_id": profile, "name": name, "rights": bits}
    assert session.read("ProfileRight", right_id) == right


def test_a_new_profile_gets_the_next_rights(session: Session) -> None:
    profile = session.create("Profile", name=unique())
    assert session.ids(f"Profile/{profile}/ProfileRight") == list(range(674, 674 + 85))


def test_some_default_profiles_differ_in_more_than_rights(session: Session) -> None:
    profiles = [session.read("Profile", profile) for profile in PROFILES]

    def those_with(column: str, value: object) -> list[int]:
        return [profile["id"] for profile in profiles if profile[column] == value]

    assert those_with("interface", "helpdesk") == [SELF_SERVICE]
    assert those_with("create_ticket_on_login", 1) == [HOTLINER]
    assert those_with("managed_domainrecordtypes", "[-1]") == [ADMIN, SUPER_ADMIN]
    assert those_with("helpdesk_item_type", "[]") == [READ_ONLY]
    assert those_with("ticket_status", "[]") == [OBSERVER, ADMIN, SUPER_ADMIN, HOTLINER, TECHNICIAN, SUPERVISOR]
    assert those_with("problem_status", "[]") == list(PROFILES)[:-1]
    assert those_with("change_status", None) == list(PROFILES)[:-1]
    assert profiles[READ_ONLY - 1]["problem_status"].startswith('{"1":{"7":0,"2":0,"3":0,"4":0,"5":0,"8":0,"6":0},"7":')


def test_the_first_user_has_no_language_of_his_own(session: Session) -> None:
    languages = [session.read("User", user)["language"] for user in range(2, 6)]
    assert languages == [None, "en_GB", "en_GB", "en_GB"]


def test_drop_downs_have_the_rows_of_the_installation(session: Session) -> None:
    assert [row["name"] for row in session.get("SoftwareCategory")] == ["FUSION"]
    assert session.read("Calendar", 1)["cache_duration"] == "[0,43200,43200,43200,43200,43200,0]"


def test_new_rules_come_after_those_of_the_installation(session: Session) -> None:
    rule = session.read("RuleTicket", 7)
    assert (rule["name"], rule["ranking"], rule["match"], rule["condition"]) == (
        "Ticket location from user",
        2,
        "AND",
        1,
    )
    assert session.create("RuleRight", name=unique(), sub_type="RuleRight") == 12


@pytest.mark.parametrize(
    ("setting_id", "name", "value"),
    [
        (1, "itsmversion", "1.4.0"),
        (2, "version", "9.5.7"),
        (62, "monitors_management_restrict", "2"),
        (217, "use_timezones", "0"),
    ],
)
def test_the_settings_have_the_ids_of_the_installation(
    session: Session, setting_id: int, name: str, value: str
) -> None:
    assert session.read("Config", setting_id) == {"id": setting_id, "context": "core", "name": name, "value": value}
