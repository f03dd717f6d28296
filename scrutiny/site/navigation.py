"""What every page offers: the navigation in its head, and the wording that the search page needs."""

from collections.abc import Mapping
from typing import Any

from scrutiny.content.kinds.office import Link
from scrutiny.site.site import Site
from scrutiny.wording.phrases import MONTHS, N_, VOCABULARY

TITLES: Mapping[str, str] = {
    "meetings": N_("Meetings"),
    "priorities": N_("Priority areas"),
    "questions": N_("Questions"),
    "recommendations": N_("Recommendations"),
    "actions": N_("Actions"),
    "decisions": N_("Decisions"),
    "deadlines": N_("Deadlines"),
    "people": N_("People"),
    "glossary": N_("Glossary"),
    "search": N_("Search"),
    "inspections": N_("Inspections"),
    "organisations": N_("Organisations"),
    "topics": N_("Topics"),
    "places": N_("Places"),
    "updates": N_("Updates"),
    "data": N_("Data"),
}
"""What the sections of the site are called."""


CAN_BE_EMPTY = frozenset((
    "questions", "recommendations", "actions", "decisions", "deadlines", "inspections", "topics", "places",
    "glossary",
))  # fmt: skip
"""The sections to which a page leads only where there is something in them."""


def navigation(site: Site) -> list[tuple[str, str]]:
    """What the head of a page leads to, as pairs of words and address."""
    return [
        (each.title, each.address) if isinstance(each, Link) else (site.words.text(TITLES[each]), f"/{each}/")
        for each in site.office.navigation
        if isinstance(each, Link) or is_offered(site, each)
    ]


def is_offered(site: Site, section: str) -> bool:
    """Whether pages lead to a section of the site."""
    return section not in CAN_BE_EMPTY or section in site.sections


POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""What the pages let a browser do (Content Security Policy): nothing from elsewhere, nothing inline."""


SAID = (
    N_("%s, page %s of %s"),
    N_("%s for “%s”"),
    N_("Other meetings"),
    N_("%s chosen"),
    N_("These words are too common to be looked for."),
    N_("Nothing here has “%s”."),
    N_("Nothing here has “%s”. Showing results for %s."),
    N_("Nothing here has “%s”. Showing words that begin with it: %s."),
    N_("Did you mean %s?"),
    N_("Nothing here has all of these words. These results have some of them."),
    N_("Little here has all of these words. The other results have some of them."),
    N_("Owner: %s"),
    N_("Due: %s"),
    N_("The search could not be read. Try again, or look in the lists below."),
    N_("So large a site cannot be searched from a disk: a browser lets no page read the index there."),
    N_("Previous"),
    N_("Next"),
    N_("Page %s"),
    N_("subject to %s"),
    N_("agenda only"),
    N_("not yet published"),
)
"""What the search page says beside the words of the record format."""

KINDS: Mapping[str, str] = {
    "discussion": N_("Agenda item or discussion"),
    "person": N_("Person"),
    "organisation": N_("Organisation"),
    "priority": N_("Priority area"),
    "plan": N_("Police and Crime Plan"),
    "topic": N_("Topic"),
    "place": N_("Place"),
    "inspection": N_("Inspection report"),
    "term": N_("Glossary term"),
    "paper": N_("Paper"),
    "page": N_("Page of the site"),
}
"""What the search calls the kinds of its results that are no kind of record."""


def search_words(site: Site) -> dict[str, Any]:
    """The wording of the search page: what it says, statuses and kinds, months, and counts of results.

    `counts` has the form for each number up to ten, and last the form for all others.
    """
    words = site.words
    one, many = N_("%(num)s result"), "%(num)s results"
    worded = (*SAID, *VOCABULARY)
    return {
        "folder": site.settings.folder,
        "kinds": {kind: words.text(called) for kind, called in KINDS.items()},
        "language": words.language,
        "months": [words.text(month) for month in MONTHS],
        "counts": [words.form(one, many, number).replace("%(num)s", "%s") for number in range(12)],
        "said": {each: said for each in worded if (said := words.text(each)) != each},
    }
