"""The life of an item: rules that hold for every itemtype, each written once."""
