"""The last calls between the systems, in columns."""

import pytest

from sim.conformance.explain.calls import last_calls
from sim.physics.journal import Call
from sim.world import World


@pytest.fixture
def world():
    """A world in which nothing happened yet."""
    return World("calls", seed=7)


def called(world, path, **more):
    """Put a call into the journal."""
    last = world.universe.changes.last
    given = {"at": world.universe.clock.now(), "service": "quickbooks_time", "method": "GET", "query": ""}
    given |= {"status": 200, "who": "", "took_s": 0.0, "fault": "", "changed_from": last, "changed_to": last}
    return world.universe.calls.append(Call(**given | {"path": path} | more))


def test_columns(world):
    """Which line of the scenario, to whom, what was asked, and the status."""
    first = called(world, "/v3/Users", service="karbon")
    called(world, "/api/v1/jobcodes", method="POST")

    assert last_calls(world.universe, 0, [(first, 4), (first + 1, 12)]) == (
        "line 4    Karbon           GET     /v3/Users         200",
        "line 12   QuickBooks Time  POST    /api/v1/jobcodes  200  changed nothing",
    )


def test_what_a_call_changed(world):
    """Counted by kind; what has no room goes below."""
    before = world.universe.changes.last
    for number in range(3):
        world.screens["quickbooks_time"].add_job(f"Job {number}", assigned_to_all=number == 0)
    called(
        world, "/api/v1/jobcodes", method="POST", changed_from=before, changed_to=world.universe.changes.last
    )

    assert last_calls(world.universe, 0, []) == (
        "          QuickBooks Time  POST    /api/v1/jobcodes  200  added 3 jobcodes, added 1 assignment",
    )


def test_faults_and_refusals(world):
    """The fault that struck, and the note that says why a call was refused."""
    called(world, "/api/v1/timesheets", method="POST", fault="lost")
    called(world, "/api/v1/jobcodes", status=503, fault="refused")
    called(world, "/api/v1/jobcodes", status=417, note="the name 'Acme' is taken by a jobcode beside it " * 3)
    told = last_calls(world.universe, 0, [])

    assert told[0].splitlines()[0].endswith("200  a fault: the answer was lost")
    assert told[0].splitlines()[1:] == ["          changed nothing"]
    assert told[1].endswith("503  a fault: the call was refused")
    assert told[2].splitlines()[0].endswith("417")
    assert (
        told[2]
        .splitlines()[1]
        .startswith("          refused: the name 'Acme' is taken by a jobcode beside it")
    )


def test_ten_at_most_and_none_of_before(world):
    """The newest ten, and no call from before the scenario."""
    numbers = [called(world, f"/v3/Users/{at}") for at in range(30)]

    assert len(last_calls(world.universe, 0, [])) == 10
    assert "/v3/Users/29 " in last_calls(world.universe, 0, [])[-1]
    assert len(last_calls(world.universe, numbers[-4], [])) == 3


def test_no_line_is_wider_than_a_page(world):
    """Two columns of indentation are left."""
    called(
        world, "/v3/" + "x" * 300, query="y=" + "z" * 300, note="word " * 100, fault="slow", service="a" * 40
    )
    lines = [line for told in last_calls(world.universe, 0, [(100, 12345)]) for line in told.splitlines()]

    assert max(map(len, lines)) <= 98


def test_the_company_and_request_ids_are_short(world):
    """The company's number is the same in every path; the beginning of a request id tells two apart."""
    called(world, "/v3/company/9341071653291769/timeactivity", query="requestid=tb-ca3b04f9322a13377e0b18")

    assert "…/timeactivity?requestid=tb-ca3b04…" in last_calls(world.universe, 0, [])[0]
