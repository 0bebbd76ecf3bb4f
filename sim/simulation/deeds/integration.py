"""What the integration is asked for on its schedule and by its administrator, and what becomes of its process."""

from __future__ import annotations

from typing import Final

from sim.physics.faults import Fault, FaultKind
from sim.simulation.account import token_of
from sim.simulation.deeds.registry import deed
from sim.simulation.hand import Hand
from sim.simulation.house import USUAL
from sim.simulation.scene import ADMIN, NotPossible, Scene

NAMES: Final = {"karbon": "Karbon", "quickbooks_time": "QuickBooks Time", "quickbooks": "QuickBooks"}
DOWN: Final = 900  # as many calls as nobody makes


def _service(hand: Hand) -> str:
    return hand.choice("service", tuple(NAMES))


@deed("sync", 18, asks=True)
def sync(scene: Scene) -> list[str]:
    """The schedule comes round."""
    scene.ask("sync")
    return ["Priya presses Sync"]


@deed("save and sync", 6, asks=True)
def save_and_sync(scene: Scene) -> list[str]:
    """The administrator has everything checked again."""
    scene.ask("save_and_sync", by=ADMIN)
    return ["Priya presses Save & Sync"]


@deed("sync the books", 4, asks=True)
def sync_books(scene: Scene) -> list[str]:
    """The schedule of the books comes round."""
    scene.ask("sync_books")
    return ["(the books are brought in line)"]


@deed("choose settings", 1, asks=True, work=lambda hand: hand.chance("mode", 60))
def choose(scene: Scene, work: bool) -> list[str]:
    """The administrator chooses what time is tracked against."""
    scene.chosen = True
    scene.ask("save_and_sync", by=ADMIN, **USUAL | {"track_work": work})
    mode = "contacts and work" if work else "contacts only"
    return [f"Priya chooses to track {mode} and presses Save & Sync"]


@deed("disconnect", 1, asks=True)
def disconnect(scene: Scene) -> list[str]:
    """The administrator disconnects."""
    scene.ask("disconnect", by=ADMIN)
    return ["Priya presses Disconnect"]


@deed("connect", 3, asks=True)
def connect(scene: Scene) -> list[str]:
    """The administrator connects again."""
    scene.ask("connect", by=ADMIN)
    return ["Priya presses Connect"]


@deed("let the integration in anew", 2)
def authorise(scene: Scene) -> list[str]:
    """Somebody allows the integration once more, and it has other tokens."""
    scene.house.authorise()
    return ["(the integration is allowed in anew)"]


@deed("let in another account", 0, alone=True)  # no history of a seed has it: only one that is aimed at it
def another_account(scene: Scene) -> list[str]:
    """Somebody lets the integration in at QuickBooks Time, signed in with another firm's account by mistake."""
    time = scene.world.quickbooks_time
    if scene.own_account:
        raise NotPossible("it is another one already")
    scene.own_account |= {"company_name": time.account.company_name, "client_url": time.account.client_url}
    time.set_account(company_name="Another Firm", client_url="anotherfirm")
    return ["the QuickBooks Time account is another one"]


@deed("restart", 2, alone=True)
def restart(scene: Scene) -> list[str]:
    """The process is ended in good order, and another one begins."""
    scene.workers[scene.worker].end()
    return ["the integration is restarted"]


@deed("back the store up", 1, alone=True)
def back_up(scene: Scene) -> list[str]:
    """Somebody copies the store."""
    scene.backup = "backup.db"
    scene.house.store.keep(scene.backup)
    scene.doubt.copied()
    return ["(the store is backed up)"]


@deed("put the backup back", 1, alone=True)
def put_back(scene: Scene) -> list[str]:
    """The store is lost, and its backup takes its place: the newest, or that of when the firm was in step."""
    for process in scene.workers:
        process.end()
    scene.house.watch.close_stores()
    scene.house.store.put_back(scene.backup)
    scene.doubt.put_back()
    there = {token_of(sheet["notes"]) for sheet in scene.time.timesheets()}
    for piece in scene.account.pieces.values():
        piece.forgotten(in_time=piece.token in there)
    scene.met.add("rolled back")
    return ["(the store is put back from its backup)"]


@deed("outage", 2, service=_service)
def outage(scene: Scene, service: str) -> list[str]:
    """A service answers nothing but errors."""
    scene.world.universe.faults.arm(Fault(kind=FaultKind.REFUSED, service=service, times=DOWN))
    scene.met.add("outage")
    return [f"{NAMES[service]} goes down"]


@deed("recovery", 3)
def recovery(scene: Scene) -> list[str]:
    """Whatever was down is up again."""
    if not scene.world.universe.faults.root:
        raise NotPossible("nothing is down")
    scene.world.universe.faults.disarm()
    return ["Karbon is up again", "QuickBooks Time is up again", "QuickBooks is up again"]


@deed("a day is missed", 1)
def missed(scene: Scene) -> list[str]:
    """Nobody runs anything for a day."""
    scene.world.clock.advance(86_400)
    return ["1 day passes"]
