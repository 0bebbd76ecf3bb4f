"""Projects, what is estimated for them and what is said about them. The order of the fields is the API's."""

from __future__ import annotations

import msgspec

from sim.quickbooks_time.records import LONG_AGO


class Project(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A jobcode with dates and a status. Dates are YYYY-MM-DD, "" for none."""

    id: int
    jobcode_id: int
    parent_jobcode_id: int
    name: str
    status: str = "not_started"
    description: str = ""
    start_date: str = ""
    due_date: str = ""
    completed_date: str = ""
    active: bool = True
    last_modified: str = LONG_AGO
    created: str = LONG_AGO


class Estimate(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How a project is estimated: as a whole, or by the items of a custom field."""

    id: int
    project_id: int
    active: bool = True
    created: str = LONG_AGO
    last_modified: str = LONG_AGO
    estimate_by: str
    estimate_by__id: int = 0


class EstimateItem(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The seconds that are estimated for the whole, or for one item of the field."""

    id: int
    estimated_seconds: int = 0
    estimate_id: int
    active: bool = True
    created: str = LONG_AGO
    last_modified: str = LONG_AGO
    type: str
    type_id: int = 0


class ProjectActivity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One line of a project's feed."""

    id: int
    user_id: int
    activity_type: str
    active: bool = True
    project_id: int
    created: str = LONG_AGO
    last_modified: str = LONG_AGO


class ProjectActivityReadTime(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """When a person last read a project's feed."""

    id: int
    user_id: int
    project_id: int
    latest_read_time: str
    last_modified: str = LONG_AGO


class ProjectActivityReply(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An answer to a line of the feed."""

    id: int
    project_activity_id: int
    user_id: int
    note: str
    active: bool = True
    created: str = LONG_AGO
    last_modified: str = LONG_AGO


class ProjectNote(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A note in a project's feed; `activity_id` is its line there."""

    id: int
    project_id: int
    user_id: int
    note: str
    active: bool = True
    created: str = LONG_AGO
    last_modified: str = LONG_AGO
    files: tuple[int, ...] = ()
    activity_id: int = 0
