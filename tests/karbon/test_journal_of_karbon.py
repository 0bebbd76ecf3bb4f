"""The journal tells why a call was refused; the answer never does."""

import pytest


def note(caller):
    return caller.state.universe.calls.newest(1)[0][1].note


def test_a_restricted_client_is_named(karbon):
    """The answer is that of any missing record."""
    key = karbon.screens.add_person("Ada", "Byron", restriction="Private")
    work = karbon.screens.add_work("Tax", key, "2026-03-01")

    response = karbon.get(f"Contacts/{key}")
    of_client = note(karbon)
    karbon.get(f"WorkItems/{work}")

    assert of_client == f"Contact {key} is Private; the application sees Public"
    assert note(karbon) == f"work {work} belongs to {of_client}"
    assert "Private" not in response.text


def test_a_deleted_record_is_remembered(karbon):
    """Which change took it away, and when."""
    key = karbon.screens.add_organization("Engines")
    karbon.screens.delete_client(key)

    karbon.get(f"Organizations/{key}")

    assert note(karbon).startswith(f"{key} existed in karbon.organizations; change ")


@pytest.mark.parametrize("path", ["ClientGroups/{}", "WorkItems/{}"])
def test_a_key_of_another_kind_is_recognised(karbon, path):
    """An organization is no group and no work."""
    key = karbon.screens.add_organization("Engines")

    karbon.get(path.format(key))

    assert note(karbon) == f"{key} is the key of another kind of record"


def test_a_key_of_nothing(karbon):
    """Never seen."""
    karbon.call("PATCH", "Contacts/nobody", json={"Suffix": "Jr."})

    assert note(karbon).startswith("nobody was never the key of anything")


@pytest.mark.parametrize("resource", ["Organizations", "WorkItems"])
def test_a_property_that_nobody_reads_is_named_with_its_neighbour(karbon, resource):
    """Karbon itself only says that the whole is missing."""
    karbon.call("POST", resource, json={"ClientOwnr": "x", "Descripton": "y"})

    assert "Descripton" in note(karbon)
    assert "is read by nobody" in note(karbon)


def test_a_property_of_another_type(karbon):
    """Nothing is misspelt then."""
    karbon.call("POST", "Organizations", json={"FullName": 7})

    assert note(karbon) == "a property has a value of the wrong type"
