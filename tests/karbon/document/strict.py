"""A schema made strict: without references, and closed against properties that it does not name."""

from tests.karbon.document.facts import resolved

KEPT = ("type", "enum", "const", "format", "maxLength", "minLength", "pattern", "minimum", "maximum")
NULL = {"type": "null"}


def strict(schema, document, *, nullable):
    """The schema with everything in it. Where `nullable`, a property that need not be there may be null as well.

    Karbon's examples have null in nearly all of those, and its schemas in hardly any.
    """
    schema = resolved(schema, document)
    choices = _choices(schema, document)
    if choices:
        return {"anyOf": [strict(one, document, nullable=nullable) for one in choices]}
    found = {name: schema[name] for name in KEPT if name in schema}
    parts = list(_parts(schema, document))
    properties = {name: each for part in parts for name, each in part.get("properties", {}).items()}
    if properties:
        required = [name for part in parts for name in _required(part)]
        found |= {"type": schema.get("type", "object"), "required": required, "additionalProperties": False}
        found["properties"] = {
            name: _property(each, document, nullable=nullable, required=name in required)
            for name, each in properties.items()
        }
    if "items" in schema:
        found["items"] = strict(schema["items"], document, nullable=nullable)
    return found


def _property(schema, document, *, nullable, required):
    found = strict(schema, document, nullable=nullable)
    return _or_null(found) if nullable and not required else found


def _or_null(schema):
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], NULL]}
    found = dict(schema)
    if "type" in found:
        kinds = found["type"] if isinstance(found["type"], list) else [found["type"]]
        found["type"] = [*(kind for kind in kinds if kind != "null"), "null"]
    if "enum" in found:
        found["enum"] = [*(value for value in found["enum"] if value is not None), None]
    return found


def _choices(schema, document):
    """The alternatives of a schema, unless they are optional parts of one object."""
    found = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    whole = all("properties" in (part := resolved(one, document)) and "required" not in part for one in found)
    return [] if whole else found


def _parts(schema, document):
    """The schema and all that is composed into it."""
    yield schema
    for part in (*schema.get("allOf", ()), *schema.get("anyOf", ())):
        yield from _parts(resolved(part, document), document)


def _required(part):
    """What has to be there. Some of Karbon's properties say `required: true` of themselves, which nothing reads."""
    required = part.get("required", [])
    return required if isinstance(required, list) else []
