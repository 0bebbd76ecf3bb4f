"""What people do in QuickBooks' own screens, and a developer in Intuit's portal. Every public method is one act."""

from __future__ import annotations

from collections.abc import Sequence

from sim.quickbooks.customer_screens import CustomerScreens
from sim.quickbooks.list_screens import ListScreens
from sim.quickbooks.screen import ScreenRefused
from sim.quickbooks.time_screens import TimeScreens
from sim.quickbooks.webhooks import subscriptions

__all__ = ["QuickBooksScreens", "ScreenRefused"]


class QuickBooksScreens(CustomerScreens, ListScreens, TimeScreens):
    """The product as an admin sees it."""

    def disconnect_app(self) -> None:
        """Take back what was allowed to the app: all its tokens end at once, and its webhooks."""
        self.state.credentials.disconnect()

    def subscribe_to_webhooks(
        self, target_url: str, entities: Sequence[str] = (), verifier_token: str = ""
    ) -> str:
        """Let the app receive webhooks of these entities, or of all, at a URL; returns the verifier token."""
        try:
            endpoint = subscriptions.subscribe(self.state, target_url, entities, verifier_token)
        except (subscriptions.TargetUrlError, subscriptions.UnknownEntityError) as problem:
            raise ScreenRefused(str(problem)) from None
        return endpoint.verifier_token

    def unsubscribe_from_webhooks(self) -> None:
        """Delete the app's subscription to webhooks."""
        subscriptions.unsubscribe(self.state)
