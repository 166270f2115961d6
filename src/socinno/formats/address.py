"""Addresses on the web that content names: what may be a link, in characters that are safe in one."""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def safe(address: str) -> str:
    """The address in plain ASCII if it is one of the web; else nothing, and it is no link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~-._")
