"""Which right of a profile speaks for which itemtype."""

from __future__ import annotations

from typing import Final

from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

READ: Final = 1
UPDATE: Final = 2
CREATE: Final = 4
DELETE: Final = 8
PURGE: Final = 16
READNOTE: Final = 32
UPDATENOTE: Final = 64

DROPDOWN_RIGHT: Final = "dropdown"

_ITEMTYPES_BY_RIGHT = {
    "appliance": "Appliance",
    "budget": "Budget",
    "calendar": "Calendar Holiday",
    "cartridge": "Cartridge CartridgeItem",
    "certificate": "Certificate",
    "change": "Change ChangeCost",
    "cluster": "Cluster",
    "computer": "Computer",
    "config": "APIClient AuthLDAP AuthMail Config",
    "consumable": "Consumable ConsumableItem",
    "contact_enterprise": "Contact Supplier",
    "contract": "Contract",
    "datacenter": "Datacenter DCRoom Rack Enclosure PDU",
    "device": " ".join(ITEMTYPE_LISTS["device_types"] + ITEMTYPE_LISTS["itemdevices"]),
    "document": "Document",
    "domain": "Domain",
    "entity": "Entity",
    "group": "Group",
    "infocom": "Infocom",
    "internet": "FQDN IPNetwork NetworkName IPAddress WifiNetwork",
    "itilcategory": "ITILCategory",
    "itiltemplate": (
        "TicketTemplate ChangeTemplate ProblemTemplate "
        "TicketTemplateMandatoryField ChangeTemplateMandatoryField ProblemTemplateMandatoryField"
    ),
    "knowbase": "KnowbaseItem",
    "knowbasecategory": "KnowbaseItemCategory",
    "license": "SoftwareLicense",
    "line": "Line",
    "lineoperator": "LineOperator",
    "location": "Location",
    "logs": "Log",
    "monitor": "Monitor",
    "netpoint": "Netpoint",
    "networking": "NetworkEquipment NetworkPort",
    "peripheral": "Peripheral",
    "phone": "Phone",
    "printer": "Printer",
    "problem": "Problem ProblemCost",
    "profile": "Profile",
    "project": "Project",
    "projecttask": "ProjectTask",
    "rule_asset": "RuleAsset",
    "rule_import": "RuleImportComputer RuleImportEntity",
    "rule_ldap": "RuleRight",
    "rule_mailcollector": "RuleMailCollector",
    "rule_softwarecategories": "RuleSoftwareCategory",
    "rule_ticket": "RuleTicket",
    "software": "Software",
    "state": "State",
    "task": "TicketTask",
    "taskcategory": "TaskCategory",
    "followup": "ITILFollowup",
    "ticket": "Ticket TicketSatisfaction",
    "ticketcost": "TicketCost",
    "typedoc": "DocumentType",
    "user": "User",
}

RIGHT_OF: Final = {
    itemtype: right for right, itemtypes in _ITEMTYPES_BY_RIGHT.items() for itemtype in itemtypes.split()
}
