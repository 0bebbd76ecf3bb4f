"""What people do in Karbon itself: its settings, its clients and its work, without the API."""

from __future__ import annotations

import msgspec

from sim.karbon.billing.screens import BillingScreens
from sim.karbon.client_screens import ClientScreens
from sim.karbon.files.screens import FileScreens
from sim.karbon.integration_tasks.screens import IntegrationTaskScreens
from sim.karbon.notes.screens import NoteScreens
from sim.karbon.records import ContactType, Role, TaskType, User
from sim.karbon.screen import ScreenRefused, filled
from sim.karbon.time.screens import TimeScreens
from sim.karbon.work_screens import WorkScreens

__all__ = ["KarbonScreens", "ScreenRefused"]


class KarbonScreens(
    ClientScreens, WorkScreens, TimeScreens, NoteScreens, FileScreens, IntegrationTaskScreens, BillingScreens
):
    """The screens of one account."""

    def add_user(self, name: str, email: str, admin: bool = False) -> str:
        """Invite a colleague who accepts at once; the key."""
        self._refuse_taken_email(email)
        user = User(
            user_key=self.state.new_key(),
            name=filled("a colleague's name", name),
            email_address=filled("a colleague's email address", email),
            permissions=("Administrator",) if admin else ("User",),
        )
        return self.state.users.put(user).user_key

    def remove_user(self, email: str) -> None:
        """Remove a colleague; their work keeps their name."""
        self.state.users.put(msgspec.structs.replace(self._colleague(email), active=False))

    def rename_user(self, email: str, name: str) -> None:
        """Give a colleague another name."""
        name = filled("a colleague's name", name)
        self.state.users.put(msgspec.structs.replace(self._colleague(email), name=name))

    def change_user_email(self, email: str, new_email: str) -> None:
        """Give a colleague another email address."""
        user = self._colleague(email)
        if email.casefold() != new_email.casefold():
            self._refuse_taken_email(new_email)
        new_email = filled("a colleague's email address", new_email)
        self.state.users.put(msgspec.structs.replace(user, email_address=new_email))

    def users(self) -> list[dict[str, str]]:
        """The colleagues: key, name, email, permission."""
        return [
            {
                "key": user.user_key,
                "name": user.name,
                "email": user.email_address,
                "permission": user.permissions[0] if user.permissions else "",
            }
            for user in self.state.users.page("key")
        ]

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

    def grant_app_permission(self, include_private: bool, include_hidden: bool) -> None:
        """Let the API application see private or hidden clients, or not (done by Karbon's support)."""
        self.state.permit(include_private=include_private, include_hidden=include_hidden)

    def _refuse_taken_email(self, email: str) -> None:
        user = self.state.users.find("email", email.casefold())
        if user is not None:
            raise ScreenRefused(f"{email} is {user.name}'s email address already; use another one")
