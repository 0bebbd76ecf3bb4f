"""What Karbon publishes of its API, as data: paths, parameters, statuses, and the schemas of both ends.

`facts.json` holds the facts of Karbon's own OpenAPI document (github.com/karbonhq/karbon-api-reference, KarbonAPI.json
of 2026-08-18, commit 26449237, Apache-2.0): names, types, limits and statuses as they stand there, mistakes included.
Its prose, its examples and its tags are left out.
"""

import json
from functools import reduce
from pathlib import Path

FACTS = json.loads((Path(__file__).parent / "facts.json").read_text())


def resolved(found, document):
    """What a reference leads to; anything else is itself."""
    while "$ref" in found:
        found = reduce(lambda part, name: part[name], found["$ref"].removeprefix("#/").split("/"), document)
    return found
