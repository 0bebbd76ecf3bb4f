"""A subject at a URL has a firm a scenario: fresh at its start, remembered when restarted, forgotten after it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, request

from sim.conformance.staging.opening import Asking, firm_name, opening
from sim.conformance.staging.sockets import over_sockets
from sim.conformance.staging.way import Way
from tests.conformance.subject.little_server import served

SCENARIO = "features/codes/deleting_a_code.feature::test_a_code_that_is_there_is_not_generated_again[1 › two]"


@pytest.fixture(scope="module")
def way() -> Iterator[Way]:
    """A world at sockets."""
    with over_sockets() as found:
        yield found


@pytest.fixture
def heard() -> Iterator[tuple[list[tuple[str, str, object]], Asking]]:
    """A subject that notes what it is told, and how to ask it."""
    told: list[tuple[str, str, object]] = []
    app = Flask("notes")

    @app.route("/firms/<firm>", methods=["PUT", "DELETE"])
    @app.route("/firms/<firm>/<operation>", methods=["POST"])
    def port(firm: str, operation: str = "") -> object:
        told.append((f"{request.method} {operation}".strip(), firm, request.get_json(silent=True)))
        return ("", 204) if request.method == "DELETE" else {"ok": {"findings": []}}

    with served(app) as address:
        yield told, Asking(address, 10.0, "")


def test_fresh_then_restarted_then_forgotten(way: Way, heard: tuple[list, Asking]) -> None:
    """What an earlier run left is forgotten first; opening again under the same name is a restart."""
    told, asking = heard
    with opening(way, asking, SCENARIO, Path()) as open_subject:
        open_subject(with_books=True).call("sync")
        open_subject(with_books=False).call("sync")

    assert [what for what, _, _ in told] == ["DELETE", "PUT", "POST sync", "PUT", "POST sync", "DELETE"]
    assert len({firm for _, firm, _ in told}) == 1
    first, again = (body for what, _, body in told if what == "PUT")
    assert first["clock"] == again["clock"] == way.clock
    assert set(first["connections"]) == {"karbon", "quickbooks_time", "quickbooks"}
    assert set(again["connections"]) == {"karbon", "quickbooks_time"}


def test_a_scenario_that_needs_no_subject(way: Way, heard: tuple[list, Asking]) -> None:
    """Nothing is said to a subject that nobody asks."""
    told, asking = heard
    with opening(way, asking, SCENARIO, Path()):
        pass

    assert told == []


def test_names_of_firms(way: Way) -> None:
    """As the port allows them, readable, another for each scenario and for each row of its Examples."""
    one, other = firm_name(SCENARIO, way), firm_name(SCENARIO.replace("[1", "[2"), way)

    assert re.fullmatch(r"[a-z0-9-]{1,64}", one)
    assert one.startswith("a-code-that-is-there-is-not-generated-ag-")
    assert one == firm_name(SCENARIO, way)
    assert one != other


def test_two_runs_at_a_time(way: Way) -> None:
    """The same scenario of a run beside this one has another firm."""
    beside = way._replace(clock="http://127.0.0.1:1/clock")

    assert firm_name(SCENARIO, way) != firm_name(SCENARIO, beside)
