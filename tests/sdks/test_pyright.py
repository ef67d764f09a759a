"""Programs as Pyright, and so an editor, sees them: the examples are right, and mistakes are found while typing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.sdks.conftest import NODE_PACKAGES, ROOT, run
from tests.support.typed_programs import WRONG, write_programs

pytestmark = pytest.mark.sdks


def test_the_examples_are_right_and_each_mistake_is_found(node: str, tmp_path: Path) -> None:
    write_programs(tmp_path)
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(ROOT)]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")

    pyright = NODE_PACKAGES / "node_modules/pyright/index.js"
    done = run(tmp_path, node, pyright, "--outputjson", "--pythonpath", sys.executable, "--project", tmp_path)

    found = json.loads(done.output)["generalDiagnostics"]
    assert {(Path(one["file"]).name, one["range"]["start"]["line"] + 1) for one in found} == WRONG, done.output
