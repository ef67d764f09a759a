"""The example programs, wherever there is one."""

from __future__ import annotations

from pathlib import Path

EXAMPLES = sorted(program.parent for program in (Path(__file__).parents[2] / "examples").glob("*/__main__.py"))
"""Their folders."""
