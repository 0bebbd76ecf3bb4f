"""What becomes of the bonds there are: renamed, missing, back again, frozen. Identity decides, never the name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from integration.messages import Code, Finding
from integration.model import EntityKind, Jobcode, Link, LinkState
from integration.plan.actions import Action, Kind, Plan
from integration.plan.eligibility import client_obstacle, work_obstacle
from integration.plan.ground import Ground
from integration.plan.naming import too_long
from integration.plan.titles import told_apart
from integration.rules import code_name


def plan_bonds(ground: Ground) -> Plan:
    """Look after every live link, in a stable order. The ground moves along with what is decided."""
    actions: list[Action] = []
    findings: list[Finding] = []
    wishes: list[_Wish] = []
    for link in sorted(ground.links.values(), key=lambda one: one.jobcode_id):
        code = ground.jobcodes.get(link.jobcode_id)
        if code is None or not code.active:
            _missing(link, ground, actions, findings)
            continue
        obstacle = _obstacle(link, ground)
        _state(link, obstacle, ground, actions)
        if obstacle is not None:
            findings.append(obstacle)
        else:
            _names(link, code, ground, actions, wishes)
    actions += _renames(wishes, ground, findings)
    findings += [_restored(link, code) for link, code in ground.restored()]
    return Plan(actions=tuple(actions), findings=tuple(findings))


class _Wish(NamedTuple):
    """A Karbon rename that is to be carried over."""

    link: Link
    code: Jobcode
    name: str  # in Karbon


def _missing(link: Link, ground: Ground, actions: list[Action], findings: list[Finding]) -> None:
    """A deleted code is never made again by a sync: a person is asked (CODE-04)."""
    if link.state is not LinkState.MISSING:
        actions.append(_step(Kind.MARK_MISSING, link, "CODE-03", "its code is gone from QuickBooks Time"))
    findings.append(
        Finding(
            code=Code.CODE_NOT_LINKED,
            subject=link.key,
            behaviour="CODE-03",
            sentence=f"The code of {_called(link, ground)} was deleted in QuickBooks Time.",
        )
    )


def _called(link: Link, ground: Ground) -> str:
    """The name, of work with its client's; of a client that is not public, and of its work, the key (PRIV-04)."""
    work = ground.work_items.get(link.key)
    client = ground.clients.get(work.client_key if work is not None else link.key)
    if client is None or not client.public:
        return link.key
    return f"{link.karbon_name!r}" + (f" of {client.name!r}" if work is not None else "")


def _restored(link: Link, code: Jobcode) -> Finding:
    """The code that was replaced is active again: the new one keeps the link, and a person is told (CODE-06)."""
    return Finding(
        code=Code.CODE_RESTORED,
        subject=link.key,
        behaviour="CODE-06",
        sentence=f"The code {code.id}, which was replaced, is active in QuickBooks Time again.",
    )


def _obstacle(link: Link, ground: Ground) -> Finding | None:
    if link.kind is not EntityKind.WORK_ITEM:
        return client_obstacle(ground.clients.get(link.key), link.key, ground.settings)
    work = ground.work_items.get(link.key)
    if work is None:
        return client_obstacle(None, link.key, ground.settings)
    return work_obstacle(work, ground)


def _state(link: Link, obstacle: Finding | None, ground: Ground, actions: list[Action]) -> None:
    """Whoever leaves the rules, or is deleted or merged in Karbon, keeps code and time (D-07, D-11)."""
    if obstacle is not None:
        if link.state is not LinkState.INELIGIBLE or link.reason != obstacle.code:
            actions.append(_step(Kind.FREEZE, link, obstacle.behaviour, obstacle.code))
            ground.stands(link.key, LinkState.INELIGIBLE)
    elif link.state is LinkState.MISSING:
        actions.append(_step(Kind.RECOVER, link, "CODE-06", "its code is active again"))
        ground.stands(link.key, LinkState.LINKED)
    elif link.state is LinkState.INELIGIBLE:
        actions.append(_step(Kind.UNFREEZE, link, "CONTACT-02", "it takes part again"))
        ground.stands(link.key, LinkState.LINKED)


def _names(link: Link, code: Jobcode, ground: Ground, actions: list[Action], wishes: list[_Wish]) -> None:
    """Three-way: carry a Karbon rename over only while nobody renamed the code (D-04)."""
    name = _karbon_name(link, ground)
    if code_name(name, link.key) == code.name:
        if (name, code.name) != (link.karbon_name, link.code_name):
            actions.append(
                _step(Kind.REBASE, link, "NAME-01", "both sides have the new name", name, code.name)
            )
        return
    # Both renamed, differently: each keeps its own (NAME-02).
    if name != link.karbon_name and code.name == link.code_name:
        wishes.append(_Wish(link, code, name))


def _renames(wishes: list[_Wish], ground: Ground, findings: list[Finding]) -> list[Action]:
    """The renames in an order in which each name is free by then: B becomes C before A becomes B."""
    actions: list[Action] = []
    wishes = _carry_over(wishes, ground, actions, findings)
    apart = {wish.link.key: name for wish in wishes if (name := _told_apart(wish, ground))}
    if apart:
        wishes = _carry_over(wishes, ground, actions, findings, apart)
    findings += [_not_carried_over(wish) for wish in wishes]
    return actions


def _carry_over(
    wishes: list[_Wish],
    ground: Ground,
    actions: list[Action],
    findings: list[Finding],
    apart: Mapping[str, str] | None = None,
) -> list[_Wish]:
    """Plan what is possible, round by round; returns the wishes whose name is not free. `apart` has other names."""
    while wishes:
        waiting = []
        for wish in wishes:
            called = (apart or {}).get(wish.link.key, wish.name)
            wanted = code_name(called, wish.link.key)
            if called.strip() and ground.name_is_free(wish.code, wanted):
                ground.rename(wish.code.id, wanted)
                actions.append(_rename(wish, wanted))
                findings += too_long(wish.link.key, called)
            else:
                waiting.append(wish)
        if len(waiting) == len(wishes):
            break
        wishes = waiting
    return wishes


def _told_apart(wish: _Wish, ground: Ground) -> str:
    """What the firm calls work that has the title of other work of its client (D-15); "" when that is not so."""
    work = ground.work_items.get(wish.link.key)
    if work is None or not ground.settings.equal_titles:
        return ""
    same = [
        one.key
        for one in ground.work_items.values()
        if (one.client_key, one.title) == (work.client_key, work.title)
    ]
    return told_apart(work, ground.settings.equal_titles) if len(same) > 1 else ""


def _rename(wish: _Wish, wanted: str) -> Action:
    reason = f"renamed in Karbon from {wish.link.karbon_name!r}"
    return _step(Kind.RENAME, wish.link, "NAME-02", reason, wish.name, wanted)


def _not_carried_over(wish: _Wish) -> Finding:
    why = (
        "QuickBooks Time has another code there that is called so, or almost so"
        if wish.name.strip()
        else "a code must have a name"
    )
    return Finding(
        code=Code.NAME_CONFLICT,
        subject=wish.link.key,
        behaviour="NAME-02",
        sentence=f"The new name {wish.name!r} cannot be carried over: {why}. The code is still called "
        f"{wish.code.name!r}, and time goes on there.",
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
