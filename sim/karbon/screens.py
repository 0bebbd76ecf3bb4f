"""What people do in Karbon itself: its settings, its clients and its work, without the API."""

from __future__ import annotations

import msgspec

from sim.karbon.billing.screens import BillingScreens
from sim.karbon.client_screens import ClientScreens
from sim.karbon.customfields.screens import CustomFieldScreens
from sim.karbon.files.screens import FileScreens
from sim.karbon.integration_tasks.screens import IntegrationTaskScreens
from sim.karbon.notes.screens import NoteScreens
from sim.karbon.people_screens import PeopleScreens
from sim.karbon.planning.screens import PlanningScreens
from sim.karbon.screen import ScreenRefused, filled, near
from sim.karbon.setting_records import ContactType, Role, ServiceType, TaskType, WorkStatus, WorkType
from sim.karbon.statuses import SPACED, primary_of
from sim.karbon.teams.screens import TeamScreens
from sim.karbon.time.screens import TimeScreens
from sim.karbon.work_screens import WorkScreens

__all__ = ["KarbonScreens", "ScreenRefused"]


class KarbonScreens(
    ClientScreens,
    WorkScreens,
    PlanningScreens,
    PeopleScreens,
    TeamScreens,
    CustomFieldScreens,
    TimeScreens,
    NoteScreens,
    FileScreens,
    IntegrationTaskScreens,
    BillingScreens,
):
    """The screens of one account."""

    def add_contact_type(self, name: str) -> str:
        """Add a contact type to the settings; the key."""
        self._refuse_taken(ContactType, name)
        made = ContactType(contact_type_key=self.state.new_key(), name=name)
        return self.state.contact_types.put(made).contact_type_key

    def rename_contact_type(self, name: str, new_name: str) -> None:
        """Give a contact type another name; clients of that type follow."""
        found = self._setting(ContactType, name)
        self._refuse_taken(ContactType, new_name)
        self.state.contact_types.put(msgspec.structs.replace(found, name=new_name))
        for client in [known for known in self._all_clients() if known.contact_type == name]:
            self.state.put_client(msgspec.structs.replace(client, contact_type=new_name))

    def remove_contact_type(self, name: str) -> None:
        """Take a contact type out of the settings; clients keep the label they have."""
        self.state.contact_types.remove(self._setting(ContactType, name).contact_type_key)

    def add_role(self, name: str) -> str:
        """Add a role; the key."""
        self._refuse_taken(Role, name)
        return self.state.roles.put(Role(role_key=self.state.new_key(), name=name)).role_key

    def rename_role(self, name: str, new_name: str) -> None:
        """Give a role another name; budgets show the new one."""
        found = self._setting(Role, name)
        self._refuse_taken(Role, new_name)
        self.state.roles.put(msgspec.structs.replace(found, name=new_name))

    def remove_role(self, name: str) -> None:
        """Retire a role; budgets keep its name."""
        self.state.roles.put(msgspec.structs.replace(self._setting(Role, name), active=False))

    def add_task_type(self, name: str, billable: bool = True) -> str:
        """Add a task type; the key."""
        self._refuse_taken(TaskType, name)
        made = TaskType(task_type_key=self.state.new_key(), name=name, billable=billable)
        return self.state.task_types.put(made).task_type_key

    def add_work_type(self, name: str, statuses: list[str]) -> str:
        """Add a work type, and the secondary statuses that such work may have; none named, all. The key."""
        self._refuse_taken(WorkType, name)
        named = [self._setting(WorkStatus, status) for status in statuses] or list(self.state.work_statuses)
        keys = tuple(sorted(status.work_status_key for status in named))
        made = WorkType(work_type_key=self.state.new_key(), name=name, secondary_status_keys=keys)
        return self.state.work_types.put(made).work_type_key

    def add_work_status(self, primary: str, name: str) -> str:
        """Add a secondary status under a primary one; work types take it when they are told to. The key."""
        status = primary_of(primary)
        if status is None:
            raise ScreenRefused(f"there is no status {primary!r}{near(primary, list(SPACED.values()))}")
        self._refuse_taken(WorkStatus, name)
        made = WorkStatus(work_status_key=self.state.new_key(), name=name, primary_status=status)
        return self.state.work_statuses.put(made).work_status_key

    def set_work_type_statuses(self, name: str, statuses: list[str]) -> None:
        """Say which secondary statuses work of this type may have."""
        keys = tuple(sorted(self._setting(WorkStatus, status).work_status_key for status in statuses))
        found = self._setting(WorkType, name)
        self.state.work_types.put(msgspec.structs.replace(found, secondary_status_keys=keys))

    def add_service_type(self, name: str, work_types: list[str]) -> str:
        """Add a kind of service, done with these work types; the key."""
        if any(known.name == name for known in self.state.service_types):
            raise ScreenRefused(f"there is a service type called {name!r} already; choose another name")
        keys = tuple(self._setting(WorkType, work_type).work_type_key for work_type in work_types)
        made = ServiceType(
            service_type_key=self.state.new_key(),
            name=filled("a service type's name", name),
            work_type_keys=keys,
        )
        return self.state.service_types.put(made).service_type_key

    def grant_app_permission(self, include_private: bool, include_hidden: bool) -> None:
        """Let the API application see private or hidden clients, or not (done by Karbon's support)."""
        self.state.permit(include_private=include_private, include_hidden=include_hidden)
