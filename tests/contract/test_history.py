"""The history of an item: who changed what, from what to what."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.people import create_profile, log_in_with
from tests.contract.session import NO_SUCH_ID, Session, code, is_broken, unique

CHANGED, TRASHED, LINKED, UNLINKED, GOT_CHILD, CHANGED_CHILD, LOST_CHILD, CREATED = 0, 13, 15, 16, 17, 18, 19, 20
CHANGED_LINK = 21


def entries(session: Session, itemtype: str, item: int) -> list[tuple[Any, ...]]:
    """What the history of an item tells: action, field, old and new value, itemtype of the other item."""
    rows = session.get(f"{itemtype}/{item}/Log", get_hateoas="false", range="0-999")
    return [
        (row["linked_action"], row["id_search_option"], row["old_value"], row["new_value"], row["itemtype_link"])
        for row in rows
    ]


def changes(session: Session, itemtype: str, item: int) -> list[tuple[Any, ...]]:
    """Field, old and new value of each change of an item."""
    return [entry[1:4] for entry in entries(session, itemtype, item) if entry[0] == CHANGED]


def test_a_history_begins_with_the_creation(session: Session) -> None:
    item = session.create("Computer", name=unique(), serial="S1")
    assert entries(session, "Computer", item) == [(CREATED, 0, "", "", "0")]


def test_an_entry_tells_who_and_when(session: Session) -> None:
    item = session.create("Computer")
    (row,) = session.get(f"Computer/{item}/Log", get_hateoas="false")
    me = session.get("getFullSession")["session"]
    assert row["user_name"] == f"{me['glpifriendlyname']} ({me['glpiID']})"
    assert row["date_mod"] == session.read("Computer", item)["date_creation"]
    assert (row["itemtype"], row["items_id"]) == ("Computer", item)


def test_an_entry_names_a_user_by_his_own_name(session: Session) -> None:
    profile = create_profile(session, computer=31)
    login = unique()
    user = session.create(
        "User", name=login, realname="Doe", firstname="Jo", password="x", password2="x", _profiles_id=profile
    )
    item = session.colleague(login, "x").create("Computer", name=unique())
    (row,) = session.get(f"Computer/{item}/Log", get_hateoas="false")
    assert row["user_name"] == f"Doe Jo ({user})"


@pytest.mark.parametrize(
    ("itemtype", "column", "option", "change"),
    [
        ("Computer", "name", 1, ("a", "b")),
        ("Computer", "serial", 5, ("a", "b")),
        ("Computer", "otherserial", 6, ("a", "b")),
        ("Computer", "contact", 7, ("a", "b")),
        ("Computer", "comment", 16, ("a", "b <c>")),
        ("Computer", "uuid", 47, ("a", "b")),
        ("Computer", "is_recursive", 86, (0, 1)),
        ("Monitor", "size", 11, ("0.00", "21.5")),
        ("User", "realname", 34, ("a", "b")),
        ("Location", "room", 12, ("a", "b")),
        ("Contract", "num", 3, ("a", "b")),
        ("Profile", "interface", 5, ("central", "helpdesk")),
    ],
)
def test_a_change_is_told_with_the_number_of_the_field(
    session: Session, itemtype: str, column: str, option: int, change: tuple[Any, Any]
) -> None:
    old, new = change
    item = session.create(itemtype, **{"name": unique(), column: old})
    session.change(itemtype, item, **{column: new})
    told = str(new).replace("<", "&lt;").replace(">", "&gt;")
    assert changes(session, itemtype, item) == [(option, str(old), told)]


@pytest.mark.parametrize(
    ("column", "itemtype", "option"),
    [
        ("locations_id", "Location", 3),
        ("computertypes_id", "ComputerType", 4),
        ("manufacturers_id", "Manufacturer", 23),
        ("states_id", "State", 31),
        ("computermodels_id", "ComputerModel", 40),
        ("groups_id_tech", "Group", 49),
        ("users_id", "User", 70),
        ("groups_id", "Group", 71),
    ],
)
def test_a_change_of_a_key_is_told_by_name_and_id(session: Session, column: str, itemtype: str, option: int) -> None:
    names = [unique(), unique()]
    one, other = (session.create(itemtype, name=name) for name in names)
    item = session.create("Computer", **{column: one})
    session.change("Computer", item, **{column: other})
    session.change("Computer", item, **{column: 0})
    first, second = f"{names[0]} ({one})", f"{names[1]} ({other})"
    assert changes(session, "Computer", item) == [(option, first, second), (option, second, "&nbsp; (0)")]


def test_a_key_that_leads_nowhere_has_no_name(session: Session) -> None:
    item = session.create("Computer")
    session.change("Computer", item, locations_id=NO_SUCH_ID)
    assert changes(session, "Computer", item) == [(3, "&nbsp; (0)", f"&nbsp; ({NO_SUCH_ID})")]


def test_a_move_is_told_with_the_complete_names(session: Session) -> None:
    entity, name = session.create_entity(), session.read("Entity", 0)["completename"]
    below = session.read("Entity", entity)["name"]
    item = session.create("Computer", entities_id=0)
    session.change("Computer", item, entities_id=entity)
    assert changes(session, "Computer", item) == [(80, f"{name} (0)", f"{name} &gt; {below} ({entity})")]


def test_what_does_not_change_leaves_no_trace(session: Session) -> None:
    item = session.create("Computer", name="a", serial="b", locations_id=0, is_recursive=1)
    session.change("Computer", item, name="a", serial="b", locations_id="0", is_recursive="1", nosuchfield="x")
    assert changes(session, "Computer", item) == []


def test_a_field_without_a_number_leaves_no_trace(session: Session) -> None:
    item = session.create("Computer")
    session.change("Computer", item, ticket_tco="5.5")
    assert changes(session, "Computer", item) == []


def test_history_entries_follow_the_order_of_the_request(session: Session) -> None:
    item = session.create("Computer")
    session.change("Computer", item, serial="S1", name="b", contact="c")
    assert [option for option, _, _ in changes(session, "Computer", item)] == [5, 1, 7]


def test_a_refused_change_is_told_as_if_it_were_made(session: Session, either_kind: str) -> None:
    taken, name = unique(), unique()
    session.create("Location", name=taken)
    place = session.create("Location", name=name)
    session.update("Location", place, name=taken, locations_id=0)
    told = (14, name, taken) in changes(session, "Location", place)
    assert told is (either_kind == "goes on")


def test_the_trash_is_told_and_a_return_is_a_change_of_nothing(session: Session) -> None:
    item = session.create("Computer")
    session.delete("Computer", item)
    session.change("Computer", item, is_deleted=0)
    assert [entry[0] for entry in entries(session, "Computer", item)][:2] == [CREATED, TRASHED]


def test_the_history_goes_with_the_item(session: Session) -> None:
    item = session.create("Computer")
    session.purge("Computer", item)
    query = {"searchText[itemtype]": "^Computer$", "searchText[items_id]": f"^{item}$"}
    assert session.ids("Log", **query) == []


def test_an_item_that_loses_its_drop_down_tells(session: Session) -> None:
    name = unique()
    place = session.create("Location", name=name)
    item = session.create("Computer", locations_id=place)
    session.delete("Location", place)
    assert changes(session, "Computer", item) == [(3, f"{name} ({place})", "&nbsp; (0)")]


def test_a_tree_tells_of_names_and_complete_names(session: Session) -> None:
    one, other = unique(), unique()
    place = session.create("Location", name=one)
    session.change("Location", place, name=other, locations_id=0)
    assert set(changes(session, "Location", place)) == {(14, one, other), (1, one, other)}


def test_parents_tell_of_children_that_come_and_go(session: Session) -> None:
    names = [unique() for _ in range(3)]
    first, second = (session.create("Location", name=name) for name in names[:2])
    child = session.create("Location", name=names[2], locations_id=first)
    session.change("Location", child, locations_id=second)
    entry = names[2]
    assert entries(session, "Location", first)[1:] == [
        (GOT_CHILD, 0, "", entry, "Location"),
        (LOST_CHILD, 0, entry, "", "Location"),
    ]
    assert entries(session, "Location", second)[1:] == [(GOT_CHILD, 0, "", entry, "Location")]
    moved = (CHANGED_CHILD, 0, names[0], names[1], "Location")
    assert moved in entries(session, "Location", child)
    session.delete("Location", child)
    assert entries(session, "Location", second)[-1] == (LOST_CHILD, 0, entry, "", "Location")


def test_a_child_that_leaves_for_the_top_tells_of_no_new_parent(session: Session) -> None:
    name = unique()
    parent = session.create("Location", name=name)
    child = session.create("Location", name=unique(), locations_id=parent)
    session.change("Location", child, locations_id=0)
    assert (CHANGED_CHILD, 0, name, "", "Location") in entries(session, "Location", child)


def test_a_new_parent_is_a_changed_field_too(session: Session) -> None:
    names = [unique() for _ in range(3)]
    old, new = (session.create("Location", name=name) for name in names[:2])
    child = session.create("Location", name=names[2], locations_id=old)
    session.change("Location", child, locations_id=new)
    complete = tuple(f"{name} &gt; {names[2]}" for name in names[:2])
    assert changes(session, "Location", child) == [(13, str(old), str(new)), (1, *complete)]


@pytest.mark.usefixtures("either_kind")
def test_a_refused_move_is_not_told_to_the_new_parent(session: Session) -> None:
    name = unique()
    parent = session.create("Location", name=unique())
    session.create("Location", name=name, locations_id=parent)
    other = session.create("Location", name=name)
    before = entries(session, "Location", parent)
    session.update("Location", other, name=name, locations_id=parent)
    assert entries(session, "Location", parent) == before


def test_a_parent_notes_a_child_before_the_child_does(session: Session) -> None:
    parent = session.create("Location", name=unique())
    child = session.create("Location", name=unique(), locations_id=parent)
    told, own = (session.get(f"Location/{place}/Log", range="0-999")[-1]["id"] for place in (parent, child))
    assert told < own


def test_a_long_value_is_cut_to_180_characters(session: Session) -> None:
    item = session.create("Computer")
    session.change("Computer", item, comment="ż" * 300)
    assert changes(session, "Computer", item) == [(16, "", "ż" * 180)]


def test_a_changed_financial_record_is_a_change_of_its_item(session: Session) -> None:
    item, supplier = session.create("Computer"), session.create("Supplier", name=unique())
    record = session.create("Infocom", itemtype="Computer", items_id=item, bill="B1")
    session.change("Infocom", record, bill="B2", suppliers_id=supplier)
    assert [change[1:] for change in changes(session, "Computer", item)] == [("B1", "B2")]
    assert [entry[0] for entry in entries(session, "Infocom", record)] == [CREATED]


def test_a_changed_right_is_a_change_of_its_profile(session: Session) -> None:
    profile = session.create("Profile", name=unique())
    right = session.get(f"Profile/{profile}/ProfileRight", **{"searchText[name]": "^computer$"})[0]["id"]
    session.change("ProfileRight", right, rights=3)
    assert [change[1:] for change in changes(session, "Profile", profile)] == [("0", "3")]


def test_the_history_of_a_profile_begins_with_its_rights(session: Session) -> None:
    profile = session.create("Profile", name=unique())
    rights = session.get(f"Profile/{profile}/ProfileRight", range="0-999")
    told = [entry[3] for entry in entries(session, "Profile", profile)]
    assert told == [*(f"{right['name']} ({right['id']})" for right in rights), ""]


def test_both_ends_of_a_link_tell_of_its_changes(session: Session) -> None:
    user, group = session.create("User", name=unique()), session.create("Group", name=unique())
    link = session.create("Group_User", users_id=user, groups_id=group)
    session.change("Group_User", link, is_manager=1)
    for itemtype, item in (("Group", group), ("User", user)):
        assert entries(session, itemtype, item)[-1] == (CHANGED_LINK, 0, "0", "1", "Group_User#is_manager")


def test_a_link_to_another_item_is_another_link(session: Session) -> None:
    login, names = unique(), (unique(), unique())
    user = session.create("User", name=login)
    old, new = (session.create("Group", name=name) for name in names)
    link = session.create("Group_User", users_id=user, groups_id=old)
    session.change("Group_User", link, groups_id=new)
    assert entries(session, "Group", old)[-1] == (UNLINKED, 0, f"{login} ({user})", "", "User")
    assert entries(session, "Group", new)[-1] == (LINKED, 0, "", f"{login} ({user})", "User")
    told = [(UNLINKED, 0, f"{names[0]} ({old})", "", "Group"), (LINKED, 0, "", f"{names[1]} ({new})", "Group")]
    assert entries(session, "User", user)[-2:] == told


def test_a_link_and_a_child_are_told_by_own_names(session: Session) -> None:
    user = session.create("User", name=unique(), realname="Doe", firstname="Jane")
    group = session.create("Group", name="Admins", groups_id=session.create("Group", name=unique()))
    session.delete("Group_User", session.create("Group_User", users_id=user, groups_id=group))
    assert entries(session, "Group", group)[-1][2] == f"Doe Jane ({user})"
    assert entries(session, "User", user)[-1][2] == f"Admins ({group})"
    mail = session.create("UserEmail", users_id=user, email="x@example.org")
    assert entries(session, "User", user)[-1][3] == f"x@example.org ({mail})"
    item = session.create("Computer")
    disk = session.create("Item_Disk", itemtype="Computer", items_id=item)
    assert entries(session, "Computer", item)[-1][3] == f"N/A ({disk})"


def test_the_entries_of_a_child_follow_the_order_of_the_change(session: Session) -> None:
    item = session.create("Computer")
    disk = session.create("Item_Disk", itemtype="Computer", items_id=item, name="C:")
    session.change("Item_Disk", disk, mountpoint="/mnt", device="sda")
    assert [entry[3] for entry in entries(session, "Computer", item)[-2:]] == ["/mnt", "sda"]


def test_both_ends_of_a_link_tell_of_each_other(session: Session) -> None:
    names = unique(), unique()
    supplier, contract = session.create("Supplier", name=names[0]), session.create("Contract", name=names[1])
    link = session.create("Contract_Supplier", suppliers_id=supplier, contracts_id=contract)
    assert entries(session, "Supplier", supplier)[-1] == (LINKED, 0, "", f"{names[1]} ({contract})", "Contract")
    assert entries(session, "Contract", contract)[-1] == (LINKED, 0, "", f"{names[0]} ({supplier})", "Supplier")
    session.delete("Contract_Supplier", link)
    assert entries(session, "Supplier", supplier)[-1] == (UNLINKED, 0, f"{names[1]} ({contract})", "", "Contract")
    assert entries(session, "Contract", contract)[-1] == (UNLINKED, 0, f"{names[0]} ({supplier})", "", "Supplier")


def test_a_new_member_is_told_to_nobody_but_the_end_is(session: Session) -> None:
    login, name = unique(), unique()
    user, group = session.create("User", name=login), session.create("Group", name=name)
    before = [entries(session, *one) for one in (("User", user), ("Group", group))]
    link = session.create("Group_User", users_id=user, groups_id=group)
    assert [entries(session, *one) for one in (("User", user), ("Group", group))] == before
    session.delete("Group_User", link)
    assert entries(session, "User", user)[-1] == (UNLINKED, 0, f"{name} ({group})", "", "Group")
    assert entries(session, "Group", group)[-1] == (UNLINKED, 0, f"{login} ({user})", "", "User")


def test_an_item_tells_of_what_hangs_on_it(session: Session) -> None:
    user = session.create("User", name=unique())
    mail = session.create("UserEmail", users_id=user, email=f"{user}@example.org")
    assert entries(session, "User", user)[-1][::4] == (GOT_CHILD, "UserEmail")
    session.delete("UserEmail", mail)
    assert entries(session, "User", user)[-1][::4] == (LOST_CHILD, "UserEmail")


def test_the_history_is_read_by_who_may_read_histories(session: Session) -> None:
    item = session.create("Computer")
    may = log_in_with(session, computer=1, logs=1)
    assert len(may.get(f"Computer/{item}/Log")) == 1
    may_not = log_in_with(session, computer=1)
    assert code(may_not.request("GET", f"Computer/{item}/Log")) == (403, "ERROR_RIGHT_MISSING")


def test_an_authorization_is_told_like_a_child_of_its_user(session: Session) -> None:
    name = unique()
    user, profile = session.create("User", name=unique()), create_profile(session, "central", name)
    before = entries(session, "Profile", profile)
    link = session.create("Profile_User", users_id=user, profiles_id=profile, entities_id=0)
    assert entries(session, "User", user)[-1] == (GOT_CHILD, 0, "", f"{name} ({profile})", "Profile")
    session.purge("Profile_User", link)
    assert entries(session, "User", user)[-1] == (LOST_CHILD, 0, f"{name} ({profile})", "", "Profile")
    assert entries(session, "Profile", profile) == before


def test_links_that_go_with_an_item_are_told_to_nobody(session: Session) -> None:
    user, group = session.create("User", name=unique()), session.create("Group", name=unique())
    supplier, contract = session.create("Supplier", name=unique()), session.create("Contract", name=unique())
    session.create("Group_User", users_id=user, groups_id=group)
    session.create("Contract_Supplier", suppliers_id=supplier, contracts_id=contract)
    before = [entries(session, "User", user), entries(session, "Supplier", supplier)]

    session.purge("Group", group)
    session.purge("Contract", contract)

    assert [entries(session, "User", user), entries(session, "Supplier", supplier)] == before


@pytest.mark.parametrize(
    ("text", "told"), [("one\ntwo", "onentwo"), ("one\r\ntwo", "onerntwo"), ("\t\\ '\"", "\t\\ '\"")]
)
def test_a_line_break_is_told_as_a_letter(session: Session, text: str, told: str) -> None:
    item = session.create("Computer", comment="x")
    session.change("Computer", item, comment=text)
    session.change("Computer", item, comment="y")
    assert session.read("Computer", item)["comment"] == "y"
    assert changes(session, "Computer", item) == [(16, "x", told), (16, text, "y")]


@pytest.mark.usefixtures("either_kind")
def test_many_quotes_are_cut_once_more(session: Session) -> None:
    item = session.create("Computer", comment="x")
    session.change("Computer", item, comment="'" * 200)
    assert changes(session, "Computer", item) == [(16, "x", "'" * 125)]


def test_a_value_cut_inside_an_escape_is_not_told(session: Session, either_kind: str) -> None:
    item = session.create("Computer", comment="x")
    answer = session.update("Computer", item, serial="S1", comment="y" + "'" * 200, contact="c")
    row = session.read("Computer", item)
    assert (row["serial"], row["contact"], len(row["comment"])) == ("S1", "c", 201)
    options = [option for option, _, _ in changes(session, "Computer", item)]
    if either_kind == "breaks off":
        assert is_broken(answer)
        assert options == [5]
    else:
        assert answer.json()[0][str(item)] is True
        assert options == [5, 7]


def test_a_broken_history_keeps_old_names_below_a_renamed_item(session: Session, either_kind: str) -> None:
    old, new, below = unique(), unique(), unique()
    place = session.create("Location", name=old)
    child = session.create("Location", name=below, locations_id=place)
    answer = session.update("Location", place, comment="y" + "'" * 200, name=new, locations_id=0)
    assert session.read("Location", place)["completename"] == new
    breaks = either_kind == "breaks off"
    assert is_broken(answer) is breaks
    assert session.read("Location", child)["completename"] == f"{old if breaks else new} > {below}"


def test_the_word_null_is_told_as_null(session: Session) -> None:
    item = session.create("Computer", serial="x")
    session.change("Computer", item, serial="NULL")
    assert changes(session, "Computer", item) == [(5, "x", None)]
    assert session.read("Computer", item)["serial"] is None
