"""The list of templates: the one whose pages are ten rows long."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sim.karbon.listing import EQ, EQ_STARTSWITH, Listing, Property, everything
from sim.karbon.planning.tables import TEMPLATE_INDEXES
from sim.karbon.records import WorkTemplate
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented, inferred


@inferred("what a template shows is what it is found by: whole seconds")
def _instant(field: str) -> Property:
    def read(_state: KarbonState, template: WorkTemplate) -> datetime | None:
        instant: datetime | None = getattr(template, field)
        return None if instant is None else instant.replace(microsecond=0)

    return Property(EQ, read, kind="instant")


TEMPLATES: Final = Listing(
    name="WorkTemplates",
    type_name="WorkTemplateSummaryDTO",
    page_rows=10,
    table=lambda state: state.templates,
    key=lambda template: template.work_template_key,
    indexes=TEMPLATE_INDEXES,
    scopes=everything,
    properties={
        "Title": Property(EQ_STARTSWITH, lambda _, template: template.title, "title", folded=True),
        "WorkTypeKey": Property(EQ_STARTSWITH, lambda _, template: template.work_type_key, "work_type"),
        "HasScheduledClientTaskGroups": Property(
            EQ, lambda _, template: template.has_scheduled_client_task_groups, kind="boolean"
        ),
        "DraftHasChanges": Property(EQ, lambda _, template: template.draft_has_changes, kind="boolean"),
        "NumberOfWorkItemsCreated": Property(
            EQ, lambda _, template: template.number_of_work_items_created, kind="number"
        ),
        "PublishedDate": _instant("published_date"),
        "DateLastWorkItemCreated": _instant("date_last_work_item_created"),
        "DateModified": _instant("date_modified"),
    },
    known=frozenset({"WorkTemplateKey", "Description", "EstimatedBudget", "EstimatedTime", "ActorRoles"}),
    orders={
        "WorkTypeKey": "work_type",
        "PublishedDate": "published",
        "NumberOfWorkItemsCreated": "work_count",
        "DateLastWorkItemCreated": "last_work",
        "DateModified": "modified",
    },
    default_order="work_type",
)


@documented("row 11: ten in an error text, in a nextLink and in Karbon's own tests; a hundred in prose")
def listing(state: KarbonState) -> Listing:
    """The list, with pages as long as this account's Karbon has them."""
    return TEMPLATES._replace(page_rows=state.behaviour.work_template_page_rows)
