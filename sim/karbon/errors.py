"""Karbon's codes and texts, one constructor each.

Application errors are `{"error": {"code", "message"}}`; the gateway in front answers flat
`{"statusCode", "message"}` (contract 1.3 to 1.5). HTTP status and code are independent of each other.
"""

from __future__ import annotations

from math import ceil
from typing import Any, Final

from sim.karbon.behaviour import Behaviour
from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal

SPEC: Final = "Karbon's OpenAPI document, 2026-08-18"
SAMPLE_WAIT_S: Final = 10


@documented(SPEC)
def application_error(status: int, code: str, message: str, note: str = "") -> Refusal:
    """An error of the application behind the gateway."""
    return Refusal(status, {"error": {"code": code, "message": message}}, note=note)


# --- the gateway -----------------------------------------------------------------------------------------


@seen("a live client matched these texts (contract 0, rows 3 and 4)")
def unauthorized(behaviour: Behaviour, bad: str) -> Refusal:
    """401: `bad` is "Auth token" or "Static Key"."""
    if behaviour.unauthorized_body == "documented":
        return Refusal(401, {"error": {"statusCode": "401", "message": "JWT not present."}})
    status: int | str = 401 if behaviour.numeric_status_in_401 else "401"
    return Refusal(401, {"statusCode": status, "message": f"Unauthorized. {bad} is missing or invalid"})


@seen("an account got this on TenantSettings alone (contract 1.3)")
def unauthorized_here(behaviour: Behaviour) -> Refusal:
    """401 for one resource."""
    status: int | str = 401 if behaviour.numeric_status_in_401 else "401"
    return Refusal(401, {"statusCode": status, "message": "Unauthorized"})


@documented(SPEC)
def resource_not_found(behaviour: Behaviour) -> Refusal:
    """404 of the gateway."""
    code: int | str = 404 if behaviour.numeric_status_in_404_and_429 else "404"
    return Refusal(404, {"statusCode": code, "message": "Resource not found"})


@documented("Karbon's guide on rate limits")
def rate_limited(behaviour: Behaviour, wait_s: float) -> Refusal:
    """429, with the seconds to wait twice."""
    seconds = ceil(wait_s)
    code: int | str = 429 if behaviour.numeric_status_in_404_and_429 else "429"
    message = f"Rate limit is exceeded. Try again in {seconds} seconds."
    return Refusal(429, {"statusCode": code, "message": message}, {"Retry-After": str(seconds)})


@inferred("each status in the words that it is documented with; the gateway's other answers have its shape")
def failed(behaviour: Behaviour, status: int, request_id: str) -> Refusal:
    """A call that fails before it does anything: by the application, or by the gateway in front."""
    if status == 500:
        return internal_error(request_id)
    if status == 429:
        return rate_limited(behaviour, SAMPLE_WAIT_S)
    return Refusal(status, {"statusCode": status, "message": "Service unavailable"})


@documented(SPEC)
def no_http_resource(path: str) -> Refusal:
    """404 of the framework. Karbon's sample says http and lacks the closing quotation mark."""
    return application_error(
        404, "4002", f"No HTTP resource was found that matches the request URI 'http://api.karbonhq.com{path}"
    )


@documented(SPEC)
def internal_error(request_id: str = "") -> Refusal:
    """500, with the 20 digits that support asks for, or bare."""
    if not request_id:
        return application_error(500, "5001", "Internal Error.")
    return application_error(
        500,
        "5001",
        "Unexpected Internal Error. Please contact Karbon HQ Technical support with API Request Id of "
        f"{request_id}.",
    )


@documented("Karbon's OpenAPI document and KARBON_API.md, 2026-06-11: a PUT or PATCH that lost a race")
def conflict() -> Refusal:
    """409: somebody else wrote the record in between."""
    return application_error(
        409, "4020", "The resource was modified by another request. Refetch the latest version and retry."
    )


# --- records ---------------------------------------------------------------------------------------------


@documented(SPEC)
def client_group_not_found() -> Refusal:
    """404 of a client group, by key."""
    return application_error(404, "4004", "No Client Group found for provided key")


@documented(SPEC)
def contact_not_found() -> Refusal:
    """404 of a contact, by key."""
    return application_error(404, "4004", "No Contact found for provided key")


@documented(SPEC)
def organization_not_found(key: str) -> Refusal:
    """404 of an organization, by key."""
    return application_error(404, "4004", f"No organization exists with a key of {key}.")


@documented(SPEC)
def business_card_not_found(key: str) -> Refusal:
    """404 of a business card that is read."""
    return application_error(404, "4004", f"Invalid businessCardPermaKey {key}")


@documented(SPEC)
def work_item_not_found() -> Refusal:
    """404 of a work item."""
    return application_error(404, "4004", "No Work Item found for provided key")


@inferred("the reference has no 404 for users; in the words of its neighbours")
def user_not_found() -> Refusal:
    """404 of a user."""
    return application_error(404, "4004", "No User found for provided key")


@documented(SPEC)
def identifier_not_found(kind: str) -> Refusal:
    """404 by user defined identifier, misspelt as Karbon spells it. `kind` is "Client Group" and so on."""
    return application_error(404, "4004", f"No {kind} found for provided UserDefinedIdentifer")


@documented(SPEC)
def identifier_missing() -> Refusal:
    """400: a search for nothing."""
    return application_error(400, "4002", "UserDefinedIdentifier is missing or empty")


# --- writing ---------------------------------------------------------------------------------------------


@documented(SPEC)
def payload_missing(what: str) -> Refusal:
    """400: no body, or none that can be read. `what` is the entity, or "update"."""
    return application_error(400, "4005", f"Required payload data is missing: {what}")


@documented(SPEC)
def invalid_model(behaviour: Behaviour, target: str, message: str) -> Refusal:
    """400: one property of the body is wrong."""
    detail = {"code": "InvalidProperty", "target": target, "message": message}
    details: Any = [detail] if behaviour.validation_details == "array" else detail
    return Refusal(400, {"error": {"code": "4003", "message": "Invalid Model.", "details": details}})


@documented(SPEC)
def identifier_in_use() -> Refusal:
    """500: another client has this user defined identifier."""
    return application_error(500, "5001", "User defined identifier already in use")


@documented(SPEC)
def not_patchable(allowed: tuple[str, ...], end: str = ".") -> Refusal:
    """400: PATCH takes other properties only. No blanks after the commas (Karbon's own tests)."""
    return application_error(
        400, "4002", f"Invalid property to update. Only {','.join(allowed)} can be patched{end}"
    )


@documented(SPEC)
def restriction_not_permitted(level: str) -> Refusal:
    """403: the application may not set this level."""
    return application_error(
        403, "4021", f"This API application does not have permission to set RestrictionLevel to {level}."
    )


@documented(SPEC)
def user_incomplete() -> Refusal:
    """500: an invitation without a name or an address."""
    return application_error(500, "5001", "Name and Email Address can not be null or empty")


@inferred("text of the retired /v1/users; v3 answers its other business rules with 500 and 5001")
def user_exists() -> Refusal:
    """500: an invitation to a colleague."""
    return application_error(500, "5001", "User Profile with this Email Address already exists")


@seen("Karbon's own tests of 2022 have status and text; the code is that of a bad value")
def user_exists_in_v1() -> Refusal:
    """422 of the retired version: an invitation to a colleague."""
    return application_error(422, "4002", "User Profile with this Email Address already exists")


@inferred("no limit is documented; every service has one")
def body_too_large(note: str = "") -> Refusal:
    """413 of the gateway."""
    return Refusal(413, {"statusCode": "413", "message": "Request body is too large."}, note=note)
