"""Comments on the merge request, and the one issue on drift, through GitLab's API.

gitlab.py comment FILE          writes or rewrites this pipeline's comment on the merge request
gitlab.py issue FILE STATUS     7: opens or updates the issue on drift; 0: closes it
"""

import os
import sys
from pathlib import Path
from typing import Any

import httpx

LONGEST = 900_000
"""Characters of a comment or an issue: GitLab takes a million."""


def comment(api: httpx.Client, text: str) -> None:
    notes = f"merge_requests/{os.environ['CI_MERGE_REQUEST_IID']}/notes"
    mark = f"<!-- preview of {os.environ['STACK']} -->"
    ours = [note["id"] for note in rows(api, notes) if mark in note["body"]]
    body = {"body": f"{mark}\n{text}"}
    answer = api.put(f"{notes}/{ours[0]}", json=body) if ours else api.post(notes, json=body)
    answer.raise_for_status()


def issue(api: httpx.Client, text: str, *, drift: bool) -> None:
    stack = os.environ["STACK"]
    label = f"drift-{stack}"
    ours = [one["iid"] for one in rows(api, "issues", labels=label, state="opened")]
    report = {"description": f"{text}\n\nThe whole report: {os.environ['CI_JOB_URL']}"}
    if drift and ours:
        answer = api.put(f"issues/{ours[0]}", json=report)
    elif drift:
        answer = api.post("issues", json=report | {"title": f"Drift in {stack}", "labels": label})
    elif ours:
        answer = api.put(f"issues/{ours[0]}", json={"state_event": "close"})
    else:
        return
    answer.raise_for_status()


def rows(api: httpx.Client, path: str, **wanted: str) -> list[dict[str, Any]]:
    """A list, page by page."""
    found: list[dict[str, Any]] = []
    page = "1"
    while page:
        answer = api.get(path, params=wanted | {"per_page": "100", "page": page}).raise_for_status()
        found += answer.json()
        page = answer.headers.get("X-Next-Page", "")
    return found


def main(what: str, file: str, status: str = "") -> None:
    text = Path(file).read_text(encoding="utf-8")[:LONGEST]
    project = f"{os.environ['CI_API_V4_URL']}/projects/{os.environ['CI_PROJECT_ID']}"
    with httpx.Client(base_url=project, headers={"PRIVATE-TOKEN": os.environ["GITLAB_TOKEN"]}) as api:
        if what == "comment":
            comment(api, text)
        else:
            issue(api, text, drift=status == "7")


if __name__ == "__main__":
    main(*sys.argv[1:])
