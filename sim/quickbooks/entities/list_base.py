"""What items, classes, locations and accounts have in common."""

from __future__ import annotations

from typing import Any, Final

from sim.quickbooks.kinds import ABSENT, Flag, Name, Text, Whole
from sim.quickbooks.kinds_nested import Reference
from sim.quickbooks.schema import Field, Index, Write

INDEXES: Final = [
    Index(("Active",), ("FullyQualifiedName",)),  # the default list
    Index((), ("FullyQualifiedName",)),
    Index(("FullyQualifiedName",), ()),
    Index(("Name",), ("FullyQualifiedName",)),
    Index(("ParentRef",), ("FullyQualifiedName",)),
    Index(("Active",), ()),
    Index((), ()),
    Index((), ("MetaData.LastUpdatedTime",)),
]


def list_fields(flag: str, attribute: str) -> list[Field]:
    """Name, place and path. `flag` is the property that says that an entry stands below another."""
    return [
        Field("Name", Name(100), "name", filterable=True, sortable=True),
        Field("Active", Flag(), "active", filterable=True, sortable=True),
        Field(flag, Flag(), attribute),
        Field("ParentRef", Reference(), "parent_id", filterable=True),
        Field(
            "FullyQualifiedName",
            Text(600),
            "fully_qualified_name",
            Write.NEVER,
            filterable=True,
            sortable=True,
        ),
    ]


def level() -> Field:
    """How deep an entry stands; absent at the top."""
    return Field(
        "Level",
        Whole(),
        write=Write.NEVER,
        show=lambda company, record: _level(company, record) or ABSENT,
        get=_level,
    )


def only_when_set(attribute: str) -> Any:
    """Shown when it is true."""
    return lambda _company, record: True if getattr(record, attribute) else ABSENT


def _level(_company: Any, record: Any) -> int:
    return int(record.fully_qualified_name.count(":"))
