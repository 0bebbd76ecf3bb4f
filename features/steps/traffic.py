"""What went between the systems since the last event: calls that were made, and records that changed."""

from collections import Counter

from features.steps.names import taught
from features.steps.outages import NEWLY_WRITTEN, SERVICES
from sim.conformance.expect import expect
from sim.conformance.stage import Stage
from sim.conformance.steps import parameter_type, then
from sim.physics.tables import Change

ASKED = NEWLY_WRITTEN  # reading is done at the addresses that writing is
BOOKS_MAY_GET = {"quickbooks.customers", "quickbooks.time_activities"}


def told(changes: list[Change]) -> str:
    """Changes as a count for each table; the report of a failure tells them one by one."""
    counted = Counter(change.table.replace("_", " ").replace(".", ": ") for change in changes)
    return ", ".join(f"{table} ({number})" for table, number in sorted(counted.items())) or "nothing"


@parameter_type(
    name="untouched",
    regexp="Karbon|QuickBooks Time|QuickBooks|any system|QuickBooks but for new customers and time activities",
)
def untouched(words: str) -> str:
    """Where nothing may change."""
    return words


@then("nothing changes in {untouched}")
def nothing_changes(untouched: str, stage: Stage) -> None:
    """nothing changes in QuickBooks Time

    From the last thing that somebody asked of the integration until now.
    """
    system, but, _ = untouched.partition(" but for ")
    changed = stage.changes("" if system == "any system" else f"{SERVICES[system]}.")
    if but:
        changed = [one for one in changed if one.table not in BOOKS_MAY_GET or one.before is not None]
    expect(f"what changed in {untouched}", told(changed), "nothing")


@then("{system} gets the changes in {int} lot/lots")
def lots(system: str, number: int, stage: Stage) -> None:
    """QuickBooks Time gets the changes in 2 lots

    Each lot is one call, of at most fifty records; QuickBooks takes thirty.
    """
    writes = [f"{call.method} {call.path}" for call in stage.calls(SERVICES[system]) if call.method != "GET"]
    expect(f"the number of calls that write to {system}", len(writes), number, seen=writes)


@parameter_type(name="called", regexp="not called|asked for its (?:timesheets|codes|time activities)")
def called(words: str) -> str:
    """Whether anybody calls a system, and for what; steps are handed nothing for not at all."""
    return words.removeprefix("asked for its ").removeprefix("not called")


@then("{system} is {called}")
def is_called(system: str, things: str, stage: Stage) -> None:
    """QuickBooks is not called"""
    calls = stage.calls(SERVICES[system])
    if not things:
        seen = [f"{call.method} {call.path}" for call in calls]
        expect(f"the number of calls to {system}", len(seen), 0, seen=seen)
        return
    path = taught(ASKED, f"{system} {things}")
    reads = [call for call in calls if call.path == path and call.method == "GET"]
    expect(f"whether {system} is asked for its {things}", bool(reads), True)
