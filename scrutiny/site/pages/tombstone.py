"""The page at an address that is no longer published: it says where the content went, or why it went."""

from scrutiny.publication.tombstones import Tombstone
from scrutiny.register import addresses
from scrutiny.site.page import Page, trail
from scrutiny.site.site import Site
from scrutiny.wording.phrases import N_

TEMPLATE = "pages/gone.html"

TITLES = {
    "moved": N_("This page has moved"),
    "withdrawn": N_("This was withdrawn"),
    "removed": N_("This is no longer published"),
}


def page(site: Site, tombstone: Tombstone) -> Page:
    """The page of what is left at an address, in the language of the site."""
    folder = site.settings.folder
    to = "/" + tombstone.to.removeprefix(f"/{folder}").removeprefix("/")
    address = "/" + tombstone.page.removeprefix(f"/{folder}").removeprefix("/")
    path = addresses.output(address)
    anchor = to.partition("#")[2]
    return Page(
        address=address,
        template=TEMPLATE,
        title=site.words.text(TITLES[tombstone.event]),
        description=site.words.text("Nothing published stands at this address now."),
        trail=trail(site),
        context={
            "tombstone": tombstone,
            "to": to,
            "refresh": addresses.across(path, folder, folder, to) + (f"#{anchor}" if anchor else ""),
        },
    )
