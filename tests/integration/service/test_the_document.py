"""The OpenAPI document is written from the operations, and says what is answered."""

from integration.port import OPERATIONS


def test_every_operation_is_in_it(service):
    """With its arguments, its result and a sentence."""
    found = service("GET", "/openapi.json").json()

    assert found["openapi"].startswith("3.1")
    assert {path.rpartition("/")[2] for path in found["paths"]} - {"{firm}"} == set(OPERATIONS)
    assert all(
        found["paths"][f"/firms/{{firm}}/{name}"]["post"]["summary"].endswith(".") for name in OPERATIONS
    )


def test_required_arguments(service):
    """What has no default must be given."""
    shapes = service("GET", "/openapi.json").json()["components"]["schemas"]

    assert set(shapes["TrackTimeArguments"]["required"]) == {"by", "key", "day", "minutes"}
    assert shapes["TrackTimeArguments"]["additionalProperties"] is False
    assert "actual_minutes" in shapes["Tab"]["properties"]
    assert shapes["ExportSyncedItemsItems"]["required"] == ["items"]
