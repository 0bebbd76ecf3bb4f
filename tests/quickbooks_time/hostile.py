"""What nobody should send, and what the API must still answer: its own shape, and never a 500."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sim.quickbooks_time.resources import RESOURCES

T = TypeVar("T")

VERBS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
DEEP = 100_000
HUGE = 10**400
SURROGATE = r"\ud800"
CONTROL = "".join(map(chr, range(32)))

ROUTES = [(path, verb) for path in sorted(RESOURCES) for verb in VERBS]
CORE = frozenset(
    {"timesheets", "timesheets_deleted", "users", "jobcodes", "jobcode_assignments", "customfielditems"}
)
READS = [(path, verb) for path, verb in ROUTES if verb in {"GET", "DELETE"} and verb in RESOURCES[path]]
WRITES = [(path, verb) for path, verb in ROUTES if verb in {"POST", "PUT"} and verb in RESOURCES[path]]

BODIES = {
    "nothing": b"",
    "half an object": b'{"data":[{"id":1',
    "null": b"null",
    "a number": b"0",
    "a text": b'"x"',
    "a list": b"[]",
    "not a number": b'{"data":[{"id":NaN,"duration":Infinity}]}',
    "not UTF-8": b'{"data":[{"name":"\xff\xfe"}]}',
    "UTF-16": '{"data":[{"name":"x"}]}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"data":[]}',
    "raw control characters": b'{"data":[{"name":"' + CONTROL.encode() + b'"}]}',
    "a lone surrogate": b'{"data":[{"name":"' + SURROGATE.encode() + b'"}]}',
    "a huge number": b'{"data":[{"id":' + str(HUGE).encode() + b',"duration":1e999}]}',
    "duplicated keys": b'{"data":[{"id":1,"id":2,"name":"a","name":"b"}],"data":[{"id":3,"name":"c"}]}',
    "deep lists": b"[" * DEEP + b"]" * DEEP,
    "deep lists that never end": b"[" * DEEP,
    "deep objects": b'{"data":' * DEEP + b"1" + b"}" * DEEP,
    "a deep row": b'{"data":[{"name":' + b"[" * DEEP + b"]" * DEEP + b"}]}",
    "no data": b"{}",
    "data is null": b'{"data":null}',
    "data is a number": b'{"data":7}',
    "data is text": b'{"data":"x"}',
    "an empty list": b'{"data":[]}',
    "an empty map": b'{"data":{}}',
    "a map of rows": b'{"data":{"a":{"id":1},"b":7}}',
    "rows that are none": b'{"data":[null,1,"x",[],[[]],true,{}]}',
    "too many rows": json.dumps({"data": [{}] * 10_000}).encode(),
    "a long text": json.dumps({"data": [{"name": "x" * 1_500_000}]}).encode(),
    "more than two megabytes": json.dumps({"data": [{"name": "x" * 2_200_000}]}).encode(),
}

VALUES = (
    None,
    "",
    " ",
    "x",
    "x" * 70_000,
    CONTROL,
    "\u202e\U0001f600\u0000",
    "²",
    "٣",
    "-",
    "--1",
    "1e5",
    "0x10",
    "9" * 400,
    True,
    False,
    0,
    -1,
    1.5,
    -0.0,
    1e308,
    2**63,
    -(2**63),
    HUGE,
    [],
    [[]],
    [None, {}, "x", HUGE],
    list(range(10_000)),
    {},
    {"": ""},
    {"1": {}},
    {"x": "y", "-1": None, "9" * 400: []},
    "0000-00-00",
    "9999-12-31",
    "2026-02-30",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2026-03-02T09:00:00+99:00",
    "2026-W10-1",
)

FIELDS = """
    id user_id jobcode_id parent_id group_id type start end date duration notes customfields attached_files
    origin_hint name username first_name last_name email active employee_number salaried exempt payroll_id
    hire_date term_date display_name mobile_number submitted_to approved_to permissions password login_pin
    assigned_to_all billable billable_rate short_code connect_with_quickbooks required applies_to regex_filter
    ui_preference show_to_all customfield_id applies_to_id customfielditem_id manager_ids file_name file_data
    meta_data accuracy altitude latitude longitude created linked_objects addr1 label msg_tracking_id message
    method precheck delivery_time reminder_type due_time due_days_of_week distribution_methods enabled
    contact_method contact_info schedule_calendar_id all_day assigned_user_ids draft timezone title location color
    team_events description status parent_jobcode_id start_date due_date completed_date budget project_id
    estimate_id estimate_by time_off_request_id entry_method time_off_request_notes time_off_request_entries
    start_time end_time
"""

FILTERS = """
    ids not_ids user_ids group_ids jobcode_ids parent_ids payroll_ids employee_numbers usernames manager_ids
    user_id jobcode_id group_id customfield_id jobcode_parent_id active active_jobcodes type jobcode_type
    value_type applies_to on_the_clock name first_name last_name username start_date end_date modified_since
    modified_before page limit per_page supplemental_data customfields order_results_by order_results_reverse
    endpoints id schedule_calendar_ids active_users include_user_group include_jobcode_filters object_ids
    linked_object_type by_jobcode_assignment project_ids estimate_ids
"""

REPORT_FIELDS = """
    start_date end_date user_ids group_ids jobcode_ids jobcode_type customfielditems page limit order_by
    order_desc on_the_clock include_zero_time advanced_overtime include_advanced_overtime project_ids estimate_id
"""

QUERY_VALUES = (
    "",
    "x",
    "-1",
    "0",
    "1.5",
    "²",
    "9" * 400,
    "1," * 10_000,
    ",".join(map(str, range(10_000))),
    "%00",
    "%ED%A0%80",
    "%FF",
    "%",
    "both",
    "*" * 2_000,
    "0000-00-00",
    "9999-12-31",
    "2026-03-02T09:00:00+99:00",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00%2B23:59",
)


def share(path: str, pairs: Iterable[T], parts: int) -> Iterator[T]:
    """Every other one on the paths that an integration lives on, elsewhere fewer, and others on each path.

    Most paths share their readers, so each value still meets each reader.
    """
    step = 2 if path in CORE else parts
    return islice(pairs, sum(path.encode()) % step, None, step)
