"""`python -m tools.demo`: run by `make demo`."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import httpx

from tools.console import console
from tools.demo import inventory
from tools.demo.narration import StepFailedError
from tools.demo.stack import Stack
from tools.demo.walk import Walk
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxFailedError, SandboxServer

PROGRAM = Path(__file__).parents[2] / "examples" / "quickstart"

YOUR_OWN_SERVER = """
[bold]The same program with your own ITSM-NG[/]
Switch on its API (Setup > General > API), make a token (Preferences > Remote access keys), and then:

  . .venv/bin/activate
  cd examples/quickstart            # put your machines into inventory.csv
  pulumi login --local              # keeps the state on this machine; any other backend will do
  pulumi stack init production
  pulumi config set itsmng:url https://itsm.example.org/apirest.php
  pulumi config set --secret itsmng:userToken
  pulumi preview
"""


def main() -> None:
    """Run the demo and leave nothing behind, however it ends."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _exit)
    started = time.monotonic()
    try:
        _run()
    except StepFailedError as error:
        sys.exit(f"\nerror: the demo stopped, as a step did not do what it says: {error}")
    except (SandboxFailedError, httpx.HTTPError) as error:
        sys.exit(f"\nerror: the demo stopped, as the sandbox did not answer as it should: {error}")
    except KeyboardInterrupt:
        console.print("\nInterrupted; everything that was started has been stopped.")
        sys.exit(128 + signal.SIGINT)
    console.print(f"\n[green]Everything was as announced ({time.monotonic() - started:.0f} s).[/]")
    console.print(YOUR_OWN_SERVER, soft_wrap=True)


def _run() -> None:
    with TemporaryDirectory(prefix="itsmng-demo-") as folder:
        scratch = Path(folder)
        stack = Stack(PROGRAM, scratch)
        machines = inventory.read(stack.program / "inventory.csv")
        # Ctrl-C must not stop the sandbox before the CLI has finished with it.
        with SandboxServer(in_own_session=True) as sandbox, Colleague(sandbox.url) as colleague:
            Walk(stack, sandbox, colleague, machines).run(SUPER_ADMIN_TOKEN)


def _exit(number: int, _frame: FrameType | None) -> None:
    """End by an exception, so that every context is left in an orderly way."""
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
