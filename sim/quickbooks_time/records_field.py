"""What people bring back from the field: files, and where they were. The order of the fields is the API's."""

from __future__ import annotations

import msgspec

from sim.quickbooks_time.records import LONG_AGO


class File(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A picture that somebody uploaded. `content` is what /files/raw gives."""

    id: int
    uploaded_by_user_id: int
    file_name: str
    active: bool = True
    size: int = 0
    last_modified: str = LONG_AGO
    created: str = LONG_AGO
    meta_data: tuple[tuple[str, str | int], ...] = ()
    content: bytes = b""


class FileLink(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A file is attached to a record of another kind."""

    file_id: int
    kind: str  # timesheets, project_notes
    object_id: int

    @property
    def id(self) -> tuple[int, str, int]:
        """A link is its own id."""
        return (self.file_id, self.kind, self.object_id)


class Geolocation(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Where a person was at an instant; `last_modified` is when it arrived."""

    id: int
    user_id: int
    accuracy: float
    altitude: float
    latitude: float
    longitude: float
    device_identifier: str = ""
    source: str = "gps"
    heading: float = 0
    speed: float = 0
    created: str = LONG_AGO
    last_modified: str = LONG_AGO


class GeofenceConfig(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A circle around a location. People draw it on the screen, the API only reads it."""

    id: int
    type_id: int
    type: str = "locations"
    active: bool = True
    enabled: bool = True
    radius: int = 150  # metres
    last_modified: str = LONG_AGO
    created: str = LONG_AGO


class Location(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An address where people work."""

    id: int
    addr1: str = ""
    addr2: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""
    active: bool = True
    latitude: float = 0
    longitude: float = 0
    place_id: str = ""
    place_id_hash: str = ""
    label: str = ""
    notes: str = ""
    geocoding_status: str = "none"
    created: str = LONG_AGO
    last_modified: str = LONG_AGO


class LocationMap(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A location belongs to a record, in practice a jobcode."""

    id: int
    x_table: str = "jobcodes"
    x_id: int
    location_id: int
    created: str = LONG_AGO
    last_modified: str = LONG_AGO
    active: bool = True
