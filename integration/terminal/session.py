"""One run of the command: its options, the integration it speaks to, and how failures are said."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from integration.app import Timebridge
from integration.clients.errors import VendorError
from integration.connections import ConnectionsError
from integration.connections_file import keep_signing_key_in, read_connections, token_place_in
from integration.messages import Code, Refused
from integration.port import open_timebridge
from integration.store.database import StoreError, file_url
from integration.terminal.plain import plain, plain_json
from integration.terminal.progress import TerminalProgress

FAILED = 1
MISUSED = 2
UNREACHABLE = 3


@contextmanager
def stopped_in_good_order() -> Iterator[None]:
    """While this lasts, SIGTERM ends the command as Ctrl-C does: with a sentence, and the firm free for others."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # only the main thread is told of signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class Session(msgspec.Struct):
    """The options that every command shares."""

    connections: Path
    store: str
    as_json: bool
    debug: bool

    @property
    def out(self) -> Console:
        """Where answers go, made plain before."""
        return Console(highlight=False, soft_wrap=False)

    @contextmanager
    def timebridge(self) -> Iterator[Timebridge]:
        """The integration; whatever goes wrong becomes one sentence and an exit code."""
        errors = Console(stderr=True, highlight=False)
        try:
            with stopped_in_good_order(), TerminalProgress(errors, hidden=self.as_json) as progress:
                connections = read_connections(self.connections)  # before the store, which is made if need be
                url = self.store if "://" in self.store else file_url(Path(self.store))
                opened = open_timebridge(
                    connections,
                    url,
                    place=token_place_in(self.connections, connections),
                    on_signing_key=keep_signing_key_in(self.connections),
                    progress=progress,
                )
                yield opened
        except Refused as refusal:
            self._fail(errors, FAILED, msgspec.to_builtins(refusal.finding))
        except VendorError as error:
            self._fail(errors, UNREACHABLE, {"code": Code.SERVICE_UNAVAILABLE.value, "sentence": str(error)})
        except (ConnectionsError, StoreError) as error:
            self._fail(errors, MISUSED, {"code": Code.BAD_INPUT.value, "sentence": str(error)})
        except ModuleNotFoundError as error:
            scheme = self.store.partition("://")[0]
            said = f"A {scheme} store needs the Python package {error.name}, which is not installed."
            remedy = "Install timebridge[postgresql], or name a file with --store."
            self._fail(errors, MISUSED, {"code": Code.BAD_INPUT.value, "sentence": said, "remedy": remedy})
        except (KeyboardInterrupt, typer.Abort):
            self._fail(errors, FAILED, {"code": "STOPPED", "sentence": "Stopped. What was done is kept."})

    def show(self, answer: Any) -> None:
        """The answer as JSON, one line."""
        sys.stdout.write(plain_json(json.dumps(msgspec.to_builtins(answer), ensure_ascii=False)) + "\n")

    def _fail(self, errors: Console, status: int, said: dict[str, Any]) -> None:
        if self.debug:
            raise  # noqa: PLE0704 - inside the handler of the caller
        if self.as_json:
            self.show({"refused": said})
        else:
            said = plain(said)
            errors.print(Text.assemble((said["code"], "bold red"), "  ", said["sentence"]), soft_wrap=True)
            if said.get("remedy"):
                errors.print(Text.assemble(("What to do: ", "bold"), said["remedy"]), soft_wrap=True)
        raise typer.Exit(status)
