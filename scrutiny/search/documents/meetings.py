"""The meetings, with who chaired, who came and who did not."""

from collections.abc import Iterator

from scrutiny.content import markdown as prose
from scrutiny.content.head import Head
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.search.context import context
from scrutiny.search.index.document import Document
from scrutiny.search.index.postings import Passage
from scrutiny.search.thing import Found, Named, joined
from scrutiny.site.site import Site


def of_note(site: Site, meeting: Head, named: Named) -> Iterator[Found]:
    """The meeting itself."""
    if not isinstance(meeting, Meeting):
        return
    state = () if meeting.status == "published" else (site.stage(meeting),)
    there = (
        ("Chair", [meeting.chair] if meeting.chair else []),
        ("Present", [each.person or each.kind for each in meeting.present]),
        ("In attendance", [each.person or each.kind for each in meeting.in_attendance]),
        ("Apologies", [each.person or each.kind for each in meeting.apologies]),
    )
    words = [
        *(
            f"{site.words.text(how)}: {', '.join(str(each) for each in who if each)}"
            for how, who in there
            if who
        ),
        *(named.names[slug] for slug in named.of(meeting.id)),
        *(document.title for document in meeting.documents),
        meeting.minutes_by or "",
        *(meeting.previous.corrections if meeting.previous else ()),
        meeting.venue or "",
        *context(site, meeting, None),
    ]
    document = Document("", "meeting", state, (), named.of(meeting.id))
    yield Found(
        document, Passage(site.meeting_name(meeting), prose.words(meeting.introduction), joined(words))
    )
