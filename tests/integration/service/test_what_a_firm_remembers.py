"""A firm's memory outlives its being opened anew and the service itself; only DELETE ends it."""

import stat

from tests.integration.firm import ADMIN

from .caller import Caller, serving

LONGER_THAN_TOKENS_LIVE_S = 61 * 86_400


def test_opening_again_keeps_the_memory(service, opened):
    """That is what 'the integration is restarted' means."""
    service.ask(opened.name, "connect", by=ADMIN)

    service.open(opened.name, **opened.wanted)

    assert service.ask(opened.name, "status")["connected"]


def test_another_service_keeps_the_memory(office, tmp_path):
    """Stores in a folder of one's own outlive the process; credentials are brought anew."""
    with serving("--store-dir", str(tmp_path)) as first:
        caller = Caller(first.address)
        caller.open(office.name, **office.wanted)
        caller.ask(office.name, "connect", by=ADMIN)
        first.end()
    with serving("--store-dir", str(tmp_path)) as second:
        caller = Caller(second.address)
        before = caller("POST", f"/firms/{office.name}/status", json={})
        caller.open(office.name, **office.wanted)

        assert before.status_code == 404
        assert caller.ask(office.name, "status")["connected"]


def test_forgetting_a_firm(service, office):
    """After DELETE the name is free, and whoever opens it begins from nothing."""
    service.open(office.name, **office.wanted)
    service.ask(office.name, "connect", by=ADMIN)

    gone = service("DELETE", f"/firms/{office.name}")
    after = service("POST", f"/firms/{office.name}/status", json={})
    service.open(office.name, **office.wanted)
    fresh = service("POST", f"/firms/{office.name}/status", json={})

    assert (gone.status_code, gone.content) == (204, b"")
    assert after.status_code == 404
    assert fresh.json()["refused"]["code"] == "NOT_CONNECTED"


def test_forgetting_leaves_no_file(office, tmp_path):
    """Not the store, not the tokens, not the folder."""
    with serving("--store-dir", str(tmp_path)) as found:
        caller = Caller(found.address)
        caller.open(office.name, **office.wanted)
        there = [path.name for path in tmp_path.iterdir()]
        caller("DELETE", f"/firms/{office.name}")

        assert there == [office.name]
        assert not list(tmp_path.iterdir())


def test_forgetting_twice(service):
    """A firm that nobody knows is forgotten already."""
    assert service("DELETE", "/firms/never-was").status_code == 204


def test_renewed_tokens_are_remembered(office, tmp_path):
    """Whoever opens a firm with the tokens it was given at first is not shut out when these were renewed since."""
    with serving("--store-dir", str(tmp_path)) as found:
        caller = Caller(found.address)
        caller.open(office.name, **office.wanted)
        caller.ask(office.name, "connect", by=ADMIN)
        office.world.universe.clock.advance(LONGER_THAN_TOKENS_LIVE_S)
        caller.ask(office.name, "sync")
        renewed = tmp_path / office.name / "renewed.json"

        assert stat.S_IMODE(renewed.stat().st_mode) == 0o600
        caller.open(office.name, **office.wanted)
        assert caller.ask(office.name, "sync")["counts"] == {}
