"""The form for a time entry offers the fields of QuickBooks Time: those that can have a value here, in their order."""

from __future__ import annotations

import pytest

from integration.messages import Code, Refused
from tests.integration.firm import ADMIN, Firm


def form(firm: Firm, name: str = "2026 Tax") -> dict[str, list[str]]:
    """The fields on offer, each with its options."""
    found = firm.bridge.open_time_form(firm.key(name))
    return {field.name: [item for _, item in field.items] for field in found}


def refusal(firm: Firm, **fields: str) -> Code:
    with pytest.raises(Refused) as caught:
        firm.track(60, fields=fields)
    return caught.value.finding.code


@pytest.mark.edge("FIELD-04 a", "BILL-02 f")
def test_any_text(in_step: Firm) -> None:
    """A free-form field takes what is typed, and offers what was typed before (D-10)."""
    in_step.time.add_field("Billable", [], type="free-form")
    in_step.bridge.save_and_sync(ADMIN)
    in_step.track(60, fields={"Billable": "half of it"})
    in_step.bridge.save_and_sync(ADMIN)

    assert in_step.time.timesheets()[0]["fields"]["Billable"] == "half of it"
    assert form(in_step)["Billable"] == ["half of it"]
    in_step.track(30, fields={"Billable": "none"})


@pytest.mark.edge("FIELD-04 b")
def test_an_archived_option(in_step: Firm) -> None:
    """It leaves the form, and stays on the entry that has it."""
    in_step.time.add_field("Region", ["North", "South"])
    in_step.bridge.save_and_sync(ADMIN)
    in_step.track(60, fields={"Region": "North"})
    in_step.time.archive_field_option("Region", "North")
    in_step.bridge.save_and_sync(ADMIN)

    assert form(in_step)["Region"] == ["South"]
    assert in_step.tab().entries[0].fields == {"Region": "North"}


def with_region(firm: Firm) -> None:
    firm.time.add_field("Region", ["North", "South"])
    firm.bridge.save_and_sync(ADMIN)
    firm.track(60, fields={"Region": "North"})


def test_a_field_that_takes_the_name_of_an_archived_one(in_step: Firm) -> None:
    """Where time has a value in both, that of the field in use counts, and QuickBooks Time keeps the other."""
    with_region(in_step)
    in_step.time.archive_field("Region")
    in_step.time.add_field("Area", ["East", "West"])
    in_step.time.rename_field("Area", "Region")
    in_step.bridge.save_and_sync(ADMIN)
    (line,) = in_step.tab().entries
    assert line.fields == {"Region": "North"}
    in_step.bridge.edit_time(line.id, fields={"Region": "West"})
    in_step.bridge.save_and_sync(ADMIN)

    assert sorted(in_step.entries()[0].fields.values()) == ["North", "West"]
    assert in_step.tab().entries[0].fields == {"Region": "West"}


@pytest.mark.edge("FIELD-04 c")
@pytest.mark.parametrize("applies_to", ["user", "jobcode"])
def test_a_field_of_something_else(in_step: Firm, applies_to: str) -> None:
    """Fields for people and for jobs are no business of a time entry."""
    row = {"name": "Badge", "applies_to": applies_to, "type": "free-form", "show_to_all": True}
    in_step.bridge.desk.time.create_fields([row])
    in_step.bridge.save_and_sync(ADMIN)

    assert sorted(form(in_step)) == ["Role", "Task Type"]


@pytest.mark.edge("FIELD-04 d")
def test_a_field_that_is_tied_to_a_job(in_step: Firm) -> None:
    """It is in the form of that job and of no other; required, it is asked for there and nowhere else."""
    in_step.time.add_field("Region", ["North"], required=True, show_to_all=False)
    in_step.time.attach_field("Region", [in_step.job("Acme › 2026 Tax")])
    in_step.bridge.save_and_sync(ADMIN)

    assert "Region" in form(in_step)
    assert "Region" not in form(in_step, "Acme")
    assert refusal(in_step) is Code.FIELD_VALUE_REQUIRED
    assert in_step.track(30, "Acme").message is None


@pytest.mark.edge("FIELD-04 e")
def test_a_list_without_options(in_step: Firm) -> None:
    """It is there, and empty; nothing can be chosen from it, and nothing breaks."""
    in_step.time.add_field("Region", [])
    in_step.bridge.save_and_sync(ADMIN)

    assert form(in_step)["Region"] == []
    assert refusal(in_step, Region="North") is Code.FIELD_VALUE_UNKNOWN
    assert in_step.track(60).message is None


@pytest.mark.edge("FIELD-04 f")
def test_the_order(in_step: Firm) -> None:
    """Fields and options come in one order, however often the form is opened and read again."""
    for name in ("Zone", "Area", "Mood"):
        in_step.time.add_field(name, ["Z", "A", "M"])
    seen = []
    for _ in range(3):
        in_step.bridge.save_and_sync(ADMIN)
        seen.append([(name, *options) for name, options in form(in_step).items()])

    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0]) == 5


@pytest.mark.edge("FIELD-05 b")
def test_archived_while_the_form_was_open(in_step: Firm) -> None:
    """The value is refused by name, nothing is saved, and the form no longer offers it."""
    in_step.time.add_field("Region", ["North", "South"])
    in_step.bridge.save_and_sync(ADMIN)
    in_step.time.archive_field_option("Region", "North")

    assert refusal(in_step, Region="North") is Code.FIELD_VALUE_UNKNOWN
    assert in_step.time.timesheets() == []
    assert in_step.tab().entries == []
    assert form(in_step)["Region"] == ["South"]
