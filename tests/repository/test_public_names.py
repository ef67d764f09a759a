"""What programs, scripts and states of before import goes on to be there."""

from __future__ import annotations

import base64
import importlib
import inspect
import pickle
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import pulumi_itsmng
from pulumi_itsmng import api
from pulumi_itsmng.api.renamed import RENAMED
from pulumi_itsmng.catalog import CATALOG

NAMES_OF_0_1 = [
    "Account", "AccountArgs", "AccountArgsDict", "AccountAuthorization", "AccountGroup", "Client", "Computer",
    "ComputerArgs", "ComputerArgsDict", "Criteria", "Entity", "EntityArgs", "EntityArgsDict", "EntityReference",
    "GetComputerResult", "GetEntityResult", "GetGroupResult", "GetItemResult", "GetLocationResult", "GetUserResult",
    "Group", "GroupArgs", "GroupArgsDict", "GroupReference", "GroupUser", "GroupUserArgs", "GroupUserArgsDict",
    "ItemReference", "ItsmngError", "Location", "LocationArgs", "LocationArgsDict", "LocationReference",
    "LookupFailed", "Organization", "OrganizationError", "ProfileUser", "ProfileUserArgs", "ProfileUserArgsDict",
    "ProgramError", "User", "UserArgs", "UserArgsDict", "UserEmail", "UserEmailArgs", "UserEmailArgsDict",
    "UserReference", "__version__", "get_computer", "get_computer_output", "get_entity", "get_entity_output",
    "get_group", "get_group_output", "get_item", "get_item_output", "get_location", "get_location_output",
    "get_user", "get_user_output", "search", "search_output", "where",
]  # fmt: skip

DEEP_NAMES_OF_0_1 = {
    "pulumi_itsmng.client": ("Client",),
    "pulumi_itsmng.lookups": ("GetComputerResult", "get_computer", "get_item_output", "search"),
}

RENAMED_IN_API = [
    "Account", "BrokeInside", "CredentialsRefused", "HtmlPage", "LoginRefused", "NoAnswer", "UnexpectedAnswer",
    "Unreachable",
]  # fmt: skip

PROVIDERS_IN_STATES = {
    "Computer": "gASVMQAAAAAAAACMFXB1bHVtaV9pdHNtbmcuZHluYW1pY5SMEENvbXB1dGVyUHJvdmlkZXKUk5QpgZQu",
    "Entity": "gASVLwAAAAAAAACMFXB1bHVtaV9pdHNtbmcuZHluYW1pY5SMDkVudGl0eVByb3ZpZGVylJOUKYGULg==",
    "Group": "gASVLgAAAAAAAACMFXB1bHVtaV9pdHNtbmcuZHluYW1pY5SMDUdyb3VwUHJvdmlkZXKUk5QpgZQu",
    "GroupUser": "gASVMgAAAAAAAACMFXB1bHVtaV9pdHNtbmcuZHluYW1pY5SMEUdyb3VwVXNlclByb3ZpZGVylJOUKYGULg==",
    "Location": "gASVMQAAAAAAAACMFXB1bHVtaV9pdHNtbmcuZHluYW1pY5SMEExvY2F0aW9uUHJvdmlkZXKUk5QpgZQu",
    "ProfileUser": "gASVNAAAAAAAAACMFXB1bHVtaV9pdHNtbmcuZHluYW1pY5SME1Byb2ZpbGVVc2VyUHJvdmlkZXKUk5QpgZQu",
    "User": "gASVLQAAAAAAAACMFXB1bHVtaV9pdHNtbmcuZHluYW1pY5SMDFVzZXJQcm92aWRlcpSTlCmBlC4=",
    "UserEmail": "gASVMgAAAAAAAACMFXB1bHVtaV9pdHNtbmcuZHluYW1pY5SMEVVzZXJFbWFpbFByb3ZpZGVylJOUKYGULg==",
}
"""What states of 0.1 hold as `__provider`, by itemtype."""

WRITES = {"adopt", "change", "converge", "create", "create_or_adopt", "delete", "secrets", "update"}


@pytest.mark.parametrize("name", NAMES_OF_0_1)
def test_a_name_of_before_is_there(name: str) -> None:
    assert name in pulumi_itsmng.__all__
    assert getattr(pulumi_itsmng, name) is not None
    assert name in dir(pulumi_itsmng)


@pytest.mark.parametrize(
    ("module", "name"), [(one, name) for one, names in DEEP_NAMES_OF_0_1.items() for name in names]
)
def test_a_module_of_before_has_its_names(module: str, name: str) -> None:
    assert getattr(importlib.import_module(module), name) is getattr(pulumi_itsmng, name)


@pytest.mark.parametrize(
    ("module", "old"),
    [
        *(("api", old) for old in RENAMED_IN_API),
        *(("api.errors", old) for old in RENAMED_IN_API if old != "Account"),
        ("api.account", "Account"),
        ("client", "Account"),
    ],
)
def test_a_renamed_class_is_there_with_a_warning(module: str, old: str) -> None:
    where, new = importlib.import_module(f"pulumi_itsmng.{module}"), RENAMED[old]
    with pytest.warns(DeprecationWarning, match=rf"^pulumi_itsmng\.{module}\.{old} is called {new} now$"):
        assert getattr(where, old) is getattr(where, new)


def test_type_checkers_know_the_names_of_before(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(f"from pulumi_itsmng.api import {', '.join(RENAMED_IN_API)}, Stage\nStage.LOOK_UP\n")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(program)], check=False, capture_output=True, text=True
    )

    assert checked.stdout.startswith("Success")


def test_what_was_renamed_of_an_error_is_there_with_a_warning() -> None:
    error = api.NotFound(status=404, code="ERROR_ITEM_NOT_FOUND")

    with pytest.deprecated_call():
        assert error.advice == error.hint
    with pytest.deprecated_call():
        assert error.about("Computer", 7).item_id == 7


@pytest.mark.parametrize("owner", [api.Items, api.SessionInfo])
def test_a_renamed_method_of_the_client_is_there(owner: type) -> None:
    names = {"peek", "newest"} if owner is api.Items else {"breaks_off_at_refused_sql"}

    assert {name for name, one in vars(owner).items() if hasattr(one, "__deprecated__")} == names


@pytest.mark.parametrize("itemtype", PROVIDERS_IN_STATES)
def test_the_provider_in_an_old_state_is_that_of_today(itemtype: str) -> None:
    provider = pickle.loads(base64.b64decode(PROVIDERS_IN_STATES[itemtype]))

    assert provider.itemtype is CATALOG[itemtype]
    assert base64.b64encode(pickle.dumps(provider, protocol=4)).decode() == PROVIDERS_IN_STATES[itemtype]


@pytest.mark.parametrize("owner", [pulumi_itsmng, importlib.import_module("pulumi_itsmng.sdk.generated")])
def test_a_name_that_is_not_there_is_an_attribute_error(owner: object) -> None:
    with pytest.raises(AttributeError, match=r"^module 'pulumi_itsmng.*' has no attribute 'Compuer'$"):
        owner.Compuer  # type: ignore[attr-defined]  # noqa: B018


def test_the_annotations_of_a_name_can_be_evaluated() -> None:
    functions = [getattr(pulumi_itsmng, name) for name in pulumi_itsmng.__all__ if not name.endswith("_output")]

    assert all(typing.get_type_hints(one)["return"] for one in functions if inspect.isfunction(one))


def modules_after(statements: str) -> set[str]:
    """What a new Python has loaded of this package after some statements."""
    tell = f"{statements}; import sys; print(*(one for one in sys.modules if one.startswith('pulumi_itsmng')))"
    done = subprocess.run([sys.executable, "-c", tell], check=True, capture_output=True, text=True)
    return {one.removeprefix("pulumi_itsmng.") for one in done.stdout.split()}


def test_the_package_loads_a_kind_of_item_when_it_is_used() -> None:
    kinds = {f"sdk.generated.{name}" for name in ("account", "computer", "entity", "location", "user")}

    assert modules_after("import pulumi_itsmng") & kinds == set()
    assert modules_after("import pulumi_itsmng; pulumi_itsmng.Location") & kinds == {"sdk.generated.location"}
    assert modules_after("from pulumi_itsmng import *") >= kinds


@pytest.mark.parametrize("name", ["api.Client", "client.Client", "lookups.get_computer", "dynamic.ComputerProvider"])
def test_a_module_of_before_is_an_attribute_of_the_package(name: str) -> None:
    assert modules_after(f"import pulumi_itsmng; pulumi_itsmng.{name}")


def test_a_program_does_not_load_the_code_that_writes() -> None:
    loaded = modules_after("from pulumi_itsmng import *")

    assert loaded & {f"lifecycle.{name}" for name in WRITES} == set()
    assert {"provider.operations", "provider.shutdown"} & loaded == set()
