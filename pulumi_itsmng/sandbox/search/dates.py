"""Dates a search names relative to now: NOW, -2DAY, BEGINMONTH, LASTMONDAY."""

from __future__ import annotations

import calendar
import re
from datetime import datetime, timedelta

_SHIFT = re.compile(r"(-?)(\d{1,6})(YEAR|MONTH|WEEK|DAY|HOUR|MINUTE)")
_MONTHS = {"YEAR": 12, "MONTH": 1}
_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")


def absolute(text: str, moment: str, *, day_only: bool) -> str:
    """A date as it is written in a criterion, made absolute.

    Args:
        text: The date.
        day_only: Whether a relative date has no time.

    Returns:
        The date with or without a time; what is no relative date comes back as it is.
    """
    now = datetime.fromisoformat(moment)
    if text == "TODAY":
        return f"{now:%Y-%m-%d}"
    meant = _relative(text, now)
    if meant is None:
        return text
    return f"{meant:%Y-%m-%d}" if day_only else f"{meant:%Y-%m-%d %H:%M:%S}"


def _relative(text: str, now: datetime) -> datetime | None:
    midnight = now.replace(hour=0, minute=0, second=0)
    if text == "NOW":
        return now
    if "BEGIN" in text:
        return midnight.replace(day=1, month=1 if text == "BEGINYEAR" else now.month)
    if "LAST" in text and text.replace("LAST", "").strip() in _DAYS:
        wanted = _DAYS.index(text.replace("LAST", "").strip())
        return midnight - timedelta(days=(now.weekday() - wanted - 1) % 7 + 1)
    if match := _SHIFT.fullmatch(text):
        return _shifted(now, int(match[1] + match[2]), match[3])
    return None


def _shifted(now: datetime, number: int, unit: str) -> datetime | None:
    """That many units later; the 31st of a shorter month is in the month after it."""
    try:
        if unit not in _MONTHS:
            return now + timedelta(**{f"{unit.lower()}s": number})
        months = now.year * 12 + now.month - 1 + number * _MONTHS[unit]
        year, month = divmod(months, 12)
        surplus = max(0, now.day - calendar.monthrange(year, month + 1)[1])
        return now.replace(year=year, month=month + 1, day=now.day - surplus) + timedelta(days=surplus)
    except (OverflowError, ValueError):
        return None
