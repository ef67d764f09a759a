"""The provider's settings: Pulumi configuration (`itsmng:url`) and environment (`ITSMNG_URL`).

An explicit configuration goes before the environment, but secrets from the environment go before everything:
`pulumi refresh` and `pulumi destroy` configure a provider from the stack's state, where a rotated token is stale.
An address that differs between the two is an error: a write must never go to the wrong server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo

from pulumi_itsmng.api import Connection, SettingsError
from pulumi_itsmng.api.address import api_address
from pulumi_itsmng.api.connection import WrongSetting
from pulumi_itsmng.catalog.fields import camel_case

OnDestroy = Literal["trash", "purge"]
Adopt = Literal["never", "matching", "duplicate"]


class Settings(Connection):
    """All settings of the provider; the attributes of `Connection` and those below."""

    on_destroy: OnDestroy = Field(
        default="trash",
        description="What becomes of an item whose resource leaves the program: `trash` keeps it restorable, "
        "`purge` deletes it for good.",
    )
    adopt: Adopt = Field(
        default="never",
        description="What to do if an item with the natural key of a new resource is there already: `never` is an "
        "error, `matching` takes it over, `duplicate` does not look.",
    )


def config_key(name: str) -> str:
    """The Pulumi configuration key of a setting: `user_token` is `itsmng:userToken`."""
    return f"itsmng:{camel_case(name)}"


def environment_variable(name: str) -> str:
    """The environment variable of a setting: `user_token` is `ITSMNG_USER_TOKEN`."""
    return f"ITSMNG_{name.upper()}"


def is_secret(field: FieldInfo) -> bool:
    """Whether a setting's value must never be shown."""
    return SecretStr in (field.annotation, *getattr(field.annotation, "__args__", ()))


def setting(name: str, configured: Callable[[str], object], environment: Mapping[str, str]) -> object:
    """The value of one setting as it is written, or None where it is not set.

    Args:
        name: the setting, such as `user_token`.
        configured: gives the value of a Pulumi configuration key, or None.
        environment: the process's environment.
    """
    values = [configured(config_key(name)), environment.get(environment_variable(name))]
    if is_secret(Settings.model_fields[name]):
        values.reverse()
    return next((value for value in values if value not in (None, "")), None)


def load_settings(configured: Callable[[str], object], environment: Mapping[str, str]) -> Settings:
    """Put the settings together.

    Args:
        configured: gives the value of a Pulumi configuration key, or None.
        environment: the process's environment.

    Raises:
        SettingsError: a setting is missing, wrong, or contradicts another; the message names its key.
    """
    values: dict[str, object] = {}
    for name in Settings.model_fields:
        from_config, from_environment = configured(config_key(name)), environment.get(environment_variable(name))
        if name == "url" and from_config and from_environment and not _same_address(from_config, from_environment):
            raise SettingsError(
                f"two addresses: {config_key(name)} is {from_config}, {environment_variable(name)} is "
                f"{from_environment}",
                hint="remove one of them (`pulumi refresh` and `pulumi destroy` have the first from the stack's state, "
                "unless they are run with --run-program)",
            )
        value = setting(name, configured, environment)
        if value is not None:
            values[name] = value
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise _explained(error) from None


def _same_address(one: object, other: object) -> bool:
    try:
        return api_address(str(one)) == api_address(str(other))
    except ValueError:
        return False


def _explained(error: ValidationError) -> SettingsError:
    """The first problem; never a value, as it may be secret."""
    problem = error.errors(include_input=False, include_url=False)[0]
    cause = problem.get("ctx", {}).get("error", problem["msg"])
    if isinstance(cause, WrongSetting):
        return SettingsError(f"the provider's settings do not fit together: {cause.message}", hint=cause.hint)
    name = str(problem["loc"][0])
    key, variable = config_key(name), environment_variable(name)
    if problem["type"] == "missing":
        return SettingsError(f"{key} is not set", hint=f"run `pulumi config set {key} VALUE`, or set {variable}")
    return SettingsError(f"{key} (or {variable}) is wrong", hint=str(cause))
