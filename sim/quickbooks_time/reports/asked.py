"""What a report is asked: the filters in its body, as differently as real clients send them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal
from sim.quickbooks_time import errors
from sim.quickbooks_time.behaviour import Behaviour
from sim.quickbooks_time.query import Filters

VALUES_MAX: Final = 10_000  # of one list; a bound of ours
FIELDS_MAX: Final = 100


class Asked(Filters):
    """The filters of one report, read like those of a list: comma strings, arrays, numbers or their text."""

    def __init__(self, report: str, body: bytes, behaviour: Behaviour) -> None:
        super().__init__(f"{report} report", "", behaviour)
        self._data = _data_of(body)
        for name, value in self._data.items():
            self._values[name] = [*self._texts(name, value)]

    @documented("contract 3.13: start_date and end_date are required; the refusal's words are those of rows")
    def dates(self) -> tuple[str, str]:
        """The first and the last day of the report."""
        start, end = self.date("start_date"), self.date("end_date")
        if start is None or end is None:
            absent = [name for name in ("start_date", "end_date") if not self.has(name)]
            raise self.refused(f"Missing required parameters: {', '.join(absent)}")
        return start, end

    def flag(self, name: str) -> bool:
        """Yes or no, no by default."""
        return self.yes_no(name, default=False)

    @documented("contract 3.13: customfielditems is an object of lists of items' names by the field's id")
    def items_by_field(self) -> dict[int, list[str]]:
        """The names of items that are asked for, by custom field. PHP's empties ask for nothing."""
        given = self._data.get("customfielditems")
        if not isinstance(given, dict):
            return {}
        if len(given) > FIELDS_MAX:
            raise self.bad("customfielditems")
        asked = {key: [*self._texts("customfielditems", names)] for key, names in given.items()}
        return {self._number("customfielditems", key): names for key, names in asked.items() if names}

    @documented("contract 3.13: project_estimate searches names, in an object of its own")
    def searched_name(self) -> str | None:
        """The name with wildcards that is searched for."""
        given = self._data.get("search")
        name = given.get("name") if isinstance(given, dict) else None
        return name if isinstance(name, str) and name else None

    @inferred("contract 2.3: reports refuse as lists do, as a whole; the text is ours")
    def refused(self, detail: str) -> Refusal:
        """The whole report is refused."""
        return errors.refused(417, f"Problem getting {self.resource}: {detail}")

    @inferred("contract 3.13: arrays and comma texts are seen; what is neither reads as PHP's word for it")
    def _texts(self, name: str, value: Any) -> Iterator[str]:
        """The values as a query string would have them."""
        values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
        if len(values) > VALUES_MAX:
            raise errors.bad_filter(self.resource, name, f"{len(values)} values")
        for each in values:
            if isinstance(each, bool):
                yield "yes" if each else "no"
            elif isinstance(each, str | int | float):
                yield str(each)
            elif each is not None:
                yield "Array"


@seen("contract 3.13: clients send {}, [] and 0 for no filters; that any other body has none is inferred")
def _data_of(body: bytes) -> Mapping[str, Any]:
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise errors.refused(400, "the body is not valid JSON") from None
    data = found.get("data") if isinstance(found, dict) else None
    return data if isinstance(data, dict) else {}
