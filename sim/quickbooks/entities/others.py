"""The rest of the API's entities: one declared kind, an allow-list of properties a name (contract 3.0).

A time-tracking integration hardly touches them; an SDK's sweep over all entities does. Values are kept as they came,
apart from those that are named here.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec

from sim.quickbooks.entities.other_names import (
    COMMON,
    DOCUMENTS,
    LISTS,
    SALES,
    Named,
)
from sim.quickbooks.kept import Kept
from sim.quickbooks.kinds import Day, Flag, Kind, Money, Text
from sim.quickbooks.kinds_nested import Reference
from sim.quickbooks.records import Entity
from sim.quickbooks.schema import EntityType, Field, Index, Write
from sim.quickbooks.transactions import POINTS_TO, TransactionRules, ValueRules

CHANGED: Final = Index((), ("MetaData.LastUpdatedTime",))


class Typed(NamedTuple):
    """What is known about a property, whatever entity has it."""

    kind: Kind
    default: Any
    filterable: bool = False
    sortable: bool = False


LOOKED_UP: Final = ("Active", "DocNumber")
NOTHING: Final = Typed(Kept(), None)
TYPED: Final = {
    "Active": Typed(Flag(), True, filterable=True, sortable=True),
    "Amount": Typed(Money(), Money.nothing),
    "Balance": Typed(Money(), Money.nothing, filterable=True, sortable=True),
    "DisplayName": Typed(Text(100), "", filterable=True, sortable=True),
    "DocNumber": Typed(Text(21), "", filterable=True, sortable=True),
    "DueDate": Typed(Day(), "", filterable=True, sortable=True),
    "FileName": Typed(Text(1000), "", filterable=True, sortable=True),
    "Name": Typed(Text(100), "", filterable=True, sortable=True),
    "Note": Typed(Text(2000), "", filterable=True),
    "PrivateNote": Typed(Text(4000), ""),
    "TotalAmt": Typed(Money(), Money.nothing, filterable=True, sortable=True),
    "UnappliedAmt": Typed(Money(), Money.nothing),
    "TxnDate": Typed(Day(), "", filterable=True, sortable=True),
    **{
        name: Typed(Reference(entity), "", filterable=entity != "Account")
        for name, entity in POINTS_TO.items()
    },
    "PaymentMethodRef": Typed(Reference("PaymentMethod"), ""),
    "SalesTermRef": Typed(Reference("Term"), ""),
}


def _entity(named: Named, own: str, tail: str, rules: ValueRules) -> EntityType:
    names = [name for name in own.split() + tail.split() if _is_kept(name)]
    record = msgspec.defstruct(
        named.name,
        [(name, Any, TYPED.get(name, NOTHING).default) for name in names],
        bases=(Entity,),
        module=__name__,
        namespace={"__doc__": f"A {named.name} as it was sent."},
        frozen=True,
        gc=False,
        kw_only=True,
    )
    transaction = isinstance(rules, TransactionRules)
    return EntityType(
        named.name,
        record,
        named.table,
        own=[_field(name) for name in own.split()],
        tail=[_field(name) for name in tail.split()],
        indexes=[Index((), ()), CHANGED, *(Index((name,), ()) for name in LOOKED_UP if name in names)],
        order=[("Id", transaction)],
        operations=frozenset(named.operations.split()),
        rules=rules,
        list_counters=("startPosition", "maxResults", *(["totalCount"] if named.total_count else [])),
    )


def _is_kept(name: str) -> bool:
    """The few that begin with a small letter are made by services that are not here."""
    return name[0].isupper()


def _field(name: str) -> Field:
    if not _is_kept(name):
        return Field(name, write=Write.NEVER)
    typed = TYPED.get(name, NOTHING)
    return Field(name, typed.kind, attribute=name, filterable=typed.filterable, sortable=typed.sortable)


OTHERS: Final = [
    *[
        _entity(
            named,
            named.own,
            COMMON + (SALES if named.sales else named.tail),
            TransactionRules(named.needed.split()),
        )
        for named in DOCUMENTS
    ],
    *[_entity(named, named.own, named.tail, ValueRules(named.needed.split())) for named in LISTS],
]
