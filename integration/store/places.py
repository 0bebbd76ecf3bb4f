"""Where a record is looked up by a plan: below what it lies, and how its name looks there.

Near names share a place. A place is kept as a digest, so that a database finds names of any length by an index.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Final, NamedTuple

from integration.model import Client, Jobcode, Record, WorkItem
from integration.rules import code_name, near

FIRM: Final = ""  # what all clients are among
PLACED: Final = (Client, WorkItem, Jobcode)


class Place(NamedTuple):
    """Among what a name is, and how it looks: the siblings' key or id, and the near form."""

    scope: str
    look: str

    @property
    def digest(self) -> str:
        """The same in 32 letters."""
        return blake2b(f"{self.scope}\n{self.look}".encode(), digest_size=16).hexdigest()


def above(record: Record) -> str | None:
    """Below what a record is listed: work below its client, a code below its parent, a client below its kind."""
    if isinstance(record, WorkItem):
        return record.client_key
    if isinstance(record, Jobcode):
        return str(record.parent_id)
    return record.kind.value if isinstance(record, Client) else None


def place(record: Record) -> Place | None:
    """Where its name is; None for what no plan looks up."""
    if isinstance(record, Client):
        return Place(FIRM, near(record.name))
    if isinstance(record, WorkItem):
        return Place(record.client_key, near(record.title))
    return Place(str(record.parent_id), near(record.name)) if isinstance(record, Jobcode) else None


def cut(record: Record) -> Place | None:
    """Where the name is that its code gets; None where that is no other name (D-02)."""
    if isinstance(record, Client):
        name, scope = record.name, FIRM
    elif isinstance(record, WorkItem):
        name, scope = record.title, record.client_key
    else:
        return None
    wanted = code_name(name, record.key)
    return None if wanted == name else Place(scope, near(wanted))


def seen_by_a_plan(record: Record) -> tuple[object, ...]:
    """What a plan sees of a record: of two that agree in it, none has moved."""
    if isinstance(record, Client):
        return (record.kind, record.name, record.contact_type, record.restriction)
    if isinstance(record, WorkItem):
        return (record.title, record.client_key, record.client_kind, record.start_date, record.completed)
    return (record.parent_id, record.name, record.active) if isinstance(record, Jobcode) else ()
