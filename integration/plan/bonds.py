"""What becomes of the bonds there are: renamed, missing, back again, frozen. Identity decides, never the name."""

from __future__ import annotations

from integration.messages import Code, Finding
from integration.model import EntityKind, Jobcode, Link, LinkState
from integration.plan.actions import Action, Kind, Plan
from integration.plan.eligibility import client_obstacle, work_obstacle
from integration.plan.ground import Ground
from integration.rules import code_name


def plan_bonds(ground: Ground) -> Plan:
    """Look after every live link, in a stable order."""
    actions: list[Action] = []
    findings: list[Finding] = []
    for link in sorted(ground.links.values(), key=lambda one: one.jobcode_id):
        code = ground.jobcodes.get(link.jobcode_id)
        if code is None or not code.active:
            _missing(link, actions, findings)
            continue
        obstacle = _obstacle(link, ground)
        _state(link, obstacle, actions)
        if obstacle is not None:
            findings.append(obstacle)
        else:
            _names(link, code, ground, actions, findings)
    return Plan(actions=tuple(actions), findings=tuple(findings))


def _missing(link: Link, actions: list[Action], findings: list[Finding]) -> None:
    """A deleted code is never made again by a sync: a person is asked (CODE-04)."""
    if link.state is not LinkState.MISSING:
        actions.append(_step(Kind.MARK_MISSING, link, "CODE-03", "its code is gone from QuickBooks Time"))
    findings.append(
        Finding(
            code=Code.CODE_NOT_LINKED,
            subject=link.key,
            behaviour="CODE-03",
            sentence=f"The code of {link.karbon_name!r} was deleted in QuickBooks Time.",
        )
    )


def _obstacle(link: Link, ground: Ground) -> Finding | None:
    if link.kind is not EntityKind.WORK_ITEM:
        return client_obstacle(ground.clients.get(link.key), link.key, ground.settings)
    work = ground.work_items.get(link.key)
    if work is None:
        return client_obstacle(None, link.key, ground.settings)
    return work_obstacle(work, ground)


def _state(link: Link, obstacle: Finding | None, actions: list[Action]) -> None:
    if obstacle is not None:
        if link.state is not LinkState.INELIGIBLE or link.reason != obstacle.code:
            actions.append(_step(Kind.FREEZE, link, obstacle.behaviour, obstacle.code))
    elif link.state is LinkState.MISSING:
        actions.append(_step(Kind.RECOVER, link, "CODE-06", "its code is active again"))
    elif link.state is LinkState.INELIGIBLE:
        actions.append(_step(Kind.UNFREEZE, link, "CONTACT-02", "it takes part again"))


def _names(link: Link, code: Jobcode, ground: Ground, actions: list[Action], findings: list[Finding]) -> None:
    """Three-way: carry a Karbon rename over only while nobody renamed the code (D-04)."""
    name = _karbon_name(link, ground)
    wanted = code_name(name, link.key)
    if name == link.karbon_name or wanted == code.name:
        if (name, code.name) != (link.karbon_name, link.code_name) and wanted == code.name:
            actions.append(
                _step(Kind.REBASE, link, "NAME-01", "both sides have the new name", name, code.name)
            )
        return
    if code.name != link.code_name:
        return  # both were renamed, differently: each keeps its own (NAME-02)
    taken = next(
        (one for one in ground.children.get(code.parent_id, ()) if one.active and one.name == wanted), None
    )
    if taken is not None:
        findings.append(
            Finding(
                code=Code.NAME_CONFLICT,
                subject=link.key,
                behaviour="NAME-02",
                sentence=f"{name!r} cannot be carried over: QuickBooks Time has another code of that name there.",
            )
        )
        return
    actions.append(
        _step(Kind.RENAME, link, "NAME-02", f"renamed in Karbon from {link.karbon_name!r}", name, wanted)
    )


def _karbon_name(link: Link, ground: Ground) -> str:
    if link.kind is EntityKind.WORK_ITEM:
        return ground.work_items[link.key].title
    return ground.clients[link.key].name


def _step(kind: Kind, link: Link, behaviour: str, reason: str, name: str = "", wanted: str = "") -> Action:
    return Action(
        kind=kind,
        key=link.key,
        entity=link.kind,
        name=name or link.karbon_name,
        behaviour=behaviour,
        code_name=wanted or link.code_name,
        jobcode_id=link.jobcode_id,
        reason=reason,
    )
