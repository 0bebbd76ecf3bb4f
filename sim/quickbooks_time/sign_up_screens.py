"""What a person without an account does on QuickBooks Time's own sign-up page."""

from __future__ import annotations

import re

from sim.physics.provenance import inferred
from sim.quickbooks_time.screen import Screen, ScreenRefused


class SignUpScreens(Screen):
    """The sign-up page. While it is open, the app's credentials lead to no account."""

    @inferred("Karbon's article says that an account can be had while connecting; not how the page goes")
    def begin_sign_up(self) -> None:
        """Open the sign-up page: what the firm had before is not its account any more."""
        self.state.close_account()

    @inferred("a new account has its owner and the usual kinds of leave, no add-on, no job, nobody else")
    def finish_sign_up(self, company_name: str, first_name: str, last_name: str, email: str) -> None:
        """Fill the page in and send it: a new, empty account, owned by this person, whom the app acts for."""
        if len(self.state.tables.users):
            raise ScreenRefused("there is an account already; begin_sign_up() leaves it")
        if not company_name.strip() or not email.strip():
            raise ScreenRefused("the sign-up page wants the company's name and an email address")
        self.state.open_account()
        front = "".join(re.findall(r"[a-z0-9]+", company_name.casefold()))[:30] or "firm"
        self.state.found_account(company_name, f"{front}new", first_name, last_name, email)
