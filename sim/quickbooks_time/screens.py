"""What people do in QuickBooks Time's own screens. Every public method is one act of a person."""

from __future__ import annotations

from sim.quickbooks_time.access import REDIRECT_URI
from sim.quickbooks_time.field_screens import FieldScreens
from sim.quickbooks_time.job_screens import JobScreens
from sim.quickbooks_time.people_screens import PeopleScreens
from sim.quickbooks_time.screen import ScreenRefused
from sim.quickbooks_time.sign_up_screens import SignUpScreens
from sim.quickbooks_time.time_screens import TimeScreens

__all__ = ["QuickBooksTimeScreens", "ScreenRefused"]


class QuickBooksTimeScreens(PeopleScreens, JobScreens, FieldScreens, TimeScreens, SignUpScreens):
    """The product as an admin sees it."""

    def authorize_app(self, email: str, redirect_uri: str = REDIRECT_URI) -> str:
        """Allow the app in the browser; the code it can exchange for tokens."""
        user = self._member(email)
        if not user.active:
            raise ScreenRefused(f"{email!r} is archived and cannot sign in")
        return self.state.access.new_code(user.id, redirect_uri, self.state.behaviour.code_lifetime_s)

    def revoke_app(self, email: str) -> None:
        """Take back what this person allowed the app: its tokens end at once."""
        self.state.access.revoke(self._member(email).id)

    def link_quickbooks(self) -> None:
        """Install the vendor's own link to QuickBooks."""
        self.state.set_account(quickbooks_linked=True, jc_label="Customers")

    def unlink_quickbooks(self) -> None:
        """Remove the vendor's own link to QuickBooks."""
        self.state.set_account(quickbooks_linked=False, jc_label="Jobs")
