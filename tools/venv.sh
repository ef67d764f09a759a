#!/bin/sh
# Makes or refreshes a virtual environment: the dependencies from requirements.lock, each checked by its hash,
# then this project itself, editable. Run from the root of the repository, as make does.
#
# usage: tools/venv.sh [FOLDER [LOCK]]
#   FOLDER  where it is made, .venv if not given
#   LOCK    what takes the place of some of what requirements.lock names
# A Python of your choice: PYTHON=/path/to/python3 tools/venv.sh (for a folder yet to be made).
set -eu

venv=${1:-.venv}
over=${2:-}

say() { echo "==> $*"; }

fail() {
    echo "error: $*" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1
}

# Debian and its relatives ship python3 without these two.
can_make_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

describe() {
    "$1" -c 'import platform, sys; print(f"Python {platform.python_version()} ({sys.executable})")'
}

# Prints the first suitable Python. python3 comes first as it is what the user expects,
# then the newest of the versions that the dependencies are published for.
find_python() {
    incomplete=
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python3.10 python}; do
        is_new_enough "$candidate" || continue
        if can_make_venv "$candidate"; then
            echo "$candidate"
            return
        fi
        incomplete=$(describe "$candidate")
    done
    if [ -n "$incomplete" ]; then
        fail "$incomplete lacks venv and ensurepip: install them (Debian, Ubuntu: apt install python3-venv)."
    fi
    fail "${PYTHON:-no python3 on PATH} is not Python 3.10 or newer: install one" \
        "(apt install python3 python3-venv, dnf install python3.12, brew install python)" \
        "or name one: make PYTHON=/path/to/python3 ..."
}

make_venv() {
    python=$(find_python)
    say "Making $venv with $(describe "$python")"
    "$python" -m venv --clear "$venv"
}

install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

started=$(date +%s)
is_new_enough "$venv/bin/python" || make_venv
say "Installing what requirements.lock names into $venv (half a minute or so; seconds when nothing is new)"
# The lock names everything: nothing is to be resolved, or a release of today could come in beside what is locked.
install --no-deps --require-hashes --requirement requirements.lock
[ -z "$over" ] || install --no-deps --require-hashes --requirement "$over"
install --no-deps --no-build-isolation --editable .
"$venv/bin/python" -m pip --disable-pip-version-check check >/dev/null ||
    fail "${over:-requirements.lock} lacks something: make lock"
say "$venv is ready ($(($(date +%s) - started)) s)"
