"""Whatever is done to names, jobs and versions, in whatever order: the fake agrees with a model of its rules."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sim.physics.refusal import Refusal
from sim.physics.universe import Universe
from sim.quickbooks import operations, query
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.state import QuickBooksState
from tests.machines import thorough

NAMES = st.sampled_from(["Acme", "acme ", *"ABCDEFGHIJ", "2026 Tax", "Amy's", "Z\\"])
RARELY = st.sampled_from([False, False, False, True])
KINDS = st.sampled_from(["Customer", "Vendor", "Employee"])
PICK = st.integers(min_value=0, max_value=1_000)
LEVELS = 5


@dataclass(frozen=True)
class Known:
    """What the model knows of one name."""

    kind: str
    name: str  # plain, whether it is active or not
    cheque: str  # the name on cheques, which only a full update makes anew
    parent: str = ""
    active: bool = True
    version: int = 0


class Names(RuleBasedStateMachine):
    """Customers, jobs, vendors and employees are added, renamed, moved, retired and brought back."""

    def __init__(self):
        super().__init__()
        self.company = QuickBooksState(Universe(1))
        self.known: dict[str, Known] = {}

    @initialize(strict=st.booleans())
    def choose_a_rule_of_uniqueness(self, strict):
        """By path, or as the docs have it."""
        self.strict = strict
        self.company.set_behaviour(display_names_unique=strict)

    def perform(self, kind, body, operation=""):
        """The record as it is answered, or the code of the refusal."""
        try:
            return operations.perform(self.company, ENTITIES[kind.lower()], operation, body)[kind]
        except Refusal as refusal:
            (error,) = refusal.body["Fault"]["Error"]
            return error["code"]

    def chosen(self, pick, kind=""):
        ids = [each for each, known in self.known.items() if kind in {"", known.kind}]
        return ids[pick % len(ids)] if ids else ""

    def path(self, known):
        above = f"{self.path(self.known[known.parent])}:" if known.parent else ""
        return above + known.name.casefold()

    def level(self, known):
        return 1 + self.level(self.known[known.parent]) if known.parent else 1

    def height(self, record_id):
        below = [each for each, known in self.known.items() if known.parent == record_id]
        return 1 + max((self.height(each) for each in below), default=0)

    def is_taken(self, wanted, own_id=""):
        """Whether an active record has a name that this one cannot have then."""
        return any(
            other.active and record_id != own_id and self.clash(wanted, other)
            for record_id, other in self.known.items()
        )

    def clash(self, one, other):
        if self.strict:
            return one.name.casefold() == other.name.casefold()
        if {one.kind, other.kind} == {"Customer"}:
            return self.path(one) == self.path(other)
        if (one.kind == "Customer" and one.parent) or (other.kind == "Customer" and other.parent):
            return False
        return one.name.casefold() == other.name.casefold()

    @rule(kind=KINDS, name=NAMES)
    def add(self, kind, name):
        """At the top."""
        wanted = Known(kind, name.strip(), name.strip())
        answer = self.perform(
            kind, {"DisplayName": name, **({"GivenName": "A"} if kind == "Employee" else {})}
        )
        self.learn(answer, wanted, "6240" if self.is_taken(wanted) else "")

    @precondition(lambda self: self.known)
    @rule(pick=PICK, name=NAMES)
    def add_a_job(self, pick, name):
        """Below a customer, if there is one that can have it."""
        parent = self.chosen(pick, "Customer")
        if not parent:
            return
        wanted = Known("Customer", name.strip(), name.strip(), parent)
        body = {"DisplayName": name, "Job": True, "ParentRef": {"value": parent}}
        self.learn(self.perform("Customer", body), wanted, self.refusal_of_place(wanted, parent))

    def refusal_of_place(self, wanted, parent, own_id=""):
        if not self.known[parent].active:
            return "2500"
        if self.level(self.known[parent]) + (self.height(own_id) if own_id else 1) > LEVELS:
            return "6000"
        return "6240" if self.is_taken(wanted, own_id) else ""

    @precondition(lambda self: self.known)
    @rule(pick=PICK, name=NAMES, sparse=st.booleans(), late=RARELY)
    def rename(self, pick, name, sparse, late):
        """Sparse or in full; in full it is active again; with an old version nothing happens."""
        record_id = self.chosen(pick)
        before = self.known[record_id]
        body = self.body(record_id, late, sparse=sparse, DisplayName=name)
        wanted = replace(before, name=name.strip())
        if not sparse:
            wanted = replace(wanted, active=True, cheque=wanted.name)
            body |= {"GivenName": "A"} if before.kind == "Employee" else {}
            body |= {"Job": True, "ParentRef": {"value": before.parent}} if before.parent else {}
        expected = self.refusal_of_change(record_id, before, wanted, late)
        self.learn(self.perform(before.kind, body), wanted, expected, record_id)

    @precondition(lambda self: self.known)
    @rule(pick=PICK, active=RARELY, late=RARELY)
    def retire_or_bring_back(self, pick, active, late):
        """A retired parent takes its jobs along; brought back it comes alone."""
        record_id = self.chosen(pick)
        before = self.known[record_id]
        wanted = replace(before, active=active)
        expected = self.refusal_of_change(record_id, before, wanted, late)
        answer = self.perform(before.kind, self.body(record_id, late, sparse=True, Active=active))
        self.learn(answer, wanted, expected, record_id)
        if not expected and before.active and not active:
            self.retire_below(record_id)

    def retire_below(self, record_id):
        for child_id, child in list(self.known.items()):
            if child.parent == record_id:
                if child.active:
                    self.known[child_id] = replace(child, active=False, version=child.version + 1)
                self.retire_below(child_id)

    @precondition(lambda self: self.known)
    @rule(pick=PICK, other=PICK)
    def move(self, pick, other):
        """A customer below another one, which may be below it already."""
        record_id, parent = self.chosen(pick, "Customer"), self.chosen(other, "Customer")
        if not record_id:
            return
        before = self.known[record_id]
        wanted = replace(before, parent=parent)
        above = parent
        while above and above != record_id:
            above = self.known[above].parent
        circle = above == record_id
        stays = parent == before.parent
        expected = "6000" if circle else ""
        if not self.known[parent].active and not stays:
            expected = "2500"
        elif not expected and not stays:
            expected = self.refusal_of_place(wanted, parent, record_id)
            if not before.active and expected == "6240":
                expected = ""
        body = self.body(record_id, late=False, sparse=True, Job=True, ParentRef={"value": parent})
        self.learn(self.perform("Customer", body), wanted, expected, record_id)

    def body(self, record_id, late, **more):
        version = self.known[record_id].version
        token = str(version + 1) if late else str(version)
        return {"Id": record_id, "SyncToken": token, **more}

    def refusal_of_change(self, record_id, before, wanted, late):
        if late:
            return "5010"
        back = wanted.active and not before.active
        if back and wanted.parent and not self.known[wanted.parent].active:
            return "2500"
        renamed = wanted.name != before.name
        return "6240" if wanted.active and (back or renamed) and self.is_taken(wanted, record_id) else ""

    def learn(self, answer, wanted, expected, record_id=""):
        """Compare what was answered with what the model expects, and remember it."""
        if expected:
            assert answer == expected
            return
        assert isinstance(answer, dict), answer
        if record_id:
            changed = wanted != self.known[record_id]
            wanted = replace(wanted, version=wanted.version + changed)
        else:
            assert answer["Id"] == str(len(self.known) + 1)
        self.known[answer["Id"]] = wanted
        assert (answer["SyncToken"], answer["Active"]) == (str(wanted.version), wanted.active)

    @invariant()
    def records_are_as_the_model_has_them(self):
        """Version, name with or without a suffix, name on cheques, path."""
        for record_id, known in self.known.items():
            record = self.company.tables[known.kind].get(record_id)
            plain = record.display_name if known.active else record.display_name.partition(" (deleted")[0]
            assert (plain, record.active, record.sync_token) == (known.name, known.active, known.version)
            assert record.print_on_check_name == known.cheque
            if known.kind == "Customer":
                above = self.company.customers.get(known.parent) if known.parent else None
                path = f"{above.fully_qualified_name}:" if above else ""
                assert record.fully_qualified_name == path + record.display_name
                assert record.job is bool(known.parent)

    @invariant()
    def lists_hold_the_active_ones(self):
        """And a count that looks at everything, everything."""
        for kind in ("Customer", "Vendor", "Employee"):
            mine = [known for known in self.known.values() if known.kind == kind]
            active = query.answer(self.company, f"select count(*) from {kind}")
            every = query.answer(self.company, f"select count(*) from {kind} where Active in (true, false)")
            assert (active["totalCount"], every["totalCount"]) == (
                sum(known.active for known in mine),
                len(mine),
            )

    @invariant()
    def no_retired_name_is_there_twice(self):
        """Below one parent, or at the top."""
        for kind in ("Customer", "Vendor", "Employee"):
            retired = [
                SimpleNamespace(
                    parent=known.parent, name=self.company.tables[kind].get(record_id).display_name
                )
                for record_id, known in self.known.items()
                if known.kind == kind and not known.active
            ]
            names = [(each.parent, each.name.casefold()) for each in retired]
            assert len(names) == len(set(names))


TestNames = Names.TestCase
TestNames.settings = thorough(80, steps=50)
