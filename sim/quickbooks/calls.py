"""What the routes of the Accounting API share: whose company it is, what was sent, and how the answer goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from flask import Response, g, request

from sim.http.service import Encoded, answer, current_world
from sim.physics.provenance import documented
from sim.physics.refusal import Refusal
from sim.quickbooks import errors, wire
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.replies import Reply
from sim.quickbooks.schema import EntityType
from sim.quickbooks.state import QuickBooksState

REQUEST_ID_MAX: Final = 50


def company_here() -> QuickBooksState:
    """The company that is called."""
    company: QuickBooksState = current_world().quickbooks
    return company


@documented("contract 2.3: a path that no resource matches is error 500 in a 400")
def entity_named(name: str) -> EntityType:
    """The entity of this name, in any case."""
    found = ENTITIES.get(name.lower())
    if found is None:
        raise errors.no_resource(request.path)
    return found


def body(entity: EntityType) -> Any:
    """The values of this call's body, which is about one record of this entity."""
    return wire.members(entity.name, {entity.name.lower(): entity})


def one(company: QuickBooksState, entity: EntityType, record: Any) -> Response:
    """An answer about one record."""
    return success(company, {entity.name: entity.show(company, record, single=True)})


def success(company: QuickBooksState, shown: dict[str, Any]) -> Response:
    """What worked."""
    return written(wire.enveloped(shown, company.universe.clock.now()))


def written(encoded: Encoded, status: int = 200) -> Response:
    """A body as it is."""
    return answer(encoded.body, status, encoded.content_type)


@documented("contract 1.4: the stored answer for a requestid that was seen, of up to 50 characters")
def once(
    company: QuickBooksState, work: Callable[[], dict[str, Any]], longest: int = REQUEST_ID_MAX
) -> Response:
    """Do the work, unless it was done under this `requestid` before: then the stored answer."""
    request_id = request.args.get("requestid", "")
    if not request_id:
        return success(company, work())
    if len(request_id) > longest:
        raise errors.wrong_length("requestid", 1, longest, len(request_id))
    known = company.replies.find(request_id)
    if known is None:
        try:
            known = Reply(200, wire.enveloped(work(), company.universe.clock.now()))
        except Refusal:
            if company.behaviour.replay_failures:
                g.failed = request_id  # kept once the refusal has been written out
            raise
        company.replies.keep(request_id, known)
    return written(known.encoded, known.status)
