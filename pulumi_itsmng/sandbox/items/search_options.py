"""The numbers of the fields: what the history names a field by, and what the server checks values against.

A field without a number here leaves no trace in the history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Column, Itemtype

_COMMON = {
    "name": 1,
    "locations_id": 3,
    "serial": 5,
    "otherserial": 6,
    "contact": 7,
    "contact_num": 8,
    "comment": 16,
    "date_mod": None,  # changes with everything else
    "manufacturers_id": 23,
    "users_id_tech": 24,
    "states_id": 31,
    "networks_id": 32,
    "users_id": 70,
    "groups_id": 71,
    "groups_id_tech": 49,
    "entities_id": 80,
    "is_recursive": 86,
    "template_name": None,
}

_PARTICULAR: dict[str, dict[str, int | None]] = {
    "Computer": {"computertypes_id": 4, "computermodels_id": 40, "autoupdatesystems_id": 42, "uuid": 47},
    "Monitor": {
        "monitortypes_id": 4,
        "monitormodels_id": 40,
        "size": 11,
        "have_micro": 41,
        "have_speaker": 42,
        "have_subd": 43,
        "have_bnc": 44,
        "have_dvi": 45,
        "have_pivot": 46,
        "have_hdmi": 47,
        "have_displayport": 48,
        "is_global": 82,
    },
    "Printer": {
        "printertypes_id": 4,
        "printermodels_id": 40,
        "memory_size": 13,
        "last_pages_counter": 11,
        "init_pages_counter": None,
        "have_serial": 42,
        "have_parallel": 43,
        "have_usb": 44,
        "have_ethernet": 45,
        "have_wifi": 46,
        "is_global": 82,
    },
    "Phone": {
        "phonetypes_id": 4,
        "phonemodels_id": 40,
        "brand": 11,
        "phonepowersupplies_id": 42,
        "number_line": 9,
        "have_headset": 43,
        "have_hp": 44,
        "is_global": 82,
    },
    "NetworkEquipment": {"networkequipmenttypes_id": 4, "networkequipmentmodels_id": 40, "ram": 14},
    "Peripheral": {"peripheraltypes_id": 4, "peripheralmodels_id": 40, "brand": 11, "is_global": 82},
    "Software": {"softwarecategories_id": 62, "is_helpdesk_visible": 61, "is_valid": 63},
    "Location": {
        "name": 14,
        "completename": 1,
        "locations_id": None,
        "building": 11,
        "room": 12,
        "address": 15,
        "postcode": 17,
        "town": 18,
        "state": 104,
        "country": 19,
        "latitude": 21,
        "longitude": 20,
        "altitude": 22,
    },
    "Entity": {
        "name": 14,
        "completename": 1,
        "entities_id": None,
        "address": 3,
        "website": 4,
        "phonenumber": 5,
        "email": 6,
        "fax": 10,
        "postcode": 25,
        "town": 11,
        "state": 12,
        "country": 13,
        "ldap_dn": 7,
        "tag": 8,
        "authldaps_id": 9,
        "admin_email": 18,
        "admin_reply": 19,
        "notification_subject_tag": 21,
    },
    "Group": {
        "name": 14,
        "completename": 1,
        "groups_id": None,
        "is_requester": 11,
        "is_assign": 12,
        "is_notify": 18,
        "is_itemgroup": 17,
        "is_usergroup": 15,
        "is_manager": 72,
        "is_task": 73,
        "is_watcher": 20,
    },
    "User": {
        "name": 1,
        "realname": 34,
        "firstname": 9,
        "phone": 6,
        "phone2": 10,
        "mobile": 11,
        "registration_number": 22,
        "is_active": 8,
        "language": 17,
        "begin_date": 62,
        "end_date": 63,
        "usertitles_id": 81,
        "usercategories_id": 82,
        "groups_id": 79,
        "profiles_id": 79,
        "users_id_supervisor": 99,
    },
    "Budget": {"begin_date": 5, "end_date": 3, "value": 4, "budgettypes_id": 4, "locations_id": 3},
    "Contract": {
        "num": 3,
        "contracttypes_id": 4,
        "begin_date": 5,
        "duration": 6,
        "notice": 7,
        "periodicity": 21,
        "billing": 22,
        "accounting_number": 10,
        "renewal": 23,
    },
    "Profile": {"interface": 2, "is_default": 3, "helpdesk_hardware": 86, "create_ticket_on_login": 4},
}

_TREE = {"completename": 1, "name": 14}

Datatype = Literal["bool", "integer", "decimal", "date", "mac", "string"]

_DATATYPES: dict[str, Datatype] = {"date": "date", "timestamp": "date", "decimal": "decimal"}
_HIGHEST_FLAG = 127
_STRING_WIDTH = 255


def option_of(itemtype: Itemtype, name: str) -> int | None:
    """The number of a field.

    Args:
        itemtype: The itemtype.
        name: The column.

    Returns:
        The number; None if the field has none.
    """
    particular = _PARTICULAR.get(itemtype.name, {})
    if name in particular:
        return particular[name]
    if itemtype.tree and (name == itemtype.foreign_key or name in _TREE):
        return _TREE.get(name)  # a new parent is written as such, not as a field
    return _COMMON.get(name)


def datatype_of(itemtype: Itemtype, name: str) -> Datatype | None:
    """What the server expects in a field, where it checks that at all.

    Args:
        itemtype: The itemtype.
        name: The column.

    Returns:
        The kind of value; None if anything goes.
    """
    column = itemtype.columns.get(name)
    if column is None or column.refers_to:
        return None
    if name == "mac":
        return "mac"
    if column.kind == "integer":
        return _integer_datatype(itemtype, column)
    if column.kind == "text":
        return "string" if column.width == _STRING_WIDTH and option_of(itemtype, name) is not None else None
    return _DATATYPES.get(column.kind)


def _integer_datatype(itemtype: Itemtype, column: Column) -> Datatype | None:
    if column.highest == _HIGHEST_FLAG:
        return "bool" if column.name.startswith(("is_", "have_")) else None
    return None if option_of(itemtype, column.name) is None else "integer"
