"""A firm of sixty entities and its story: what people do, and the command that somebody runs then, stage by stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from tests.processes.fakes import World

ADMIN, ANN, BOB = "priya@baseline.example", "ann@baseline.example", "bob@baseline.example"
DAY: Final = "2026-03-02"
KARBON, TIME, BOOKS = "karbon", "quickbooks_time", "quickbooks"

ORGANIZATIONS: Final = (
    *(
        "Alder Ltd",
        "Birch & Sons",
        "Cedar Dental",
        "Dogwood Farms",
        "Elm Street Cafe",
        "Fir Timber",
        "Gum Tree Inn",
    ),
    *(
        "Hazel Homes",
        "Ivy League Tutors",
        "Juniper Gin",
        "Karri Surf",
        "Larch O'Neil",
        "Maple: Leaf",
        "Nutmeg Spices",
    ),
)
PEOPLE: Final = ("Jo", "Kim", "Lee", "Max", "Nat", "Pat", "Ray", "Sam", "Val")
GROUPS: Final = ("Does", "Kims", "Lees & Co", "Rays", "Vals")
ENTERED_ON: Final = ("Acme › 2026 Tax", "Alder Ltd › 2026 Tax", "Jo Doe › Payroll", "Does", "Birch & Sons")
ENTITIES: Final = 60


class Stage(NamedTuple):
    """What people do before, what is run, and what somebody runs who finds that it died."""

    name: str
    before: Callable[[World], object]
    argv: tuple[str, ...]
    again: tuple[str, ...]

    @property
    def tracks(self) -> bool:
        """Whether it takes minutes of a person."""
        return self.argv[0] == "track"


def furnish(world: World) -> None:
    """Clients of all three kinds, half of them with work; a code, time and customers that were there before."""
    clients = [world.screen(KARBON, "add_organization", name=name) for name in ORGANIZATIONS]
    people = [world.screen(KARBON, "add_person", first_name=name, last_name="Doe") for name in PEOPLE]
    groups = [
        world.screen(KARBON, "add_client_group", name=name, members=[person])
        for name, person in zip(GROUPS, people, strict=False)
    ]
    world.screen(KARBON, "add_organization", name="Zebra Prospects", contact_type="Prospect")
    clients += [*people, *groups]
    titles, with_work = ("2026 Tax", "Payroll", "Advice"), clients[::2]
    for number in range(ENTITIES - 2 - len(clients)):
        work = {"title": titles[number // len(with_work)], "client_key": with_work[number % len(with_work)]}
        world.screen(KARBON, "add_work", **work, start_date=DAY)
    birch = world.screen(TIME, "add_job", name="Birch & Sons")
    world.screen(TIME, "enter_time", email=ANN, job_id=birch, date=DAY, minutes=45, notes="Before")
    for name in ("Acme", "Birch & Sons", "Somebody Else"):
        customer = world.screen(BOOKS, "add_customer", name=name)
    world.screen(BOOKS, "add_customer", name="Their Job", parent_id=customer)


def _nothing(_world: World) -> None:
    """People do nothing."""


def _time_is_away(world: World) -> None:
    """QuickBooks Time takes no time just now: what is tracked is kept."""
    world.arm(kind="refused", service=TIME, method="POST", path="/timesheets$")


def _much_happens(world: World) -> None:
    """Time in QuickBooks Time, a new client with work, and another name."""
    world.disarm()
    for number, path in enumerate(ENTERED_ON):
        enter(world, (ANN, BOB)[number % 2], path, 20 + number, f"Entry {number}")
    olive = world.screen(KARBON, "add_organization", name="Olive Press")
    world.screen(KARBON, "add_work", title="Opening", client_key=olive, start_date=DAY)
    (fir,) = (one["key"] for one in world.screen(KARBON, "clients", name="Fir Timber"))
    world.screen(KARBON, "rename_client", key=fir, name="Fir & Spruce Timber")


def _time_is_corrected(world: World) -> None:
    """Time that is in QuickBooks already is edited and deleted, and there is more of it."""
    sheets = {sheet["notes"]: sheet["id"] for sheet in world.screen(TIME, "timesheets")}
    world.screen(TIME, "edit_time", timesheet_id=sheets["Entry 0"], minutes=95)
    world.screen(TIME, "edit_time", timesheet_id=sheets["Entry 1"], notes="Entry 1, corrected")
    world.screen(TIME, "delete_time", timesheet_id=sheets["Entry 2"])
    enter(world, BOB, "Olive Press › Opening", 33, "Entry 5")
    enter(world, ANN, "Fir & Spruce Timber", 34, "Entry 6")


def enter(world: World, email: str, path: str, minutes: int, notes: str) -> None:
    """Somebody enters time in QuickBooks Time itself."""
    (job,) = (one["id"] for one in world.screen(TIME, "jobs") if one["path"] == path and one["active"])
    world.screen(TIME, "enter_time", email=email, job_id=job, date=DAY, minutes=minutes, notes=notes)


def track(entity: str, minutes: int, by: str, note: str, *more: str) -> tuple[str, ...]:
    """The command of somebody who tracks time in Karbon."""
    return ("track", entity, str(minutes), "--by", by, "--on", DAY, "--note", note, *more)


CONNECT: Final = ("connect", "--by", ADMIN)
SAVE: Final = ("save-and-sync", "--type", "Client", "--work")
SYNC: Final = ("sync",)
WITH_ROLE: Final = track("Alder Ltd › 2026 Tax", 50, ANN, "Tracked 1", "--field", "Task Type=Tax")

STAGES: Final = (
    Stage("connect", _nothing, CONNECT, CONNECT),
    Stage("save-and-sync", _nothing, SAVE, SAVE),
    Stage("track on work", _nothing, WITH_ROLE, SYNC),
    Stage("track on a person", _nothing, track("Kim Doe", 70, BOB, "Tracked 2"), SYNC),
    Stage("track while away", _time_is_away, track("Lees & Co", 80, ANN, "Tracked 3"), SYNC),
    Stage("sync", _much_happens, SYNC, SYNC),
    Stage("books", _time_is_corrected, ("books",), ("books",)),
)
