"""What admins do with the team: add, archive, restore, change addresses and permissions."""

from __future__ import annotations

from typing import Any

from sim.physics.provenance import inferred
from sim.quickbooks_time import merging, pto, users
from sim.quickbooks_time.records import Permissions
from sim.quickbooks_time.screen import HOUR_S, Screen, ScreenRefused, in_words, near, seconds


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
        """Add a team member, or one that was archived anew, who gets another login; the id."""
        values = {
            "first_name": first_name,
            "last_name": last_name,
            "email": email,
            "username": username or users.free_login(self.state, email),
            "permissions": {"admin": admin, "time_tracking": time_tracking},
        }
        with in_words():
            return users.create(self.state, values).id

    def archive_user(self, email: str) -> None:
        """Archive a team member; their time stays to be seen."""
        with in_words():
            users.update(self.state, self._member(email).id, {"active": False})

    def archive_users(self, emails: list[str]) -> None:
        """Archive several team members in one go."""
        for member in [self._member(email).id for email in emails]:
            with in_words():
                users.update(self.state, member, {"active": False})

    @inferred("contract 5: that merging fixes duplicates is documented; what goes along is ours")
    def merge_team_members(self, survivor_id: int, duplicate_id: int) -> None:
        """Make two team members one: the survivor gets the time and the jobs, the duplicate is archived."""
        if duplicate_id in (survivor_id, self.state.account.owner_id):
            raise ScreenRefused(f"team member {duplicate_id} cannot be merged into {survivor_id}")
        with in_words():
            merging.merge(self.state, users.get(self.state, survivor_id), users.get(self.state, duplicate_id))

    def restore_user(self, user_id: int) -> None:
        """Bring an archived team member back."""
        with in_words():
            users.update(self.state, user_id, {"active": True})

    def rename_user(self, email: str, first_name: str, last_name: str) -> None:
        """Give a team member another name."""
        with in_words():
            users.update(
                self.state, self._member(email).id, {"first_name": first_name, "last_name": last_name}
            )

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

    def set_pto_balance(self, email: str, leave: str, hours: float) -> None:
        """Say how many hours of a leave, like "Vacation", a team member has from today on."""
        active = self.state.tables.jobcodes.page("typed_active", "pto", True)
        found = next((jobcode for jobcode in active if jobcode.name == leave), None)
        if found is None:
            known = [jobcode.name for jobcode in active]
            raise ScreenRefused(f"there is no leave called {leave!r}{near(leave, known)}")
        with in_words():
            pto.set_balance(self.state, self._member(email), found.id, seconds(hours, HOUR_S))

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
