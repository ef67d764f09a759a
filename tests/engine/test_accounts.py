"""Accounts with the real engine: many at once, their passwords, and what others have given them."""

from __future__ import annotations

from tests.support.organisation import PASSWORD, organisation
from tests.support.stack import ONE_CHECKPOINT, Stack
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

SIXTY = 60

ADA = """
itsmng.Account(
    "ada",
    login="ada",
    password="{password}",
    emails={emails},
    groups=["Team"],
    authorizations=["Technician"],
)
"""


def ada(password: str = "S3cret-of-ada", emails: tuple[str, ...] = ("ada@example.org", "a@example.org")) -> str:
    return ADA.format(password=password, emails=list(emails))


def test_sixty_accounts_stay_within_limits_and_leak_no_password(stack: Stack, sandbox: SandboxServer) -> None:
    program, size = organisation(machines=0, accounts=SIXTY)
    stack.declare(program)
    stack.environment |= ONE_CHECKPOINT
    outputs = []

    def requests(command: str, *arguments: str) -> int:
        before = sandbox.requests()["total"]
        outputs.append(getattr(stack, command)(*arguments).output)
        return int(sandbox.requests()["total"]) - before

    # Alone, each is looked for, created and verified. How many travel together depends on how busy the machine is, and
    # is told by `python -m benchmarks.organisation`.
    assert requests("up") <= 3 * size + 10
    assert requests("preview", "--expect-no-changes") == 0
    assert requests("refresh_preview", "--expect-no-changes") <= 0.1 * size + 12

    with Colleague(sandbox.url) as colleague:
        people = {row["id"] for row in colleague.see_all().list("User") if row["name"].startswith("person.")}
        count = {
            itemtype: len([row for row in colleague.list(itemtype) if row["users_id"] in people])
            for itemtype in ("UserEmail", "Group_User", "Profile_User")
        }
        defaults = [row["users_id"] for row in colleague.list("UserEmail") if row["is_default"]]
    assert len(people) == SIXTY
    # One authorization more for each: the server gives it, nobody declared it.
    assert count == {"UserEmail": 2 * SIXTY, "Group_User": 2 * SIXTY, "Profile_User": 3 * SIXTY}
    assert sorted(defaults) == sorted(people)

    outputs.append(stack.pulumi("stack", "export"))
    assert requests("destroy") <= 2 * size + 10
    with Colleague(sandbox.url) as colleague:
        assert [row["name"] for row in colleague.list("User")] == ["itsm", "post-only", "tech", "normal"]
        assert [row for row in colleague.list("UserEmail") if row["users_id"] in people] == []
        assert [row for row in colleague.list("Group_User") if row["users_id"] in people] == []
    for text in (*outputs, stack.files(), sandbox.log.read_text(encoding="utf-8")):
        assert PASSWORD not in text


def test_an_update_of_an_account_keeps_links_made_by_others(
    stack: Stack, sandbox: SandboxServer, colleague: Colleague
) -> None:
    colleague.create("Group", name="Team")
    other = colleague.create("Group", name="Other")
    stack.declare(ada())
    stack.up()
    (user,) = [row["id"] for row in colleague.list("User") if row["name"] == "ada"]
    colleague.create("UserEmail", users_id=user, email="by-hand@example.org")
    colleague.create("Group_User", users_id=user, groups_id=other)
    colleague.edit("User", user, password_last_update="2020-01-01 00:00:00")
    assert stack.refresh_preview("--expect-no-changes").changes == []

    stack.declare(ada("An0ther-secret", ("a@example.org", "new@example.org")))
    preview = stack.preview()
    up = stack.up()

    assert preview.summary == {
        "ada": "update",
        "ada-a@example.org": "update",
        "ada-ada@example.org": "delete",
        "ada-new@example.org": "create",
    }
    rows = {row["email"]: row["is_default"] for row in colleague.list("UserEmail") if row["users_id"] == user}
    assert rows == {"a@example.org": 1, "new@example.org": 0, "by-hand@example.org": 0}
    assert {row["groups_id"] for row in colleague.list("Group_User") if row["users_id"] == user} >= {other}
    assert (colleague.get("User", user) or {})["password_last_update"] > "2020-01-01 00:00:00"
    stack.preview("--expect-no-changes")
    for text in (preview.output, up.output, stack.files(), sandbox.log.read_text(encoding="utf-8")):
        assert "S3cret-of-ada" not in text
        assert "An0ther-secret" not in text


def test_the_error_of_a_refused_password_hides_the_password(stack: Stack, colleague: Colleague) -> None:
    colleague.configure(use_password_security=1)
    stack.declare('itsmng.User("ada", login="ada", password="weakling")')

    output = stack.up(exit_code=1).output

    assert "the server did not take the password: it must have a digit, a capital letter, a sign" in output
    assert "weakling" not in output
    assert "weakling" not in stack.files()
    assert [row["name"] for row in colleague.list("User")] == ["itsm", "post-only", "tech", "normal"]


def test_a_new_group_replaces_a_membership_but_a_rename_does_not(stack: Stack, colleague: Colleague) -> None:
    colleague.create("Group", name="Team")
    other = colleague.create("Group", name="Other")
    stack.declare('itsmng.GroupUser("tech-in", user="tech", group="Team")')
    stack.up()
    stack.declare('itsmng.GroupUser("tech-in", user="tech", group="Other", manager=True)')

    assert set(stack.up().summary.values()) & {"replace", "create-replacement", "delete-replaced"}
    (row,) = colleague.list("Group_User")
    assert (row["groups_id"], row["is_manager"]) == (other, 1)

    # Without an alias, the engine creates the one of the new name, which takes over, before it deletes the old one.
    stack.declare('itsmng.GroupUser("renamed", user="tech", group="Other", manager=True)')
    stack.up()
    assert [one["id"] for one in colleague.list("Group_User")] == [row["id"]]
    stack.preview("--expect-no-changes")
