"""Once all is in step: Karbon's tabs, QuickBooks Time and QuickBooks say the same of every piece of time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
from typing import Any, Final

from sim.simulation.account import Piece, token_of, whole_minutes
from sim.simulation.broken import Broken
from sim.simulation.doubt import CODES, SHEETS
from sim.simulation.judge.record import check_record
from sim.simulation.judge.time import by_token
from sim.simulation.scene import ADMIN, Came, Scene

Row = dict[str, Any]
OF_PEOPLE: Final = frozenset({"USER_NOT_MATCHED", "USER_AMBIGUOUS"})
OF_CUSTOMERS: Final = frozenset({"NAME_CONFLICT", "BOOKS_REFUSED"})
OF_TIME: Final = frozenset({"BOOKS_REFUSED"})


def check_agreement(scene: Scene) -> None:
    """Everything that has to hold once all is in step."""
    export = _needed(scene, "export_synced_items", by=ADMIN).data["items"]
    linked = check_links(scene, export)
    codes = _codes_ever(scene, linked)
    busy = {piece.slot for piece in scene.account.pieces.values()}
    held = {sheet["job_id"] for sheet in scene.time.timesheets()}
    tabs = {slot: _tab(scene, key) for slot, key in scene.keys.items() if slot in busy or codes[slot] & held}
    _check_nothing_lost(scene, tabs)
    _check_tabs(scene, tabs, codes)
    _check_books(scene, _findings(scene))
    check_record(scene)


def _needed(scene: Scene, operation: str, **arguments: Any) -> Came:
    came = scene.ask(operation, **arguments)
    if came.how != "ok":
        raise Broken("V8", f"{operation} is {came.told} though nothing goes wrong any more", "that it works")
    return came


def check_links(scene: Scene, export: list[Row]) -> dict[str, int]:
    """LINK-03, I2, CODE-04 and EXPORT; the live codes by Karbon's key."""
    rows = [row for row in export if row.get("kind") != "User"]
    linked = {row["Karbon key"]: int(row["code id"]) for row in rows if row.get("code id")}
    if len(set(linked.values())) != len(linked):
        raise Broken("LINK-03", f"{len(linked)} links to {len(set(linked.values()))} codes", "a code each")
    jobs = scene.jobs()
    slots = {key: slot for slot, key in scene.keys.items()}
    for slot, code in scene.house.codes.items():
        key = scene.keys[slot]
        if code in scene.handled or key in scene.generated or key not in linked:
            continue
        if linked[key] != code and jobs[code]["active"]:
            raise Broken(
                "I2", f"{slot} is linked to {linked[key]}", f"its code {code}, which was never touched"
            )
    for key, code in linked.items():
        before = scene.house.codes.get(slots.get(key, ""))
        if before not in {None, code} and key not in scene.generated and code not in scene.handled:
            raise Broken("CODE-04", f"{slots[key]} has another code, {code}", f"its own, {before}")
    there = {one["key"] for one in scene.karbon.clients()} | {one["key"] for one in scene.karbon.work()}
    for row in rows:
        if row.get("link state") != "linked" and not row.get("reason") and row["Karbon key"] in there:
            raise Broken("EXPORT", f"{slots.get(row['Karbon key'])} is {row.get('link state')!r}", "a reason")
    return linked


def _codes_ever(scene: Scene, linked: dict[str, int]) -> dict[str, set[int]]:
    """Every code that a client or work item ever had (D-13)."""
    found: dict[str, set[int]] = {}
    for slot, key in scene.keys.items():
        codes = {linked[key]} if key in linked else set()
        if key in scene.generated or slot not in scene.house.codes:
            known = scene.workers[0].beyond("explain", {"key": key}) or {}
            codes |= {bond["code_id"] for bond in known.get("bonds", ())}
        found[slot] = codes | scene.former.get(slot, set())
    return found


def _tab(scene: Scene, key: str) -> list[Row] | None:
    came = scene.ask("open_tab", key=key)
    return came.data["entries"] if came.how == "ok" else None


def _check_nothing_lost(scene: Scene, tabs: dict[str, list[Row] | None]) -> None:
    there = by_token(scene.time.timesheets(), "notes")
    for piece in scene.account.pieces.values():
        if piece.held and piece.token in there:
            scene.met.add("adopted" if piece.unheard else "held, then delivered")
        if piece.fate != "taken" or piece.gone != "no" or piece.lost_with_store or piece.token in there:
            continue
        tab = tabs.get(piece.slot)
        shown = [one for one in tab or () if token_of(one.get("notes", "")) == piece.token]
        wanted = "native" if piece.native else "held"
        if (
            tab is not None
            and not _hides_work(scene, piece.slot)
            and [one["state"] for one in shown] != [wanted]
        ):
            what = [one["state"] for one in shown] or "neither on the tab nor in QuickBooks Time"
            raise Broken("V2", f"{piece.token} of {piece.slot}: {what}", f"in QuickBooks Time, or {wanted}")
        scene.met.add(f"{wanted} at the end")


def _check_tabs(scene: Scene, tabs: dict[str, list[Row] | None], codes: dict[str, set[int]]) -> None:
    sheets = _finished(scene)
    for slot, tab in tabs.items():
        if tab is None or not codes[slot]:
            continue
        wanted = sorted(_said(one, "minutes") for one in sheets if one["job_id"] in codes[slot])
        found = sorted(_said(one, "minutes") for one in tab if one["state"] == "recorded")
        if found != wanted and not _hides_work(scene, slot):
            raise Broken("K=T", f"the tab of {slot}: {found}", wanted)
        for token in (token_of(one["notes"]) for one in sheets if one["job_id"] in codes[slot]):
            piece = scene.account.pieces[token]
            if piece.entered_in == "Karbon" and piece.slot != slot:
                raise Broken("V3", f"{token} of {piece.slot} on a code of {slot}", f"on one of {piece.slot}")


def _finished(scene: Scene) -> list[Row]:
    """All time but that of people who are still at it: it counts when they clock out."""
    running = {token for token, _ in scene.on_the_clock.values()}
    return [one for one in scene.time.timesheets() if token_of(one["notes"]) not in running]


def _said(row: Row, minutes: str) -> tuple[str, str, int]:
    return token_of(row["notes"]), row["date"], whole_minutes(row[minutes])


def _hides_work(scene: Scene, slot: str) -> bool:
    """Work shows no time where the firm tracks contacts only (TAB-03)."""
    status = _needed(scene, "settings").data
    return not status["settings"]["track_work"] and slot not in scene.clients_ever


def _findings(scene: Scene) -> list[Row]:
    """What the last Save & Sync told."""
    found: list[Row] = scene.last_findings
    return found


def _check_books(scene: Scene, told: list[Row]) -> None:
    sheets = by_token(_finished(scene), "notes")
    activities = by_token(scene.books.time_activities(), "description")
    jobs, names = scene.jobs(), _names_ever(scene)
    for token, rows in sheets.items():
        piece = scene.account.pieces[token]
        if piece.taken_from_books or piece.billed or scene.doubt.never_known(token):
            continue
        wanted = sorted(
            whole_minutes(row["minutes"])
            for row in rows
            if not explained(piece, row["id"], _paths(jobs, names, row["job_id"]), told)
        )
        lengths = sorted(one["minutes"] for one in activities.get(token, []))
        if lengths != wanted and len(rows) == len(wanted) and not _led_nowhere(scene, token, lengths, wanted):
            raise Broken("T=Q", f"{token} in QuickBooks: {lengths} minutes", wanted)
    # Time that is gone from QuickBooks Time leads nowhere from a store that has forgotten where it went.
    for token in activities.keys() - sheets.keys() - scene.doubt.forgotten:
        if not scene.account.pieces[token].billed:
            raise Broken("T=Q", f"{token} in QuickBooks, and not in QuickBooks Time", "in both or in neither")


def _led_nowhere(scene: Scene, token: str, lengths: list[int], wanted: list[int]) -> bool:
    """Whether there is only more than is wanted, of what a store exported that is forgotten, and that is gone since."""
    if token not in scene.doubt.forgotten:
        return False
    changes = scene.world.universe.changes.since(scene.first_change)
    gone = sum(
        change.table == SHEETS and change.after is None and token_of(change.before.notes) == token
        for _, change in changes
    )
    more, less = Counter(lengths) - Counter(wanted), Counter(wanted) - Counter(lengths)
    return not less and more.total() <= gone


def _names_ever(scene: Scene) -> dict[int, set[str]]:
    """Every name that a code ever had in this history: its customer keeps the one with which it was made (FLOW-03)."""
    found: dict[int, set[str]] = defaultdict(set)
    for _, change in scene.world.universe.changes.since(scene.first_change):
        if change.table == CODES and change.before is not None:
            found[change.id].add(change.before.name)
    return found


def _paths(jobs: dict[int, Row], names: dict[int, set[str]], code: int) -> set[str]:
    """The job of a code and the customer above it, as QuickBooks may call them."""
    job = jobs[code]
    own = {job["name"], *names[code]}
    if not job["parent_id"]:
        return own
    above = _paths(jobs, names, job["parent_id"])
    return above | {f"{path}:{name}" for path in above for name in own}


def explained(piece: Piece, timesheet: int, customers: AbstractSet[str], told: list[Row]) -> bool:
    """Whether the sync says why QuickBooks does not have this very timesheet, as it is.

    It names the timesheet, or it says whose time waits, or on which of these customers.
    """
    return any(
        (one["code"] in OF_PEOPLE and one["subject"] == piece.email)
        or (one["code"] in OF_CUSTOMERS and one["subject"].replace(" (deleted)", "") in customers)
        or (one["code"] in OF_TIME and f"timesheet {timesheet})" in one["sentence"])
        for one in told
    )
