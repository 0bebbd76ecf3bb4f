"""What a resource of the API is to the routes: handlers by what they are asked for. One call, and its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from flask import Response, request

from sim.http.service import answer
from sim.karbon import errors
from sim.karbon.addresses import Address
from sim.karbon.bodies import decoded
from sim.karbon.listing import Listing
from sim.karbon.options import next_query, page_of
from sim.karbon.pages import page
from sim.karbon.state import KarbonState
from sim.physics import befallen
from sim.physics.provenance import inferred

BODY_BYTES_MAX: Final = 1_000_000
DOCUMENTED_HOST: Final = "https://api.karbonhq.com"

_encode = msgspec.json.Encoder().encode


class KarbonCall(NamedTuple):
    """One call: whose account, and what of it."""

    state: KarbonState
    address: Address
    options: Mapping[str, str]

    @property
    def base(self) -> str:
        """Where links of the answer lead."""
        if self.state.behaviour.links == "documented_host":
            return f"{DOCUMENTED_HOST}/v3"
        return f"{request.environ['wsgi.url_scheme']}://{request.environ['HTTP_HOST']}/v3"

    @property
    @inferred("how large a body may be is documented nowhere; what is no JSON is bound to nothing")
    def content(self) -> Any:
        """The JSON that was sent; None for what is none."""
        if (request.content_length or 0) > BODY_BYTES_MAX:
            raise errors.body_too_large()
        return decoded(request.get_data(cache=False))


Handler = Callable[[KarbonCall], Response]
Shown = Mapping[str, Any]  # what of a record is shown


class Resource(NamedTuple):
    """What can be asked of a resource. What is absent does not exist.

    `actions` are named by what follows a key, in lower case; `functions` by their name, in lower case.
    """

    collection: Mapping[str, Handler] = {}  # by method
    record: Mapping[str, Handler] = {}  # by method
    functions: Mapping[str, Handler] = {}
    actions: Mapping[str, Mapping[str, Handler]] = {}
    cast: str = ""  # KarbonService.ContactDTO, as Location names the record


def listed(
    call: KarbonCall,
    listing: Listing,
    suffix: str,
    row: Callable[[KarbonState, Any], Shown],
    name: str = "value",
) -> Response:
    """A page of a list in its envelope."""
    state = call.state
    wanted = page_of(listing, state.behaviour, call.options)
    records, count = page(state, listing, wanted.question, befallen.offset(wanted.skip), wanted.rows)
    base = call.base
    envelope: dict[str, Any] = {"@odata.context": f"{base}/$metadata#{suffix}"}
    if listing.counted or call.options.get("$count") == "true":
        envelope["@odata.count"] = count
    after = wanted.skip + len(records)
    if records and after < count and (state.behaviour.next_link_with_top or "$top" not in call.options):
        envelope["@odata.nextLink"] = f"{base}/{listing.name}?{next_query(call.options, after)}"
    envelope[name] = [row(state, record) for record in records]
    return _enveloped(call, envelope)


def bare(fields: Shown, status: int = 200) -> Response:
    """Fields without OData's envelope, where the reference has none."""
    return answer(_encode(fields), status)


def whole(call: KarbonCall, suffix: str, rows: Sequence[Shown], name: str = "value") -> Response:
    """A list that has no pages and no count."""
    return _enveloped(call, {"@odata.context": f"{call.base}/$metadata#{suffix}", name: rows})


def single(call: KarbonCall, suffix: str, type_name: str, fields: Shown, status: int = 200) -> Response:
    """One record in its envelope."""
    return _enveloped(call, _entity(call, suffix, type_name, fields), status)


def created(
    call: KarbonCall, suffix: str, type_name: str, fields: Shown, location: str, status: int = 201
) -> Response:
    """A record that is there now, and where it is."""
    response = single(call, suffix, type_name, fields, status)
    response.headers["Location"] = f"{call.base}/{location}"
    return response


def no_content() -> Response:
    """Done, and nothing to say: no body, so nothing that it would be a type of."""
    response = Response(status=204)
    del response.headers["Content-Type"]
    return response


def patched(call: KarbonCall, suffix: str, type_name: str, fields: Callable[[], Shown]) -> Response:
    """The answer to a PATCH: nothing, or the record for those who prefer it."""
    wanted = call.state.behaviour.patch_answer
    prefers = "return=representation" in request.headers.get("Prefer", "").lower().replace(" ", "")
    if wanted == "entity" or (wanted == "as_preferred" and prefers):
        return single(call, suffix, type_name, fields())
    return no_content()


@inferred("the framework that Karbon is built on says so of what has OData's envelope; no answer was seen")
def _enveloped(call: KarbonCall, envelope: Shown, status: int = 200) -> Response:
    if not call.state.behaviour.odata_headers:
        return answer(_encode(envelope), status)
    return answer(
        _encode(envelope), status, "application/json; odata.metadata=minimal", {"OData-Version": "4.0"}
    )


def _entity(call: KarbonCall, suffix: str, type_name: str, fields: Shown) -> Shown:
    envelope: dict[str, Any] = {"@odata.context": f"{call.base}/$metadata#{suffix}/$entity"}
    if type_name:
        envelope["@odata.type"] = f"#KarbonService.{type_name}"
    envelope.update(fields)
    return envelope
