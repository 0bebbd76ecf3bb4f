"""What `timebridge serve` does: a folder for the stores, a gate, a port, and a line when it is ready."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from integration.service.app import make_app
from integration.service.firms import Firms
from integration.service.gate import Gate
from integration.service.server import CannotListen, address_of, end_on_signals, run

TOKEN_VARIABLE: Final = "TIMEBRIDGE_TOKEN"  # noqa: S105 - where it is, not what it is
TOKEN_LENGTH_MIN: Final = 16
_TOKEN: Final = re.compile(r"[!-~]{1,512}")


def serve(
    *,
    host: str,
    port: int,
    store_dir: Path | None,
    token_file: Path | None,
    ready: Callable[[str], object],
    debug: bool = False,
) -> None:
    """Serve until this process is told to stop. Raises CannotListen with a sentence for the person who asked."""
    address, local = address_of(host)
    token = _token(token_file)
    if not local and len(token) < TOKEN_LENGTH_MIN:
        raise CannotListen(
            f"{host} can be reached from other machines: give a token of {TOKEN_LENGTH_MIN} signs or more with "
            f"--token-file or in {TOKEN_VARIABLE}, or listen on 127.0.0.1."
        )
    end_on_signals()
    with ExitStack() as until_the_end:
        firms = Firms(_folder(store_dir, until_the_end))
        until_the_end.callback(firms.close)
        run(make_app(firms, Gate(token=token, local=local), debug=debug), address, port, ready)


def _folder(store_dir: Path | None, until_the_end: ExitStack) -> Path:
    if store_dir is None:
        return Path(
            until_the_end.enter_context(TemporaryDirectory(prefix="timebridge-", ignore_cleanup_errors=True))
        )
    try:
        store_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = store_dir / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotListen(
            f"{store_dir}: stores cannot be kept here ({(error.strerror or str(error)).lower()}); name another folder "
            "with --store-dir."
        ) from None
    return store_dir


def _token(file: Path | None) -> str:
    """The token that callers must send; from a file or the environment, never from the command line."""
    if file is None:
        source, text = TOKEN_VARIABLE, os.environ.get(TOKEN_VARIABLE, "")
        if not text:
            return ""
    else:
        source = str(file)
        try:
            text = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is no text"
            raise CannotListen(f"{file}: the token cannot be read ({reason.lower()}).") from None
    if not _TOKEN.fullmatch(text):
        raise CannotListen(f"{source}: a token is one line of visible signs without blanks, 512 at most.")
    return text
