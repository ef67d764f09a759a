"""The ITSM-NG REST API on SQLite: what newcomers try first and what every test runs against.

The rooms, from the outside in:

- `http`: requests and answers, faults on order, `/_sandbox`;
- `endpoints`: one function per endpoint of the API;
- `items`: the life of an item, by rules that hold for every itemtype;
- `itemtypes`: what is particular to one itemtype, one file each;
- `schema`: which itemtypes and columns there are;
- `storage`: SQLite behaving as the server's database does;
- `fresh`: what a new installation holds.

Nothing in here imports the catalogue, the client or the lifecycle: the sandbox is the other side
of the wire, so an error of theirs cannot hide behind the same error of ours.
"""
