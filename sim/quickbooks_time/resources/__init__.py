"""The resources of the API by path. One module each, or a declaration among the others; all are named here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sim.quickbooks_time.others import paths as others
from sim.quickbooks_time.resources import (
    customfielditem_filters,
    customfielditems,
    customfields,
    effective_settings,
    groups,
    jobcode_assignments,
    jobcodes,
    last_modified_timestamps,
    reports,
    reports_projects,
    timesheets,
    timesheets_deleted,
    users,
)
from sim.quickbooks_time.resources.call import Handler

RESOURCES: Final[Mapping[str, Mapping[str, Handler]]] = {
    "current_user": {"GET": users.current_user},
    "users": users.METHODS,
    "jobcodes": jobcodes.METHODS,
    "jobcode_assignments": jobcode_assignments.METHODS,
    "timesheets": timesheets.METHODS,
    "timesheets_deleted": timesheets_deleted.METHODS,
    "customfields": customfields.METHODS,
    "customfielditems": customfielditems.METHODS,
    "customfielditem_filters": customfielditem_filters.METHODS,
    "customfielditemfilters": customfielditem_filters.METHODS,  # as the example of its writes is spelt
    "customfielditem_jobcode_filters": customfielditem_filters.BY_JOBCODE,
    "customfielditem_user_filters": customfielditem_filters.BY_USER,
    "groups": groups.METHODS,
    "effective_settings": effective_settings.METHODS,
    "last_modified_timestamps": last_modified_timestamps.METHODS,
    **reports.METHODS,
    **reports_projects.METHODS,
    **others.METHODS,
}
