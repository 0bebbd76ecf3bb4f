"""What support gets says how a firm stands, and nothing of what its clients are called or what was noted."""

from __future__ import annotations

import msgspec
import pytest

from integration.support import Bundle
from tests.integration.firm import ADMIN, ANN, Firm

NOTE = "Canary in the coal mine"


def test_how_the_firm_stands(in_step: Firm) -> None:
    """Counts by kind and state, where the streams stand, who wrote last, and that the audit is whole."""
    in_step.track(30)
    found = in_step.bridge.support_bundle()

    assert found.connected
    assert found.mode == "contacts and work"
    assert found.records["client"] == len(in_step.karbon.clients())
    assert found.bonds == {"linked": len(in_step.live_links())}
    assert found.entries == {"recorded": 1}
    assert "jobcodes" in found.cursors
    assert (found.lease, found.audit_whole) == ("", True)
    assert found.versions["store"].startswith(("sqlite, version", "postgresql, version"))


def test_an_unfinished_write(in_step: Firm) -> None:
    """A write that nobody answered is there with its state, its subject by key."""
    in_step.arm("lost", service="quickbooks_time", method="POST", path="/timesheets")
    in_step.track(30)
    (one,) = in_step.bridge.support_bundle().unfinished

    assert (one.operation, one.state, one.attempts) == ("record time", "unknown", 1)


@pytest.mark.edge("UNIQ-03 b")
def test_no_name_and_no_note(in_step: Firm) -> None:
    """Neither clients nor work, people, notes, addresses nor credentials are in it, wherever they might come up."""
    in_step.karbon.add_organization("Paper Mill", contact_type="Supplier")
    in_step.time.delete_job(in_step.job("Acme › 2026 Tax"))
    in_step.track(30, notes=NOTE)
    in_step.bridge.save_and_sync(ADMIN)
    text = msgspec.json.encode(in_step.bridge.support_bundle()).decode()
    secrets = [
        value for system in in_step._access.values() for value in system.values() if len(str(value)) > 8
    ]
    names = [one["name"] for one in in_step.karbon.clients()] + [
        one["title"] for one in in_step.karbon.work()
    ]

    for word in [NOTE, ADMIN, ANN, "Paper Mill", *names, *map(str, secrets)]:
        assert word not in text, word
    assert "person 1" in text


def test_it_changes_nothing(in_step: Firm) -> None:
    """Neither the systems nor the store are other ones after it."""
    mark = in_step.mark()
    first: Bundle = in_step.bridge.support_bundle()

    assert in_step.bridge.support_bundle() == first
    assert {call.method for call in in_step.calls(since=mark)} <= {"GET"}
