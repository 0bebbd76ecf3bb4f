"""The company's preferences: read without an id, written in part, and what they decide about time."""

from tests.quickbooks.conftest import Company


def preferences(company: Company) -> dict[str, object]:
    return company.get("preferences").json()["Preferences"]


def save(company: Company, **groups: object) -> dict[str, object]:
    token = preferences(company)["SyncToken"]
    return company.save("Preferences", Id="1", SyncToken=token, sparse=True, **groups)


def test_the_groups_come_in_their_order(company: Company) -> None:
    """Ten of them, then the envelope."""
    found = preferences(company)

    assert list(found)[:10] == [
        *("AccountingInfoPrefs", "ProductAndServicesPrefs", "SalesFormsPrefs", "EmailMessagesPrefs"),
        *("VendorAndPurchasesPrefs", "TimeTrackingPrefs", "TaxPrefs", "CurrencyPrefs", "ReportPrefs"),
        "OtherPrefs",
    ]
    assert found["Id"] == "1"
    assert found["TimeTrackingPrefs"] == {
        "UseServices": True,
        "BillCustomers": True,
        "ShowBillRateToAll": False,
        "WorkWeekStartDate": "Monday",
        "MarkTimeEntriesBillable": True,
    }
    assert found["CurrencyPrefs"]["HomeCurrency"] == {"value": "USD"}
    assert found["OtherPrefs"]["NameValue"][0]["Name"] == "SalesFormsPrefs.DefaultCustomerMessage"


def test_they_are_read_by_query_too(company: Company) -> None:
    """One row, counted without a start position."""
    answer = company.query("select * from Preferences").json()["QueryResponse"]

    assert answer == {"Preferences": [preferences(company)], "maxResults": 1}


def test_a_sparse_update_changes_what_it_names(company: Company) -> None:
    """Members of a group that were left out stay."""
    saved = save(company, TimeTrackingPrefs={"BillCustomers": False})

    assert saved["SyncToken"] == "1"
    assert saved["TimeTrackingPrefs"]["BillCustomers"] is False
    assert saved["TimeTrackingPrefs"]["UseServices"] is True
    assert preferences(company) == saved


def test_a_full_update_of_what_was_read_changes_nothing(company: Company) -> None:
    """Read, written back, the same version."""
    read = preferences(company)

    assert company.save("Preferences", **read) == read


def test_read_only_members_stay(company: Company) -> None:
    """The first day of the week is the screens' business."""
    saved = save(company, TimeTrackingPrefs={"WorkWeekStartDate": "Sunday"})

    assert saved["TimeTrackingPrefs"]["WorkWeekStartDate"] == "Monday"
    assert saved["SyncToken"] == "0"


def test_they_cannot_be_deleted_and_have_no_strangers(company: Company) -> None:
    """500, 2010, and a stale token as everywhere."""
    delete = company.post("preferences", {"Id": "1", "SyncToken": "0"}, operation="delete")

    assert company.refusal(delete)["Detail"] == "Operation delete is not supported."
    assert "Colour" in company.refused("Preferences", Id="1", SyncToken="0", TaxPrefs={"Colour": 1})["Detail"]
    assert company.refused("Preferences", Id="1", SyncToken="9", sparse=True)["code"] == "5010"
    assert company.refused("Preferences", Id="1", SyncToken="0", TaxPrefs="x")["code"] == "2010"


def test_classes_by_transaction_or_by_line(company: Company) -> None:
    """Not both."""
    both = {"ClassTrackingPerTxn": True, "ClassTrackingPerTxnLine": True}

    assert company.refused("Preferences", Id="1", SyncToken="0", AccountingInfoPrefs=both)["code"] == "6000"


def test_locations_have_a_word_once_they_are_tracked(company: Company) -> None:
    """DepartmentTerminology is only there then."""
    assert "DepartmentTerminology" not in preferences(company)["AccountingInfoPrefs"]
    tracked = save(company, AccountingInfoPrefs={"TrackDepartments": True})
    assert tracked["AccountingInfoPrefs"]["DepartmentTerminology"] == "Location"
    untracked = save(company, AccountingInfoPrefs={"TrackDepartments": False})
    assert "DepartmentTerminology" not in untracked["AccountingInfoPrefs"]


def test_time_has_a_class_and_a_location_once_they_are_tracked(company: Company) -> None:
    """Before that they are dropped; afterwards they are there and have to exist."""
    emily = company.screens.add_employee("Emily", "Platt")
    tax, north = company.save("Class", Name="Tax")["Id"], company.save("Department", Name="North")["Id"]
    body = {
        "NameOf": "Employee",
        "EmployeeRef": {"value": emily},
        "Hours": 1,
        "ClassRef": {"value": tax},
        "DepartmentRef": {"value": north},
    }
    before = company.save("TimeActivity", **body)
    save(company, AccountingInfoPrefs={"ClassTrackingPerTxn": True, "TrackDepartments": True})
    after = company.save("TimeActivity", **body)
    unknown = company.refused("TimeActivity", **{**body, "ClassRef": {"value": "9"}})

    assert not {"ClassRef", "DepartmentRef"} & before.keys()
    assert after["ClassRef"] == {"value": tax, "name": "Tax"}
    assert after["DepartmentRef"] == {"value": north, "name": "North"}
    assert list(after)[2:6] == ["EmployeeRef", "DepartmentRef", "ItemRef", "ClassRef"]
    assert unknown["Detail"] == "Invalid Reference Id : Klasses element id 9 not found"
