"""The verb `support-bundle`: a file to read, and then to send."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from integration.terminal.files import write_text
from integration.terminal.plain import plain_text
from integration.terminal.session import Session


def bundle(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(help="The file to write.", metavar="FILE")] = Path("support.json"),
) -> None:
    """Write what support needs into a file: keys and codes, no names, notes, addresses or credentials."""
    session: Session = ctx.obj
    with session.timebridge() as bridge:
        found = msgspec.to_builtins(bridge.support_bundle())
        if session.as_json:
            session.show(found)
            return
        write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", out)
        session.out.print(
            f"{plain_text(str(out))} is for support. It has no names in it; read it before you send it.",
            markup=False,
            soft_wrap=True,
        )
