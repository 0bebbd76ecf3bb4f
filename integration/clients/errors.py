"""What can go wrong between us and a vendor.

    VendorError
    |-- Unreachable          down, no such host, refused, cut off
    |-- TooSlow              no answer within our patience
    |-- CredentialRefused    401 or 403, after a refresh where there is one
    |-- Throttled            429, longer than we wait
    |-- Refused              another 4xx, with the vendor's words
    `-- Broken               5xx, or an answer nobody can read

`outcome_unknown` is True when a write may have happened all the same: look before sending it again. The texts name
the system and what was being done, never a credential, never a client.
"""

from __future__ import annotations

from integration.connections import System

_LOOK = " It may have been done all the same: look before sending it again."


class VendorError(Exception):
    """A call to one of the three systems did not work out."""

    def __init__(self, system: System, operation: str, text: str, *, outcome_unknown: bool = False) -> None:
        super().__init__(text + (_LOOK if outcome_unknown else ""))
        self.system = system
        self.operation = operation
        self.outcome_unknown = outcome_unknown


class Unreachable(VendorError):
    """The system could not be reached, or the connection broke."""

    def __init__(self, system: System, operation: str, reason: str, *, outcome_unknown: bool = False) -> None:
        super().__init__(
            system,
            operation,
            f"{system.title} could not be reached while {operation}: {reason}; check the network and the base_url,"
            " then try again.",
            outcome_unknown=outcome_unknown,
        )


class TooSlow(VendorError):
    """The system did not answer within our patience."""

    def __init__(
        self, system: System, operation: str, waited_s: float, *, outcome_unknown: bool = False
    ) -> None:
        super().__init__(
            system,
            operation,
            f"{system.title} did not answer within {waited_s:g} s while {operation}; try again later.",
            outcome_unknown=outcome_unknown,
        )


class CredentialRefused(VendorError):
    """The system does not accept our credential, or not for this."""

    def __init__(self, system: System, operation: str, status: int, message: str = "") -> None:
        super().__init__(
            system,
            operation,
            f"{system.title} refused our credential while {operation} (HTTP {status}{_said(message)}); connect"
            f" {system.title} again, as a user who may do this.",
        )
        self.status = status
        self.message = message


class Throttled(VendorError):
    """The system wants fewer calls, for longer than we wait."""

    def __init__(self, system: System, operation: str, retry_after_s: float) -> None:
        super().__init__(
            system,
            operation,
            f"{system.title} asks for fewer calls while {operation}; try again in {retry_after_s:.0f} s, and see"
            " what else uses the same connection.",
        )
        self.retry_after_s = retry_after_s


class Refused(VendorError):
    """The system understood and said no. `code` and `message` are its own words, with names and secrets left out."""

    def __init__(self, system: System, operation: str, status: int, code: str, message: str) -> None:
        named = f" {code}" if code and code != str(status) else ""
        super().__init__(
            system,
            operation,
            f"{system.title} refused while {operation} (HTTP {status}{named}{_said(message)}); correct what it"
            " names, or look the code up in its API reference.",
        )
        self.status = status
        self.code = code
        self.message = message


class Broken(VendorError):
    """The system answered an error of its own, or something that cannot be read."""

    def __init__(
        self, system: System, operation: str, what: str, *, status: int = 0, outcome_unknown: bool = False
    ) -> None:
        super().__init__(
            system,
            operation,
            f"{system.title} {what} while {operation}; try again later, and tell {system.title} if it stays so.",
            outcome_unknown=outcome_unknown,
        )
        self.status = status


def _said(message: str) -> str:
    return f": {message}" if message else ""
