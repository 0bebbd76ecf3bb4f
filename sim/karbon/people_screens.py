"""What people do with colleagues in Karbon: invite them, say what they do, and let them go."""

from __future__ import annotations

import msgspec

from sim.karbon.records import User
from sim.karbon.screen import Screen, ScreenRefused, filled
from sim.karbon.setting_records import Role


class PeopleScreens(Screen):
    """The colleagues of one account, by their email address."""

    def add_user(self, name: str, email: str, admin: bool = False) -> str:
        """Invite a colleague who accepts at once; the key."""
        return self._joining(name, email, ("Administrator",) if admin else ("User",), accepted=True)

    def invite_user(self, name: str, email: str) -> str:
        """Invite a colleague, who shows from now on and has yet to accept; the key."""
        return self._joining(name, email, ("User",), accepted=False)

    def accept_invitation(self, email: str) -> None:
        """Accept an invitation, as the colleague who was invited."""
        user = self._colleague(email)
        if user.accepted:
            raise ScreenRefused(f"{user.name} has accepted the invitation already")
        self.state.users.put(msgspec.structs.replace(user, accepted=True))

    def invitations(self) -> list[str]:
        """The email addresses of those who have yet to accept their invitation."""
        return [user.email_address for user in self.state.users.page("key") if not user.accepted]

    def remove_user(self, email: str) -> None:
        """Remove a colleague or an invitation; their work keeps their name."""
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

    def set_user_roles(self, email: str, roles: list[str]) -> None:
        """Say which roles a colleague has."""
        keys = tuple(self._setting(Role, role).role_key for role in roles)
        self.state.users.put(msgspec.structs.replace(self._colleague(email), role_keys=keys))

    def hand_over_work(self, email: str, to_email: str) -> int:
        """Give all work of one colleague to another, finished or not; how many work items."""
        giver, taker = self._colleague(email), self._colleague(to_email)
        found = [work for work in self.state.work_items if work.assignee_key == giver.user_key]
        for work in sorted(found, key=lambda work: work.work_item_key):
            self.state.put_work(msgspec.structs.replace(work, assignee_key=taker.user_key))
        return len(found)

    def _joining(self, name: str, email: str, permissions: tuple[str, ...], *, accepted: bool) -> str:
        self._refuse_taken_email(email)
        user = User(
            user_key=self.state.new_key(),
            name=filled("a colleague's name", name),
            email_address=filled("a colleague's email address", email),
            permissions=permissions,
            accepted=accepted,
        )
        return self.state.users.put(user).user_key

    def _refuse_taken_email(self, email: str) -> None:
        user = self.state.users.find("email", email.casefold())
        if user is not None:
            raise ScreenRefused(f"{email} is {user.name}'s email address already; use another one")
