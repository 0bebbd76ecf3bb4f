"""What makes an application a partner's, and what people do with its tasks in Karbon."""

from __future__ import annotations

from typing import Any

from sim.karbon.integration_tasks import wire
from sim.karbon.integration_tasks.records import IntegrationTask, IntegrationTaskDefinition
from sim.karbon.screen import Screen, ScreenRefused, filled, near


class IntegrationTaskScreens(Screen):
    """Integration tasks."""

    def define_integration_task(
        self, name: str, allowed_hosts: list[str], link_url: str = "", link_label: str = ""
    ) -> str:
        """Set up a kind of integration task for the application, a partner's from then on (done by Karbon); the key."""
        definition = IntegrationTaskDefinition(
            task_definition_key=self.state.universe.chance.uuid("karbon.integration_task_definitions"),
            name=filled("the name of an integration task", name),
            primary_link_url=link_url,
            primary_link_label=link_label,
            allowed_task_url_hosts=tuple(allowed_hosts),
        )
        return self.state.of(IntegrationTaskDefinition).put(definition).task_definition_key

    def add_integration_task(self, work_key: str, name: str, locale: str = "en-US") -> str:
        """Put an integration task of this name on work; the task's key."""
        definitions = self.state.of(IntegrationTaskDefinition).page("name")
        found = next((each for each in definitions if each.name == name), None)
        if found is None:
            known = [each.name for each in definitions]
            raise ScreenRefused(f"there is no integration task called {name!r}{near(name, known)}")
        task = IntegrationTask(
            task_key=self.state.new_key(),
            task_definition_key=found.task_definition_key,
            work_item_key=self._work_item(work_key).work_item_key,
            created_at=self.state.universe.clock.now(),
            locale=locale,
            name=found.name,
            primary_link_url=found.primary_link_url,
            primary_link_label=found.primary_link_label,
            secondary_link_url=found.secondary_link_url,
            secondary_link_label=found.secondary_link_label,
        )
        return self.state.of(IntegrationTask).put(task).task_key

    def integration_tasks(self, work_key: str = "") -> list[dict[str, Any]]:
        """All integration tasks, or those of this work, as the partner's application sees them."""
        table = self.state.of(IntegrationTask)
        found = table.page("work+newest", work_key)[::-1] if work_key else table.page("created")
        return [{**wire.task(self.state, task)} for task in found]
