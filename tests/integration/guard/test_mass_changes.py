"""A plan that changes unusually much at once waits until a person approves it, and nothing is written before (H11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from integration.messages import Code, Finding, Refused
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, Firm

from .conftest import add_clients, writes

ALL = ("Client", "Supplier"), True


def stopped(act: Callable[[], object]) -> Finding:
    """Why it was not done: because it is too much at once."""
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.finding.code is Code.MASS_CHANGE, caught.value
    return caught.value.finding


def shorten(firm: Firm, monkeypatch: pytest.MonkeyPatch, system: str, listing: str, keep: int) -> None:
    """A listing comes back cut short."""
    client = getattr(firm.bridge.desk, system)
    whole = getattr(client, listing)
    monkeypatch.setattr(client, listing, lambda *args, **kwargs: list(whole(*args, **kwargs))[:keep])


@pytest.mark.parametrize("operation", ["sync", "save_and_sync"])
def test_many_new_codes(in_step: Firm, operation: str) -> None:
    """Fifty are a busy week; the fifty-first stops the sync, by whichever button, before anything is written."""
    add_clients(in_step, 51)
    mark, before = in_step.mark(), in_step.live_links()
    by = {"by": ADMIN}
    finding = stopped(lambda: getattr(in_step.bridge, operation)(**by))

    assert (
        finding.sentence
        == "This would create 51 codes, which is unusually many at once. Nothing was written."
    )
    assert f"timebridge {operation.replace('_', '-')} --approve {finding.choices[0]}" in finding.remedy
    assert writes(in_step, mark) == set()
    assert in_step.live_links() == before


@pytest.mark.parametrize("operation", ["sync", "save_and_sync"])
def test_fifty_are_an_everyday_matter(in_step: Firm, operation: str) -> None:
    """No more than fifty at once are nobody's business."""
    add_clients(in_step, 50)
    run = getattr(in_step.bridge, operation)(by=ADMIN)

    assert run.counts == {"create": 50}


def test_a_fifth_of_a_large_firm(baseline: Firm) -> None:
    """Three hundred codes may get sixty more, and not sixty-one."""
    add_clients(baseline, 298, "Old")
    baseline.connect()
    add_clients(baseline, 60)
    assert baseline.bridge.sync().counts == {"create": 60}

    add_clients(baseline, 73, "Newer")  # of 360 codes, 72 are a fifth
    assert "create 73 codes" in stopped(baseline.bridge.sync).sentence


def test_a_first_sync_is_all_new(baseline: Firm) -> None:
    """And one that was cut short goes on: a firm is in step for the first time when a sync has come to its end."""
    add_clients(baseline, 120)
    baseline.bridge.connect(ADMIN)
    baseline.arm("refused", service="quickbooks_time", method="POST", path="/jobcodes", skip=1, times=9)
    with pytest.raises(Exception, match="QuickBooks Time"):
        baseline.bridge.save_and_sync(ADMIN, ("Client",), True)
    baseline.disarm()

    assert baseline.bridge.save_and_sync(ADMIN).counts["create"] > 50


def test_what_was_chosen_is_asked_for(in_step: Firm) -> None:
    """Sixty suppliers come across at once when somebody ticks their type: they saw that in the preview."""
    for number in range(60):
        in_step.karbon.add_organization(f"Supplier {number}", contact_type="Supplier")
    seen = in_step.bridge.preview(ADMIN, *ALL)
    run = in_step.bridge.save_and_sync(ADMIN, *ALL)

    assert (seen.ask, run.counts) == ("", {"create": 60})


def test_what_was_chosen_is_no_cover_for_the_rest(in_step: Firm) -> None:
    """What a sync would do with the old settings, too, is counted whatever is ticked at the same time."""
    add_clients(in_step, 51)
    in_step.karbon.add_organization("Paper Mill", contact_type="Supplier")
    finding = stopped(lambda: in_step.bridge.save_and_sync(ADMIN, *ALL))

    assert "create 51 codes" in finding.sentence
    assert in_step.bridge.settings().settings.contact_types == ("Client",)


def test_a_choice_that_was_cut_short(in_step: Firm) -> None:
    """What was chosen may come with a later sync, also one that nobody presses."""
    for number in range(60):
        in_step.karbon.add_organization(f"Supplier {number}", contact_type="Supplier")
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/jobcodes", times=9)
    with pytest.raises(Exception, match="QuickBooks Time"):
        in_step.bridge.save_and_sync(ADMIN, *ALL)
    in_step.disarm()

    assert in_step.bridge.sync().counts == {"create": 60}


def test_deleted_codes_and_a_sync(sixty: Firm) -> None:
    """Eleven codes that are deleted at once stop a sync that nobody presses; ten do not."""
    sixty.time.delete_jobs([sixty.job(f"Old {number:03}") for number in range(11)])
    finding = stopped(sixty.bridge.sync)
    sixty.time.restore_job(next(job["id"] for job in sixty.time.jobs() if not job["active"]))
    run = sixty.bridge.sync()

    assert "take 11 codes for deleted" in finding.sentence
    assert run.counts == {"mark missing": 10}


@pytest.mark.edge("CODE-04 a")
def test_deleted_codes_and_save_and_sync(sixty: Firm) -> None:
    """Save & Sync is pressed to find what was deleted (CODE-03): and sees each listed so."""
    sixty.time.delete_jobs([sixty.job(f"Old {number:03}") for number in range(30)])
    run = sixty.bridge.save_and_sync(ADMIN)

    assert run.counts == {"mark missing": 30}


def test_codes_that_are_not_listed(sixty: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code that a listing leaves out is not seen to be deleted: eleven of them stop Save & Sync, ten do not."""
    codes = len(sixty.time.jobs())
    with monkeypatch.context() as first:
        shorten(sixty, first, "time", "jobcodes", codes - 11)
        finding = stopped(lambda: sixty.bridge.save_and_sync(ADMIN))
        again = stopped(lambda: sixty.bridge.save_and_sync(ADMIN))
    shorten(sixty, monkeypatch, "time", "jobcodes", codes - 10)

    assert "take 11 codes for deleted" in finding.sentence
    assert again.sentence == finding.sentence
    assert sixty.bridge.save_and_sync(ADMIN).counts == {"mark missing": 10}


def test_five_of_a_small_firm(baseline: Firm) -> None:
    """One in five, or five of ten, is a morning of tidying up in a small firm."""
    add_clients(baseline, 8)
    baseline.connect()
    baseline.time.delete_jobs([baseline.job(f"New {number:03}") for number in range(5)])

    assert baseline.bridge.sync().counts == {"mark missing": 5}


@pytest.mark.parametrize(
    ("system", "listing", "what"),
    [
        ("karbon", "clients", "find 47 of the 60 clients in Karbon"),
        ("time", "jobcodes", "find 47 of the 61 codes in QuickBooks Time"),
    ],
)
def test_a_listing_that_is_cut_short(
    sixty: Firm, monkeypatch: pytest.MonkeyPatch, system: str, listing: str, what: str
) -> None:
    """More than a fifth is gone: it takes nothing's place, so that the next Save & Sync sees the same."""
    before, mark = sixty.live_links(), sixty.mark()
    with monkeypatch.context() as short:
        shorten(sixty, short, system, listing, 47)
        finding = stopped(lambda: sixty.bridge.save_and_sync(ADMIN))
        again = stopped(lambda: sixty.bridge.save_and_sync(ADMIN))

    assert what in finding.sentence
    assert again.choices == finding.choices
    assert writes(sixty, mark) == set()
    assert sixty.live_links() == before
    assert sixty.bridge.save_and_sync(ADMIN).counts == {}


@pytest.mark.parametrize("listing", ["work_items", "users"])
def test_an_empty_listing(in_step: Firm, monkeypatch: pytest.MonkeyPatch, listing: str) -> None:
    """All of a handful is gone: no firm loses its last that way, though there were not many."""
    for number in range(4):
        in_step.karbon.add_work(f"Audit {number}", in_step.key("Acme"), "2026-04-01")
        in_step.karbon.add_user(f"Dan {number}", f"dan{number}@baseline.example")
    in_step.bridge.save_and_sync(ADMIN)
    client = in_step.bridge.desk.karbon
    whole = client.users()
    answers = iter([whole, []])  # who asks is looked up first
    monkeypatch.setattr(client, listing, lambda: next(answers) if listing == "users" else [])
    finding = stopped(lambda: in_step.bridge.save_and_sync(ADMIN))

    assert f"find 0 of the {len(whole) if listing == 'users' else 5} " in finding.sentence


def test_a_sync_and_an_empty_list_of_work(in_step: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Sync keeps the list of work only once somebody approved what follows from it; the approval is on record."""
    for number in range(12):
        in_step.karbon.add_work(f"Audit {number}", in_step.key("Acme"), "2026-04-01")
    in_step.bridge.sync()
    monkeypatch.setattr(in_step.bridge.desk.karbon, "work_items", list)
    finding = stopped(in_step.bridge.sync)
    again = stopped(in_step.bridge.sync)
    run = in_step.bridge.sync(ADMIN, approve=again.choices[0])
    line = next(one for one in in_step.bridge.audit_lines() if one.what.startswith("approve"))

    assert finding.sentence.startswith("This would find 0 of the 13 work items in Karbon that there were")
    assert again.choices == finding.choices
    assert run.counts == {"freeze": 13}
    assert (line.who, line.what) == (ADMIN, f"approve plan {again.choices[0]}")


def test_clients_that_stop_at_once(sixty: Firm) -> None:
    """Eleven clients that take no part any more are stopped only when somebody says so."""
    for number in range(11):
        sixty.karbon.set_contact_type(sixty.key(f"Old {number:03}"), "Prospect")
    finding = stopped(sixty.bridge.sync)

    assert "stop time on 11 clients and work items" in finding.sentence
    assert sixty.bridge.sync(ADMIN, finding.choices[0]).counts == {"freeze": 11}


def test_renames_at_once(sixty: Firm) -> None:
    """Fifty-one codes are renamed only when somebody says so."""
    for number in range(51):
        sixty.karbon.rename_client(sixty.key(f"Old {number:03}"), f"Ancient {number:03}")
    finding = stopped(lambda: sixty.bridge.save_and_sync(ADMIN))

    assert "rename 51 codes" in finding.sentence
    assert sixty.bridge.save_and_sync(ADMIN, approve=finding.choices[0]).counts == {"rename": 51}


def test_what_an_approval_is_for(in_step: Firm) -> None:
    """For exactly this plan: one more client makes another of it, which a preview shows with its own id."""
    add_clients(in_step, 51)
    first = stopped(lambda: in_step.bridge.save_and_sync(ADMIN)).choices[0]
    in_step.karbon.add_organization("One more")
    second = stopped(lambda: in_step.bridge.save_and_sync(ADMIN, approve=first))
    seen = in_step.bridge.preview(ADMIN)
    run = in_step.bridge.save_and_sync(ADMIN, approve=seen.basis.id)

    assert second.sentence.startswith(
        f"The plan {first} is not the one that there is now. This would create 52"
    )
    assert first != second.choices[0] == seen.basis.id
    assert seen.ask == "This would create 52 codes, which is unusually many at once."
    assert run.counts == {"create": 52}


def test_the_plan_waits_for_its_approval(in_step: Firm) -> None:
    """A preview shows at which plan a sync was stopped, and the doctor tells it, until a sync comes to its end."""
    add_clients(in_step, 51)
    finding = stopped(in_step.bridge.sync)
    in_step.restart()
    told = [one for one in in_step.bridge.doctor().findings if one.code is Code.MASS_CHANGE]
    held = in_step.bridge.preview(ADMIN).held
    assert held is not None
    in_step.bridge.sync(ADMIN, held.id)

    assert (held.id, held.approve, len(held.actions)) == (finding.choices[0], "sync", 51)
    assert held.why in finding.sentence
    assert [one.remedy.rpartition(" ")[2] for one in told] == [held.id]
    assert in_step.bridge.doctor().findings == ()
    assert in_step.bridge.preview(ADMIN).held is None


def test_firms_of_one_store(found: Found) -> None:
    """An approval, and a plan that waits, are one firm's."""
    firms: list[Any] = [found(store="shared"), found(store="shared", tenant="another")]
    for firm in firms:
        firm.connect()
        add_clients(firm, 51)
    name = stopped(firms[0].bridge.sync).choices[0]

    assert firms[1].bridge.preview(ADMIN).held is None
    assert stopped(lambda: firms[1].bridge.sync(ADMIN, name)).choices != (name,)
