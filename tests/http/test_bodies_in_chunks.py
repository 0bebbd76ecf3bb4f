"""A body that comes in chunks is read whole or refused whole: it is never cut where an app's limit is."""

import pytest

from tests.http import stand_in
from tests.http.conftest import WAYS, way_in

LIMIT = 1_000


@pytest.fixture(params=WAYS)
def echo(request):
    """What a vendor that reads at most 1,000 bytes answers, in each of the three ways in."""
    app = stand_in.make_app(stand_in.make_world())
    app.config["MAX_CONTENT_LENGTH"] = LIMIT
    with way_in(request.param, app, stand_in.HOST) as (session, url):
        yield lambda body: session.post(f"{url}/echo/x", data=body, headers={"X-Key": stand_in.KEY})


def test_as_long_as_the_limit(echo):
    """Each byte arrives."""
    answer = echo(iter([b"a" * 600, b"b" * 400]))

    assert answer.json()["body"] == "a" * 600 + "b" * 400


def test_longer_than_the_limit(echo):
    """Refused in the vendor's shape, as the same body in one piece is."""
    chunks, whole = echo(iter([b"a" * 600, b"b" * 401])), echo(b"a" * 600 + b"b" * 401)

    assert (chunks.status_code, chunks.json()) == (413, {"error": "no route"})
    assert (whole.status_code, whole.json()) == (413, {"error": "no route"})
