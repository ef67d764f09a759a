"""Models of what stands in racks, such as those of computers and monitors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.dropdown import DropdownBehaviour

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

EQUIPMENT_MODELS = (
    "ComputerModel",
    "EnclosureModel",
    "MonitorModel",
    "NetworkEquipmentModel",
    "PDUModel",
    "PeripheralModel",
)


class EquipmentModelBehaviour(DropdownBehaviour):
    """A drop-down whose names keep the spaces around them: the server looks after its pictures instead."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:  # noqa: ARG002
        """Leave all as it is."""
        return wanted

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Leave all as it is."""
        return wanted
