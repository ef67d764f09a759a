"""The third way: the official programs, built from their published Go modules.

The versions and checksums of everything that is compiled are pinned in tools/pulumi. The language host
has a go.mod of its own, as the last release whose module holds it is older than the engine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import deque
from pathlib import Path

from semver import VersionInfo

from tools.pulumi_cli.programs import (
    CLI,
    DYNAMIC_PROVIDER,
    LANGUAGE_HOST,
    PROGRAM_RUNNER,
    UnavailableError,
)
from tools.pulumi_cli.progress import BuildProgress
from tools.pulumi_cli.wanted import ENGINE, PINS, Wanted

LANGUAGE = PINS / "language"

SDK = "github.com/pulumi/pulumi/sdk/v3"
SCRIPTS = {
    PROGRAM_RUNNER: "python/cmd/pulumi-language-python-exec",
    DYNAMIC_PROVIDER: "python/dist/pulumi-resource-pulumi-python",
}

ENVIRONMENT = {
    "GOWORK": "off",  # a go.work in a folder above would take the place of our go.mod
    "CGO_ENABLED": "0",  # as in the official builds: no C compiler needed
}


def install(folder: Path, wanted: Wanted) -> None:
    """Build the programs and put them below a folder; Go keeps its caches where it always does.

    Raises:
        UnavailableError: Go is missing or too old, a module cannot be had, or a build failed.
    """
    go = shutil.which("go")
    if go is None:
        raise UnavailableError("there is no Go toolchain (no go on PATH)")
    engine = wanted.pins
    _require_new_enough(go, engine)
    for program, module, package in (
        (CLI, engine, f"{ENGINE}/cmd/pulumi"),
        (LANGUAGE_HOST, LANGUAGE, f"{SDK}/python/cmd/pulumi-language-python"),
    ):
        _build(go, module, package, folder / "bin" / program, wanted.version)
    # The scripts are part of the SDK's module, which the engine's build has fetched.
    sdk = _run(go, engine, "list", "-mod=readonly", "-m", "-f", "{{.Dir}}", SDK)
    for name, path in SCRIPTS.items():
        shutil.copyfile(Path(sdk) / path, folder / "bin" / name)
        (folder / "bin" / name).chmod(0o755)


def _require_new_enough(go: str, engine: Path) -> None:
    """Any command in a module's folder fails where Go is too old and may not fetch a newer one."""
    try:
        _run(go, engine, "env", "GOVERSION")
    except UnavailableError as error:
        raise UnavailableError(f"the Go toolchain is too old or does not work: {error}") from error


def _run(go: str, module: Path, *arguments: str) -> str:
    answer = subprocess.run(
        [go, *arguments],
        cwd=module,
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode != 0:
        raise UnavailableError(answer.stderr.strip())
    return answer.stdout.strip()


def _build(go: str, module: Path, package: str, program: Path, version: VersionInfo) -> None:
    stamp = f"-s -w -X {SDK}/go/common/version.Version=v{version}"
    # -mod=readonly on the command line wins over whatever GOFLAGS says.
    command = [go, "build", "-mod=readonly", "-v", f"-ldflags={stamp}", "-o", str(program), package]
    last_lines: deque[str] = deque(maxlen=5)
    with (
        BuildProgress(program.name) as progress,
        subprocess.Popen(
            command, cwd=module, env={**os.environ, **ENVIRONMENT}, stderr=subprocess.PIPE, text=True
        ) as build,
    ):
        assert build.stderr is not None
        for line in build.stderr:
            progress.saw(line.strip())
            last_lines.append(line.strip())
    if build.returncode != 0:
        raise UnavailableError(f"building {package} failed: {' / '.join(last_lines)}")
