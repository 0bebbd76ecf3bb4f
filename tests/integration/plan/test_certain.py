"""What is made before the types of groups are known is a part of what is planned once they are."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from integration.model import CLIENT_KINDS, Client, EntityKind, Jobcode, WorkItem
from integration.plan import Action, Kind, Observed
from integration.plan.certain import certain
from integration.settings import Settings

from .firms import Firm, firms
from .test_properties import thoroughly

CHOSEN = Settings(contact_types=("Client",), track_work=True)


def new_bonds(actions: tuple[Action, ...]) -> dict[str, tuple[str, str]]:
    """The name of each code that is made or adopted, and below whom."""
    return {
        one.key: (one.code_name, one.parent_key) for one in actions if one.kind in {Kind.ADOPT, Kind.CREATE}
    }


@thoroughly
@given(firms(), st.data())
def test_a_part_of_the_whole(firm: Firm, data: st.DataObject) -> None:
    """Whatever the types turn out to be: carried out first, it leads to the very codes of one plan over all."""
    firm = firm._replace(links=())
    groups = [one for one in firm.clients if one.kind is EntityKind.CLIENT_GROUP]
    untyped = [one for one in groups if data.draw(st.booleans())]
    known = tuple(one for one in firm.clients if one not in untyped)
    observed = Observed(clients=known, work_items=firm.work_items, jobcodes=firm.jobcodes)
    bare = [msgspec.structs.replace(one, contact_type="", restriction="Public") for one in untyped]

    early = certain(observed, bare, firm.settings)
    later = firm.after(early).plan()

    assert new_bonds(early.actions) | new_bonds(later.actions) == new_bonds(firm.plan().actions)
    assert {one.kind for one in later.actions} <= {Kind.ADOPT, Kind.CREATE}
    assert {*early.findings, *later.findings} == set(firm.plan().findings)


def seen(*clients: Client, codes: tuple[Jobcode, ...] = ()) -> Observed:
    work = tuple(
        WorkItem(key=f"W{one.key}", title="2026 Tax", client_key=one.key, client_kind=one.kind)
        for one in clients
    )
    return Observed(clients=clients, work_items=work, jobcodes=codes)


def client(key: str, name: str, kind: EntityKind = EntityKind.ORGANIZATION) -> Client:
    return Client(key=key, kind=kind, name=name, contact_type="Client")


def test_everybody_who_shares_no_name_with_a_group() -> None:
    """Clients and their work; whoever is called as a group waits, as does whoever is called almost so."""
    group = msgspec.structs.replace(client("G", "Acme", EntityKind.CLIENT_GROUP), contact_type="")
    found = certain(seen(client("A", "Acme"), client("B", "acme"), client("C", "Birch")), [group], CHOSEN)

    assert set(new_bonds(found.actions)) == {"C", "WC"}


def test_nobody_where_no_type_is_chosen() -> None:
    """A firm that chose no types makes nothing, early or late."""
    nobody = msgspec.structs.replace(CHOSEN, contact_types=())

    assert certain(seen(*(client(kind, kind, kind) for kind in CLIENT_KINDS)), [], nobody).actions == ()
