"""A stack as an earlier version of this package has left it: program, state and what is on the server."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.stack import Stack
from tools.harness.colleague import Colleague

_STATES = Path(__file__).parents[1] / "engine" / "states"
_URL = "http://127.0.0.1:8089/apirest.php"
"""The server's address in the states that are kept."""


def bring_back(stack: Stack, colleague: Colleague, version: str) -> None:
    """Let a stack and a fresh server be as a version left them, but for address and times."""
    folder = _STATES / version
    state = json.loads((folder / "state.json").read_text(encoding="utf-8").replace(_URL, stack.url))
    created = {}
    for itemtype, item_id, row in json.loads((folder / "rows.json").read_text(encoding="utf-8")):
        assert colleague.create(itemtype, **row) == item_id
        colleague.see_all()
        live = colleague.get(itemtype, item_id) or {}
        created[itemtype.replace("_", ""), str(item_id)] = live.get("date_creation")
    for resource in state["deployment"]["resources"]:
        outputs = resource.get("outputs", {})
        if "dateCreation" in outputs:
            itemtype = resource["type"].rpartition(":")[2]
            outputs["dateCreation"] = created[itemtype, resource["id"]]
    (stack.program / "__main__.py").write_text((folder / "program.py").read_text(encoding="utf-8"), encoding="utf-8")
    (stack.folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
    stack.pulumi("stack", "import", "--file", str(stack.folder / "state.json"))
