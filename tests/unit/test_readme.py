"""The README says what is so."""

import re
from pathlib import Path

from pulumi_itsmng.settings import Settings, config_key, environment_variable, is_secret

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_configuration_table_names_every_setting_and_no_other() -> None:
    rows = re.findall(r"^\| `(itsmng:\w+)`( \(secret\))? \| `(\w+)` \|", README, re.MULTILINE)

    assert {(key, bool(secret), variable) for key, secret, variable in rows} == {
        (config_key(name), is_secret(field), environment_variable(name))
        for name, field in Settings.model_fields.items()
    }


def test_the_program_in_the_readme_is_one_that_python_can_read() -> None:
    (program,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

    compile(program, "README.md", "exec")
