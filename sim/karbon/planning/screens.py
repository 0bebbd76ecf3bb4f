"""What people do in Karbon with work that repeats, and with the templates that work starts from."""

from __future__ import annotations

from typing import Any, Final, get_args

import msgspec

from sim.karbon.planning.records import RecurrenceFrequency, Units, WorkSchedule
from sim.karbon.planning.recurrence import described
from sim.karbon.planning.starting import TooMuchWorkError, start_due_work
from sim.karbon.records import ActorRole, WorkItem, WorkTemplate
from sim.karbon.screen import Screen, ScreenRefused, chosen, day_of, filled

FREQUENCIES: Final = get_args(RecurrenceFrequency)
UNITS: Final = get_args(Units)
MULTIPLE_MAX: Final = 1_000


class PlanningScreens(Screen):
    """Schedules and templates."""

    def repeat_work(
        self,
        work_key: str,
        frequency: str,
        start_date: str,
        end_date: str = "",
        multiple: int = 1,
        units: str = "",
        days_until_due: int = 0,
    ) -> str:
        """Let work start again under its title, every Month for example; the schedule's key."""
        work = self._work_item(work_key)
        if not 1 <= multiple <= MULTIPLE_MAX:
            raise ScreenRefused(f"work repeats every 1 to {MULTIPLE_MAX} times, not {multiple}")
        frequency = chosen("a frequency", frequency, FREQUENCIES)
        schedule = msgspec.convert(
            {
                "work_schedule_key": self.state.new_key(),
                "client_key": work.client_key,
                "client_type": work.client_type,
                "created_from_work_item_key": work.work_item_key,
                "assignee_user_key": work.assignee_key,
                "work_item_description": work.description,
                "recurrence_frequency": frequency,
                "custom_frequency_multiple": multiple,
                "custom_frequency_units": chosen("a unit", units or "Days", UNITS)
                if frequency == "Custom"
                else None,
                "schedule_start_date": day_of(start_date),
                "schedule_end_date": day_of(end_date) if end_date else None,
                "schedule_due_date_method": "DaysFromStartDate" if days_until_due else "NoDueDate",
                "schedule_due_date_days": days_until_due or None,
                "work_item_title_definition": msgspec.json.encode([{"Text": work.title}]).decode(),
            },
            WorkSchedule,
        )
        key = self.state.of(WorkSchedule).put(schedule).work_schedule_key
        self.state.put_work(msgspec.structs.replace(work, work_schedule_key=key))
        return key

    def end_schedule(self, key: str, last_day: str) -> None:
        """Let a schedule start no work after this day."""
        schedule = self._schedule(key)
        ended = msgspec.structs.replace(schedule, schedule_end_date=day_of(last_day))
        self.state.of(WorkSchedule).put(ended)

    def start_scheduled_work(self) -> list[str]:
        """Start the work of every schedule whose time has come, as Karbon does overnight; the keys."""
        try:
            made: list[WorkItem] = start_due_work(self.state)
        except TooMuchWorkError as error:
            raise ScreenRefused(str(error)) from error
        return [work.work_item_key for work in made]

    def schedules(self) -> list[dict[str, Any]]:
        """The schedules: key, client_key, every, from, until, and how many they started."""
        rows = sorted(self.state.of(WorkSchedule), key=lambda schedule: schedule.work_schedule_key)
        return [
            {
                "key": schedule.work_schedule_key,
                "client_key": schedule.client_key,
                "every": described(schedule),
                "from": schedule.schedule_start_date.isoformat(),
                "until": schedule.schedule_end_date.isoformat() if schedule.schedule_end_date else "",
                "started": schedule.started,
            }
            for schedule in rows
        ]

    def add_template_role(self, template: str, name: str) -> str:
        """Add a part that somebody plays in a template's work; the part's key."""
        found = self._template(template)
        role = ActorRole(actor_key=self.state.new_key(), actor_name=filled("a part's name", name))
        if any(known.actor_name == role.actor_name for known in found.actor_roles):
            raise ScreenRefused(f"{found.title!r} has a part called {name!r} already; choose another name")
        self._changed(found, actor_roles=(*found.actor_roles, role))
        return role.actor_key

    def draft_template(self, template: str) -> None:
        """Begin to change a template; what it was published as counts until it is published again."""
        self._changed(self._template(template), draft_has_changes=True)

    def publish_template(self, template: str, description: str = "") -> None:
        """Publish a template, with another description if one is given."""
        found, now = self._template(template), self.state.universe.clock.now()
        self._changed(
            found,
            draft_has_changes=False,
            published_date=now,
            description=description or found.description,
        )

    def delete_template(self, template: str) -> None:
        """Delete a template; work that started from it stays."""
        self.state.templates.remove(self._template(template).work_template_key)

    def templates(self) -> list[dict[str, Any]]:
        """The templates: key, title, minutes budgeted, work started, and whether a draft waits."""
        rows = sorted(self.state.templates, key=lambda found: (found.title, found.work_template_key))
        return [
            {
                "key": found.work_template_key,
                "title": found.title,
                "minutes": sum(row.estimate_minutes for row in found.estimates),
                "work": found.number_of_work_items_created,
                "draft": found.draft_has_changes,
            }
            for found in rows
        ]

    def _changed(self, template: WorkTemplate, **fields: Any) -> None:
        now = self.state.universe.clock.now()
        self.state.templates.put(msgspec.structs.replace(template, date_modified=now, **fields))

    def _schedule(self, key: str) -> WorkSchedule:
        schedule = self.state.of(WorkSchedule).get(key)
        if schedule is None:
            raise ScreenRefused(f"no schedule has the key {key!r}; schedules() lists them")
        return schedule
