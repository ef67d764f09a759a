"""Whether everything is in place for managing an ITSM-NG server: what is checked, and what to do where it is not."""

from pulumi_itsmng.doctor.case import Case
from pulumi_itsmng.doctor.checkup import examine
from pulumi_itsmng.doctor.result import Result, Status

__all__ = ["Case", "Result", "Status", "examine"]
