"""A fleet of computers: laptops from a spreadsheet, servers from YAML, and names for all that they refer to."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pulumi
import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

import pulumi_itsmng as itsmng

HERE = Path(__file__).parent
Filled = Annotated[str, StringConstraints(min_length=1)]


class Machine(BaseModel):
    """What this company wants to know of a machine: its own rules, beside those of ITSM-NG."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    name: Annotated[str, StringConstraints(pattern=r"^(LAP|SRV)-[A-Z]{3}-\d{3}$")]
    serial: Filled
    inventory_number: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{4}$")]
    location: Filled
    model: Filled
    manufacturer: Filled
    status: Filled = "In use"
    user: str | None = None
    technician_group: str = "Operations"
    comment: str | None = None


def rows() -> Iterator[tuple[str, Any]]:
    """Everything that the files say, and where it stands."""
    with (HERE / "laptops.csv").open(encoding="utf-8", newline="") as file:
        laptops = csv.DictReader(file)
        for row in laptops:
            # A cell that is empty says nothing.
            yield f"laptops.csv:{laptops.line_num}", {name: cell for name, cell in row.items() if cell}
    servers = yaml.safe_load((HERE / "servers.yaml").read_text(encoding="utf-8"))
    for number, server in enumerate(servers, start=1):
        yield f"servers.yaml, number {number}", server


def fleet() -> list[Machine]:
    """The machines, or all that is wrong with them at once."""
    machines: list[Machine] = []
    wrong: list[str] = []
    seen: dict[str, str] = {}
    for place, row in rows():
        try:
            machine = Machine.model_validate(row)
        except ValidationError as error:
            wrong += [f"{place}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
            continue
        for what in (machine.name, machine.serial, machine.inventory_number):
            if seen.setdefault(what, place) != place:
                wrong.append(f"{place}: {what} is that of {seen[what]}, too")
        machines.append(machine)
    if wrong:
        # The program ends with these lines, without a traceback, and nothing has been sent.
        raise pulumi.RunError("\n".join(wrong))
    return machines


machines = fleet()
for name in sorted({machine.location for machine in machines}):
    itsmng.Location(name, name=name)
itsmng.Group("operations", name="Operations", can_be_manager=False)
for machine in machines:
    # The places and the group are declared above, so their names are enough; the logins are on the server.
    itsmng.Computer(machine.name, **machine.model_dump(exclude_none=True), create_missing=True)

pulumi.export("machines", len(machines))
