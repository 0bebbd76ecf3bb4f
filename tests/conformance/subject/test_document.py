"""The published document of the port: valid, up to date, and with examples that are true."""

import json

import msgspec
import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from integration.port import OPERATIONS as OURS
from sim.conformance.staging.inprocess import in_process
from sim.conformance.subject.examples import EXAMPLES, NOT_ADMIN
from sim.conformance.subject.openapi import DESCRIPTION, OPENING, PATH, document, text
from sim.conformance.subject.operations import OPERATIONS
from sim.conformance.subject.shape import wrong_answer, wrong_question
from sim.conformance.subject.wire import Connections, Description, Opening, Refusal


def test_it_is_up_to_date() -> None:
    """The file in the repository is what the operations say; `python -m sim.conformance.subject.openapi` writes it."""
    assert PATH.read_text(encoding="utf-8") == text()


def test_it_is_a_valid_document() -> None:
    """The official schema of OpenAPI 3.1 accepts it."""
    OpenAPIV31SpecValidator(document()).validate()


def test_every_example_fits_its_schema() -> None:
    """What an example shows is what the schema beside it allows."""
    found = document()
    bodies = [
        body
        for path in found["paths"].values()
        for method in ("get", "put", "post")
        for body in _bodies(path.get(method, {}))
    ]

    assert len(bodies) > 2 * len(OPERATIONS)
    for schema, example in bodies:
        OAS31Validator({**schema, "components": found["components"]}).validate(example)


def _bodies(operation):
    contents = [operation.get("requestBody", {}), *operation.get("responses", {}).values()]
    for content in contents:
        shown = content.get("content", {}).get("application/json", {})
        if "example" in shown:
            yield shown["schema"], shown["example"]
        for example in shown.get("examples", {}).values():
            yield shown["schema"], example["value"]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_has_an_example_and_a_sentence(name: str) -> None:
    """The example passes the same check as a real call."""
    example = EXAMPLES[name]
    posted = document()["paths"][f"/firms/{{firm}}/{name}"]["post"]

    assert posted["summary"]
    assert wrong_question(name, example.arguments) is None
    assert wrong_answer(name, example.result) is None


def test_the_other_examples() -> None:
    """A description, an opening and a refusal, as the harness reads and sends them."""
    msgspec.convert(DESCRIPTION, Description)
    msgspec.convert(OPENING, Opening)
    msgspec.convert(NOT_ADMIN, Refusal)


def test_our_integration_has_every_operation() -> None:
    """Nothing is asked of others that our own does not do."""
    assert set(OPERATIONS) <= set(OURS)


def test_what_the_harness_says_of_the_firms_systems() -> None:
    """The connections of a scenario are as the document describes them, but for addresses in process."""
    with in_process() as way:
        told = way.connections(with_books=True)
        without = way.connections(with_books=False)

    found = json.loads(json.dumps({name: {"base_url": "", **one} for name, one in told.items()}))
    assert msgspec.to_builtins(msgspec.convert(found, Connections)) == found
    assert set(without) == {"karbon", "quickbooks_time"}
