"""What two firms do so that one of them can work in the other's account: the External Access add-on."""

from __future__ import annotations

import msgspec

from sim.physics.provenance import inferred
from sim.quickbooks_time.records import ManagedClient
from sim.quickbooks_time.screen import Screen, ScreenRefused


class ManagedScreens(Screen):
    """External Access, of the firm that is let in and of the firm that lets it in."""

    @inferred("contract 1.4: that accounts are managed is documented; how two firms agree on it is ours")
    def let_another_firm_manage(self) -> int:
        """Let another firm work in this account; the number that the other firm adds."""
        return self.state.access.new_managed_client_number()

    def let_nobody_manage(self) -> None:
        """No other firm works in this account any more."""
        self.state.access.set(managed_as=0)

    def add_managed_client(self, company_url: str, company_name: str, number: int = 0) -> int:
        """Add a firm whose account this one works in, by the number it gave; the id of the managed client."""
        if number < 0 or number in self.state.tables.managed_clients:
            raise ScreenRefused(
                f"{number} cannot be added: it is a managed client already, or no number at all"
            )
        client_id = number or self.state.tables.next_id("managed_clients")
        now = self.state.stamp()
        client = ManagedClient(
            id=client_id, company_url=company_url, company_name=company_name, created=now, last_modified=now
        )
        return self.state.tables.managed_clients.put(client).id

    def stop_managing(self, client_id: int) -> None:
        """Work in this firm's account no longer; it stays in the list, inactive."""
        found = self.state.tables.managed_clients.get(client_id)
        if found is None:
            raise ScreenRefused(f"there is no managed client {client_id}")
        ended = msgspec.structs.replace(found, active=False, last_modified=self.state.stamp())
        self.state.tables.managed_clients.put(ended)
