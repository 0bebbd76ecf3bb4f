"""What people do with work in Karbon: start it, move it on, budget it, and keep templates for it."""

from __future__ import annotations

from typing import Any, Final, cast

import msgspec

from sim.karbon import work as rules
from sim.karbon.budgets import begin, put_estimate
from sim.karbon.members import has_member
from sim.karbon.records import ClientKind, Estimate, EstimateSummary, WorkItem, WorkTemplate
from sim.karbon.screen import Screen, ScreenRefused, day_of, filled, near
from sim.karbon.setting_records import Role, TaskType, WorkType
from sim.karbon.statuses import SPACED, combined, parted
from sim.karbon.work_properties import TITLE_LENGTH_MAX
from sim.physics.provenance import documented

MINUTES_MAX: Final = 1_000_000


class WorkScreens(Screen):
    """Work items, budgets and templates."""

    def add_work(
        self,
        title: str,
        client_key: str,
        start_date: str,
        due_date: str = "",
        work_type: str = "",
        assignee_email: str = "",
        template: str = "",
    ) -> str:
        """Start work for a client, from a template (title or key) if one is named; the key."""
        client = self._client(client_key)
        source = self._template(template) if template else None
        inherited = self.state.work_types.get(source.work_type_key) if source is not None else None
        day = day_of(start_date)
        item = WorkItem(
            work_item_key=self.state.new_key(),
            title=_title(title),
            client_key=client.key,
            client_type=cast("ClientKind", type(client).__name__),
            start_date=day,
            to_do_period=day,
            due_date=day_of(due_date) if due_date else None,
            work_type=self._setting(WorkType, work_type).name
            if work_type
            else getattr(inherited, "name", ""),
            assignee_key=self._colleague(assignee_email).user_key if assignee_email else "",
            work_template_key=source.work_template_key if source is not None else "",
        )
        return begin(self.state, item).work_item_key

    def rename_work(self, key: str, title: str) -> None:
        """Give work another title."""
        self.state.put_work(msgspec.structs.replace(self._work_item(key), title=_title(title)))

    def reassign_work(self, key: str, client_key: str) -> None:
        """Move work to another client; it stays related to a group that this client is in."""
        client, item = self._client(client_key), self._work_item(key)
        group = self.state.client_groups.get(item.related_client_group_key)
        related = group is not None and has_member(group, client.key)
        moved = msgspec.structs.replace(
            item,
            client_key=client.key,
            client_type=cast("ClientKind", type(client).__name__),
            related_client_group_key=item.related_client_group_key if related else "",
        )
        self.state.put_work(moved)

    def assign_work(self, key: str, email: str) -> None:
        """Give work to a colleague, or to nobody."""
        assignee = self._colleague(email).user_key if email else ""
        self.state.put_work(msgspec.structs.replace(self._work_item(key), assignee_key=assignee))

    def set_work_status(self, key: str, status: str) -> None:
        """Move work to a primary status, or to "Primary - Secondary"."""
        item = self._work_item(key)
        primary, secondary = parted(status)
        if primary is None:
            raise ScreenRefused(f"there is no status {status!r}{near(status, list(SPACED.values()))}")
        if secondary and not rules.allowed_secondary(self.state, item.work_type, primary, secondary):
            raise ScreenRefused(f"{item.work_type or 'such'} work cannot be {status!r}; see its work type")
        self.state.put_work(rules.with_status(self.state, item, primary, secondary))

    def complete_work(self, key: str) -> None:
        """Mark work as completed."""
        self.state.put_work(rules.with_status(self.state, self._work_item(key), "Completed", ""))

    def delete_work(self, key: str) -> None:
        """Delete work and its budget."""
        item = self._work_item(key)
        for row in self.state.estimates.page("work", item.work_item_key):
            self.state.estimates.remove(row.estimate_summary_key)
        self.state.work_items.remove(item.work_item_key)

    def work(self, title: str = "", client_key: str = "") -> list[dict[str, str]]:
        """All work, or that of this title or client: key, title, client_key, status, and so on."""
        table = self.state.work_items
        found = table.page("any_client", client_key) if client_key else list(table)
        rows = [self._work_row(item) for item in found if title in {"", item.title}]
        return sorted(rows, key=lambda row: (row["start_date"], row["title"], row["key"]))

    @documented("Karbon's help article 6022358: a budget by team member, role and task type")
    def set_budget(
        self, work_key: str, minutes: int, role: str = "", task_type: str = "", email: str = ""
    ) -> str:
        """Budget minutes of work for a colleague, role or task type; 0 takes the row away. The row's key."""
        item = self._work_item(work_key)
        wanted = self._estimate(minutes, role, task_type, email)
        rows = self.state.estimates.page("work", item.work_item_key)
        known = next((row.estimate_summary_key for row in rows if _same_row(row, wanted)), "")
        if minutes == 0:
            self.state.estimates.remove(known)
            return known
        return put_estimate(self.state, item.work_item_key, wanted, known)

    def budget(self, work_key: str) -> list[dict[str, Any]]:
        """The budget of work: minutes, role, task_type and email, a row each."""
        rows = self.state.estimates.page("work", self._work_item(work_key).work_item_key)
        return [
            {
                "minutes": row.estimate_minutes,
                "role": getattr(self.state.roles.get(row.role_key), "name", ""),
                "task_type": getattr(self.state.task_types.get(row.task_type_key), "name", ""),
                "email": self.state.email_of(row.user_key) or "",
            }
            for row in rows
        ]

    def add_template(
        self, title: str, work_type: str = "", budget_minutes: int = 0, role: str = "", task_type: str = ""
    ) -> str:
        """Add a work template, with a budget that new work starts with; the key."""
        now = self.state.universe.clock.now()
        template = WorkTemplate(
            work_template_key=self.state.new_key(),
            title=_title(title),
            work_type_key=self._setting(WorkType, work_type).work_type_key if work_type else "",
            published_date=now,
            date_modified=now,
            estimates=(self._estimate(budget_minutes, role, task_type, ""),) if budget_minutes else (),
        )
        return self.state.templates.put(template).work_template_key

    def set_template_budget(self, template: str, minutes: int, role: str = "", task_type: str = "") -> None:
        """Change the budget of a template (title or key); work that started from it stays as it is."""
        found = self._template(template)
        wanted = self._estimate(minutes, role, task_type, "")
        others = tuple(row for row in found.estimates if not _same_row(row, wanted))
        changed = msgspec.structs.replace(
            found,
            estimates=(*others, wanted) if minutes else others,
            date_modified=self.state.universe.clock.now(),
        )
        self.state.templates.put(changed)

    def _estimate(self, minutes: int, role: str, task_type: str, email: str) -> Estimate:
        if not 0 <= minutes <= MINUTES_MAX:
            raise ScreenRefused(f"a budget has 0 to {MINUTES_MAX} minutes, not {minutes}")
        user = self._colleague(email) if email else None
        return Estimate(
            estimate_minutes=minutes,
            user_key=user.user_key if user is not None else "",
            role_key=self._setting(Role, role).role_key if role else "",
            task_type_key=self._setting(TaskType, task_type).task_type_key if task_type else "",
            hourly_rate=user.billable_rate if user is not None else 0.0,
        )

    def _work_row(self, item: WorkItem) -> dict[str, str]:
        return {
            "key": item.work_item_key,
            "title": item.title,
            "client_key": item.client_key,
            "start_date": item.start_date.isoformat(),
            "due_date": item.due_date.isoformat() if item.due_date is not None else "",
            "work_type": item.work_type,
            "status": combined(item.primary_status, item.secondary_status),
            "assignee": self.state.email_of(item.assignee_key) or "",
        }


def _same_row(row: EstimateSummary | Estimate, other: Estimate) -> bool:
    return (row.user_key, row.role_key, row.task_type_key) == (
        other.user_key,
        other.role_key,
        other.task_type_key,
    )


def _title(title: str) -> str:
    if len(title) > TITLE_LENGTH_MAX:
        raise ScreenRefused(f"a title has at most {TITLE_LENGTH_MAX} characters, not {len(title)}")
    return filled("a title", title)
