"""managed_clients: the firms in whose accounts this one works. The API only lists them."""

from __future__ import annotations

from typing import Final

from sim.quickbooks_time.others.declaration import Resource

MANAGED_CLIENTS: Final = Resource(name="managed_clients", noun="managed client", active="yes")
