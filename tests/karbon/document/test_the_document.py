"""The simulated Karbon publishes an OpenAPI 3.1 document of exactly what it routes."""

import json
import re
from collections import Counter

import pytest
from openapi_spec_validator import validate

from sim.karbon.addresses import address_of
from sim.karbon.document.whole import document, operations
from sim.karbon.operation import Operation
from sim.karbon.routes import RESOURCES, handler_of

OPERATIONS = list(operations())


def test_it_is_a_document():
    """The official schema of OpenAPI 3.1 takes it, as JSON."""
    validate(json.loads(json.dumps(document())))


def test_it_says_where_it_is_served():
    """The address of the server, which is Karbon's own in process."""
    assert document("http://127.0.0.1:9")["servers"] == [{"url": "http://127.0.0.1:9"}]
    assert document()["servers"] == [{"url": "https://api.karbonhq.com"}]


def test_every_handler_tells_of_itself():
    """No route is left out because nobody said what goes in and what comes out."""
    handlers = [
        (name, method, handler)
        for name, resource in RESOURCES.items()
        for methods in (resource.collection, resource.record, *resource.actions.values(), resource.functions)
        for method, handler in methods.items()
    ]

    assert [(name, method) for name, method, handler in handlers if not isinstance(handler, Operation)] == []


@pytest.mark.parametrize(
    ("method", "operation"), OPERATIONS, ids=[f"{method} {one.path}" for method, one in OPERATIONS]
)
def test_a_path_leads_to_its_operation(method, operation):
    """Calling what the document says reaches what the document tells of."""
    address = address_of("/v3/" + re.sub(r"\{\w+\}", "2LPSrkzbYrn4", operation.path))

    assert handler_of(method, address) is operation


def test_every_operation_has_a_name_of_its_own():
    """Generated clients call their methods by it."""
    names = Counter(each["operationId"] for item in document()["paths"].values() for each in item.values())

    assert [name for name, count in names.items() if count > 1] == []


def test_every_answer_that_says_something_has_a_schema():
    """Only 204 and 302 say nothing, and a file is a file."""
    for item in document()["paths"].values():
        for found in item.values():
            silent = {status for status, answer in found["responses"].items() if "content" not in answer}
            assert silent <= {"204", "302"}, found["operationId"]


def test_references_lead_somewhere():
    """No schema points at one that is not there, and none is there for nothing."""
    text = json.dumps(document())
    references = set(re.findall(r'"#/components/schemas/(\w+)"', text))

    assert references == set(document()["components"]["schemas"])
