"""An OpenAPI document as a set of lines: one for each operation, parameter, status and field, and for its type.

    GET /v3/Contacts                                        an operation
    GET /v3/Contacts ?$orderby                              a query option
    GET /v3/Contacts ?$orderby FullName desc                a value of it
    POST /v3/Contacts < FirstName                           a field of the body
    POST /v3/Contacts < FirstName is string
    POST /v3/Contacts < FirstName is required
    GET /v3/Contacts 200                                    a status
    GET /v3/Contacts 200 > value[].FullName                 a field of the answer
    GET /v3/Contacts 200 > value[].FullName is string

Whether a field may be null is left aside: Karbon's document hardly ever says so, and its examples do it everywhere.
"""

import re

from tests.karbon.document.facts import resolved

METHODS = ("get", "post", "put", "patch", "delete")


def lines_of(document):
    """All lines of a document."""
    return {
        line
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
        for line in _operation(f"{method.upper()} {path}", item[method], document)
    }


def differences(published, ours):
    """The lines that only one of the documents has: none below a line that is itself missing in the other."""
    return _only(published, ours), _only(ours, published)


def _only(lines, others):
    missing = lines - others
    return {line for line in missing if not any(above in missing for above in _above(line))}


def _above(line):
    """The lines that this one hangs on: operation, status, and the fields around it."""
    for end in re.finditer(r" |\[\]|\.", line):
        yield line[: end.start()]


def _operation(name, operation, document):
    yield name
    for parameter in operation.get("parameters", []):
        yield from _parameter(name, resolved(parameter, document))
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield from _fields(f"{name} <", content["schema"], document, taken=True)
    for status, answer in operation["responses"].items():
        yield f"{name} {status}"
        for header in answer.get("headers", {}):
            yield f"{name} {status} header {header}"
        for content in answer.get("content", {}).values():
            yield from _fields(f"{name} {status} >", content.get("schema", {}), document)


def _parameter(name, found):
    mark = {"query": "?", "header": "header ", "path": ""}[found["in"]]
    shown = f"{{{found['name']}}}" if found["in"] == "path" else found["name"]
    yield f"{name} {mark}{shown}"
    if found["in"] == "query":
        values = found["schema"].get("items", found["schema"])
        yield from (f"{name} {mark}{shown} {value}" for value in values.get("enum", ()))


def _fields(name, schema, document, *, taken=False, path=""):
    """Every property under a schema, through references, unions and rows."""
    schema = resolved(schema, document)
    if taken and schema.get("readOnly"):
        return
    if path and not path.endswith("[]"):
        yield f"{name} {path}"
    if path:
        yield from (f"{name} {path} is {kind}" for kind in _types(schema))
    for part in (*schema.get("allOf", ()), *schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _fields(name, part, document, taken=taken, path=path)
    required = schema.get("required")
    if taken and isinstance(required, list) and not path:
        yield from (f"{name} {field} is required" for field in required)
    for field, found in schema.get("properties", {}).items():
        yield from _fields(name, found, document, taken=taken, path=f"{path}.{field}".lstrip("."))
    if "items" in schema:
        yield from _fields(name, schema["items"], document, taken=taken, path=f"{path}[]")


def _types(schema):
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    elif "properties" in schema:
        kinds = ["object"]
    else:
        kinds = ["string"] if "enum" in schema or "const" in schema else []
    return [kind for kind in kinds if kind != "null"]
