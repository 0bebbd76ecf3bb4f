"""An answer's headers go out without a copy, except where something has to be completed first."""

from sim.http.service import answer


def test_a_whole_body_has_its_length_already():
    """The very headers, not equal ones."""
    response = answer(b"body")

    assert response.get_wsgi_headers({}) is response.headers
    assert response.headers["Content-Length"] == "4"


def test_an_address_is_written_in_ascii():
    """Whatever is in it."""
    response = answer(b"", 201, headers={"Location": "/clients/Zoë"})

    assert response.get_wsgi_headers({})["Location"] == "/clients/Zo%C3%AB"


def test_an_answer_without_a_body_has_no_length():
    """204 and 304 have none, not even 0."""
    assert "Content-Length" not in answer(b"", 204).get_wsgi_headers({})
    assert "Content-Length" not in answer(b"", 304).get_wsgi_headers({})
