"""The headers with which a host should send every page, `_headers`: what Netlify and Cloudflare Pages read.

The settings in `hosting/server/` have them for nginx and Apache. The policy is that of the pages, and
forbids frames besides, which a page cannot.
"""

from collections.abc import Iterator

from scrutiny.site.navigation import POLICY
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site

HEADERS = (
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


def files(site: Site, pages: tuple[PageSpec, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """One file for the site in all languages."""
    if not site.settings.folder:
        yield "/_headers", "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS)
