"""What is particular to one itemtype, one file each; all others follow the rules of `items`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import ChildBehaviour, LinkBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.dropdown import DropdownBehaviour
from pulumi_itsmng.sandbox.items.tree import TreeBehaviour
from pulumi_itsmng.sandbox.itemtypes.api_client import ApiClientBehaviour
from pulumi_itsmng.sandbox.itemtypes.authentication import DirectoryBehaviour, MailServerBehaviour
from pulumi_itsmng.sandbox.itemtypes.config import ConfigBehaviour
from pulumi_itsmng.sandbox.itemtypes.connections import ComputerBehaviour, ComputerItemBehaviour
from pulumi_itsmng.sandbox.itemtypes.devices import DeviceBehaviour, ItemDeviceBehaviour
from pulumi_itsmng.sandbox.itemtypes.document import DocumentBehaviour, DocumentItemBehaviour
from pulumi_itsmng.sandbox.itemtypes.entity import EntityBehaviour
from pulumi_itsmng.sandbox.itemtypes.equipment_model import EQUIPMENT_MODELS, EquipmentModelBehaviour
from pulumi_itsmng.sandbox.itemtypes.group_user import GroupUserBehaviour
from pulumi_itsmng.sandbox.itemtypes.installations import InstallationBehaviour
from pulumi_itsmng.sandbox.itemtypes.internet_names import FqdnBehaviour, NetworkNameBehaviour
from pulumi_itsmng.sandbox.itemtypes.ip_addresses import IpAddressBehaviour
from pulumi_itsmng.sandbox.itemtypes.ip_networks import IpNetworkBehaviour
from pulumi_itsmng.sandbox.itemtypes.licences import GivenLicenceBehaviour, LicenceBehaviour
from pulumi_itsmng.sandbox.itemtypes.line_operator import LineOperatorBehaviour
from pulumi_itsmng.sandbox.itemtypes.location import LocationBehaviour
from pulumi_itsmng.sandbox.itemtypes.management import (
    ContactBehaviour,
    ContractCostBehaviour,
    ContractItemBehaviour,
    InfocomBehaviour,
)
from pulumi_itsmng.sandbox.itemtypes.netpoint import NetpointBehaviour
from pulumi_itsmng.sandbox.itemtypes.network_ports import NetworkPortBehaviour, PortConnectionBehaviour
from pulumi_itsmng.sandbox.itemtypes.notepad import NotepadBehaviour
from pulumi_itsmng.sandbox.itemtypes.operating_system import OperatingSystemOfItemBehaviour
from pulumi_itsmng.sandbox.itemtypes.printer import PrinterBehaviour
from pulumi_itsmng.sandbox.itemtypes.profile import ProfileBehaviour, ProfileRightBehaviour
from pulumi_itsmng.sandbox.itemtypes.profile_user import ProfileUserBehaviour
from pulumi_itsmng.sandbox.itemtypes.request_type import RequestTypeBehaviour
from pulumi_itsmng.sandbox.itemtypes.rule import RuleBehaviour
from pulumi_itsmng.sandbox.itemtypes.software import SoftwareBehaviour, VersionBehaviour
from pulumi_itsmng.sandbox.itemtypes.state import StateBehaviour
from pulumi_itsmng.sandbox.itemtypes.user import UserBehaviour
from pulumi_itsmng.sandbox.itemtypes.user_email import UserEmailBehaviour
from pulumi_itsmng.sandbox.itil.behaviours import ITIL_BEHAVIOURS
from pulumi_itsmng.sandbox.schema import REGISTRY, Itemtype
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTICULAR: Mapping[str, type[Behaviour]] = {
    **dict.fromkeys(ITEMTYPE_LISTS["device_types"], DeviceBehaviour),
    **dict.fromkeys(ITEMTYPE_LISTS["itemdevices"], ItemDeviceBehaviour),
    **dict.fromkeys(EQUIPMENT_MODELS, EquipmentModelBehaviour),
    "APIClient": ApiClientBehaviour,
    "Budget": Behaviour,
    "AuthLDAP": DirectoryBehaviour,
    "AuthMail": MailServerBehaviour,
    "Computer": ComputerBehaviour,
    "Computer_Item": ComputerItemBehaviour,
    "Contact": ContactBehaviour,
    "ContractCost": ContractCostBehaviour,
    "Document": DocumentBehaviour,
    "Document_Item": DocumentItemBehaviour,
    "Contract_Item": ContractItemBehaviour,
    "FQDN": FqdnBehaviour,
    "Group_User": GroupUserBehaviour,
    "IPAddress": IpAddressBehaviour,
    "IPNetwork": IpNetworkBehaviour,
    "Infocom": InfocomBehaviour,
    "Item_SoftwareLicense": GivenLicenceBehaviour,
    "LineOperator": LineOperatorBehaviour,
    "Netpoint": NetpointBehaviour,
    "NetworkName": NetworkNameBehaviour,
    "NetworkPort": NetworkPortBehaviour,
    "NetworkPort_NetworkPort": PortConnectionBehaviour,
    "SoftwareLicense": LicenceBehaviour,
    "Item_SoftwareVersion": InstallationBehaviour,
    "Item_OperatingSystem": OperatingSystemOfItemBehaviour,
    "Notepad": NotepadBehaviour,
    "Printer": PrinterBehaviour,
    "Software": SoftwareBehaviour,
    "SoftwareVersion": VersionBehaviour,
    "Config": ConfigBehaviour,
    "Entity": EntityBehaviour,
    "Location": LocationBehaviour,
    "Profile": ProfileBehaviour,
    "ProfileRight": ProfileRightBehaviour,
    "Profile_User": ProfileUserBehaviour,
    "RequestType": RequestTypeBehaviour,
    "State": StateBehaviour,
    "User": UserBehaviour,
    "UserEmail": UserEmailBehaviour,
    **ITIL_BEHAVIOURS,
}


def behaviours() -> dict[str, Behaviour]:
    """The rules of every itemtype."""
    return {itemtype.name: _kind(itemtype)(itemtype) for itemtype in REGISTRY}


def _kind(itemtype: Itemtype) -> type[Behaviour]:
    if itemtype.name in _PARTICULAR:
        return _PARTICULAR[itemtype.name]
    if itemtype.name.startswith("Rule"):
        return RuleBehaviour
    if itemtype.attachments:
        return ChildBehaviour if len(itemtype.attachments) == 1 else LinkBehaviour
    if itemtype.tree:
        return TreeBehaviour
    return DropdownBehaviour if itemtype.dropdown else Behaviour
