"""Does this client or work item take part, and does it have a code? Steps 5 to 9."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from integration.doctor.chart import Chart
from integration.doctor.symptom import Symptom, symptom, symptom_of
from integration.entities import Entity, never_synced, obstacle
from integration.messages import SAVE_AND_SYNC, Code, Finding
from integration.model import Link, LinkState
from integration.plan.eligibility import client_obstacle
from integration.rules import type_selected

NAMES: Final = {Code.NAME_CONFLICT, Code.NEAR_NAME_MATCH}
NOTED: Final = "The next sync takes note of it."


def client_public(chart: Chart) -> Iterator[Symptom]:
    """5. The client is Public in Karbon, and can be seen."""
    if chart.unseen is not None:
        yield symptom_of(chart.unseen)
    elif chart.entity is not None and (chart.entity.client is None or not chart.entity.client.public):
        found = client_obstacle(chart.entity.client, chart.entity.key, chart.settings)
        if found is not None:
            level = chart.entity.client.restriction if chart.entity.client is not None else ""
            yield symptom_of(
                _about(chart.entity, found), evidence=f"Its privacy is {level}." if level else ""
            )


def contact_type_chosen(chart: Chart) -> Iterator[Symptom]:
    """6. The client's contact type takes part."""
    client = chart.entity.client if chart.entity is not None else None
    if chart.entity is None or client is None or type_selected(client, chart.settings.contact_types):
        return
    public = msgspec.structs.replace(client, restriction="Public")
    found = client_obstacle(public, client.key, chart.settings)
    if found is not None and not client.public:  # its name stays in Karbon (PRIV-04)
        found = msgspec.structs.replace(
            found, sentence=f"The contact type of this client, {client.contact_type!r}, is not chosen."
        )
    if found is not None:
        yield symptom_of(_about(chart.entity, found))


def work_tracked(chart: Chart) -> Iterator[Symptom]:
    """7. Time on work is tracked at all, if this is work."""
    if chart.entity is None or chart.entity.work is None or chart.settings.track_work:
        return
    yield symptom(
        Code.WORK_NOT_TRACKED,
        "The settings track time on contacts only, not on work.",
        behaviour="SETTINGS-02",
        subject=chart.entity.key,
    )


def name_unique(chart: Chart) -> Iterator[Symptom]:
    """8. No other client or work has the same name, or almost the same. With a code already, time goes on there."""
    if chart.planned is not None and chart.planned.code in NAMES:
        linked = chart.entity is not None and chart.entity.link is not None
        yield symptom_of(chart.planned, blocks=not linked)


def code_there(chart: Chart) -> Iterator[Symptom]:
    """9. It has a code, which is active and in its place; and so has its client."""
    yield from _elsewhere(chart)
    if chart.entity is None:
        return
    if chart.parent is not None and chart.parent.link is not None:
        yield from _parent_gone(chart, chart.parent, chart.parent.link)
    if chart.planned is not None and chart.planned.code is Code.CODE_RESTORED:
        yield symptom_of(chart.planned, blocks=False)
    link = chart.entity.link
    if link is None:
        yield from _no_code(chart, chart.entity)
    elif link.state is LinkState.MISSING:
        yield _deleted(chart, chart.entity, link)
    elif (gone := _gone(chart, link)) is not None:
        yield _unnoticed(chart.entity, gone)
    elif link.state is LinkState.INELIGIBLE and obstacle(chart.entity, chart.settings) is None:
        yield _takes_part_again(chart.entity, link)


def _elsewhere(chart: Chart) -> Iterator[Symptom]:
    """Codes of work that do not lie below that of its client: time goes on all the same (WORK-06)."""
    for key, path in chart.elsewhere.items():
        yield symptom(
            Code.CODE_ELSEWHERE,
            f"The code of {key} lies at {path!r} in QuickBooks Time, under another client than the work has in Karbon.",
            behaviour="WORK-06",
            subject=key,
            evidence="That was so when codes were last read.",
            blocks=False,
        )


def _no_code(chart: Chart, entity: Entity) -> Iterator[Symptom]:
    if obstacle(entity, chart.settings) is not None or (
        chart.planned is not None and chart.planned.code in NAMES
    ):
        return  # said already, further up
    if chart.planned is not None:
        yield symptom_of(chart.planned)
        return
    completed = entity.work is not None and entity.work.completed
    yield symptom_of(
        never_synced(entity),
        evidence="It is completed, and completed work gets no code by itself." if completed else "",
    )


def _deleted(chart: Chart, entity: Entity, link: Link) -> Symptom:
    code = chart.code_now(link.jobcode_id)
    back = code is not None and code.active
    return symptom(
        Code.CODE_NOT_LINKED,
        f"{_called(entity)} is not linked to a code in QuickBooks Time: its code was deleted there.",
        behaviour="CODE-03",
        subject=entity.key,
        evidence=f"Code {link.jobcode_id} {'is active again' if back else 'is not active'}.",
        remedy=f"Press {SAVE_AND_SYNC}; it takes the code back." if back else "",
    )


def _gone(chart: Chart, link: Link) -> str | None:
    """How it was seen that the code of a link is gone; None if it is there, or was when it was last read."""
    if chart.now is not None and chart.is_home:
        code = chart.code_now(link.jobcode_id)
        if code is None or not code.active:
            return f"Code {link.jobcode_id} is {'archived' if code is not None else 'not there'}."
        return None
    if (
        chart.planned is not None
        and chart.planned.subject == link.key
        and chart.planned.behaviour == "CODE-03"
    ):
        return f"Code {link.jobcode_id} was not active when codes were last read."
    return None


def _unnoticed(entity: Entity, evidence: str) -> Symptom:
    return symptom(
        Code.CODE_MISSING,
        f"The code of {_called(entity)} was deleted in QuickBooks Time; nobody has checked since.",
        behaviour="CODE-01",
        subject=entity.key,
        evidence=evidence,
    )


def _takes_part_again(entity: Entity, link: Link) -> Symptom:
    return symptom(
        Code(link.reason),
        f"{_called(entity)} did not take part at the last sync; now it does.",
        behaviour="CONTACT-02",
        subject=entity.key,
        evidence=NOTED,
        remedy="Sync.",
        blocks=False,
    )


def _parent_gone(chart: Chart, parent: Entity, link: Link) -> Iterator[Symptom]:
    if link.state is LinkState.MISSING or _gone(chart, link) is not None:
        yield symptom(
            Code.CODE_MISSING,
            f"The code of its client, {_called(parent)}, was deleted in QuickBooks Time.",
            behaviour="CODE-01",
            subject=parent.key,
            evidence=f"Code {link.jobcode_id} is not active.",
            blocks=False,  # only by taking the codes below it along, which is said of those
        )


def _about(entity: Entity, found: Finding) -> Finding:
    """The same about the work of a client, if that is what was asked about."""
    behaviour = found.behaviour if entity.work is None else "CONTACT-05"
    return msgspec.structs.replace(found, subject=entity.key, behaviour=behaviour)


def _called(entity: Entity) -> str:
    """The name; of what is private the key, since its name stays in Karbon (PRIV-04)."""
    public = entity.client is not None and entity.client.public
    return repr(entity.name) if public and entity.name else entity.key
