"""The Python in README and docs is run: programs with their resources checked, scripts against a server."""

from __future__ import annotations

import ast
import asyncio
import inspect
import json
from typing import Any

import pulumi
import pytest
import yaml
from pulumi.runtime.rpc import unwrap_rpc_secret

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.check import Failure, check
from pulumi_itsmng.provider.properties import restore_ints
from tests.support.blocks import Block, blocks
from tests.support.registering import Registered, run
from tools.harness.colleague import SUPER_ADMIN_TOKEN
from tools.harness.sandbox import SandboxServer

pytestmark = pytest.mark.usefixtures("event_loop")

SHELL = ("console", "sh")

NOT_RUN = {
    "text": "what a program prints, or a drawing",
    "apache": "the settings of a web server that is not here",
    "nginx": "as above",
    "toml": "a part of a file that another tool reads",
}
"""Languages of which no test runs the blocks, and why."""

SETTINGS = {"inventory:adaPassword": "A long one: 1 digit"}
"""What `pulumi config set` would have set."""

ELSEWHERE = {
    "docs/lookups.md": "its blocks need a server: tests/engine/test_lookups.py",
    "docs/organization.md": "its blocks belong together: tests/unit/test_organization.py",
}
"""Pages whose programs another test runs, and where."""

PYTHON = [block for block in blocks("python") if block.page not in ELSEWHERE]
SCRIPTS = [block for block in PYTHON if "Client(" in block.text]
PROGRAMS = [block for block in PYTHON if block not in SCRIPTS]


class Checked(Registered):
    """Takes what a program registers, as far as the provider does before anything is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.failures: list[Failure] = []

    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str | None, dict[Any, Any]]:
        itemtype = CATALOG.get(args.typ.rpartition(":")[2])
        if itemtype and not args.resource_id:
            names = {field.key: field.name for field in itemtype.inputs.values()}
            inputs = {names.get(key, key): unwrap_rpc_secret(value) for key, value in args.inputs.items()}
            inputs.pop("__provider")
            self.failures += check(itemtype, restore_ints(inputs), frozenset())[1]
        return super().new_resource(args)


@pytest.mark.parametrize("block", PROGRAMS, ids=str)
def test_a_program_declares_what_the_provider_takes(block: Block) -> None:
    mocks = Checked()
    pulumi.runtime.set_mocks(mocks, project="inventory", stack="test")
    pulumi.runtime.set_all_config(SETTINGS)

    run(lambda: exec(compile(block.text, str(block), "exec"), {"__name__": "__main__"}))

    assert mocks.resources
    assert mocks.failures == []


@pytest.mark.parametrize("block", SCRIPTS, ids=str)
def test_a_script_works_on_a_server(block: Block, sandbox: SandboxServer) -> None:
    here = block.text.replace("https://itsm.example.org", sandbox.url).replace('"..."', f'"{SUPER_ADMIN_TOKEN}"')
    assert sandbox.url in here
    code = compile(here, str(block), "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)

    awaited = eval(code, {"__name__": "__main__"})
    if inspect.isawaitable(awaited):
        asyncio.get_event_loop().run_until_complete(awaited)

    assert sandbox.requests()["total"] > 0


@pytest.mark.parametrize("block", blocks("yaml", "json"), ids=str)
def test_data_can_be_read(block: Block) -> None:
    assert json.loads(block.text) if block.language == "json" else yaml.safe_load(block.text)


def test_every_block_is_tried_or_has_a_reason_not_to_be() -> None:
    assert {block.language for block in blocks()} <= {"python", "yaml", "json", *SHELL, *NOT_RUN}
