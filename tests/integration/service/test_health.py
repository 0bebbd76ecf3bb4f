"""A supervisor asks how the service is: without a token, and told nothing that is anybody's."""

from __future__ import annotations

from pathlib import Path

from .caller import Caller, serving
from .conftest import Office


def test_all_is_well(service: Caller, opened: Office) -> None:
    """It counts the firms, and names none."""
    answer = service("GET", "/health")

    assert answer.status_code == 200
    assert answer.json()["ok"] is True
    assert answer.json()["firms"] >= 1
    assert opened.name not in answer.text


def test_without_a_token() -> None:
    """A token is not asked for; a web page is turned away all the same."""
    with serving(TIMEBRIDGE_TOKEN="a-token-of-many-signs") as found:
        caller = Caller(found.address)

        assert caller("GET", "/health").json() == {"ok": True, "firms": 0, "stores_failing": 0}
        assert caller("GET", "/health", headers={"Origin": "https://evil.example"}).status_code == 403
        assert caller("GET", "/").status_code == 401


def test_a_store_that_is_gone(office: Office, tmp_path: Path) -> None:
    """503, with the number of stores; nothing is made in its place."""
    with serving("--store-dir", str(tmp_path)) as found:
        caller = Caller(found.address)
        caller.open(office.name, **office.wanted)
        (file,) = tmp_path.rglob("timebridge.db")
        file.unlink()
        answer = caller("GET", "/health")
        there = file.exists()

    assert answer.status_code == 503
    assert answer.json() == {"ok": False, "firms": 1, "stores_failing": 1}
    assert not there
