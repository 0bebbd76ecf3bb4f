"""What people, clients, work and codes are called in a sentence, and which records that means."""

from datetime import date, timedelta

from sim.conformance.stage import Stage
from sim.conformance.steps import parameter_type

ADMIN = "priya@baseline.example"
KINDS = {"person": "Contact", "organization": "Organization", "client group": "ClientGroup"}


@parameter_type(name="person", regexp="Priya|Ann|Bob|Carla|Dan")
def person(name: str) -> str:
    """A colleague of the baseline firm, by first name; the email address stands for the person."""
    return f"{name.lower()}@baseline.example"


@parameter_type(name="kind", regexp="person|organization|client group")
def kind(word: str) -> str:
    """A kind of client, in Karbon's own word."""
    return KINDS[word]


@parameter_type(name="privacy", regexp="Public|Private|Hidden")
def privacy(level: str) -> str:
    """A restriction level."""
    return level


@parameter_type(name="minutes", regexp="[0-9]+(?:[.][0-9]+)? (?:hours?|minutes?)")
def minutes(text: str) -> int:
    """A length of time in whole minutes."""
    number, unit = text.split()
    return round(float(number) * (60 if unit.startswith("hour") else 1))


@parameter_type(name="code", regexp="[A-Z]+(?:_[A-Z]+)+")
def code(word: str) -> str:
    """A message code of the catalogue."""
    return word


@parameter_type(name="day", regexp="today|yesterday|[0-9]{4}-[0-9]{2}-[0-9]{2}")
def day(text: str) -> str:
    """A date."""
    return text


def split_kind(name: str) -> tuple[str, str]:
    """'Smith (person)' as its name and Karbon's word for the kind; the kind is '' when it is not said."""
    plain, _, said = name.rpartition(" (")
    word = said.removesuffix(")").removeprefix("a ").removeprefix("an ")
    return (plain, KINDS[word]) if word in KINDS else (name, "")


def client_key(stage: Stage, name: str) -> str:
    """The key of the client called so; 'Smith (person)' where several share the name."""
    plain, wanted = split_kind(name)
    found = [
        one for one in stage.karbon.clients(plain) if one["name"] == plain and wanted in {"", one["kind"]}
    ]
    if plain in stage.notes.get("former names", {}):
        return str(stage.notes["former names"][plain])
    assert len(found) == 1, f"Karbon has {len(found)} clients called {name!r}"
    return str(found[0]["key"])


def work_key(stage: Stage, title: str) -> str | None:
    """The key of the work item called so, or of 'Acme › 2026 Tax' where several share the title."""
    client, arrow, plain = title.rpartition(" › ")
    key = client_key(stage, client) if arrow else ""
    found = [one for one in stage.karbon.work(plain, key) if one["title"] == plain]
    assert len(found) <= 1, f"Karbon has {len(found)} work items called {title!r}; write 'Client › {plain}'"
    return str(found[0]["key"]) if found else None


def entity_key(stage: Stage, name: str) -> str:
    """The key of the work item or client called so."""
    return work_key(stage, name) or client_key(stage, name)


def job_id(stage: Stage, path: str, *, active: bool | None = True) -> int:
    """The id of the one code of this path, as in 'Acme › 2026 Tax'."""
    found = [job for job in stage.time.jobs() if job["path"] == path and active in {None, job["active"]}]
    assert len(found) == 1, f"QuickBooks Time has {len(found)} codes {path!r}: {paths(stage)}"
    return int(found[0]["id"])


def paths(stage: Stage) -> list[str]:
    """The paths of all active codes, sorted."""
    return sorted(job["path"] for job in stage.time.jobs() if job["active"])


def date_of(stage: Stage, text: str) -> str:
    """A date in a sentence as ISO text, by the world's clock."""
    if text == "today":
        return stage.today()
    if text == "yesterday":
        return (date.fromisoformat(stage.today()) - timedelta(days=1)).isoformat()
    return text
