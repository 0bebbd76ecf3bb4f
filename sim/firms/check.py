"""What must hold of a firm before any of it is moved into a world: names, references, limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from sim.firms.document import near
from sim.firms.model import (
    Client,
    ClientKind,
    Colleague,
    Firm,
    FirmError,
    Jobcode,
    KarbonStanding,
    TimeStanding,
    WorkItem,
)

FINDINGS_SHOWN: Final = 10
COLLEAGUES_MAX: Final = 5_000
CLIENTS_MAX: Final = 200_000
WORK_MAX: Final = 1_000_000
JOBCODES_MAX: Final = 1_000_000
CUSTOMERS_MAX: Final = 200_000
NAME_LENGTH_MAX: Final = 500
JOBCODE_NAME_LENGTH_MAX: Final = 64  # QuickBooks Time refuses longer ones (contracts/quickbooks_time.md, 3.3)
TITLE_LENGTH_MAX: Final = 200  # Karbon's WorkItem.Title (contracts/karbon.md, 3.2)
CUSTOMER_LEVELS_MAX: Final = 5  # QuickBooks nests customers this deep (contracts/quickbooks_online.md, 3.1)
BUDGET_MINUTES_MAX: Final = 1_000_000


def check(firm: Firm) -> Firm:
    """The firm itself if all is well; else a FirmError with a sentence a finding."""
    findings = list(islice(_findings(firm), FINDINGS_SHOWN + 1))
    if len(findings) > FINDINGS_SHOWN:
        findings[FINDINGS_SHOWN:] = [f"There is more; these are the first {FINDINGS_SHOWN}."]
    if findings:
        raise FirmError("\n".join(findings))
    return firm


def _findings(firm: Firm) -> Iterator[str]:
    yield from _sizes(firm)
    if not firm.name.strip():
        yield "The firm has no name. Give it one."
    colleagues = {colleague.id: colleague for colleague in firm.colleagues}
    clients = {client.id: client for client in firm.clients}
    codes = {code.id: code for code in firm.jobcodes}
    yield from _repeats("colleagues", (each.id for each in firm.colleagues))
    yield from _repeats("clients", (each.id for each in firm.clients))
    yield from _repeats("work", (each.id for each in firm.work))
    yield from _repeats("jobcodes", (each.id for each in firm.jobcodes))
    for colleague in firm.colleagues:
        yield from _colleague(colleague)
    yield from _logins(firm.colleagues)
    if not any(each.quickbooks_time is TimeStanding.ADMIN for each in firm.colleagues):
        yield 'Nobody administers QuickBooks Time. Give one colleague "quickbooks_time": "admin".'
    for client in firm.clients:
        yield from _client(client, clients, firm.contact_types)
    for item in firm.work:
        yield from _work(item, firm, clients, colleagues)
    yield from _jobcodes(firm, codes)
    yield from _customers(firm)


def _sizes(firm: Firm) -> Iterator[str]:
    for field, limit in (
        ("colleagues", COLLEAGUES_MAX),
        ("clients", CLIENTS_MAX),
        ("work", WORK_MAX),
        ("jobcodes", JOBCODES_MAX),
        ("customers", CUSTOMERS_MAX),
    ):
        count = len(getattr(firm, field))
        if count > limit:
            yield f"The firm has {count} {field}, and {limit} is the limit. Take some out."


def _repeats(field: str, ids: Iterable[str]) -> Iterator[str]:
    for repeated, times in Counter(ids).items():
        if times > 1:
            yield f"The id {repeated!r} occurs {times} times in {field}. Give each its own."
        if not repeated:
            yield f"An entry of {field} has an empty id. Give it one."


def _name(where: str, name: str, limit: int = NAME_LENGTH_MAX) -> Iterator[str]:
    if not name.strip():
        yield f"{where} has no name. Give it one."
    elif len(name) > limit:
        yield f"{where} has a name of {len(name)} characters, and {limit} is the limit. Shorten it."


def _one_of(where: str, what: str, value: str, known: Iterable[str]) -> Iterator[str]:
    """A finding when the value is not among the known ones, with the nearest of them."""
    if value not in known:
        yield f"{where} points at the {what} {value!r}, which the firm does not have{near(value, known)}"


def _colleague(colleague: Colleague) -> Iterator[str]:
    where = f"Colleague {colleague.id!r}"
    yield from _name(where, colleague.name)
    if "@" not in colleague.email:
        yield f"{where} has the email {colleague.email!r}. Give one like ann@firm.example."


def _logins(colleagues: tuple[Colleague, ...]) -> Iterator[str]:
    """In Karbon an email address is the login; QuickBooks Time lets two users have the same one."""
    present = [each.email.casefold() for each in colleagues if each.karbon is not KarbonStanding.ABSENT]
    for email, times in Counter(present).items():
        if times > 1:
            yield f"{times} colleagues in Karbon have the email {email!r}. Give each their own."


def _client(client: Client, clients: dict[str, Client], contact_types: tuple[str, ...]) -> Iterator[str]:
    where = f"Client {client.id!r}"
    yield from _name(where, client.name)
    if client.contact_type:
        yield from _one_of(where, "contact type", client.contact_type, contact_types)
    if client.members and client.kind is not ClientKind.CLIENT_GROUP:
        yield f"{where} is no ClientGroup but has members. Remove the members or change its kind."
    for member in client.members:
        yield from _one_of(where, "member", member, clients)
        if member in clients and clients[member].kind is ClientKind.CLIENT_GROUP:
            yield f"{where} has the group {member!r} as a member. Only people and organizations can be."


def _work(
    item: WorkItem, firm: Firm, clients: dict[str, Client], colleagues: dict[str, Colleague]
) -> Iterator[str]:
    where = f"Work {item.id!r}"
    yield from _name(where, item.title, TITLE_LENGTH_MAX)
    yield from _one_of(where, "client", item.client, clients)
    if item.work_type:
        yield from _one_of(where, "work type", item.work_type, firm.work_types)
    if item.due is not None and item.due < item.start:
        yield f"{where} is due on {item.due}, before it starts on {item.start}. Correct one of the dates."
    if item.assignee:
        yield from _one_of(where, "colleague", item.assignee, colleagues)
        if item.assignee in colleagues and colleagues[item.assignee].karbon is KarbonStanding.ABSENT:
            yield f"{where} is assigned to {item.assignee!r}, who is not in Karbon. Choose another colleague."
    for budget in item.budget:
        yield from _one_of(where, "role", budget.role, firm.roles)
        yield from _one_of(where, "task type", budget.task_type, firm.task_types)
        if not 0 <= budget.minutes <= BUDGET_MINUTES_MAX:
            yield f"{where} has a budget of {budget.minutes} minutes; 0 to {BUDGET_MINUTES_MAX} are allowed."


def _jobcodes(firm: Firm, codes: dict[str, Jobcode]) -> Iterator[str]:
    for code in firm.jobcodes:
        where = f"Jobcode {code.id!r}"
        yield from _name(where, code.name, JOBCODE_NAME_LENGTH_MAX)
        if code.parent:
            yield from _one_of(where, "parent", code.parent, codes)
            yield from _under_itself(code, codes)
    for (parent, name), times in Counter((code.parent, code.name) for code in firm.jobcodes).items():
        if times > 1:
            place = f"under {parent!r}" if parent else "at the top level"
            yield f"QuickBooks Time cannot hold {times} jobcodes called {name!r} {place}. Rename one."


def _under_itself(code: Jobcode, codes: dict[str, Jobcode]) -> Iterator[str]:
    seen = {code.id}
    above = codes.get(code.parent)
    while above is not None and above.id not in seen:
        seen.add(above.id)
        above = codes.get(above.parent)
    if above is not None and above.id == code.id:
        yield f"Jobcode {code.id!r} lies under itself. Correct one of the parents."


def _customers(firm: Firm) -> Iterator[str]:
    """QuickBooks compares names without regard to case; customers at the top and employees share them."""
    employees = [each.name for each in firm.colleagues if each.quickbooks_employee]
    for name, times in Counter(name.casefold() for name in (*employees, *firm.customers)).items():
        if times > 1:
            yield f"QuickBooks cannot hold {times} customers or employees called {name!r}. Rename or remove one."
    for path in firm.customers:
        parts = path.split(":")
        if not all(part.strip() and len(part) <= NAME_LENGTH_MAX for part in parts):
            yield f"The customer {path!r} has an empty or too long part. Write Parent:Child."
        if len(parts) > CUSTOMER_LEVELS_MAX:
            yield f"The customer {path!r} is {len(parts)} levels deep; QuickBooks has {CUSTOMER_LEVELS_MAX}."
