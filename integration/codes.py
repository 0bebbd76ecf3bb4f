"""Generate a code from a Time & Budget tab: the person decides, so a deleted code never comes back by itself."""

from __future__ import annotations

import msgspec

from integration.delivery import deliver_held
from integration.desk import Desk
from integration.entities import Entity, find, obstacle
from integration.execute import execute
from integration.messages import Code, Finding, Refused, refused
from integration.model import Client, EntityKind, Jobcode, Link, LinkState, WorkItem
from integration.observe import remembered
from integration.plan import Action, Kind, Observed, Plan, plan
from integration.plan.naming import CREATE, LINK
from integration.settings import Settings
from integration.store import links, mirror
from integration.store.findings import finding_on, settle_finding
from integration.store.tenants import Tenant

CHOICES = ("restore", "create")  # with a deleted code of the name
ALIKE = (LINK, CREATE)  # with a code, or another entity, of almost the same name (D-01)
REPLACED_NAME = "{name} ({id})"


class Generated(msgspec.Struct, frozen=True, kw_only=True):
    """The code an entity has now."""

    key: str
    code_id: int
    how: str  # linked, created or restored
    also: tuple[str, ...] = ()  # keys of parents that got a code on the way
    delivered: int = 0  # held entries that could be sent now


def generate_code(desk: Desk, key: str, by: str, choice: str | None = None) -> Generated:
    """Give an entity a code. `choice` says what to do with a deleted code of that name: restore it or create anew.

    And where there is a code of almost that name: link it, because it is the same one, or create a new one.
    """
    if choice is not None and choice not in {*CHOICES, *ALIKE}:
        raise refused(
            Code.BAD_INPUT,
            f"{choice!r} is no choice; say 'restore', 'create' or 'link'.",
            behaviour="CODE-05",
        )
    firm = desk.connected()
    entity = find(desk, key, live=True, names=True)
    stopped = obstacle(entity, firm.settings)
    if stopped is not None:
        raise Refused(stopped)
    also = _parent(desk, firm, entity, by, choice)
    entity = find(desk, key)
    _refuse_healthy(desk, entity)
    how = _generate(desk, firm, entity, by, choice)
    with desk.database.begin() as connection:
        settle_finding(connection, desk.tenant_id(), key)
        link = links.live_link(connection, desk.tenant_id(), key)
    delivered, _ = deliver_held(desk)
    return Generated(key=key, code_id=link.jobcode_id if link else 0, how=how, also=also, delivered=delivered)


def _parent(desk: Desk, firm: Tenant, entity: Entity, by: str, choice: str | None) -> tuple[str, ...]:
    """Work needs the code of its client first; both are reported."""
    if entity.work is None or (entity.link is not None and entity.link.state is not LinkState.MISSING):
        return ()
    client = find(desk, entity.work.client_key)
    if client.link is not None and client.link.state is LinkState.LINKED and _active(desk, client.link):
        return ()
    _generate(desk, firm, client, by, choice)
    with desk.database.begin() as connection:
        settle_finding(connection, desk.tenant_id(), client.key)
    return (client.key,)


def _refuse_healthy(desk: Desk, entity: Entity) -> None:
    if entity.link is None or not _active(desk, entity.link):
        return
    if entity.link.state is LinkState.MISSING:
        with desk.database.begin() as connection:
            links.change_link(connection, desk.tenant_id(), entity.key, state=LinkState.LINKED.value)
    raise refused(
        Code.BAD_INPUT,
        f"{entity.name!r} has a code already ({entity.link.jobcode_id}); there is nothing to generate.",
        subject=entity.key,
        behaviour="CODE-05",
        remedy="Nothing to do.",
    )


def _generate(desk: Desk, firm: Tenant, entity: Entity, by: str, choice: str | None) -> str:
    _refresh_codes(desk)
    steps = _wanted(desk, firm, entity, choice or "")
    action = steps[-1]
    twin = _deleted_twin(desk, entity, action)
    if twin is None:
        if choice == LINK and action.kind is Kind.CREATE:
            raise _nothing_to_link(entity)
        return _carry_out(desk, entity, steps, by)
    if choice not in CHOICES:
        raise refused(
            Code.CODE_NOT_LINKED,
            f"QuickBooks Time has a deleted code called {twin.name!r}: restore it, or create a new one?",
            subject=entity.key,
            behaviour="CODE-08",
            remedy="Choose 'restore' or 'create'.",
            choices=CHOICES,
        )
    if choice == "restore":
        return _restore(desk, entity, twin, by)
    return _create_beside(desk, entity, steps, twin, by)


def _nothing_to_link(entity: Entity) -> Refused:
    return refused(
        Code.BAD_INPUT,
        f"QuickBooks Time has no code that is called almost like {entity.name!r}, so there is nothing to link.",
        subject=entity.key,
        behaviour="DUP-01",
        remedy="Generate the code without a choice.",
    )


def _wanted(desk: Desk, firm: Tenant, entity: Entity, choice: str) -> tuple[Action, ...]:
    """What a plan has for this entity alone, as if it had no code; last its own step, first what frees the name.

    Raises what stands in its way.
    """
    outcome = _plan_for(desk, firm.settings, entity, choice)
    if isinstance(outcome, Finding) and _reread_rival(desk, outcome):
        outcome = _plan_for(desk, firm.settings, entity, choice)
    if isinstance(outcome, Finding):
        raise Refused(outcome)
    return outcome


def _plan_for(desk: Desk, settings: Settings, entity: Entity, choice: str) -> tuple[Action, ...] | Finding:
    seen = remembered(desk)
    with desk.database.read() as connection:
        bonds = [link for link in links.links(connection, desk.tenant_id()) if link.key != entity.key]
    # A deleted twin is decided by the person's choice, not by the plan.
    codes = tuple(code for code in seen.jobcodes if code.active)
    ground = Observed(clients=seen.clients, work_items=_open(seen, entity), jobcodes=codes)
    made = plan(ground, bonds, settings, {entity.key: choice} if choice in ALIKE else None)
    action = next((one for one in made.of(Kind.ADOPT, Kind.CREATE) if one.key == entity.key), None)
    if action is not None:
        names = {code.id: code.name for code in codes}
        freeing = [one for one in made.of(Kind.RENAME) if names[one.jobcode_id or 0] == action.code_name]
        return (*freeing, action)
    found = next((one for one in made.findings if one.subject == entity.key), None)
    return found or Finding(
        code=Code.CODE_NOT_LINKED,
        subject=entity.key,
        behaviour="CODE-05",
        sentence=f"{entity.name!r} cannot have a code now.",
        remedy="Save & Sync, then try again.",
    )


def _open(seen: Observed, entity: Entity) -> tuple[WorkItem, ...]:
    """A person may ask for a code of completed work; a sync would pass it over (D-19)."""
    return tuple(
        msgspec.structs.replace(work, primary_status="") if work.key == entity.key else work
        for work in seen.work_items
    )


def _reread_rival(desk: Desk, finding: Finding) -> bool:
    """The other one of a name conflict may have been renamed since: ask Karbon before refusing (UNIQ-03)."""
    if finding.code is not Code.NAME_CONFLICT:
        return False
    seen = remembered(desk)
    rivals = {client.key: client for client in seen.clients if client.key in finding.sentence}
    fresh = [desk.karbon.client(client.kind, client.key) for client in rivals.values()]
    works = [desk.karbon.work_item(work.key) for work in seen.work_items if work.key in finding.sentence]
    with desk.database.begin() as connection:
        mirror.merge(connection, desk.tenant_id(), Client, [one for one in fresh if one is not None])
        mirror.merge(connection, desk.tenant_id(), WorkItem, [one for one in works if one is not None])
    return bool(fresh or works)


def _refresh_codes(desk: Desk) -> None:
    codes = desk.time.jobcodes(active="both")
    with desk.database.begin() as connection:
        mirror.replace_all(connection, desk.tenant_id(), Jobcode, codes)


def _active(desk: Desk, link: Link) -> bool:
    return any(code.active for code in desk.time.jobcodes(active="both", ids=[link.jobcode_id]))


def _deleted_twin(desk: Desk, entity: Entity, action: Action) -> Jobcode | None:
    """The code it had, or another of that name in that place, if it lies archived."""
    if action.kind is Kind.ADOPT:
        return None
    seen = remembered(desk)
    parent_id = _parent_id(desk, action)
    for code in seen.jobcodes:
        if not code.active and code.parent_id == parent_id and code.name == action.code_name:
            return code
    old = entity.link.jobcode_id if entity.link is not None else None
    return next((code for code in seen.jobcodes if code.id == old and not code.active), None)


def _parent_id(desk: Desk, action: Action) -> int:
    if not action.parent_key:
        return 0
    with desk.database.read() as connection:
        link = links.live_link(connection, desk.tenant_id(), action.parent_key)
    return link.jobcode_id if link is not None else 0


def _restore(desk: Desk, entity: Entity, twin: Jobcode, by: str) -> str:
    result = desk.time.update_jobcodes([{"id": twin.id, "active": True}])[0]
    if not result.ok:
        raise refused(
            Code.CODE_NOT_LINKED,
            f"QuickBooks Time does not restore the code: {result.extra or result.message}",
            subject=entity.key,
            behaviour="CODE-05",
        )
    _bond(desk, entity, twin)
    desk.note(by, f"restore code {twin.id}", entity.key, "CODE-05")
    return "restored"


def _create_beside(desk: Desk, entity: Entity, steps: tuple[Action, ...], twin: Jobcode, by: str) -> str:
    """A new code beside a deleted one. Where the vendor keeps the name reserved, the deleted one comes back instead."""
    return _carry_out(desk, entity, steps, by, may_fail=True) or _restore(desk, entity, twin, by)


def _carry_out(
    desk: Desk, entity: Entity, steps: tuple[Action, ...], by: str, *, may_fail: bool = False
) -> str:
    done = execute(desk, Plan(actions=steps), by)
    if done.counts.get(steps[-1].kind.value):
        return "linked" if steps[-1].kind is Kind.ADOPT else "created"
    if may_fail:
        return ""
    with desk.database.read() as connection:
        known = finding_on(connection, desk.tenant_id(), entity.key)
    raise Refused(done.findings[0] if done.findings else known or _unexplained(entity))


def _unexplained(entity: Entity) -> Finding:
    return Finding(
        code=Code.CODE_NOT_LINKED,
        subject=entity.key,
        behaviour="CODE-05",
        sentence=f"No code could be made for {entity.name!r}.",
        remedy="Save & Sync, then try again.",
    )


def _bond(desk: Desk, entity: Entity, code: Jobcode) -> None:
    link = Link(
        key=entity.key,
        kind=EntityKind(entity.kind),
        jobcode_id=code.id,
        karbon_name=entity.name,
        code_name=code.name,
    )
    with desk.database.begin() as connection:
        links.add_link(connection, desk.tenant_id(), link)
        mirror.merge(connection, desk.tenant_id(), Jobcode, [msgspec.structs.replace(code, active=True)])
