"""Drop-downs: the words to choose from, and what happens to items when a word goes."""

from __future__ import annotations

import pytest

from tests.contract.session import Session, code, unique

PLAIN = [
    "ApplianceEnvironment", "ApplianceType", "DomainType", "EnclosureModel", "PDUModel", "ProjectState", "RackModel",
    "AutoUpdateSystem", "BudgetType", "CartridgeItemType", "CertificateType", "ClusterType", "ComputerModel",
    "ComputerType", "ConsumableItemType", "ContactType", "ContractType", "DeviceBatteryType", "DeviceCaseModel",
    "DeviceMemoryType", "DeviceProcessorModel", "DeviceSensorType", "DeviceSimcardType", "Filesystem",
    "InterfaceType", "LineType", "Manufacturer", "MonitorModel", "MonitorType", "Netpoint", "Network",
    "NetworkEquipmentModel", "NetworkEquipmentType", "NetworkInterface", "OperatingSystem",
    "OperatingSystemArchitecture", "OperatingSystemEdition", "OperatingSystemKernel", "OperatingSystemKernelVersion",
    "OperatingSystemServicePack", "OperatingSystemVersion", "PDUType", "PeripheralModel", "PeripheralType",
    "PhoneModel", "PhonePowerSupply", "PhoneType", "PrinterModel", "PrinterType", "ProjectTaskType", "ProjectType",
    "RackType", "RequestType", "SolutionType", "SupplierType", "UserCategory", "UserTitle", "VirtualMachineState",
    "VirtualMachineSystem", "VirtualMachineType", "Vlan", "WifiNetwork",
]  # fmt: skip
SOME = PLAIN[::6]
EQUIPMENT_MODELS = [
    "ComputerModel", "EnclosureModel", "MonitorModel", "NetworkEquipmentModel", "PDUModel", "PeripheralModel",
]  # fmt: skip
TREES = [
    "BusinessCriticity", "DocumentCategory", "ITILCategory", "KnowbaseItemCategory", "Location", "SoftwareCategory",
    "SoftwareLicenseType",
    "State", "TaskCategory",
]  # fmt: skip


@pytest.mark.parametrize("itemtype", EQUIPMENT_MODELS)
def test_the_name_of_an_equipments_model_keeps_its_spaces(session: Session, itemtype: str) -> None:
    name = unique()
    item = session.create(itemtype, name=f"  {name} ")
    assert session.read(itemtype, item)["name"] == f"  {name} "

    session.change(itemtype, item, name=f" {name} 2 ")

    assert session.read(itemtype, item)["name"] == f" {name} 2 "


@pytest.mark.parametrize("itemtype", sorted({*PLAIN, *TREES} - {*EQUIPMENT_MODELS}))
def test_a_name_loses_the_spaces_around_it(session: Session, itemtype: str) -> None:
    name = unique()
    item = session.create(itemtype, name=f"  {name} ", comment="c")
    assert (session.read(itemtype, item)["name"], session.read(itemtype, item)["comment"]) == (name, "c")

    session.change(itemtype, item, name=f" {name} <2> ")

    assert session.read(itemtype, item)["name"] == f"{name} &lt;2&gt;"


def test_two_line_operators_do_not_share_their_codes(session: Session) -> None:
    name = unique()
    operator = session.create("LineOperator", name=name, mcc=260, mnc=98)
    row = session.read("LineOperator", operator)
    assert (row["mcc"], row["mnc"], row["entities_id"], row["is_recursive"]) == (260, 98, 0, 0)

    again = session.add("LineOperator", {"name": unique(), "mcc": 260, "mnc": 98})
    assert code(again) == (400, "ERROR_GLPI_ADD")

    line = session.create("Line", name=unique(), lineoperators_id=operator)
    assert session.get(f"Line/{line}", expand_dropdowns="true")["lineoperators_id"] == name


@pytest.mark.parametrize("itemtype", SOME)
def test_a_name_can_be_there_twice(session: Session, itemtype: str) -> None:
    name = unique()

    assert session.create(itemtype, name=name) != session.create(itemtype, name=name)


@pytest.mark.parametrize("itemtype", SOME + TREES)
def test_there_is_no_trash_for_words(session: Session, itemtype: str) -> None:
    item = session.create(itemtype, name=unique())

    assert session.delete(itemtype, item).json()[0][str(item)] is True

    assert session.request("GET", f"{itemtype}/{item}").status_code == 404


@pytest.mark.parametrize("itemtype", TREES)
def test_a_tree_of_words_has_complete_names(session: Session, itemtype: str) -> None:
    key = {"BusinessCriticity": "businesscriticities_id", "DocumentCategory": "documentcategories_id",
           "ITILCategory": "itilcategories_id",
               "KnowbaseItemCategory": "knowbaseitemcategories_id", "SoftwareCategory": "softwarecategories_id",
           "TaskCategory": "taskcategories_id"}.get(itemtype, f"{itemtype.lower()}s_id")  # fmt: skip
    above = unique()
    parent = session.create(itemtype, name=above)

    child = session.read(itemtype, session.create(itemtype, name="child", **{key: parent}))

    assert (child["completename"], child["level"]) == (f"{above} > child", 2)


@pytest.mark.parametrize(
    ("word", "itemtype", "column"),
    [
        ("Manufacturer", "Computer", "manufacturers_id"),
        ("MonitorType", "Monitor", "monitortypes_id"),
        ("PrinterModel", "Printer", "printermodels_id"),
        ("PhonePowerSupply", "Phone", "phonepowersupplies_id"),
        ("SupplierType", "Supplier", "suppliertypes_id"),
        ("BudgetType", "Budget", "budgettypes_id"),
        ("ContractType", "Contract", "contracttypes_id"),
        ("InterfaceType", "DeviceDrive", "interfacetypes_id"),
    ],
)
def test_deleting_a_word_clears_or_replaces_it_in_items(
    session: Session, word: str, itemtype: str, column: str
) -> None:
    gone, replaced, other = (session.create(word, name=unique()) for _ in range(3))
    losing, changing = (session.create(itemtype, **{column: old}) for old in (gone, replaced))

    session.delete(word, gone)
    answer = session.request("DELETE", word, {"input": {"id": replaced, "_replace_by": other}})

    assert answer.json()[0][str(replaced)] is True
    assert session.read(itemtype, losing)[column] == 0
    assert session.read(itemtype, changing)[column] == other


def test_a_model_has_the_measures_of_its_items(session: Session) -> None:
    measures = {"product_number": "20BS", "weight": 2, "required_units": 3, "power_consumption": 65}
    model = session.create("ComputerModel", name=unique(), **measures)

    assert session.read("ComputerModel", model).items() >= measures.items()


@pytest.mark.parametrize(
    ("itemtype", "names"),
    [
        ("InterfaceType", ["IDE", "SATA", "SCSI", "USB", "AGP", "PCI", "PCIe", "PCI-X"]),
        ("DeviceMemoryType", ["EDO", "DDR", "SDRAM", "SDRAM-2"]),
        ("DeviceSimcardType", ["Full SIM", "Mini SIM", "Micro SIM", "Nano SIM"]),
    ],
)
def test_some_words_are_there_from_the_beginning(
    session: Session, sandbox_only: None, itemtype: str, names: list[str]
) -> None:
    assert [row["name"] for row in session.get(itemtype)] == names


@pytest.mark.parametrize("itemtype", ["Manufacturer", "DeviceMemoryType", "Netpoint", "State"])
def test_an_observer_may_not_read_words(session: Session, sandbox_only: None, itemtype: str) -> None:
    item = session.create(itemtype, name=unique())
    observer = session.server.session("normal", "normal")

    assert code(observer.request("GET", f"{itemtype}/{item}")) == (403, "ERROR_RIGHT_MISSING")
    assert code(observer.request("GET", itemtype)) == (403, "ERROR_RIGHT_MISSING")
