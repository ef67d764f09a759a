"""The dynamic provider's process, driven over gRPC as the engine does, without an engine."""

from __future__ import annotations

import base64
import os
import pickle
import signal
import subprocess
import sys
from types import TracebackType
from typing import Any

import grpc
from google.protobuf import struct_pb2
from pulumi.runtime.proto import provider_pb2, provider_pb2_grpc
from typing_extensions import Self

from pulumi_itsmng.dynamic import PROVIDERS

UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""How Pulumi writes a value that is not known before `up`."""


class ProviderError(Exception):
    """The provider's answer was an error; the text is what a user would read."""


class ProviderHost:
    """`python -m pulumi.dynamic`, called for one itemtype at a time, with every property by its camelCase key.

    Args:
        itemtype: the itemtype's name.
        config: the stack's configuration.
        environment: what is added to the environment.
        ignores_interrupts: whether it is started as a shell starts what runs in the background.
        measured: whether its coverage is measured, which makes it half as fast.
    """

    def __init__(
        self,
        itemtype: str,
        config: dict[str, str],
        environment: dict[str, str] | None = None,
        *,
        ignores_interrupts: bool = False,
        measured: bool = True,
    ) -> None:
        self.turn_to(itemtype)
        self._config = config
        self._environment = environment or {}
        self._left_out = ("ITSMNG_",) if measured else ("ITSMNG_", "COVERAGE_")
        # As a shell starts what runs in the background.
        self._ignoring = ["sh", "-c", 'trap "" INT; exec "$0" "$@"'] if ignores_interrupts else []

    def __enter__(self) -> Self:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(self._left_out)}
        self.process = subprocess.Popen(
            [*self._ignoring, sys.executable, "-u", "-m", "pulumi.dynamic"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=inherited | {"PYTHONFAULTHANDLER": "1"} | self._environment,
        )
        assert self.process.stdout is not None
        self._channel = grpc.insecure_channel(f"127.0.0.1:{self.process.stdout.readline().strip()}")
        self._stub = provider_pb2_grpc.ResourceProviderStub(self._channel)
        variables = struct_pb2.Struct()
        variables.update(self._config)
        self._call("Configure", provider_pb2.ConfigureRequest(args=variables, acceptSecrets=True))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> str:
        """End the process as the engine does, and return what it wrote to standard error."""
        self._channel.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.communicate(timeout=30)[1]
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)  # lets it show what each of its threads is at
            raise AssertionError(f"the process did not end:\n{self.process.communicate(timeout=30)[1]}") from None

    def abandon(self) -> None:
        """Let the process find its engine gone, as after `kill -9`, and wait until it has ended by itself."""
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.process.wait(timeout=30)

    def turn_to(self, itemtype: str) -> None:
        """Call the provider of this itemtype from now on: one process serves them all."""
        self._provider = base64.b64encode(pickle.dumps(PROVIDERS[itemtype]())).decode()

    def check(self, news: dict[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
        """The checked inputs, and property and reason of each failure."""
        request = provider_pb2.CheckRequest(olds=self._bag({}), news=self._bag(news))
        answer = self._call("Check", request)
        return _plain(answer.inputs), [(failure.property, failure.reason) for failure in answer.failures]

    def diff(self, item_id: str, olds: dict[str, Any], news: dict[str, Any]) -> Any:
        """The provider's own word on whether something changes."""
        return self._call("Diff", provider_pb2.DiffRequest(id=item_id, olds=self._bag(olds), news=self._bag(news)))

    def create(self, inputs: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """The new id and the state."""
        answer = self._call("Create", provider_pb2.CreateRequest(properties=self._bag(inputs)))
        return answer.id, _plain(answer.properties)

    def read(self, item_id: str, state: dict[str, Any]) -> tuple[str, dict[str, Any], dict[str, Any]]:
        """The id (empty if the item is gone), the state and the inputs."""
        answer = self._call("Read", provider_pb2.ReadRequest(id=item_id, properties=self._bag(state)))
        return answer.id, _plain(answer.properties), _plain(answer.inputs)

    def update(self, item_id: str, olds: dict[str, Any], news: dict[str, Any]) -> dict[str, Any]:
        """The new state."""
        request = provider_pb2.UpdateRequest(id=item_id, olds=self._bag(olds), news=self._bag(news))
        return _plain(self._call("Update", request).properties)

    def delete(self, item_id: str, state: dict[str, Any]) -> None:
        """Delete it."""
        self._call("Delete", provider_pb2.DeleteRequest(id=item_id, properties=self._bag(state)))

    def _bag(self, values: dict[str, Any]) -> struct_pb2.Struct:
        bag = struct_pb2.Struct()
        bag.update(values | {"__provider": self._provider})
        return bag

    def _call(self, method: str, request: Any) -> Any:
        try:
            return getattr(self._stub, method)(request, timeout=60, wait_for_ready=True)
        except grpc.RpcError as error:
            raise ProviderError(error.details().removeprefix("Exception calling application: ")) from None


def _plain(bag: struct_pb2.Struct) -> dict[str, Any]:
    return {key: value for key, value in bag.items() if key != "__provider"}
