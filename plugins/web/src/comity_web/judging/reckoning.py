"""What Comity says of a tree, as JSON types: no model of the database, no request.

The process of the web pages and the worker's child process both use it. Nothing is judged here:
``comity.examine`` judges, and the tasks behind the interview tell how far each section is.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import comity
from comity.model.gaps import Gap
from comity.model.patches import path_steps
from comity.steps.findings import faults_data, findings_data, gaps_data, pending_data
from comity.steps.read.paths import parent
from comity.tasks.authoring.agenda import Agenda
from comity.tasks.authoring.answers_file import Begun
from comity.tasks.authoring.task_list import Standing, standing
from comity.tasks.authoring.unfinished_tree import completed, is_answered, value_at
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.fields import Field
from comity.tasks.questions.relevance import Relevance
from comity.tasks.revisions.place_words import PlaceWords
from comity.text.collapsed import brief, joined
from comity.text.finding_lines import HOST_LAW, cited_as_read, is_uncovered
from comity.text.messages import Catalogue, message, worded
from comity.text.messages.for_page import in_page_words
from comity_web.judging.answers import answers
from comity_web.judging.asked_once import AskedOnce, agenda_of
from comity_web.judging.by_field import by_field
from comity_web.judging.choices import choices
from comity_web.judging.core_catalogue import tongues, words_of_core
from comity_web.judging.covered import covered_in
from comity_web.judging.currency_said import CURRENCY, currency_said
from comity_web.judging.days_said import day_said
from comity_web.judging.expected import expected_in, told_of
from comity_web.judging.known_fields import packed
from comity_web.judging.masks_said import masks_said
from comity_web.judging.papers_offered import papers_offered
from comity_web.judging.section_rows import section_row
from comity_web.judging.several_days import asked_days
from comity_web.judging.standings import Standings, passed
from comity_web.judging.told_at import told_at
from comity_web.wording.catalogues import words as interface
from comity_web.wording.page_voice import PageVoice
from comity_web.wording.said import without_commands

__all__ = [
    "POINTS",
    "for_page",
    "places_of",
    "reader_language",
    "reckon",
    "tree_in",
    "whole_tree",
    "words_of_core",
]

Table = dict[str, Any]
COMMANDS = {name: f"web.law.{name}" for name in ("refusals", "channels", "compare")}
COMMAND = re.compile(rf"`comity ({'|'.join(COMMANDS)})\b[^`]*`")
"""Commands that have a page, by whose title a text names them."""
HELD = "held"
"""The kind of a gap whose answer was typed and cannot stand in a file."""
MOST_CHOICES = 6
"""Words of a closed list that are named where another one was written."""
POINTS = "point."
"""Rules that are questions which are often asked back, and no defects."""


def reader_language(host: comity.Host, tag: str) -> str | None:
    """The language as the questions take it: None for English."""
    words = words_of_core(host, tag)
    return None if words.is_english else words.language


def for_page(text: str, at: str, words: Catalogue) -> str:
    """A text of the core with titles of fields and pages in the place of keys and commands."""
    if "comity " in text:
        spoken = interface(words.language)
        text = COMMAND.sub(lambda found: f"`{spoken.say(COMMANDS[found[1]])}`", text)
        text = without_commands(text, spoken)
    return in_page_words(text, at, words, {})


def whole_tree(
    tree: Mapping[str, Any], host: comity.Host, found: Mapping[str, Relevance] | None = None
) -> Table:
    """The tree with what Comity fills in unless its author says otherwise (``core.effective``).

    Args:
        tree: the tree of a revision.
        host: the plugin host.
        found: what each field is to its author, if that is known already.
    """
    return completed(dict(tree), comity.relevant(tree, host) if found is None else found)


def tree_in(order: Mapping[str, Any], host: comity.Host) -> Table:
    """The tree of an order as it is judged and printed: one that came in, as it was written."""
    tree = dict(order["tree"])
    return tree if order.get("incoming") else whole_tree(tree, host)


def reckon(
    tree: Mapping[str, Any],
    host: comity.Host,
    *,
    language: str,
    name: str = "draft.yaml",
    seen: Iterable[str] = (),
    on: dt.date | None = None,
    incoming: bool = False,
    held: Iterable[str] = (),
    found: Mapping[str, Relevance] | None = None,
    answered: bool = True,
) -> Table:
    """Examine a tree, and say of each section how far it is.

    Args:
        tree: the tree of a revision.
        host: the plugin host.
        language: the tag of the reader's language.
        name: the path or the name of the file.
        seen: the pages that the author has saved, as revisions name them (``people``, ``people
            persons[0]``): what is empty there was left out.
        on: the day whose law applies; default: that of the tree.
        incoming: whether it came in: nothing is filled in that its author did not write.
        held: the fields in which something was typed that cannot stand in a file.
        found: what each field is to its author, in the reader's language, if that is known already.
        answered: whether the answers are put into words too.

    Returns:
        JSON types, as ``comity_web.judging.judged.Judged`` describes them.
    """
    words = words_of_core(host, language)
    tag = None if words.is_english else words.language
    kind = str(tree.get("kind"))
    if not (known := kind in host.for_case().document_types()):
        found = {}
    elif found is None:
        found = comity.relevant(tree, host, on=on, language=tag)
    tree = dict(tree)
    filled = tree if incoming else whole_tree(tree, host, found)
    examined = comity.examine(filled, host, on=on, name=name)
    collapsed = comity.collapsed(examined.findings)
    places = _Places(AskedOnce(host, kind, tag), filled, host, words) if known else None
    gaps = [_gap_row(row, places, words) for row in gaps_data(examined.gaps, words)]
    gaps += [_held_row(path, places, language) for path in held]
    rows = [
        _finding_row(row, one, places, words)
        for row, one in zip(findings_data(collapsed, words), collapsed, strict=True)
    ]
    standings: list[Standing] = []
    expected: list[Table] = []
    if places is not None:
        rows += asked_days(filled, places.of, interface(language))
        begun = Begun(tree, passed=passed(places.agenda, filled, found, set(seen)))
        remarks: list[comity.Finding | Gap] = [*examined.gaps, *collapsed]
        seen_of = Standings(places.agenda, tree, found, {name.partition(" ")[0] for name in seen})
        standings = [
            seen_of.of(standing(one, places.agenda, begun, filled, found, remarks))
            for one in places.agenda.sections
        ]
        if examined.complete:  # what is still asked for can be left out
            standings = [replace(one, open=(), missing=()) for one in standings]
        told = told_of(gaps, rows)
        expected = [
            {**places.of(path), "section": one.section.id, "kind": "expected"}
            for one in standings
            for path in expected_in(one, places.agenda, filled, found, told)
        ]
    return {
        "kind": kind,
        "language": language,
        "gaps": gaps,
        "findings": rows,
        "faults": faults_data(examined.faults),
        "pending": pending_data(examined.pending),
        "expected": expected,
        "sections": [
            section_row(one, Voice(words), gaps, rows, expected, language) for one in standings
        ],
        "answers": answers(places.agenda, PageVoice(words), host, tree, filled, found)
        if places and answered
        else None,
        "coverage": covered_in(
            examined, places.of, {one.id: one.title for one in places.agenda.sections}, words
        )
        if places
        else {},
        "choices": choices(examined, host),
        "relevance": packed(found),
        "complete": examined.complete,
        "blocked": examined.blocked or any(row["kind"] == HELD for row in gaps),
        "shown": examined.shown.replace("\\", "/").rpartition("/")[2],
    }


class _Places:
    """The section, the title and the anchor of a field."""

    def __init__(self, agenda: Agenda, tree: Table, host: comity.Host, words: Catalogue) -> None:
        self.agenda, self.tree = agenda, tree
        self._catalogue = words
        self._voice = PageVoice(words)
        self._words = PlaceWords(agenda.fields, self._voice, host.for_case())

    def of(self, path: str) -> Table:
        """Where a field is; one that no form has is led to by the nearest that one has."""
        there = self._known(path)
        section = self.agenda.section_of(there) if there else None
        return {
            "section": section.id if section else "",
            "path": there,
            "title": self._title(there) if there else "",
        }

    def to_fill(self, path: str) -> Table:
        """Where a missing field is; of a table, the first that it must have.

        It goes by its name, or with that of its table where other fields have the same name.
        """
        field = self._field(path)
        inner = field.fields if field is not None and not field.many else ()
        first = next((one for one in inner if one.required and not one.fields), None)
        if first is None:
            return self.of(path)
        found = self.of(f"{path}.{first.name}")
        alone = list(_titles(self.agenda.fields)).count(first.title) == 1
        return {**found, "title": first.title} if alone else found

    def is_empty(self, paths: Iterable[str]) -> bool:
        """Whether nothing stands in any of these fields."""
        return not any(is_answered(value_at(self.tree, path)) for path in paths)

    def told(self, row: Mapping[str, Any]) -> Table:
        """Where the field of a fault is, and what is said of it otherwise than by the core."""
        path: str = row["field"]
        field = self._field(path)
        if field is not None and 1 < len(field.choices) <= MOST_CHOICES:
            labels = self._voice.choices(field.name, field.choices)
            cure = interface(self._catalogue.language).say(
                "web.checking.choose-one", choices=", ".join(labels)
            )
            return {**self.of(path), "cure": cure}
        if field is None or (field.form != "date" and field.name != CURRENCY):
            return self.of(path)
        teller = currency_said if field.name == CURRENCY else day_said
        return {**self.of(path), **teller(row, self.tree, self._catalogue)}

    def _known(self, path: str) -> str:
        while path and self._field(path) is None:
            path = parent(path)
        return path

    def _field(self, path: str) -> Field | None:
        try:
            steps = path_steps(path)
        except ValueError:  # the key that the author wrote is no name of a field
            return None
        return self.agenda.field(path, self.tree) if steps else None

    def _title(self, path: str) -> str:
        steps = path_steps(path)
        labels: list[str | int] = []
        node: Any = self.tree
        for step in steps:
            node = _below(node, step)
            own = node.get("id") if isinstance(step, int) and isinstance(node, dict) else None
            labels.append(own if isinstance(own, str) and own else step)
        return self._words.place(tuple(labels), self.tree, steps)


def places_of(
    tree: Mapping[str, Any], host: comity.Host, tag: str
) -> Callable[[Mapping[str, Any]], Table] | None:
    """What tells of a fault the ``section``, the ``path`` in a form and the ``title`` of its field.

    Of a date or a currency that is none it tells the ``message`` and the ``cure`` too; of a choice
    that is none, the ``cure``.

    None for a tree whose kind has no questions.

    Args:
        tree: the tree of a revision.
        host: the plugin host.
        tag: the tag of the reader's language.
    """
    kind, words = str(tree.get("kind")), words_of_core(host, tag)
    if kind not in host.for_case().document_types():
        return None
    agenda = agenda_of(host, kind, None if words.is_english else words.language)
    return _Places(agenda, dict(tree), host, words).told


def _titles(fields: Iterable[Field]) -> Iterator[str]:
    for one in fields:
        yield one.title
        yield from _titles(one.fields)


def _below(node: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return node[step] if isinstance(node, list) and step < len(node) else None
    return node.get(step) if isinstance(node, dict) else None


def _gap_row(row: Mapping[str, Any], places: _Places | None, words: Catalogue) -> Table:
    missing = row["kind"] == "missing"
    said = worded(message("page.gap-missing", field=row["field"]), words)[0] if missing else ""
    where: Mapping[str, Any] = _NOWHERE
    if places is not None:
        where = places.to_fill(row["field"]) if missing else places.told(row)
        # what stands beside all sections is told, and counted, in the first
        where = {**where, "section": where["section"] or places.agenda.sections[0].id}
    return {
        "id": _id_of(row["kind"], row["field"], row["message"]),
        "kind": row["kind"],
        "field": row["field"],
        "patch": row["patch"],
        "message": said or _said(row["message"], row["field"], places, words),
        "cure": row["cure_for_page"],
        **where,
    }


def _said(text: str, at: str, places: _Places | None, words: Catalogue) -> str:
    """What is said of a field, in the words of a page, with what it does not repeat."""
    value = value_at(places.tree, at) if places and at else None  # "": the whole file
    return masks_said(for_page(text, at, words), value, words.language)


def _held_row(path: str, places: _Places | None, tag: str) -> Table:
    """That what was typed into a field is kept beside the file, and not in it."""
    where = places.of(path) if places else _NOWHERE
    said = interface(tag).say("web.checking.held")
    return {"kind": HELD, "field": path, "message": said, "cure": "", **where}


_NOWHERE: Mapping[str, str] = {"section": "", "path": "", "title": ""}


def _finding_row(
    row: Mapping[str, Any], found: comity.Finding, places: _Places | None, words: Catalogue
) -> Table:
    short = brief(found) or (joined(found) if found.also else None)
    alike = (row, *row["also"])
    own = [(_said(one["message"], one["field"], places, words), one["field"]) for one in alike]
    at = row["field"]
    plain = [(_said(worded(short, words)[0], at, places, words), at)] if short else own
    messages = by_field(plain, lambda at: places.of(at)["title"] if places else "", words)
    where = told_at(row["fields"], own, places.of) if places else []
    cited = row["citation"]
    return {
        "id": _id_of(row["rule"], row["fields"], messages),
        "group": _group(found),
        "severity": row["severity"],
        "rule": row["rule"],
        "field": row["field"],
        "fields": list(row["fields"]),
        "empty": bool(row["fields"] and places and places.is_empty(row["fields"])),
        "message": messages[0],
        "messages": messages,
        "cure": row["cure_for_page"],
        "citation": cited_as_read(found.citation, words) if found.citation else "",
        "source": cited,
        "rests_on": row["rests_on"],
        "costs": row["costs"],
        "limit": found.limit,
        "patch": row["patch"],
        "offers": list(papers_offered(found)),
        **tongues(found.said, words),
        "places": [one for one in where if one["path"]],
        **{name: where[0][name] if where else "" for name in _NOWHERE},
    }


def _id_of(*about: object) -> str:
    return hashlib.sha256(repr([*about]).encode()).hexdigest()[:16]


def _group(found: comity.Finding) -> str:
    """The heading under which a finding stands, as ``comity check`` has it."""
    if found.rule == HOST_LAW:
        return "host-law"
    if found.limit:
        return "limit"
    if is_uncovered(found):
        law = found.said is not None and found.said.id.partition("/")[2].startswith("law")
        return "coverage-law" if law else "coverage"
    if found.further:
        return "further"
    return "points" if found.rule.startswith(POINTS) else found.severity.value
