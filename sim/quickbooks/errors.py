"""What QuickBooks' business layer says when it refuses: one constructor a text, in the upper-case `Fault` dialect.

`element` is present (maybe empty) when the business layer speaks and absent when a parser does. The envelope's
`time` is added where the answer is encoded (wire.py). The gateway's other dialect is in gateway.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal

INACTIVE: Final = (
    "Something you're trying to use has been made inactive. "
    "Check the fields with accounts, customers, items, vendors or employees."
)
PROPERTIES_SHOWN_MAX: Final = 1000  # characters of the list of known properties before it is cut


@seen("contract 2.2: one Error in a Fault, `element` with the business layer only, and its type")
def fault(
    code: str,
    message: str,
    detail: str,
    *,
    element: str | None = None,
    kind: str = "ValidationFault",
    status: int = 400,
    note: str = "",
) -> Refusal:
    """One `Error` in a `Fault`, keys in the recorded order."""
    error: dict[str, Any] = {"Message": message, "Detail": detail, "code": code}
    if element is not None:
        error["element"] = element
    return Refusal(status, {"Fault": {"Error": [error], "type": kind}}, note=note)


@seen("vcr error/validation (2020 wording); PHP SDK issue 241 (current wording)")
def duplicate_name(wording: str, others: str, note: str = "") -> Refusal:
    """6240: the name belongs to one of the others, such as another customer, vendor or employee."""
    message = "Duplicate Name Exists Error"
    if wording == "2020":
        return fault("6240", message, "The name supplied already exists. : null", note=note)
    detail = (
        f"The name supplied already exists. : Another {others} is already using this name. "
        "Please use a different name."
    )
    return fault("6240", message, detail, element="", note=note)


@seen("vcr batch/basic; DotNET SDK issue 353 for reads by id")
def object_not_found(note: str = "") -> Refusal:
    """610: no such record."""
    return fault("610", "Object Not Found", f"Object Not Found : {INACTIVE}", element="", note=note)


@documented("err-docs: the second variant of 610")
def object_deleted(note: str) -> Refusal:
    """610: a transaction that was there once."""
    detail = "Object Not Found : Another user has deleted this transaction."
    return fault("610", "Object Not Found", detail, element="", note=note)


@seen("vcr batch/basic: a stale update in a batch")
def stale_object(user: str, note: str = "") -> Refusal:
    """5010: the SyncToken is not the current one."""
    detail = (
        f"Stale Object Error : You and {user} were working on this at the same time. "
        f"{user} finished before you did, so your work was not saved."
    )
    return fault("5010", "Stale Object Error", detail, element="", note=note)


@seen(
    "a raw answer of April 2026 in an integration's test; err-docs has its code and its first two sentences"
)
def duplicate_number(code: str, said: str) -> Refusal:
    """6140, or by a switch 6210: another document has the number."""
    message = "Duplicate Document Number Error"
    detail = f"{message} : You must specify a different number. This number has already been used. {said}"
    return fault(code, message, detail, element="")


@seen("raw bodies in client issues; contract 2.2")
def unknown_reference(space: str, record_id: str) -> Refusal:
    """2500: a reference to something that is not there."""
    detail = f"Invalid Reference Id : {space} element id {record_id} not found"
    return fault("2500", "Invalid Reference Id", detail, element="")


@seen("contract 2.2, second variant of 2500; DotNET SDK issue 353 has met 610 instead")
def inactive_reference(code: str) -> Refusal:
    """2500, or by a switch 610: a reference to something inactive."""
    if code == "610":
        return object_not_found("the reference leads to something inactive")
    return fault("2500", "Invalid Reference Id", f"Invalid Reference Id : {INACTIVE}", element="")


@seen("raw bodies in client issues; contract 2.2")
def required(name: str, note: str = "") -> Refusal:
    """2020: something needed is missing."""
    return fault(
        "2020",
        "Required param missing, need to supply the required value for the API",
        f"Required parameter {name} is missing in the request",
        element=name,
        note=note,
    )


@seen("vcr error/400_json: what is known is listed, and cut")
def unknown_property(name: str, schema_class: str, known: Sequence[str], note: str = "") -> Refusal:
    """2010: a property that the schema does not have."""
    listed = f'Unrecognized field "{name}" (class com.intuit.schema.finance.v3.{schema_class})'
    return invalid_body(f"{listed}, not marked as ignorable{_known_properties(known)}", note)


@inferred("vcr error/400_json shows the frame; the parser's own words differ from case to case")
def invalid_body(problem: str, note: str = "") -> Refusal:
    """2010: a body or a value that the parser cannot make sense of."""
    detail = f"Property Name:{problem}\n specified is unsupported or invalid"
    return fault("2010", "Request has invalid or unsupported property", detail, note=note)


@seen("Java SDK issue 181, to the byte: its answer is 251 bytes long")
def invalid_utf8(error: UnicodeDecodeError) -> Refusal:
    """2010: bytes in a JSON body that are no UTF-8; the byte that broke the sequence is named."""
    if error.reason == "invalid continuation byte":
        return invalid_body(f"Invalid UTF-8 middle byte 0x{error.object[error.end]:x}")
    if error.reason == "invalid start byte":
        return invalid_body(f"Invalid UTF-8 start byte 0x{error.object[error.start]:x}")
    return invalid_body("Unexpected end-of-input within UTF-8 sequence")


@documented("err-docs (contract 1.3): the words for an XML body that is not in UTF-8")
def invalid_utf8_in_xml(error: UnicodeDecodeError) -> Refusal:
    """500 in a 400: the same bytes in an XML body, in the words of another parser."""
    first = error.object[error.start]
    length = next((size for size, least in ((4, 0xF0), (3, 0xE0), (2, 0xC0)) if first >= least), 1)
    wrong = 1 if length == 1 else error.end - error.start + 1
    parser = "com.sun.org.apache.xerces.internal.impl.io.MalformedByteSequenceException"
    return unsupported(f"{parser}: Invalid byte {wrong} of {length}-byte UTF-8 sequence")


@seen("gomodule/oauth1 issue 25 (a form); quickbooks-node-promise issue 24")
def unreadable_type() -> Refusal:
    """500 in a 400: a body of a type that this path does not read."""
    return unsupported("Cannot consume content type")


@seen("vcr error/500; this one comes without `time`")
def invalid_id(supplied: str) -> Refusal:
    """2030: an id that is no number."""
    detail = f"Id should be a valid number. Supplied value:{supplied}"
    return fault("2030", "Invalid ID", detail, element="Id")


@seen("raw bodies in client issues; contract 2.2")
def wrong_length(field: str, shortest: int, longest: int, length: int) -> Refusal:
    """2050: too long, or too short."""
    detail = (
        "String length specified does not match the supported length. "
        f"Min:{shortest} Max:{longest} supported. Supplied length:{length}"
    )
    message = "String length is either shorter or longer than supported by specification"
    return fault("2050", message, detail, element=field)


@documented("err-docs (contract 2.2): 2170 with the word that was sent")
def invalid_enumeration(value: str, field: str) -> Refusal:
    """2170: a word that is not in the list."""
    return fault("2170", "Invalid Enumeration", f"Invalid Enumeration : {value}", element=field)


@inferred("contract 3.1 asks for an at sign and a dot; code and texts are those of other clients' lists")
def invalid_email(field: str) -> Refusal:
    """2210: no e-mail address."""
    detail = "Email Address does not conform to the syntax rules of RFC 822."
    return fault("2210", "Invalid Email Address format", detail, element=field)


@seen("vcr error/500: the path twice, on another host the second time")
def no_resource(path: str) -> Refusal:
    """500 in a 400: a path that leads nowhere."""
    host = "https://c50.sandbox.qbo.intuit.com/qbo50"
    return unsupported(f"Could not find resource for relative : {path} of full path: {host}{path}")


@inferred("vcr error/500 shows the frame; the words for a refused delete are not recorded")
def unsupported(operation: str, note: str = "") -> Refusal:
    """500 in a 400: an operation that this entity does not have."""
    return fault("500", "Unsupported Operation", f"Operation {operation} is not supported.", note=note)


@seen("vcr and client issues; contract 2.2")
def query_syntax(problem: str) -> Refusal:
    """4000: not a sentence of the query language."""
    return fault("4000", "Error parsing query", f"QueryParserError: {problem}")


@seen("vcr error/400; ruby fixture")
def query_invalid(problem: str, note: str = "") -> Refusal:
    """4001: a sentence, but not about this company's data."""
    return fault("4001", "Invalid query", f"QueryValidationError: {problem}", note=note)


@seen("DotNET SDK issue 111: the frame; when it comes and what else it says is not known")
def query_failed(problem: str) -> Refusal:
    """4002: a good sentence that the service could not answer."""
    return fault("4002", "Error processing query", f"QueryProcessingError: {problem}")


@seen("vcr and node issue 48 for the frame; each text names its own source where it is made")
def business_validation(problem: str, note: str = "") -> Refusal:
    """6000: the catch-all."""
    message = "A business validation error has occurred while processing your request"
    return fault("6000", message, f"Business Validation Error: {problem}", element="", note=note)


@inferred("text from quickbooks-ruby issue 390; the code that goes with it is not public")
def open_balance() -> Refusal:
    """A customer that owes cannot be made inactive."""
    detail = (
        "The entity you are trying to delete has an open balance. : "
        "This customer cannot be deleted because it has a non-zero balance"
    )
    return fault("6000", "Delete List Has Balance Error", detail, element="")


@seen("test data of Fyle's exporter, with its doubled word; the other code by contract 2.2")
def books_closed(code: str, note: str = "") -> Refusal:
    """Something of a day whose books are closed."""
    message = "Account Period Closed, Cannot Update Through Services API"
    detail = (
        "The account period has closed and the account books cannot be updated through through the QBO "
        "Services API. Please use the QBO website to make these changes."
    )
    return fault(code, message, detail, element="", note=note)


@seen("PHP SDK issues 71 and 265")
def parent_ref_required() -> Refusal:
    """6150: Job and ParentRef go together or not at all."""
    detail = "ParentRef is either required or not if Job is true or false."
    return fault("6150", "ParentRef Required Error", detail, element="Job")


@seen("PHP SDK issue 528 for an empty batch; its other texts are inferred")
def malformed(problem: str) -> Refusal:
    """400: a batch that is none."""
    return fault("400", "MalformedRequest", problem)


@seen("ruby; PHP SDK issue 127; the HTTP status is not in the logs")
def application_error(problem: str, status: int = 500) -> Refusal:
    """10000: the service itself failed."""
    message = "An application error has occurred while processing your request"
    return fault("10000", message, f"System Failure Error: {problem}", kind="SystemFault", status=status)


@inferred(
    "vcr batch/basic: a fault in an item's place; that one of these is a failure of the service is ours"
)
def item_failed(status: int) -> Refusal:
    """An item of a batch for which something broke, by a fault: the catch-all, or for 500 and more the service's."""
    if status < 500:
        return business_validation("Unexpected Internal Error.")
    return application_error("Unexpected Internal Error.", status)


def _known_properties(known: Sequence[str]) -> str:
    text = f" ({len(known)} known properties: "
    for at, name in enumerate(known):
        text += f'"{name}"'
        if len(text) > PROPERTIES_SHOWN_MAX:
            return f"{text} [truncated]])"
        if at + 1 < len(known):
            text += ", "
    return f"{text}])"
