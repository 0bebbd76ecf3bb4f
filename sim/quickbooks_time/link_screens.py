"""What admins do with QuickBooks Time's own connection to QuickBooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import authorize
from sim.quickbooks_time.link import exporting, people, preferences, sync
from sim.quickbooks_time.screen import Screen, ScreenRefused, day, in_words, near

UNLINKED_LABEL: Final = "Jobs"
LINKED_LABEL: Final = "Customers"


class LinkScreens(Screen):
    """Feature Add-ons, QuickBooks integration; its preferences, its Sync button, its log."""

    @documented("contract 5: what the first import asks; Jobs are called Customers from then on")
    def connect_to_quickbooks(
        self,
        assign_to_all: bool = True,
        archive_unlinked_users: bool = False,
        export_from: str = "",
        fields: list[str] | None = None,
    ) -> list[str]:
        """Install QuickBooks Time's own connection to QuickBooks and import; what it could not take over."""
        state = self.state
        self._check_can_connect()
        chosen = _known(fields or [])
        state.set_link(
            assign_to_all=assign_to_all, export_from=day(export_from) if export_from else "", last_import=""
        )
        with in_words():
            self._choose(chosen)
        state.set_account(quickbooks_linked=True, jc_label=LINKED_LABEL)
        trouble = sync.bring_in(state)
        if archive_unlinked_users:
            people.archive_unlinked(state)
        sync.remember(state, trouble, last_import=state.stamp())
        return list(state.link.trouble)

    @inferred("contract 5 says nothing of disconnecting: what was imported and what was locked stays")
    def disconnect_from_quickbooks(self) -> None:
        """Remove QuickBooks Time's own connection to QuickBooks."""
        self.state.set_account(quickbooks_linked=False, jc_label=UNLINKED_LABEL)

    def sync_with_quickbooks(self) -> list[str]:
        """Press Sync: import what is new in QuickBooks and export time; what could not be done."""
        self._check_connected()
        sync.run(self.state)
        return list(self.state.link.trouble)

    def do_not_export_before(self, date: str) -> None:
        """Leave time before this date to whatever brought it to QuickBooks already."""
        self._check_connected()
        self.state.set_link(export_from=day(date), last_export="")

    def choose_quickbooks_fields(self, fields: list[str]) -> None:
        """Choose what timesheets ask for besides the customer: "service items", "billable"."""
        self._check_connected()
        with in_words():
            self._choose(_known(fields))
        preferences.bring_in(self.state)

    def unlock_exported_time(self, start: str, end: str) -> int:
        """Unlock exported time between two dates, so that it can be edited and exported anew; how much it was."""
        oldest = exporting.oldest_to_unlock(self.state)
        if day(start) < oldest:
            raise ScreenRefused(
                f"exported time is unlocked at most {exporting.UNLOCK_DAYS_MAX} days back, to {oldest}"
            )
        sheets = self.state.tables.timesheets.between("dated", (start,), (day(end),))
        locked = [sheet for sheet in sheets if sheet.locked]
        for sheet in locked:
            exporting.set_locked(self.state, sheet, 0)
        return len(locked)

    def quickbooks_connection(self) -> dict[str, Any]:
        """How the connection to QuickBooks is set up, when it last ran, and what it could not do."""
        link = self.state.link
        return {
            "connected": self.state.account.quickbooks_linked,
            "assign_to_all": link.assign_to_all,
            "export_from": link.export_from,
            "fields": list(link.fields),
            "last_import": link.last_import,
            "last_export": link.last_export,
            "trouble": list(link.trouble),
        }

    def _choose(self, chosen: Sequence[str]) -> None:
        preferences.choose(self.state, self.state.link.fields, chosen)
        self.state.set_link(fields=tuple(chosen), last_export="")

    @documented("contract 5: QuickBooks Essentials or above; the person linking must be Primary Admin")
    def _check_can_connect(self) -> None:
        if self.state.account.quickbooks_linked:
            raise ScreenRefused("this account is connected to QuickBooks already")
        person = authorize.person(self.state)
        if person is None or person.id != self.state.account.owner_id:
            raise ScreenRefused("only the Primary Admin, who owns the account, connects it to QuickBooks")
        refusal = self.state.books.refusal()
        if refusal:
            raise ScreenRefused(refusal)

    def _check_connected(self) -> None:
        if not self.state.account.quickbooks_linked:
            raise ScreenRefused(
                "this account is not connected to QuickBooks; connect_to_quickbooks() does it"
            )


def _known(fields: list[str]) -> list[str]:
    for name in fields:
        if name not in preferences.FIELD_NAMES:
            known = ", ".join(preferences.FIELD_NAMES)
            raise ScreenRefused(
                f"QuickBooks has no list of {name!r}{near(name, preferences.FIELD_NAMES)}; it has: {known}"
            )
    return list(dict.fromkeys(fields))
