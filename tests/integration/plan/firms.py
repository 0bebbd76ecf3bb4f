"""Small random firms for the planner, and a model of what carrying a plan out leaves behind."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec
from hypothesis import strategies as st

from integration.model import CLIENT_KINDS, Client, EntityKind, Jobcode, Link, LinkState, WorkItem
from integration.plan import Action, Kind, Observed, Plan, plan
from integration.settings import Settings

# Few names, so that equal and near ones meet: case, blanks, unicode forms, two that only a hash tells apart, none.
CLIENT_NAMES = ("Acme", "ACME", "Acme ", "Beta", "Cafe\u0301", "x" * 70, "")
TITLES = ("2026 Tax", "2026 tax", "Payroll", "Acme", "y" * 70, "")
CODE_NAMES = ("Acme", "ACME", "aCME", "Beta", "Caf\u00e9", "2026 Tax", "Payroll", "Handmade")
DAYS = (None, date(2026, 1, 1), date(2026, 2, 1))
GONE = 900  # the id of a code that QuickBooks Time no longer lists


class Firm(NamedTuple):
    """Everything a plan looks at."""

    clients: tuple[Client, ...]
    work_items: tuple[WorkItem, ...]
    jobcodes: tuple[Jobcode, ...]
    links: tuple[Link, ...]
    settings: Settings

    def plan(self) -> Plan:
        """What is to be done."""
        seen = Observed(clients=self.clients, work_items=self.work_items, jobcodes=self.jobcodes)
        return plan(seen, self.links, self.settings)

    def after(self, made: Plan) -> Firm:
        """The firm when QuickBooks Time did all that was planned."""
        return _Carrying(self).out(made)


@st.composite
def firms(draw: st.DrawFn) -> Firm:
    """A firm of a few clients, work items and codes, with links in every state."""
    clients = tuple(
        Client(
            key=f"C{number}",
            kind=draw(st.sampled_from(CLIENT_KINDS)),
            name=draw(st.sampled_from(CLIENT_NAMES)),
            contact_type=draw(st.sampled_from(("Client",) * 6 + ("Prospect", ""))),
            restriction=draw(st.sampled_from(("Public",) * 6 + ("Private", "Hidden"))),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    work_items = tuple(draw(_work(number, clients)) for number in range(draw(st.integers(0, 4))))
    jobcodes = draw(_jobcodes())
    links = draw(_links([*clients, *work_items], jobcodes))
    settings = Settings(contact_types=("Client",), track_work=draw(st.booleans()))
    return Firm(clients, work_items, jobcodes, links, settings)


def _work(number: int, clients: tuple[Client, ...]) -> st.SearchStrategy[WorkItem]:
    return st.builds(
        WorkItem,
        key=st.just(f"W{number}"),
        title=st.sampled_from(TITLES),
        client_key=st.sampled_from([client.key for client in clients] * 3 + ["Cgone"]),
        client_kind=st.just(EntityKind.ORGANIZATION),
        start_date=st.sampled_from(DAYS),
        primary_status=st.sampled_from(("Planned", "In Progress", "Completed")),
    )


@st.composite
def _jobcodes(draw: st.DrawFn) -> tuple[Jobcode, ...]:
    """Codes at two levels. Active siblings have names of their own, as QuickBooks Time sees to."""
    found: list[Jobcode] = []
    for number in range(1, 1 + draw(st.integers(0, 5))):
        parents = [0, 0, *(code.id for code in found if code.parent_id == 0)]
        code = Jobcode(
            id=number,
            parent_id=draw(st.sampled_from(parents)),
            name=draw(st.sampled_from(CODE_NAMES)),
            active=draw(st.sampled_from((True, True, False))),
        )
        parent = next((one for one in found if one.id == code.parent_id), None)
        if parent is not None and not parent.active:
            code = msgspec.structs.replace(code, active=False)  # archiving takes along what lies below
        if not code.active or not any(_same_place(code, one) and one.active for one in found):
            found.append(code)
    return tuple(found)


@st.composite
def _links(
    draw: st.DrawFn, entities: list[Client | WorkItem], codes: tuple[Jobcode, ...]
) -> tuple[Link, ...]:
    names = {code.id: code.name for code in codes} | {GONE: "Gone"}
    free = draw(st.permutations(sorted(names)))
    found = []
    for entity, jobcode_id in zip(draw(st.permutations(entities)), free, strict=False):
        now = entity.title if isinstance(entity, WorkItem) else entity.name
        link = Link(
            key=entity.key,
            kind=EntityKind.WORK_ITEM if isinstance(entity, WorkItem) else entity.kind,
            jobcode_id=jobcode_id,
            karbon_name=draw(st.sampled_from((now, now, "Old Name"))),
            code_name=draw(st.sampled_from((names[jobcode_id], names[jobcode_id], "Old Name"))),
            state=draw(st.sampled_from(LinkState)),
        )
        if draw(st.booleans()):
            found.append(link)
    return tuple(found)


def _same_place(one: Jobcode, other: Jobcode) -> bool:
    return one.parent_id == other.parent_id and one.name == other.name


class _Carrying:
    """QuickBooks Time and the store while a plan is carried out, in its order."""

    def __init__(self, firm: Firm) -> None:
        self._firm = firm
        self._codes = {code.id: code for code in firm.jobcodes}
        self._links = {link.key: link for link in firm.links if link.live}
        self._retired = tuple(link for link in firm.links if not link.live)

    def out(self, made: Plan) -> Firm:
        """Do every action; an action that QuickBooks Time would refuse is a mistake of the plan."""
        for action in made.actions:
            if action.kind is Kind.RENAME:
                self._rename(action)
        for action in made.actions:
            if action.kind in {Kind.ADOPT, Kind.CREATE}:
                self._bond(action)
            elif action.kind is not Kind.RENAME:
                self._note(action)
        return self._firm._replace(
            jobcodes=tuple(self._codes.values()), links=(*self._retired, *self._links.values())
        )

    def _rename(self, action: Action) -> None:
        code = self._codes[action.jobcode_id or 0]
        renamed = msgspec.structs.replace(code, name=action.code_name)
        self._refuse_twin(renamed)
        self._codes[code.id] = renamed
        self._agree(action)

    def _bond(self, action: Action) -> None:
        jobcode_id = action.jobcode_id
        if jobcode_id is None:
            jobcode_id = max([GONE, *self._codes]) + 1
            parent = self._links[action.parent_key].jobcode_id if action.parent_key else 0
            made = Jobcode(id=jobcode_id, parent_id=parent, name=action.code_name)
            assert parent == 0 or self._codes[parent].active, f"created below a code that is gone: {action}"
            self._refuse_twin(made)
            self._codes[jobcode_id] = made
        assert action.key not in self._links, f"{action} though it has a live link"
        owners = {link.jobcode_id for link in self._links.values()}
        assert jobcode_id not in owners, f"{action} though the code belongs to another"
        self._links[action.key] = Link(
            key=action.key,
            kind=action.entity,
            jobcode_id=jobcode_id,
            karbon_name=action.name,
            code_name=action.code_name,
        )

    def _note(self, action: Action) -> None:
        states = {
            Kind.MARK_MISSING: LinkState.MISSING,
            Kind.RECOVER: LinkState.LINKED,
            Kind.FREEZE: LinkState.INELIGIBLE,
            Kind.UNFREEZE: LinkState.LINKED,
        }
        if action.kind is Kind.REBASE:
            self._agree(action)
            return
        reason = action.reason if action.kind is Kind.FREEZE else ""
        link = self._links[action.key]
        self._links[action.key] = msgspec.structs.replace(link, state=states[action.kind], reason=reason)

    def _agree(self, action: Action) -> None:
        link = self._links[action.key]
        self._links[action.key] = msgspec.structs.replace(
            link, karbon_name=action.name, code_name=action.code_name
        )

    def _refuse_twin(self, code: Jobcode) -> None:
        for one in self._codes.values():
            twin = one.active and one.id != code.id and _same_place(one, code)
            assert not twin, f"{code} would have the name of {one}"
