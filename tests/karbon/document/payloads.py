"""Holds every webhook of Karbon in the tests to the payloads that Karbon publishes, one schema for each event.

Three names are switches, because a live account was seen to send others: they are put back to the published ones first.
"""

from functools import cache

import msgspec
from jsonschema_rs import Draft202012Validator

from tests.karbon.document.facts import FACTS
from tests.karbon.document.findings import findings_of
from tests.karbon.document.held import FOUND
from tests.karbon.document.strict import strict

# What is said instead of what. Who sends the published word where the other one is switched is found as well.
PUBLISHED = {"Organization": "Contact", "ClientGroup": "Contact", "WorkItem": "Work", "Work": "WorkItem"}
TIME_KEYS = {"Timestamp": "TimeStamp", "TimeStamp": "Timestamp"}
ALWAYS = ["ResourcePermaKey", "ResourceType", "ActionType", "TimeStamp"]


def held(state, post):
    """What makes the calls of this account, with a look at each."""

    def look_and_post(message):
        FOUND.extend(payload_findings(state.behaviour, message.body))
        return post(message)

    return look_and_post


def payload_findings(behaviour, body):
    """What is wrong with the body of a webhook, a line each."""
    said = _as_published(behaviour, msgspec.json.decode(body))
    validator = _validators().get(said.get("ResourceType"))
    if validator is None:
        return [f"a webhook of {said.get('ResourceType')}, which Karbon publishes nowhere"]
    return [
        f"webhook of {said['ResourceType']} > {line}" for line in findings_of(validator.iter_errors(said))
    ]


def _as_published(behaviour, said):
    if behaviour.webhook_time_key == "Timestamp":
        said = {TIME_KEYS.get(name, name): value for name, value in said.items()}
    if behaviour.webhook_resource_type == "live" and "ResourceType" in said:
        said["ResourceType"] = PUBLISHED.get(said["ResourceType"], said["ResourceType"])
    if said.get("ActionType") == behaviour.webhook_user_action:
        said["ActionType"] = "Inserted"
    return said


@cache
def _validators():
    """By ResourceType."""
    found = {}
    for webhook in FACTS["webhooks"].values():
        content = webhook["post"]["requestBody"]["content"]["application/json"]
        schema = strict(content["schema"], FACTS, nullable=False) | {"required": ALWAYS}
        (name,) = schema["properties"]["ResourceType"]["enum"]
        found[name] = Draft202012Validator(schema, validate_formats=True)
    return found
