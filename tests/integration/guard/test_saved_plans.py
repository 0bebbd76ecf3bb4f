"""A plan that was saved is carried out exactly as it is, or not at all (DUP-02)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from integration.messages import Code, Finding, Refused
from integration.plan.saved import SavedPlan
from integration.port import Port
from integration.saved_plan import read_plan, written
from integration.settings import Choices
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, ANN, Firm

from .conftest import add_clients, writes

USUAL = ("Client",), True


def saved(firm: Firm, *chosen: Any, **more: Any) -> SavedPlan:
    """What a file of this preview has in it."""
    found = firm.bridge.preview(ADMIN, *(chosen or USUAL), **more)
    return msgspec.json.decode(found.kept, type=SavedPlan)


def refusal(firm: Firm, plan: SavedPlan, by: str = ADMIN) -> Finding:
    """Why it is not carried out; nothing is written then, not even the settings."""
    mark, before = firm.mark(), (firm.live_links(), firm.bridge.status().settings)
    with pytest.raises(Refused) as caught:
        firm.bridge.apply_plan(by, plan)

    assert writes(firm, mark) == set()
    assert (firm.live_links(), firm.bridge.status().settings) == before
    return caught.value.finding


@pytest.fixture
def varied(baseline: Firm) -> Firm:
    """A firm with something to link and something to make."""
    baseline.time.add_job("Acme")
    for name in ("Birch", "Oak"):
        baseline.karbon.add_organization(name)
    baseline.bridge.connect(ADMIN)
    return baseline


def test_exactly_this_plan(varied: Firm) -> None:
    """What it says is done, with the settings that it was made with; a second time there is another plan."""
    plan = saved(varied)
    run = varied.bridge.apply_plan(ADMIN, plan)

    assert run.counts == {"adopt": 1, "create": 3}
    assert varied.bridge.settings().settings.contact_types == ("Client",)
    assert refusal(varied, plan).code is Code.PLAN_STALE


def test_what_does_not_change_the_plan(varied: Firm) -> None:
    """A client that takes no part is no reason to refuse: there would be the same plan."""
    plan = saved(varied)
    varied.karbon.add_organization("Paper Mill", contact_type="Supplier")

    assert varied.bridge.apply_plan(ADMIN, plan).counts == {"adopt": 1, "create": 3}


@pytest.mark.edge("DUP-02 b")
def test_something_moved(varied: Firm) -> None:
    """Which client, and what: renamed, come, gone, taken over, in the way of another."""
    plan = saved(varied)
    varied.karbon.rename_client(varied.key("Birch"), "Beech")
    renamed = refusal(varied, plan)
    varied.karbon.rename_client(varied.key("Beech"), "Birch")
    varied.karbon.add_organization("Elm")
    more = refusal(varied, plan)
    varied.karbon.delete_client(varied.key("Elm"))
    oak = varied.time.add_job("Oak")
    taken = refusal(varied, plan)
    varied.time.rename_job(oak, "OAK")
    alike = refusal(varied, plan)
    varied.time.delete_job(oak)
    varied.karbon.set_contact_type(varied.key("Oak"), "Prospect")
    out = refusal(varied, plan)

    assert {one.code for one in (renamed, more, taken, alike, out)} == {Code.PLAN_STALE}
    assert (
        "another list of clients in Karbon. 'Birch' was to be created; that is 'Beech' now."
        in renamed.sentence
    )
    assert "'Elm' is to be created now." in more.sentence
    assert (
        "another list of codes in QuickBooks Time. 'Oak' was to be created, and is to be linked to a code that is "
        "there now." in taken.sentence
    )
    assert "'Oak' was to be created; now: 'Oak' is almost the same name as the code 'OAK'" in alike.sentence
    assert "'Oak' was to be created; now: The contact type of 'Oak' is 'Prospect'" in out.sentence


def test_many_things_moved(varied: Firm) -> None:
    """Three are told, and how many more there are."""
    plan = saved(varied)
    add_clients(varied, 5)

    assert refusal(varied, plan).sentence.endswith("And 2 more. Nothing was written.")


def test_settings_that_were_changed_since(in_step: Firm) -> None:
    """A plan starts from the settings that were in force."""
    in_step.karbon.add_organization("Birch")
    plan = saved(in_step, None, None)
    in_step.bridge.save_and_sync(ADMIN, ("Client", "Supplier"), True)

    assert "The settings were changed after" in refusal(in_step, plan).sentence


def test_a_plan_with_decisions(varied: Firm) -> None:
    """All that was chosen for it is saved with it."""
    plan = saved(varied, *USUAL, choices=Choices(new_codes="nobody", equal_titles="{title} {year}"))
    varied.bridge.apply_plan(ADMIN, plan)
    found = varied.bridge.settings().settings

    assert (found.new_codes, found.equal_titles, found.track_work) == ("nobody", "{title} {year}", True)


def test_a_plan_of_many_changes(in_step: Firm) -> None:
    """Who applies a plan has seen it: it needs no other approval."""
    add_clients(in_step, 51)
    plan = saved(in_step, None, None)

    assert in_step.bridge.apply_plan(ADMIN, plan).counts == {"create": 51}


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: {**plan, "actions": plan["actions"][1:]},
        lambda plan: {**plan, "actions": [{**plan["actions"][0], "code_name": "Mine"}, *plan["actions"][1:]]},
        lambda plan: {**plan, "basis": {**plan["basis"], "id": "0" * 16}},
        lambda plan: {**plan, "basis": {**plan["basis"], "tenant": "another"}},
        lambda plan: {**plan, "basis": {**plan["basis"], "settings": {"contact_types": ["Supplier"]}}},
    ],
)
def test_a_plan_that_was_changed(varied: Firm, change: Any) -> None:
    """Whatever was changed in it, it is not what was looked at."""
    plan = msgspec.convert(change(msgspec.to_builtins(saved(varied))), SavedPlan)
    found = refusal(varied, plan)

    assert (found.code, found.sentence[:37]) == (Code.BAD_INPUT, "This plan was changed after it was sa")


def test_a_plan_that_was_forged(varied: Firm) -> None:
    """Whoever can compute a digest can still have nothing done but what a sync would do now."""
    from integration.plan.saved import sealed

    plan = saved(varied)
    actions = tuple(msgspec.structs.replace(one, code_name="Mine") for one in plan.actions)

    assert (
        refusal(varied, SavedPlan(basis=sealed(plan.basis, actions), actions=actions)).code is Code.PLAN_STALE
    )


def test_a_plan_of_another_firm(found: Found) -> None:
    """It is refused with both names; the ids of the one mean nothing in the other."""
    one, other = found(), found(tenant="another")
    for firm in (one, other):
        firm.bridge.connect(ADMIN)
    finding = refusal(other, saved(one))

    assert finding.code is Code.ACCOUNT_MISMATCH
    assert "(another)" in finding.sentence


def test_a_plan_of_another_version(varied: Firm) -> None:
    """It says which version it is of."""
    from integration.plan.saved import sealed

    plan = saved(varied)
    later = SavedPlan(
        basis=sealed(msgspec.structs.replace(plan.basis, version=2), plan.actions), actions=plan.actions
    )

    assert (
        "of version 2; this Timebridge carries out 'timebridge plan' of version 1"
        in refusal(varied, later).sentence
    )


def test_who_may(varied: Firm) -> None:
    """Whoever may press Save & Sync, and nobody else."""
    assert refusal(varied, saved(varied), by=ANN).code is Code.NOT_ADMIN


def test_the_file(varied: Firm, tmp_path: Path) -> None:
    """It is the same text for the same plan, and comes back as it was."""
    plan = saved(varied)
    text = written(plan)
    path = tmp_path / "plan.json"
    path.write_text(text, encoding="utf-8")

    assert written(read_plan(path)) == text
    assert read_plan(path).whole
    assert list(json.loads(text)) == ["basis", "actions"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Input data was truncated"),
        (b"\xff\xfe", "malformed"),
        (b"[]", "Expected 'object', got 'array'"),
        (b"{}", "missing required field 'basis'"),
        (b'{"basis":' + b"[" * 100_000, "Expected `object`".replace("`", "'")),
    ],
)
def test_no_plan(tmp_path: Path, content: bytes, why: str) -> None:
    """A file that holds something else is named, with what is wrong."""
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    with pytest.raises(Refused) as caught:
        read_plan(path)

    assert caught.value.finding.code is Code.BAD_INPUT
    assert str(path) in caught.value.finding.sentence
    assert why in caught.value.finding.sentence


def test_no_file(tmp_path: Path) -> None:
    """Nor is there one."""
    with pytest.raises(Refused, match="cannot be read: No such file"):
        read_plan(tmp_path / "plan.json")


def test_over_the_wire(in_step: Firm) -> None:
    """A program sends back what a preview answered, its basis and actions; and approves by the id of a refusal."""
    port = Port(in_step.bridge)
    add_clients(in_step, 1)
    seen = json.loads(json.dumps(port.call("preview", {"by": ADMIN, "choices": {"new_codes": "nobody"}})))[
        "ok"
    ]
    plan = {"basis": seen["basis"], "actions": seen["actions"]}
    done = port.call("apply_plan", {"by": ADMIN, "plan": plan})
    again = port.call("apply_plan", {"by": ADMIN, "plan": plan})
    wrong = port.call("save_and_sync", {"by": ADMIN, "choices": {"new_code": "nobody"}})
    add_clients(in_step, 51, "More")
    stopped = port.call("sync", {})["refused"]
    approved = port.call("sync", {"by": ADMIN, "approve": stopped["choices"][0]})

    assert done["ok"]["counts"] == {"create": 1}
    assert in_step.bridge.settings().settings.new_codes == "nobody"
    assert again["refused"]["code"] == "PLAN_STALE"
    assert wrong["refused"]["code"] == "BAD_INPUT"
    assert stopped["code"] == "MASS_CHANGE"
    assert approved["ok"]["counts"] == {"create": 51}
