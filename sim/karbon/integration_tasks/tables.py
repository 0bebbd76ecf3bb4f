"""What the room of integration tasks keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sim.karbon.integration_tasks.records import IntegrationTask, IntegrationTaskDefinition
from sim.karbon.keeping import Kept
from sim.physics.tables import IndexKey

TASK_INDEXES: Final[Mapping[str, IndexKey[Any]]] = {
    "created": lambda task: (task.created_at,),
    "newest": lambda task: (-task.created_at.timestamp(),),
    "definition+newest": lambda task: (task.task_definition_key, -task.created_at.timestamp()),
    "work+newest": lambda task: (task.work_item_key, -task.created_at.timestamp()),
}
KEPT: Final = (
    Kept(
        "integration_task_definitions",
        IntegrationTaskDefinition,
        lambda definition: definition.task_definition_key,
        {"name": lambda definition: (definition.name,)},
    ),
    Kept("integration_tasks", IntegrationTask, lambda task: task.task_key, TASK_INDEXES),
)
