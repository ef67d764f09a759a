"""Whether everything is in place for managing an ITSM-NG server: what is checked, and what to do where it is not."""

from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.result import Result, Status
from pulumi_itsmng.doctor.runner import examine

__all__ = ["CheckContext", "Result", "Status", "examine"]
