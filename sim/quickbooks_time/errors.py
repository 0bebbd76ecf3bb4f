"""The vendor's refusals: whole calls in its two envelopes, and single rows of a batch. One constructor each."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, Final

from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal
from sim.quickbooks_time.records import Timesheet

MESSAGES: Final[dict[int, str]] = {
    HTTPStatus.BAD_REQUEST: "Bad Request",
    HTTPStatus.UNAUTHORIZED: "Unauthorized",
    HTTPStatus.PAYMENT_REQUIRED: "Payment Required",
    HTTPStatus.FORBIDDEN: "Forbidden",
    HTTPStatus.NOT_FOUND: "Not Found",
    HTTPStatus.METHOD_NOT_ALLOWED: "Method Not Allowed",
    HTTPStatus.NOT_ACCEPTABLE: "Not Acceptable",
    HTTPStatus.CONFLICT: "Conflict",
    HTTPStatus.LENGTH_REQUIRED: "Length Required",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Request entity too large",
    HTTPStatus.EXPECTATION_FAILED: "Expectation Failed",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests",
    499: "IP Not Allowed",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Internal Server Error",
    HTTPStatus.NOT_IMPLEMENTED: "Not Implemented",
    HTTPStatus.SERVICE_UNAVAILABLE: "Service Unavailable",
}


class RowRefusedError(Exception):
    """One row of a batch, or one act of a person, is refused; the others are not touched."""

    def __init__(self, code: int, extra: str, unmodified: Timesheet | None = None, message: str = "") -> None:
        super().__init__(extra or message)
        self.code = code
        self.extra = extra
        self.unmodified = unmodified  # the timesheet that the vendor returns as it still stands
        self.message = message or phrase(code)


def phrase(code: int) -> str:
    """The vendor's phrase for a status."""
    return MESSAGES.get(code, "Error")


@seen("api_ruby spec/repository_spec: {'error':{'code':417,'message':...}}, HTTP status equal to code")
def refused(code: int, detail: str = "", note: str = "") -> Refusal:
    """A whole call is refused."""
    text = f"{phrase(code)}: {detail}" if detail else phrase(code)
    return Refusal(code, {"error": {"code": code, "message": text}}, note=note)


@documented("contract 4: 300 calls in 5 minutes; the envelope is inferred")
def throttled(_wait_s: float) -> Refusal:
    """Too many calls with this token. The vendor sends no Retry-After."""
    return refused(429)


@documented("contract 2.2: at most 50 objects a write")
def too_many_items() -> Refusal:
    """A batch above the vendor's limit."""
    return refused(413)


@documented("contract 2.2: files need a Content-Length; the code is a switch, the text is ours")
def length_missing(code: int) -> Refusal:
    """Files that come in chunks, without saying how long they are."""
    return refused(code, "The Content-Length header must be provided.")


@inferred("contract 2.3: the level is seen in WSO2's live tests, the text is ours")
def bad_filter(resource: str, name: str, value: str, code: int = 417) -> Refusal:
    """A filter that cannot be read."""
    return refused(code, f"Problem getting {resource}: invalid value for {name}: {value[:80]!r}")


@inferred("contract 2.3: the level is seen in WSO2's live tests, the text is ours")
def filter_missing(resource: str, names: str) -> Refusal:
    """A list that must not be asked for without one of these filters."""
    return refused(417, f"Problem getting {resource}: you must specify at least one of: {names}")


@seen("api_ruby spec/repository_spec, verbatim")
def range_too_long() -> Refusal:
    """More days of time than the vendor hands out at once."""
    return refused(
        417, "Problem getting timesheets: Oops! Your date range was too long, please narrow and try again!"
    )


@seen("api_ruby spec/result_spec: 'Invalid params: locked,on_the_clock,tz,tz_str,location'")
def invalid_params(names: Iterable[str]) -> RowRefusedError:
    """Fields that are read-only or unknown."""
    return RowRefusedError(417, "Invalid params: " + ",".join(names))


@seen("a 2017 client's fixture of POST /groups: 'Missing required parameters: name'")
def missing(names: Iterable[str]) -> RowRefusedError:
    """Required fields that the row lacks."""
    return RowRefusedError(417, "Missing required parameters: " + ", ".join(names))


@inferred("contract 9: not public")
def invalid_value(name: str, value: Any) -> RowRefusedError:
    """A field whose value cannot be read."""
    shown = str(value)[:80] if isinstance(value, str | int | float) else type(value).__name__
    return RowRefusedError(417, f"Oops! The value of {name} is not valid: {shown}")


@inferred(
    "contract 2.2: each row has a status of its own; that one can fail by itself, and its text, are ours"
)
def row_failed(code: int) -> RowRefusedError:
    """A row for which something broke, by a fault."""
    return RowRefusedError(code, "Oops! Something went wrong. Please try again.")


@documented("contract 3.2: users without time_tracking; in which of the two texts it stands is a switch")
def no_time_tracking(told_in: str) -> RowRefusedError:
    """The person has no time tracking."""
    text = "TS-1006: User is not allowed to track time"
    return RowRefusedError(403, "", message=text) if told_in == "message" else RowRefusedError(403, text)


@documented("contract 3.4, 3.3: the vendor's own 'Oops!' sentences")
def oops(text: str) -> RowRefusedError:
    """A rule is broken; the sentences are in the modules whose rules they are (appendix A5)."""
    return RowRefusedError(417, f"Oops! {text}")


@documented("contract 3.5: codes 406 and 409; the wording is ours (A5)")
def overlaps(unmodified: Timesheet | None = None) -> RowRefusedError:
    """The person has other time then: 406 for new time, 409 with the unmodified timesheet for a change."""
    code = 406 if unmodified is None else 409
    return RowRefusedError(code, "The timesheet conflicts with another timesheet.", unmodified)


@documented("contract 3.5: code 404; the wording is ours")
def timesheet_not_found() -> RowRefusedError:
    """It never was, or is deleted."""
    return RowRefusedError(404, "Oops! That timesheet could not be found.")
