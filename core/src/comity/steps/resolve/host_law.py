"""What the law of a notice's host States says on the sections of the notice.

Nothing of it is a statement of the company. A notice prints it beside its own words only where its
author asks for it (``law``, ``law_by_section``), and only what was read in an official text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from comity.law.ask import answers, questions
from comity.model.citations import Read
from comity.model.drafts.notice import Notice
from comity.model.law_records import Answer
from comity.model.records import LawBook
from comity.steps.resolve import Resolved
from comity.text.reader_text import as_text
from comity.text.written import written

__all__ = [
    "FIELDS",
    "SECTIONS",
    "Stated",
    "host_books",
    "said_by_law",
    "sections_beside",
    "stated_beside",
]

Whom = Literal["domestic", "foreign", "company"]

# a section of a notice -> the questions of law on it, and whom each answer concerns
SECTIONS: Mapping[str, tuple[tuple[str, Whom], ...]] = {
    "data": (("retention-duty", "company"),),
    "process": (("process", "domestic"), ("foreign-process", "foreign")),
    "preservation": (("preservation-period", "domestic"), ("preservation-extension", "domestic")),
    "notification": (("user-notification", "company"),),
    "child-safety": (("child-safety-reporting", "company"),),
    "emergency": (("emergency-disclosure", "domestic"),),
    "costs": (("provider-costs", "domestic"),),
    "authentication": (("government-domains", "domestic"),),
    "records": (("evidence-certificate", "domestic"),),
}
# the field of a notice beside which a finding on a section stands
FIELDS: Mapping[str, str] = {
    "data": "data_categories",
    "process": "data_categories",
    "preservation": "preservation",
    "notification": "user_notification",
    "child-safety": "child_safety",
    "emergency": "emergency",
    "costs": "costs",
    "authentication": "authentication",
    "records": "records",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """One answer of a host State's law: on which section, whose, for whom, in which words.

    ``categories`` are the kinds of data of the notice to which it is bound; none if it is general.
    """

    section: str
    question: str
    state: str
    holds_for: str
    says: str
    answer: Answer
    categories: tuple[str, ...] = ()

    @property
    def official(self) -> bool:
        """Whether it was read in an official text, so that a notice may print it."""
        return self.answer.read is Read.OFFICIAL


def host_books(resolved: Resolved) -> Iterator[tuple[str, LawBook]]:
    """The law of each host State that a plugin holds."""
    draft = resolved.draft
    if not isinstance(draft, Notice):
        return
    for code in dict.fromkeys((draft.host, *draft.further_hosts)):
        if (book := resolved.books.get(code)) is not None:
            yield code, book


def said_by_law(resolved: Resolved) -> tuple[Stated, ...]:
    """Everything that the law of the host States says on the sections, in their order."""
    found: list[Stated] = []
    draft = resolved.draft
    held = [one.category for one in draft.data_categories] if isinstance(draft, Notice) else []
    for section, asked in SECTIONS.items():
        for question, whom in asked:
            for code, book in host_books(resolved):
                for one, says in _answers(book, question):
                    kinds = tuple(kind for kind in held if kind in one.measures)
                    if kinds or not one.measures:
                        whose = one.holds_for or whom
                        found.append(Stated(section, question, code, whose, says, one, kinds))
    return tuple(found)


def stated_beside(resolved: Resolved) -> tuple[Stated, ...]:
    """What of it the notice prints beside its own words."""
    draft = resolved.draft
    if not isinstance(draft, Notice):
        return ()
    wanted = sections_beside(draft)
    return tuple(one for one in said_by_law(resolved) if one.section in wanted and one.official)


def sections_beside(draft: Notice) -> frozenset[str]:
    """The sections for which a notice asks to print the law."""
    own: dict[str, str] = {one.section: one.law for one in draft.law_by_section}
    return frozenset(name for name in SECTIONS if own.get(name, draft.law or "") == "beside")


def _answers(book: LawBook, question: str) -> Iterator[tuple[Answer, str]]:
    """Each answer once, in words; a duty that is said not to exist is told as well.

    Two parts of a State with the same law are both told: each answer holds for its own parts.
    """
    told: set[tuple[str, tuple[str, ...]]] = set()
    for one in answers(book, question):
        says = _in_words(one)
        if says and (says, one.part) not in told:
            told.add((says, one.part))
            yield one, says


def _in_words(found: Answer) -> str:
    """What the answer says; of a process, which one it names; else its bare value."""
    if isinstance(found.value, Mapping) and (process := found.value.get("process")):
        return as_text(process)
    if not found.says:
        types = {one.id: one.type for group in questions() for one in group.questions}
        found = found.model_copy(
            update={"says": "; ".join(written(found.value, types.get(found.question, "text")))}
        )
    return found.says_beside() if found.says else ""
