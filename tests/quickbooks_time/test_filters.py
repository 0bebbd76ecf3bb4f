"""Contract 2.5: lists, yes/no/both, wildcards, stamps, and what is hidden unless asked for."""

import pytest

from tests.quickbooks_time.conftest import BASE


@pytest.fixture
def three(screens):
    found = [screens.add_job(name) for name in ("Acme Ltd", "acme group", "Borealis")]
    screens.delete_job(found[2])
    return found


def ids(api, query):
    response = api.session.get(f"{BASE}/jobcodes?{query}")
    assert response.status_code == 200, response.text
    rows = response.json()["results"]["jobcodes"]
    return [int(key) for key in rows]


def test_archived_and_pto_jobcodes_are_hidden_unless_asked_for(api, three):
    """type=regular and active=yes are the defaults."""
    assert set(ids(api, "")) == set(three[:2])
    assert set(ids(api, "active=both")) == set(three)
    assert ids(api, "active=no") == three[2:]
    assert ids(api, "type=pto") == [73, 71, 72]
    assert set(ids(api, "type=all")) == {*three[:2], 71, 72, 73}


def test_an_archived_jobcode_is_hidden_even_from_its_own_id(api, three):
    """The usual "deleted jobcode" surprise."""
    assert ids(api, f"ids={three[2]}") == []
    assert ids(api, f"ids={three[2]}&active=both") == [three[2]]


@pytest.mark.parametrize("value", ["yes", "true", "True", "1"])
def test_true_and_1_mean_yes(api, three, value):
    """As clients send it."""
    assert set(ids(api, f"active={value}")) == set(three[:2])


@pytest.mark.parametrize(
    "query",
    [
        "ids={0},{1}",
        "ids={0}%2C{1}",
        "ids[0]={0}&ids[1]={1}",
        "ids%5B0%5D={0}&ids%5B1%5D={1}",
        "ids[]={0}&ids[]={1}",
    ],
)
def test_lists_are_comma_separated_or_php_arrays(api, three, query):
    """Percent-encoded or not."""
    assert set(ids(api, query.format(*three))) == set(three[:2])


def test_of_a_repeated_name_the_last_counts(api, three):
    """PHP."""
    assert ids(api, f"ids={three[0]}&ids={three[1]}") == [three[1]]


def test_unknown_ids_are_absent_and_unknown_filters_ignored(api, three):
    """Silently, both."""
    assert ids(api, f"ids={three[0]},424242") == [three[0]]
    assert set(ids(api, "oauth_token=x&jobcode_id=5&emails=a")) == set(three[:2])


@pytest.mark.parametrize("value", ["invalid", "1,x", "1.5", "9" * 400, "1;2", "%00"])
def test_ids_that_are_no_numbers_refuse_the_call(api, value):
    """At the top level, as WSO2's live tests saw."""
    response = api.session.get(f"{BASE}/users?ids={value}")

    assert response.status_code == 417
    assert list(response.json()) == ["error"]


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ("acme*", 2),
        ("ACME LTD", 1),
        ("cme*", 0),
        ("*cme*", 2),
        ("a*d", 1),
        ("acme", 0),
        ("*", 2),
        ("a*m*m*", 0),
    ],
)
def test_names_have_wildcards_anchored_at_the_start(api, three, pattern, count):
    """Letter case does not matter."""
    assert len(ids(api, f"name={pattern}")) == count


def test_parents_are_filtered_by_id_and_minus_1_is_all(api, screens, three):
    """0 is the top."""
    child = screens.add_job("Tax", three[0])

    assert ids(api, f"parent_ids={three[0]}") == [child]
    assert set(ids(api, "parent_ids=0")) == set(three[:2])
    assert set(ids(api, f"parent_ids=0,{three[0]}")) == {*three[:2], child}
    assert set(ids(api, "parent_ids=-1")) == {*three[:2], child}


@pytest.mark.parametrize(
    "stamp",
    [
        "2026-03-02T10:00:00%2B00:00",
        "2026-03-02T10:00:00+00:00",
        "2026-03-02T10:00:00Z",
        "2026-03-02T03:00:00-07:00",
    ],
)
def test_modified_since_and_before_include_the_second_itself(api, screens, three, stamp):
    """With Z, with an offset, with an unencoded plus that arrives as a blank."""
    api.state.universe.clock.advance(3600)  # to 10:00:00
    later = screens.add_job("Later")
    api.state.universe.clock.advance(60)
    screens.add_job("Latest")

    assert later in ids(api, f"modified_since={stamp}")
    assert three[0] not in ids(api, f"modified_since={stamp}")
    assert set(ids(api, f"modified_before={stamp}")) == {*three[:2], later}


@pytest.mark.parametrize(
    "value", ["yesterday", "2026-13-45T00:00:00Z", "0001-01-01T00:00:00+14:00", "x" * 10_000]
)
def test_a_stamp_that_cannot_be_read_refuses_the_call(api, value):
    """417."""
    assert api.call("GET", "jobcodes", params={"modified_since": value}).status_code == 417


def test_several_filters_hold_at_once(api, screens, three):
    """Name and parent."""
    tax = screens.add_job("Tax", three[0])
    screens.add_job("Tax", three[1])

    assert ids(api, f"name=tax&parent_ids={three[0]}") == [tax]


def test_the_order_is_by_name(api, screens):
    """Without regard to case."""
    for name in ("beta", "Alpha", "Gamma", "alpha 2"):
        screens.add_job(name)

    assert [row["name"] for row in api.rows("jobcodes")] == ["Alpha", "alpha 2", "beta", "Gamma"]


def test_thousands_of_parameters_are_refused(api):
    """A limit, and the vendor's envelope."""
    response = api.session.get(f"{BASE}/jobcodes?" + "&".join(f"a{at}=1" for at in range(3000)))

    assert response.status_code == 400
    assert response.json()["error"]["code"] == 400
