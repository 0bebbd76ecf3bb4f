"""What admins do with add-ons and custom fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sim.physics.provenance import documented
from sim.quickbooks_time import customfields, jobcodes, regex_filters
from sim.quickbooks_time.records import (
    ADVANCED_TRACKING,
    CUSTOM_FIELDS,
    CustomField,
    CustomFieldItem,
    Jobcode,
)
from sim.quickbooks_time.screen import Screen, ScreenRefused, in_words, near

ADDONS: Final = (CUSTOM_FIELDS, ADVANCED_TRACKING)  # two names of one capability


class FieldScreens(Screen):
    """Feature Add-ons, and the fields that one of them brings."""

    def install_addon(self, name: str) -> None:
        """Install "Custom Fields" or "Advanced Tracking"."""
        if self._addon(name) not in self.state.account.addons:
            self.state.set_account(addons=(*self.state.account.addons, name))

    def uninstall_addon(self, name: str) -> None:
        """Uninstall an add-on; its data is kept, out of sight."""
        kept = tuple(addon for addon in self.state.account.addons if addon != self._addon(name))
        self.state.set_account(addons=kept)

    def add_field(
        self,
        name: str,
        options: list[str],
        type: str = "managed-list",  # noqa: A002 - the vendor's word
        required: bool = False,
        show_to_all: bool = True,
    ) -> int:
        """Add a timesheet field with its choices, shown for all jobs or for those it is attached to; the id."""
        if type not in {"managed-list", "free-form"}:
            raise ScreenRefused(f"a field is a 'managed-list' or 'free-form', not {type!r}")
        values = {"name": name, "type": type, "required": required, "show_to_all": show_to_all}
        with in_words():
            field = customfields.create(self.state, values)
            for option in options:
                if not customfields.items(self.state, field.id, option):
                    customfields.create_item(self.state, {"customfield_id": field.id, "name": option})
        return field.id

    def archive_field(self, name: str) -> None:
        """Archive a field."""
        self._change_field(name, {"active": False})

    def restore_field(self, name: str) -> None:
        """Bring an archived field back."""
        self._change_field(name, {"active": True})

    def rename_field(self, name: str, new_name: str) -> None:
        """Give a field another name."""
        self._change_field(name, {"name": new_name})

    def require_field(self, name: str, required: bool) -> None:
        """Say whether time needs a value in this field."""
        self._change_field(name, {"required": required})

    def show_field_to_all(self, name: str, shown: bool) -> None:
        """Say whether a field appears whatever the job, or only with the jobs it is attached to."""
        self._change_field(name, {"show_to_all": shown})

    @documented("api_docs CustomFields, issue 98: not through the API, but by admins in the product")
    def attach_field(self, name: str, job_ids: list[int]) -> None:
        """Have a field appear with these jobs."""
        field_id = self._field(name).id
        for job in [self._job(job_id) for job_id in job_ids]:
            self._show_with(job, {*job.required_customfields, field_id})

    def detach_field(self, name: str, job_ids: list[int]) -> None:
        """Have a field appear with these jobs no more."""
        field_id = self._field(name).id
        for job in [self._job(job_id) for job_id in job_ids]:
            self._show_with(job, {*job.required_customfields} - {field_id})

    @documented("api_docs CustomFields, CustomFieldItems: read-only in the API, set by admins in the product")
    def show_field_with(self, name: str, other: str, option: str = "", shown: bool = True) -> None:
        """Have a field appear whenever another one does, or only when that one has this choice; or no more."""
        field, found = self._field(name), self._field(other)
        if not option:
            self._change_field(other, {"required_customfields": _with(found, field.id, shown)})
            return
        item = self._option(found, option)
        with in_words():
            changes = {"required_customfields": _with(item, field.id, shown)}
            customfields.update_item(self.state, item.id, changes)

    def filter_field(self, name: str, regex: str) -> None:
        """Say which new choices a field takes, as a regular expression; "" takes all."""
        if trouble := regex_filters.trouble_with(regex):
            raise ScreenRefused(f"{regex[:80]!r} {trouble}")
        self._change_field(name, {"regex_filter": regex})

    def add_field_option(self, name: str, option: str) -> int:
        """Add a choice to a field; the id."""
        with in_words():
            item = {"customfield_id": self._field(name).id, "name": option}
            return customfields.create_item(self.state, item).id

    def archive_field_option(self, name: str, option: str) -> None:
        """Archive a choice of a field."""
        item = self._option(self._field(name), option)
        with in_words():
            customfields.update_item(self.state, item.id, {"active": False})

    def fields(self) -> list[dict[str, Any]]:
        """Every field with its active choices, by name."""
        return [
            {
                "id": field.id,
                "name": field.name,
                "type": field.type,
                "active": field.active,
                "required": field.required,
                "show_to_all": field.show_to_all,
                "regex_filter": field.regex_filter,
                "options": [
                    item.name
                    for item in self.state.tables.customfielditems.page("named", field.id)
                    if item.active
                ],
            }
            for field in self.state.tables.customfields.page("named")
        ]

    def _addon(self, name: str) -> str:
        if name not in ADDONS:
            raise ScreenRefused(f"there is no add-on called {name!r}{near(name, ADDONS) or f'; {ADDONS}'}")
        return name

    def _option(self, field: CustomField, option: str) -> CustomFieldItem:
        found = customfields.items(self.state, field.id, option)
        if not found:
            known = [item.name for item in self.state.tables.customfielditems.page("named", field.id)]
            raise ScreenRefused(f"the field {field.name!r} has no option {option!r}{near(option, known)}")
        return found[0]

    def _show_with(self, job: Jobcode, field_ids: Iterable[int]) -> None:
        with in_words():
            jobcodes.update(self.state, job.id, {"required_customfields": tuple(sorted(field_ids))})

    def _change_field(self, name: str, changes: dict[str, Any]) -> None:
        with in_words():
            customfields.update(self.state, self._field(name).id, changes)


def _with(shows: CustomField | CustomFieldItem, field_id: int, shown: bool) -> tuple[int, ...]:
    others = {*shows.required_customfields} - {field_id}
    return tuple(sorted(others | {field_id} if shown else others))
