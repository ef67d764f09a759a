"""What a program shows that Pulumi's engine interrupts: it waits for resources, and one of them has failed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf.empty_pb2 import Empty
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc, resource_pb2, resource_pb2_grpc

from tools.pulumi_cli.programs import PROGRAM_RUNNER

IMPORTS = "import pulumi\nimport pulumi_itsmng as itsmng\n\n"
WAITING = """
import asyncio
import signal

def stay_awake():
    asyncio.get_running_loop().call_later(0.05, stay_awake)

stay_awake()

def interrupted(*arguments):
    print("interrupted", flush=True)
    signal.default_int_handler(*arguments)

signal.signal(signal.SIGINT, interrupted)
itsmng.Computer("pc", name="PC")
"""
"""A program that says so before it is interrupted as any other is.

The system may give the signal to another thread than the main one, which would sleep on: so it stays awake.
"""


class Engine(resource_pb2_grpc.ResourceMonitorServicer, engine_pb2_grpc.EngineServicer):
    """Both ends that a program talks to. One call is never answered: `waiting` is set once it has come."""

    def __init__(self, unanswered: str) -> None:
        self.unanswered = unanswered
        self.waiting = threading.Event()
        self.gone = threading.Event()
        self.errors: list[str] = []
        self._server = grpc.server(ThreadPoolExecutor())
        resource_pb2_grpc.add_ResourceMonitorServicer_to_server(self, self._server)
        engine_pb2_grpc.add_EngineServicer_to_server(self, self._server)
        self.address = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"
        self._server.start()

    def stop(self) -> None:
        self.gone.set()
        self._server.stop(None).wait()

    def SupportsFeature(self, request: Any, context: Any) -> Any:
        return resource_pb2.SupportsFeatureResponse(hasSupport=False)

    def RegisterResource(self, request: Any, context: Any) -> Any:
        if request.type.endswith(self.unanswered):
            self._wait()
        return resource_pb2.RegisterResourceResponse(urn=f"urn:pulumi:s::p::{request.type}::{request.name}", id="1")

    def RegisterResourceOutputs(self, request: Any, context: Any) -> Any:
        return Empty()

    def SignalAndWaitForShutdown(self, request: Any, context: Any) -> Any:
        if self.unanswered == "shutdown":
            self._wait()
        return Empty()

    def GetRootResource(self, request: Any, context: Any) -> Any:
        return engine_pb2.GetRootResourceResponse()

    def SetRootResource(self, request: Any, context: Any) -> Any:
        return engine_pb2.SetRootResourceResponse()

    def Log(self, request: Any, context: Any) -> Any:
        if request.severity == engine_pb2.ERROR:
            self.errors.append(request.message)
        return Empty()

    def _wait(self) -> None:
        self.waiting.set()
        self.gone.wait()


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    engine = Engine(getattr(request, "param", "nothing"))
    yield engine
    engine.stop()


def start(engine: Engine, folder: Path, source: str) -> subprocess.Popen[str]:
    """Run a program as the language host does."""
    runner = shutil.which(PROGRAM_RUNNER)
    assert runner
    (folder / "__main__.py").write_text(IMPORTS + textwrap.dedent(source), encoding="utf-8")
    where = ["--monitor", engine.address, "--engine", engine.address, "--pwd", str(folder)]
    what = ["--project", "p", "--stack", "s", "--dry_run", "false", "--parallel", "4", "."]
    return subprocess.Popen(
        [sys.executable, runner, *where, *what],
        cwd=folder,
        env=os.environ | {"GRPC_VERBOSITY": "ERROR"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(program: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status, and what was shown."""
    output = program.communicate(timeout=60)[0]
    return program.returncode, output


@pytest.mark.parametrize("engine", ["Computer", "shutdown"], indirect=True)
@pytest.mark.parametrize("time", range(2))
def test_the_interrupt_of_a_waiting_program_is_not_shown(engine: Engine, tmp_path: Path, time: int) -> None:
    program = start(engine, tmp_path, WAITING)
    assert engine.waiting.wait(60)
    assert program.stdout

    program.send_signal(signal.SIGINT)
    assert program.stdout.readline() == "interrupted\n"
    engine.stop()

    assert ended(program) == (-signal.SIGINT, "")


def test_everything_else_is_shown(engine: Engine, tmp_path: Path) -> None:
    status, output = ended(start(engine, tmp_path, 'class Odd(BaseException):\n    pass\n\nraise Odd("of their own")'))

    assert status == 1
    assert output.startswith("Traceback (most recent call last):")
    assert output.rstrip().endswith("Odd: of their own")


def test_an_error_of_a_program_is_shown_by_pulumi(engine: Engine, tmp_path: Path) -> None:
    status, output = ended(start(engine, tmp_path, "1 / 0"))

    assert (status, output) == (32, "")
    assert "ZeroDivisionError" in engine.errors[0]


@pytest.mark.parametrize("importing", ["import pulumi_itsmng", "import pulumi, pulumi_itsmng.api.sync_client"])
def test_an_interrupted_script_shows_what_python_shows(importing: str) -> None:
    script = f"{importing}; print('ready', flush=True); import sys; sys.stdin.read()"
    running = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert running.stdout
    assert running.stdout.readline() == "ready\n"

    running.send_signal(signal.SIGINT)
    status, output = ended(running)

    assert status == -signal.SIGINT
    assert output.rstrip().endswith("KeyboardInterrupt")
