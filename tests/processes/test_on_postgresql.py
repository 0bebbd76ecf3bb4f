"""Commands that die on a store in a PostgreSQL server."""

from __future__ import annotations

from tests.processes.deaths import Killed, LockedOut, RolledBack, TwoAtOnce

STORE = "postgresql"


class TestKilled(Killed):
    pass


class TestLockedOut(LockedOut):
    pass


class TestRolledBack(RolledBack):
    pass


class TestTwoAtOnce(TwoAtOnce):
    pass
