"""Four calls before the suite: a line for each, and for the first that fails what to check."""

import re
from collections.abc import Iterator

import pytest
import requests
from flask import Flask, request

from sim.conformance.staging.opening import Asking
from sim.conformance.subject.operations import OPERATIONS
from sim.conformance.subject.smoke import smoke
from tests.conformance.subject import half_subject
from tests.conformance.subject.little_server import served

ALL = len(OPERATIONS)
ABOUT = {"port": "1", "name": "Toy", "version": "2", "operations": list(OPERATIONS)}


class Toy:
    """A subject that can be told to do something wrong."""

    def __init__(self) -> None:
        self.about: object = ABOUT
        self.opens: object = ({"ok": {}}, 200)
        self.answers: dict[str, object] = {"connect": {"ok": {}}, "preview": {"ok": {"actions": []}}}
        self.forgets: list[object] = [("", 204)]
        self.calls_karbon = True
        self.seen: list[str] = []
        self.app = Flask("toy")
        self.app.add_url_rule("/", view_func=lambda: self.about)
        self.app.add_url_rule("/firms/<firm>", view_func=self.firm, methods=["PUT", "DELETE"])
        self.app.add_url_rule("/firms/<firm>/<operation>", view_func=self.carry_out, methods=["POST"])

    def firm(self, firm: str) -> object:
        self.seen.append(f"{request.method} {firm}")
        if request.method == "DELETE":
            return self.forgets.pop(0) if len(self.forgets) > 1 else self.forgets[0]
        self.wanted = request.get_json()
        return self.opens

    def carry_out(self, firm: str, operation: str) -> object:
        self.seen.append(f"POST {firm}")
        karbon = self.wanted["connections"]["karbon"]
        if self.calls_karbon:
            keys = {"Authorization": f"Bearer {karbon['bearer']}", "AccessKey": karbon["access_key"]}
            requests.get(f"{karbon['base_url']}/v3/Users", headers=keys, timeout=10).raise_for_status()
        return self.answers[operation]


@pytest.fixture
def toy() -> Toy:
    """A subject that does everything right, until it is told otherwise."""
    return Toy()


def tried(app: Flask) -> tuple[bool, str]:
    """How the smoke test went, and what it said, without the port."""
    lines: list[str] = []
    with served(app) as address:
        passed = smoke(Asking(address, 10.0, ""), lines.append)
    return passed, re.sub(r":\d{4,5}\b", ":9", "\n".join(lines))


def test_all_is_well(toy: Toy) -> None:
    """Four lines with a tick; the firm has a fresh name and is forgotten."""
    passed, said = tried(toy.app)

    assert passed
    assert said.splitlines() == [
        "smoke test of http://127.0.0.1:9",
        f"  ✓ Toy 2 has {ALL} of {ALL} operations",
        "  ✓ a firm is open",
        "  ✓ connect was answered, after 1 call to the services",
        "  ✓ preview was answered, after 1 call to the services",
    ]
    verbs = [one.partition("-")[0] for one in toy.seen]
    assert verbs == ["DELETE smoke", "PUT smoke", "POST smoke", "POST smoke", "DELETE smoke"]
    assert len({one.partition(" ")[2] for one in toy.seen}) == 1


def test_the_world_s_clock_is_within_reach(toy: Toy) -> None:
    """The subject is told where to ask for the time."""
    tried(toy.app)

    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/clock", toy.wanted["clock"])


def test_half_an_integration_passes() -> None:
    """What it lacks is said; the fourth call is one that it has."""
    passed, said = tried(half_subject.app)

    assert passed
    lines = said.splitlines()
    assert lines[1] == f"  ✓ Half 0.5 has 5 of {ALL} operations"
    assert lines[2].startswith("    it lacks disconnect, status, preview, sync, ")
    assert " ".join(said.split()).count("export_synced_items: the scenarios that need these will fail") == 1
    assert max(len(line) for line in lines) <= 100
    assert "  ✓ settings was answered, after 2 calls to the services" in said


def _wrong() -> Iterator[tuple[dict[str, object], str, str]]:
    calls = "it reaches the services at the base_url of each connection, with the credentials beside it"
    refused = {"refused": {"code": "NOT_ADMIN", "sentence": "No.", "remedy": "Ask."}}
    opening = (
        "DELETE /firms/{firm} answers 204 or 404; PUT takes connections and clock, and answers {'ok': {}}"
    )
    describe = "GET / answers 200 with port, name, version and operations"
    yield (
        {"about": ABOUT | {"port": "2"}},
        "does not say who it is as port.openapi.json asks (Invalid enum value '2' - at `$.port`)",
        describe,
    )
    yield (
        {"about": "Hello"},
        "describing itself was answered as text/html, not as JSON; it begins 'Hello'",
        describe,
    )
    yield (
        {"opens": ({"error": "No clock."}, 400)},
        "does not take opening a firm (HTTP 400: No clock.)",
        opening,
    )
    yield (
        {"answers": {"connect": refused}},
        "refused connect, though nothing stands in its way: NOT_ADMIN: No. Ask.",
        calls,
    )
    yield (
        {"calls_karbon": False},
        (
            "answered connect. Neither Karbon nor QuickBooks Time was called; "
            "does it use the base_url of each connection?"
        ),
        calls,
    )
    yield (
        {"answers": {"connect": {"ok": {}}, "preview": {"ok": {}}}},
        "preview answered without actions; the port asks for actions, [findings]",
        calls,
    )
    yield {"forgets": [("", 500)]}, "broke on forgetting a firm (HTTP 500)", opening
    yield (
        {"forgets": [("", 204), ("", 500)]},
        "broke on forgetting a firm (HTTP 500)",
        "DELETE /firms/{firm} answers 204",
    )


@pytest.mark.parametrize(("fault", "problem", "check"), list(_wrong()))
def test_something_is_wrong(toy: Toy, fault: dict[str, object], problem: str, check: str) -> None:
    """One plain sentence, and what to check; nothing else is tried."""
    for name, value in fault.items():
        setattr(toy, name, value)
    passed, said = tried(toy.app)

    assert not passed
    assert said.splitlines()[-2:] == [f"  ✗ subject http://127.0.0.1:9: {problem}", f"    check: {check}"]


def test_a_firm_that_failed_is_forgotten_too(toy: Toy) -> None:
    """Nothing is left behind in somebody else's memory."""
    toy.answers["connect"] = ({"error": "Oops."}, 500)
    tried(toy.app)

    assert toy.seen[-1].startswith("DELETE smoke-")
