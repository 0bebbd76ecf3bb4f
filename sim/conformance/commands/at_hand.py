"""Which features a verb works with: those of the folder somebody is in, or those that came with Timebridge."""

from pathlib import Path
from typing import Final

import typer

USUAL: Final = Path("features")
SHIPPED: Final = Path(__file__).resolve().parents[1] / "shipped" / "features"  # only in an installed package


def features_at_hand(wanted: Path) -> Path:
    """The folder that was asked for; where nobody named one and none is here, the shipped one, and a line says so."""
    if wanted != USUAL or wanted.exists() or not SHIPPED.is_dir():
        return wanted
    typer.echo(
        f"no {USUAL} folder here, so these are the features that came with Timebridge: {SHIPPED}", err=True
    )
    return SHIPPED
