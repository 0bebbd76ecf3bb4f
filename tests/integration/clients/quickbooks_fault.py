"""A refusal as QuickBooks words it."""


def fault(code, message, detail):
    return {
        "Fault": {"Error": [{"Message": message, "Detail": detail, "code": code, "element": ""}], "type": "x"}
    }
