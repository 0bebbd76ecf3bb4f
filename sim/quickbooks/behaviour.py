"""Where the public sources are silent or disagree: named switches, each with our default and its reason."""

from __future__ import annotations

from typing import Literal

import msgspec


class Behaviour(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How this company's QuickBooks behaves. Sections of the wire contract in brackets."""

    # Access
    throttle: bool = False  # 500 calls a minute, 10 a second [4: off, or test suites run into it]
    environment: Literal["any", "sandbox", "production"] = "any"  # whose tokens these are [1.6]
    other_realm_status: Literal[401, 403] = 403  # a good token, another company [1.6: both are told]
    user_has_access: bool = (
        True  # the person who connected the app may still open the company [1.6: code 120]
    )
    subscription_is_good: bool = True  # or what the company has is only read [2.2: code 6190]
    bad_client_status: Literal[401, 400] = 401  # of the app's keys; "sometimes 400" [1.5]
    refresh_refusal: Literal["Token invalid", "Incorrect or invalid refresh token"] = "Token invalid"  # [1.5]
    id_token_on_refresh: bool = False  # or with the first tokens only [1.5: not said; OpenID allows both]
    rotate_refresh_token_after_s: int = 86_400  # its value changes about every 24 h [1.5]
    replaced_refresh_token_works: bool = False  # [1.5: reports of 2025 and 2026 say that it is dead at once]
    replay_failures: bool = False  # answer a failed requestid with the same failure [1.4: unknown]

    # Names
    display_names_unique: bool = (
        False  # the docs' strict reading, jobs included [3.1: a recording has a pair]
    )
    plain_name_free_after_deactivation: bool = True  # "X" while "X (deleted)" is there [3.0: not recorded]
    retired_twins_are_numbered: bool = True  # a second "X (deleted)" is "X (deleted-1)" [8.4: not recorded]
    job_names_clash_with_people: bool = False  # a sub-customer, and a vendor or employee [3.1: unknown]
    jobs_can_move_to_the_top: bool = (
        True  # by a full update without ParentRef [3.1: nobody found another way]
    )
    employees_need_both_names: bool = False  # GivenName and FamilyName [3.2: the docs say both ways]
    deactivation_reaches_jobs: bool = True  # a parent takes its jobs along [3.1: said of the screens]
    merge_moves_jobs: bool = True  # to the survivor, or a merge is refused while there are any [not public]
    rename_touches_jobs: bool = False  # move LastUpdatedTime of the jobs below a renamed parent [not public]
    duplicate_detail: Literal["current", "2020"] = "current"  # wording of 6240 [8.5]
    inactive_reference_code: Literal["2500", "610"] = "2500"  # [2.2 and 7: users have met both]

    # Documents
    duplicate_number_code: Literal["6140", "6210"] = (
        "6140"  # [2.2: told both ways; the page of errors says 6140]
    )

    # Rows
    fields_since_2022: bool = True  # IsProject, ClientEntityId, V4IDPseudonym [8.6]
    preferred_delivery_method: Literal["Print", "None"] = "Print"  # of new customers [8.6: Print is recorded]
    job_reference_name: Literal["FullyQualifiedName", "DisplayName"] = "FullyQualifiedName"  # [8.3]
    projected_rows: Literal["sparse_with_id", "sparse", "with_id", "plain"] = "sparse_with_id"  # [8.3]

    # Time
    sync_token_required: bool = True  # on update and delete; without it the newest version is meant [8.8]
    time_references_queryable: bool = True  # EmployeeRef and CustomerRef in WHERE [3.4: some clients ask so]
    billable_needs_rate: bool = True  # Billable without HourlyRate is refused [3.4: docs]
    billed_time_is_locked: bool = True  # no change to HasBeenBilled time [3.4: not recorded]
    end_before_start: Literal["next_day", "refused"] = "next_day"  # EndTime before StartTime [3.4: unknown]
    missing_hours_code: Literal["2020", "6000"] = "2020"  # neither hours nor start and end [3.4: either]

    # Closed books
    closed_books_refuse_time: bool = True  # or transactions only [said of transactions; of time not public]
    closed_books_code: Literal["6210", "6140"] = "6210"  # [2.2: sources disagree on which is which]

    # Many at once
    change_data_of_time: bool = False  # cdc of TimeActivity [3.12: documented as not supported]

    # Webhooks
    webhook_shape: Literal["legacy", "cloud_events"] = (
        "legacy"  # [5: CloudEvents alone from 15 May 2026 on, and worlds begin in March]
    )
    webhook_cloud_events_type: Literal["application/json", "application/cloudevents+json"] = (
        "application/cloudevents+json"  # Content-Type [contract 5 does not say; receivers are told to bear both]
    )
    webhook_window_s: float = 60.0  # changes that go together [5: 1, 3 or 5 minutes as the developer likes]
    webhook_order: Literal["shuffled", "as_it_happened"] = "shuffled"  # in one call [5: told both ways]
    webhook_repeats: Literal["once", "each"] = "once"  # the same edit again in one call [not public]
    webhook_of_deactivation: Literal["Update", "Delete"] = "Update"  # of a name list [not public]
    webhook_takes: Literal["200", "2xx"] = "200"  # what counts as received [5: the page says 200]
    webhook_retries: int = 20  # then the endpoint is switched off [5: eventually; here after three days]
