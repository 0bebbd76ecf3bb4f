"""One small change each, and whom it concerns: each way from what moved to somebody else is shown by one."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from integration.model import Client, Jobcode, Link, LinkState, WorkItem
from integration.plan import neighbourhood, plan_near
from integration.plan.moved import Moved
from integration.settings import Settings

from .firms import Firm
from .shelves import FirmShelf, moved_between
from .table import WORK, client, code, link, work

Records = tuple[Any, ...]
LONG = "x" * 70
OLD = link("C1", 1, "Acme")
BELOW_ANOTHERS = code(9, "X"), code(1, "Acme", 9), OLD, link("C9", 9, "X")
MAY_BE_BONDED = code(1, "Acme"), code(2, "TAX", 1), code(5, "Zed"), link("C0", 5, "Zed")

CASES: dict[str, tuple[Records, Records, str]] = {
    "a rename that waits below another client's code": (
        (client("C1", "New"), code(9, "X"), code(1, "Acme", 9), code(2, "New", 9), OLD),
        (client("C1", "New"), code(9, "X"), code(1, "Acme", 9), code(2, "Else", 9), OLD),
        "C1",
    ),
    "a rival that is called otherwise": (
        (client("C1", "Acme"), client("C2", "Acme")),
        (client("C1", "Beta"), client("C2", "Acme")),
        "C2",
    ),
    "a look-alike that is gone": (
        (client("C1", "Acme"), client("C2", "ACME")),
        (client("C1", "Acme"),),
        "C1",
    ),
    "a code that was in the way": (
        (client("C1", "Acme"), code(1, "ACME")),
        (client("C1", "Acme"), code(1, "Else")),
        "C1",
    ),
    "a code in the way of work": (
        (client("C1", "A"), work("W1", "Tax", "C1"), code(1, "A"), code(2, "TAX", 1), link("C1", 1, "A")),
        (client("C1", "A"), work("W1", "Tax", "C1"), code(1, "A"), code(2, "Else", 1), link("C1", 1, "A")),
        "W1",
    ),
    "a code that was deleted": (
        (client("C1", "Acme"), code(1, "Acme"), OLD),
        (client("C1", "Acme"), code(1, "Acme", active=False), OLD),
        "C1",
    ),
    "a code that was replaced, and is back": (
        (
            client("C1", "A"),
            code(1, "Old", active=False),
            code(2, "A"),
            link("C1", 1, "Old", LinkState.RETIRED),
            link("C1", 2, "A"),
        ),
        (
            client("C1", "A"),
            code(1, "Old"),
            code(2, "A"),
            link("C1", 1, "Old", LinkState.RETIRED),
            link("C1", 2, "A"),
        ),
        "C1",
    ),
    "a client that leaves, and its work": (
        (
            client("C1", "A"),
            work("W1", "T", "C1"),
            code(1, "A"),
            code(2, "T", 1),
            link("C1", 1, "A"),
            link("W1", 2, "T", kind=WORK),
        ),
        (
            client("C1", "A", contact_type="X"),
            work("W1", "T", "C1"),
            code(1, "A"),
            code(2, "T", 1),
            link("C1", 1, "A"),
            link("W1", 2, "T", kind=WORK),
        ),
        "W1",
    ),
    "work of a client that waits with another": (
        (client("C1", "Acme"), client("C2", "Acme"), work("W1", "Tax", "C1")),
        (client("C1", "Acme"), client("C2", "Acme"), work("W1", "Books", "C1")),
        "W1",
    ),
    "work below a code that its client is only now bonded to": (
        (client("C1", "Acme"), work("W1", "Tax", "C1"), code(2, "TAX", 1)),
        (client("C1", "Acme"), work("W1", "Tax", "C1"), code(2, "TAX", 1), code(1, "Acme")),
        "W1",
    ),
    "a name that a code has cut": (
        (client("C1", LONG), code(1, "x" * 57 + "~" + "000000")),
        (client("C1", LONG), code(1, "x" * 57 + "~" + "771d47")),
        "",
    ),
    "a client that now has a name that its code has cut": (
        (client("C1", "Short"), code(1, "x" * 57 + "~" + "771d47")),
        (client("C1", LONG), code(1, "x" * 57 + "~" + "771d47")),
        "C1",
    ),
    "a client that may be bonded to a code with others below it": (
        (work("W1", "Tax", "C1"), code(1, "Acme"), code(2, "TAX", 1)),
        (client("C1", "Acme"), work("W1", "Tax", "C1"), code(1, "Acme"), code(2, "TAX", 1)),
        "W1",
    ),
    "a code that its owner gave up": (
        (client("C1", "Else"), client("C2", "Acme"), code(1, "Acme"), OLD),
        (
            client("C1", "Else"),
            client("C2", "Acme"),
            code(1, "Acme"),
            link("C1", 1, "Acme", LinkState.RETIRED),
        ),
        "C2",
    ),
    "a rename below another client's code that is taken back": (
        (client("C9", "X"), work("W9", "New", "C9"), client("C1", "New"), *BELOW_ANOTHERS),
        (client("C9", "X"), work("W9", "New", "C9"), client("C1", "Acme"), *BELOW_ANOTHERS),
        "W9",
    ),
    "a chain of renames": (
        (
            client("C1", "B"),
            client("C2", "B2"),
            code(1, "A"),
            code(2, "B2"),
            code(3, "B"),
            link("C1", 1, "A"),
            link("C2", 2, "B2"),
        ),
        (
            client("C1", "B"),
            client("C2", "B2"),
            code(1, "A"),
            code(2, "B2"),
            code(3, "C"),
            link("C1", 1, "A"),
            link("C2", 2, "B2"),
        ),
        "C1",
    ),
    "a rename to the name of a code that is there": (
        (client("C1", "Acme"), code(1, "Acme"), code(2, "New"), OLD),
        (client("C1", "New"), code(1, "Acme"), code(2, "New"), OLD),
        "C1",
    ),
    "a newcomer with the name of somebody who has a code": (
        (client("C1", "Acme"), code(1, "Acme"), OLD),
        (client("C1", "Acme"), client("C2", "Acme"), code(1, "Acme"), OLD),
        "C2",
    ),
    "work that comes to clients with a code, and without one yet": (
        (client("C0", "Zed"), client("C1", "Acme"), *MAY_BE_BONDED),
        (
            client("C0", "Zed"),
            client("C1", "Acme"),
            *MAY_BE_BONDED,
            work("W0", "Tax", "C0"),
            work("W1", "Tax", "C1"),
        ),
        "W1",
    ),
    "a code in the way of work below one that its client may be bonded to": (
        (client("C1", "Acme"), work("W1", "Tax", "C1"), code(1, "Acme"), code(2, "TAX", 1)),
        (client("C1", "Acme"), work("W1", "Tax", "C1"), code(1, "Acme"), code(2, "Else", 1)),
        "W1",
    ),
}


def firm(records: Records) -> Firm:
    def of(kind: type) -> tuple[Any, ...]:
        return tuple(one for one in records if isinstance(one, kind))

    chosen = Settings(contact_types=("Client",), track_work=True)
    return Firm(of(Client), of(WorkItem), of(Jobcode), of(Link), chosen)


@pytest.mark.parametrize(("before", "after", "concerned"), CASES.values(), ids=CASES)
def test_a_change(before: Records, after: Records, concerned: str) -> None:
    """It concerns whom it should, who are decided on as by the whole; nobody else would be decided on otherwise."""
    was, now = firm(before), firm(after)
    found = neighbourhood(moved_between(was, now), FirmShelf(now, was.plan()))
    everybody = {one.key for part in (was[0], was[1], now[0], now[1]) for one in part}
    others = msgspec.structs.replace(found, keys=frozenset(everybody) - found.keys)

    assert concerned in {*found.keys, ""}
    assert plan_near(found, now.settings) == found.of(now.plan())
    assert others.of(now.plan()) == others.of(was.plan())


def test_only_who_is_concerned() -> None:
    """Of a firm in step, work that is called otherwise concerns neither its client nor the other work there."""
    acme, bonds = client("C1", "Acme"), (link("C1", 1, "Acme"), link("W1", 2, "Tax", kind=WORK))
    codes = code(1, "Acme"), code(2, "Tax", 1), code(3, "Books", 1)
    books = work("W2", "Books", "C1"), link("W2", 3, "Books", kind=WORK)
    was = firm((acme, work("W1", "Tax", "C1"), *books, *codes, *bonds))
    now = firm((acme, work("W1", "2026 Tax", "C1"), *books, *codes, *bonds))
    found = neighbourhood(moved_between(was, now), FirmShelf(now, was.plan()))

    assert found.keys == {"W1"}


def test_who_stays_as_planned() -> None:
    """Whoever has the name already is looked at, and not decided on; nor is what a plan says of them taken over."""
    was = firm((client("C1", "Acme"), code(1, "Acme"), OLD))
    now = firm((client("C1", "Acme", contact_type="X"), client("C2", "Acme"), code(1, "Acme"), OLD))
    found = neighbourhood(Moved(keys=frozenset({"C2"})), FirmShelf(now, was.plan()))
    whole = now.plan()

    assert found.keys == {"C2"}
    assert {one.key for one in whole.actions} == {"C1"}
    assert {one.subject for one in found.of(whole).findings} == {"C2"}
    assert found.of(whole).actions == ()
    assert msgspec.structs.replace(found, keys=frozenset({"C1"})).of(whole).actions == whole.actions
