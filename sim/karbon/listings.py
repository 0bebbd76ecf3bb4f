"""The lists of the API: which properties filter and order each of them, and how many rows a page has.

Contract 2.2 to 2.4. Text is compared without regard to case where that is documented: full names, email
addresses and titles.
"""

from __future__ import annotations

from typing import Any, Final

from sim.karbon.indexes import CLIENT_INDEXES, GROUP_INDEXES, ROLE_INDEXES, USER_INDEXES, WORK_INDEXES
from sim.karbon.listing import (
    EQ,
    EQ_CONTAINS,
    FROM_TO,
    Listing,
    Property,
    by_level,
    everything,
)
from sim.karbon.primary import primary_email, primary_phone
from sim.karbon.records import WorkItem
from sim.karbon.state import KarbonState
from sim.karbon.statuses import SPACED, combined
from sim.physics.provenance import documented, seen

FULL_NAME: Final = Property(EQ_CONTAINS, lambda _, client: client.full_name, "full_name", folded=True)
EMAIL: Final = Property(EQ_CONTAINS, lambda _, client: primary_email(client), "email", folded=True)
CONTACT_TYPE: Final = Property(EQ_CONTAINS, lambda _, client: client.contact_type, "contact_type", few=True)
EXTERNAL_KEY: Final = Property(EQ, lambda _, client: client.external_key, "external_key")

USERS: Final = Listing(
    name="Users",
    type_name="UserProfileDTO",
    page_rows=100,
    table=lambda state: state.users,
    key=lambda user: user.user_key,
    indexes=USER_INDEXES,
    scopes=everything,
    properties={
        "Name": Property(EQ_CONTAINS, lambda _, user: user.name, folded=True),
        "EmailAddress": Property(EQ_CONTAINS, lambda _, user: user.email_address, "email", folded=True),
    },
    known=frozenset({"Id"}),
    orders={},
    orderby_ignored=True,
)

CONTACTS: Final = Listing(
    name="Contacts",
    type_name="ContactSummaryDTO",
    page_rows=100,
    table=lambda state: state.contacts,
    key=lambda contact: contact.contact_key,
    indexes=CLIENT_INDEXES,
    scopes=by_level,
    properties={
        "FullName": FULL_NAME,
        "EmailAddress": EMAIL,
        "PhoneNumber": Property(EQ_CONTAINS, lambda _, contact: primary_phone(contact), "phone"),
        "ContactType": CONTACT_TYPE,
        "ExternalKey": EXTERNAL_KEY,
    },
    known=frozenset(
        {
            "ContactKey",
            "PreferredName",
            "Salutation",
            "ClientOwner",
            "ClientManager",
            "Address",
            "RoleOrTitle",
            "UserDefinedIdentifier",
            "LastModifiedDateTime",
        }
    ),
    orders={"FullName": "full_name", "LastModifiedDateTime": "last_modified"},
)

ORGANIZATIONS: Final = Listing(
    name="Organizations",
    type_name="OrganizationSummaryDTO",
    page_rows=100,
    table=lambda state: state.organizations,
    key=lambda organization: organization.organization_key,
    indexes=CLIENT_INDEXES,
    scopes=by_level,
    properties={
        "FullName": FULL_NAME,
        "EmailAddress": EMAIL,
        "ContactType": CONTACT_TYPE,
        "ExternalKey": EXTERNAL_KEY,
    },
    known=frozenset(
        {"OrganizationKey", "PhoneNumber", "Website", "LastModifiedDateTime", "UserDefinedIdentifier"}
    ),
    orders={"FullName": "full_name", "LastModifiedDateTime": "last_modified"},
)

CLIENT_GROUPS: Final = Listing(
    name="ClientGroups",
    type_name="ClientGroupSummaryDTO",
    page_rows=100,
    table=lambda state: state.client_groups,
    key=lambda group: group.client_group_key,
    indexes=GROUP_INDEXES,
    scopes=by_level,
    properties={"FullName": FULL_NAME._replace(operators=EQ)},
    known=frozenset({"ClientGroupKey", "PhoneNumber", "Website", "LastModifiedDateTime"}),
    orders={"FullName": "full_name"},
)

ROLES: Final = Listing(
    name="Roles",
    type_name="RoleDTO",
    page_rows=200,
    table=lambda state: state.roles,
    key=lambda role: role.role_key,
    indexes=ROLE_INDEXES,
    scopes=everything,
    properties={"Name": Property(EQ, lambda _, role: role.name, "name")},
    known=frozenset({"Key"}),
    orders={},
    default_order="name",
)


@documented(
    "KARBON_API.md: spaced names alone match in a filter; a guide of Karbon's filters by unspaced ones"
)
def _has_primary_status(state: KarbonState, work: WorkItem, text: str) -> bool:
    """Only the spaced spelling finds anything, unless switched."""
    if text == SPACED[work.primary_status]:
        return True
    return state.behaviour.unspaced_status_in_filter and text == work.primary_status


@seen("Karbon's own tests filter WorkStatus by what they read from PrimaryStatus")
def _has_status(state: KarbonState, work: WorkItem, text: str) -> bool:
    """WorkStatus is equal to the combination of both levels, and to the primary level alone."""
    return _has_primary_status(state, work, text) or text == _work_status(state, work)


def _keyed(field: str, index_name: str) -> Property:
    return Property(EQ, lambda _, work: getattr(work, field), index_name)


def _work_status(_state: KarbonState, work: Any) -> str:
    return combined(work.primary_status, work.secondary_status)


WORK_ITEMS: Final = Listing(
    name="WorkItems",
    type_name="WorkItemSummaryDTO",
    page_rows=100,
    table=lambda state: state.work_items,
    key=lambda work: work.work_item_key,
    indexes=WORK_INDEXES,
    scopes=by_level,
    properties={
        "AssigneeEmailAddress": Property(
            EQ_CONTAINS,
            lambda state, work: state.email_of(work.assignee_key) or "",
            "assignee",
            folded=True,
            few=True,
        ),
        "Title": Property(EQ_CONTAINS, lambda _, work: work.title, "title", folded=True),
        "WorkStatus": Property(EQ_CONTAINS, _work_status, "status", few=True, equal=_has_status),
        "PrimaryStatus": Property(
            EQ,
            lambda _, work: SPACED[work.primary_status],
            "status",
            few=True,
            equal=_has_primary_status,
        ),
        "WorkType": Property(EQ_CONTAINS, lambda _, work: work.work_type, "work_type", few=True),
        "ClientKey": _keyed("client_key", "client"),
        "WorkTemplateKey": _keyed("work_template_key", "template"),
        "WorkScheduleKey": _keyed("work_schedule_key", "schedule"),
        "StartDate": Property(FROM_TO, lambda _, work: work.start_date, "start_date", kind="day"),
    },
    known=frozenset(
        {
            "WorkItemKey",
            "AssigneeKey",
            "AssigneeName",
            "ClientName",
            "ClientType",
            "ClientUserDefinedIdentifier",
            "RelatedClientGroupKey",
            "ClientGroupKey",
            "RelatedClientGroupName",
            "DueDate",
            "DeadlineDate",
            "CompletedDate",
            "ToDoPeriod",
            "SecondaryStatus",
            "WorkTemplateTile",
            "EstimatedBudget",
        }
    ),
    orders={"StartDate": "start_date", "DeadlineDate": "deadline_date"},
)
