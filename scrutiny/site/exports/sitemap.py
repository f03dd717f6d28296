"""The list of all pages for search engines, `sitemap.xml`: https://www.sitemaps.org/protocol.html."""

from collections.abc import Iterator
from html import escape

from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site


def files(site: Site, pages: tuple[PageSpec, ...]) -> Iterator[tuple[str, str]]:
    """The sitemap, where the address of the site is known; the format has absolute addresses only."""
    if site.settings.base_url:
        locations = "".join(
            f"<url><loc>{escape(site.settings.url(page.address))}</loc></url>\n"
            for page in pages
            if page.address.endswith("/")
        )
        sitemap = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{locations}</urlset>\n'
        )
        yield "/sitemap.xml", sitemap
