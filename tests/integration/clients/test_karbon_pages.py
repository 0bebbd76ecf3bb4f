"""A list of Karbon is read to its end, whichever way its pages are linked, and never beyond Karbon."""

import pytest

from integration.clients.errors import Broken


def rows(start, stop):
    return [{"Id": f"U{number}", "Name": f"N{number}", "EmailAddress": ""} for number in range(start, stop)]


def test_pages_are_followed_by_their_link(firm):
    """Two hundred and five users are three pages."""
    base = "https://api.karbonhq.com/v3/Users?$skip="
    firm.vendor.says({"value": rows(0, 100), "@odata.count": 205, "@odata.nextLink": f"{base}100"})
    firm.vendor.says({"value": rows(100, 200), "@odata.count": 205, "@odata.nextLink": f"{base}200"})
    firm.vendor.says({"value": rows(200, 205), "@odata.count": 205})

    assert [user.key for user in firm.karbon.users()] == [f"U{number}" for number in range(205)]
    assert firm.vendor.urls == ["https://api.karbonhq.com/v3/Users", f"{base}100", f"{base}200"]


def test_a_page_without_a_link_is_followed_by_the_count(firm):
    """One live account sends no links; the count tells that there is more."""
    firm.vendor.says({"value": rows(0, 100), "@odata.count": 101})
    firm.vendor.says({"value": rows(100, 101), "@odata.count": 101})

    assert len(firm.karbon.users()) == 101
    assert firm.vendor.urls[1] == "https://api.karbonhq.com/v3/Users?$skip=100"


def test_a_full_page_without_link_and_count_is_followed_by_a_look(firm):
    """With neither, only the next page can tell."""
    firm.vendor.says({"value": rows(0, 100)}).says({"value": []})

    assert len(firm.karbon.users()) == 100
    assert firm.vendor.silent


@pytest.mark.parametrize(
    "page", [{"value": rows(0, 100), "@odata.count": 100}, {"value": rows(0, 99)}, {"value": []}]
)
def test_a_last_page_is_not_followed(firm, page):
    """No call is made for nothing."""
    firm.vendor.says(page)

    assert len(firm.karbon.users()) == len(page["value"])
    assert len(firm.vendor.asked) == 1


def test_a_filter_goes_along_to_the_next_page(firm):
    """Without a link it is for us to repeat what we asked."""
    work = {"WorkItemKey": "W", "Title": "T", "ClientKey": "C", "ClientType": "Contact"}
    firm.vendor.says(
        {"value": [{**work, "WorkItemKey": f"W{number}"} for number in range(100)], "@odata.count": 101}
    )
    firm.vendor.says({"value": [work], "@odata.count": 101})

    firm.karbon.work_items("O'Brien")

    assert firm.vendor.urls[1].endswith("?$filter=ClientKey%20eq%20%27O%27%27Brien%27&$skip=100")


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/v3/Users?$skip=100",
        "https://api.karbonhq.com.evil.example/v3/Users",
        "https://api.karbonhq.com@evil.example/v3/Users",
        "https://evil@api.karbonhq.com/v3/Users",
        "https://api.karbonhq.com:8443/v3/Users",
        "//evil.example/v3/Users",
        "https://[::1/v3/Users",
        "file:///etc/passwd",
        "/v3/Users?$skip=100",
    ],
)
def test_a_link_that_leads_elsewhere_is_not_followed(firm, link):
    """Both keys go along with every call, so nobody else may name where it goes."""
    firm.vendor.says({"value": rows(0, 100), "@odata.nextLink": link})

    with pytest.raises(Broken, match="another host, which was not followed"):
        firm.karbon.users()

    assert len(firm.vendor.asked) == 1


def test_a_link_to_plain_http_is_read_over_https(firm):
    """The gateway is seen to name itself with http; our credentials keep to the scheme we were given."""
    firm.vendor.says({"value": rows(0, 1), "@odata.nextLink": "http://api.karbonhq.com/v3/Users?$skip=1"})
    firm.vendor.says({"value": []})

    firm.karbon.users()

    assert firm.vendor.urls[1] == "https://api.karbonhq.com/v3/Users?$skip=1"


def test_a_list_without_end_is_given_up(firm, monkeypatch):
    """A link that leads in a circle ends in an error with a name."""
    monkeypatch.setattr("integration.clients.karbon.PAGES_MAX", 3)
    for _ in range(4):
        firm.vendor.says({"value": rows(0, 1), "@odata.nextLink": "https://api.karbonhq.com/v3/Users"})

    with pytest.raises(Broken, match="had more than 3 pages"):
        firm.karbon.users()


def test_a_row_that_comes_twice_counts_once(firm):
    """A list that moves while it is read shows a row again on the next page."""
    first = {"WorkItemKey": "W1", "Title": "Old", "ClientKey": "C", "ClientType": "Contact"}
    firm.vendor.says({"value": [first], "@odata.nextLink": "https://api.karbonhq.com/v3/WorkItems?$skip=1"})
    firm.vendor.says({"value": [{**first, "Title": "New"}]})

    assert [work.title for work in firm.karbon.work_items()] == ["New"]
