"""Checks that the cases prove the rules, and what a country could do better."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.kit.conformance.case_trial import blocks, proofs
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.law.ask import questions
from comity.law.exempt import exemptions
from comity.law.load import load_sources
from comity.model.citations import Read
from comity.model.law_records import Cited, Rule

__all__ = [
    "check_ages",
    "check_blocking",
    "check_every_rule",
    "check_questions",
    "check_reviewed",
    "check_source_ids",
    "has_official_texts",
    "has_rules",
    "has_statements",
]

YEAR = dt.timedelta(days=365)


def check_blocking(subject: Subject) -> Iterator[Problem]:
    """Every rule that blocks a build has a case that fails it and one that passes it."""
    proved = proofs(subject)
    for rule in filter(blocks, subject.book.rules):
        missing = [name for name in ("fails", "passes") if rule.id not in getattr(proved, name)]
        if missing:
            yield Problem(
                f"cases/: {rule.id}",
                f"blocks a build, but no case {' and none '.join(missing)}",
                f'Add a file there with rule = "{rule.id}", [fails] and [passes].',
            )


def check_every_rule(subject: Subject) -> Iterator[Problem]:
    """Every rule that was read, blocking or not, has a case that fails it and one that passes."""
    proved = proofs(subject)
    bare = [rule.id for rule in _rules(subject) if rule.id not in proved.fails & proved.passes]
    if bare:
        number = f"{len(bare)} of {len(_rules(subject))}"
        yield Problem("cases/", f"{number} rules without both: {', '.join(bare)}")


def check_questions(subject: Subject) -> Iterator[Problem]:
    """Every question that a State may answer is answered, or exempt with a reason."""
    answered = {a.question for a in subject.book.answers if a.read is not Read.NONE}
    exempt = {one.question: one.reason for one in exemptions(subject.root) if one.reason}
    asked = [question.id for group in questions() for question in group.questions]
    settled = [f"{name} ({exempt[name]})" for name in asked if name in exempt]
    if settled:
        yield Problem(
            "law/", f"{len(settled)} of {len(asked)} exempt: {'; '.join(settled)}", note=True
        )
    missing = [name for name in asked if name not in answered and name not in exempt]
    if missing:
        text = f"{len(missing)} of {len(asked)} questions unanswered: {', '.join(missing)}"
        yield Problem(
            "law/",
            text,
            "Answer only with a source that you have read, or write [[exempt]] with a reason.",
        )


def check_ages(subject: Subject) -> Iterator[Problem]:
    """Every statement was compared with its source within a year."""
    limit = dt.date.today() - YEAR
    read = list(_statements(subject))
    old = [t for t in read if t.checked is None or t.checked < limit]
    if old:
        text = f"{len(old)} of {len(read)} statements were not checked since {limit}"
        yield Problem("law/", text, f"`comity law audit {subject.name}` lists them.")


def check_source_ids(subject: Subject) -> Iterator[Problem]:
    """Every source that was read as an official text has its official id."""
    for key, source in load_sources(subject.root).items():
        if source.lacks_id:
            yield Problem(f"sources.toml: {key}", "has no official_id")


def check_reviewed(subject: Subject) -> Iterator[Problem]:
    """Every statement that was read has been signed by a named jurist."""
    read = list(_statements(subject))
    unsigned = [t for t in read if not t.reviewed_by]
    if unsigned:
        text = f"{len(unsigned)} of {len(read)} statements have no reviewed_by"
        yield Problem("law/", text, "docs/review.md explains how a lawyer reviews and signs.")


def has_rules(subject: Subject) -> bool:
    """Whether there is a rule that was read."""
    return any(_rules(subject))


def has_statements(subject: Subject) -> bool:
    """Whether there is a statement that was read."""
    return any(True for _ in _statements(subject))


def has_official_texts(subject: Subject) -> bool:
    """Whether there is a source that was read as an official text."""
    return any(s.read is Read.OFFICIAL for s in load_sources(subject.root).values())


def _rules(subject: Subject) -> list[Rule]:
    return [rule for rule in subject.book.rules if rule.read is not Read.NONE]


def _statements(subject: Subject) -> Iterator[Cited]:
    """Every statement that was read."""
    yield from (table for table in subject.book.statements if table.read is not Read.NONE)
