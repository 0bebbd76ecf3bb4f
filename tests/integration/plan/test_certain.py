"""What is made before the types of groups are known is a part of what is planned once they are."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration.messages import Code
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


def group(name: str) -> Client:
    """A group as a list has it: without its type."""
    return msgspec.structs.replace(client("G", name, EntityKind.CLIENT_GROUP), contact_type="")


def test_everybody_who_shares_no_name_with_a_group() -> None:
    """Clients and their work; whoever is called as another client waits, as does whoever is called almost so."""
    found = certain(
        seen(client("A", "Acme"), client("B", "acme"), client("C", "Birch")), [group("Oak")], CHOSEN
    )

    assert set(new_bonds(found.actions)) == {"C", "WC"}


@pytest.mark.parametrize("name", ["Acme", "acme"])
def test_whoever_is_called_as_a_group_waits(name: str) -> None:
    """Or almost so: should the group take part, nobody knows whose time would be mixed."""
    found = certain(seen(client("A", "Acme"), client("C", "Birch")), [group(name)], CHOSEN)

    assert set(new_bonds(found.actions)) == {"C", "WC"}
    assert found.findings == ()


def test_neither_a_group_nor_its_work() -> None:
    """Both wait for the type of the group, though no name is in their way."""
    unknown = group("Oak")
    observed = seen(client("C", "Birch"), unknown)
    found = certain(msgspec.structs.replace(observed, clients=observed.clients[:1]), [unknown], CHOSEN)

    assert set(new_bonds(found.actions)) == {"C", "WC"}


def test_a_code_that_is_there() -> None:
    """It is adopted early, too."""
    found = certain(seen(client("C", "Birch"), codes=(Jobcode(id=7, parent_id=0, name="Birch"),)), [], CHOSEN)

    assert [(one.kind, one.key, one.jobcode_id) for one in found.actions] == [
        (Kind.ADOPT, "C", 7),
        (Kind.CREATE, "WC", None),
    ]


def test_what_is_told_early() -> None:
    """What there is to say of a code that is made; of whoever waits the plan over all will tell, and once is enough."""
    clients = client("A", "Acme"), client("B", "acme"), client("C", "Birch " * 60)

    assert [(one.code, one.subject) for one in certain(seen(*clients), [], CHOSEN).findings] == [
        (Code.NAME_TOO_LONG, "C")
    ]


def test_nobody_where_no_type_is_chosen() -> None:
    """A firm that chose no types makes nothing, early or late."""
    nobody = msgspec.structs.replace(CHOSEN, contact_types=())

    assert certain(seen(*(client(kind, kind, kind) for kind in CLIENT_KINDS)), [], nobody).actions == ()
