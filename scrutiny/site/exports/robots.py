"""What robots may read, `robots.txt` (RFC 9309): everything."""

from collections.abc import Iterator

from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site


def files(site: Site, pages: tuple[PageSpec, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The rules, with the address of each language’s sitemap where there is one."""
    if site.settings.folder:
        return
    folders = ("", *(f"{language}/" for language in site.office.languages[1:]))
    base = site.settings.base_url
    sitemap = "".join(f"Sitemap: {base}{folder}sitemap.xml\n" for folder in folders) if base else ""
    yield "/robots.txt", f"User-agent: *\nAllow: /\n{sitemap}"
