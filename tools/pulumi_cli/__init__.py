"""Gets the Pulumi CLI, with what it needs for Python programs, without asking anything of the user.

Three ways, in this order: the machine's own installation (`machine`), the official download (`download`),
and the official programs built from their published Go modules (`go_modules`). The last two install into
a git-ignored folder of the repository (`folder`) and are linked into the virtual environment (`links`). Where a
program is older than the engine, a launcher stands before it (`launchers`).
"""
