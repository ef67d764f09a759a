"""`itsmng doctor` in the folder of a program, with the real engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import anyio
import yaml

from pulumi_itsmng.doctor import CheckContext, Status, examine
from tests.support.stack import Stack
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

PROGRAM = """
north = itsmng.Entity("north", name="North")
paris = itsmng.Location("paris", name="Paris", child_entities=True)
itsmng.Location("hq", name="HQ", parent=paris, child_entities=True)
itsmng.Computer("by-name", serial="S1", location="Paris > HQ", user="tech", entity=north)
itsmng.Computer("by-id", serial="S2", group={group}, manufacturer="Made here", create_missing=True)
itsmng.Computer("secret", serial="S3", comment=pulumi.Output.secret("the-secret-comment"))
"""


def doctor(stack: Stack, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pulumi_itsmng", "doctor", *arguments],
        cwd=stack.program,
        env=stack.environment | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def found(stack: Stack, *arguments: str, exit_code: int = 0, **environment: str) -> dict[str, list[dict[str, Any]]]:
    """What each check says, from the JSON."""
    done = doctor(stack, "--format", "json", *arguments, **environment)
    assert done.returncode == exit_code, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["version"] == 1
    assert report["ok"] == (exit_code == 0)
    results = report["results"]
    return {one["check"]: [other for other in results if other["check"] == one["check"]] for one in results}


def problems(results: dict[str, list[dict[str, Any]]]) -> dict[str, list[str]]:
    """What is not well, by check."""
    return {
        name: [one["what"] for one in those]
        for name, those in results.items()
        if any(one["status"] in ("warning", "failure") for one in those)
    }


def test_a_deployed_program_is_all_green_and_nothing_is_written(
    stack: Stack, sandbox: SandboxServer, colleague: Colleague
) -> None:
    group = colleague.create("Group", name="Admins", is_recursive=1)
    stack.declare(PROGRAM.format(group=group))
    before = found(stack, "--names")
    assert problems(before) == {}
    assert (
        before["names"][0]["what"] == "what the program refers to is there: 3 references"
    )  # tech, the group, the maker
    assert colleague.list("Manufacturer") == []
    stack.up()

    done = doctor(stack, "--names")

    assert done.returncode == 0, done.stdout
    assert [line for line in done.stdout.splitlines() if not line.startswith("✓")] == ["21 ok"]
    assert "manages 6 items" in done.stdout
    assert "what the program refers to is there: 5 references" in done.stdout
    assert not any(secret in done.stdout for secret in (SUPER_ADMIN_TOKEN, "the-secret-comment"))


def test_what_unchanged_resources_refer_to_is_checked(stack: Stack, colleague: Colleague) -> None:
    place, group = colleague.create("Location", name="Paris"), colleague.create("Group", name="Admins")
    stack.declare(f"""
itsmng.Computer("renamed", serial="S1", location="Paris")
itsmng.Computer("purged", serial="S2", group="Admins")
itsmng.Computer("purged-id", serial="S3", group={group})
""")
    stack.up()
    colleague.edit("Location", place, name="Lyon", locations_id=0)
    colleague.purge("Group", group)

    assert problems(found(stack, "--names", exit_code=1))["names"] == [
        "Computer 'purged': group: there is no Group 'Admins'",
        f"Computer 'purged-id': group: there is no Group {group}",
    ]


def test_names_that_lead_nowhere_are_told_with_similar_ones(stack: Stack, colleague: Colleague) -> None:
    for parent in (colleague.create("Location", name="Rome"), colleague.create("Location", name="Oslo")):
        colleague.create("Location", name="Cellar", locations_id=parent)
    north = colleague.create_entity("North")
    colleague.see_all().create("Location", name="Igloo", entities_id=north)
    colleague.create("AuthMail", name="Post")
    stack.declare("""
north = itsmng.Entity("south", name="South")
itsmng.Computer("typo", serial="S1", location="Roma")
itsmng.Computer("login", serial="S2", user="tec")
itsmng.Computer("several", serial="S3", location="Cellar")
itsmng.Computer("elsewhere", serial="S4", location="Igloo")
itsmng.Computer("gone", serial="S5", group=4711)
itsmng.Computer("maker", serial="S6", manufacturer="Dell", entity="Nort")
itsmng.User("mail", login="ada", authentication="mail", authentication_source="Post")
itsmng.User("directory", login="bob", authentication="ldap", authentication_source="Post")
itsmng.Computer("fine", serial="S7", manufacturer="Dell", create_missing=True, location="Rome", entity=north)
""")

    results = found(stack, "--names", exit_code=1)
    told = problems(results)["names"]

    resources = ("elsewhere", "gone", "login", "maker", "maker", "several", "typo")
    wrong = [f"Computer '{name}'" for name in resources]
    assert [line.partition(": ")[0] for line in told] == [*wrong, "User 'directory'"]
    assert "is not visible in 'Root entity'" in told[0]
    assert "there is no Group 4711" in told[1]
    assert "user: there is no User 'tec'" in told[2]
    assert "entity: there is no Entity 'Nort'" in told[3]
    assert "several are called 'Cellar'" in told[5]
    assert "location: there is no Location 'Roma'" in told[6]
    assert "authentication_source: there is no AuthLDAP 'Post'" in told[7]
    fixes = [one["fix"] for one in results["names"]]
    assert fixes[2].startswith("did you mean 'tech'? Correct it in the program")
    assert fixes[6].startswith("did you mean 'Rome'? Correct it in the program")


def test_a_program_that_cannot_be_previewed(stack: Stack) -> None:
    stack.declare('itsmng.Computer("pc", name=5)')

    (line,) = problems(found(stack, "--names", exit_code=1))["names"]

    assert line.startswith("the program cannot be previewed: ")
    assert "it must be a text" in line


def test_doctor_warns_of_settings_replaced_since_the_last_update(
    stack: Stack, sandbox: SandboxServer, colleague: Colleague
) -> None:
    stack.declare('itsmng.Computer("pc", name="PC")')
    stack.up()
    colleague.edit("User", 2, api_token="RenewedToken")
    assert list(problems(found(stack, exit_code=1))) == ["login"]

    stack.configure("userToken", "RenewedToken", secret=True)
    stack.configure("url", sandbox.url.replace("127.0.0.1", "localhost"))
    replaced = found(stack)["state"]

    assert [one["status"] for one in replaced] == ["warning"]
    assert replaced[0]["what"] == "not as in the state: itsmng:url, itsmng:userToken"
    assert "--run-program" in replaced[0]["fix"]
    assert "set ITSMNG_USER_TOKEN" in replaced[0]["fix"]
    assert "RenewedToken" not in str(replaced)
    (two_addresses,) = found(stack, ITSMNG_URL=sandbox.url.replace("127.0.0.1", "localhost"))["state"]
    assert "two addresses" in two_addresses["what"]
    stack.up()
    assert problems(found(stack)) == {}


def test_a_stack_that_cannot_be_read(stack: Stack) -> None:
    wrong = found(stack, exit_code=1, PULUMI_CONFIG_PASSPHRASE="wrong")
    missing = found(stack, "--stack", "elsewhere", exit_code=1)

    assert problems(wrong) == {"stack": ["incorrect passphrase"]}
    assert list(problems(missing)) == ["stack"]
    assert "no stack named 'elsewhere' found" in problems(missing)["stack"][0]
    assert wrong["settings"][0]["what"] == "not checked, as stack failed"


def test_a_token_in_the_configuration_in_clear(stack: Stack) -> None:
    stack.pulumi("config", "set", "--plaintext", "itsmng:appToken", "AppToken00000000000000000000000000000001")

    results = found(stack, exit_code=1)

    assert problems(results) == {"secrets": ["itsmng:appToken: in the stack's configuration in clear"]}
    assert "pulumi config set --secret itsmng:appToken" in results["secrets"][0]["fix"]


def test_the_program_runs_with_another_python(stack: Stack, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", symlinks=True)
    (packages,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    path = os.pathsep.join([str(tmp_path / "venv" / "bin"), stack.environment["PATH"]])
    elsewhere = {key: value for key, value in stack.environment.items() if key != "PYTHONPATH"} | {"PATH": path}
    case = CheckContext(stack.program, elsewhere)

    (without,) = (one for one in anyio.run(lambda: examine(case, names=False)) if one.check == "python")
    (packages / "pulumi_itsmng.py").write_text('__version__ = "0.0.1"\n', encoding="utf-8")
    (older,) = (one for one in anyio.run(lambda: examine(case, names=False)) if one.check == "python")

    # Named in Pulumi.yaml, it is the one that runs the program, though another is first on PATH.
    (packages / "pulumi_itsmng.py").unlink()
    project = stack.program / "Pulumi.yaml"
    settings = yaml.safe_load(project.read_text(encoding="utf-8"))
    named = []
    for virtualenv in ("none", str(tmp_path / "venv")):
        settings["runtime"] = {"name": "python", "options": {"virtualenv": virtualenv}}
        project.write_text(yaml.safe_dump(settings), encoding="utf-8")
        case = CheckContext(stack.program, stack.environment)
        named += [one for one in anyio.run(lambda: examine(case, names=False)) if one.check == "python"]  # noqa: B023

    assert without.status is Status.FAILURE
    assert "does not have the package pulumi-itsmng" in without.what
    assert [one.status for one in named] == [Status.FAILURE, Status.FAILURE]
    assert "none/bin/python: there is no such file, and Pulumi.yaml says `virtualenv: none`" in named[0].what
    assert named[1].what.startswith(f"{tmp_path}/venv/bin/python")
    assert "which runs the program, does not have" in named[1].what
    assert older.status is Status.WARNING
    assert "the program runs with pulumi-itsmng 0.0.1" in older.what


def test_a_wrong_option_is_wrong_usage(stack: Stack) -> None:
    assert doctor(stack, "--format", "xml").returncode == 2
