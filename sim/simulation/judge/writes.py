"""What the integration may write, held against the change log: each change with the call that made it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from sim.karbon.records import AnyClient
from sim.physics.journal import Call
from sim.physics.tables import Change
from sim.simulation.broken import Broken
from sim.simulation.doubt import LANDS
from sim.simulation.scene import Scene
from sim.simulation.turns import SYNCS

CALLS_MAX: Final = 80  # of one event in a firm this small, whatever goes wrong
# What is made by its name alone. Time names a user and a code by ids that no other account has, and is refused there.
BY_NAME: Final = frozenset({"quickbooks_time.jobcodes", "quickbooks_time.customfielditems"})
SUBSCRIPTIONS: Final = "karbon.webhook_subscriptions"  # the integration's own, once hints were asked for
TELL: Final = (
    "/jobcodes",
    "/last_modified_timestamps",
)  # what tells of a name in QuickBooks Time, or leads there
MAY_RESTORE: Final = frozenset({"generate a code"})


def changes_of(scene: Scene, calls: list[Call]) -> Iterator[tuple[Call, Change]]:
    """Every change that one of these calls made."""
    log = scene.world.universe.changes
    for call in calls:
        if call.wrote:
            span = call.changed_to - call.changed_from
            for _, change in log.since(call.changed_from, span):
                yield call, change


def check_writes(scene: Scene, do: str, calls: list[Call], changes: tuple[int, int]) -> None:
    """V4, V5, V6, V10, V11, FLOW-03, I1 and I14, as far as these calls go, and the changes of their event."""
    if len(calls) > CALLS_MAX:
        raise Broken("V11", f"{len(calls)} calls", f"at most {CALLS_MAX}")
    for call in calls:
        if call.status == 429 and not call.fault:
            raise Broken("I14", f"429 for {call.method} {call.path}", "no answer of that kind")
    for call, change in changes_of(scene, calls):
        _check_place(scene, call, change)
        if change.table == "quickbooks_time.jobcodes":
            _check_code(
                scene, do, call, change, lambda code, name: _unread(scene, code, name, calls, changes)
            )
            if change.before is None or change.before.name != change.after.name:
                _check_name(scene, change.after.name, changes)
            _remember(scene, call, change)
        elif change.table == "quickbooks_time.assignments" and change.before is not None:
            raise Broken(
                "V5", f"{call.method} {call.path} changed an assignment", "assignments as people left them"
            )
        elif change.table == "quickbooks.customers" and change.before is not None:
            _check_customer(change)
    if _looked(scene, calls):
        scene.names.looked()


def _check_place(scene: Scene, call: Call, change: Change) -> None:
    """V10 and V4: not in another firm's account, and nothing of Karbon's."""
    made = change.before is None and change.table in BY_NAME and call.fault not in LANDS
    if (scene.own_account and made) or (call.service == "karbon" and _is_karbons(scene, change.table)):
        rule = "V10" if made else "V4"
        raise Broken(rule, f"{call.method} {call.path} changed {change.table}", "nothing")


def _looked(scene: Scene, calls: list[Call]) -> bool:
    """Whether a sync came to its end, and nothing disturbed it."""
    synced = bool(scene.heard) and scene.heard[-1][:2] in {(operation, "ok") for operation in SYNCS}
    return synced and scene.came is not None and not any(call.fault for call in calls)


def _is_karbons(scene: Scene, table: str) -> bool:
    """Whether it is what people have in Karbon; whom it sends webhooks to is the integration's own."""
    return table.startswith("karbon.") and not (table == SUBSCRIPTIONS and scene.hinted)


def _remember(scene: Scene, call: Call, change: Change) -> None:
    if change.before is None or change.before.name != change.after.name:
        scene.written.append((change.id, call.at, change.before is None))
    if change.before is not None and change.before.name != change.after.name:
        heard = not call.fault and scene.came is not None and scene.came.how == "ok"
        scene.names.integration(change.id, change.before.name, heard=heard)


def _check_code(
    scene: Scene, do: str, call: Call, change: Change, unread: Callable[[int, str], bool]
) -> None:
    before, after = change.before, change.after
    if before is None:
        scene.met.add("code made")
        return
    for part in ("parent_id", "assigned_to_all", "type"):
        if getattr(before, part) != getattr(after, part):
            raise Broken(
                "V5", f"{part} of {before.name!r} became {getattr(after, part)}", getattr(before, part)
            )
    if before.active and not after.active:
        raise Broken("V5", f"the code {before.name!r} was archived", "active")
    late = call.fault in LANDS and scene.generated  # asked for before
    if after.active and not before.active and do not in MAY_RESTORE and not late:
        raise Broken(
            "V5", f"the code {before.name!r} was restored by a {do}", "archived, as somebody left it"
        )
    if before.name != after.name:
        scene.met.add("code renamed")
        chosen = scene.names.chosen.get(before.id)
        told = before.id not in scene.doubt.forgotten_codes and not unread(before.id, before.name)
        if chosen == before.name and told and not scene.names.looks_untouched(before.id, before.name):
            raise Broken("I1", f"the code {chosen!r}, so called by a person, became {after.name!r}", chosen)


def _check_name(scene: Scene, name: str, changes: tuple[int, int]) -> None:
    """Of several clients of one name, one that is public is enough: it may be that one's."""
    named = [one for one in scene.karbon.clients() if one["name"] == name]
    restricted = named and all(one["restriction"] != "Public" for one in named)
    if restricted and not scene.stale and not _was_public(scene, name, changes):
        raise Broken("V6", f"the name {name!r} of a restricted client in QuickBooks Time", "no such name")


def _unread(scene: Scene, code: int, name: str, calls: list[Call], changes: tuple[int, int]) -> bool:
    """Whether a person chose that name in the middle of the event, and no call has read of it since."""
    made = scene.world.universe.changes.since(changes[0], changes[1] - changes[0])
    chosen = [
        number
        for number, change in made
        if change.table == "quickbooks_time.jobcodes" and change.id == code and change.after.name == name
    ]
    tells = [call.changed_from for call in calls if call.method == "GET" and call.path.endswith(TELL)]
    return bool(chosen) and all(read < chosen[-1] for read in tells)


def _was_public(scene: Scene, name: str, changes: tuple[int, int]) -> bool:
    """Whether one of that name was restricted in the middle of the event, maybe after it had been read."""
    made = scene.world.universe.changes.since(changes[0], changes[1] - changes[0])
    return any(
        isinstance(change.before, AnyClient)
        and change.before.full_name == name
        and change.before.restriction_level == "Public"
        for _, change in made
    )


def _check_customer(change: Change) -> None:
    """A customer below which another is made is touched by QuickBooks itself; nothing of it may be another."""
    kept = ("display_name", "active", "parent_id")
    wrong: list[Any] = [
        part for part in kept if getattr(change.before, part) != getattr(change.after, part, None)
    ]
    if wrong:
        raise Broken("FLOW-03", f"{', '.join(wrong)} of {change.before.display_name!r} changed", "as it was")
