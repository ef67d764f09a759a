"""Derived files can be deleted: they come back as they were."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.generate import derived_files

ROOT = Path(__file__).parents[2]
READ_BY_THE_GENERATOR = ("pulumi_itsmng", "tools", "examples", "docs")


def test_what_is_deleted_is_generated_with_the_same_bytes(tmp_path: Path) -> None:
    for name in READ_BY_THE_GENERATOR:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    derived = [path.relative_to(ROOT) for path in derived_files()]
    for path in derived:
        (tmp_path / path).unlink(missing_ok=True)

    subprocess.run(
        [sys.executable, "-m", "tools.generate"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        check=True,
        timeout=300,
    )

    assert Path("schema.json") in derived
    assert Path("pulumi_itsmng/sdk/generated/computer.py") in derived
    assert Path("docs/reference/computer.md") in derived
    assert [path for path in derived if (tmp_path / path).read_bytes() != (ROOT / path).read_bytes()] == []
