"""The tests run with the versions of Pulumi that they are meant to run with."""

from __future__ import annotations

import pytest
from semver import VersionInfo

from tests.support.versions import MEANT, here
from tools.pulumi_cli.programs import OLDEST


@pytest.mark.essential
def test_the_versions_are_those_that_the_run_is_for(pytestconfig: pytest.Config) -> None:
    meant, found = MEANT[pytestconfig.getoption("--pulumi")], here()

    assert found.sdk == meant.sdk
    assert found.cli == (meant.cli or found.cli)
    assert VersionInfo.parse(str(found.cli)) >= OLDEST
