"""The QuickBooks Time connector of parsons, unmodified, at the address that is wired into it."""

import json
import subprocess
import sys

import pytest

from tests.clients.installing import HERE, python_packages

SCRIPT = HERE / "python" / "read_with_parsons.py"
DAY = "2026-03-02"


@pytest.fixture(scope="module")
def packages():
    return python_packages("parsons.lock")


@pytest.fixture
def parsons(packages, account):
    """Reads with the connector; -S keeps the packages of this project away from it."""

    def read(asked):
        environment = {**account.environment, "PYTHONPATH": str(packages), "QB_AUTH_TOKEN": account.token}
        return subprocess.run(
            [sys.executable, "-S", SCRIPT, json.dumps(asked)],
            env={**environment, "TESTING": "1"},  # its own switch for a quiet log
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return read


@pytest.fixture
def firm(account):
    """What a person made by hand: the ids of a few people, a job, a day's time and a group."""
    people = account.make(
        "users",
        *(
            {
                "username": f"p{at}",
                "first_name": "P",
                "last_name": f"{at}",
                "permissions": {"time_tracking": True},
            }
            for at in range(5)
        ),
    )
    (job,) = account.make("jobcodes", {"name": "Byrne Dental", "assigned_to_all": True})
    manual = {"jobcode_id": job, "type": "manual", "date": DAY, "duration": 5400}
    time = account.make("timesheets", *({**manual, "user_id": one} for one in people))
    (group,) = account.make("groups", {"name": "Payroll"})
    return {"people": people, "job": job, "time": time, "group": group}


def test_it_reads_what_is_there(parsons, firm):
    """People page by page, jobs, time and groups, each whole."""
    run = parsons(
        {
            "get_users": {"limit": 2},
            "get_jobcodes": {"type": "all"},
            "get_timesheets": {"limit": 2},  # since 1900, as it has it
            "get_groups": {},
        }
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    ids = {name: [row["id"] for row in rows] for name, rows in found.items()}

    assert set(firm["people"]) < set(ids["get_users"])
    assert len(ids["get_users"]) == len(set(ids["get_users"]))
    assert firm["job"] in ids["get_jobcodes"]
    assert ids["get_timesheets"] == firm["time"]
    assert {row["duration"] for row in found["get_timesheets"]} == {5400}
    assert [(row["id"], row["name"]) for row in found["get_groups"]] == [(firm["group"], "Payroll")]


def test_it_breaks_on_an_empty_list(parsons):
    """As it does with the vendor, who writes an empty map as [] (contract 7.12)."""
    run = parsons({"get_groups": {}})

    assert run.returncode != 0
    assert "'list' object has no attribute 'values'" in run.stderr


def test_it_reads_an_empty_list_as_an_object(parsons, account):
    """The switch for such clients."""
    account.behave(empty_list="object")
    run = parsons({"get_groups": {}})

    assert (run.returncode, run.stdout) == (0, '{"get_groups": []}'), run.stderr
