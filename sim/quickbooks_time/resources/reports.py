"""reports: payroll, payroll_by_jobcode, project and current_totals, each a POST of filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import wire_lists
from sim.quickbooks_time.reports import booked, current_totals, payroll, project
from sim.quickbooks_time.reports.asked import Asked
from sim.quickbooks_time.reports.current_totals import NO_GROUP_NAME, Standing
from sim.quickbooks_time.reports.hours import as_number, as_text
from sim.quickbooks_time.reports.payroll_rows import PayWriter
from sim.quickbooks_time.resources import report_answers as answers
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.wire import Row


@documented("contract 3.13: payroll")
def payroll_report(call: ResourceCall) -> Row:
    """What each person is paid for between two days."""
    asked = answers.asked_by(call, "payroll", "reports")
    start, end = asked.dates()
    write = PayWriter(call.state, advanced=payroll.is_advanced(call.state, asked))
    people = booked.people_of(call.state, asked)
    found = payroll.lines(call.state, people, start, end, zero_time=asked.flag("include_zero_time"))
    rows = {str(user_id): write.person(user_id, one, start, end) for user_id, one in found.items()}
    pto = [jobcode_id for one in found.values() for jobcode_id, pay in one.by_jobcode.items() if pay.pto]
    return answers.answer(
        asked,
        {"results": {"payroll_report": rows or answers.empty(call)}},
        {
            "users": lambda: call.users_beside(found),
            "jobcodes": lambda: answers.jobcodes_beside(call, sorted(pto)),
        },
    )


@documented("contract 3.13: filters are echoed; users and jobcodes beside it are inferred from payroll")
def payroll_by_jobcode(call: ResourceCall) -> Row:
    """The same by jobcode, in all, and for each person in all and by day."""
    asked = answers.asked_by(call, "payroll_by_jobcode", "reports")
    start, end = payroll.short_dates(asked)
    write = PayWriter(call.state, advanced=payroll.is_advanced(call.state, asked))
    found = payroll.worked(call.state, booked.people_of(call.state, asked), start, end)
    echo: Row = {"start_date": start, "end_date": end}
    echo |= {name: answers.echoed_ids(asked, name) for name in ("user_ids", "group_ids") if asked.has(name)}
    report = write.by_jobcode(found, answers.empty(call))
    jobcode_ids = sorted({jobcode_id for one in found.values() for jobcode_id in one.by_jobcode})
    return answers.answer(
        asked,
        {"results": {"filters": echo, "payroll_by_jobcode_report": report}},
        {
            "users": lambda: call.users_beside(found),
            "jobcodes": lambda: answers.jobcodes_beside(call, jobcode_ids),
        },
    )


@documented("Reports/Ex/_project-response: the four totals in hours, echo without the dates")
def project_report(call: ResourceCall) -> Row:
    """Hours between two days by person, group, jobcode and item."""
    asked = answers.asked_by(call, "project", "reports")
    start, end = asked.dates()
    found = project.totals(call.state, asked)
    none = answers.empty(call)
    totals = {
        "users": _sorted(found.users, as_text) or none,
        "groups": _sorted(found.groups, as_number) or none,
        "jobcodes": _sorted(found.jobcodes, as_text) or none,
        "customfields": {
            str(field_id): _sorted(items, as_text) for field_id, items in sorted(found.customfields.items())
        }
        or none,
    }
    report = {"start_date": start, "end_date": end, "totals": totals}
    items = sorted({item_id for items in found.customfields.values() for item_id in items})
    return answers.answer(
        asked,
        {"results": {"filters": _project_echo(asked), "project_report": report}},
        {
            "users": lambda: call.users_beside(sorted(found.users)),
            "jobcodes": lambda: answers.jobcodes_beside(call, sorted(found.jobcodes)),
            "customfields": lambda: call.customfields_beside(sorted(found.customfields)),
            "customfielditems": lambda: answers.customfielditems_beside(call, items),
        },
    )


@documented("contract 3.13: indexed by user; who is off the clock has no timesheet and no jobcode")
def current_totals_report(call: ResourceCall) -> Row:
    """Who works now, and how long everybody has worked today."""
    asked = answers.asked_by(call, "current_totals", "reports", "status_box")
    found = current_totals.standings(call.state, asked, lambda group_id: _group(call, group_id)["name"])
    running = [one.running for one in found if one.running is not None]
    groups = dict.fromkeys(one.user.group_id for one in found)
    rows = {str(one.user.id): _standing(one) for one in found}
    return answers.answer(
        asked,
        {"results": {"current_totals": rows or answers.empty(call)}},
        {
            "users": lambda: call.users_beside(one.user.id for one in found),
            "groups": lambda: {str(group_id): _group(call, group_id) for group_id in groups},
            "timesheets": lambda: {str(sheet.id): call.write_time.listed(sheet) for sheet in running},
            "jobcodes": lambda: answers.jobcodes_beside(call, (sheet.jobcode_id for sheet in running)),
        },
    )


def _standing(one: Standing) -> Row:
    sheet = one.running
    return {
        "user_id": one.user.id,
        "on_the_clock": sheet is not None,
        "timesheet_id": None if sheet is None else sheet.id,
        "jobcode_id": None if sheet is None else sheet.jobcode_id,
        "group_id": one.user.group_id,
        "shift_geolocations_available": one.located,
        "shift_seconds": one.shift_seconds,
        "day_seconds": one.day_seconds,
    }


@documented("contract 2.1: the pseudo group 0 of those without a group is named -")
def _group(call: ResourceCall, group_id: int) -> Row:
    group = call.state.tables.groups.get(group_id)
    if group is not None:
        return wire_lists.group(group)
    account = call.state.account
    return {
        "id": group_id,
        "name": NO_GROUP_NAME,
        "last_modified": account.last_modified,
        "created": call.state.owner.created,
    }


@inferred("Reports/Ex/_project-response: the five keys and their order; what is not asked for is PHP's []")
def _project_echo(asked: Asked) -> Row:
    items: Any = {str(field_id): names for field_id, names in asked.items_by_field().items()}
    return {
        "user_ids": answers.echoed_ids(asked, "user_ids"),
        "group_ids": answers.echoed_ids(asked, "group_ids"),
        "jobcode_type": project.jobcode_type(asked),
        "customfielditems": items or [],
        "jobcode_ids": answers.echoed_ids(asked, "jobcode_ids"),
    }


def _sorted(sums: Mapping[int, int], write: Any) -> Row:
    return {str(record_id): write(seconds) for record_id, seconds in sorted(sums.items())}


METHODS: Final[Mapping[str, Mapping[str, Handler]]] = {
    "reports/current_totals": {"POST": current_totals_report},
    "reports/payroll": {"POST": payroll_report},
    "reports/payroll_by_jobcode": {"POST": payroll_by_jobcode},
    "reports/project": {"POST": project_report},
}
