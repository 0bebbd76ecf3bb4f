"""Tokens of QuickBooks Time run out after ten days; Timebridge renews them and keeps the new ones."""

from tests.cli.refusals import UNREACHABLE, check, nothing_changes

ELEVEN_DAYS_S = 11 * 86_400


def test_an_expired_token(connected):
    """It is renewed in passing, and the new ones are in the file of connections; the rest of it stays."""
    before = connected.connections
    connected.control("POST", f"/worlds/{connected.world}/clock/advance", seconds=ELEVEN_DAYS_S)
    done = connected.type("sync")
    after = connected.connections
    again = connected.type("sync")

    assert (done.code, again.code) == (0, 0), (done, again)
    assert before["karbon"] == after["karbon"]
    renewed = {
        key for key, value in after["quickbooks_time"].items() if value != before["quickbooks_time"][key]
    }
    assert renewed == {"access_token", "refresh_token"}
    assert (connected.folder / ".timebridge/connections.json").stat().st_mode & 0o777 == 0o600


def test_a_broken_refresh_token(connected):
    """Without a way to renew it, the sentence says to connect again; nothing is written."""
    found = connected.connections
    found["quickbooks_time"]["refresh_token"] = "broken"
    connected.write_connections(found)
    connected.control("POST", f"/worlds/{connected.world}/clock/advance", seconds=ELEVEN_DAYS_S)
    with nothing_changes(connected):
        done = connected.type("sync")

    check(done, UNREACHABLE, "QuickBooks Time refused our credential", "connect QuickBooks Time again")
