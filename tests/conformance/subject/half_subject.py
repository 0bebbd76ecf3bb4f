"""Half an integration, written from the port's document alone: enough to be asked, not enough to be conformant.

It shares no code with Timebridge. It gives clients and work their codes by exact name, takes time, and shows it; it
remembers nothing, knows no privacy and no deleted code, and renames nothing. Run it, and it prints its address.
"""

import sys
from typing import Any

import requests
from flask import Flask, Response, request
from werkzeug.serving import make_server

OPERATIONS = ("connect", "settings", "save_and_sync", "track_time", "open_tab")
KEYS = {"Contacts": "ContactKey", "Organizations": "OrganizationKey", "ClientGroups": "ClientGroupKey"}

Json = dict[str, Any]


class Refused(Exception):
    """Something that cannot be done: a code, a sentence and a remedy."""


class Firm:
    """One firm's two systems. All it knows is looked up when it is asked for."""

    def __init__(self, connections: Json) -> None:
        karbon, time = connections["karbon"], connections["quickbooks_time"]
        self.karbon_url, self.time_url = karbon["base_url"], time["base_url"]
        self.karbon, self.time = requests.Session(), requests.Session()
        self.karbon.headers["Authorization"] = f"Bearer {karbon['bearer']}"
        self.karbon.headers["AccessKey"] = karbon["access_key"]
        self.time.headers["Authorization"] = f"Bearer {time['access_token']}"

    def connect(self, by: str) -> Json:
        user = next((one for one in self.read("Users")["value"] if one["EmailAddress"] == by), None)
        if user is None or "Administrator" not in self.read(f"Users/{user['Id']}")["Permissions"]:
            raise Refused("NOT_ADMIN", f"{by} is no administrator in Karbon.", "Ask an administrator.")
        return {}

    def settings(self) -> Json:
        """There is nothing to choose; both systems are within reach, or this breaks."""
        return {"colleagues": [len(self.read("Users")["value"]), len(self.list("users"))]}

    def save_and_sync(
        self, by: str, contact_types: list[str] | None = None, track_work: bool = False
    ) -> Json:
        """A code for each client, and below it one for each of its work items."""
        self.connect(by)
        codes, work = self.codes(), self.read("WorkItems")["value"] if track_work else []
        for key, client in self.clients().items():
            if contact_types is None or client["ContactType"] in contact_types:
                parent = self.code(codes, client["name"], 0)
                for one in work:
                    if one["ClientKey"] == key:
                        self.code(codes, one["Title"], parent)
        return {"findings": []}

    def track_time(self, by: str, key: str, day: str, minutes: int, **_: Any) -> Json:
        code, users = self.linked(key), self.list("users")
        user = next((one for one in users if one["email"] == by), None)
        if code is None or user is None:
            word = "USER_NOT_MATCHED" if user is None else "CODE_NOT_LINKED"
            raise Refused(word, "QuickBooks Time has no such colleague or code.", "Press Save & Sync.")
        row = {
            "user_id": user["id"],
            "jobcode_id": code,
            "type": "manual",
            "date": day,
            "duration": minutes * 60,
        }
        return {"entry": self.line(self.make("timesheets", row), users)}

    def open_tab(self, key: str) -> Json:
        """The time there is; budgets are for the other half."""
        code, users = self.linked(key), self.list("users")
        sheets = self.list("timesheets", jobcode_ids=code, start_date="2026-01-01") if code else []
        lines = [self.line(sheet, users) for sheet in sheets]
        total = sum(line["minutes"] for line in lines)
        rest = {"budget_minutes": 0, "left_minutes": -total, "stale": False, "age_s": 0}
        return {"available": code is not None, "entries": lines, "actual_minutes": total, **rest}

    def linked(self, key: str) -> int | None:
        """The code that has the name of this client or work item."""
        codes, work = self.codes(), self.read("WorkItems")["value"]
        found = next((one for one in work if one["WorkItemKey"] == key), None)
        client = self.clients().get(found["ClientKey"] if found else key, {})
        parent = codes.get((0, client.get("name")))
        return codes.get((parent, found["Title"])) if found else parent

    def clients(self) -> dict[str, Json]:
        rows = [(row[key], row) for kind, key in KEYS.items() for row in self.read(kind)["value"]]
        return {key: row | {"name": row.get("FullName") or row.get("PreferredName")} for key, row in rows}

    def codes(self) -> dict[tuple[int, str], int]:
        return {(one["parent_id"], one["name"]): one["id"] for one in self.list("jobcodes")}

    def code(self, codes: dict[tuple[int, str], int], name: str, parent: int) -> int:
        """The id of this code, which is made if it is not there."""
        if (parent, name) not in codes:
            row = {"name": name, "parent_id": parent, "type": "regular", "assigned_to_all": True}
            codes[parent, name] = self.make("jobcodes", row)["id"]
        return codes[parent, name]

    def line(self, sheet: Json, users: list[Json]) -> Json:
        user = next(one for one in users if one["id"] == sheet["user_id"])
        person = f"{user['first_name']} {user['last_name']}"
        said = {"id": str(sheet["id"]), "person": person, "date": sheet["date"], "state": "recorded"}
        return said | {"minutes": sheet["duration"] // 60}

    def read(self, path: str) -> Any:
        return self.karbon.get(f"{self.karbon_url}/v3/{path}", timeout=30).json()

    def list(self, resource: str, **query: Any) -> list[Json]:
        found = self.time.get(f"{self.time_url}/{resource}", params=query, timeout=30).json()
        return list(dict(found["results"][resource]).values())

    def make(self, resource: str, row: Json) -> Json:
        made = self.time.post(f"{self.time_url}/{resource}", json={"data": [row]}, timeout=30).json()
        return dict(made["results"][resource]["1"])


app, firms = Flask("half"), dict[str, Firm]()


@app.route("/", defaults={"firm": "", "operation": ""})
@app.route("/firms/<firm>", methods=["PUT", "DELETE"], defaults={"operation": ""})
@app.route("/firms/<firm>/<operation>", methods=["POST"])
def port(firm: str, operation: str) -> Any:
    if not firm:
        return {"port": "1", "name": "Half", "version": "0.5", "operations": list(OPERATIONS)}
    if request.method == "DELETE":
        return Response(status=204 if firms.pop(firm, None) else 404)
    if request.method == "PUT":
        firms[firm] = Firm(request.get_json()["connections"])
        return {"ok": {}}
    if operation not in OPERATIONS:
        return {"error": f"Half an integration does not know {operation}."}, 404
    try:
        return {"ok": getattr(firms[firm], operation)(**request.get_json())}
    except Refused as refusal:
        return {"refused": dict(zip(("code", "sentence", "remedy"), refusal.args, strict=True))}


if __name__ == "__main__":
    server = make_server("127.0.0.1", 0, app, threaded=True)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
