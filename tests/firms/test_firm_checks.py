"""A firm that does not hang together is refused before any of it is moved in."""

import msgspec
import pytest

from sim.firms import FirmError, load
from sim.firms.check import FINDINGS_SHOWN, check
from sim.firms.model import Client, ClientKind, Colleague, Jobcode, KarbonStanding

BASELINE = load("baseline")


def _refusal(**changes):
    with pytest.raises(FirmError) as refused:
        check(msgspec.structs.replace(BASELINE, **changes))
    return str(refused.value)


def _first(field, **changes):
    """The field with its first entry changed."""
    first, *rest = getattr(BASELINE, field)
    return {field: (msgspec.structs.replace(first, **changes), *rest)}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            _first("work", client="acne"),
            "Work 'acme-2026-tax' points at the client 'acne', which the firm does not have; did you mean 'acme'?",
        ),
        (
            _first("work", assignee="nobody"),
            "Work 'acme-2026-tax' points at the colleague 'nobody', which the firm does not have.",
        ),
        (
            _first("work", work_type="Taxes"),
            "Work 'acme-2026-tax' points at the work type 'Taxes', which the firm does not have; did you mean 'Tax'?",
        ),
        (
            _first("clients", contact_type="client"),
            "Client 'acme' points at the contact type 'client', which the firm does not have; did you mean 'Client'?",
        ),
        (
            _first("clients", members=("acme",)),
            "Client 'acme' is no ClientGroup but has members. Remove the members or change its kind.",
        ),
        (
            {"clients": BASELINE.clients * 2},
            "The id 'acme' occurs 2 times in clients. Give each its own.",
        ),
        (
            _first("colleagues", email="priya"),
            "Colleague 'priya' has the email 'priya'. Give one like ann@firm.example.",
        ),
        (
            _first("colleagues", email="ANN@baseline.example"),
            "2 colleagues in Karbon have the email 'ann@baseline.example'. Give each their own.",
        ),
        (
            {"colleagues": BASELINE.colleagues[1:]},
            'Nobody administers QuickBooks Time. Give one colleague "quickbooks_time": "admin".',
        ),
        (
            {"jobcodes": (Jobcode(id="a", name="Acme"), Jobcode(id="b", name="Acme"))},
            "QuickBooks Time cannot hold 2 jobcodes called 'Acme' at the top level. Rename one.",
        ),
        (
            {"jobcodes": (Jobcode(id="a", name="A", parent="b"), Jobcode(id="b", name="B", parent="a"))},
            "\n".join(f"Jobcode {code!r} lies under itself. Correct one of the parents." for code in "ab"),
        ),
        (
            {"jobcodes": (Jobcode(id="a", name="x" * 65),)},
            "Jobcode 'a' has a name of 65 characters, and 64 is the limit. Shorten it.",
        ),
        (
            {"customers": ("Acme", "ACME")},
            "QuickBooks cannot hold 2 customers or employees called 'acme'. Rename or remove one.",
        ),
        (
            {"customers": ("ann lee",)},
            "QuickBooks cannot hold 2 customers or employees called 'ann lee'. Rename or remove one.",
        ),
        (
            {"customers": ("Acme:",)},
            "The customer 'Acme:' has an empty or too long part. Write Parent:Child.",
        ),
        (
            {"customers": ("a:b:c:d:e:f",)},
            "The customer 'a:b:c:d:e:f' is 6 levels deep; QuickBooks has 5.",
        ),
    ],
)
def test_finding(changes, said):
    """Each finding is a sentence that says which entry it is about and what to do."""
    assert said == _refusal(**changes)


def test_many_findings_are_cut_short():
    """A firm that is wrong all over is told of the first findings and that there are more."""
    clients = tuple(
        Client(id=str(number), kind=ClientKind.CONTACT, name=" ", contact_type="Client")
        for number in range(FINDINGS_SHOWN + 5)
    )
    said = _refusal(clients=clients, work=()).splitlines()

    assert len(said) == FINDINGS_SHOWN + 1
    assert said[-1] == "There is more; these are the first 10."


def test_two_users_of_quickbooks_time_may_share_an_email():
    """Only Karbon's email is a login: a colleague who is not there may have one that is taken."""
    twin = Colleague(
        id="twin",
        name="Ann Lee",
        email="ann@baseline.example",
        karbon=KarbonStanding.ABSENT,
        quickbooks_employee=False,
    )
    firm = msgspec.structs.replace(BASELINE, colleagues=(*BASELINE.colleagues, twin))

    assert firm == check(firm)
