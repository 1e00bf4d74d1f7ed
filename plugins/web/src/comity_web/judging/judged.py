"""What Comity says of a revision: reckoned on a save or by the worker, kept, and read by pages.

A judgement is kept by everything on which it depends: the tree, what was typed and cannot stand in
it, the other files of its folder and their records, the plugins, the office, the day and the
language. A page only reads what is kept.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from django.db import transaction

from comity.api import Relevance
from comity_web import core
from comity_web.cases.folders import bring_up_to_date, path_in
from comity_web.cases.models import Job, Judgement, Revision
from comity_web.cases.trees import held_of, tree_of
from comity_web.judging.answers import answers
from comity_web.judging.asked_once import AskedOnce
from comity_web.judging.blocked import note_judged
from comity_web.judging.fault_place import place_of
from comity_web.judging.known_fields import unpacked
from comity_web.judging.reckoning import HELD, reckon
from comity_web.judging.stamps import key_of, prefix_of, seen_sections
from comity_web.judging.told_at import in_section, is_error, weighs
from comity_web.judging.work import is_much
from comity_web.wording.catalogues import Words, words
from comity_web.wording.page_voice import page_voice

__all__ = [
    "Judged",
    "Remarks",
    "answers_of",
    "ask_for",
    "fields_known",
    "filled_in",
    "judge",
    "judgement",
    "known_of",
    "last_known",
    "settle",
]

LOG = logging.getLogger(__name__)
AFTER = "g"
"""What comes after every hash in the order of any language: SQL compares by it."""
KEPT = 8
"""Judgements of one file in one language that are kept."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """What Comity says of a revision.

    Attributes:
        gaps: fields that are missing, malformed, refer to nothing, or are ``held`` (what was typed
            cannot stand in a file): ``field``, ``kind``,
            ``message``, ``cure``, ``title`` (in words), ``path`` (the field of a form) and
            ``section``; but what is held has an ``id`` and a ``patch`` too.
        findings: as ``comity check`` collapses them, the most serious first: ``id``, ``group``
            (error, warning, advice, points, further, host-law, coverage, coverage-law, limit),
            ``severity``, ``rule``, ``field``, ``fields``, ``empty`` (whether nothing stands in
            any of them), ``message``, ``messages``, ``cure``,
            ``message_language`` and ``cure_language`` (empty for that of the reader),
            ``citation`` (with how it was read), ``source`` (the citation as data, with ``url``) or
            None, ``rests_on``, ``costs``, ``limit``, ``patch`` (a list of ``path`` and ``value``)
            or None, ``section``, ``path``, ``title``, ``places`` (for each field a row of
            the last three with the ``message`` of it).
        expected: what is expected of the document and still open, and no gap: ``title``, ``path``
            and ``section``.
        faults: why nothing can be judged.
        pending: rules that were not judged yet, each with the fields that it ``needs``.
        sections: of each section ``id``, ``title``, ``state`` (not-started, in-progress, done,
            not-needed), ``done``, ``words``, ``why``, ``missing``, ``missing_fields``,
            ``expected``, ``open``, ``findings``.
        answers: of each section the answers in words: ``path``, ``item`` (of a list),
            ``title``, ``value``, and ``derived`` (why) if Comity filled it in; None where they
            are put into words when a page shows them (``answers_of``).
        relevance: what each field is to its author (``comity_web.judging.known_fields``).
        coverage: how far a notice says what is asked of it (``comity_web.judging.covered``).
        choices: what can be chosen for the documents (``comity_web.judging.choices``).
        complete: whether a document can be made, if no finding is an error.
        blocked: whether a fault, a gap or an error keeps a document from being made.
        shown: the name of the file as it may be printed.
        language: the language of the reader.
        revision: the number of the revision that was judged.
        day: the day on which it was judged, in ISO 8601.
        current: whether it is of this revision and of today; else it is the last that is known.
    """

    gaps: Sequence[Row] = ()
    findings: Sequence[Row] = ()
    expected: Sequence[Row] = ()
    faults: Sequence[Row] = ()
    pending: Sequence[Row] = ()
    sections: Sequence[Row] = ()
    answers: Mapping[str, Sequence[Row]] | None = None
    relevance: str = ""
    coverage: Row = field(default_factory=dict)
    choices: Row = field(default_factory=dict)
    complete: bool = False
    blocked: bool = True
    kind: str = ""
    language: str = "en"
    shown: str = ""
    revision: int = 0
    day: str = ""
    current: bool = True
    standing: Mapping[str, Row] = field(init=False)

    def __post_init__(self) -> None:
        """Index the sections."""
        object.__setattr__(self, "standing", {row["id"]: row for row in self.sections})

    @property
    def missing(self) -> list[Row]:
        """The gaps in which nothing stands yet."""
        return [row for row in self.gaps if row["kind"] == "missing"]

    @property
    def needed(self) -> list[str]:
        """The fields without which no document can be made, and in which nothing stands."""
        wrong = (row for row in self.findings if is_error(row) and row.get("empty"))
        return [row["field"] for row in (*self.missing, *wrong)]

    @property
    def broken(self) -> list[Row]:
        """The gaps in which something stands that must be corrected, as findings are told."""
        told = {"severity": "error", "group": "error", "places": (), "offers": ()}
        found = (row for row in self.gaps if row["kind"] != "missing")
        return [{**told, "messages": [row["message"]], **row} for row in found]

    def by_field(self, path: str) -> list[Row]:
        """The gaps and findings of a field, or of a table with all that is in it.

        Of what is held a form tells itself.
        """
        rows = (*(row for row in self.gaps if row["kind"] != HELD), *self.findings)
        return [row for row in rows if _is_at(row, path)]

    def stops(self, section: str) -> list[Row]:
        """What of a section keeps a document from being made and was answered: no gap."""
        return in_section((*self.broken, *filter(is_error, self.findings)), section)

    def for_section(self, id: str) -> Remarks:
        """The gaps of a section and its findings that weigh, with the line that counts them."""
        found = in_section(filter(weighs, self.findings), id)
        gaps, expected = (
            tuple(row for row in rows if row["section"] == id)
            for rows in (self.gaps, self.expected)
        )
        return Remarks(gaps, tuple(found), expected, self.language)

    def finding(self, id: str) -> Row | None:
        """A finding, or a gap, by its id."""
        return next((row for row in (*self.findings, *self.gaps) if row.get("id") == id), None)

    def group(self, name: str) -> list[Row]:
        """The findings under one heading; with the errors, what stands in a field and is wrong."""
        found = [row for row in self.findings if row["group"] == name]
        return [*self.broken, *found] if name == "error" else found


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said in a section; false if there is nothing to say.

    ``findings`` has a row for each field of the section that a finding is about.
    """

    gaps: tuple[Row, ...]
    findings: tuple[Row, ...]
    expected: tuple[Row, ...]
    language: str

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The gaps, the findings, then what is expected."""
        return (*self.gaps, *self.findings, *self.expected)

    @property
    def line(self) -> str:
        """One line: how many are missing, to be corrected, expected, and to be looked at."""
        broken = sum(row["kind"] != "missing" for row in self.gaps)
        wrong = sum(map(is_error, self.findings))
        counts = {"missing": len(self.gaps) - broken, "wrong": broken + wrong}
        counts["expected"] = len(self.expected)
        counts["found"] = len(self.findings) - wrong
        say = words(self.language).say
        parts = [say(f"web.checking.{one}", count=count) for one, count in counts.items() if count]
        return " ".join(parts)


def _is_at(row: Row, path: str) -> bool:
    fields = row.get("fields") or (row["field"],)
    return any(one == path or one.startswith((f"{path}.", f"{path}[")) for one in fields)


def judgement(revision: Revision, spoken: Words) -> Judged | None:
    """What is kept of a revision for today; nothing is checked."""
    return _kept(key_of(revision, spoken.tag, seen_sections(revision)))


def _kept(key: str) -> Judged | None:
    kept = Judgement.objects.filter(key=key).first()
    return _opened(kept.text) if kept else None


def last_known(revision: Revision, spoken: Words) -> Judged | None:
    """What is kept for today, else the last that is known of the file, marked as not current."""
    if found := judgement(revision, spoken):
        return found
    start = prefix_of(revision, spoken.tag)
    kept = Judgement.objects.filter(key__gte=start, key__lt=f"{start}{AFTER}").order_by("-created")
    last = kept.first()
    return _opened(last.text, current=False) if last else None


def answers_of(revision: Revision, judged: Judged, spoken: Words) -> Mapping[str, Sequence[Row]]:
    """The answers of the revision that was judged, of a kind that is known.

    The worker puts those of a large one into words beforehand. Of any other it is done here: a save
    need not wait for what only the page of the check shows.

    Args:
        revision: any revision of the file.
        judged: what was said of one.
        spoken: the language of the reader.
    """
    if judged.answers is not None:
        return judged.answers
    if judged.revision != revision.number:
        revision = Revision.objects.get(file=revision.file, number=judged.revision)
    tree, tag = tree_of(revision), spoken.tag
    found = fields_known(revision, judged, tag)
    filled = tree if revision.file.incoming else core.effective(tree, found)
    agenda = AskedOnce(core.host(), revision.file.kind, core.language_of(tag))
    return answers(agenda, page_voice(tag), core.host(), tree, filled, found)


def fields_known(revision: Revision, judged: Judged | None, tag: str) -> Mapping[str, Relevance]:
    """What each field of a revision is to its author, as it was found when it was judged.

    Of a revision that the worker still checks it is what is known of one before. Only where nothing
    is known it is reckoned here.

    Args:
        revision: the revision.
        judged: what is kept of the revision, if anything is.
        tag: the language of the reader.
    """
    tree = tree_of(revision)
    if (there := core.remembered(tree, tag)) is not None:
        return there
    is_of_it = judged is not None and judged.current and judged.revision == revision.number
    if judged is None and is_much(revision.text, tree):
        judged = last_known(revision, words(tag))
    if judged is None or not judged.relevance:
        return core.relevance(tree, tag)
    found = unpacked(judged.relevance)
    return core.remember(tree, tag, found) if is_of_it else found


def filled_in(revision: Revision, spoken: Words) -> dict[str, Any]:
    """The tree of a revision with what Comity fills in, by what is known of it today.

    Args:
        revision: the revision.
        spoken: the language of the reader; what is known in another will do.
    """
    judged, today = known_of(revision, spoken), dt.date.today().isoformat()
    known = judged if judged is not None and judged.day == today else None
    found = fields_known(revision, known, spoken.tag)
    return core.effective(tree_of(revision), found)


def known_of(revision: Revision, spoken: Words) -> Judged | None:
    """What is kept of this revision for today, else of the last day on which it was checked.

    A check in another language is one too: its findings are the same, in other words.
    """
    if found := judgement(revision, spoken):
        return found
    start = f"{revision.file.key}."
    kept = Judgement.objects.filter(key__startswith=start).order_by("-created")
    opened = (_opened(one, current=False) for one in kept.values_list("text", flat=True)[:KEPT])
    return next((one for one in opened if one.revision == revision.number), None)


def judge(revision: Revision, spoken: Words) -> Judged | None:
    """Check a revision and keep what was found; one that is much work goes to the worker: None.

    What fails is told by the worker's job of it: what was saved stays saved.
    """
    seen = seen_sections(revision)
    key = key_of(revision, spoken.tag, seen)
    if found := _kept(key):
        return found
    from comity_web.judging.worker import failed, ready

    ready()
    if is_much(revision.text, tree_of(revision)):
        ask_for(revision, spoken)
        return None
    try:
        if bring_up_to_date(revision.file.matter, changed=True):
            key = key_of(revision, spoken.tag, seen)  # a record was taken, which is judged too
        name = str(path_in(revision.file))
        return _keep(revision, key, _reckoned(revision, name, spoken.tag, seen))
    except Exception as error:  # one case stops nobody; its page says that it was not checked
        name = type(error).__name__
        told = {"event": "a check failed", "comity": {"error": name, "place": place_of(error)}}
        LOG.error("a check failed: %s", name, extra=told)
        failed("check", revision, language=spoken.tag)
        return None


def ask_for(revision: Revision, spoken: Words) -> Job | None:
    """The worker's job that checks a revision, also one that failed; None if too many wait."""
    from comity_web.judging.worker import Busy, found, later

    try:
        there = found("check", revision, language=spoken.tag)
        return there or later("check", revision, language=spoken.tag)
    except Busy:
        return None


def settle(revision: Revision, tag: str, made: Mapping[str, Any]) -> Judged:
    """Keep what the worker reckoned of a revision.

    Args:
        revision: the revision.
        tag: the language of the reader.
        made: what was reckoned.
    """
    return _keep(revision, key_of(revision, tag, seen_sections(revision)), made)


def _reckoned(revision: Revision, name: str, tag: str, seen: Sequence[str]) -> Mapping[str, Any]:
    tree = tree_of(revision)
    return reckon(
        tree,
        core.host(),
        language=tag,
        found=core.relevance(tree, tag),
        name=name,
        seen=seen,
        held=held_of(revision),
        incoming=revision.file.incoming,
        answered=False,
    )


def _keep(revision: Revision, key: str, made: Mapping[str, Any]) -> Judged:
    """Keep what was reckoned under its key, and no more than the last few of the file."""
    told = {**made, "revision": revision.number, "day": dt.date.today().isoformat()}
    text = json.dumps(told, ensure_ascii=False)
    start = key.rpartition(".")[0] + "."
    kept = Judgement.objects.filter(key__gte=start, key__lt=f"{start}{AFTER}").order_by("-created")
    with transaction.atomic():
        Judgement.objects.bulk_create(
            [Judgement(key=key, text=text)],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["text"],
        )
        Judgement.objects.filter(key__in=kept.values("key")[KEPT : KEPT * 2]).delete()
    note_judged(key, told)
    return _opened(text)


def _opened(text: str, *, current: bool = True) -> Judged:
    told = json.loads(text)
    known = {one.name for one in fields(Judged) if one.init}  # another release may tell more
    return Judged(**{k: v for k, v in told.items() if k in known}, current=current)
