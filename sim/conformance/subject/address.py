"""The address of a subject that lives in a process of its own."""

from urllib.parse import urlsplit

from sim.conformance.errors import SubjectError


def is_url(spec: str) -> bool:
    """Whether a spec names an address rather than an entry point."""
    return spec.startswith(("http://", "https://"))


def base_of(spec: str) -> str:
    """The address before the paths of the port, without a slash at its end; an odd one is refused."""
    try:
        parts = urlsplit(spec)
        port = parts.port
    except ValueError:
        raise SubjectError(f"subject {spec}: is no address; write it like http://127.0.0.1:9000") from None
    if parts.username or parts.password:
        kept = f"{parts.scheme}://{parts.hostname}{f':{port}' if port else ''}"
        raise SubjectError(f"subject {kept}: carries a password; use --subject-token for what it asks for")
    if not parts.hostname or parts.query or parts.fragment:
        raise SubjectError(f"subject {spec}: is no address; write it like http://127.0.0.1:9000")
    return spec.rstrip("/")
