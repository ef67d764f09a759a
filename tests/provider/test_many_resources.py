"""Programs with more resources than Python can nest calls."""

import os
import subprocess
import sys

import pytest

MANY = """
import asyncio

import pulumi

import pulumi_itsmng as itsmng
from tests.support.registering import Registered


def program() -> None:
    for number in range(1_200):
        itsmng.Computer(f"pc-{number}", name=f"pc-{number}", location=f"L{number}", user="Ada")


asyncio.set_event_loop(asyncio.new_event_loop())
mocks = Registered()
pulumi.runtime.set_mocks(mocks, project="inventory", stack="test")
pulumi.runtime.test(program)()
print(len(mocks.resources), len({resource.inputs["__provider"] for resource in mocks.resources}))
"""


@pytest.mark.slow
def test_more_computers_in_one_program_than_calls_within_calls() -> None:
    # Pulumi wraps its pickling once more for each resource: where a provider has anything to pickle, that ends with a
    # RecursionError. In a process of its own: the tasks that Pulumi leaves behind would slow every event loop of the
    # tests to come.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    command = [sys.executable, "-c", MANY]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300, env=unmeasured)

    registered, providers = done.stdout.split()
    assert int(registered) == 1_200 > sys.getrecursionlimit()
    assert int(providers) == 1
