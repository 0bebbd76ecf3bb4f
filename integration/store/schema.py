"""The tables. Every row belongs to a tenant; retired bonds and deleted time are kept.

Whoever changes them adds a step to `migrations/versions/`: a test holds that the steps lead here.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

SCHEMA_VERSION: Final = "0006"  # the last step of the migrations

METADATA: Final = MetaData()


def _key(length: int) -> String:
    """Text that rows are found and sorted by: by code point, whatever language a database server speaks."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


ID: Final = BigInteger()  # QuickBooks Time's ids have left 32 bits behind (contract 3.5)
NUMBER: Final = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows only if they are INTEGER

VERSION = Table("alembic_version", METADATA, Column("version_num", String(32), primary_key=True))

TENANT = Table(
    "tenant",
    METADATA,
    Column("id", _key(64), primary_key=True),  # Karbon's TenantKey
    Column("account", String(200), nullable=False),  # client_url of the QuickBooks Time account
    Column("company", Text, nullable=False),
    Column("connected", Boolean, nullable=False),
    Column("settings", Text, nullable=False),  # JSON
    Column("connected_by", Text, nullable=False),
    Column("since", String(40), nullable=False),  # of the present state
    Column("synced_at", String(40)),
)

_LIVE = text("state <> 'retired'")
_CUT = text("cut IS NOT NULL")

LINK = Table(
    "link",
    METADATA,
    Column("tenant", _key(64), nullable=False),
    Column("key", _key(64), nullable=False),
    Column("kind", _key(20), nullable=False),
    Column("jobcode_id", ID, nullable=False),
    Column("karbon_name", Text, nullable=False),
    Column("code_name", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    ForeignKeyConstraint(["tenant"], ["tenant.id"]),
    # One live code an entity, one entity a code (LINK-03): held by the database, whoever writes.
    Index("one_live_link", "tenant", "key", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
    Index("one_owner", "tenant", "jobcode_id", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
    Index("link_of_key", "tenant", "key"),
    Index("link_to_code", "tenant", "jobcode_id"),
)

INTENT = Table(
    "intent",
    METADATA,
    Column("id", _key(64), primary_key=True),
    Column("tenant", _key(64), nullable=False),
    Column("system", String(20), nullable=False),
    Column("operation", _key(40), nullable=False),
    Column("subject", _key(64), nullable=False),
    Column("body", Text, nullable=False),  # JSON, as it was sent
    Column("state", String(10), nullable=False),  # sent, unknown, done, failed
    Column("sent_at", _key(40), nullable=False),
    Column("attempts", Integer, nullable=False),
    Index("open_intents", "tenant", "state"),
)

OBSERVATION = Table(
    "observation",
    METADATA,
    Column("tenant", _key(64), primary_key=True),
    Column("kind", _key(20), primary_key=True),
    Column("id", _key(64), primary_key=True),
    Column("record", LargeBinary, nullable=False),
    # What a plan looks records up by; nothing where no plan does. See store/places.py.
    Column("above", _key(64)),
    Column("place", _key(32)),  # digest of what it is among, and of how its name looks there
    Column("cut", _key(32)),  # the same of the name that its code gets, where that is another one
    Index("observation_above", "tenant", "kind", "above"),
    Index("observation_place", "tenant", "kind", "place"),
    Index("observation_cut", "tenant", "kind", "cut", sqlite_where=_CUT, postgresql_where=_CUT),
)

UNSETTLED = Table(
    "unsettled",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("tenant", _key(64), nullable=False),
    Column("kind", _key(20), nullable=False),  # client, work item, jobcode, link, or whole
    Column("id", _key(64), nullable=False),
    Column(
        "above", _key(64), nullable=False
    ),  # where it was before, if it was, and how its name looked there
    Column("look", Text),
    Index("unsettled_of_firm", "tenant", "number"),
    sqlite_autoincrement=True,  # a number is never given twice: whoever has read one settles it and no other
)

ENTRY = Table(
    "entry",
    METADATA,
    Column("tenant", _key(64), primary_key=True),
    Column("id", _key(40), primary_key=True),
    Column("timesheet_id", ID),
    Column("jobcode_id", ID),
    Column("key", _key(64), nullable=False),  # Karbon entity it was entered on; "" when it came from T
    Column("user_id", ID),
    Column("email", Text, nullable=False),
    Column("date", _key(10), nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("notes", Text, nullable=False),
    Column("fields", Text, nullable=False),  # JSON {field id: value}
    Column("locked", Integer, nullable=False),
    Column("state", String(12), nullable=False),  # recorded, running, held, native, deleted
    Column("reason", Text, nullable=False),
    Column("marker", String(16), nullable=False),
    Column("modified", String(40), nullable=False),
    Column("approved", Boolean, nullable=False),
    Index("entry_timesheet", "tenant", "timesheet_id", unique=True),
    Index("entry_jobcode", "tenant", "jobcode_id"),
    Index("entry_key", "tenant", "key"),
    Index("entry_state", "tenant", "state"),
)

ACTIVITY = Table(
    "activity",
    METADATA,
    Column("tenant", _key(64), primary_key=True),
    Column("timesheet_id", ID, primary_key=True),
    Column("activity_id", String(40), nullable=False),
    Column("sync_token", String(20), nullable=False),
    Column("content", String(64), nullable=False),  # digest of what was exported
    Column(
        "locked", Integer, nullable=False, server_default="0"
    ),  # the timesheet, when it was last looked at
)

CUSTOMER = Table(
    "customer",
    METADATA,
    Column("tenant", _key(64), primary_key=True),
    Column("jobcode_id", ID, primary_key=True),
    Column("customer_id", String(40), nullable=False),
    Column("path", Text, nullable=False),  # in QuickBooks, when it was bonded
    Column(
        "above", ID
    ),  # the code that it lay below then, 0 at the top; nothing in bonds of earlier versions
)

PAYEE = Table(
    "payee",
    METADATA,
    Column("tenant", _key(64), primary_key=True),
    Column("user_id", ID, primary_key=True),  # in QuickBooks Time
    Column("role", String(20), nullable=False),  # Employee or Vendor
    Column("payee_id", String(40), nullable=False),
    Column("details", String(64), nullable=False),  # digest of the name and address that they were matched by
)

CURSOR = Table(
    "cursor",
    METADATA,
    Column("tenant", _key(64), primary_key=True),
    Column("stream", _key(80), primary_key=True),
    Column("value", Text, nullable=False),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("tenant", _key(64), nullable=False),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("subject", _key(64), nullable=False),
    Column("why", String(20), nullable=False),  # behaviour id
    Column("digest", String(64), nullable=False),  # of this line and all before it
    Index("audit_of_firm", "tenant", "number"),
)

LEASE = Table(
    "lease",
    METADATA,
    Column("tenant", _key(64), primary_key=True),
    Column("owner", String(80), nullable=False),  # "" when nobody has it
    Column("until", String(40), nullable=False),
    Column("fence", ID, nullable=False),  # grows with every owner; who writes with an older one is refused
)

HINTS = Table(
    "hints",
    METADATA,
    Column("tenant", _key(64), primary_key=True),  # a firm whose hints are on has a row
    Column("address", Text, nullable=False),  # where Karbon sends its webhooks
    Column("whole_every_hours", Integer, nullable=False),
    Column(
        "whole_at", String(40)
    ),  # the last reading that needed no hints; none since they are on, or since a gap
    Column("asked", _key(20), nullable=False),  # type of the subscription that was asked about last
)

INBOX = Table(
    "inbox",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("tenant", _key(64), nullable=False),
    Column("source", _key(20), nullable=False),  # karbon, quickbooks
    Column("dedupe", _key(64), nullable=False),  # digest of what was sent
    Column("kind", _key(20), nullable=False),  # of the entity, "" when nobody knows
    Column("key", _key(64), nullable=False),
    Column("at", _key(40), nullable=False),
    Column("handled", Boolean, nullable=False),
    Index("one_of_each_hint", "tenant", "source", "dedupe", unique=True),
    Index("inbox_waiting", "tenant", "source", "handled"),
)
