"""tsheetsapi for Node, unmodified, at the address that is wired into it."""

import json
import subprocess

import pytest

from tests.clients.installing import node_packages

COLLEAGUES = 220  # more than a page
LIST = """
const TSheets = require(process.argv[1]);
const people = new TSheets({bearerToken: process.env.TSHEETS_BEARER_TOKEN}).users();
(async () => {
  const ids = [];
  for (let page = await people.list(); page; page = await page.next) ids.push(page.data.map(row => row.id));
  console.log(JSON.stringify(ids));
})();
"""


@pytest.fixture(scope="module")
def modules():
    return node_packages()


@pytest.fixture
def node(account):
    """Runs node for the account, and returns what it printed."""

    def run(*arguments, cwd):
        environment = {**account.environment, "TSHEETS_BEARER_TOKEN": account.token}
        return subprocess.run(
            ["node", *map(str, arguments)],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


def test_its_own_four_tests(modules, node):
    """They ship with 2.0.6: a person is added, found, archived by username, and all are listed."""
    run = node(modules / ".bin/mocha", "--reporter", "json", cwd=modules / "tsheetsapi-with-its-tests")
    found = json.loads(run.stdout)

    assert (found["stats"]["passes"], found["failures"]) == (4, []), run.stdout + run.stderr
    assert [test["title"] for test in found["passes"]] == [
        "adds user by name",
        "gets user by name",
        "updates user by username and deactivate the user",
        "gets all user",
    ]


def test_its_newest_reads_every_page(modules, node, account):
    """2.0.7 follows `more`, and no one is missing or there twice."""
    for first in range(0, COLLEAGUES, 44):
        account.make("users", *map(colleague, range(first, first + 44)))
    everybody = [
        row["id"]
        for page in (1, 2)
        for row in account.call("GET", "users", page=page)["results"]["users"].values()
    ]
    run = node("-e", LIST, modules / "tsheetsapi", cwd=modules)
    pages = json.loads(run.stdout or "null")

    assert pages, run.stderr
    assert [len(page) for page in pages] == [200, len(everybody) - 200]
    assert sorted(each for page in pages for each in page) == sorted(everybody)


def colleague(number):
    return {"username": f"colleague{number}", "first_name": "Colleague", "last_name": f"No {number:03}"}
