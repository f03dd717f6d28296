"""What robots may read, `robots.txt` (RFC 9309): everything."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.site import Page, Site


def files(site: Site, pages: tuple[Page, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The rules, with the address of the sitemap where there is one."""
    sitemap = f"Sitemap: {site.settings.base_url}sitemap.xml\n" if site.settings.base_url else ""
    yield "/robots.txt", f"User-agent: *\nAllow: /\n{sitemap}"
