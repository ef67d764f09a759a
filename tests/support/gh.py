"""GitHub's command line, as far as the pipelines use it: comments and issues are kept in a file beside it.

Run as a program, without anything of this project.
"""

import argparse
import json
import sys
from pathlib import Path

KEPT = Path(__file__).with_name("github.json")


def main(arguments: list[str]) -> str:
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {"comments": [], "labels": [], "issues": []}
    said = COMMANDS[arguments[0], arguments[1]](kept, arguments[2:])
    KEPT.write_text(json.dumps(kept))
    return said


def comment(kept: dict, arguments: list[str]) -> str:
    asked = parsed(arguments, "number", "--body-file", edit_last=True, create_if_none=True)
    if asked.edit_last and kept["comments"]:
        kept["comments"].pop()
    kept["comments"].append({"number": asked.number, "body": Path(asked.body_file).read_text()})
    return ""


def issue_list(kept: dict, arguments: list[str]) -> str:
    asked = parsed(arguments, "--label", "--state", "--json", "--jq")
    assert (asked.json, asked.jq) == ("number", ".[0].number // empty")
    found = [issue for issue in kept["issues"] if asked.label == issue["label"] and issue["state"] == asked.state]
    return f"{found[0]['number']}\n" if found else ""


def issue_create(kept: dict, arguments: list[str]) -> str:
    asked = parsed(arguments, "--title", "--label", "--body-file")
    if asked.label not in kept["labels"]:
        raise SystemExit(f"could not add label: '{asked.label}' not found")
    number, body = len(kept["issues"]) + 1, Path(asked.body_file).read_text()
    kept["issues"].append({"number": number, "title": asked.title, "label": asked.label, "body": body, "state": "open"})
    return f"https://github.example.org/team/inventory/issues/{number}\n"


def issue_edit(kept: dict, arguments: list[str]) -> str:
    asked = parsed(arguments, "number", "--body-file")
    kept["issues"][int(asked.number) - 1]["body"] = Path(asked.body_file).read_text()
    return ""


def issue_close(kept: dict, arguments: list[str]) -> str:
    asked = parsed(arguments, "number", "--comment")
    kept["issues"][int(asked.number) - 1]["state"] = "closed"
    return ""


def label_create(kept: dict, arguments: list[str]) -> str:
    asked = parsed(arguments, "name", "--description", force=True)
    kept["labels"].append(asked.name)
    return ""


def parsed(arguments: list[str], *wanted: str, **flags: bool) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in wanted:
        parser.add_argument(name, **({"required": True} if name.startswith("-") else {}))
    for name in flags:
        parser.add_argument(f"--{name.replace('_', '-')}", action="store_true")
    return parser.parse_args(arguments)


COMMANDS = {
    ("pr", "comment"): comment,
    ("issue", "list"): issue_list,
    ("issue", "create"): issue_create,
    ("issue", "edit"): issue_edit,
    ("issue", "close"): issue_close,
    ("label", "create"): label_create,
}

if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]))
