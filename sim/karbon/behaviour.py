"""Where the sources on Karbon are silent or disagree: one named switch each, with the default that we ship.

The numbers are sections of the contract; section 0 is its table of disagreements.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class Behaviour(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How this account's Karbon behaves."""

    # contract 0, row 1: the reference prints a refusal on eight lists; a guide says that Karbon quietly answers 100
    # rows.
    top_over_limit: Literal["refused", "capped"] = "refused"
    # contract 0, row 2: the guide shows a nextLink for a call with $top=100; one live client saw none on WorkItems.
    next_link_with_top: bool = True
    # contract 0, row 3: the reference's example nests the 401; live calls got a flat one that names the bad
    # credential.
    unauthorized_body: Literal["live", "documented"] = "live"
    # contract 0, row 4: live 401s had a number; the reference's example has text.
    numeric_status_in_401: bool = True
    # contract 0, row 4: the reference prints text for 404 and 429; the gateway's usual shape is a number.
    numeric_status_in_404_and_429: bool = False
    # contract 0, row 5: the reference says 204 for some and 200 for others; Karbon's own tests ask with Prefer and
    # get 200.
    patch_answer: Literal["as_preferred", "no_content", "entity"] = "as_preferred"
    # contract 0, row 6: creating users and client groups; 200 in the reference, 201 in Karbon's own tests.
    create_status: Literal[201, 200] = 201
    # contract 0, row 7: what PATCH of a work item takes: seven properties since 2026-06-11, two before, one in 2022.
    work_item_patch: Literal["seven", "two", "one"] = "seven"
    # contract 0, row 8: the reference says TimeStamp; a client that insisted on it refused every webhook it was sent.
    webhook_time_key: Literal["Timestamp", "TimeStamp"] = "Timestamp"
    # contract 0, row 9: the reference has Work, and Contact for all clients; a live account sent WorkItem and each
    # client's kind.
    webhook_resource_type: Literal["live", "documented"] = "live"
    # contract 0, row 10: a guide wants the old subscription deleted first; in Karbon's own tests the new one replaces
    # it.
    webhook_type_taken: Literal["replaced", "refused"] = "replaced"
    # contract 0, row 11: ten in an error text, a nextLink and Karbon's own tests; a hundred in the prose beside them.
    work_template_page_rows: Literal[10, 100] = 10
    # contract 0, row 12: time entries print the fee with blanks, "Time and Materials"; work items TimeAndMaterials.
    spaced_fee_type_of_time: bool = True
    # contract 0, row 13: the reference has objects; a guide has plain names.
    tenant_settings: Literal["objects", "names"] = "objects"
    # contract 0, row 14: the reference's schema has lower case keys, its example capitals.
    capitalised_available_statuses: bool = True
    # contract 0, row 15: the choices of a new list field are ListOptions in the reference, Options in a guide.
    custom_field_options: Literal["ListOptions", "either"] = "ListOptions"

    # 1.4: every example has one object where the schema has an array.
    validation_details: Literal["object", "array"] = "object"
    # 1.5: both are listed for a write to a client that does not exist.
    missing_client_on_write: Literal[404, 500] = 404
    # 1.4: the framework sends a header OData-Version and its metadata's level in Content-Type; nobody showed either.
    odata_headers: bool = False
    # 1.3: an account was seen getting 401 on TenantSettings alone.
    tenant_settings_refused: bool = False
    # 1.3: 120 calls a minute are published as a recommendation, and enforced by 429.
    rate_limited: bool = True
    # contract 4: "after edits settle" may mean that each edit starts the 60 seconds anew, or that the first one does.
    webhook_window: Literal["settles", "fixed"] = "settles"
    # contract 4: a guide has 60 seconds.
    webhook_window_s: Annotated[float, Meta(ge=0, le=86_400)] = 60.0
    # contract 4: ten retries, or ten failures with the first call.
    webhook_retries: Annotated[int, Meta(ge=0, le=50)] = 10
    # contract 4: that intervals grow is said, and no number: each is twice the one before, and this is the first.
    webhook_first_retry_s: Annotated[float, Meta(gt=0, le=86_400)] = 60.0
    # contract 4: how long Karbon waits for an answer is published nowhere.
    webhook_patience_s: Annotated[float, Meta(gt=0, le=120)] = 10.0
    # contract 4: nobody says whether an application hears of clients, and their work, that it may not see.
    webhook_of_restricted: Literal["silent", "told"] = "silent"
    # contract 4: the reference says Inserted; the notes of July 2023 said InviteAccepted.
    webhook_user_action: Literal["Inserted", "InviteAccepted"] = "Inserted"
    # 3.1: that Karbon starts the work of schedules by itself is known, and not when; here at midnight UTC. Or whoever
    # drives the account says when.
    scheduled_work: Literal["by_clock", "by_hand"] = "by_clock"
    # 2.1: the published links name api.karbonhq.com; a fake on a socket must name itself to be walked.
    links: Literal["called_host", "documented_host"] = "called_host"
    # 2.3: the quick reference says that only spaced status names match; a guide filters by 'InProgress'.
    unspaced_status_in_filter: bool = False
    # 2.3: timesheets are found by one key; elsewhere in the reference all that is no date takes eq and in.
    timesheet_key_in: bool = False
    # 3.6: clients and their work are hidden from an application without permission; of time on them nothing is said.
    time_of_restricted: Literal["shown", "hidden"] = "shown"
    # 3.9: nothing says whether time that was tracked through an integration is on Timesheets and time entries.
    integration_time_in_api: bool = False
    # 1.5: POST Notes by an unknown author is 500 in the reference; one live account got 400.
    unknown_author_status: Literal[500, 400] = 500
    # 2.1: a list of invoices, payments or task definitions is called "values" in schemas, "value" in examples.
    name_of_listed: Literal["value", "values"] = "value"
    # 1.1: Karbon's own tests take both forms of a key where they look; of comments one alone is documented.
    comment_keys: Literal["both_forms", "in_brackets"] = "both_forms"
    # 3.1: integration tasks are for approved partners; what others get is not said.
    integration_tasks_for_others: Literal[404, 401] = 404
    # 3.1: the reference and a guide name other methods of manual payments.
    payment_methods: Literal["reference", "guide"] = "reference"
    # 2.1: the sample of a payment calls its key InvoiceKey, its schema and a guide PaymentKey.
    payment_key_name: Literal["PaymentKey", "InvoiceKey"] = "PaymentKey"
