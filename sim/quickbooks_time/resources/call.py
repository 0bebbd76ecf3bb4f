"""One authenticated call to a resource, and the envelope of its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, jobcodes, timesheets_clock, users, wire_lists
from sim.quickbooks_time.link import sync
from sim.quickbooks_time.listing import Answer, Listing
from sim.quickbooks_time.query import Filters
from sim.quickbooks_time.records import Jobcode, User
from sim.quickbooks_time.wire import Row, Writer
from sim.quickbooks_time.wire_time import TimeWriter

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

Handler = Callable[["ResourceCall"], Row]


class ResourceCall:
    """Who asks what of which account."""

    def __init__(
        self, state: QuickBooksTimeState, caller: User, resource: str, query_string: str, body: bytes
    ) -> None:
        timesheets_clock.stop_forgotten(state)
        sync.keep_up(state)
        self.state = state
        self.caller = caller
        self.resource = resource
        self.filters = Filters(resource, query_string, state.behaviour)
        self.body = body
        self.write = Writer(state, caller)
        self.write_time = TimeWriter(state)

    def answer(self, listing: Listing) -> Answer:
        """The page of a list."""
        asker = (self.caller, self.state.behaviour)
        return listing.answer(self.state.selections, self.filters, asker)

    @documented("contract 2.1: rows by id in the order of the answer, more, and what the rows point to")
    def listed(
        self,
        answer: Answer,
        row: Callable[[Any], Row],
        beside: Mapping[str, Callable[[], Row]],
        kind: str = "",
    ) -> Row:
        """The envelope of a list. `beside` is only looked up when it is asked for."""
        rows = {str(record.id): row(record) for record in answer.records}
        envelope: Row = {"results": {kind or self.resource: rows or self.empty}, "more": answer.more}
        return envelope | self._supplemental(beside)

    def written(self, rows: Any, beside: Mapping[str, Callable[[], Row]], kind: str = "") -> Row:
        """The envelope of a write."""
        return {"results": {kind or self.resource: rows}} | self._supplemental(beside)

    @property
    def empty(self) -> Any:
        """A map with nothing in it, as PHP writes it or as strict clients need it."""
        return {} if self.state.behaviour.empty_list == "object" else []

    @inferred("contract 2.3: 401 stands for not permitted, too; for which writes is ours")
    def require(self, permission: str) -> None:
        """The caller must have this permission."""
        if not users.may(self.caller, permission):
            raise errors.refused(401, "You do not have permission to do that.")

    def users_beside(self, ids: Iterable[int]) -> Row:
        """The users of these ids."""
        return self._records(ids, "users", self.write.user)

    def jobcodes_beside(self, ids: Iterable[int], *, above: bool = True) -> Row:
        """The jobcodes of these ids, and their ancestors."""
        found: dict[int, Jobcode] = {}
        for jobcode_id in dict.fromkeys(ids):
            jobcode = self.state.tables.jobcodes.get(jobcode_id)
            if jobcode is None:
                continue
            found[jobcode_id] = jobcode
            if above:
                found.update((parent.id, parent) for parent in jobcodes.ancestors(self.state, jobcode))
        return {str(jobcode_id): self.write.jobcode(jobcode) for jobcode_id, jobcode in found.items()}

    def customfields_beside(self, ids: Iterable[int]) -> Row:
        """The custom fields of these ids."""
        return self._records(ids, "customfields", self.write.customfield)

    def customfielditems_beside(self, ids: Iterable[int]) -> Row:
        """The choices of these ids."""
        return self._records(ids, "customfielditems", self.write.customfielditem)

    def groups_beside(self, ids: Iterable[int]) -> Row:
        """The groups of these ids."""
        return self._records(ids, "groups", wire_lists.group)

    def _records(self, ids: Iterable[int], kind: str, row: Callable[[Any], Row]) -> Row:
        table = self.state.tables.of(kind)
        found = (table.get(record_id) for record_id in dict.fromkeys(ids))
        return {str(record.id): row(record) for record in found if record is not None}

    @documented("contract 2.1: present unless supplemental_data=no; missing when nothing is referred to")
    def _supplemental(self, beside: Mapping[str, Callable[[], Row]]) -> Row:
        if not self.filters.yes_no("supplemental_data", default=True):
            return {}
        found = {kind: rows for kind, look in beside.items() if (rows := look())}
        return {"supplemental_data": found} if found else {}
