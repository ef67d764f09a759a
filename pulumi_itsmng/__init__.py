"""Manage ITSM-NG as code with Pulumi."""
