"""Business rules: all kinds are in one table."""

from __future__ import annotations

from tests.contract.session import Session, unique


def test_a_rule_knows_its_kind_and_its_place(session: Session) -> None:
    rules = [session.create("RuleImportEntity", name=unique()) for _ in range(2)]
    first, second = (session.read("RuleImportEntity", rule) for rule in rules)
    assert first["sub_type"] == second["sub_type"] == "RuleImportEntity"
    assert first["ranking"] + 1 == second["ranking"]
    assert first["uuid"] != second["uuid"]


def test_rules_of_all_kinds_are_counted_together(session: Session) -> None:
    first, second = session.create("RuleTicket", name=unique()), session.create("RuleAsset", name=unique())
    assert first + 1 == second
    assert session.read("RuleTicket", second)["sub_type"] == "RuleAsset"
