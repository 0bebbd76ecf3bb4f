"""What is said about a client that is not public has its key, and neither its name nor its work's."""

from __future__ import annotations

from contextlib import suppress

import msgspec
import pytest

from integration.messages import Code, Refused
from tests.integration.firm import ADMIN, ANN, Firm

SECRET, PLAN = "Quiet Trust", "Succession Plan"


@pytest.fixture
def secretive(baseline: Firm) -> Firm:
    """A client that had a code before it became Private, with work whose code was deleted; Karbon shows it to us."""
    baseline.karbon.grant_app_permission(True, True)
    trust = baseline.karbon.add_organization(SECRET)
    work = baseline.karbon.add_work(PLAN, trust, "2026-03-02")
    baseline.connect()
    baseline.karbon.set_restriction(trust, "Private")
    baseline.time.delete_job(baseline.job(f"{SECRET} › {PLAN}"))
    baseline.keys = trust, work
    return baseline


def said(firm: Firm) -> list[object]:
    """Every finding and every refusal that anybody gets to see about it."""
    runs = firm.bridge.sync(), firm.bridge.preview(ADMIN), firm.bridge.save_and_sync(ADMIN)
    found: list[object] = [run.findings for run in runs]
    for key in firm.keys:
        found += [firm.bridge.open_tab(key).message, firm.bridge.doctor(ANN, key).findings]
        for deed in (
            lambda key=key: firm.bridge.track_time(ANN, key, firm.today(), 60),
            lambda key=key: firm.bridge.generate_code(key, ADMIN),
        ):
            with suppress(Refused):
                found.append(deed())
            try:
                deed()
            except Refused as refusal:
                found.append((refusal.finding, str(refusal)))
    found += [list(firm.bridge.export_synced_items(ADMIN)), firm.bridge.audit_lines()]
    return found


@pytest.mark.edge("PRIV-04 a")
def test_neither_name(secretive: Firm) -> None:
    """Not in what a sync, a tab, the doctor, a refusal, the export or the audit says; codes keep the names they had."""
    text = [msgspec.json.encode(one).decode() for one in said(secretive)]
    export = [
        row for row in secretive.bridge.export_synced_items(ADMIN) if row["Karbon key"] in secretive.keys
    ]

    assert [one for one in text[:-2] if SECRET in one or PLAN in one] == []
    assert all(any(key in one for one in text) for key in secretive.keys)
    assert [row["Karbon name"] for row in export] == ["", ""]
    assert SECRET not in text[-1]
    assert PLAN not in text[-1]


@pytest.mark.edge("PRIV-01 a")
def test_a_name_that_it_got_before_it_was_hidden(in_step: Firm) -> None:
    """Whoever tracked time had it read; the next Sync does not find it in Karbon's lists."""
    client = in_step.key("Acme")
    in_step.karbon.rename_client(client, SECRET)
    in_step.track(35)
    in_step.karbon.set_restriction(client, "Hidden")
    in_step.bridge.sync()

    assert "Acme" in in_step.paths()
    assert SECRET not in in_step.paths()


def test_a_new_name_that_was_read_when_time_was_tracked(in_step: Firm) -> None:
    """It is a list that brings it, and then the code follows."""
    in_step.karbon.rename_client(in_step.key("Acme"), "Birch")
    in_step.track(35)
    in_step.bridge.sync()

    assert "Birch" in in_step.paths()


@pytest.mark.parametrize("level", ["Private", "Hidden"])
@pytest.mark.parametrize("shown", [False, True])
def test_a_name_that_becomes_free(in_step: Firm, level: str, shown: bool) -> None:
    """What another client gives up is not written for one that is restricted since, whether Karbon shows it or not."""
    acme, other = in_step.key("Acme"), in_step.karbon.add_organization(SECRET)
    in_step.bridge.sync()
    in_step.karbon.rename_client(acme, SECRET)  # which waits, for the name is taken
    in_step.wait(5)
    in_step.bridge.sync()
    in_step.wait(300)
    in_step.karbon.grant_app_permission(shown, shown)
    in_step.karbon.set_restriction(acme, level)
    in_step.karbon.rename_client(other, "Birch")
    told = in_step.bridge.sync()

    assert sorted(in_step.paths()) == ["Acme", "Acme › 2026 Tax", "Birch"]
    assert {finding.code for finding in told.findings} == {Code.CLIENT_NOT_PUBLIC}


def test_a_name_that_becomes_free_for_a_public_client(in_step: Firm) -> None:
    """One look more, and it goes over."""
    acme, other = in_step.key("Acme"), in_step.karbon.add_organization("Cedar")
    in_step.bridge.sync()
    in_step.karbon.rename_client(acme, "Cedar")
    in_step.wait(5)
    in_step.bridge.sync()
    in_step.wait(300)
    in_step.karbon.rename_client(other, "Birch")
    mark = in_step.mark()
    in_step.bridge.sync()

    assert sorted(in_step.paths()) == ["Birch", "Cedar", "Cedar › 2026 Tax"]
    assert len(in_step.calls("karbon", "GET", f"/{acme}", since=mark)) == 1
