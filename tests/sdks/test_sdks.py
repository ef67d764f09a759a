"""The generated SDKs compile, and what a program in TypeScript misspells does not."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pulumi_itsmng.catalog import CATALOG
from tests.sdks.conftest import GENERATOR, NODE_PACKAGES, Done, Say, run, succeed

pytestmark = pytest.mark.sdks

PROGRAM = """\
import * as pulumi from "@pulumi/pulumi";
import * as itsmng from "./index";

const office = new itsmng.Location("office", { name: "Office" });
const desk = new itsmng.Computer("desk", {
    serial: "S1",
    location: office.id,
    adopt: "matching",
    onDestroy: itsmng.OnDestroy.Purge,
    identifiedBy: ["serial"],
});
new itsmng.Account("ada", { login: "ada", groups: ["Administrators", { group: 7, manager: true }] });
new itsmng.Organization("company", { file: "organization.yaml" });
new itsmng.Organization("sites", { description: { locations: ["Lyon", "Nantes"] } });

export const id: pulumi.Output<number> = desk.itemId;
export const town: pulumi.Output<string> = itsmng.getLocationOutput({ name: "Office" }).town;
"""

MISTAKES = {
    'new itsmng.Computer("desk", { serail: "S1" });': "'serail' does not exist in type 'ComputerArgs'",
    'new itsmng.Computer("desk", { onDestroy: "keep" });': "Type '\"keep\"' is not assignable",
    'new itsmng.Location("office", {});': "is not assignable to parameter of type 'LocationArgs'",
    'new itsmng.Organization("company", { fiel: "it.yaml" });': "'fiel' does not exist in type 'OrganizationArgs'",
    'itsmng.getUser({ name: "ada" });': "'name' does not exist in type 'GetUserArgs'",
}


Compiler = Callable[[str], Done]


@pytest.fixture
def typescript(node: str, sdks: Path) -> Compiler:
    """Compiles a program with the SDK, as the SDK's own settings say, strictly."""
    sdk, packages = sdks / "nodejs", NODE_PACKAGES / "node_modules"
    settings = {"extends": "./tsconfig.json", "files": ["index.ts", "program.ts"]}
    (sdk / "tsconfig.program.json").write_text(json.dumps(settings), encoding="utf-8")
    if not (sdk / "node_modules").exists():
        (sdk / "node_modules").symlink_to(packages)

    def compiled(program: str) -> Done:
        (sdk / "program.ts").write_text(program, encoding="utf-8")
        return run(sdk, node, packages / "typescript/bin/tsc", "--strict", "--noEmit", "-p", "tsconfig.program.json")

    return compiled


def test_typescript_compiles_strictly(typescript: Compiler) -> None:
    done = typescript(PROGRAM)

    assert done.output == ""
    assert done.status == 0


def test_typescript_finds_what_is_misspelt(typescript: Compiler) -> None:
    output = typescript("\n".join(['import * as itsmng from "./index";', *MISTAKES])).output

    errors = [line for line in output.splitlines() if line.startswith("program.ts")]
    assert len(errors) == len(MISTAKES), output
    for line, (error, expected) in enumerate(zip(errors, MISTAKES.values(), strict=True), start=2):
        assert error.startswith(f"program.ts({line},")
        assert expected in error


def test_go_compiles(go: str, sdks: Path, progress: Say) -> None:
    sdk = sdks / "go/itsmng"
    # Built with the versions that are pinned for the generator.
    pins = (GENERATOR / "go.mod").read_text(encoding="utf-8")
    (sdk / "go.mod").write_text(pins.replace("pulumi-itsmng/tools/sdks", "pulumi-itsmng/sdk/go/itsmng"), "utf-8")
    shutil.copy(GENERATOR / "go.sum", sdk)

    progress("Compiling the generated Go: a minute the first time, then seconds")
    succeed(sdk, go, "build", "./...")
    succeed(sdk, go, "vet", "./...")


def test_python_compiles_and_can_be_imported(sdks: Path) -> None:
    sdk = sdks / "python"
    names = [
        *CATALOG,
        *(f"{name}Args" for name in CATALOG),
        "AccountGroupArgs",
        "Organization",
        "get_computer",
        "search",
    ]
    program = f"import pulumi_itsmng as sdk; print(sdk.__file__); [getattr(sdk, name) for name in {names}]"

    succeed(sdk, sys.executable, "-m", "compileall", "-q", ".")
    imported = succeed(sdk, sys.executable, "-c", program, PYTHONPATH=str(sdk))

    assert Path(imported.strip()).is_relative_to(sdk)
