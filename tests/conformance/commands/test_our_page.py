"""`features/STEPS.md` is what our step modules say."""

from pathlib import Path

from sim.conformance.commands.catalogue_page import page
from sim.conformance.commands.wording import Shelf

FEATURES = Path(__file__).parents[3] / "features"


def test_the_page_is_up_to_date():
    """If this fails after a change of a sentence: timebridge-sim steps --markdown."""
    assert page(Shelf(FEATURES).wording(), "features") == (FEATURES / "STEPS.md").read_text(encoding="utf-8")
