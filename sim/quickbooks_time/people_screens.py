"""What admins do with the team: add, archive, restore, change addresses and permissions."""

from __future__ import annotations

from typing import Any

from sim.quickbooks_time import users
from sim.quickbooks_time.records import Permissions
from sim.quickbooks_time.screen import Screen, ScreenRefused, in_words, near


class PeopleScreens(Screen):
    """My Team."""

    def add_user(
        self,
        first_name: str,
        last_name: str,
        email: str,
        username: str = "",
        admin: bool = False,
        time_tracking: bool = True,
    ) -> int:
        """Add a team member; the id."""
        values = {
            "first_name": first_name,
            "last_name": last_name,
            "email": email,
            "username": username or email,
            "permissions": {"admin": admin, "time_tracking": time_tracking},
        }
        with in_words():
            return users.create(self.state, values).id

    def archive_user(self, email: str) -> None:
        """Archive a team member; their time stays to be seen."""
        with in_words():
            users.update(self.state, self._member(email).id, {"active": False})

    def restore_user(self, user_id: int) -> None:
        """Bring an archived team member back."""
        with in_words():
            users.update(self.state, user_id, {"active": True})

    def change_user_email(self, email: str, new_email: str) -> None:
        """Give a team member another address; the login stays."""
        with in_words():
            users.update(self.state, self._member(email).id, {"email": new_email})

    def set_permission(self, email: str, permission: str, allowed: bool) -> None:
        """Allow or forbid something to a team member: `admin`, `time_tracking`, `manage_timesheets`, ..."""
        known = Permissions.__struct_fields__
        if permission not in known:
            raise ScreenRefused(f"there is no permission called {permission!r}{near(permission, known)}")
        with in_words():
            users.update(self.state, self._member(email).id, {"permissions": {permission: allowed}})

    def team(self) -> list[dict[str, Any]]:
        """Every team member, archived ones too."""
        return [
            {
                "id": user.id,
                "first_name": user.first_name,
                "last_name": user.last_name,
                "email": user.email,
                "username": user.username,
                "active": user.active,
                "admin": user.permissions.admin,
                "time_tracking": user.permissions.time_tracking,
                "approved_to": user.approved_to,
            }
            for user in self.state.tables.users.page("all")
        ]
