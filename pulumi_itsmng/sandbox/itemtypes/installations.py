"""Software on assets: installed versions and given licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.attached import LinkBehaviour
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_INSTALLATION = REGISTRY["Item_SoftwareVersion"]


class InstallationBehaviour(LinkBehaviour):
    """An installation keeps whether its asset is a template or in the trash."""

    made, unmade = history.INSTALL_SOFTWARE, history.UNINSTALL_SOFTWARE

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse one that names no asset, and note what the asset is."""
        if wanted.get("itemtype") is None or wanted.get("items_id") is None:
            return None
        prepared = super().prepare_addition(context, wanted)
        return None if prepared is None else self._noted(context, prepared)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Note what the asset is, where the update names one."""
        prepared = super().prepare_update(context, row, wanted)
        if prepared is None or prepared.get("itemtype") is None or prepared.get("items_id") is None:
            return prepared
        return self._noted(context, prepared)

    def skips_the_trash(self, row: Row) -> bool:  # noqa: ARG002
        """Other links are purged at once, an installation goes to the trash."""
        return False

    def _noted(self, context: RequestContext, wanted: Input) -> Input | None:
        end = self.parent(context, self.attachments[0], wanted)
        return None if end is None else _state_of(end[1]) | wanted


def note_trash(context: RequestContext, itemtype_name: str, row: Row) -> None:
    """Note in its installations that an asset has gone to the trash or come back.

    Args:
        itemtype_name: The asset's itemtype.
        row: The asset as it is now.
    """
    for installation in context.database.find(_INSTALLATION, itemtype=itemtype_name, items_id=row["id"]):
        for name, value in _state_of(row).items():
            context.database.set_column(_INSTALLATION, installation["id"], name, value)


def _state_of(item: Row) -> Row:
    return {"is_template_item": item.get("is_template", 0), "is_deleted_item": item.get("is_deleted", 0)}
