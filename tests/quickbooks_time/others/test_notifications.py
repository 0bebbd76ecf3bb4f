"""Contract 3.14, notifications: two thousand characters at most, delivered by the world's clock, really deleted."""

import pytest

LATER = "2026-03-02T15:00:00+00:00"


def test_the_row_to_the_byte(api):
    """In the order of the vendor's example; the tracking id is of sixteen digits."""
    body = {
        "data": [
            {
                "message": "Please clock in!",
                "method": "push",
                "precheck": "off_the_clock",
                "delivery_time": "2026-03-02T08:00:00-07:00",
            }
        ]
    }
    text = api.call("POST", "notifications", json=body).text
    tracking = api.rows("notifications")[0]["msg_tracking_id"]

    assert text == (
        '{"results":{"notifications":{"1":{"_status_code":200,"_status_message":"Created","id":1001,'
        f'"msg_tracking_id":"{tracking}","user_id":501,"message":"Please clock in!","method":"push",'
        '"delivery_time":"2026-03-02T15:00:00+00:00","created":"2026-03-02T09:00:00+00:00",'
        '"precheck":"off_the_clock"}}}}'
    )
    assert len(tracking) == 16


def test_to_oneself_and_now_by_default(api):
    """A message is all that is needed."""
    row = api.post("notifications", {"message": "Hello"})[0]

    assert (row["user_id"], row["delivery_time"]) == (501, "2026-03-02T09:00:00+00:00")
    assert (row["method"], row["precheck"]) == ("push", "none")


@pytest.mark.parametrize(("length", "code"), [(2_000, 200), (2_001, 417)])
def test_two_thousand_characters(api, length, code):
    """And not one more."""
    assert api.post("notifications", {"message": "x" * length})[0]["_status_code"] == code


def test_a_message_is_needed(api):
    """417."""
    assert api.post("notifications", {})[0]["_status_extra"] == "Missing required parameters: message"


def test_only_admins_write_to_others_and_see_theirs(api, as_ada, ada):
    """Everybody else has their own."""
    refused = as_ada.post("notifications", {"message": "x", "user_id": 501})[0]
    api.post("notifications", {"message": "to Ada", "user_id": ada})

    assert refused["_status_code"] == 417
    assert [row["message"] for row in as_ada.rows("notifications")] == ["to Ada"]
    assert as_ada.rows("notifications", user_id=501) == []


def test_without_filters_a_list_is_of_the_callers_own(api, ada):
    """An admin who asks for somebody's gets them."""
    api.post("notifications", {"message": "to Ada", "user_id": ada})

    assert api.rows("notifications") == []
    assert [row["message"] for row in api.rows("notifications", user_id=ada)] == ["to Ada"]


def test_by_the_time_of_delivery_and_by_tracking_id(api):
    """delivery_after, delivery_before, msg_tracking_id."""
    rows = api.post("notifications", {"message": "now"}, {"message": "later", "delivery_time": LATER})

    def found(**filters):
        return [row["message"] for row in api.rows("notifications", **filters)]

    assert found(delivery_after="2026-03-02T10:00:00Z") == ["later"]
    assert found(delivery_before="2026-03-02T10:00:00Z") == ["now"]
    assert found(msg_tracking_id=rows[0]["msg_tracking_id"]) == ["now"]


def test_what_waits_is_really_deleted(api):
    """It is in no list any more."""
    waiting = api.post("notifications", {"message": "later", "delivery_time": LATER})[0]["id"]

    assert api.delete("notifications", waiting)[str(waiting)] == {
        "_status_code": 200,
        "_status_message": "OK, deleted",
        "id": str(waiting),
    }
    assert api.rows("notifications") == []


def test_what_is_delivered_cannot_be_deleted(api):
    """404 once the clock has come to its time."""
    waiting = api.post("notifications", {"message": "later", "delivery_time": LATER})[0]["id"]
    api.state.universe.clock.advance(6 * 3600)

    assert api.delete("notifications", waiting)[str(waiting)]["_status_code"] == 404


def test_delivered_ones_can_be_gone_from_lists(api):
    """A switch: each leaves the list when its time comes, though nothing else changed."""
    api.state.set_behaviour(delivered_notifications="gone")
    api.post("notifications", {"message": "now"}, {"message": "later", "delivery_time": LATER})

    assert [row["message"] for row in api.rows("notifications")] == ["later"]

    api.state.universe.clock.advance(6 * 3600)

    assert api.rows("notifications") == []
