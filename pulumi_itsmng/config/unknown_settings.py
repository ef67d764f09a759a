"""What was perhaps meant as a setting, and is none: nobody would look at it, and everything would go its usual way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pulumi_itsmng.api import SettingsError
from pulumi_itsmng.config.settings import Settings, config_key, environment_variable
from pulumi_itsmng.text import joined, question

_KEYS, _VARIABLES = "itsmng:", "ITSMNG_"

_NEAR = 0.65
"""How alike a name and a setting's must be, of 1: `uri` is near `url`, and `token` near `userToken`."""


@dataclass(frozen=True)
class UnknownSetting:
    """A configuration key, or an environment variable, that is no setting.

    Attributes:
        message: its name, and where it comes from.
        hint: what to do about it, and the settings that it may have been meant as.
        doubtful: whether it may well be there for something else.
    """

    message: str
    hint: str
    doubtful: bool

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}"


def unknown_keys(keys: Iterable[str], project: str) -> Iterator[UnknownSetting]:
    """Those of a stack's configuration keys that the provider does not know, in its namespace.

    A project of the same name has its own keys there, so that only what is near a setting is told.

    Args:
        keys: all keys of the configuration, such as `itsmng:url`.
        project: the name of the project.
    """
    its_own = f"{project}:" == _KEYS
    for key in _unknown(keys, _KEYS, config_key):
        near = _near(key.removeprefix(_KEYS), whole=its_own)
        if near or not its_own:
            hint = f"remove it with `pulumi config rm {key}`, or from Pulumi.yaml"
            hint += "; if the program reads it, give it another name" if its_own else ""
            message = f"{key} in the stack's configuration is no setting"
            yield UnknownSetting(message, joined(question(map(config_key, near)), hint), its_own)


def settings_of_the_project(keys: Iterable[str], project: str) -> Iterator[UnknownSetting]:
    """Those of a stack's configuration keys that are called as a setting is, and were given to the project.

    Where the setting is given, too, the other one is the program's own.

    Args:
        keys: all keys of the configuration.
        project: the name of the project.
    """
    there = {*keys}
    for setting in sorted({config_key(name) for name in Settings.model_fields} - there):
        key = f"{project}:{setting.removeprefix(_KEYS)}"
        if key in there:
            message = f"{key} in the stack's configuration is the project's own and no setting"
            hint = f"if so, `pulumi config rm {key}`, and set {setting}"
            yield UnknownSetting(message, joined(question([setting]), hint), doubtful=True)


def unknown_variables(variables: Iterable[str]) -> Iterator[UnknownSetting]:
    """Those environment variables that look like a setting's; others may begin as ours do, too.

    Args:
        variables: the names of all environment variables.
    """
    for variable in _unknown(variables, _VARIABLES, environment_variable):
        if near := _near(variable.removeprefix(_VARIABLES), whole=True):
            message = f"{variable} in the environment is no setting"
            hint = f"correct it, or unset {variable}"
            yield UnknownSetting(message, joined(question(map(environment_variable, near)), hint), doubtful=True)


def refuse_unknown_keys(keys: Iterable[str], project: str) -> None:
    """Stop where a stack's configuration has a key that can only have been meant as a setting.

    Args:
        keys: all keys of the configuration.
        project: the name of the project.

    Raises:
        SettingsError: there is one; the message names it, and what is near.
    """
    for unknown in unknown_keys(keys, project):
        if not unknown.doubtful:
            raise SettingsError(unknown.message, hint=unknown.hint)


def _unknown(names: Iterable[str], prefix: str, called: Callable[[str], str]) -> list[str]:
    known = set(map(called, Settings.model_fields))
    return sorted(name for name in names if name.startswith(prefix) and name not in known)


def _near(name: str, *, whole: bool) -> list[str]:
    """The settings that a name is near.

    Args:
        name: a name without what all begin with.
        whole: whether only those count that the name says no more words than: a `TEST_URL` is no misspelt `URL`.
    """
    words = re.sub("([a-z0-9])([A-Z])", r"\1_\2", name).lower().split("_")
    settings = {setting.replace("_", ""): setting for setting in Settings.model_fields}
    near = [settings[one] for one in get_close_matches("".join(words), settings, n=2, cutoff=_NEAR)]
    return [setting for setting in near if not (whole and set(setting.split("_")) < set(filter(None, words)))]
