"""Users: passwords that nobody reads back, logins that are taken, and the account that the provider uses itself."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from pulumi_itsmng.catalog import CATALOG, USER
from pulumi_itsmng.lifecycle.check import check
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Managed
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

pytestmark = pytest.mark.heavy

SECRET = "S3cret <of> ada"
OTHER = "An0ther & secret"
LONG_AGO = "2020-01-01 00:00:00"


@pytest.fixture
def users(sandbox: SandboxServer) -> Managed:
    return Managed(sandbox.url, USER)


def can_log_in(sandbox: SandboxServer, login: str, password: str) -> bool:
    answer = httpx.get(f"{sandbox.url}/initSession", auth=(login, password), trust_env=False)
    return answer.status_code == 200


def demand_strong_passwords(colleague: Colleague) -> None:
    colleague.configure(use_password_security=1)


def set_long_ago(colleague: Colleague, item_id: int) -> None:
    """Let the password be an old one, so that its next change falls into another second."""
    colleague.edit("User", item_id, password_last_update=LONG_AGO)


# ---------------------------------------------------------------- passwords


def test_a_new_user_can_log_in_with_the_password(users: Managed, sandbox: SandboxServer) -> None:
    _, state = users.create(login="ada", password=SECRET)

    assert can_log_in(sandbox, "ada", SECRET)
    assert state["password_last_update"]


def test_a_password_is_sent_only_when_it_changes(users: Managed, sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id, state = users.create(login="ada", password=SECRET)
    set_long_ago(colleague, item_id)

    state = users.update(item_id, state, login="ada", password=SECRET, phone="1")
    assert (colleague.get("User", item_id) or {})["password_last_update"] == LONG_AGO
    state = users.update(item_id, state, login="ada", password=OTHER, phone="1")

    assert state["password_last_update"] != LONG_AGO
    assert can_log_in(sandbox, "ada", OTHER)
    assert not can_log_in(sandbox, "ada", SECRET)


def test_a_password_that_leaves_the_program_stays(users: Managed, sandbox: SandboxServer) -> None:
    item_id, state = users.create(login="ada", password=SECRET)

    users.update(item_id, state, login="ada")

    assert can_log_in(sandbox, "ada", SECRET)


def test_a_password_that_was_changed_by_hand_is_no_drift(users: Managed, colleague: Colleague) -> None:
    item_id, state = users.create(login="ada", password=SECRET)
    colleague.edit("User", item_id, password=OTHER, password2=OTHER)

    snapshot = users.read(item_id, state)

    assert snapshot is not None
    assert snapshot.state == state


def test_a_new_user_with_a_weak_password_is_undone(users: Managed, colleague: Colleague) -> None:
    demand_strong_passwords(colleague)

    with pytest.raises(ItemError, match="did not take the password: it must have 8 characters, a digit") as failure:
        users.create(login="ada", password="Weak_")

    assert "Weak_" not in str(failure.value)
    assert [row["name"] for row in colleague.list("User")] == ["itsm", "post-only", "tech", "normal"]
    assert colleague.list("User", trash=True) == []


def test_an_update_verifies_the_password_of_an_unverified_user(
    users: Managed, sandbox: SandboxServer, colleague: Colleague
) -> None:
    demand_strong_passwords(colleague)
    sandbox.faults([{"kind": "status", "status": 503, "method": "GET", "path": "/User/|/getMultipleItems", "times": 8}])
    item_id, state = users.create(login="ada", password="Weak_")
    assert state["unverified"] is True
    sandbox.faults([])

    snapshot = users.read(item_id, state)

    assert snapshot is not None
    assert snapshot.state["unverified"] is True
    with pytest.raises(ItemError, match=f"User {item_id}: password not changed: .* it must have 8 characters"):
        users.update(item_id, snapshot.state, login="ada", password="Weak_")
    colleague.configure(use_password_security=0)
    state = users.update(item_id, snapshot.state, login="ada", password="Weak_")
    assert state["unverified"] is False
    assert can_log_in(sandbox, "ada", "Weak_")


def test_a_weak_password_fails_after_all_other_changes(users: Managed, colleague: Colleague) -> None:
    item_id, state = users.create(login="ada", password=SECRET)
    set_long_ago(colleague, item_id)
    demand_strong_passwords(colleague)

    with pytest.raises(ItemError, match=f"User {item_id}: password not changed: .* it must have a sign") as failure:
        users.update(item_id, state, login="ada", password="Weak0000", phone="1")

    assert "Weak0000" not in str(failure.value)
    assert (colleague.get("User", item_id) or {})["phone"] == "1"


def test_setting_the_present_password_is_an_error_or_a_warning(
    users: Managed, colleague: Colleague, caplog: pytest.LogCaptureFixture
) -> None:
    item_id, state = users.create(login="ada")
    colleague.edit("User", item_id, password=OTHER, password2=OTHER)

    # As after a run that was stopped between the change and the end.
    users.update(item_id, state, login="ada", password=OTHER)

    assert "most likely as it is the present one already" in caplog.text
    known = state | {"password_last_update": (colleague.get("User", item_id) or {})["password_last_update"]}
    with pytest.raises(ItemError, match="it is the present one already, or"):
        users.update(item_id, known, login="ada", password=OTHER)


@pytest.mark.parametrize("taken_over", [False, True])
def test_the_next_run_sets_a_password_that_was_lost(
    users: Managed, sandbox: SandboxServer, colleague: Colleague, taken_over: bool
) -> None:
    item_id, state = users.create(login="ada", password=SECRET)
    set_long_ago(colleague, item_id)
    state |= {"password_last_update": LONG_AGO}

    def run() -> None:
        if taken_over:
            users.create(login="ada", password=OTHER, adopt="matching")
        else:
            users.update(item_id, state, login="ada", password=OTHER)

    sandbox.faults([{"kind": "cut_before", "method": "PUT"}])
    with pytest.raises(ItemError, match=f"^User {item_id}: password not changed: .*: run the command again$"):
        run()
    run()

    assert can_log_in(sandbox, "ada", OTHER)


@pytest.mark.parametrize("password", ["", "a\0b", 7])
def test_what_is_no_password_is_refused_without_quoting_it(password: Any) -> None:
    _, (failure,) = check(USER, {"login": "ada", "password": password}, frozenset())

    assert failure.name == "password"


def test_only_an_account_of_its_own_has_a_password() -> None:
    inputs = {"login": "ada", "password": SECRET}

    assert check(USER, inputs | {"authentication": "internal"}, frozenset())[1] == []
    _, (failure,) = check(USER, inputs | {"authentication": "ldap"}, frozenset())
    assert (failure.name, failure.reason) == ("password", "there is one only where authentication is internal")


# ---------------------------------------------------------------- logins


@pytest.mark.parametrize("login", ["a/b", "a+b", "a\nb", "😀", "", " "])
def test_a_login_that_the_server_refuses_is_refused_before(login: str) -> None:
    _, failures = check(USER, {"login": login}, frozenset())

    assert [failure.name for failure in failures] == ([] if login == " " else ["login"])


@pytest.mark.parametrize("spelling", ["ada", "ADA", "Ada", "adä"])
def test_a_login_is_taken_whatever_its_case_and_accents(users: Managed, spelling: str) -> None:
    item_id, _ = users.create(login="Ada")

    with pytest.raises(ItemError, match=f"there is User {item_id} .*with the same login already"):
        users.create(login=spelling)


def test_the_error_of_a_trashed_login_explains_restoring(users: Managed) -> None:
    item_id, state = users.create(login="ada")
    users.delete(item_id, state)

    with pytest.raises(ItemError, match=f"User {item_id} with the same login lies in the trash: .* its authorizations"):
        users.create(login="ADA")


def test_a_user_is_renamed(users: Managed, sandbox: SandboxServer) -> None:
    item_id, state = users.create(login="ada", password=SECRET)

    state = users.update(item_id, state, login="lovelace", password=SECRET)

    assert can_log_in(sandbox, "lovelace", SECRET)
    with pytest.raises(ItemError, match="login differs from character 1 on"):
        users.update(item_id, state, login="tech", password=SECRET)


# ---------------------------------------------------------------- what the server keeps its own way


def test_the_default_language_is_no_drift(users: Managed, colleague: Colleague) -> None:
    item_id, state = users.create(login="ada", language="en_GB")
    assert (colleague.get("User", item_id) or {})["language"] == "en_GB"
    state = users.update(item_id, state, login="ada", language="fr_FR")

    state = users.update(item_id, state, login="ada", language="en_GB")

    assert (colleague.get("User", item_id) or {})["language"] is None
    snapshot = users.read(item_id, state)
    assert snapshot is not None
    assert snapshot.state == state


def test_a_default_that_the_user_may_not_have_is_an_error(users: Managed, colleague: Colleague) -> None:
    group = colleague.create("Group", name="Team")
    item_id, state = users.create(login="ada")

    with pytest.raises(
        ItemError, match=f"default_group should be Group {group} and is Group 0; the user must first be"
    ):
        users.update(item_id, state, login="ada", default_group="Team")

    colleague.create("Group_User", users_id=item_id, groups_id=group)
    state = users.update(item_id, state, login="ada", default_group="Team")
    assert users.update(item_id, state, login="ada")["item_id"] == item_id
    assert (colleague.get("User", item_id) or {})["groups_id"] == group


@pytest.mark.parametrize("name", ["default_profile", "default_entity", "default_group"])
def test_a_default_cannot_be_cleared(name: str) -> None:
    _, (failure,) = check(USER, {"login": "ada", name: ""}, frozenset())

    assert (failure.name, failure.reason) == (name, "ITSM-NG cannot clear it: name another, or leave it out")


@pytest.mark.parametrize(
    ("given", "kept"),
    [("2026-01-31", "2026-01-31 00:00:00"), ("2026-01-31T08:00:00", "2026-01-31 08:00:00"), ("", "")],
)
def test_a_moment_has_one_spelling(given: str, kept: str) -> None:
    assert check(USER, {"login": "ada", "valid_until": given}, frozenset()) == (
        {"login": "ada", "valid_until": kept},
        [],
    )


@pytest.mark.parametrize(
    "wrong", ["tomorrow", "2026-02-30", "2026-01-31T08:00:00+01:00", "1969-01-01", "2038-02-01", 7]
)
def test_a_moment_that_the_server_cannot_keep_is_refused(wrong: Any) -> None:
    _, (failure,) = check(USER, {"login": "ada", "valid_until": wrong}, frozenset())

    assert failure.name == "valid_until"


@pytest.mark.parametrize(
    ("name", "wrong"), [("language", "french"), ("time_zone", "Paris"), ("authentication", "oath")]
)
def test_a_preference_that_makes_no_sense_is_refused(name: str, wrong: str) -> None:
    _, (failure,) = check(USER, {"login": "ada", name: wrong}, frozenset())

    assert failure.name == name


def test_a_user_works_in_a_place_of_any_entity(users: Managed, colleague: Colleague) -> None:
    place = colleague.create("Location", name="Hall", entities_id=colleague.create_entity("Elsewhere"))

    item_id, _ = users.create(login="ada", location="Hall")

    assert (colleague.see_all().get("User", item_id) or {})["locations_id"] == place


@pytest.fixture
def sources(colleague: Colleague) -> dict[str, int]:
    """A mail server and an LDAP directory of one name, the directory with another id, and two more of one name."""
    for _ in range(2):
        colleague.create("AuthLDAP", name="twice")
    return {itemtype: colleague.create(itemtype, name="one") for itemtype in ("AuthMail", "AuthLDAP")}


@pytest.mark.parametrize(
    ("given", "itemtype"),
    [({"authentication": "mail"}, "AuthMail"), ({"authentication": "ldap"}, "AuthLDAP"), ({}, "AuthLDAP")],
)
def test_the_source_is_a_mail_server_where_mail_authenticates(
    users: Managed, colleague: Colleague, sources: dict[str, int], given: dict[str, str], itemtype: str
) -> None:
    item_id, state = users.create(login="ada", authentication_source="one", **given)

    assert state["resolved"]["authenticationSource"] == {"id": sources[itemtype], "name": "one"}
    assert (colleague.get("User", item_id) or {})["auths_id"] == sources[itemtype]


def test_the_authentication_tells_sources_of_one_name_apart(
    users: Managed, colleague: Colleague, sources: dict[str, int]
) -> None:
    item_id, state = users.create(login="ada", authentication="mail", authentication_source="one")

    state = users.update(item_id, state, login="ada", authentication="ldap", authentication_source="one")
    assert (colleague.get("User", item_id) or {})["auths_id"] == sources["AuthLDAP"]

    colleague.edit("User", item_id, authtype=2, auths_id=sources["AuthMail"])
    snapshot = users.read(item_id, state)
    assert snapshot is not None
    assert snapshot.state["resolved"]["authenticationSource"] == {"id": sources["AuthMail"], "name": "one"}


@pytest.mark.usefixtures("sources")
@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"authentication_source": "twice"}, r"several are called 'twice': 'twice' \(1\), 'twice' \(2\)"),
        ({"authentication_source": "on"}, "there is no AuthLDAP 'on': did you mean 'one'?"),
        ({"authentication_source": "twice", "authentication": "mail"}, "there is no AuthMail 'twice'"),
        ({"authentication_source": 3, "authentication": "mail"}, "there is no AuthMail 3"),
    ],
    ids=["ambiguous", "misspelt", "of another kind", "an id of another kind"],
)
def test_a_source_that_is_not_one_is_an_error(users: Managed, given: dict[str, Any], problem: str) -> None:
    with pytest.raises(ItemError, match=f"^User: not created: authentication_source: {problem}"):
        users.create(login="ada", **given)


def test_a_technician_gives_a_source_by_its_id(
    sandbox: SandboxServer, colleague: Colleague, sources: dict[str, int]
) -> None:
    technician = Managed(sandbox.url, USER, login="tech", password="tech")

    with pytest.raises(ItemError, match="authentication_source: the account's profile may not read items of AuthLDAP"):
        technician.create(login="ada", authentication_source="one")
    assert [row["name"] for row in colleague.list("User")] == ["itsm", "post-only", "tech", "normal"]

    technician.create(login="ada", authentication="ldap", authentication_source=sources["AuthLDAP"])
    assert colleague.list("User")[-1]["auths_id"] == sources["AuthLDAP"]


def test_a_user_taken_over_may_have_the_password_already(
    sandbox: SandboxServer, colleague: Colleague, caplog: pytest.LogCaptureFixture
) -> None:
    there = colleague.create("User", name="ada", password=OTHER, password2=OTHER)
    users = Managed(sandbox.url, USER)

    item_id, _ = users.create(login="ADA", password=OTHER, adopt="matching")

    assert item_id == there
    assert "most likely as it is the present one already" in caplog.text
    assert can_log_in(sandbox, "ADA", OTHER)


# ---------------------------------------------------------------- the provider's own account


def test_the_account_that_the_provider_uses_stays(users: Managed, colleague: Colleague) -> None:
    snapshot = users.read(2, {})
    assert snapshot is not None

    with pytest.raises(ItemError, match="User 2: not deleted: it is the account that the provider uses itself"):
        users.delete(2, snapshot.state)

    assert (colleague.get("User", 2) or {})["is_deleted"] == 0


BARRING: list[dict[str, Any]] = [
    {"active": False},
    {"valid_since": "2037-01-01 00:00:00"},
    {"valid_until": "2020-01-01 00:00:00"},
    {"authentication": "external"},
]
"""What would keep an account from logging in."""


@pytest.mark.parametrize("barring", BARRING, ids=lambda barring: next(iter(barring)))
def test_the_account_that_the_provider_uses_can_still_log_in(
    users: Managed, colleague: Colleague, barring: dict[str, Any]
) -> None:
    snapshot = users.read(2, {})
    assert snapshot is not None
    state = users.update(2, snapshot.state, login="itsm", phone="1")
    before = colleague.get("User", 2) or {}
    (name,) = barring
    refused = f"^User 2: not updated: it is the account that the provider uses itself, and with that {name} it could"

    with pytest.raises(ItemError, match=refused):
        users.update(2, state, login="itsm", phone="2", **barring)
    with pytest.raises(ItemError, match=refused):
        users.create(login="itsm", phone="2", **barring, adopt="matching")

    after = colleague.get("User", 2) or {}
    assert {column for column in before if before[column] != after[column]} <= {"last_login", "date_mod"}
    _, state = users.create(login="tech", **barring, adopt="matching")
    assert state | barring == state


def test_the_providers_account_keeps_its_directory(users: Managed, colleague: Colleague) -> None:
    colleague.edit("User", 2, auths_id=7)
    snapshot = users.read(2, {})
    assert snapshot is not None
    assert snapshot.state["authentication_source"] == 7

    with pytest.raises(ItemError, match="with that authentication_source it could perhaps not log in again"):
        users.update(2, snapshot.state, login="itsm")


def test_the_providers_account_may_have_a_long_validity(users: Managed) -> None:
    _, state = users.create(
        login="itsm", valid_since="2020-01-01 00:00:00", valid_until="2037-01-01 00:00:00", adopt="matching"
    )

    assert users.update(2, state, login="itsm")["item_id"] == 2


def test_users_are_known_by_their_login(users: Managed, sandbox: SandboxServer) -> None:
    item_id, _ = users.create(login="ada")

    _, state = Managed(sandbox.url, CATALOG["Computer"]).create(name="PC", user="ada")

    assert state["resolved"]["user"] == {"id": item_id, "name": "ada"}
