"""Karbon answers by gzip, and only what is worth it."""


def test_a_page_is_compressed(karbon):
    """A hundred rows are a tenth of their size on the way."""
    for number in range(100):
        karbon.screens.add_organization(f"Organization {number}")
    page = karbon.get("Organizations")
    whole = karbon.call("GET", "Organizations", headers={"Accept-Encoding": "identity"})

    assert page.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in whole.headers
    assert page.content == whole.content
    assert int(page.headers["Content-Length"]) * 5 < len(whole.content)


def test_a_file_is_not(karbon):
    """Its bytes are nobody's to change."""
    work = karbon.screens.add_work("Tax", karbon.screens.add_organization("Engines"), "2026-03-02")
    key = karbon.screens.add_file("a.txt", "a" * 10_000, [work])

    assert "Content-Encoding" not in karbon.get(f"FileDetails/{key}/Download").headers


def test_a_refusal_is_short(karbon):
    """And stays as it is."""
    assert "Content-Encoding" not in karbon.get("Contacts/nothing").headers
