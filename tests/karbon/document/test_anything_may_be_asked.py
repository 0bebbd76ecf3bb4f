"""Whatever the published document allows may be asked of a served Karbon, and what comes back is in the document.

schemathesis makes the calls: from the document, over sockets, with words that the firm knows strewn in. It is kept in
a folder of its own, because its plugin would be loaded by every pytest of this environment, for a second each.
"""

import json
import os
import subprocess
import sys

import pytest
import requests

from tests.clients.installing import HERE, python_packages
from tests.http.serving import serving

EXAMPLES_MAX = 12  # an operation
SECONDS_MAX = 300
SEED = 7
CHECKS = (
    "not_broken",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
LISTS = {"Users": ("Id", "EmailAddress"), "Contacts": ("ContactKey",), "Organizations": ("OrganizationKey",)}
LISTS |= {"ClientGroups": ("ClientGroupKey",), "WorkItems": ("WorkItemKey", "ClientKey")}
WORDS = [
    "Client",
    "Contact",
    "Private",
    "In Progress",
    "FixedFee",
    "2026-03-01",
    "FullName eq 'A'",
    "UserKey in ('A')",
]
CONFIG = """
[dictionaries.known]
values = {words}
[generation.dictionaries.string]
dictionary = "known"
probability = 0.4
"""


class Server:
    """A served Karbon, and power over it."""

    def __init__(self, found):
        self.karbon, self.control = found["karbon"], found["control"]
        self.headers = {
            "Authorization": f"Bearer {self.karbon['bearer']}",
            "AccessKey": self.karbon["access_key"],
        }

    def command(self, method, path, **more):
        headers = {"Authorization": f"Bearer {self.control['token']}"}
        answer = requests.request(
            method, self.control["base_url"] + path, headers=headers, timeout=30, **more
        )
        answer.raise_for_status()
        return answer.json()

    def words(self):
        """What the firm knows: keys and addresses of a few of everything."""
        for name, properties in LISTS.items():
            answer = requests.get(f"{self.karbon['base_url']}/v3/{name}", headers=self.headers, timeout=30)
            for row in answer.json()["value"][:3]:
                yield from (row[each] for each in properties)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("served")) as process:
        found = Server(process.found)
        found.command("PUT", "/worlds/main/behaviour/karbon", json={"switches": {"rate_limited": False}})
        yield found


def test_every_answer_is_in_the_document(server, tmp_path):
    """No status, no header and no field comes back that the document does not have, and nothing breaks."""
    (tmp_path / "openapi.json").write_text(json.dumps(server.command("GET", "/services/karbon/openapi.json")))
    words = json.dumps([*server.words(), *WORDS])
    (tmp_path / "schemathesis.toml").write_text(CONFIG.format(words=words))
    path = os.pathsep.join([str(python_packages("schemathesis.lock")), str(HERE / "python")])
    done = subprocess.run(
        command(server),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path, "SCHEMATHESIS_HOOKS": "breaking_checks"},
        capture_output=True,
        text=True,
        timeout=SECONDS_MAX,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "passed" in done.stdout


def command(server):
    """A bounded run that is the same each time."""
    limits = ["--phases", "fuzzing", "--max-examples", str(EXAMPLES_MAX), "--seed", str(SEED)]
    return [
        *(
            sys.executable,
            "-m",
            "schemathesis.cli",
            "run",
            "openapi.json",
            "--url",
            server.karbon["base_url"],
        ),
        *(part for header in server.headers.items() for part in ("--header", ": ".join(header))),
        *limits,
        *("--checks", ",".join(CHECKS), "--generation-database", "none", "--no-color", "--warnings", "off"),
    ]
