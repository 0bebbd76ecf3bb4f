"""timesheets: time listed, entered, changed and deleted through the API."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import batch, errors, fields, localtime, timesheets, timesheets_split
from sim.quickbooks_time.batch import Done
from sim.quickbooks_time.errors import RowRefusedError
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.others import rows
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.resources import time_filters
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.wire import Row

Written = tuple[str, list[Timesheet]]  # the message; the timesheet of the row and what else became of it

ONE_OF: Final = ("ids", "start_date", "modified_since", "modified_before")

FIELDS: Final[Mapping[str, fields.Reader]] = {
    "user_id": fields.number,
    "jobcode_id": fields.number,
    "type": fields.choice("regular", "manual"),
    "start": fields.text(),
    "end": fields.text(),
    "date": fields.date,
    "duration": fields.seconds,
    "notes": fields.text(fields.NOTES_LENGTH_MAX),
    "customfields": fields.values_by_id,
    "attached_files": fields.ids,
}
HISTORY: Final = ("origin_hint", "origin_hint_start", "origin_hint_end")
BLANK_MEANS: Final = (
    "end",
    "notes",
)  # in a change; any other blank is as if it were not there [contract 2.2]
OF_TYPE: Final = {"manual": ("date", "duration"), "regular": ("start", "end")}


@documented("contract 3.5: one of four filters is required; on_the_clock is no by default")
def retrieve(call: ResourceCall) -> Row:
    """Time by date and start."""
    asked = call.filters
    if not any(asked.has(name) for name in ONE_OF):
        raise errors.filter_missing("timesheets", ", ".join(ONE_OF))
    running = asked.yes_no_both("on_the_clock", default=False)
    start, end = _dates(call)
    prefix: tuple[Any, ...] = () if running is None else (running,)
    listing = Listing(
        call.state.tables.timesheets,
        Span("dated" if running is None else "listed", (*prefix, start), (*prefix, end)),
        order=lambda sheet: (sheet.date, sheet.start),
        base_holds=lambda sheet: running in {None, sheet.on_the_clock} and start <= sheet.date <= end,
        depends_on=[call.state.tables.jobcodes, call.state.tables.users],
    ).ids(asked.numbers("ids"))
    for holds, spans in time_filters.conditions(call, start, end):
        listing.where(True, holds, spans)
    found = call.answer(listing.modified(asked))
    return call.listed(found, call.write_time.listed, beside(call, found.records))


@documented("contract 3.5: POST and its rows")
def create(call: ResourceCall) -> Row:
    """New time: regular with start and end, manual with date and duration."""
    face = timesheets.api_face(call.state)

    def enter(row: Mapping[str, Any]) -> Written:
        values = _read_new(row)
        given = _customfields(call, values)
        sheet = timesheets.create(call.state, call.caller, values, given, face)
        return "Created", timesheets_split.cut(call.state, sheet)

    return _written(call, enter)


@documented("contract 3.5: PUT and its rows")
def update(call: ResourceCall) -> Row:
    """Changed time. A row may leave anything out; blank notes are taken away, a blank end starts the clock again."""
    face = timesheets.api_face(call.state)

    def change(row: Mapping[str, Any]) -> Written:
        values = fields.read(
            fields.without_blanks(row, BLANK_MEANS), {**FIELDS, "id": fields.number}, HISTORY
        )
        fields.require(values, "id")
        timesheet_id = values.pop("id")
        before = timesheets.get(call.state, timesheet_id)
        given = _customfields(call, values)
        changes = _changes(call, before, values)
        sheet = timesheets.update(call.state, call.caller, timesheet_id, changes, given, face)
        moved = (sheet.start, sheet.end) != (before.start, before.end)
        return "Updated", timesheets_split.cut(call.state, sheet) if moved else [sheet]

    return _written(call, change)


@documented("contract 3.5, 2.2: DELETE, 50 ids at most")
def delete(call: ResourceCall) -> Row:
    """Time taken away for good."""
    ids = call.filters.numbers("ids") or ()
    if len(ids) > batch.ROWS_MAX:
        raise errors.too_many_items()

    def remove(timesheet_id: int) -> Row:
        timesheets.delete(call.state, call.caller, timesheet_id)
        return {}

    return call.written(batch.deleted(ids, remove, "Expectation Failed", ids_as_text=True), {})


def beside(call: ResourceCall, sheets: Sequence[Timesheet]) -> Mapping[str, Any]:
    """What time points to."""
    return {
        "jobcodes": lambda: call.jobcodes_beside(sheet.jobcode_id for sheet in sheets),
        "users": lambda: call.users_beside(sheet.user_id for sheet in sheets),
        "customfields": lambda: call.customfields_beside(
            field_id for sheet in sheets for field_id, _ in sheet.customfields
        ),
        "files": lambda: _files(call, [file_id for sheet in sheets for file_id in sheet.attached_files]),
    }


def _files(call: ResourceCall, ids: Sequence[int]) -> Row:
    found = (call.state.tables.of("files").get(file_id) for file_id in dict.fromkeys(ids))
    return {str(file.id): rows.row(call.state, "files", file) for file in found if file is not None}


@documented("contract 3.5: 201 when other timesheets changed with it; they are in the supplemental data")
def _written(call: ResourceCall, write: Callable[[Mapping[str, Any]], Written]) -> Row:
    written: list[Timesheet] = []
    others: list[Timesheet] = []

    def row_of(row: Mapping[str, Any]) -> Done:
        try:
            message, (sheet, *rest) = write(row)
        except RowRefusedError as refusal:
            return _refused(call, refusal)
        written.append(sheet)
        others.extend(rest)
        return (201 if rest else 200), message, call.write_time.written(sheet)

    done = batch.done(batch.rows_of(call.body), row_of)
    around = beside(call, [*written, *others])
    return call.written(
        done, {**around, "timesheets": lambda: {str(one.id): call.write_time.listed(one) for one in others}}
    )


@documented("contract 3.5: a conflict answers with the timesheet as it still stands")
def _refused(call: ResourceCall, refusal: RowRefusedError) -> Done:
    if refusal.unmodified is None:
        raise refusal
    unmodified = call.write_time.written(refusal.unmodified)
    return refusal.code, refusal.message, {"_status_extra": refusal.extra, **unmodified}


@documented("contract 3.5: what each type requires; the other type's fields are tolerated [contract 2.2]")
def _read_new(row: Mapping[str, Any]) -> dict[str, Any]:
    regular = row.get("type") == "regular"
    kept = ("end",) if regular else ()
    values = fields.read(fields.without_blanks(row, kept), FIELDS, HISTORY)
    fields.require(values, "user_id", "jobcode_id", "type")
    fields.require(values, *OF_TYPE[values["type"]])
    other = OF_TYPE["manual" if regular else "regular"]
    return {name: value for name, value in values.items() if name not in other}


@inferred(
    "contract 2.2, 3.5: what SDKs send along is passed over; whether user_id and type count is a switch"
)
def _changes(call: ResourceCall, before: Timesheet, values: Mapping[str, Any]) -> dict[str, Any]:
    moves = call.state.behaviour.timesheet_owner_on_put == "changed"
    kind = values.get("type", before.type) if moves else before.type
    if kind != before.type:
        fields.require(values, *OF_TYPE[kind])
    fixed = {*(() if moves else ("type", "user_id")), *OF_TYPE["regular" if kind == "manual" else "manual"]}
    return {name: value for name, value in values.items() if name not in fixed}


@inferred("contract 3.5: customfields are a property of timesheets only with the add-on")
def _customfields(call: ResourceCall, values: dict[str, Any]) -> Mapping[int, str]:
    given: Mapping[int, str] = values.pop("customfields", {})
    if given and not call.state.has_custom_fields():
        raise errors.invalid_params(["customfields"])
    return given


@inferred("contract 3.5: the refusal is seen, the longest range is not known; a switch")
def _dates(call: ResourceCall) -> tuple[str, str]:
    start, end = call.filters.date("start_date"), call.filters.date("end_date")
    longest = call.state.behaviour.timesheet_range_days_max
    if start and end and longest and localtime.days_between(start, end) >= longest:
        raise errors.range_too_long()
    return start or time_filters.FIRST_DAY, end or time_filters.LAST_DAY


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve, "POST": create, "PUT": update, "DELETE": delete}
