"""The catalogue as a Pulumi package schema: what SDKs in other languages are generated from."""

from pulumi_itsmng.schema.package import RESOURCES, package_schema

__all__ = ["RESOURCES", "package_schema"]
