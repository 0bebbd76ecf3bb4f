"""What went between the systems since the last event: calls that were made, and records that changed."""

from collections import Counter

from features.steps.names import taught
from features.steps.outages import NEWLY_WRITTEN, SERVICES
from sim.conformance.expect import expect
from sim.conformance.stage import Stage
from sim.conformance.steps import then
from sim.physics.tables import Change

ASKED = NEWLY_WRITTEN  # reading is done at the addresses that writing is
BOOKS_MAY_GET = {"quickbooks.customers", "quickbooks.time_activities"}


def told(changes: list[Change]) -> str:
    """Changes as a count for each table; the report of a failure tells them one by one."""
    counted = Counter(change.table.replace("_", " ").replace(".", ": ") for change in changes)
    return ", ".join(f"{table} ({number})" for table, number in sorted(counted.items())) or "nothing"


@then("nothing changes in {systems}")
def nothing_changes(systems: str, stage: Stage) -> None:
    """nothing changes in QuickBooks Time

    From the last thing that somebody asked of the integration until now.
    """
    prefix = f"{SERVICES[systems]}." if systems else ""
    expect(f"what changed in {systems or 'the three systems'}", told(stage.changes(prefix)), "nothing")


@then("QuickBooks gets nothing but new customers and time activities")
def only_customers_and_time(stage: Stage) -> None:
    """QuickBooks gets nothing but new customers and time activities"""
    other = [
        change
        for change in stage.changes("quickbooks.")
        if change.table not in BOOKS_MAY_GET or change.before is not None
    ]
    expect("what else changed in QuickBooks", told(other), "nothing")


@then("{system} gets the changes in {int} lot/lots")
def lots(system: str, number: int, stage: Stage) -> None:
    """QuickBooks Time gets the changes in 2 lots

    Each lot is one call, of at most fifty records; QuickBooks takes thirty.
    """
    writes = [f"{call.method} {call.path}" for call in stage.calls(SERVICES[system]) if call.method != "GET"]
    expect(f"the number of calls that write to {system}", len(writes), number, seen=writes)


@then("{system} is asked for its {things}")
def is_asked(system: str, things: str, stage: Stage) -> None:
    """QuickBooks Time is asked for its timesheets"""
    path = taught(ASKED, f"{system} {things}")
    reads = [call for call in stage.calls(SERVICES[system]) if call.path == path and call.method == "GET"]
    expect(f"whether {system} is asked for its {things}", bool(reads), True)


@then("{system} is not called")
def is_not_called(system: str, stage: Stage) -> None:
    """QuickBooks is not called"""
    calls = [f"{call.method} {call.path}" for call in stage.calls(SERVICES[system])]
    expect(f"the number of calls to {system}", len(calls), 0, seen=calls)
