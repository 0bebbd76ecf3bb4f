"""The operations a person can ask for, one method each. The terminal, HTTP and the feature steps all speak to this."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from integration import codes, connection, correcting, export, hiding, sync, time_and_budget, tracking
from integration import hints as hinting
from integration.books import BooksReport, sync_books
from integration.codes import Generated
from integration.connection import Connected
from integration.desk import Desk
from integration.doctor import Examination, examine
from integration.entities import find
from integration.explain import Explanation, explain
from integration.fields import form_fields
from integration.hiding import Hiding
from integration.hints import Hints
from integration.model import TimeField
from integration.plan.saved import SavedPlan
from integration.preview import Preview
from integration.preview import preview as make_preview
from integration.settings import Choices
from integration.store import audit
from integration.store.audit import Line, Verified
from integration.support import Bundle, support_bundle
from integration.sync import Run
from integration.time_and_budget import Tab, TabEntry
from integration.time_reading import refresh_time
from integration.tracking import Tracked
from integration.turn import beside, for_a_person, in_turn, in_turn_or_beside


class Timebridge:
    """One firm's integration."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @in_turn
    def connect(self, by: str, create_account: bool = False) -> Connected:
        """Connect, or connect again with the same QuickBooks Time account. For administrators of both.

        With `create_account` the person is opening that account now, on QuickBooks Time's own page.
        """
        return connection.connect(self.desk, by, create_account=create_account)

    @in_turn
    def disconnect(self, by: str) -> Connected:
        """Disconnect; all time stays as it is."""
        ended = connection.disconnect(self.desk, by)
        hinting.end(self.desk)
        return ended

    def settings(self) -> Connected:
        """The settings page: what is connected and chosen, and what there is to choose from."""
        self.desk.connected()
        return connection.connection_view(self.desk)

    def status(self) -> Connected:
        """How the firm stands, connected or not."""
        return connection.connection_view(self.desk)

    def preview(
        self,
        by: str,
        contact_types: tuple[str, ...] | None = None,
        track_work: bool | None = None,
        choices: Choices | None = None,
    ) -> Preview:
        """What Save & Sync would do. Writes nothing."""
        return make_preview(self.desk, by, contact_types, track_work, choices)

    @in_turn
    def save_and_sync(
        self,
        by: str,
        contact_types: tuple[str, ...] | None = None,
        track_work: bool | None = None,
        choices: Choices | None = None,
        approve: str = "",
    ) -> Run:
        """Save the settings, check all codes, users and fields again, and bring everything in step.

        `approve` is the id of a plan that changes unusually much at once, as MASS_CHANGE and a preview tell it.
        """
        return sync.save_and_sync(self.desk, by, contact_types, track_work, choices, approve)

    @in_turn
    def apply_plan(self, by: str, plan: SavedPlan) -> Run:
        """Carry out exactly the plan of a preview, by its basis and actions. Raises PLAN_STALE if it has moved."""
        return sync.apply_plan(self.desk, by, plan)

    @in_turn
    def sync(self, by: str = "", approve: str = "") -> Run:
        """Fetch and send the latest. `approve` is the id of a plan that a Sync was stopped at."""
        return sync.sync(self.desk, by, approve)

    @in_turn
    def sync_books(self) -> BooksReport:
        """Bring QuickBooks in line with the time in QuickBooks Time."""
        desk = self.desk
        desk.connected()
        refresh_time(desk, desk.time.last_modified(["timesheets", "timesheets_deleted"]))
        return sync_books(desk)

    @for_a_person
    def open_tab(self, key: str) -> Tab:
        """The Time & Budget tab of a client or work item."""
        with beside(self.desk):
            return time_and_budget.open_tab(self.desk, key)

    @for_a_person
    def open_time_form(self, key: str) -> tuple[TimeField, ...]:
        """The fields that a new time entry on this client or work item offers."""
        with beside(self.desk):
            entity = find(self.desk, key)
        return tuple(form_fields(self.desk, entity.link.jobcode_id if entity.link is not None else None))

    @for_a_person
    def track_time(
        self,
        by: str,
        key: str,
        day: date,
        minutes: int,
        notes: str = "",
        fields: dict[str, str] | None = None,
    ) -> Tracked:
        """Record time of the person with this email address."""
        return tracking.track_time(
            self.desk, by=by, key=key, day=day, minutes=minutes, notes=notes, fields=fields
        )

    @for_a_person
    def edit_time(
        self,
        entry: str,
        minutes: int | None = None,
        notes: str | None = None,
        day: date | None = None,
        key: str | None = None,
        fields: dict[str, str] | None = None,
    ) -> Tracked:
        """Change an entry; what is not named stays."""
        return in_turn_or_beside(
            self.desk,
            lambda busy: correcting.edit_time(
                self.desk, entry, minutes=minutes, notes=notes, day=day, key=key, fields=fields, busy=busy
            ),
        )

    @for_a_person
    def delete_time(self, entry: str) -> TabEntry:
        """Delete an entry."""
        return in_turn_or_beside(self.desk, lambda busy: correcting.delete_time(self.desk, entry, busy=busy))

    @for_a_person
    @in_turn
    def approve_time(self, entry: str) -> TabEntry:
        """Approve an entry in Karbon: while disconnected only."""
        return correcting.approve_time(self.desk, entry)

    @for_a_person
    @in_turn
    def generate_code(self, key: str, by: str, choice: str | None = None) -> Generated:
        """Give a client or work item a code, or a new one after its code was deleted.

        `choice`: restore or create where a deleted code has the name; link or create where a code has almost the name.
        """
        return codes.generate_code(self.desk, key, by, choice)

    @in_turn
    def hide_jobs(
        self, by: str, keys: tuple[str, ...] = (), completed: bool = False, preview: bool = True
    ) -> Hiding:
        """Hide many jobs in QuickBooks Time by unassigning them: these, or those of all completed work."""
        return hiding.hide_jobs(self.desk, by, keys, completed=completed, preview=preview)

    @in_turn
    def hints_on(self, by: str, address: str, whole_every_hours: int = hinting.WHOLE_EVERY_HOURS) -> Hints:
        """Let Karbon tell this address what moved, so that a Sync need not look for it. For administrators of both."""
        return hinting.turn_on(self.desk, by, address, whole_every_hours)

    @in_turn
    def hints_off(self, by: str) -> Hints:
        """Let Karbon tell nobody any more; a Sync looks for itself again."""
        return hinting.turn_off(self.desk, by)

    def hints(self) -> Hints:
        """Whether Karbon tells us what moved, and what no Sync has looked at yet."""
        return hinting.hints_view(self.desk)

    @for_a_person
    def doctor(self, by: str | None = None, key: str | None = None, day: date | None = None) -> Examination:
        """Why this person cannot track time on this client or work item; without them, what is wrong with the firm."""
        return examine(self.desk, by, key, day)

    def explain(self, key: str) -> Explanation:
        """Why a client or work item is as it is: its codes, what a plan says, what waits, what was done."""
        return explain(self.desk, key)

    def verify_audit(self) -> Verified:
        """Whether the lines of the audit fit to each other, first to last."""
        firm = self.desk.firm()
        with self.desk.database.read() as connection:
            return audit.verify(connection, firm.id)

    def audit_lines(self, key: str | None = None) -> tuple[Line, ...]:
        """What was done for the firm, or to one client or work item; oldest first."""
        firm = self.desk.firm()
        with self.desk.database.read() as connection:
            return tuple(audit.lines_about(connection, firm.id, key))

    def support_bundle(self) -> Bundle:
        """The state of the firm as support may see it: keys and codes, no names, notes or addresses."""
        return support_bundle(self.desk)

    def export_synced_items(self, by: str) -> Iterator[export.Row]:
        """How every client, work item and user is mapped."""
        return export.export_synced_items(self.desk, by)
