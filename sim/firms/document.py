"""The JSON of a firm: written one record a line, read with errors that name the place and the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final, get_args, get_type_hints

import msgspec

from sim.firms.model import FORMAT, Firm, FirmError

_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Firm)
_SYNTAX: Final = re.compile(r"^(?P<why>.*?)(?: \(byte (?P<byte>\d+)\))?$", re.DOTALL)
_PLACE: Final = re.compile(r"^(?P<why>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_STEP: Final = re.compile(r"\.(?P<key>\w+)|\[(?P<at>\d+)\]")
_ONE_LINE: Final = 100  # longer lists are written one item a line


class _Header(msgspec.Struct):
    format: Any = None


def lines(firm: Firm) -> Iterator[bytes]:
    """The file, a record a line, so that a change to one client is a change to one line."""
    yield b"{"
    comma = b""
    for field in firm.__struct_fields__:
        yield comma + b'\n  "%s": ' % field.encode()
        yield from _value(getattr(firm, field))
        comma = b","
    yield b"\n}\n"


def _value(value: Any) -> Iterator[bytes]:
    items = [_ENCODER.encode(item) for item in value] if isinstance(value, tuple) else []
    if sum(map(len, items)) <= _ONE_LINE:
        yield _ENCODER.encode(value)
        return
    yield b"[\n    " + items[0]
    yield from (b",\n    " + item for item in items[1:])
    yield b"\n  ]"


def read(text: bytes, where: str) -> Firm:
    """The firm in a file's bytes; `where` is how errors call the file."""
    try:
        return _read(text, where)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FirmError(_not_json(text, where, str(error))) from None
    except RecursionError:
        raise FirmError(f"{where} is nested too deeply to be a firm. Start from a file that works.") from None


def _read(text: bytes, where: str) -> Firm:
    try:
        written_as = msgspec.json.decode(text, type=_Header).format
        if written_as != FORMAT:
            raise FirmError(_other_format(written_as, where))
        return _DECODER.decode(text)
    except msgspec.ValidationError as error:
        raise FirmError(_not_a_firm(text, where, str(error))) from None


def _not_json(text: bytes, where: str, error: str) -> str:
    found = _SYNTAX.match(error)
    byte = int(found["byte"]) if found and found["byte"] else len(text)
    why = found["why"].removeprefix("JSON is malformed: ") if found else error
    line = text.count(b"\n", 0, byte) + 1
    near = text.split(b"\n")[line - 1].strip()[:60].decode(errors="replace") or "the end of the file"
    return f"{where}, line {line}: this is not JSON ({why}), near: {near}. Correct that line."


def _other_format(written_as: Any, where: str) -> str:
    if written_as is None:
        return f'{where} does not say its format. Write "format": {FORMAT} as its first field.'
    return (
        f"{where} has format {str(written_as)[:40]}, and this version reads format {FORMAT}. "
        f"Make it anew with `timebridge-sim firm`."
    )


def _not_a_firm(text: bytes, where: str, error: str) -> str:
    found = _PLACE.match(error)
    why, path = (found["why"], found["path"] or "") if found else (error, "")
    place, wanted = _follow(msgspec.json.decode(text), path)
    return f"{where}{place}: {_explained(why, wanted)}"


def _follow(plain: Any, path: str) -> tuple[str, Any]:
    """Where a path such as `.clients[3].kind` leads: in words, and the type that is wanted there."""
    said, wanted = "", Firm
    for step in _STEP.finditer(path):
        if step["key"]:
            wanted, plain = get_type_hints(wanted)[step["key"]], plain[step["key"]]
            said += f", {step['key']}"
        else:
            wanted, plain = get_args(wanted)[0], plain[int(step["at"])]
            named = plain.get("id") if isinstance(plain, dict) else None
            said += f" number {int(step['at']) + 1}" + (f" (id {named})" if named else "")
    return said, wanted


def _explained(why: str, wanted: Any) -> str:
    """The decoder's short reason as a sentence with the nearest name and what to do."""
    quoted = re.search(r"`(\w+)`$|'(.*)'$", why, re.DOTALL)
    name = (quoted[1] or quoted[2] or "") if quoted else ""
    if "unknown field" in why:
        return f"there is no field {name!r}{near(name, wanted.__struct_fields__)} Correct or remove it."
    if "missing required field" in why:
        return f"the field {name!r} is missing. Add it."
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        known = [member.value for member in wanted]
        return f"{name!r} is none of {', '.join(known)}{near(name, known)}"
    return f"{why[:1].lower()}{why[1:]}. Correct the value."


def near(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown name: the nearest known one, if any."""
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else "."
