"""Whatever people and the API do to clients, groups and work, in whatever order, some things always hold."""

from contextlib import suppress
from datetime import date

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sim.http.directory import Directory
from sim.karbon.routes import create_app
from sim.karbon.screens import ScreenRefused
from tests.karbon.conftest import opened
from tests.machines import thorough

ANN, BOB = "ann@firm.example", "bob@firm.example"
KEYS = {"Contacts": "ContactKey", "Organizations": "OrganizationKey", "ClientGroups": "ClientGroupKey"}
TABLES = {"Contacts": "contacts", "Organizations": "organizations", "ClientGroups": "client_groups"}
KINDS = {"Contacts": "Contact", "Organizations": "Organization", "ClientGroups": "ClientGroup"}
NAMES = st.sampled_from(["Ada Byron", "ada byron", "Engines Ltd", "Ünal & Söhne", "Maeve O'Hara"])
LEVELS = st.sampled_from(["Public", "Private", "Hidden"])
PICK = st.integers(min_value=0, max_value=1_000)
DIRECTORY = Directory()
APP = create_app(DIRECTORY)


class Clients(RuleBasedStateMachine):
    """Clients come, change, hide, merge and go; groups and work with them."""

    def __init__(self):
        super().__init__()
        self.karbon = opened(DIRECTORY, APP, "machine")
        self.karbon.state.set_behaviour(rate_limited=False)
        self.screens = self.karbon.screens
        for name, email in (("Ann Lee", ANN), ("Bob Ray", BOB)):
            self.screens.add_user(name, email)
        ada, charles = (self.screens.add_person(name, "Byron") for name in ("Ada", "Charles"))
        engines, machines = (self.screens.add_organization(name) for name in ("Engines", "Machines"))
        first, second = (self.screens.add_client_group(name, [ada, engines]) for name in ("First", "Second"))
        self.screens.add_member(second, charles)
        for client in (ada, engines, machines, first):
            self.screens.add_work("Tax", client, "2026-03-01", assignee_email=BOB)

    # --- what is picked -------------------------------------------------------------------------------

    def client(self, pick, kinds=("Contact", "Organization", "ClientGroup")):
        keys = [row["key"] for row in self.screens.clients() if row["kind"] in kinds]
        return keys[pick % len(keys)] if keys else "nobody"

    def work(self, pick):
        keys = [row["key"] for row in self.screens.work()]
        return keys[pick % len(keys)] if keys else "nothing"

    def path(self, key):
        kind = type(self.karbon.state.client(key)).__name__
        return next((f"{name}/{key}" for name, known in KINDS.items() if known == kind), f"Contacts/{key}")

    # --- the API --------------------------------------------------------------------------------------

    @rule(resource=st.sampled_from(list(KEYS)), name=NAMES, level=LEVELS, pick=PICK)
    def post(self, resource, name, level, pick):
        first, _, last = name.partition(" ")
        card = {"EmailAddresses": [f"{first}@firm.example"], "IsPrimaryCard": bool(pick % 2)}
        body = {"FullName": name, "BusinessCards": [card, {}]}
        if resource == "Contacts":
            organization = self.client(pick, ("Organization",))
            card["OrganizationKey"] = organization
            body = {"FirstName": first, "LastName": last or first, "BusinessCards": [card, card]}
        if resource == "ClientGroups":
            member = self.client(pick, ("Contact",))
            body = {"FullName": name, "Members": [{"ContactKey": member}], "BusinessCard": card}
        answer = self.karbon.call("POST", resource, json={**body, "RestrictionLevel": level})
        assert answer.status_code in {201, 400, 403}, answer.text

    @rule(pick=PICK)
    def put_back_what_was_read(self, pick):
        path = self.path(self.client(pick))
        expand = "BusinessCard,ClientTeam" if path.startswith("ClientGroups") else "BusinessCards,ClientTeam"
        self.round_trip(path, f"?$expand={expand}")

    @rule(pick=PICK)
    def put_work_back(self, pick):
        key = self.work(pick)
        work = self.karbon.state.work_items.get(key)
        if work is not None and self.karbon.state.client(work.client_key) is None:
            return  # work of a client that is gone stays as it is: its ClientKey is not valid any more
        self.round_trip(f"WorkItems/{key}", "")

    def round_trip(self, path, query):
        before = self.karbon.call("GET", path + query)
        if before.status_code == 404:
            assert self.karbon.call("PUT", path, json={}).status_code == 404
            return
        assert self.karbon.call("PUT", path + query, json=before.json()).status_code == 204
        after = self.karbon.call("GET", path + query).json()
        changing = {"LastModifiedDateTime"}
        assert {k: v for k, v in after.items() if k not in changing} == {
            k: v for k, v in before.json().items() if k not in changing
        }

    @rule(pick=PICK, name=NAMES, level=LEVELS)
    def patch(self, pick, name, level):
        path = self.path(self.client(pick))
        body = {"LastName": name} if path.startswith("Contacts") else {"FullName": name}
        if not path.startswith("ClientGroups"):
            body["RestrictionLevel"] = level
        assert self.karbon.call("PATCH", path, json=body).status_code in {204, 403, 404}

    @rule(pick=PICK, member=PICK)
    def put_members(self, pick, member):
        path = self.path(self.client(pick, ("ClientGroup",)))
        body = {"FullName": "Family", "Members": [{"ContactKey": self.client(member, ("Contact",))}]}
        assert self.karbon.call("PUT", path, json=body).status_code in {204, 400, 404}

    @rule(pick=PICK, count=st.integers(0, 3))
    def put_cards(self, pick, count):
        path = self.path(self.client(pick, ("Organization",)))
        body = {"FullName": "Engines", "BusinessCards": [{"IsPrimaryCard": True}] * count}
        assert self.karbon.call("PUT", path, json=body).status_code in {204, 404}

    @rule(pick=PICK, group=PICK, start=st.dates(min_value=date(2026, 1, 1)))
    def post_work(self, pick, group, start):
        key = self.client(pick)
        body = {
            "Title": "Tax",
            "ClientKey": key,
            "ClientType": KINDS[self.path(key).partition("/")[0]],
            "StartDate": start.isoformat(),
            "AssigneeEmailAddress": ANN,
            "RelatedClientGroupKey": self.client(group, ("ClientGroup",)) if group % 2 else None,
        }
        assert self.karbon.call("POST", "WorkItems", json=body).status_code in {201, 400}

    # --- the screens ----------------------------------------------------------------------------------

    @rule(pick=PICK, level=LEVELS)
    def restrict(self, pick, level):
        with suppress(ScreenRefused):
            self.screens.set_restriction(self.client(pick), level)

    @rule(private=st.booleans(), hidden=st.booleans())
    def permit(self, private, hidden):
        self.screens.grant_app_permission(private, hidden)

    @rule(kind=st.sampled_from(list(KINDS.values())), pick=PICK, other=PICK)
    def merge(self, kind, pick, other):
        with suppress(ScreenRefused):
            self.screens.merge_clients(self.client(pick, (kind,)), self.client(other, (kind,)))

    @rule(pick=PICK)
    def delete(self, pick):
        with suppress(ScreenRefused):
            self.screens.delete_client(self.client(pick))

    @rule(pick=PICK, group=PICK, joins=st.booleans())
    def join_or_leave(self, pick, group, joins):
        with suppress(ScreenRefused):
            change = self.screens.add_member if joins else self.screens.remove_member
            change(self.client(group, ("ClientGroup",)), self.client(pick))

    @rule(pick=PICK, name=NAMES)
    def rename(self, pick, name):
        with suppress(ScreenRefused):
            self.screens.rename_client(self.client(pick), name)

    @rule(pick=PICK, client=PICK)
    def reassign(self, pick, client):
        with suppress(ScreenRefused):
            self.screens.reassign_work(self.work(pick), self.client(client))

    @rule(pick=PICK, owner=st.sampled_from([ANN, BOB, ""]))
    def own(self, pick, owner):
        with suppress(ScreenRefused):
            self.screens.set_client_owner(self.client(pick), owner)

    @rule()
    def pass_a_minute(self):
        self.karbon.state.universe.clock.advance(60)

    # --- what always holds ----------------------------------------------------------------------------

    @property
    def everybody(self):
        state = self.karbon.state
        return [*state.contacts, *state.organizations, *state.client_groups]

    @invariant()
    def keys_are_unique(self):
        clients = self.everybody
        keys = [client.key for client in clients] + [
            work.work_item_key for work in self.karbon.state.work_items
        ]
        keys += [card.business_card_key for client in clients for card in client.business_cards]
        assert len(keys) == len(set(keys))

    @invariant()
    def lists_hold_what_the_application_may_see(self):
        levels = self.karbon.state.visible_levels
        for resource, key in KEYS.items():
            table = getattr(self.karbon.state, TABLES[resource])
            seen = {client.key for client in table if client.restriction_level in levels}
            answer = self.karbon.get(resource).json()
            assert answer["@odata.count"] == len(seen) == len(answer["value"])
            assert {row[key] for row in answer["value"]} == seen

    @invariant()
    def work_follows_its_client(self):
        state = self.karbon.state
        for work in state.work_items:
            client = state.client(work.client_key)
            assert client is None or work.restriction_level == client.restriction_level
        rows = self.karbon.get("WorkItems").json()
        seen = [work for work in state.work_items if work.restriction_level in state.visible_levels]
        assert rows["@odata.count"] == len(seen) == len(rows["value"])

    @invariant()
    def members_of_groups_exist_and_show_as_far_as_they_may(self):
        state = self.karbon.state
        for group in state.client_groups:
            keys = [member.contact_key or member.organization_key for member in group.members]
            assert len(keys) == len(set(keys))
            assert all(state.client(key) is not None for key in keys)
            if group.restriction_level in state.visible_levels:
                shown = self.karbon.get(f"ClientGroups/{group.key}").json()["Members"]
                seen = [key for key in keys if state.client(key).restriction_level in state.visible_levels]
                assert [row["ContactKey"] or row["OrganizationKey"] for row in shown] == seen

    @invariant()
    def business_cards_follow_their_client(self):
        state = self.karbon.state
        cards = {card.business_card_key for client in self.everybody for card in client.business_cards}
        assert cards == {link.business_card_key for link in state.card_links}
        for client in self.everybody:
            status = 200 if client.restriction_level in state.visible_levels else 404
            assert sum(card.is_primary_card for card in client.business_cards) == bool(client.business_cards)
            for card in client.business_cards[:1]:
                assert self.karbon.get(f"BusinessCards/{card.business_card_key}").status_code == status


TestClients = Clients.TestCase
TestClients.settings = thorough(30, steps=25)
