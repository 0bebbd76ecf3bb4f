"""A tiny integration that keeps time in QuickBooks Time, well or carelessly: what a sweep has to tell apart."""

from __future__ import annotations

import requests

URL = "https://rest.tsheets.com/api/v1/timesheets"
UNAVAILABLE = {"code": "SERVICE_UNAVAILABLE", "sentence": "It did not work.", "remedy": "Press again."}


class Careless:
    """Sends time again whenever it did not hear an answer."""

    def __init__(self, connections, **_):
        token = connections["quickbooks_time"]["access_token"]
        self.headers = {"Authorization": f"Bearer {token}"}

    def call(self, operation, arguments):
        """Only time, and a sync that looks whether it is there."""
        if operation == "sync":
            return {"ok": {"findings": []}}
        row = {
            "user_id": int(arguments["by"]),
            "jobcode_id": int(arguments["key"]),
            "type": "manual",
            "date": arguments["day"],
            "duration": arguments["minutes"] * 60,
        }
        answer = None
        for _ in range(2):
            try:
                answer = requests.post(URL, json={"data": [row]}, headers=self.headers, timeout=5)
            except requests.RequestException:
                continue
            if answer.status_code < 500:
                break
        return self.done(answer)

    def done(self, _answer):
        """As if nothing could have gone wrong."""
        entry = {"id": "1", "person": "Ann", "date": "2026-03-02", "minutes": 60, "state": "recorded"}
        return {"ok": {"entry": entry}}


class Broken(Careless):
    """Falls over an answer that it cannot read."""

    def done(self, answer):
        """Reads it as if nobody ever sent anything else."""
        answer.json()
        return super().done(answer)


def careless(**connections):
    """Blind retries."""
    return Careless(**connections)


def broken(**connections):
    """And no patience with odd answers."""
    return Broken(**connections)
