"""What a firm chooses about time under Time & Budgets, and what an hour of a colleague costs."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from sim.karbon.screen import Screen, ScreenRefused, day_of, near
from sim.karbon.time.periods import PERIOD_DAYS_MAX, settings
from sim.karbon.time.records import TIME_SCOPES, TimeSettings
from sim.physics.provenance import documented

RATE_MAX: Final = 100_000.0


class TimeSettingScreens(Screen):
    """The settings of time."""

    def set_billable_rate(self, email: str, rate: float) -> None:
        """Give a colleague another hourly rate; time entered before keeps the old one."""
        if not 0 <= rate <= RATE_MAX:
            raise ScreenRefused(f"an hourly rate is 0 to {RATE_MAX:,.0f}, not {rate}")
        self.state.users.put(msgspec.structs.replace(self._colleague(email), billable_rate=float(rate)))

    def set_timesheet_period(self, days: int, first_day: str) -> None:
        """Let new timesheets have so many days, 1 to 31, from this day on."""
        if not 1 <= days <= PERIOD_DAYS_MAX:
            raise ScreenRefused(f"a timesheet has 1 to {PERIOD_DAYS_MAX} days, not {days}")
        self._choose(period_days=days, period_start=day_of(first_day))

    @documented("Karbon's help article 4439259: tracking on Work, or on Work and Contacts")
    def track_time_on(self, scope: str) -> None:
        """Let time be tracked on "Work" only, or on "Work and Contacts"."""
        known = next((found for found in TIME_SCOPES if found == scope), None)
        if known is None:
            raise ScreenRefused(f"time is not tracked on {scope!r}{near(scope, list(TIME_SCOPES))}")
        self._choose(scope=known)

    def limit_time_to_own_roles(self, limited: bool) -> None:
        """Let colleagues track time in the roles of their profile only, or in every role."""
        self._choose(own_roles_only=limited)

    def keep_time_in_quickbooks_time(self, connected: bool) -> None:
        """Connect Karbon's time to QuickBooks Time, or keep it in Karbon again."""
        self._choose(quickbooks_time_connected=connected)

    def _choose(self, **changes: Any) -> None:
        self.state.of(TimeSettings).put(msgspec.structs.replace(settings(self.state), **changes))
