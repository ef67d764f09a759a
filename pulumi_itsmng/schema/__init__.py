"""The catalogue as a Pulumi package schema: what SDKs in other languages are generated from."""

from pulumi_itsmng.schema.package import package_schema

__all__ = ["package_schema"]
