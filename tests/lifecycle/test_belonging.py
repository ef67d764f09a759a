"""What belongs to a user: taken over where it is, gone where it is not, and never a row of somebody else's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.claims import Claims
from pulumi_itsmng.lifecycle.errors import ItemError, WriteNotHonoured
from tests.lifecycle.conftest import Managed, in_one_run
from tests.support.lifecycle import ItemLifecycle
from tests.support.properties import WITHOUT_SHRINKING, examples
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

pytestmark = pytest.mark.heavy

OBSERVER, TECHNICIAN = 2, 6


@pytest.fixture
def emails(sandbox: SandboxServer) -> Managed:
    return Managed(sandbox.url, CATALOG["UserEmail"])


@pytest.fixture
def memberships(sandbox: SandboxServer) -> Managed:
    return Managed(sandbox.url, CATALOG["GroupUser"])


@pytest.fixture
def authorizations(sandbox: SandboxServer) -> Managed:
    return Managed(sandbox.url, CATALOG["ProfileUser"])


@pytest.fixture
def ada(colleague: Colleague) -> int:
    return colleague.create("User", name="ada")


def addresses(colleague: Colleague, user: int) -> list[tuple[str, int]]:
    """A user's addresses, and which of them is the default."""
    return [(row["email"], row["is_default"]) for row in colleague.list("UserEmail") if row["users_id"] == user]


def profiles(colleague: Colleague, user: int) -> list[tuple[int, int, int]]:
    """Profile, entity and recursion of each of a user's authorizations."""
    rows = colleague.list("Profile_User")
    return [(row["profiles_id"], row["entities_id"], row["is_recursive"]) for row in rows if row["users_id"] == user]


def writes(sandbox: SandboxServer) -> int:
    """How many writes of items the server was sent."""
    asked = sandbox.requests()["requests"]
    return sum(count for name, count in asked.items() if name.split()[0] != "GET" and "change" not in name)


# ---------------------------------------------------------------- taking over


def test_a_link_that_is_there_is_taken_over_without_a_write(
    memberships: Managed, sandbox: SandboxServer, colleague: Colleague, ada: int
) -> None:
    team = colleague.create("Group", name="Team")
    there = colleague.create("Group_User", users_id=ada, groups_id=team, is_manager=1)
    before = writes(sandbox)

    item_id, state = memberships.create(user="ada", group="Team", manager=True)

    assert (item_id, writes(sandbox)) == (there, before)
    assert state["is_dynamic"] is False


def test_a_link_that_is_there_gets_the_flags_that_are_declared(
    memberships: Managed, colleague: Colleague, ada: int
) -> None:
    team = colleague.create("Group", name="Team")
    there = colleague.create("Group_User", users_id=ada, groups_id=team, is_userdelegate=1)

    item_id, _ = memberships.create(user="ada", group="Team", manager=True)

    row = colleague.get("Group_User", there) or {}
    assert (item_id, row["is_manager"], row["is_userdelegate"]) == (there, 1, 1)


def test_an_address_is_taken_over_whatever_its_case(emails: Managed, colleague: Colleague, ada: int) -> None:
    there = colleague.create("UserEmail", users_id=ada, email="Ada@example.org")

    item_id, _ = emails.create(user="ada", email="ada@example.org")

    assert item_id == there
    assert addresses(colleague, ada) == [("ada@example.org", 1)]


def test_a_declared_profile_takes_over_the_servers_default(
    authorizations: Managed, colleague: Colleague, ada: int
) -> None:
    assert profiles(colleague, ada) == [(1, 0, 0)]

    item_id, state = authorizations.create(user="ada", profile="Self-Service", entity=0, child_entities=True)

    assert profiles(colleague, ada) == [(1, 0, 1)]
    assert (state["is_dynamic"], state["is_default_profile"]) == (True, True)
    authorizations.delete(item_id, state)
    assert profiles(colleague, ada) == []


def test_an_undeclared_default_profile_is_left_alone(authorizations: Managed, colleague: Colleague, ada: int) -> None:
    item_id, state = authorizations.create(user="ada", profile="Technician", entity=0, child_entities=False)
    authorizations.delete(item_id, state)

    assert profiles(colleague, ada) == [(1, 0, 0)]


def test_a_link_moved_to_another_user_is_not_deleted(authorizations: Managed, colleague: Colleague, ada: int) -> None:
    bob = colleague.create("User", name="bob")
    item_id, state = authorizations.create(user="ada", profile="Technician", entity=0)
    colleague.edit("Profile_User", item_id, users_id=bob)

    authorizations.delete(item_id, state)

    assert 6 in [profile for profile, *_ in profiles(colleague, bob)]


LINKS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "UserEmail": ({"email": "ada@example.org"}, {"email": "ADA@example.org"}, "email and user"),
    "GroupUser": ({"group": "Team"}, {"group": "Root > Team"}, "user and group"),
    "ProfileUser": ({"profile": "Admin"}, {"profile": 3, "entity": 0}, "user, profile and entity"),
}
"""A link of each kind, the same one in other words, and what tells it from others."""


@pytest.mark.parametrize("kind", LINKS)
def test_two_spellings_of_a_new_users_link_make_one_and_an_error(
    sandbox: SandboxServer, colleague: Colleague, kind: str
) -> None:
    team = colleague.create("Group", name="Team", groups_id=colleague.create("Group", name="Root"))
    one, same, words = LINKS[kind]

    async def declare_both(of: Callable[[str], ItemLifecycle]) -> tuple[int, list[BaseException]]:
        user, _ = await of("User").create({"login": "ada"})
        both = (of(kind).create({"user": who} | inputs) for who, inputs in (("ada", one), (user, same)))
        outcomes = await asyncio.gather(*both, return_exceptions=True)
        return user, [outcome for outcome in outcomes if isinstance(outcome, BaseException)]

    user, errors = in_one_run(sandbox.url, declare_both)

    (error,) = map(str, errors)
    assert error.startswith(f"{kind}: not created: another resource of this program has the same {words}")
    assert error.endswith(": remove one of the two")
    rows = [row for row in colleague.list(CATALOG[kind].api_itemtype) if row["users_id"] == user]
    assert len([row for row in rows if row.get("profiles_id", 3) == 3 and row.get("groups_id", team) == team]) == 1


def test_a_link_that_failed_may_be_tried_again_in_the_same_run(
    sandbox: SandboxServer, colleague: Colleague, ada: int
) -> None:
    async def declare_twice(of: Callable[[str], ItemLifecycle]) -> int:
        with pytest.raises(ItemError, match="not created"):
            await of("GroupUser").create({"user": ada, "group": team})
        sandbox.faults([])
        return (await of("GroupUser").create({"user": ada, "group": team}))[0]

    team = colleague.create("Group", name="Team")
    sandbox.faults([{"kind": "status", "status": 503, "method": "POST", "times": None}])

    item_id = in_one_run(sandbox.url, declare_twice)

    assert [row["id"] for row in colleague.list("Group_User")] == [item_id]


class Meddled(Claims):
    """Lets a colleague do something as soon as a link is made, or is about to be taken over."""

    def __init__(self, meddle: Callable[[str, int], None]) -> None:
        super().__init__()
        self._meddle = meddle

    def create(self, itemtype: str, item_id: int) -> None:
        super().create(itemtype, item_id)
        self._meddle(itemtype, item_id)

    def take_over(self, itemtype: str, item_id: int) -> None:
        super().take_over(itemtype, item_id)
        self._meddle(itemtype, item_id)


def test_the_error_of_an_unhonoured_link_says_how_to_go_on(
    sandbox: SandboxServer, colleague: Colleague, ada: int
) -> None:
    team = colleague.create("Group", name="Team")
    claims = Meddled(lambda _, item_id: colleague.edit("Group_User", item_id, is_manager=0))
    sandbox.faults([{"kind": "status", "method": "DELETE", "times": None}])

    with pytest.raises(
        WriteNotHonoured, match="purge GroupUser 1 in ITSM-NG, or run `pulumi up` again to take it over"
    ):
        in_one_run(
            sandbox.url,
            lambda of: of("GroupUser").create({"user": ada, "group": team, "manager": True}),
            claims=claims,
        )


def test_a_link_removed_during_its_takeover_is_an_error(sandbox: SandboxServer, colleague: Colleague, ada: int) -> None:
    team = colleague.create("Group", name="Team")
    colleague.create("Group_User", users_id=ada, groups_id=team)
    claims = Meddled(lambda _, item_id: colleague.purge("Group_User", item_id))

    with pytest.raises(ItemError, match=r"^GroupUser 1: not taken over: somebody has just deleted it: run"):
        in_one_run(sandbox.url, lambda of: of("GroupUser").create({"user": ada, "group": team}), claims=claims)


# ---------------------------------------------------------------- what is gone, and what is others'


@pytest.mark.parametrize(
    ("kind", "inputs"),
    [
        ("UserEmail", {"email": "ada@example.org"}),
        ("GroupUser", {"group": "Team"}),
        ("ProfileUser", {"profile": "Technician"}),
    ],
)
def test_a_link_that_somebody_removed_is_gone_and_may_be_deleted(
    sandbox: SandboxServer, colleague: Colleague, ada: int, kind: str, inputs: dict[str, Any]
) -> None:
    colleague.create("Group", name="Team")
    managed = Managed(sandbox.url, CATALOG[kind])
    item_id, state = managed.create(user=ada, **inputs)
    colleague.purge(CATALOG[kind].api_itemtype, item_id)

    assert managed.read(item_id, state) is None
    managed.delete(item_id, state)


def test_what_a_directory_keeps_is_neither_changed_nor_deleted(
    memberships: Managed, colleague: Colleague, ada: int
) -> None:
    team = colleague.create("Group", name="Team")
    there = colleague.create("Group_User", users_id=ada, groups_id=team, is_dynamic=1)

    with pytest.raises(ItemError, match=f"GroupUser {there}: not changed: a directory or a rule made it"):
        memberships.create(user="ada", group="Team", manager=True)
    item_id, state = memberships.create(user="ada", group="Team")
    memberships.delete(item_id, state)

    row = colleague.get("Group_User", there) or {}
    assert (item_id, row["is_manager"]) == (there, 0)


def test_a_manual_authorization_is_taken_over_first(authorizations: Managed, colleague: Colleague, ada: int) -> None:
    common = {"users_id": ada, "profiles_id": TECHNICIAN, "entities_id": 0, "is_recursive": 0}
    colleague.create("Profile_User", **common, is_dynamic=1)
    own = colleague.create("Profile_User", **common)

    item_id, _ = authorizations.create(user=ada, profile="Technician", entity=0)

    assert item_id == own


def test_the_provider_never_deletes_its_last_authorization(authorizations: Managed, colleague: Colleague) -> None:
    (own,) = [row["id"] for row in colleague.list("Profile_User") if row["users_id"] == 2]
    snapshot = authorizations.read(own, {})
    assert snapshot is not None
    item_id, state = authorizations.create(user="itsm", profile="Super-Admin", entity=0)
    assert item_id == own

    for known in (state, snapshot.state):  # the latter, as of `get`, knows ids only
        with pytest.raises(ItemError, match="it is the last authorization of the account that the provider uses"):
            authorizations.delete(own, known)

    other, other_state = authorizations.create(user="itsm", profile="Admin", entity=0)
    authorizations.delete(other, other_state)
    assert profiles(colleague, 2) == [(4, 0, 1)]


def test_concurrent_deletions_leave_the_provider_one_profile(authorizations: Managed, colleague: Colleague) -> None:
    own = [authorizations.create(user="itsm", profile=profile, entity=0) for profile in ("Super-Admin", "Admin")]

    async def delete_all(item: ItemLifecycle) -> list[BaseException | None]:
        return await asyncio.gather(*(item.delete(*one) for one in own), return_exceptions=True)

    errors = [error for error in authorizations.in_one_run(delete_all) if error is not None]

    assert [type(error) for error in errors] == [ItemError]
    assert len(profiles(colleague, 2)) == 1


# ---------------------------------------------------------------- one default address


def test_the_first_address_is_the_default_whatever_is_said(emails: Managed, colleague: Colleague, ada: int) -> None:
    emails.create(user=ada, email="a@example.org", default=False)

    assert addresses(colleague, ada) == [("a@example.org", 1)]


def test_a_new_default_address_ends_the_old_one_without_drift(emails: Managed, colleague: Colleague, ada: int) -> None:
    first, state = emails.create(user=ada, email="a@example.org")
    second, second_state = emails.create(user=ada, email="b@example.org", default=True)
    assert addresses(colleague, ada) == [("a@example.org", 0), ("b@example.org", 1)]

    snapshot = emails.read(first, state)
    assert snapshot is not None
    assert snapshot.state == state
    # Swapped in either order, one of them is the default at the end.
    emails.update(second, second_state, user=ada, email="b@example.org", default=False)
    emails.update(first, state, user=ada, email="a@example.org", default=True)
    assert addresses(colleague, ada) == [("a@example.org", 1), ("b@example.org", 0)]


def test_a_default_that_was_taken_away_is_drift_and_comes_back(emails: Managed, colleague: Colleague, ada: int) -> None:
    item_id, state = emails.create(user=ada, email="a@example.org", default=True)
    colleague.create("UserEmail", users_id=ada, email="b@example.org", is_default=1)

    snapshot = emails.read(item_id, state)
    assert snapshot is not None
    assert [found.field.name for found in snapshot.changed] == ["default"]

    emails.update(item_id, snapshot.state, user=ada, email="a@example.org", default=True)
    assert addresses(colleague, ada) == [("a@example.org", 1), ("b@example.org", 0)]


def test_a_change_cannot_give_an_address_the_user_has_already(emails: Managed, colleague: Colleague, ada: int) -> None:
    item_id, state = emails.create(user=ada, email="a@example.org")
    colleague.create("UserEmail", users_id=ada, email="b@example.org")

    with pytest.raises(ItemError, match=f"UserEmail {item_id}: "):
        emails.update(item_id, state, user=ada, email="b@example.org")

    assert addresses(colleague, ada) == [("a@example.org", 1), ("b@example.org", 0)]


PEOPLE = ("ada", "bob", "cleo")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(["add", "remove", "change", "make default"]),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=12,
)


@examples(10, phases=WITHOUT_SHRINKING)
@given(steps=STEPS)
def test_no_change_touches_the_addresses_of_another_user(
    sandbox: SandboxServer, steps: list[tuple[str, str, int, int]]
) -> None:
    sandbox.reset()
    managed = Managed(sandbox.url, CATALOG["UserEmail"])
    with Colleague(sandbox.url) as colleague:
        users = {name: colleague.create("User", name=name) for name in PEOPLE}
        for name, user in users.items():
            colleague.create("UserEmail", users_id=user, email=f"{name}@by-hand.example.org")
        known: dict[str, dict[int, tuple[int, dict[str, Any]]]] = {name: {} for name in PEOPLE}
        for name, what, number, other in steps:
            mine = known[name]
            before = {one: addresses(colleague, user) for one, user in users.items()}
            inputs: dict[str, Any] = {"user": name, "email": f"{number}@example.org"}
            if what == "add" and number not in mine:
                mine[number] = managed.create(**inputs)
            elif what == "remove" and number in mine:
                managed.delete(*mine.pop(number))
            elif what == "make default" and number in mine:
                item_id, state = mine[number]
                mine[number] = item_id, managed.update(item_id, state, **inputs, default=True)
            elif what == "change" and number in mine and other not in mine:
                item_id, state = mine.pop(number)
                changed = inputs | {"email": f"{other}@example.org"}
                mine[other] = item_id, managed.update(item_id, state, **changed)

            after = {one: addresses(colleague, user) for one, user in users.items()}
            assert {one: after[one] for one in users if one != name} == {
                one: before[one] for one in users if one != name
            }
            assert {email for email, _ in after[name]} == {
                f"{name}@by-hand.example.org",
                *(f"{one}@example.org" for one in mine),
            }
            assert [default for _, default in after[name]].count(1) == 1
