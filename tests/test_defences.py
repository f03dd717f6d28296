"""Every defence matters: with any one taken out, a test that is named here fails."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import altered
from tests.commands import compile_templates

DEFENCES: dict[str, tuple[str, str, str, str]] = {
    "publication is opt-in": (
        "scrutiny/register/register.py",
        'in ("published", "scheduled", "cancelled", "withdrawn")',
        '!= "nothing"',
        "test_hostile.py::test_a_note_that_is_not_clearly_published_is_not_shown[draft]",
    ),
    "the embargo": (
        "scrutiny/register/register.py",
        "meeting.publish_at <= settings.as_of",
        "bool(meeting.publish_at)",
        "test_hostile.py::test_a_note_that_is_not_clearly_published_is_not_shown[embargo]",
    ),
    "statuses are exact words": (
        "scrutiny/content/kinds/meeting.py",
        "values.exactly(*STATUSES)",
        "values.choice(*STATUSES)",
        "test_hostile.py::test_a_note_that_is_not_clearly_published_is_not_shown[capital]",
    ),
    "a withdrawn note tells nothing": (
        "scrutiny/register/register.py",
        'self.is_visible(meeting) and meeting.status != "withdrawn"',
        "self.is_visible(meeting)",
        "publication/test_edition.py::test_a_withdrawn_note_leaves_its_addresses_and_nothing_else",
    ),
    "a restriction is in every language": (
        "scrutiny/checks/translation.py",
        "if field.never_empty",
        "if not field.never_empty",
        "test_languages.py::test_a_translation_cannot_leave_out_a_restriction",
    ),
    "people of withheld notes": (
        "scrutiny/register/register.py",
        "return thing.place.path not in self._hidden",
        "return True",
        "pipeline/test_check.py",
    ),
    "no silent edit": (
        "scrutiny/publication/versions.py",
        "if not alike and not explained:",
        "if not alike and not explained and False:",
        "publication/test_edition.py::test_a_silent_edit_is_refused_at_its_line",
    ),
    "no other paper": (
        "scrutiny/publication/versions.py",
        "if there and there.stands and there.digest",
        "if False and there and there.digest",
        "publication/test_edition.py::test_another_paper_needs_an_entry",
    ),
    "published entries stay": (
        "scrutiny/publication/versions.py",
        "if (day, kind, note) not in entries:",
        "if not (day, kind, note):",
        "publication/test_edition.py::test_a_published_entry_stays",
    ),
    "redactions purge": (
        "scrutiny/publication/versions.py",
        "elif not redacted and past",
        "elif past",
        "publication/test_edition.py::test_a_redaction_takes_every_older_text_away",
    ),
    "redactions are for every language": (
        "scrutiny/checks/partial_redaction.py",
        "def check(",
        "def _check(",
        "publication/test_edition.py::test_a_redaction_in_one_language_takes_the_older_texts_of_every_language_away",
    ),
    "no lost address": (
        "scrutiny/publication/tombstones.py",
        "                self._refuse(where, below)",
        "                pass",
        "publication/test_edition.py::test_a_deleted_note_is_refused_once",
    ),
    "moves lead somewhere": (
        "scrutiny/publication/tombstones.py",
        "if move.to and self._follow(str(move.to)) is None:",
        "if False and move.to:",
        "publication/test_edition.py::test_a_move_that_leads_nowhere_is_refused",
    ),
    "the chain of the ledger": (
        "scrutiny/publication/ledger.py",
        "if claimed != before or text != _written(line, before):",
        "if not claimed:",
        "publication/test_edition.py::test_a_ledger_that_was_tampered_with_is_refused",
    ),
    "an edition is whole": (
        "scrutiny/shell/site_folder.py",
        "if digest(data) != own[path]:",
        "if not own[path]:",
        "test_commands.py::test_an_edition_that_is_not_whole_cannot_be_continued",
    ),
    "nothing is written on an error": (
        "scrutiny/shell/writing.py",
        "        if report.failed:\n            return None\n",
        "",
        "test_commands.py::test_a_fault_found_while_rendering_leaves_the_site_as_it_was",
    ),
    "raw HTML": (
        "scrutiny/checks/prose_form.py",
        "def check_note(",
        "def _check_note(",
        "test_hostile.py::test_no_text_becomes_active",
    ),
    "hidden characters": (
        "scrutiny/base/text.py",
        'frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})',
        "frozenset()",
        "test_hostile.py::test_no_text_becomes_active",
    ),
    "names of files": (
        "scrutiny/content/note.py",
        "if not values.is_slug(name):",
        "if not name:",
        "test_hostile.py::test_no_name_is_more_than_a_part_of_an_address",
    ),
    "types of papers": (
        "scrutiny/checks/attachment.py",
        "def check(",
        "def _check(",
        "safety/test_papers.py::test_originals_are_not_papers",
    ),
    "papers are looked into": (
        "scrutiny/pipeline/check.py",
        "    attachments.inspect(registers, content.attachments, report, run)\n",
        "",
        "safety/test_papers.py::test_a_note_says_where_its_paper_is_at_fault",
    ),
    "papers are published clean": (
        "scrutiny/pipeline/assemble.py",
        "attachments.clean(path, content.attachments[path]())",
        "content.attachments[path]()",
        "safety/test_papers.py::test_a_note_says_where_its_paper_is_at_fault",
    ),
    "text under a black box": (
        "scrutiny/safety/papers/pdf.py",
        "if any(place > order for place, _ in under):",
        "if False and under:",
        "safety/test_papers.py::test_a_pdf_with_hidden_text_is_refused",
    ),
    "formulas": (
        "scrutiny/safety/papers/csv.py",
        "if _runs(cell)",
        "if not cell and _runs(cell)",
        "safety/test_papers.py::test_no_cell_of_a_table_is_a_formula",
    ),
    "personal data": (
        "scrutiny/checks/personal_data.py",
        "def check(",
        "def _check(",
        "test_checks.py::test_bad_note_is_reported_at_its_places[personal-data]",
    ),
    "time": (
        "scrutiny/shell/processes.py",
        "if end <= time.monotonic() and not each.pipe.poll():",
        "if end + 3 <= time.monotonic():",
        "shell/test_processes.py::test_what_takes_too_long_is_stopped_and_the_rest_goes_on",
    ),
    "memory": (
        "scrutiny/shell/processes.py",
        "        _limit_memory()\n",
        "",
        "shell/test_processes.py::test_what_takes_too_much_memory_is_stopped",
    ),
    "symbolic links": (
        "scrutiny/shell/content_folder.py",
        "if path.is_symlink():",
        "if not path:",
        "test_commands.py::test_a_symbolic_link_is_refused",
    ),
    "the host of the preview": (
        "scrutiny/shell/preview.py",
        'if environ.get("HTTP_HOST") not in',
        'if environ.get("NO_HOST", "") in',
        "shell/test_preview.py",
    ),
    "the origin of the preview": (
        "scrutiny/shell/preview.py",
        "lambda _, origin: origin in own",
        "lambda _, origin: bool(origin)",
        "shell/test_preview.py::test_only_pages_of_the_preview_may_listen",
    ),
}


@pytest.fixture(scope="module")
def imported() -> None:
    """Have this process know what the tests below import, and all templates, before it is forked."""
    for *_, test in DEFENCES.values():
        importlib.import_module(f"tests.{test.partition('.py')[0].replace('/', '.')}")
    compile_templates()


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize("name", DEFENCES)
def test_a_test_fails_without_the_defence(name: str, tmp_path: Path, kept: Callable[..., None]) -> None:
    file, written, without, test = DEFENCES[name]
    altered.copied(tmp_path / "copy", file, written, without)
    code, said = altered.tested(tmp_path / "copy", test)
    assert code == pytest.ExitCode.TESTS_FAILED, said[-2000:]
    assert "FAILED tests/" in said
    kept(6, "defences taken out, each of which a test then misses")
