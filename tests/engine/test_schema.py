"""The package schema, as Pulumi's own CLI judges it."""

from pathlib import Path

import pytest

from tests.support.stack import Stack

SCHEMA = Path(__file__).parents[2] / "schema.json"


@pytest.mark.essential
def test_pulumi_finds_no_fault_with_the_schema(stack: Stack) -> None:
    output = stack.pulumi("schema", "check", str(SCHEMA))

    assert "warning" not in output.lower()
    assert "error" not in output.lower()
