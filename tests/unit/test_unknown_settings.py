"""What was meant as a setting and is none, by a stack's configuration and by the environment."""

from __future__ import annotations

import pytest

from pulumi_itsmng.api import SettingsError
from pulumi_itsmng.config.settings import Settings, config_key, environment_variable
from pulumi_itsmng.config.unknown_settings import refuse_unknown_keys, unknown_keys, unknown_variables


def refusal(*keys: str, project: str = "inventory") -> str:
    with pytest.raises(SettingsError) as caught:
        refuse_unknown_keys([f"{project}:site", "aws:region", *keys], project)
    return str(caught.value)


def doubts(*keys: str) -> list[str]:
    """What is said of the keys of a project that is called as the provider."""
    refuse_unknown_keys(keys, "itsmng")
    return [one.what for one in unknown_keys(keys, "itsmng")]


def test_every_setting_is_known() -> None:
    keys, variables = map(config_key, Settings.model_fields), map(environment_variable, Settings.model_fields)

    refuse_unknown_keys([*keys, "inventory:entty", "aws:region", "pulumi:tags", "itsm:urll"], "inventory")
    assert list(unknown_variables([*variables, "PATH", "ITSM_URLL"])) == []


def test_a_misspelt_key_names_a_near_setting_and_the_remedy() -> None:
    assert refusal("itsmng:url", "itsmng:entty") == (
        "itsmng:entty in the stack's configuration is no setting: did you mean itsmng:entity? "
        "Remove it with `pulumi config rm itsmng:entty`, or from Pulumi.yaml"
    )


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("uri", "itsmng:url"),
        ("Entity", "itsmng:entity"),
        ("user_token", "itsmng:userToken"),
        ("USERTOKEN", "itsmng:userToken"),
        ("token", "itsmng:appToken or itsmng:userToken"),
        ("onDestory", "itsmng:onDestroy"),
        ("destroy", "itsmng:onDestroy"),
        ("retry", "itsmng:retries"),
        ("apiUrl", "itsmng:url"),
    ],
)
def test_a_misspelt_key_suggests_the_nearest_setting(misspelt: str, meant: str) -> None:
    assert f": did you mean {meant}? Remove" in refusal(f"itsmng:{misspelt}")


def test_an_unknown_key_near_no_setting_is_refused() -> None:
    assert refusal("itsmng:site") == (
        "itsmng:site in the stack's configuration is no setting: "
        "remove it with `pulumi config rm itsmng:site`, or from Pulumi.yaml"
    )


def test_a_project_of_the_same_name_has_its_own_keys_there() -> None:
    assert doubts("itsmng:site", "itsmng:server", "itsmng:firstPassword", "itsmng:testUrl") == []


def test_a_misspelt_key_of_a_project_of_the_same_name_is_a_doubt() -> None:
    (doubt,) = unknown_keys(["itsmng:site", "itsmng:entty"], "itsmng")

    assert doubt.doubtful
    assert str(doubt) == (
        "itsmng:entty in the stack's configuration is no setting: did you mean itsmng:entity? Remove it with "
        "`pulumi config rm itsmng:entty`, or from Pulumi.yaml; if the program reads it, give it another name"
    )


@pytest.mark.parametrize(
    ("variable", "meant"),
    [
        ("ITSMNG_URLL", "ITSMNG_URL"),
        ("ITSMNG_TOKEN", "ITSMNG_APP_TOKEN or ITSMNG_USER_TOKEN"),
        ("ITSMNG_USERTOKEN", "ITSMNG_USER_TOKEN"),
    ],
)
def test_a_misspelt_variable_is_a_doubt(variable: str, meant: str) -> None:
    (doubt,) = unknown_variables([variable, "ITSMNG_URL"])

    assert doubt.doubtful
    assert doubt.message == f"{variable} in the environment is no setting"
    assert doubt.hint == f"did you mean {meant}? Correct it, or unset {variable}"


@pytest.mark.parametrize("variable", ["ITSMNG_TEST_URL", "ITSMNG_TEST_PASSWORD", "ITSMNG_HOME", "ITSMNG_", "ITSMNG__"])
def test_other_programs_may_have_variables_that_begin_so(variable: str) -> None:
    assert list(unknown_variables([variable])) == []
