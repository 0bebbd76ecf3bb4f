"""What people do with custom fields in Karbon: add them, fill them in, delete them."""

from __future__ import annotations

from typing import Any

from sim.karbon.customfields import fields, values
from sim.karbon.customfields.records import CustomField
from sim.karbon.records import ClientGroup
from sim.karbon.screen import Screen, ScreenRefused
from sim.physics.refusal import Refusal


class CustomFieldScreens(Screen):
    """Custom fields, by their name or key."""

    def add_custom_field(
        self,
        name: str,
        field_type: str,
        options: list[str],
        for_contacts: bool = True,
        for_organizations: bool = True,
    ) -> str:
        """Add a field to contacts, to organizations, or to both; options are a list's choices. The key."""
        body = {
            "Name": name,
            "Type": field_type,
            "ListOptions": options,
            "IsVisibleToContacts": for_contacts,
            "IsVisibleToOrganizations": for_organizations,
        }
        try:
            return fields.create(self.state, body).custom_field_key
        except Refusal as refusal:
            raise ScreenRefused(f"{name!r} cannot be added: {_said(refusal)}") from refusal

    def delete_custom_field(self, field: str) -> None:
        """Delete a field and everything that was written into it."""
        fields.delete(self.state, self._custom_field(field))

    def set_custom_field(self, client_key: str, field: str, value: list[str]) -> None:
        """Fill in a field of a person or an organization, or empty it."""
        client, found = self._client(client_key), self._custom_field(field)
        if isinstance(client, ClientGroup):
            raise ScreenRefused(f"{client.full_name!r} is a client group; those have no custom fields")
        rows = values.of_client(self.state, client.key)
        wanted = {known.custom_field_key: row.value for known, row in rows}
        try:
            wanted[found.custom_field_key] = values.checked(self.state, found, tuple(value))
        except Refusal as refusal:
            raise ScreenRefused(f"{found.name!r} cannot be {value}: {_said(refusal)}") from refusal
        values.write(self.state, client.key, {key: texts for key, texts in wanted.items() if texts})

    def custom_fields(self, client_key: str = "") -> list[dict[str, Any]]:
        """All fields, or what stands in those of a client: key, name, type, value."""
        if not client_key:
            known = self.state.of(CustomField).page("name")
            return [_row(field, field.list_options) for field in known]
        rows = values.of_client(self.state, self._client(client_key).key)
        return [_row(field, row.value) for field, row in rows]

    def _custom_field(self, name_or_key: str) -> CustomField:
        return self._named(CustomField, "custom field", name_or_key)


def _row(field: CustomField, value: tuple[str, ...]) -> dict[str, Any]:
    return {"key": field.custom_field_key, "name": field.name, "type": field.type, "value": list(value)}


def _said(refusal: Refusal) -> str:
    body: Any = refusal.body
    return str(body["error"]["message"])
