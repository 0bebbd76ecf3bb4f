"""Where schedules are kept, and the orders that templates can be listed in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sim.karbon.keeping import Kept
from sim.karbon.planning.records import WorkSchedule
from sim.karbon.records import WorkTemplate
from sim.physics.tables import IndexKey

NEVER: Final = datetime.min.replace(tzinfo=UTC)  # templates without work come first, as nulls do

KEPT: Final = (
    Kept(
        "work_schedules",
        WorkSchedule,
        lambda schedule: schedule.work_schedule_key,
        {
            "client": lambda schedule: (schedule.client_key,),
            "source": lambda schedule: (schedule.created_from_work_item_key,),
        },
    ),
)

TEMPLATE_INDEXES: Final[dict[str, IndexKey[WorkTemplate]]] = {
    "work_type": lambda template: (template.work_type_key,),
    "title": lambda template: (template.title.casefold(),),
    "published": lambda template: (template.published_date,),
    "work_count": lambda template: (template.number_of_work_items_created,),
    "last_work": lambda template: (template.date_last_work_item_created or NEVER,),
    "modified": lambda template: (template.date_modified,),
}
