"""What was perhaps meant as a setting, and is none: nobody would look at it, and everything would go its usual way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pulumi_itsmng.api import SettingsError
from pulumi_itsmng.config.settings import Settings, config_key, environment_variable

_KEYS, _VARIABLES = "itsmng:", "ITSMNG_"

_NEAR = 0.65
"""How alike a name and a setting's must be, of 1: `uri` is near `url`, and `token` near `userToken`."""


@dataclass(frozen=True)
class NoSetting:
    """A configuration key, or an environment variable, that is no setting.

    Attributes:
        what: its name, where it comes from, and the settings that are near.
        fix: what to do about it.
        doubtful: whether it may well be there for something else.
    """

    what: str
    fix: str
    doubtful: bool

    def __str__(self) -> str:
        if self.what.endswith("?"):
            return f"{self.what} {self.fix[0].upper()}{self.fix[1:]}"
        return f"{self.what}: {self.fix}"


def unknown_keys(keys: Iterable[str], project: str) -> Iterator[NoSetting]:
    """Those of a stack's configuration keys that the provider does not know, in its namespace.

    A project of the same name has its own keys there, so that only what is near a setting is told.

    Args:
        keys: all keys of the configuration, such as `itsmng:url`.
        project: the name of the project.
    """
    its_own = f"{project}:" == _KEYS
    fix = "remove it with `pulumi config rm {}`, or from Pulumi.yaml"
    if its_own:
        fix += "; if the program reads it, give it another name"
    for key in _unknown(keys, _KEYS, config_key):
        near = _near(key.removeprefix(_KEYS), whole=its_own)
        if near or not its_own:
            what = f"{key} in the stack's configuration is no setting"
            yield NoSetting(_hinted(what, map(config_key, near)), fix.format(key), its_own)


def settings_of_the_project(keys: Iterable[str], project: str) -> Iterator[NoSetting]:
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
            what = f"{key} in the stack's configuration is the project's own and no setting; did you mean {setting}?"
            yield NoSetting(what, f"if you did: `pulumi config rm {key}`, and set {setting}", True)


def unknown_variables(variables: Iterable[str]) -> Iterator[NoSetting]:
    """Those environment variables that look like a setting's; others may begin as ours do, too.

    Args:
        variables: the names of all environment variables.
    """
    for variable in _unknown(variables, _VARIABLES, environment_variable):
        if near := _near(variable.removeprefix(_VARIABLES), whole=True):
            what = f"{variable} in the environment is no setting"
            yield NoSetting(_hinted(what, map(environment_variable, near)), f"correct it, or unset {variable}", True)


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
            raise SettingsError(str(unknown))


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


def _hinted(what: str, near: Iterable[str]) -> str:
    names = " or ".join(near)
    return f"{what}; did you mean {names}?" if names else what
