"""What must hold for an item to be in a list, as SQL."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Conditions:
    """What must hold for an item to be in a list.

    Attributes:
        join: Tables to join.
        clauses: Conditions, all of which must hold.
        parameters: The values of their question marks.
    """

    join: str = ""
    clauses: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)

    def add(self, clause: str, *parameters: object) -> None:
        """One more condition.

        Args:
            clause: The condition, in SQL.
            parameters: The values of its question marks.
        """
        self.clauses.append(clause)
        self.parameters += parameters

    @property
    def where(self) -> str:
        """The conditions as one."""
        return " AND ".join(f"({clause})" for clause in self.clauses) or "1"
