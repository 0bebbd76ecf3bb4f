"""Where the public sources are silent or disagree: named switches, each with our default and its reason."""

from __future__ import annotations

from typing import Literal

import msgspec


class Behaviour(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How this account's QuickBooks Time behaves. Contract sections in brackets."""

    throttle: bool = True  # 300 calls in 5 minutes a token [4]
    time_on_parent_jobcode: Literal["accept", "refuse"] = "accept"
    # through the API; Karbon's article tells of such time [3.3: no public recording of a refusal]
    unassigned_jobcode: Literal["accept", "refuse"] = "accept"  # time through the API [3.5: not public]
    sibling_names: Literal["case_insensitive", "exact"] = "case_insensitive"  # [3.3: not public]
    archived_twin: Literal["new", "left", "restored", "refused"] = "new"
    # a jobcode posted while its namesake is archived [3.3: not public]: Karbon's article has a firm make a new code
    # after a deletion, and Intuit's help warns of such replacements, so they can be made
    accepted_row: Literal["existing", "submitted"] = "existing"
    # a row 202 carries the jobcode that is there, or what was sent; only code and reason are documented [3.3]
    parent_moves_with_children: bool = True
    # last_modified of a jobcode that gets its first child or loses its last [3.3: not public]
    restored_children: Literal["archived", "restored"] = "archived"
    # what was archived with its parent: only ancestors are said to come back with a jobcode [3.3]
    restored_assignments: Literal["gone", "back"] = "gone"  # those that archiving took away [3.3: not public]
    archive_keeps_assigned_to_all: bool = False
    # archiving drops assignments [3.3]; everyone's is one of them
    assigned_children: Literal["implied", "listed"] = "implied"
    # below an assigned jobcode everything is assigned [3.4]; whether those have rows of their own is not public
    other_names: Literal["case_insensitive", "exact"] = "case_insensitive"
    # of fields, choices and groups; whether letter case makes them two is not public [3.7, 3.8, 3.10]
    group_names: Literal["unique", "free"] = "unique"  # among active groups [3.10: not public]
    filtered_items: Literal["refuse", "accept"] = "refuse"
    # time with a choice that is not shown for its jobcode or person [3.9: the effect is not public]
    required_fields: Literal["where_shown", "everywhere"] = "where_shown"
    # a required field is needed where it appears; whether the API holds one to that is not public [3.7, 3.5]
    pto_time: Literal["drawn", "kept"] = "drawn"
    # whether time on a pto jobcode lessens the balance of its person [3.2: not public]
    modified_since: Literal["inclusive", "exclusive"] = "inclusive"
    # whether it finds what changed in that very second; clients keep a margin of their own [2.5, 9: not public]
    name_filters: Literal["case_insensitive", "exact"] = "case_insensitive"  # letter case [2.5: not public]
    repeated_parameter: Literal["last", "first"] = "last"  # which one counts; PHP keeps the last [2.5]
    list_ties: Literal["oldest_first", "newest_first"] = "oldest_first"
    # rows that a list's order leaves equal, in lists without an order all of them [9: not public]
    limit_beside_per_page: Literal["limit", "per_page"] = "limit"  # which one counts [2.4: not public]
    bad_limit_code: Literal[417, 400] = 417  # limit below 1, above 200 or no number [2.3: an error, no code]
    unsupported_verb_code: Literal[405, 501] = 405  # a verb that a path has not [3.0: both are documented]
    new_jobcodes_assigned_to_all: bool = False  # when a POST does not say [3.3: not public]
    assignment_again: Literal["accepted", "refused"] = "accepted"  # one that is there [3.4: not public]
    item_filters_key: Literal["customfielditem_filters", "customfielditems"] = "customfielditem_filters"
    # of the answer to a write; the examples of writes have the other one, by mistake as it seems [3.9]
    last_modified_refuses_page: bool = False  # last_modified_timestamps?page= [2.4: it once failed on it]
    two_way_sync: bool = False  # the beta that gives jobcodes connect_with_quickbooks [3.3]
    own_id_hides_others: bool = True  # user_ids=me,others lists only mine [issue 55, still open]
    timesheet_state: bool = True  # the undocumented `state` of listed time [issue 99, live 2024]
    time_tracking_told_in: Literal["extra", "message"] = "extra"  # TS-1006 of a row 403 [3.5, A3]
    closed_time_code: Literal[417, 409] = 417  # row of a change to approved or locked time [3.5: not public]
    timesheet_range_days_max: int = 366  # longest start_date..end_date; 0 is any [3.5: 366 must pass]
    timesheet_tz: Literal["standard", "day"] = "standard"
    # tz of time: one example has the standard offset beside stamps in daylight saving time; or that day's [3.5]
    manual_stamps: Literal["empty", "filled"] = "empty"
    # start and end of manual time: empty by the table, from 8 o'clock on in an example [3.5]
    written_clock: Literal["both", "active", "on_the_clock"] = "both"
    # what tells of the clock in answers to writes: on_the_clock by the table, active in examples [3.5, 8]
    second_clock_code: Literal[406, 417] = 406  # row of a second open timesheet: it only "fails" [3.5]
    timesheet_owner_on_put: Literal["ignored", "changed"] = "ignored"
    # user_id and type in a change: writable by the table, absent on the update page [3.5]
    split_at_midnight: bool = (
        False  # finished regular time, with row 201 [3.5: when it happens is not public]
    )
    automatic_lunch_minutes: int = (
        0  # cut out of regular time of over six hours, with row 201; 0 is never [3.5]
    )
    manual_duration: Literal["hundredths", "exact"] = "hundredths"  # stored as hours with two decimals [3.5]
    empty_list: Literal["array", "object"] = "array"  # PHP's [] where a map is empty [2.1, 8]
    dead_refresh_status: Literal[400, 404] = 400  # of a refresh token that is no longer good [1.4]
    bearer_challenge: bool = True  # WWW-Authenticate of 401s, which the library that they are of has [1.4]
    code_lifetime_s: int = 600  # of an authorization code [not public]
    access_lifetime_s: int = 864_000  # ten days, and `expires_in` [1.3]; 5_184_000 in documents before 2020
    refresh_lifetime_s: int = 0  # 0 is for ever [9: not public]
    hand_made_lifetime_s: int = 5_184_000  # two months, of a token that a person made in the product [1.3]
    grant_client_type: str = ""  # under `client_type` of a grant [1.3: seen live once]; "" leaves the key out
    http_redirect: Literal["refuse", "accept"] = (
        "refuse"  # [1.2 wants HTTPS]; for an app on one's own machine
    )
    foreign_accounts_max: int = 3  # that an app of another account may be connected to [1.4: by default]
    throttle_window: Literal["sliding", "fixed"] = "sliding"  # [4: not public]
    posted_email: Literal["kept", "blank"] = "kept"
    # address of a user created through the API: blank in the answer that is documented, by mistake it seems [3.2]
    api_key_age: Literal["new", "old"] = "new"  # since 2017-10-25 reports tell overtime by its rates [3.13]
    overtime_week_hours: int = 40  # time and a half after so many hours a week; 0 is never [3.13, 3.11]
    overtime_day_hours: int = 0  # and after so many a day: 8 in the example of payroll_by_jobcode [3.13]
    double_time_day_hours: int = 0  # double time after so many hours a day; 0 is never [3.13: not public]
    work_seconds_include_pto: bool = True  # total_work_seconds; the examples disagree [3.13]
    payroll_timesheet_count: bool = True  # live rows of payroll carry it, the documented ones do not [3.13]
    length_missing_code: Literal[417, 411] = 417
    # files sent without Content-Length: it must be there; 411 is no code of the vendor's list [3.14, 2.3]
    event_assignees: Literal["list", "text"] = "list"
    # assigned_user_ids: a list by the table of schedule events, "11,1365" in the example of a create [3.14]
    project_dates: Literal["midnight", "date"] = "midnight"
    # dates of projects: YYYY-MM-DD by the table, an instant at midnight in every example [3.14]
    project_feed_code: Literal[200, 201] = 200
    # rows of new notes, replies and read times: 201 by the tables of codes, 200 in the examples [3.14]
    delivered_notifications: Literal["listed", "gone"] = "listed"  # [3.14: only that they cannot be deleted]
    invitation_with_both: Literal["refuse", "accept"] = "refuse"
    # contact_info beside user_id: exactly one by [3.14]; a notice of the documentation allows both
    pending_time_off_mails_denial: bool = True  # [issue 102]
    reports_need_permission: bool = True  # 401 for who may not view reports [3.2, 2.3: not public]
    link_sync_every_s: int = 3_600
    # how often the own connection to QuickBooks runs; 0 is by its button only [5: not public]
    link_exports: Literal["all", "approved"] = "all"
    # "export approved timesheets when syncing" is told of the connection to QuickBooks Desktop only [5]
