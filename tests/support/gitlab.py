"""GitLab, as far as the pipeline uses it: jobs, variables, and an API for comments and issues."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml

from tests.support.repository import Job, Repository

_TOKEN = "the-project-access-token"
_PROJECT = "/api/v4/projects/11"


class GitLab:
    """Runs the jobs of a repository, and keeps its comments and issues.

    Args:
        repository: the repository.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self.notes: list[dict[str, Any]] = []
        self._issues: list[dict[str, Any]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        """Stop the API."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def preview(self) -> Job:
        """Somebody opens a merge request, or pushes to it."""
        return self._run("preview", CI_MERGE_REQUEST_IID="7")

    def merge(self) -> Job:
        """The merge request is merged."""
        return self._run("up")

    def nightly(self) -> Job:
        """The schedule starts the pipeline."""
        return self._run("drift")

    def by_hand(self, operation: str) -> Job:
        """Somebody starts a job."""
        return self._run(operation)

    @property
    def comments(self) -> list[str]:
        """The comments on the merge request."""
        return [note["body"] for note in self.notes]

    @property
    def issues(self) -> list[tuple[str, str, str]]:
        """Title, state and text of each issue."""
        names = {"opened": "open", "closed": "closed"}
        return [(issue["title"], names[issue["state"]], issue["description"]) for issue in self._issues]

    def answer(self, method: str, path: str, asked: dict[str, list[str]], body: dict[str, Any]) -> Any:
        """What the API answers; None if there is nothing."""
        path = path.removeprefix(_PROJECT)
        if (method, path) == ("GET", "/merge_requests/7/notes"):
            return self.notes
        if (method, path) == ("POST", "/merge_requests/7/notes"):
            self.notes.append({"id": len(self.notes) + 1, "body": body["body"]})
            return self.notes[-1]
        if (method, path) == ("GET", "/issues"):
            wanted = (asked["labels"][0], asked["state"][0])
            return [issue for issue in self._issues if (issue["labels"], issue["state"]) == wanted]
        if (method, path) == ("POST", "/issues"):
            self._issues.append(body | {"iid": len(self._issues) + 1, "state": "opened"})
            return self._issues[-1]
        found = re.fullmatch(r"/(merge_requests/7/notes|issues)/(\d+)", path)
        if method != "PUT" or found is None:
            return None
        one = (self._issues if found[1] == "issues" else self.notes)[int(found[2]) - 1]
        one.update({"state": "closed"} if body.get("state_event") == "close" else body)
        return one

    def _run(self, name: str, **variables: str) -> Job:
        pipeline = yaml.safe_load((self._repository.folder / ".gitlab-ci.yml").read_text(encoding="utf-8"))
        job = pipeline.get(pipeline[name].get("extends"), {}) | pipeline[name]
        environment = pipeline["variables"] | self._repository.secrets | variables
        environment |= {
            "CI_API_V4_URL": f"http://127.0.0.1:{self._server.server_address[1]}/api/v4",
            "CI_PROJECT_ID": "11",
            "CI_JOB_URL": "https://gitlab.example.org/team/inventory/-/jobs/1",
            "GITLAB_TOKEN": _TOKEN,
        }
        done = self._repository.shell("\n".join(job["script"]), environment)
        paths = [path for pattern in job.get("artifacts", {}).get("paths", ()) for path in self._files(pattern)]
        return Job(done.returncode == 0, done.stdout, done.stdout, tuple(sorted(paths)))

    def _files(self, pattern: str) -> list[str]:
        place = self._repository.folder / pattern
        return [path.name for path in (place.iterdir() if place.is_dir() else [place]) if path.exists()]


def _handler(gitlab: GitLab) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
            parts = urlsplit(self.path)
            known = self.headers["PRIVATE-TOKEN"] == _TOKEN
            answer = gitlab.answer(self.command, parts.path, parse_qs(parts.query), body) if known else None
            self.send_response(200 if answer is not None else 404)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        do_POST = do_PUT = do_GET

        def log_message(self, *_: object) -> None:
            pass

    return Handler
