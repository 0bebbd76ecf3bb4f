"""Roles and task types get their fields, whole or not at all, and nobody's own field is touched."""

from __future__ import annotations

from contextlib import suppress

import pytest

from integration.clients.errors import VendorError
from integration.messages import Code
from tests.integration.firm import ADMIN, Firm
from tests.integration.meanwhile import Meanwhile


def options(firm: Firm, name: str) -> list[str]:
    """The options of a field, as QuickBooks Time shows them."""
    return next(one["options"] for one in firm.time.fields() if one["name"] == name)


def conflicts(run) -> list[str]:
    return [one.sentence for one in run.findings if one.code is Code.FIELD_CONFLICT]


@pytest.mark.edge("FIELD-02 b")
def test_two_task_types_but_for_a_capital(in_step: Firm) -> None:
    """QuickBooks Time takes them for one option, and so the second entry has the first's."""
    in_step.track(60, fields={"Task Type": "Tax return"})
    in_step.track(30, fields={"Task Type": "Tax Return"})

    assert options(in_step, "Task Type") == ["Tax return"]
    assert [one["fields"]["Task Type"] for one in in_step.time.timesheets()] == ["Tax return", "Tax return"]


@pytest.mark.edge("FIELD-02 c")
@pytest.mark.parametrize("name", ["Role", "Task Type"])
def test_a_field_of_the_firms_own(baseline: Firm, name: str) -> None:
    """A free-form field of that name is left alone and reported; time goes on with what people type."""
    baseline.time.add_field(name, [], type="free-form")
    baseline.bridge.connect(ADMIN)
    run = baseline.bridge.save_and_sync(ADMIN, ("Client",), True)
    baseline.track(60, fields={name: "Manager"})

    assert [name in one for one in conflicts(run)] == [True]
    assert next(one["type"] for one in baseline.time.fields() if one["name"] == name) == "free-form"
    assert baseline.time.timesheets()[0]["fields"][name] == "Manager"


@pytest.mark.edge("FIELD-02 d")
@pytest.mark.parametrize("own", [5, 6])
def test_no_room(baseline: Firm, own: int) -> None:
    """Where one of the two fields does not fit, neither is made, and it is said which are there."""
    for number in range(own):
        baseline.time.add_field(f"Field {number}", ["Yes"])
    baseline.bridge.connect(ADMIN)
    run = baseline.bridge.save_and_sync(ADMIN, ("Client",), True)
    (said,) = conflicts(run)

    assert "Role and Task Type" in said
    assert "Field 0" in said
    assert len(baseline.time.fields()) == own


@pytest.mark.edge("FIELD-02 e")
def test_more_options_than_a_page(in_step: Firm) -> None:
    """Two hundred and five roles are two hundred and five options, added once."""
    for number in range(203):
        in_step.karbon.add_role(f"Role {number:03}")
    for _ in range(2):
        in_step.bridge.save_and_sync(ADMIN)
    form = in_step.bridge.open_time_form(in_step.key("2026 Tax"))

    assert len(options(in_step, "Role")) == 205
    assert len(next(one.items for one in form if one.name == "Role")) == 205


@pytest.mark.edge("FIELD-02 f")
def test_a_comma(in_step: Firm) -> None:
    """A role with a comma in its name is one role, in the list and on the timesheet."""
    in_step.karbon.add_role("Manager, Senior")
    in_step.bridge.save_and_sync(ADMIN)
    in_step.track(60, fields={"Role": "Manager, Senior"})

    assert sorted(options(in_step, "Role")) == ["Admin", "Manager", "Manager, Senior"]
    assert in_step.time.timesheets()[0]["fields"]["Role"] == "Manager, Senior"


@pytest.mark.edge("FIELD-02 a")
def test_an_option_that_was_renamed_over_there(in_step: Firm) -> None:
    """A name given in QuickBooks Time stays, whatever Karbon calls the role by then."""
    in_step.time.archive_field_option("Role", "Manager")
    in_step.time.add_field_option("Role", "Boss")
    in_step.karbon.rename_role("Admin", "Office")
    for _ in range(2):
        in_step.bridge.save_and_sync(ADMIN)

    assert sorted(options(in_step, "Role")) == ["Boss", "Manager", "Office"]


@pytest.mark.edge("FIELD-02 a")
def test_two_roles_that_swap_their_names(in_step: Firm) -> None:
    """They are told apart by key, and no option is lost."""
    for old, new in (("Manager", "Interim"), ("Admin", "Manager"), ("Interim", "Admin")):
        in_step.karbon.rename_role(old, new)
    for _ in range(2):
        in_step.bridge.save_and_sync(ADMIN)

    assert sorted(options(in_step, "Role")) == ["Admin", "Manager"]


@pytest.mark.edge("FIELD-03 a")
def test_a_role_without_an_option(in_step: Firm) -> None:
    """The option is there before the time that names it."""
    in_step.karbon.add_role("Partner")
    mark = in_step.mark()
    in_step.track(60, fields={"Role": "Partner"})
    posts = [call.path.split("/")[3] for call in in_step.calls("quickbooks_time", "POST", since=mark)]

    assert posts == ["customfielditems", "timesheets"]
    assert in_step.time.timesheets()[0]["fields"]["Role"] == "Partner"


@pytest.mark.edge("FIELD-03 b")
def test_somebody_else_was_first(in_step: Firm) -> None:
    """An option that appeared in the meantime is used, and none is made beside it."""
    in_step.time.add_field_option("Task Type", "Advice")
    in_step.twin().track(30, fields={"Task Type": "Advice"})
    in_step.track(60, fields={"Task Type": "Advice"})

    assert options(in_step, "Task Type") == ["Advice"]
    assert len(in_step.time.timesheets()) == 2


@pytest.mark.edge("ADV-02 a")
def test_a_sync_that_fails_half_way(in_step: Firm) -> None:
    """The fields known before can be used as they were."""
    in_step.time.add_field("Region", ["North", "South"])
    before = in_step.bridge.open_time_form(in_step.key("2026 Tax"))
    in_step.arm("refused", service="quickbooks_time", path="/customfielditems", skip=1, times=3)
    with suppress(VendorError):
        in_step.bridge.save_and_sync(ADMIN)

    assert in_step.bridge.open_time_form(in_step.key("2026 Tax")) == before
    in_step.track(60, fields={"Role": "Manager"})


@pytest.mark.edge("ADV-02 b")
def test_a_field_added_during_the_sync(in_step: Firm) -> None:
    """The one that was there at its start is there at its end, whatever comes meanwhile."""
    in_step.time.add_field("Region", ["North"])
    in_step.bridge.desk.progress = Meanwhile(
        "Reading QuickBooks Time", lambda: in_step.time.add_field("Mood", ["Good"])
    )
    in_step.bridge.save_and_sync(ADMIN)
    names = {one.name for one in in_step.bridge.open_time_form(in_step.key("2026 Tax"))}

    assert {"Region", "Role", "Task Type"} <= names <= {"Region", "Mood", "Role", "Task Type"}
