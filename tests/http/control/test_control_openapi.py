"""The control API describes itself in an OpenAPI 3.1 document that tools can use as it stands."""

import re

import pytest

from sim.http.control.app import OPERATIONS
from sim.http.control.screens import SCREENS, actions

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
TYPES = {"object", "array", "string", "integer", "number", "boolean", "null"}


@pytest.fixture
def document(control):
    return control("GET", "/openapi.json", headers={"Authorization": ""})


def operations(document):
    return [
        (path, method, found) for path, item in document["paths"].items() for method, found in item.items()
    ]


def walk(value):
    """Every object inside a value."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def test_the_frame(document):
    """Version, title, paths and components are where OpenAPI 3.1 wants them, and nothing else is."""
    assert set(document) == {"openapi", "info", "security", "paths", "components"}
    assert document["openapi"] == "3.1.0"
    assert {"title", "version"} <= set(document["info"])
    assert document["components"]["securitySchemes"]["token"] == {"type": "http", "scheme": "bearer"}
    assert document["security"] == [{"token": []}]


def test_every_operation_is_there(document):
    """What the app serves and what the document says are the same."""
    served = {(found.path, found.method.lower()) for found in OPERATIONS}
    screens = {
        (f"/worlds/{{world}}/screens/{service}/{action}", "post")
        for service, screen in SCREENS.items()
        for action in actions(screen)
    }

    assert {(path, method) for path, method, _ in operations(document)} == served | screens


def test_every_operation_is_whole(document):
    """Each has an id of its own, a summary, a tag, answers with descriptions, and its path's parameters."""
    ids = [found["operationId"] for _, _, found in operations(document)]

    assert len(set(ids)) == len(ids)
    for path, method, found in operations(document):
        in_path = {each["name"] for each in found["parameters"] if each["in"] == "path"}

        assert method in METHODS
        assert path.startswith("/")
        assert in_path == set(re.findall(r"\{(\w+)\}", path))
        assert found["summary"].endswith(".")
        assert len(found["tags"]) == 1
        assert all(each["required"] is True for each in found["parameters"] if each["in"] == "path")
        assert all({"name", "in", "schema"} <= set(each) for each in found["parameters"])
        assert {"default"} < set(found["responses"])
        assert all(re.fullmatch(r"[1-5]\d\d|default", status) for status in found["responses"])
        assert all(answer["description"] for answer in found["responses"].values())


def test_every_reference_leads_somewhere(document):
    """No schema points at one that is not there, and none is there for nothing."""
    references = {found["$ref"] for found in walk(document) if "$ref" in found}
    names = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}

    assert references == names


def test_every_schema_is_json_schema(document):
    """Types are those of JSON Schema, required fields exist, patterns are regular expressions."""
    for schema in walk(document["components"]["schemas"]):
        if "type" in schema and isinstance(schema["type"], str):
            assert schema["type"] in TYPES
        if "properties" in schema and "required" in schema:
            assert set(schema["required"]) <= set(schema["properties"])
        if isinstance(schema.get("pattern"), str):
            re.compile(schema["pattern"])


def test_bodies(document):
    """Whatever takes a body says that it is JSON and of which schema."""
    bodies = [found["requestBody"] for _, _, found in operations(document) if "requestBody" in found]

    assert len(bodies) > 20
    for body in bodies:
        assert body["required"] is True
        assert set(body["content"]) == {"application/json"}
        assert body["content"]["application/json"]["schema"]["$ref"]


def test_what_is_answered_is_what_is_described(control, world, document):
    """Fields of real answers are the fields of their schemas."""
    schemas = document["components"]["schemas"]

    assert set(control("GET", world)) == set(schemas["WorldView"]["properties"])
    assert set(control("GET", f"{world}/clock")) == set(schemas["ClockView"]["properties"])
    assert set(control("GET", f"{world}/calls")) == set(schemas["Calls"]["properties"])
    assert set(control("POST", f"{world}/faults", 201, json={"kind": "lost"})) == set(
        schemas["Fault"]["properties"]
    )
