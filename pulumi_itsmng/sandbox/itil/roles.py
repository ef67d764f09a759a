"""The parts people play in tickets, problems and changes, and the rights that ask for these."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Role(IntEnum):
    """A part to play; links keep it as their `type`."""

    REQUESTER = 1
    ASSIGNED = 2
    OBSERVER = 3


class TicketRight(IntEnum):
    """Bits of the right `ticket`."""

    READ_OWN = 1
    READ_ALL = 1024
    READ_OF_GROUPS = 2048
    READ_ASSIGNED = 4096
    ASSIGN = 8192
    STEAL = 16384
    OWN = 32768
    CHANGE_PRIORITY = 65536
    SURVEY = 131072


VALIDATE: Final = 4096 | 8192
"""Bits of the right `ticketvalidation`: answering requests, and incidents."""
