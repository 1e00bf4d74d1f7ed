"""The list of sections, each with how far it is: not started, in progress, done, not needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.model.findings import Finding, Severity
from comity.model.gaps import Gap
from comity.tasks.authoring.agenda import Agenda, Ask
from comity.tasks.authoring.answers_file import Begun
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.relevance import Relevance
from comity.tasks.questions.sections import Section

__all__ = ["Standing", "is_passed", "standing"]

Found = Mapping[str, Relevance]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a section is: its open questions, those needed among them, and its findings.

    ``why`` is why nothing of it is needed; ``mixed`` that its fields have different reasons, none
    of which is one for the whole section.
    """

    section: Section
    open: tuple[Ask, ...]
    missing: tuple[Ask, ...]
    begun: bool
    findings: int
    why: str = ""
    mixed: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be asked."""
        return not self.open and not self.missing

    def say(self, voice: Voice) -> str:
        """The words for it."""
        if self.why:
            why = voice.say("relevance.rare") if self.mixed else self.why
            return voice.say("interview.label-not-needed", why=why.rstrip("."))
        if not self.begun:
            return voice.say("interview.label-not-started")
        if self.missing:
            return voice.say("interview.label-in-progress/missing", count=len(self.missing))
        if self.open:
            return voice.say("interview.label-in-progress")
        if self.findings:
            return voice.say("interview.label-done/findings", count=self.findings)
        return voice.say("interview.label-done")


def standing(
    section: Section,
    agenda: Agenda,
    begun: Begun,
    tree: Mapping[str, Any],
    found: Found,
    remarks: Sequence[Finding | Gap] = (),
) -> Standing:
    """How far a section is.

    Args:
        section: the section.
        agenda: its questions.
        begun: what was answered and left out.
        tree: the document with its derived values.
        found: what each field is to its author.
        remarks: the findings of a check.
    """
    asks = agenda.asks(section, begun.tree, found)
    unanswered = [one for one in asks if not one.is_answered(tree)]
    missing = [one for one in unanswered if one.needed and not _goes_on(one)]
    still = [one for one in unanswered if not is_passed(one, begun)]
    touched = len(unanswered) < len(asks) or any(is_passed(one, begun) for one in unanswered)
    own = [
        one
        for one in remarks
        if _weighs(one) and any(agenda.section_of(path) is section for path in _fields(one))
    ]
    reasons = [] if asks or touched else _reasons(section, found)
    why, mixed = next(iter(reasons), ""), len(reasons) > 1
    return Standing(section, tuple(still), tuple(missing), touched, len(own), why, mixed)


def is_passed(ask: Ask, begun: Begun) -> bool:
    """Whether a question was left out on purpose, or the item in which it is."""
    return ask.path in begun.passed or bool(ask.further and ask.further in begun.passed)


def _goes_on(ask: Ask) -> bool:
    """Whether it only asks whether a list that has items goes on."""
    return bool(ask.further) and not ask.further.endswith("[0]")


def _weighs(one: Finding | Gap) -> bool:
    return isinstance(one, Gap) or one.severity is not Severity.ADVICE


def _fields(one: Finding | Gap) -> tuple[str, ...]:
    """The fields that it is about: of findings put together, those of each."""
    return (one.fields if isinstance(one, Finding) else ()) or (one.field,)


def _reasons(section: Section, found: Found) -> list[str]:
    """Why nothing of a section is needed, each reason once.

    None where it is about a list that is yet to come.
    """
    lists = {path.partition("[]")[0] for path in section.fields if "[]" in path}
    if any(found[path].needed for path in lists if path in found):
        return []
    return list(dict.fromkeys(found[path].why for path in section.fields if path in found))
