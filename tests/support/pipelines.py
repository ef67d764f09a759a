"""Files of pipelines, as their vendors' schemas see them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml


def is_valid(schema: str, file: Path) -> bool:
    """Whether a file is what one of the schemas that check-jsonschema has says."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    command += ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.returncode == 0


def parsed(file: Path) -> dict[str, Any]:
    """What a file says."""
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return content
