"""Everything that can become of a small firm between two plans, on either side and in the store."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from integration.model import CLIENT_KINDS, Client, EntityKind, Jobcode, Link, LinkState, WorkItem

from .firms import CLIENT_NAMES, CODE_NAMES, DAYS, TITLES, Firm

CHANGES_MAX = 3


@st.composite
def changed(draw: st.DrawFn, before: Firm) -> Firm:
    """The firm after a few changes; perhaps after its plan was carried out, whole or in part."""
    firm = before
    if draw(st.booleans()):
        made = firm.plan()
        firm = firm.after(msgspec.structs.replace(made, actions=made.actions[: draw(st.integers(0, 4))]))
    for _ in range(draw(st.integers(0, CHANGES_MAX))):
        firm = draw(st.sampled_from(CHANGES))(draw, firm)
    return firm


def _client(draw: st.DrawFn, firm: Firm) -> Firm:
    """A client is new, or another one, or gone, or back."""
    key = f"C{draw(st.integers(0, 5))}"
    others = tuple(one for one in firm.clients if one.key != key)
    if draw(st.integers(0, 4)) == 0:
        return firm._replace(clients=others)
    now = next((one for one in firm.clients if one.key == key), None) or Client(
        key=key, kind=draw(st.sampled_from(CLIENT_KINDS)), name="Acme", contact_type="Client"
    )
    change = draw(
        st.one_of(
            st.builds(lambda name: {"name": name}, st.sampled_from(CLIENT_NAMES)),
            st.builds(lambda one: {"contact_type": one}, st.sampled_from(("Client", "Prospect"))),
            st.builds(lambda one: {"restriction": one}, st.sampled_from(("Public", "Private"))),
        )
    )
    return firm._replace(clients=(*others, msgspec.structs.replace(now, **change)))


def _work(draw: st.DrawFn, firm: Firm) -> Firm:
    """Work is new, or another one, or another client's, or gone."""
    key = f"W{draw(st.integers(0, 5))}"
    others = tuple(one for one in firm.work_items if one.key != key)
    if draw(st.integers(0, 4)) == 0:
        return firm._replace(work_items=others)
    clients = [one.key for one in firm.clients] + ["Cgone"]
    now = next((one for one in firm.work_items if one.key == key), None) or WorkItem(
        key=key,
        title="Payroll",
        client_key=draw(st.sampled_from(clients)),
        client_kind=EntityKind.ORGANIZATION,
    )
    change = draw(
        st.one_of(
            st.builds(lambda one: {"title": one}, st.sampled_from(TITLES)),
            st.builds(lambda one: {"client_key": one}, st.sampled_from(clients)),
            st.builds(lambda one: {"start_date": one}, st.sampled_from(DAYS)),
            st.builds(lambda one: {"primary_status": one}, st.sampled_from(("Planned", "Completed"))),
        )
    )
    return firm._replace(work_items=(*others, msgspec.structs.replace(now, **change)))


def _code(draw: st.DrawFn, firm: Firm) -> Firm:
    """A code is new, renamed, moved, deleted, restored, or not listed any more."""
    ids = [one.id for one in firm.jobcodes]
    jobcode_id = draw(st.sampled_from([*ids, max([0, *ids]) + 1]))
    others = tuple(one for one in firm.jobcodes if one.id != jobcode_id)
    if draw(st.integers(0, 5)) == 0:
        return firm._replace(jobcodes=others)
    now = next((one for one in firm.jobcodes if one.id == jobcode_id), None) or Jobcode(
        id=jobcode_id, parent_id=0, name="Acme"
    )
    change = draw(
        st.one_of(
            st.builds(lambda one: {"name": one}, st.sampled_from(CODE_NAMES)),
            st.builds(lambda one: {"active": one}, st.booleans()),
            st.builds(lambda one: {"parent_id": one}, st.sampled_from([0, *(one.id for one in others)])),
        )
    )
    code = msgspec.structs.replace(now, **change)
    twin = any(
        one.active and (one.parent_id, one.name) == (code.parent_id, code.name)
        for one in others
        if code.active
    )
    return firm if twin else firm._replace(jobcodes=(*others, code))


def _link(draw: st.DrawFn, firm: Firm) -> Firm:
    """A bond stands otherwise, remembers other names, is retired, or is a new one beside retired ones."""
    if not firm.links:
        return firm
    link = draw(st.sampled_from(firm.links))
    others = tuple(one for one in firm.links if one is not link)
    free = {code.id for code in firm.jobcodes} - {one.jobcode_id for one in firm.links if one.live}
    if free and draw(st.booleans()):
        kept = msgspec.structs.replace(link, state=LinkState.RETIRED)
        if any(one.key == link.key and one.live for one in others):
            return firm
        chosen = draw(st.sampled_from(sorted(free)))
        code = next(one for one in firm.jobcodes if one.id == chosen)
        new = msgspec.structs.replace(
            link, jobcode_id=code.id, code_name=code.name, state=LinkState.LINKED, reason=""
        )
        return firm._replace(links=(*others, kept, new))
    change = draw(
        st.one_of(
            st.builds(lambda one: {"karbon_name": one}, st.sampled_from((*CLIENT_NAMES, "Old Name"))),
            st.builds(lambda one: {"code_name": one}, st.sampled_from((*CODE_NAMES, "Old Name"))),
            st.builds(lambda one: {"state": one}, st.sampled_from(LinkState)),
        )
    )
    after = msgspec.structs.replace(link, **change)
    return firm if _taken(after, others) else firm._replace(links=(*others, after))


def _taken(link: Link, others: tuple[Link, ...]) -> bool:
    """Whether the store would not take it: one live code an entity, one entity a code."""
    return link.live and any(
        one.live and (one.key == link.key or one.jobcode_id == link.jobcode_id) for one in others
    )


CHANGES = (_client, _work, _code, _link)
