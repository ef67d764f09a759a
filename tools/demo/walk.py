"""The steps of the demo."""

from __future__ import annotations

from dataclasses import dataclass

from tools.demo import inventory
from tools.demo.inventory import Row
from tools.demo.narration import expect, expect_same, heading, tell
from tools.demo.stack import UNEXPECTED_CHANGES, Stack
from tools.harness.colleague import Colleague
from tools.harness.events import Change
from tools.harness.sandbox import SandboxServer

RESERIALED = "PAR-CPT-02"
TRASHED = "LYO-ATL-01"
PURGED = "KRK-LAB-03"
REASSIGNED = "WAW-KSI-02"
"""The machines that are changed behind our back."""

SERIAL_BY_HAND = "EDITED-BY-HAND"
TECHNICIAN = 4
"""The id of the user `tech` of a fresh installation."""


@dataclass
class Walk:
    """The demo's steps, in their order."""

    stack: Stack
    sandbox: SandboxServer
    colleague: Colleague
    machines: list[inventory.Machine]

    @property
    def names(self) -> list[str]:
        """The names of all machines."""
        return [machine[0] for machine in self.machines]

    def run(self, token: str) -> None:
        """Take every step.

        Raises:
            StepFailedError: one did not do what it says.
        """
        self.configure(token)
        self.preview()
        self.create()
        self.preview_again()
        before = inventory.computers(self.colleague)
        self.change_by_hand(before)
        self.show_drift()
        self.show_repair()
        self.repair(before)
        self.destroy()

    def configure(self, token: str) -> None:
        """Make the stack."""
        heading(
            "1. A stack for the program in examples/quickstart",
            f"It reads {len(self.machines)} machines from inventory.csv and declares a computer for each. "
            f"The server is a sandbox: {self.sandbox.url}",
        )
        self.stack.create("demo", self.sandbox.url, token)

    def preview(self) -> None:
        """Preview the creation."""
        heading("2. Preview: what would be created", "Nothing is written yet.")
        planned, sent = self._counting_requests("preview")
        expect_same(planned, self._all("create"), f"{len(self.names)} computers would be created")
        expect(sent == 0, "no request was sent to the server", sent)

    def create(self) -> None:
        """Create the computers."""
        heading("3. Up: the computers are created", "Every write is read back and compared with what was asked.")
        done, sent = self._counting_requests("up", "--yes", "--skip-preview")
        expect_same(done, self._all("create"), f"{len(self.names)} computers were created, with {sent} requests")
        self._expect_inventory()

    def preview_again(self) -> None:
        """Preview once more, which costs nothing."""
        heading("4. Preview again: nothing to do", "An unchanged program costs the server nothing.")
        planned, sent = self._counting_requests("preview", "--expect-no-changes")
        expect_same(planned, [], "no changes")
        expect(sent == 0, "no request was sent to the server", sent)

    def change_by_hand(self, before: dict[str, Row]) -> None:
        """Change four computers as somebody else would."""
        heading("5. Meanwhile, somebody changes the server by hand", "Through its API, behind Pulumi's back.")
        self.colleague.edit("Computer", before[RESERIALED]["id"], serial=SERIAL_BY_HAND)
        tell(f"- {RESERIALED}: another serial number")
        self.colleague.trash("Computer", before[TRASHED]["id"])
        tell(f"- {TRASHED}: put into the trash")
        self.colleague.purge("Computer", before[PURGED]["id"])
        tell(f"- {PURGED}: purged, gone for good")
        self.colleague.edit("Computer", before[REASSIGNED]["id"], users_id_tech=TECHNICIAN)
        tell(f"- {REASSIGNED}: a technician in charge, which the program says nothing about: that is no drift")

    def show_drift(self) -> None:
        """Compare the state with the server."""
        heading(
            "6. Drift: the stack's state against the server",
            "Fit for a nightly job: exit code 7 says that there is some.",
        )
        drift = self.stack.run(
            "refresh", "--preview-only", "--diff", "--expect-no-changes", exit_code=UNEXPECTED_CHANGES
        )
        expect_same(
            drift,
            [
                Change("update", RESERIALED, frozenset({"serial"})),
                Change("update", TRASHED, frozenset({"isDeleted"})),
                Change("delete", PURGED),
            ],
            "exactly the three changes that matter, field by field",
        )

    def show_repair(self) -> None:
        """Compare the program with the server."""
        heading("7. Drift again: the program against the server", "What was found, and what would repair it.")
        planned = self.stack.run("preview", "--refresh", "--diff", "--expect-no-changes", exit_code=UNEXPECTED_CHANGES)
        expect_same(planned, self._repair(), "one serial number set, one computer restored, one created again")

    def repair(self, before: dict[str, Row]) -> None:
        """Bring the server back to what the program says."""
        heading("8. Up: the server is as declared again", "Only what has drifted is written.")
        done = self.stack.run("up", "--refresh", "--diff", "--yes", "--skip-preview")
        expect_same(done, self._repair(), "exactly what was planned was done")
        live = self._expect_inventory()
        expect(live[TRASHED]["id"] == before[TRASHED]["id"], f"{TRASHED} is the same item, out of the trash")
        expect(live[PURGED]["id"] != before[PURGED]["id"], f"{PURGED} is a new item")
        expect(live[REASSIGNED]["users_id_tech"] == TECHNICIAN, f"{REASSIGNED} keeps its technician")
        drift = self.stack.run("refresh", "--preview-only", "--diff", "--expect-no-changes")
        expect_same(drift, [], "no drift is left")

    def destroy(self) -> None:
        """Remove everything again."""
        heading("9. Destroy: the computers go to the trash", "There they can be restored; onDestroy=purge deletes.")
        done = self.stack.run("destroy", "--yes", "--skip-preview")
        expect_same(done, self._all("delete"), f"{len(self.names)} computers were deleted")
        expect_same(inventory.computers(self.colleague), [], "no computer is left on the server")
        expect_same(inventory.computers(self.colleague, trashed=True), self.names, "all of them lie in its trash")

    def _counting_requests(self, *arguments: str) -> tuple[list[Change], int]:
        before = self.sandbox.requests()["total"]
        found = self.stack.run(*arguments)
        return found, self.sandbox.requests()["total"] - before

    def _all(self, operation: str) -> list[Change]:
        return [Change(operation, name) for name in self.names]

    def _repair(self) -> list[Change]:
        return [
            Change("update", RESERIALED, frozenset({"serial"})),
            Change("update", TRASHED, frozenset({"isDeleted"})),
            Change("create", PURGED),
        ]

    def _expect_inventory(self) -> dict[str, Row]:
        live = inventory.computers(self.colleague)
        found = [inventory.from_row(row) for row in live.values()]
        expect_same(found, self.machines, "the server has every machine of inventory.csv, letter for letter")
        return live
