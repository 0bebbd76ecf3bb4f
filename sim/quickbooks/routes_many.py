"""The Accounting API where it is about many records at once, or about none by id (contract 3.10 to 3.14)."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from flask import Blueprint, Response, request
from msgspec.structs import replace

from sim.http.service import answer
from sim.physics.provenance import documented, inferred
from sim.quickbooks import (
    batch,
    change_data,
    errors,
    exchange_rates,
    reports,
    tax_service,
    uploads,
    wire,
    writing,
)
from sim.quickbooks.calls import company_here, entity_named, once, one, success, written
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.state import COMPANY_ID

many = Blueprint("quickbooks_many", __name__)


@many.post("/v3/company/<realm_id>/batch")
def run_batch(realm_id: str) -> Response:  # noqa: ARG001 - the gate has compared it
    """Up to thirty operations."""
    company = company_here()
    request_id = request.args.get("requestid", "")

    def work() -> dict[str, Any]:
        return batch.answer(company, wire.members("IntuitBatchRequest", ENTITIES), request_id)

    return once(company, work, batch.REQUEST_ID_MAX)


@many.get("/v3/company/<realm_id>/cdc")
def changes(realm_id: str) -> Response:  # noqa: ARG001
    """What changed since a time."""
    company = company_here()
    asked = request.args
    return success(
        company, change_data.answer(company, asked.get("entities", ""), asked.get("changedSince", ""))
    )


@many.get("/v3/company/<realm_id>/reports/<name>")
def report(realm_id: str, name: str) -> Response:  # noqa: ARG001
    """A report."""
    return written(wire.report(reports.answer(company_here(), name, request.args)))


@many.post("/v3/company/<realm_id>/taxservice/taxcode")
def make_tax_code(realm_id: str) -> Response:  # noqa: ARG001
    """A tax code with its rates."""
    company = company_here()
    return once(company, lambda: tax_service.create(company, wire.members("TaxService", {})))


@many.post("/v3/company/<realm_id>/upload")
def upload(realm_id: str) -> Response:  # noqa: ARG001
    """Files, in parts `file_content_01` and so on, each with `file_metadata_01` beside it."""
    company = company_here()
    return success(company, uploads.answer(company, _uploaded(), request.base_url.removesuffix("/upload")))


@many.get("/v3/company/<realm_id>/download/<record_id>")
def file_address(realm_id: str, record_id: str) -> Response:  # noqa: ARG001
    """Where a file can be downloaded, as a text."""
    return answer(
        uploads.address(company_here(), record_id).encode(), content_type="text/plain;charset=utf-8"
    )


@many.get("/v3/company/<realm_id>/download/<record_id>/content")
def file(realm_id: str, record_id: str) -> Response:  # noqa: ARG001
    """A file that was uploaded."""
    found = uploads.download(company_here(), record_id)
    return answer(found.content, content_type=found.content_type)


def _uploaded() -> list[uploads.Upload]:
    """The files of this call. Some clients send them as texts in base64, and without a name."""
    found = []
    for part in sorted({*request.files, *request.form}):
        if part.startswith("file_content_"):
            said = _part(part.replace("content", "metadata"))
            file, text = request.files.get(part), request.form.get(part, "")
            if file is None:
                found.append(uploads.Upload("", "", _from_base64(text), said))
            else:
                found.append(uploads.Upload(file.filename or "", file.mimetype, file.read(), said))
    return found


def _from_base64(text: str) -> bytes:
    """The bytes of a text in base64, or the text itself when it is none."""
    try:
        return base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        return text.encode()


def _part(name: str) -> bytes:
    file = request.files.get(name)
    return request.form.get(name, "").encode() if file is None else file.read()


@many.post("/v3/company/<realm_id>/<name>/<record_id>/send")
@inferred("python-quickbooks sends documents by this path; that EmailStatus tells of it follows from xsd")
def send(realm_id: str, name: str, record_id: str) -> Response:  # noqa: ARG001
    """Send a document to its e-mail address, or to another one from then on."""
    company = company_here()
    entity = entity_named(name)
    if "EmailStatus" not in entity.fields:
        raise errors.no_resource(request.path)
    record = writing.find(company, entity, record_id)
    address = request.args.get("sendTo", "")
    changes = {"BillEmail": {"Address": address}} if address and "BillEmail" in entity.fields else {}
    sent = replace(record, EmailStatus="EmailSent", **changes)
    company.table(entity).put(replace(sent, last_updated_time=company.now()))
    return one(company, entity, sent)


@many.get("/v3/company/<realm_id>/<name>")
@documented("contract 3.10: preferences are read without an id; everything else but rates needs one")
def read_without_id(realm_id: str, name: str) -> Response:  # noqa: ARG001
    """The one record of an entity that has only one, or the rate of a currency."""
    company = company_here()
    entity = entity_named(name)
    if entity.name == "ExchangeRate":
        return one(company, entity, exchange_rates.found(company, request.args))
    if not entity.singleton:
        raise errors.no_resource(request.path)
    return one(company, entity, writing.find(company, entity, COMPANY_ID))
