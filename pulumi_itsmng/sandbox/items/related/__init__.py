"""What else an item can be shown with: the `with_` parameters, each answered under a name of its own."""

from pulumi_itsmng.sandbox.items.related.sections import related

__all__ = ["related"]
