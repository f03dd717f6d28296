"""Which requests the preview answers: those of its own pages, and of somebody who opens one of them.

The preview shows drafts, and every page that is open in the same browser can send it requests. Such a page is
told apart by the address it asks for (a name of its own that leads to this machine, as in DNS rebinding), by
`Origin`, and by what browsers say of where a request comes from (https://www.w3.org/TR/fetch-metadata/).
"""

from collections.abc import Mapping
from typing import NamedTuple

HOST = "127.0.0.1"

METHODS = ("GET", "HEAD")


class Refusal(NamedTuple):
    """The status of an answer, and what it says."""

    status: int
    words: str


def hosts(port: int) -> frozenset[str]:
    """What `Host` may say: the names of this machine, with the port of the preview."""
    names = (HOST, "localhost")
    bare = names if port == 80 else ()  # browsers leave this one out
    return frozenset((*bare, *(f"{name}:{port}" for name in names)))


def refusal(port: int, method: str, target: str, headers: Mapping[str, str]) -> Refusal | None:
    """Why a request is not answered, or None where it is; `headers` know their names in any letter case.

    It holds for every request, those that ask for a web socket as well.
    """
    own = hosts(port)
    if headers.get("Host", "").lower() not in own:
        return Refusal(403, f"This preview answers only to its own address, http://{HOST}:{port}/.")
    if (origin := headers.get("Origin")) is not None and origin not in {f"http://{host}" for host in own}:
        return Refusal(403, "This preview does not answer pages of other sites.")
    elsewhere = headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
    if elsewhere and headers.get("Sec-Fetch-Mode") != "navigate":
        return Refusal(403, "This preview does not answer pages of other sites.")
    if method not in METHODS:
        return Refusal(405, f"This preview knows only {' and '.join(METHODS)}.")
    if not target.startswith("/"):
        return Refusal(400, "This is no address of the preview.")
    return None
