"""The ITSM-NG REST API on SQLite: what newcomers try first and what every test runs against.

The rooms, from the outside in:

- `http`: requests and answers, faults on order, `/_sandbox`;
- `endpoints`: one function per endpoint of the API;
- `search`: the search engine and its options;
- `items`: the life of an item, by rules that hold for every itemtype;
- `itemtypes`: what is particular to one itemtype, one file each; `itil`: the same for tickets, problems and changes;
- `login`: users, profiles, entities and sessions;
- `schema`: which itemtypes there are: columns, rights, and what items hang on;
- `storage`: SQLite behaving as the server's database does;
- `php`: what PHP makes of values on their way in and out;
- `seed`: what a new installation holds.

`context` is one request on its way through them, `installation` what all requests share.

Nothing in here imports the catalogue, the client or the lifecycle: the sandbox is the other side
of the wire, so an error of theirs cannot hide behind the same error of ours.
"""
