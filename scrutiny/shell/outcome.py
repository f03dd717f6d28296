"""What a run tells its user at the end: what became of the notes, and how the edition is tied to the last."""

from pathlib import Path

from scrutiny.base.settings import Settings
from scrutiny.content import translations
from scrutiny.pipeline.check import Checked
from scrutiny.publication.previous import PreviousEdition
from scrutiny.shell.origin import Origin
from scrutiny.site.site import Site


def lines(checked: Checked, live: PreviousEdition | None, now: Settings, origin: Origin) -> tuple[str, ...]:
    """Everything that a build says of its site."""
    return (notes(checked.sites[0]), *(() if now.drafts else (tied(checked, live),)), templates(origin))


def templates(origin: Origin) -> str:
    """Which templates were used."""
    if not origin.templates.samefile(origin.standard):
        return f"Templates: your own in {origin.templates.as_posix()}, and for all else those of the program."
    here = Path("templates")
    unused = here.is_dir() and not here.samefile(origin.standard)
    hint = " The folder 'templates' here is used only with --templates templates." if unused else ""
    return f"Templates: those of the program.{hint}"


def tied(checked: Checked, live: PreviousEdition | None) -> str:
    """How this edition is tied to the one before, and what to keep to be able to prove it later."""
    ledger = checked.edition.ledger
    checkpoint = f"Checkpoint: {ledger.head}"
    if live is None:
        return f"First edition: it continues no other (--previous). {checkpoint}"
    news = len(ledger.lines) - len(live.ledger.lines)
    added = f"{news} new line{'s' * (news != 1)} in the ledger"
    return f"It continues the edition of {live.ledger.date}: {added}. {checkpoint}"


def notes(site: Site) -> str:
    """How many notes were read, translations included, and what became of each."""
    register = site.register
    read = [*register.notes.values(), *translations.notes(register.content)]
    shown = [note for note in read if register.is_visible(note.meeting)]
    withheld = [
        "draft" if note.meeting.status == "draft" else "embargoed"
        for note in read
        if not register.is_visible(note.meeting)
    ]
    return (
        f"Notes: {len(read)} read = {counted([note.meeting.status for note in shown], 'published')} + "
        f"{counted(withheld, 'withheld')} + 0 refused."
    )


def counted(states: list[str], what: str) -> str:
    """How many notes are of a kind, and in which states: '3 withheld (2 draft, 1 embargoed)'."""
    each = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(sorted(states)))
    return f"{len(states)} {what}{f' ({each})' if each and each != f'{len(states)} {what}' else ''}"
