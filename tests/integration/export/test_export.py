"""The export says how everything is mapped, the same each time, and is safe to open and to hand on."""

from __future__ import annotations

import csv
import io

import pytest

from integration.export import COLUMNS, harmless, write_csv
from integration.messages import Code, Refused
from tests.integration.firm import ADMIN, ANN, Firm

LONG = "x" * 40_000
HOSTILE = (
    LONG,
    '=HYPERLINK("http://x.example")',
    "@SUM(A1)",
    "+1",
    "-1",
    "\t=1",
    "a\nb",
    'a"b',
    "a,b",
    "=x\r\ny",
)


def text(firm: Firm) -> str:
    to = io.StringIO(newline="")
    write_csv(firm.bridge.export_synced_items(ADMIN), to)
    return to.getvalue()


def rows(firm: Firm) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(firm), newline="")))


def row(firm: Firm, key: str) -> dict[str, str]:
    (found,) = [one for one in rows(firm) if one["Karbon key"] == key]
    return found


@pytest.mark.edge("EXPORT-03 a", "EXPORT-03 b", "EXPORT-03 c", "EXPORT-03 d", "EXPORT-03 e")
def test_formulas(baseline: Firm) -> None:
    """No cell begins like a formula, and every name is there to be read again (EXPORT-03)."""
    keys = {baseline.karbon.add_organization(name): name.strip() for name in HOSTILE}
    baseline.connect()
    found = {one["Karbon key"]: one["Karbon name"] for one in rows(baseline)}

    assert not [cell for one in rows(baseline) for cell in one.values() if cell[:1] in set("=+-@\t\r")]
    assert {key: found[key].removeprefix("'") for key in keys} == keys


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_harmless(cell: str) -> None:
    """A cell that a spreadsheet would run gets an apostrophe."""
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Acme", "1", "a=1", " =1", "'=1"])
def test_left_alone(cell: str) -> None:
    """Every other cell stays as it is."""
    assert harmless(cell) == cell


def test_lines(in_step: Firm) -> None:
    """RFC 4180: lines end in CR LF, and the first has the names of the columns."""
    content = text(in_step)

    assert content.startswith(",".join(COLUMNS) + "\r\n")
    assert content.count("\r\n") == content.count("\n") == len(rows(in_step)) + 1


def test_a_code_that_is_gone_unnoticed(in_step: Firm) -> None:
    """A code was deleted, and it was seen before any sync took note of it: linked no more than in name."""
    in_step.time.delete_job(in_step.job("Acme › 2026 Tax"))
    new = in_step.karbon.add_organization("New")
    in_step.bridge.generate_code(new, ADMIN)
    found = row(in_step, in_step.key("2026 Tax"))

    assert (found["link state"], found["reason"]) == ("linked", "CODE_MISSING")


@pytest.mark.edge("EXPORT-01 e")
def test_the_same_bytes(in_step: Firm) -> None:
    """Two exports of the same state are equal to the byte, whoever makes them and whenever (EXPORT-01 e)."""
    in_step.track(60)
    in_step.bridge.sync()
    first = text(in_step)
    in_step.wait(3_600)
    in_step.restart()

    assert text(in_step) == first


@pytest.mark.edge("EXPORT-01 a")
def test_an_empty_firm(baseline: Firm) -> None:
    """Before the first sync there are the columns and nothing else."""
    baseline.bridge.connect(ADMIN)

    assert rows(baseline) == []


def test_what_is_mapped(in_step: Firm) -> None:
    """A work item with its client, its code and, once time was exported, its job in QuickBooks."""
    in_step.track(60)
    in_step.bridge.sync()
    found = row(in_step, in_step.key("2026 Tax"))

    assert found["client"] == "Acme"
    assert found["code path"] == "Acme › 2026 Tax"
    assert found["code id"] == str(in_step.job("Acme › 2026 Tax"))
    assert found["link state"] == "linked"
    assert found["QuickBooks id"] == next(
        one["id"] for one in in_step.books.customers() if one["path"] == "Acme:2026 Tax"
    )


@pytest.mark.edge("EXPORT-01 b")
def test_what_is_not_mapped(in_step: Firm) -> None:
    """What takes no part is there with the reason (D-20)."""
    prospect = in_step.karbon.add_organization("Maybe", contact_type="Prospect")
    in_step.time.delete_job(in_step.job("Acme › 2026 Tax"))
    in_step.bridge.save_and_sync(ADMIN)

    assert row(in_step, prospect)["reason"] == "CONTACT_NOT_SYNCED"
    assert row(in_step, in_step.key("2026 Tax"))["link state"] == "missing"


@pytest.mark.parametrize("permitted", [False, True])
def test_private_names(in_step: Firm, permitted: bool) -> None:
    """A client that is private, and its work, are there by key alone, whatever Karbon lets us see (EXPORT-04)."""
    acme, tax = in_step.key("Acme"), in_step.key("2026 Tax")
    secret = in_step.karbon.add_organization("Secret Trust", restriction="Private")
    in_step.karbon.add_work("Secret Plan", secret, "2026-03-02")
    in_step.karbon.grant_app_permission(permitted, permitted)
    in_step.karbon.set_restriction(acme, "Private")
    in_step.bridge.save_and_sync(ADMIN)

    assert "Secret" not in text(in_step)
    assert row(in_step, acme)["Karbon name"] == row(in_step, tax)["Karbon name"] == ""
    assert row(in_step, acme)["reason"] == "CLIENT_NOT_PUBLIC"


def test_users(in_step: Firm) -> None:
    """Every colleague, with the user they are in QuickBooks Time or the reason why they are none."""
    in_step.time.archive_user(ANN)
    in_step.karbon.add_user("Carla Diaz", "carla@baseline.example")
    in_step.bridge.save_and_sync(ADMIN)
    found = {one["user email"].split("@")[0]: one for one in rows(in_step) if one["kind"] == "User"}

    assert {name: one["link state"] for name, one in found.items()} == {
        "priya": "linked",
        "ann": "not linked",
        "bob": "linked",
        "carla": "not linked",
    }
    assert (found["ann"]["reason"], found["ann"]["QuickBooks Time user active"]) == ("USER_ARCHIVED", "no")
    assert found["carla"]["reason"] == "USER_NOT_MATCHED"


@pytest.mark.edge("EXPORT-04 a")
def test_not_for_everybody(in_step: Firm) -> None:
    """Only an administrator of Karbon may export (EXPORT-04)."""
    with pytest.raises(Refused) as refusal:
        list(in_step.bridge.export_synced_items(ANN))

    assert refusal.value.finding.code is Code.NOT_ADMIN
