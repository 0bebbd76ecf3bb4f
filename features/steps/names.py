"""What people, clients, work and codes are called in a sentence, and which records that means."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from sim.conformance.expect import expect
from sim.conformance.stage import Stage

T = TypeVar("T")
PEOPLE = {
    "Priya": "Priya Patel",
    "Ann": "Ann Lee",
    "Bob": "Bob Stone",
    "Carla": "Carla Reyes",
    "Dan": "Dan Park",
}
EMAILS = {first: f"{first.lower()}@baseline.example" for first in PEOPLE}
ADMIN = EMAILS["Priya"]
KINDS = {"person": "Contact", "organization": "Organization", "client group": "ClientGroup"}


class NotTold(LookupError):
    """A sentence says what nobody has taught the suite, though each of its words is known."""


def taught(meanings: Mapping[str, T], words: str) -> T:
    """What these words mean together."""
    if words not in meanings:
        raise NotTold(f"nobody has taught the suite {words!r}; it knows: {', '.join(meanings)}")
    return meanings[words]


def cells(rows: list[dict[str, str]], columns: list[str]) -> list[list[str]]:
    """These columns of the rows; a column that no row knows is a slip of the feature."""
    for column in columns:
        if rows and not any(column in row for row in rows):
            raise NotTold(f"there is no column {column!r}; there are: {', '.join(rows[0])}")
    return [[row.get(column) or "" for column in columns] for row in rows]


def told(rows: list[dict[str, str]]) -> list[str]:
    """Rows in a line each, for whoever wonders what else was there."""
    return [", ".join(cell for cell in row.values() if cell) for row in rows]


def first_name(email_or_name: str) -> str:
    """A colleague as a sentence calls them, by email address or full name; anybody else as they are."""
    wanted = email_or_name.lower()
    return next((one for one in PEOPLE if wanted in {EMAILS[one], PEOPLE[one].lower()}), email_or_name)


def full_name(email: str) -> str:
    """A colleague's first and last name."""
    return PEOPLE[first_name(email)]


def length_of(minutes: float | None) -> str:
    """A length of time as a sentence says it."""
    if minutes is None:
        return "unknown"
    if minutes > 60 and minutes % 60 == 0:
        return f"{minutes / 60:g} hours"
    return f"{minutes:g} minute{'' if minutes == 1 else 's'}"


def split_kind(name: str) -> tuple[str, str]:
    """'Smith (person)' as its name and Karbon's word for the kind; the kind is '' when it is not said."""
    plain, _, said = name.rpartition(" (")
    word = said.removesuffix(")").removeprefix("a ").removeprefix("an ")
    return (plain, KINDS[word]) if word in KINDS else (name, "")


def address_of(stage: Stage, person: str, system: str = "Karbon") -> str:
    """The email address under which a system knows a colleague by now."""
    return str(stage.notes.get(f"{system} knows {person} as", person))


def client_key(stage: Stage, name: str) -> str:
    """The key of the client called so; 'Smith (person)' where several share the name."""
    plain, wanted = split_kind(name)
    found = [
        one for one in stage.karbon.clients(plain) if one["name"] == plain and wanted in {"", one["kind"]}
    ]
    there = [one["name"] for one in stage.karbon.clients()]
    expect(f"clients in Karbon called “{name}”", len(found), 1, seen=there)
    return str(found[0]["key"])


def work_key(stage: Stage, title: str) -> str | None:
    """The key of the work item called so, or of 'Acme › 2026 Tax' where several share the title."""
    client, arrow, plain = title.rpartition(" › ")
    key = client_key(stage, client) if arrow else ""
    found = [one for one in stage.karbon.work(plain, key) if one["title"] == plain]
    if len(found) > 1:
        expect(f"work items in Karbon called “{title}” (write “Client › {plain}”)", len(found), 1)
    return str(found[0]["key"]) if found else None


def work_item(stage: Stage, title: str) -> str:
    """The key of the work item called so, which has to be there."""
    key = work_key(stage, title)
    there = [one["title"] for one in stage.karbon.work()]
    expect(f"work items in Karbon called “{title}”", int(key is not None), 1, seen=there)
    return str(key)


def entity_key(stage: Stage, name: str) -> str:
    """The key of the work item or client called so."""
    return work_key(stage, name) or client_key(stage, name)


def job_id(stage: Stage, path: str, *, active: bool | None = True) -> int:
    """The id of the one code of this path, as in 'Acme › 2026 Tax'; without `active`, of a deleted one at need."""
    if active is None:
        active = path in paths(stage)
    found = [job for job in stage.time.jobs() if job["path"] == path and job["active"] is active]
    said = "codes" if active else "deleted codes"
    expect(f"{said} in QuickBooks Time called “{path}”", len(found), 1, seen=paths(stage))
    return int(found[0]["id"])


def paths(stage: Stage) -> list[str]:
    """The paths of all active codes, sorted."""
    return sorted(job["path"] for job in stage.time.jobs() if job["active"])


def path_of(stage: Stage, job: int | None) -> str:
    """The path of a code; a deleted one says so."""
    if job is None:
        return "no code"
    row = next((one for one in stage.time.jobs() if one["id"] == job), None)
    if row is None:
        return "a code that QuickBooks Time does not have"
    return str(row["path"]) if row["active"] else f"{row['path']}, deleted"


def customer_id(stage: Stage, path: str) -> str:
    """The id of the customer or job of this path, as in 'Acme:2026 Tax'."""
    found = {one["path"]: str(one["id"]) for one in stage.books.customers()}
    expect(f"customers in QuickBooks called “{path}”", int(path in found), 1, seen=list(found))
    return found[path]


def date_of(stage: Stage, text: str) -> str:
    """A date in a sentence as ISO text, by the world's clock."""
    if text == "today":
        return stage.today()
    days = {"yesterday": -1, "tomorrow": 1}
    if text in days:
        return (date.fromisoformat(stage.today()) + timedelta(days=days[text])).isoformat()
    return text
