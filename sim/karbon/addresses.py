"""Reading a path of the API: which resource, which record, which function. Case matters in keys only."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sim.physics.provenance import seen

_RESOURCE: Final = re.compile(
    r"""/v3/(?P<resource>[A-Za-z$]+)        # WorkItems
    (?:
        \('(?P<quoted>(?:[^']|'')*)'\)      # ('2LPSrkzbYrn4')
        (?:/(?P<after>[^/]+))?              # /KarbonService.WorkItemDTO
      | /(?P<rest>.+)
    )?/*""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_FUNCTION: Final = re.compile(
    r"(?:KarbonService\.)?(?P<name>[A-Za-z]+)\((?:(?P<parameter>[A-Za-z]+)='(?P<value>.*)')?\)",
    re.IGNORECASE | re.DOTALL,
)


class Address(NamedTuple):
    """What a path names."""

    resource: str  # in lower case
    key: str = ""
    after: str = ""  # what follows the key
    function: str = ""  # in lower case, without the prefix KarbonService
    argument: str = ""
    in_brackets: bool = False  # Comments('2LPSrkzbYrn4')


@seen("Karbon's own tests use both key forms, the prefix and trailing slashes; a client uses lower case")
def address_of(path: str) -> Address | None:
    """What this path names, or None for a path outside the API."""
    found = _RESOURCE.fullmatch(path)
    if found is None:
        return None
    resource, quoted, after, rest = found.group("resource", "quoted", "after", "rest")
    resource = resource.lower()
    if quoted is not None:
        return Address(resource, quoted.replace("''", "'"), after or "", in_brackets=True)
    rest = (rest or "").rstrip("/")
    function = _FUNCTION.fullmatch(rest)
    if function is not None:
        name, value = function.group("name", "value")
        return Address(resource, function=name.lower(), argument=(value or "").replace("''", "'"))
    key, _, after = rest.partition("/")
    return Address(resource, key, after)
