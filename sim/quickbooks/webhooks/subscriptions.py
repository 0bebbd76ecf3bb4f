"""What a developer sets on the app's webhooks page: where to call, about what, and the token to check calls with."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec.structs import replace

from sim.physics.news import can_be_called
from sim.physics.provenance import documented, inferred
from sim.quickbooks.webhooks.events import OPERATIONS
from sim.quickbooks.webhooks.records import Endpoint

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class UnknownEntityError(ValueError):
    """There are no webhooks about that."""


class TargetUrlError(ValueError):
    """Nothing can be sent there."""


@documented("docs, develop/webhooks, step 4: one endpoint an app, the entities ticked, the token is Intuit's")
def subscribe(
    company: QuickBooksState, target_url: str, entities: Sequence[str], verifier_token: str
) -> Endpoint:
    """Send webhooks of these entities, or of all, to a URL from now on, and no longer to the one before."""
    _check_url(target_url)
    _check_entities(entities)
    known = company.endpoint
    token = verifier_token or (known.verifier_token if known is not None else _new_token(company))
    endpoint = Endpoint(
        target_url=target_url,
        verifier_token=token,
        entities=tuple(sorted(set(entities) or OPERATIONS)),
        since=company.universe.changes.last,
    )
    company.set_endpoint(endpoint)
    return endpoint


@documented(
    "docs, a blog of Intuit's of 2024-12: Delete subscription removes the endpoint with all its entities"
)
def unsubscribe(company: QuickBooksState) -> None:
    """Send none any more; what waits is told nobody."""
    company.set_endpoint(None)


def switch_off(company: QuickBooksState) -> None:
    """Stop sending to an endpoint that does not answer; the developer can save it anew."""
    if company.endpoint is not None:
        company.set_endpoint(replace(company.endpoint, on=False))


def _new_token(company: QuickBooksState) -> str:
    return company.universe.chance.uuid("quickbooks.verifier_token")


@documented("contract 5: an HTTPS URL; that a program on this machine may be called without is inferred")
def _check_url(target_url: str) -> None:
    secure = target_url.startswith("https://")
    if not can_be_called(target_url) or not (secure or urlsplit(target_url).hostname in THIS_MACHINE):
        raise TargetUrlError(f"webhooks go to an https:// URL, and {target_url[:200]!r} is none")


@inferred("the page only offers what there is")
def _check_entities(entities: Sequence[str]) -> None:
    for name in entities:
        if name not in OPERATIONS:
            near = get_close_matches(name, OPERATIONS, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(sorted(OPERATIONS))}"
            raise UnknownEntityError(f"there are no webhooks of {name!r}{hint}")
