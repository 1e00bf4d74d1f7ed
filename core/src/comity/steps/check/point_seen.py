"""What the signs of points look at: a request, its texts and its measures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_assets import Asset
from comity.model.records import AssistanceKind
from comity.steps.check.texts_of import facts_of
from comity.steps.check.who_is_heard import heard_in
from comity.steps.check.words_beside import word_list, words_in
from comity.steps.resolve import Resolved
from comity.text import Paragraph, free_text

__all__ = [
    "LIST",
    "OPEN",
    "STEM",
    "TRIED",
    "Seen",
    "answered_in_measure",
    "asked",
    "attends",
    "calls_to_act",
    "has",
    "names",
    "none_there",
    "stems",
    "told_in_measure",
    "without_denials",
]

LIST = "point_words"
TRIED = ("suspect", "accused")
OPEN = ("investigation", "prosecution", "trial")  # in which acts are still to be judged
STEM = 6  # letters that two forms of a word share
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Seen:
    """What the signs look at: the case, its request and the kinds of assistance."""

    resolved: Resolved
    draft: Request
    kinds: Mapping[str, AssistanceKind]
    public: tuple[str, ...] = ()  # kinds of what authorities hold (points.toml)

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """The data of the request, for the paths of fields."""
        return self.draft.read_data()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All free text of the request."""
        return tuple(free_text(self.draft))

    @cached_property
    def texts(self) -> str:
        """All free text of the request and the titles of its annexes."""
        parts = [part.text for part in self.paragraphs]
        return "\n".join((*parts, *(annex.title for annex in self.draft.annexes)))

    @cached_property
    def facts(self) -> dict[str, str]:
        """The texts of the facts that documents may print, by id."""
        return {self.draft.facts[number].id: text for number, text in facts_of(self.draft)}

    def kind(self, measure: Measure) -> AssistanceKind:
        """The kind of a measure."""
        return kind_of(self.kinds, measure.kind)

    def on_own_form(self) -> bool:
        """Whether all of the request goes on the form of an instrument, and no letter is sent."""
        forms = self.resolved.parties.own_forms
        return bool(forms) and all(forms)

    def measure_on_own_form(self, measure: Measure) -> bool:
        """The same of one measure."""
        index = self.index(measure)
        forms = self.resolved.parties.own_forms
        return bool(forms[index : index + 1] and forms[index])

    def index(self, measure: Measure) -> int:
        """The place of a measure among those of the request."""
        return next(n for n, one in enumerate(self.draft.measures) if one is measure)

    def assets(self, measure: Measure) -> list[Asset]:
        """The assets of a measure; all of the request where it names none."""
        named = getattr(measure, "assets", ())
        return [one for one in self.draft.assets if one.id in named or not named]

    def serves(self, measure: Measure) -> bool:
        """Whether a measure hands over papers that the requesting State has made."""
        return self.kind(measure).items_are == "papers"

    def heard(self, measure: Measure) -> list[Person]:
        """Who is heard by a measure."""
        return heard_in(self.draft, measure, self.kind(measure))


def asked(measure: Measure) -> str:
    """What a measure asks for: its title, items and result."""
    parts = [measure.title, *measure.items, getattr(measure, "result", None)]
    return "\n".join(part for part in parts if part)


def attends(measure: Measure) -> bool:
    """Whether people of the requesting State attend a measure: not where presence is not asked."""
    officers = measure.procedure.officers if measure.procedure else ()
    present = measure.attendance or ""
    return bool(officers) or bool(present and not has("presence-not-asked", present))


def calls_to_act(measure: Measure) -> str:
    """Words by which papers call on somebody to act: not that somebody else was appointed."""
    return has("calls-to-act", word_list(LIST, "named-by-others").sub(" ", asked(measure)))


def told_in_measure(seen: Seen, measure: Measure, *, facts: bool = True) -> str:
    """All that a measure tells, with the facts on which it rests."""
    inside = f"measures[{seen.index(measure)}]."
    parts = [part.text for part in seen.paragraphs if part.field.startswith(inside)]
    parts += [seen.facts.get(name, "") for name in measure.facts] if facts else []
    parts += [measure.title or "", *measure.items]
    parts += measure.procedure.officers if measure.procedure else ()
    return "\n".join(parts)


def answered_in_measure(seen: Seen, measure: Measure, *, facts: bool = True) -> str:
    """All that may answer a point: what the measure tells, its procedure and its particulars."""
    procedure = measure.procedure
    parts = [
        told_in_measure(seen, measure, facts=facts),
        getattr(measure, "attendance", None) or "",
    ]
    parts += [procedure.counsel or "", procedure.rights or ""] if procedure else []
    parts += [str(value) for value in (measure.particulars or {}).values()]
    return "\n".join(parts)


def has(name: str, text: str | None) -> str:
    """The first words of a list of point_words.toml in a text, or nothing."""
    return words_in(LIST, name, text)


def names(name: str, text: str) -> bool:
    """Whether a text has a name as whole words: “Bo Muster” is not in “Bo Mustermann”."""
    return bool(name) and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def stems(text: str, *, least: int, unless: str = "") -> set[str]:
    """The words of a text of at least so many letters, each by its first ones.

    Words of the list ``unless`` of point_words.toml are left out.
    """
    words = re.findall(rf"\w{{{least},}}", text)
    return {one[:STEM].casefold() for one in words if not (unless and has(unless, one))}


def none_there(matter: str) -> bool:
    """Whether every sentence on a case of another State says that there is none."""
    return bool(matter.strip()) and not without_denials(matter)


def without_denials(matter: str) -> str:
    """What is told of a case of another State, less the sentences that say that there is none."""
    whole = SENTENCE_END.split(matter)
    return " ".join(one for one in whole if not has("no-case-there", one)).strip()
