"""Which columns a search shows that asks for none."""

from __future__ import annotations

_COLUMNS = {
    "AllAssets": "31",
    "Budget": "5 3 4 19",
    "Calendar": "19",
    "Change": "12 19 15 7 18",
    "Cluster": "31 19",
    "Computer": "31 23 5 4 40 45 3 19 17",
    "ConsumableItem": "34 4 23 3",
    "Contact": "3 4 5 6 9",
    "Contract": "4 3 5 6 7 11",
    "Document": "3 4 7 5 16",
    "DocumentType": "3 6 4 5",
    "Domain": "3 4 2 6 7",
    "FQDN": "11",
    "Group": "16",
    "Holiday": "11 12 13",
    "IPNetwork": "18 10 11 12 17",
    "Monitor": "31 23 3 4 40 19 7",
    "NetworkEquipment": "31 23 3 4 40 11 19",
    "NetworkName": "12 13",
    "Peripheral": "31 23 3 4 40 19 7",
    "Phone": "31 23 3 4 40 19 7",
    "Printer": "31 23 3 4 40 19",
    "Problem": "21 12 19 15 3 7 18",
    "Profile": "2 3 19",
    "Project": "3 4 12 5 15 21",
    "ProjectState": "12 11",
    "ProjectTask": "2 12 14 5 7 8 13",
    "RequestType": "14 15",
    "ReservationItem": "4 3 5 9",
    "Software": "23 5 4 72 163",
    "SoftwareLicense": "1 3 10 162 5",
    "Supplier": "9 3 4 5 10 6",
    "Ticket": "12 19 15 3 4 5 7 18",
    "User": "34 5 6 3 8",
    "Vlan": "11",
    "WifiNetwork": "10",
}

DEFAULT_COLUMNS = {name: [int(number) for number in numbers.split()] for name, numbers in _COLUMNS.items()}
"""The numbers of the options by itemtype, as the installation sets them."""
