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
        'in ("scheduled", "agenda", "published", "cancelled", "withdrawn")',
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
    "a cancelled meeting publishes no agenda": (
        "scrutiny/content/note.py",
        'if meeting.status != "cancelled":',
        'if meeting.status != "nothing":',
        "site/test_meetings_not_held.py",
    ),
    "the agenda of a cancelled meeting leaves its addresses": (
        "scrutiny/publication/tombstones.py",
        "if self._is_of_cancelled(where):",
        "if False:",
        "publication/test_edition.py::test_the_agenda_of_a_meeting_that_is_cancelled_leaves_its_addresses",
    ),
    "a withheld document is not published": (
        "scrutiny/content/documents.py",
        "if found.withheld and (found.file or found.address):",
        "if False:",
        "content/test_documents.py::test_a_withheld_document_has_no_file_and_no_address",
    ),
    "a document is withheld in every language": (
        "scrutiny/checks/translation.py",
        "if document.says != other.says:",
        "if False:",
        "content/test_documents.py::test_a_translation_withholds_what_its_original_withholds",
    ),
    "a restriction is lifted once its day has come": (
        "scrutiny/checks/early_lifting.py",
        "if document.lifted and document.lifted >",
        "if document.lifted and not document.lifted >",
        "test_checks.py",
    ),
    "a document's title that speaks of a restriction": (
        "scrutiny/checks/near_restriction.py",
        "for document in note.meeting.documents:",
        "for document in ():",
        "content/test_documents.py::test_a_title_that_speaks_of_a_restriction_needs_one",
    ),
    "a restricted decision says nothing more": (
        "scrutiny/checks/restricted_text.py",
        "for said in (*record.subject_to,",
        "for said in () and (*record.subject_to,",
        "site/test_outcomes.py::test_a_restricted_decision_has_no_conditions_and_no_value",
    ),
    "an agenda approves nothing": (
        "scrutiny/register/mentions.py",
        "if meeting.previous and meeting.held:",
        "if meeting.previous:",
        "site/test_meetings_not_held.py::test_an_agenda_approves_no_note",
    ),
    "an agenda changes no status": (
        "scrutiny/register/register.py",
        "(record for record in self.records.values() if self.meeting(record).held)",
        "(record for record in self.records.values())",
        "site/test_meetings_not_held.py::test_an_action_on_an_agenda_stands_as_it_did_before",
    ),
    "no day is made up": (
        "scrutiny/wording/phrases.py",
        "if day is None:",
        "if day is None and False:",
        "site/test_day_not_recorded.py",
    ),
    "no post is made up": (
        "scrutiny/register/names.py",
        "if post.period.holds_on(last)",
        "if True",
        "site/test_day_not_recorded.py::test_nobody_is_given_a_post_that_they_may_not_have_held",
    ),
    "what continues a record is later": (
        "scrutiny/register/register.py",
        "return thread if known else forwards(thread, self._continued)",
        "return thread",
        "site/test_day_not_recorded.py::test_what_continues_a_record_is_later_though_its_day_is_not_known",
    ),
    "a new agenda leads to no draft": (
        "scrutiny/authoring/drafts.py",
        "dataclasses.replace(register.settings, drafts=False)",
        "register.settings",
        "test_new.py::test_what_only_a_draft_leaves_open_is_no_part_of_the_agenda",
    ),
    "an error is not accepted": (
        "scrutiny/content/kinds/acceptance.py",
        "if not found.acceptable or found.code",
        "if found.code",
        "pipeline/test_acceptances.py::test_other_errors_cannot_be_accepted",
    ),
    "an entry hides no other personal data": (
        "scrutiny/content/kinds/acceptance.py",
        '.replace(words.value, " " * len(words.value), 1)',
        "[:0]",
        "pipeline/test_acceptances.py::test_an_entry_hides_no_other_personal_data",
    ),
    "a rule ends a record": (
        "scrutiny/content/body.py",
        "if kind.has_page else (below, None)",
        "if kind.has_page and False else (below, None)",
        "content/test_note.py::test_a_record_without_words_ends_at_a_rule_too",
    ),
    "brackets are not dropped": (
        "scrutiny/content/parts.py",
        "elif not fault and said and not said[0].value.strip():",
        "elif False:",
        "content/test_parts.py::test_no_brackets_of_a_label_are_dropped_unheard",
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
    "no other facts": (
        "scrutiny/publication/versions.py",
        "elif not explained and self._facts.refuse(",
        "elif not alike and self._facts.refuse(",
        "publication/test_facts.py::test_what_a_page_says_of_somebody_is_not_changed_by_another_file",
    ),
    "facts that were said": (
        "scrutiny/publication/facts.py",
        'return was.meaning in ("", now.meaning) and to in ("", now.to)',
        "return bool(was or to)",
        "publication/test_facts.py::test_what_a_page_says_of_somebody_is_not_changed_by_another_file",
    ),
    "no entry in the future": (
        "scrutiny/checks/future_change.py",
        "    if day > today:",
        "    if day > today and False:",
        "test_checks.py::test_bad_note_is_reported_at_its_places[future-change]",
    ),
    "editions are verified": (
        "scrutiny/shell/editions.py",
        "            refuse_faults(part)\n",
        "",
        "test_publish.py::test_an_edition_that_verify_would_fault_is_not_live",
    ),
    "editions to go back to are verified": (
        "scrutiny/shell/editions.py",
        "        refuse_faults(earlier[-1])\n",
        "",
        "test_going_back.py::test_one_does_not_go_back_to_a_damaged_edition",
    ),
    "a rollback holds": (
        "scrutiny/cli/publishing.py",
        "if hold and hold.content == ",
        "if hold and hold.date == ",
        "test_going_back.py::test_going_back_holds_until_the_content_changes",
    ),
    "checks continue the newest edition": (
        "scrutiny/shell/update.py",
        "(Editions(folder).newest if folder.is_symlink() else None) or folder",
        "folder",
        "test_going_back.py::test_a_push_is_checked_against_the_newest_edition",
    ),
    "reasons are checked": (
        "scrutiny/pipeline/withdrawal.py",
        'each.place.path == path and each.severity == "error"',
        'each.place.path == path and each.severity == "none"',
        "test_going_back.py::test_a_reason_is_checked_like_a_note[a telephone number]",
    ),
    "what was taken away stays away": (
        "scrutiny/pipeline/undoing.py",
        'if was.status == "withdrawn" or taken:',
        'if was.status == "nothing":',
        "test_going_back.py::test_undo_refuses_what_it_cannot_take_back",
    ),
    "papers stay withdrawn": (
        "scrutiny/publication/tombstones.py",
        'for each in (*above(where), next(attached, "")):',
        "for each in above(where):",
        "publication/test_edition.py::test_another_paper_needs_an_entry",
    ),
    "the chain of the ledger": (
        "scrutiny/publication/ledger.py",
        "if claimed != before or text != _written(line, before):",
        "if not claimed:",
        "publication/test_edition.py::test_a_ledger_that_was_tampered_with_is_refused",
    ),
    "an edition is whole": (
        "scrutiny/shell/site_folder.py",
        "if digest(data) not in own[path]:",
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
    "addresses are of one type": (
        "scrutiny/base/address.py",
        "if path and (why := paths.fault(path)):",
        "if False and (why := paths.fault(path)):",
        "base/test_paths.py::test_no_hostile_text_becomes_an_address",
    ),
    "nothing moved from a file of the program": (
        "scrutiny/content/kinds/move.py",
        "if found is None or not is_own(",
        "if found is None or found or not is_own(",
        "pipeline/test_layout.py::test_nothing_moved_from_a_file_of_the_program",
    ),
    "a ledger names addresses": (
        "scrutiny/publication/ledger.py",
        "for where in (line.address, *filter(None, (line.origin, line.to))):",
        "for where in ():",
        "pipeline/test_layout.py::test_a_ledger_that_names_what_is_no_address_is_not_continued",
    ),
    "files have room": (
        "scrutiny/pipeline/layout.py",
        "elif other := taken.add(path):",
        "elif other := '':",
        "pipeline/test_layout.py::test_no_tombstone_is_in_the_way_of_another_file",
    ),
    "files have room where they are written": (
        "scrutiny/shell/writing.py",
        "if other := taken.add(path):",
        "if other := '':",
        "shell/test_below.py::test_files_that_are_in_the_way_of_one_another_are_refused",
    ),
    "nothing is written outside": (
        "scrutiny/shell/below.py",
        "if why := paths.fault(path, hidden=self._hidden):",
        "if why := '':",
        "shell/test_below.py::test_a_path_that_leaves_its_folder_is_refused",
    ),
    "nothing is written through a link": (
        "scrutiny/shell/below.py",
        "if is_link(found):",
        "if not found:",
        "shell/test_below.py::test_nothing_is_written_through_a_link",
    ),
    "a manifest names files of a site": (
        "scrutiny/shell/site_folder.py",
        "if why := paths.fault(path):",
        "if why := '':",
        "shell/test_below.py::test_a_manifest_that_names_files_elsewhere_is_refused",
    ),
    "only what is as it was written is removed": (
        "scrutiny/shell/writing.py",
        "not is_as_written(file, ours.get(path, ()))",
        "path not in ours",
        "shell/test_below.py::test_only_what_is_as_it_was_written_is_replaced_or_removed",
    ),
    "clean removes what is as it was written": (
        "scrutiny/shell/site_folder.py",
        "digest(file.read_bytes()) in known",
        "bool(known)",
        "shell/test_below.py::test_only_what_is_as_it_was_written_is_replaced_or_removed",
    ),
    "the name of a paper": (
        "scrutiny/checks/attachment.py",
        "        _name(path, place, report)\n        _type",
        "        _type",
        "pipeline/test_layout.py::test_the_name_of_a_paper_or_a_logo_is_fit_for_an_address",
    ),
    "names that become addresses": (
        "scrutiny/checks/address_part.py",
        "in _named(register):",
        "in ():",
        "pipeline/test_layout.py::test_the_name_of_what_has_an_address_is_fit_for_one",
    ),
    "a language is a code": (
        "scrutiny/content/kinds/office.py",
        "values.many(values.language)",
        "values.many(values.plain)",
        "pipeline/test_layout.py::test_a_language_is_a_code",
    ),
    "templates run in a sandbox": (
        "scrutiny/rendering/jinja.py",
        "made = Sandbox(",
        "made = jinja2.Environment(",
        "rendering/test_sandbox.py::test_no_template_reaches_beyond_what_it_is_given",
    ),
    "templates of an office can be stopped": (
        "scrutiny/rendering/render.py",
        "results = run(work,",
        "results = (lambda each, bundles, _: map(each, bundles))(work,",
        "rendering/test_sandbox.py::test_a_template_without_end_is_stopped[{{ 'x'|center(99999999999) }}]",
    ),
    "no templates are used unasked": (
        "scrutiny/cli/options.py",
        "default=STANDARD,",
        'default=Path("templates"),',
        "test_commands.py::test_templates_of_a_folder_are_used_where_they_are_named",
    ),
    "types of papers": (
        "scrutiny/checks/attachment.py",
        "def check(",
        "def _check(",
        "safety/test_papers.py::test_originals_are_not_papers",
    ),
    "papers are looked into": (
        "scrutiny/pipeline/check.py",
        "    attachments.inspect(registers, content.attachments, report, run, cache)\n",
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
    "processor time": (
        "scrutiny/shell/processes.py",
        "signal.setitimer(signal.ITIMER_PROF, self._seconds(self._tasks[index]))",
        "signal.setitimer(signal.ITIMER_REAL, 3 * self._seconds(self._tasks[index]))",
        "shell/test_processes.py::test_what_takes_too_long_is_stopped_and_the_rest_goes_on",
    ),
    "no clock decides about content": (
        "scrutiny/shell/processes.py",
        "signal.setitimer(signal.ITIMER_PROF, self._seconds(self._tasks[index]))",
        "signal.setitimer(signal.ITIMER_REAL, self._seconds(self._tasks[index]))",
        "shell/test_processes.py::test_time_that_passes_without_work_is_not_counted",
    ),
    "the machine is no fault of the content": (
        "scrutiny/shell/processes.py",
        "        if name in _FROM_OUTSIDE:\n",
        "        if not name:\n",
        "shell/test_processes.py::test_a_process_that_is_ended_from_outside_is_no_fault_of_the_content",
    ),
    "work on a paper is counted": (
        "scrutiny/safety/papers/pdf.py",
        "                effort.take(TO_BEGIN + size)\n",
        "                pass\n",
        "safety/test_papers.py::test_too_much_work_is_counted_and_not_timed",
    ),
    "a list that names too much": (
        "scrutiny/shell/limits.py",
        "        if found > most:\n",
        "        if found > 1000 * most:\n",
        "shell/test_limits.py::test_no_more_of_a_list_is_read_than_is_allowed",
    ),
    "folders of nothing": (
        "scrutiny/shell/git.py",
        '"-r", "-t", "-z"',
        '"-r", "-z"',
        "shell/test_limits.py::test_a_commit_that_names_too_much_is_refused_with_little_work",
    ),
    "objects that replace others": (
        "scrutiny/shell/git.py",
        '_PLAINLY = ("--no-replace-objects", ',
        '_PLAINLY = ("--no-pager", ',
        "shell/test_limits.py::test_a_ref_that_replaces_a_commit_is_not_followed",
    ),
    "large papers are not read whole": (
        "scrutiny/shell/content_folder.py",
        "opened.read(most + 1)",
        "opened.read()",
        "shell/test_limits.py::test_a_large_paper_is_not_read_whole",
    ),
    "what acts on a terminal": (
        "scrutiny/base/text.py",
        'c in "\\n\\t" or _unsafe(c)',
        "_unsafe(c)",
        "test_output.py",
    ),
    "what acts in a report": (
        "scrutiny/shell/reports.py",
        "what=visible(found.what)",
        "what=found.what",
        "test_output.py::test_no_form_of_a_diagnostic_acts",
    ),
    "messages of errors": (
        "scrutiny/cli/output.py",
        "click.echo(visible(words), err=err)",
        "click.echo(words, err=err)",
        "test_output.py::test_no_error_of_the_system_acts",
    ),
    "personal data in links": (
        "scrutiny/safety/personal_data.py",
        "    while (once := unquote(piece)) != piece:",
        "    while False and (once := unquote(piece)):",
        "safety/test_personal_data.py::test_personal_data_is_found",
    ),
    "names in a case": (
        "scrutiny/safety/patterns.py",
        '    "the name of somebody in a case": named.FORMS,\n',
        "",
        "safety/test_personal_data.py::test_personal_data_is_found",
    ),
    "memory": (
        "scrutiny/shell/processes.py",
        "        _limit_memory()\n",
        "",
        "shell/test_processes.py::test_what_takes_too_much_memory_is_stopped",
    ),
    "a cache is believed as it was left": (
        "scrutiny/shell/cache.py",
        "believed = _read(folder / _STAMP) == _stamp_of(folder)",
        "believed = (folder / _DATABASE).exists()",
        "shell/test_cache.py::test_a_database_that_was_exchanged_is_not_believed",
    ),
    "a cache is its owner's alone": (
        "scrutiny/shell/cache.py",
        "    private_folder(folder)\n",
        "    folder.mkdir(parents=True, exist_ok=True)\n",
        "shell/test_cache.py::test_its_owner_alone_can_read_it",
    ),
    "a cache is kept where it is": (
        "scrutiny/shell/cache.py",
        "if folder.is_symlink():",
        "if not folder:",
        "shell/test_cache.py::test_a_link_to_another_place_is_refused",
    ),
    "what a cache drops is gone": (
        "scrutiny/shell/cache.py",
        "PRAGMA secure_delete = ON",
        "PRAGMA secure_delete = OFF",
        "shell/test_cache.py::test_nothing_is_left_of_what_is_dropped",
    ),
    "a damaged live edition is not carried on": (
        "scrutiny/cli/publishing.py",
        "cached(output, cache, compare=True)",
        "cached(output, cache)",
        "test_operations.py::test_a_damaged_edition_is_mended[meetings/index.html-Made from the notes again-False]",  # noqa: E501
    ),
    "files are as they were written": (
        "scrutiny/shell/cache.py",
        'return _stamp(f"{self._site}/{path}") == written[1:]',
        "return True",
        "shell/test_cache.py::test_a_file_that_was_touched_is_not_there_as_it_was_written",
    ),
    "what cannot be told apart is all notes": (
        "scrutiny/rendering/tracking.py",
        "        self.asked.add(ALL)\n",
        "        self.asked.add('')\n",
        "base/test_cache.py::test_a_template_may_ask_for_anything[the meetings]",
    ),
    "words are seen without the filter": (
        "scrutiny/rendering/jinja.py",
        "elif attribute in self.watched:",
        "elif attribute is None:",
        "base/test_cache.py::test_a_template_may_ask_for_anything[words in a list]",
    ),
    "symbolic links": (
        "scrutiny/shell/content_folder.py",
        "if entry.is_symlink():",
        "if not entry:",
        "test_commands.py::test_a_symbolic_link_is_refused",
    ),
    "one check of a change": (
        "hosting/check-change",
        "said=$(check) || verdict=$?",
        "said=$(check) || true",
        "test_services.py::test_a_bad_change_may_not_be_taken_in",
    ),
    "a check looks at the live edition": (
        "hosting/check-change",
        'if git show-ref --verify --quiet "$published"; then',
        "if false; then",
        "test_services.py::test_a_check_that_cannot_see_the_live_edition_fails",
    ),
    "all branches are there": (
        "hosting/check-change",
        "  exit 2",
        "  true",
        "test_services.py::test_a_check_fails_where_not_all_was_fetched",
    ),
    "the branch on GitHub": (
        "hosting/next-edition",
        """'$2 == ref { print $1 }'""",
        "'{ print $1 }'",
        "test_services.py::test_a_tag_is_no_edition",
    ),
    "the branch on GitLab": (
        ".gitlab-ci.yml",
        '"refs/heads/$CI_DEFAULT_BRANCH"',
        '"$CI_DEFAULT_BRANCH"',
        "test_services.py::test_gitlab_publishes_the_branch_and_nothing_else",
    ),
    "an edition is of a commit": (
        "hosting/next-edition",
        "-- content templates)",
        "-- nothing)",
        "test_services.py::test_what_is_not_in_a_commit_is_not_published",
    ),
    "the branch on a server": (
        "hosting/server/publish",
        '--revision "refs/heads/$branch"',
        '--revision "$branch"',
        "test_server_gate.py::test_what_is_called_like_the_branch_is_not_published",
    ),
    "branches only": (
        "hosting/server/pre-receive",
        "    refs/heads/*) ;;",
        "    refs/*) ;;",
        "test_server_gate.py::test_only_branches_are_taken_in",
    ),
    "no branch leads to another": (
        "hosting/server/publish",
        'git symbolic-ref --quiet "refs/heads/$branch"',
        "false",
        "test_server_gate.py::test_a_branch_that_leads_to_another_is_not_published",
    ),
    "one meaning of a name": (
        "scrutiny/shell/git.py",
        'b"is ambiguous" in warned',
        'b"no such words" in warned',
        "shell/test_git.py::test_a_name_with_two_meanings_is_refused_and_a_whole_name_is_exact",
    ),
    "whole names are exact": (
        "scrutiny/shell/git.py",
        '"(refs/[^~^]*)(.*)"',
        '"(no/[^~^]*)(.*)"',
        "shell/test_git.py::test_a_name_with_two_meanings_is_refused_and_a_whole_name_is_exact",
    ),
    "objects are themselves": (
        "scrutiny/shell/git.py",
        '"--no-replace-objects", ',
        "",
        "shell/test_git.py::test_no_object_stands_in_for_another",
    ),
    "what is published is readable": (
        "scrutiny/shell/permissions.py",
        "os.umask(0o022)",
        "os.umask(0o077)",
        "test_server_gate.py::test_who_may_read_what",
    ),
    "an unreadable file is published anew": (
        "scrutiny/shell/permissions.py",
        "found.st_mode & _FILE == _FILE",
        "bool(found.st_mode)",
        "test_server_gate.py::test_what_nobody_could_read_is_mended_by_the_next_publication",
    ),
    "drafts are kept to their owner": (
        "hosting/server/set-up",
        " --shared=0600",
        "",
        "test_server_gate.py::test_who_may_read_what",
    ),
    "the cache is kept to its owner": (
        "scrutiny/shell/permissions.py",
        "mkdir(mode=0o700, exist_ok=True)",
        "mkdir(exist_ok=True)\n    return",
        "shell/test_permissions.py",
    ),
    "no drafts in public": (
        "scrutiny/checks/public_repository.py",
        "if host is None:",
        "if True:",
        "shell/test_host.py::test_what_is_not_released_is_refused_in_a_public_repository",
    ),
    "the check knows that it is public": (
        "scrutiny/cli/checking.py",
        "public_host=host.public_host(os.environ)",
        "public_host=None",
        "test_services.py::test_a_public_repository_takes_no_drafts",
    ),
    "published sites are not cleaned": (
        "scrutiny/shell/site_folder.py",
        "    if output.is_symlink():\n        kept",
        "    if False:\n        kept",
        "test_commands.py::test_clean_leaves_what_publish_keeps",
    ),
    "texts of a catalogue are whole": (
        "scrutiny/wording/catalogue.py",
        "if not _LINE.fullmatch(words):",
        "if not _LINE.match(words):",
        "test_languages.py::test_a_language_needs_a_catalogue_that_can_be_read",
    ),
    "a list of tests is no run": (
        "tests/conftest.py",
        "if config.option.collectonly:",
        "if False:",
        "test_promises.py",
    ),
    "what was removed does not come back": (
        "hosting/server/pre-receive",
        "[ -s removed-objects ]",
        "[ -s nothing ]",
        "test_breach.py::test_the_page_takes_it_out_of_every_place",
    ),
    "git keeps nothing": (
        "hosting/server/remove-from-history",
        "git gc --quiet --prune=now",
        "git gc --quiet",
        "test_breach.py::test_the_page_takes_it_out_of_every_place",
    ),
    "what is damaged is not copied": (
        "hosting/server/back-up",
        '"$@") || damaged "The newest edition is not as it was written."',
        '"$@") || true',
        "test_operations.py::test_damage_is_noticed_and_not_copied",
    ),
    "words across ends of lines": (
        "scrutiny/safety/canaries.py",
        "(joined if form.endswith(SPLIT) else wanted)",
        "wanted",
        "shell/test_traces.py::test_words_are_found_in_files_in_every_form",
    ),
    "what cannot be read is no success": (
        "scrutiny/shell/traces.py",
        "    if process.returncode:\n",
        "    if False:\n",
        "shell/test_traces.py::test_what_cannot_be_read_is_no_success",
    ),
    "a damaged edition is not the only one kept": (
        "scrutiny/cli/removing.py",
        "if wrong := next(verify.faults(*site_folder.site(output)), None):",
        "if wrong := None:",
        "shell/test_traces.py::test_only_a_whole_newest_edition_is_left_alone",
    ),
    "the edition whose ledger goes on is kept": (
        "scrutiny/shell/editions.py",
        "if live is None or newest is None or live != newest.resolve():",
        "if live is None:",
        "shell/test_traces.py::test_only_a_whole_newest_edition_is_left_alone",
    ),
    "the host of the preview": (
        "scrutiny/shell/preview_guard.py",
        'headers.get("Host", "").lower() not in own',
        'headers.get("Host", "").lower() == ""',
        "shell/test_preview.py::test_only_its_own_name_is_answered",
    ),
    "the origin of the preview": (
        "scrutiny/shell/preview_guard.py",
        '(origin := headers.get("Origin")) is not None',
        '(origin := headers.get("Origin")) == ""',
        "shell/test_preview.py::test_only_pages_of_the_preview_may_listen",
    ),
    "pages that embed the preview": (
        "scrutiny/shell/preview_guard.py",
        'headers.get("Sec-Fetch-Site", "none")',
        'headers.get("Sec-Fetch-None", "none")',
        "shell/test_preview.py::test_no_page_of_another_site_may_embed_drafts",
    ),
    "every request to the preview": (
        "scrutiny/shell/preview.py",
        "if refused := refusal(self._port, *asked):",
        'if "/livereload" != asked[1] and (refused := refusal(self._port, *asked)):',
        "shell/test_preview.py::test_only_pages_of_the_preview_may_listen",
    ),
    "a post in a name is one that its bearer held": (
        "scrutiny/register/names.py",
        "if self._held_by(person, post, day)]",
        "if post]",
        "register/test_register.py::test_a_name_with_a_post_that_its_bearer_did_not_hold_means_nobody",
    ),
    "what is already written is no remedy": (
        "scrutiny/base/diagnostics.py",
        "if candidate != word",
        "if candidate",
        "base/test_diagnostics.py::test_a_suggestion_is_never_the_text_itself_and_never_far_from_it",
    ),
    "stars that a page would lose": (
        "scrutiny/content/markdown.py",
        '    "lost-stars": ("*",),',
        '    "lost-stars": ("***********",),',
        "clerk/test_slips.py::test_a_slip_is_taken_as_meant_or_reported",
    ),
    "a record in bold inside a paragraph": (
        "scrutiny/checks/near_label.py",
        'dressed = found["bold"] or',
        "dressed = False and",
        "test_checks.py::test_bad_note_is_reported_at_its_places[near-record]",
    ),
    "a bold paragraph with a number, which is no question": (
        "scrutiny/checks/numbered_paragraph.py",
        "    yield from _ASKED",
        "    return\n    yield from _ASKED",
        "test_checks.py::test_bad_note_is_reported_at_its_places[numbered-paragraph]",
    ),
    "an answer without words": (
        "scrutiny/checks/empty_record.py",
        "if not part.prose.value:",
        "if part.prose.value is None:",
        "test_checks.py::test_bad_note_is_reported_at_its_places[empty-record]",
    ),
    "no entity of a Word file is expanded": (
        "scrutiny/authoring/importing/word/package.py",
        "    def doctype(self, *_: Any) -> None:",
        "    def another(self, *_: Any) -> None:",
        "authoring/importing/test_hostile.py::test_entities_are_never_expanded",
    ),
    "a part of a Word file is unpacked up to a limit": (
        "scrutiny/authoring/importing/word/package.py",
        "if len(data) > LARGEST_PART:",
        "if len(data) > 2 * LARGEST_PART:",
        "authoring/importing/test_hostile.py::test_a_part_that_unpacks_to_too_much_is_refused",
    ),
    "the elements of a Word file are counted": (
        "scrutiny/authoring/importing/word/package.py",
        "self._effort.take(1)",
        "self._effort.take(0)",
        "authoring/importing/test_hostile.py::test_too_many_elements_and_too_deep_ones_are_refused",
    ),
    "what was deleted in a Word file stays deleted": (
        "scrutiny/authoring/importing/readers/docx.py",
        'elif name in ("del", "moveFrom"):',
        'elif name in ("moveFrom",):',
        "authoring/importing/test_docx.py::test_deleted_hidden_and_commented_words_are_never_text",
    ),
    "what is hidden in a Word file stays hidden": (
        "scrutiny/authoring/importing/readers/docx.py",
        'if looks("vanish"):',
        'if looks("nothing"):',
        "authoring/importing/test_docx.py::test_deleted_hidden_and_commented_words_are_never_text",
    ),
    "what is hidden in a PDF stays hidden": (
        "scrutiny/authoring/importing/readers/pdf.py",
        "if not sheet.scanned and _is_hidden(text, at, letter):",
        "if False:",
        "authoring/importing/test_pdf.py::test_hidden_words_are_counted_and_never_read",
    ),
    "the letters of a PDF that is imported are counted": (
        "scrutiny/authoring/importing/readers/pdf.py",
        "letters.take(max(0, count))",
        "letters.take(0)",
        "authoring/importing/test_hostile.py::test_a_pdf_with_too_much_in_it_is_refused",
    ),
    "an import adds no word": (
        "scrutiny/authoring/importing/account.py",
        "    if foreign:",
        "    if not files:",
        "authoring/importing/test_account.py::test_a_draft_with_a_word_of_its_own_is_refused",
    ),
    "an import never touches what a clerk has changed": (
        "scrutiny/shell/back_catalogue.py",
        "if not self._is_mine(path, place):",
        "if not self._record.get(path):",
        "shell/test_back_catalogue.py::test_again_changes_nothing_and_never_what_a_clerk_has_changed",
    ),
    "a draft never takes the place of a note": (
        "scrutiny/shell/back_catalogue.py",
        "return told.source == name if told else not (self.content / path).exists()",
        "return told.source == name if told else True",
        "shell/test_back_catalogue.py::test_a_draft_never_takes_the_place_of_a_note_of_the_office",
    ),
    "what an import was not sure of is not published": (
        "scrutiny/checks/unresolved_import.py",
        'if note.meeting.status != "draft":',
        'if note.meeting.status == "nothing":',
        "shell/test_back_catalogue.py::test_drafts_pass_the_check_and_their_marks_hold_them_back",
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
