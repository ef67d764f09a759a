"""What is on file about an item: its financial record, contracts and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.related.timeline import documents_of_timeline
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_DOCUMENTS = (
    "SELECT link.id AS assocID, link.date_creation AS assocdate, entity.id AS entityID, entity.completename AS entity,"
    " category.completename AS headings, glpi_documents.* FROM glpi_documents_items AS link"
    " LEFT JOIN glpi_documents ON link.documents_id = glpi_documents.id"
    " LEFT JOIN glpi_entities AS entity ON glpi_documents.entities_id = entity.id"
    " LEFT JOIN glpi_documentcategories AS category ON glpi_documents.documentcategories_id = category.id"
)


def infocom(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The financial record of an item."""
    records = context.database.find(REGISTRY["Infocom"], itemtype=itemtype.name, items_id=row["id"])
    return records[0] if records else []


def contracts(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:  # noqa: ARG001 - the question is wrong for every item
    """No contract, ever: the server asks for a column that its table of contracts does not have.

    Raises:
        ServerBrokeError: The server is of the strict kind.
    """
    if context.installation.strict_sql:
        raise ServerBrokeError
    return []


def documents(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The documents of an item, for a ticket, problem or change those of its timeline, in the order of an index."""
    condition, parameters = documents_of_timeline(context, itemtype, row)
    order = "link.itemtype, link.items_id, link.id"
    return context.database.rows(f"{_DOCUMENTS} WHERE {condition} ORDER BY {order}", parameters)
