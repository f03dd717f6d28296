"""What a page is, in the words of schema.org, for programs that read pages."""

from typing import Any

from scrutiny.site.page import Page
from scrutiny.site.site import Site


def of_page(site: Site, page: Page) -> dict[str, Any] | None:
    """The JSON-LD of a page: its name, its place in the site, who publishes it.

    None without a base URL, since JSON-LD names things by whole addresses.
    """
    url, base = site.settings.url, site.settings.url("/")
    if site.settings.base_url is None or not page.address.endswith("/"):
        return None
    here = url(page.address)
    trail = [*page.trail, (page.title, page.address)]
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "name": page.title,
        "description": page.description,
        "inLanguage": site.words.language,
        "isPartOf": {"@type": "WebSite", "@id": base, "url": base},
        "publisher": {"@type": "GovernmentOrganization", "name": site.office.name},
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "item": url(address)}
                for position, (name, address) in enumerate(trail, start=1)
            ],
        },
    }
