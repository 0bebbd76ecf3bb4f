"""What a person is told about customers, jobs and time in QuickBooks, and what helps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from integration.books.codes import DEPTH_MAX
from integration.messages import Code, Finding


def taken(path: str, why: str, remedy: str = "Free the name in QuickBooks, then sync.") -> Finding:
    """A name that the code cannot have."""
    return _finding(path, f"The time of {path!r} waits for its customer in QuickBooks: {why}.", remedy)


def alike(path: str, other: str) -> Finding:
    """A customer that is almost called so: whether it is the same one is for a person to say (D-01)."""
    why = f"there is {other!r}, which is almost the same"
    return taken(path, why, "Make the two names exactly equal, or clearly different, then sync.")


def inactive(path: str) -> Finding:
    """A customer that must not be used."""
    return _finding(
        path,
        f"The customer {path!r} is inactive in QuickBooks, so its time waits.",
        "Make the customer active again in QuickBooks, then sync.",
    )


def gone(path: str) -> Finding:
    """A customer that was merged, nobody knows into which one."""
    return _finding(
        path,
        f"The customer of {path!r} is no more in QuickBooks, and nothing tells which one it was merged into, so "
        "its time waits.",
        f"Call the customer that it is now {path!r} in QuickBooks and sync; after that any name will do.",
    )


def too_deep(name: str) -> Finding:
    """A code further down than customers go."""
    return _finding(
        name,
        f"The code {name!r} lies more than {DEPTH_MAX} levels deep, and QuickBooks has no more levels of "
        "customers, so its time waits.",
        "Move the code up in QuickBooks Time, then sync.",
    )


def adapted(name: str, path: str) -> Finding:
    """A job that is called otherwise in QuickBooks, where a name is there once in all."""
    return Finding(
        code=Code.BOOKS_NAME_ADAPTED,
        subject=path,
        behaviour="FLOW-08",
        sentence=f"QuickBooks has the name {name!r} elsewhere and takes it once only, so the new job is {path!r}.",
    )


def refused(path: str, message: str) -> Finding:
    """A customer that QuickBooks does not take, whatever its name."""
    return Finding(
        code=Code.BOOKS_REFUSED,
        subject=path,
        behaviour="FLOW-08",
        sentence=f"QuickBooks refuses the customer {path!r}, so its time waits: {message}",
    )


def billed(minutes: int, day: date, timesheet_id: int) -> Finding:
    """Time that is gone from QuickBooks Time and on an invoice."""
    return Finding(
        code=Code.BOOKS_REFUSED,
        subject="",
        behaviour="FLOW-06",
        sentence=f"The {minutes} minutes of {day} that were deleted in QuickBooks Time (timesheet {timesheet_id}) are "
        "billed in QuickBooks and stay there.",
        remedy="Credit them in QuickBooks if they were billed by mistake.",
    )


def there_twice(minutes: int, day: date, timesheet_id: int) -> Finding:
    """Billed time that QuickBooks Time's own connection sent a second time."""
    return Finding(
        code=Code.BOOKS_REFUSED,
        subject="",
        behaviour="FLOW-06",
        sentence=f"The {minutes} minutes of {day} (timesheet {timesheet_id}) were billed in QuickBooks before "
        "QuickBooks Time's own connection sent them again, so they are there twice.",
        remedy="Delete the ones that are not billed in QuickBooks.",
    )


def linked_already() -> Finding:
    """New time that is left to QuickBooks Time."""
    return Finding(
        code=Code.BOOKS_LINKED_ALREADY,
        subject="",
        behaviour="FLOW-06",
        sentence="QuickBooks Time's own connection to QuickBooks is installed and sends the time itself; Timebridge "
        "sends none, so that nothing is there twice",
    )


def _finding(subject: str, sentence: str, remedy: str) -> Finding:
    return Finding(
        code=Code.NAME_CONFLICT, subject=subject, behaviour="FLOW-07", sentence=sentence, remedy=remedy
    )


def found_there(days: Sequence[date]) -> Finding:
    """Time that was not sent, since QuickBooks has it from a run that the store does not remember."""
    when = f"of {days[0]}" if days[0] == days[-1] else f"from {days[0]} to {days[-1]}"
    return Finding(
        code=Code.BOOKS_TIME_FOUND,
        subject="",
        behaviour="LINK-04",
        sentence=f"QuickBooks had {len(days)} of the entries {when} already, with the same person and notes; they were "
        "not sent again.",
    )


def outdated(day: str) -> Finding:
    """The store lacks what it once knew."""
    return Finding(
        code=Code.STORE_OUTDATED,
        subject="",
        behaviour="LINK-04",
        sentence=f"QuickBooks Time has time of {day} that Timebridge sent and that this store knows nothing of: the "
        "store was put back to an older copy, or another Timebridge keeps its own for this firm. Time that was still "
        "waiting to be sent is not known here.",
    )
