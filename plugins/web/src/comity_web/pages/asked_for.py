"""What a request that came in asks, in a few lines at the top of its page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel import Locale, UnknownLocaleError

from comity.api import Section
from comity.law.terms import instrument_term
from comity.model.records import owner_of
from comity.steps.read.meant_protection import mentions_protection
from comity.steps.wording.catalogue import Catalogue
from comity.steps.wording.catalogue_loading import load_catalogue
from comity.tasks.authoring.unfinished_tree import is_answered, value_at
from comity.tasks.authoring.voice import Voice, kind_term
from comity.text.formatting import format_value
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.core import host, language_of, voice
from comity_web.forms.book import core_language
from comity_web.matters.also_recorded import request_of
from comity_web.matters.registered import hider_of, state_name
from comity_web.pages.page_tags import locale_of
from comity_web.wording.catalogues import ENGLISH, Words

__all__ = ["Asked", "AskedMeasure", "asked_by_request_of", "asked_for"]

Tree = Mapping[str, Any]
RULINGS = "rulings"
"""The decisions on measures, of a decision."""


@dataclass(frozen=True, slots=True)
class AskedMeasure:
    """A measure in words: its kind, the title that it has, and a line for each thing it names."""

    number: int
    kind: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, under what, by when, as rows of ``key`` and ``lines``; and the measures."""

    rows: tuple[Mapping[str, Any], ...]
    measures: tuple[AskedMeasure, ...]


def asked_for(file: CaseFile, words: Words, language: str = "") -> Asked:
    """What a request asks, as far as it can be read; no name that it protects.

    Args:
        file: a request, finished or not.
        words: the words of the reader.
        language: the language in which it is written, where the file itself does not say.
    """
    assert file.head is not None  # it has a first revision
    teller = _Teller(tree_of(file.head), words, hider_of(file))
    return Asked(tuple(teller.rows(language)), tuple(teller.measures()))


def asked_by_request_of(letter: CaseFile, section: Section, words: Words) -> Sequence[AskedMeasure]:
    """The measures of the request that a decision is about, for the page that decides on each.

    Args:
        letter: the decision; of any other file there is nothing to tell.
        section: the section of the page; without the decisions on measures there is nothing.
        words: the words of the reader.
    """
    if letter.kind != "decision" or not any(one.startswith(RULINGS) for one in section.fields):
        return ()
    request = request_of(letter)
    return asked_for(request, words).measures if request is not None else ()


class _Teller:
    """Tells a tree to the reader of a page; what is of another form than it should be is left."""

    def __init__(self, tree: Tree, words: Words, hide: Callable[[str], str]) -> None:
        self.tree, self.words, self.hide = tree, words, hide
        self.voice: Voice = voice(words.tag)
        tag = language_of(words.tag) or ENGLISH
        self.catalogue: Catalogue = load_catalogue(host().languages, tag)

    def rows(self, language: str) -> Iterable[Mapping[str, Any]]:
        """The rows that have something to say, and by when even where nothing is said."""
        told = {
            "who": self._who(),
            "reference": [", ".join(filter(None, (self._text("reference"), self._day("date"))))],
            "subject": [self._text("subject")],
            "under": self._under(),
            "offences": [
                self._joined(f"offences[{n}].title", f"offences[{n}].provision")
                for n, _ in enumerate(self._tables("offences"))
            ],
            "facts": [self._facts()],
            "by": [
                self._urgency(),
                *(self._days() or [self.words.say("web.incoming.asks-no-day")]),
            ],
            "language": [self._language(self._text("language") or language)],
            "secrecy": self._secrecy(),
        }
        for name, lines in told.items():
            if kept := [one for one in lines if one]:
                yield {"key": self.words.say(f"web.incoming.asks-{name}"), "lines": kept}

    def measures(self) -> Iterable[AskedMeasure]:
        """Each measure, by the number that the paper has."""
        kinds = host().measures()
        for index, measure in enumerate(self._tables("measures")):
            at = f"measures[{index}]"
            kind = kinds.get(str(measure.get("kind")))
            named = self.voice.catalogue.named(kind_term(kind)) if kind else measure.get("kind")
            wanted = kind is not None and (kind.of_account or "identifiers" in kind.needs)
            title = self._text(f"{at}.title")
            lines = tuple(filter(None, self._lines(at, wanted=wanted)))
            yield AskedMeasure(index + 1, str(named or ""), title, lines)

    def _lines(self, at: str, *, wanted: bool) -> Iterable[str]:
        say = self.words.say
        if holder := self._joined(f"{at}.holder.name", f"{at}.holder.service"):
            state = self._state(f"{at}.holder.state")
            yield say("web.incoming.asks-holder", value=", ".join(filter(None, (holder, state))))
        marks = [*self._marks(at), *self._accounts(at)]
        if marks or wanted:
            value = self._then(marks) or say("web.incoming.asks-no-mark")
            yield say("web.incoming.asks-mark", value=value)
        if people := self._then(map(self._person, self._texts(f"{at}.persons"))):
            yield say("web.incoming.asks-persons", value=people)
        if assets := self._then(map(self._asset, self._texts(f"{at}.assets"))):
            yield say("web.incoming.asks-assets", value=assets)
        if place := ", ".join(self._texts(f"{at}.place")):
            yield say("web.incoming.asks-place", value=place)
        serves = self._texts(f"{at}.offences") if len(self._tables("offences")) > 1 else []
        if told := self._then(map(self._offence, serves)):
            yield say("web.incoming.asks-serves", value=told)
        if facts := ", ".join(map(self._fact, self._texts(f"{at}.facts"))):
            yield say("web.incoming.asks-rests", value=facts)
        if items := self._then(self._texts(f"{at}.items")):
            yield say("web.incoming.asks-items", value=items)
        if count := self._particulars(at):
            yield say("web.incoming.asks-particulars", count=count)
        if period := self._period(at):
            yield period
        if by := self._day(f"{at}.deadline"):
            yield say("web.incoming.asks-measure-by", day=by)

    # --- the parts ------------------------------------------------------------------------------

    def _who(self) -> list[str]:
        asking = [
            self._joined(f"requesting.{part}.name", f"requesting.{part}.unit")
            for part in ("authority", "central_authority")
        ]
        return [self._state("requesting.state"), *dict.fromkeys(asking)]

    def _under(self) -> list[str]:
        known, lines = host().instruments(), []
        for index, one in enumerate(self._tables("basis")):
            instrument = known.get(str(one.get("instrument")))
            named = self.voice.catalogue.named(instrument_term(instrument)) if instrument else ""
            name = named or self._text(f"basis[{index}].instrument")
            lines.append(", ".join([name, *self._texts(f"basis[{index}].articles")]))
        if self._is("reciprocity"):
            lines.append(self.words.say("web.incoming.asks-reciprocity"))
        return lines or [self.words.say("web.incoming.asks-no-basis")]

    def _days(self) -> list[str]:
        say, lines = self.words.say, list[str]()
        if by := self._day("urgency.deadline"):
            lines.append(", ".join(filter(None, (by, self._text("urgency.deadline_time")))))
        for index, _ in enumerate(self._tables("measures")):
            if by := self._day(f"measures[{index}].deadline"):
                lines.append(say("web.incoming.asks-day-measure", day=by, number=index + 1))
        for index, _ in enumerate(self._tables("hearings")):
            if on := self._day(f"hearings[{index}].date"):
                lines.append(say("web.incoming.asks-hearing", day=on))
            if by := self._day(f"hearings[{index}].evidence_by"):
                lines.append(say("web.incoming.asks-evidence-by", day=by))
        return lines

    def _urgency(self) -> str:
        level = self._text("urgency.level")
        pressing = level in ("urgent", "emergency")
        return self.words.say(f"web.incoming.asks-{level}") if pressing else ""

    def _secrecy(self) -> list[str]:
        if not self._is("confidentiality.wanted"):
            return []
        wanted = self.words.say("web.incoming.asks-secret")
        until = self._text("confidentiality.until")
        return [
            wanted,
            self.words.say("web.incoming.asks-secret-until", value=until) if until else "",
        ]

    def _marks(self, at: str) -> Iterable[str]:
        for index, one in enumerate(self._tables(f"{at}.identifiers")):
            path, kind = f"{at}.identifiers[{index}]", str(one.get("kind") or "")
            id = f"word.identifier.{kind}"
            label = self.catalogue.text(id, {}) if self.catalogue.has(id) else kind
            value = ", ".join(
                filter(None, (self._text(f"{path}.value"), self._text(f"{path}.time")))
            )
            yield f"{value} ({label})" if label else value

    def _accounts(self, at: str) -> Iterable[str]:
        for index, _ in enumerate(self._tables(f"{at}.accounts")):
            names = ("number", "iban", "bank", "holder")
            parts = (self._text(f"{at}.accounts[{index}].{name}") for name in names)
            yield ", ".join(filter(None, parts))

    def _person(self, id: str) -> str:
        for index, one in enumerate(self._tables("persons")):
            if one.get("id") == id:
                hidden = mentions_protection(one)
                return id if hidden else self._text(f"persons[{index}].name.full") or id
        return id

    def _asset(self, id: str) -> str:
        """What an asset is; a property that nobody sees cannot be granted."""
        return self._entry("assets", id, "description")

    def _offence(self, id: str) -> str:
        return self._entry("offences", id, "title")

    def _facts(self) -> str:
        """How many facts are told; a request without any says so."""
        count = len(self._tables("facts"))
        if not count:
            return self.words.say("web.incoming.asks-no-facts")
        return self.words.say("web.incoming.asks-facts-count", count=count)

    def _fact(self, id: str) -> str:
        """The number that a fact has in the paper; its id where the request has no such fact."""
        rows = enumerate(self._tables("facts"), start=1)
        return next((str(number) for number, one in rows if one.get("id") == id), id)

    def _particulars(self, at: str) -> int:
        """How many particulars of its kind a measure gives."""
        found = value_at(self.tree, f"{at}.particulars")
        return sum(map(is_answered, found.values())) if isinstance(found, Mapping) else 0

    def _entry(self, name: str, id: str, field: str) -> str:
        """A field of the entry of a list that has an id; the id where there is nothing."""
        rows = enumerate(self._tables(name))
        at = next((n for n, one in rows if one.get("id") == id), None)
        return (self._text(f"{name}[{at}].{field}") if at is not None else "") or id

    def _period(self, at: str) -> str:
        first, last = self._day(f"{at}.period.from"), self._day(f"{at}.period.to")
        known = first and last
        return self.words.say("web.incoming.asks-period", first=first, last=last) if known else ""

    def _language(self, tag: str) -> str:
        """A language by its name for the reader; its tag where nobody knows it."""
        try:
            found = Locale.parse(tag, sep="-") if tag else None
        except (UnknownLocaleError, ValueError):
            return tag
        return found.get_display_name(locale_of(self.words)) or tag if found else ""

    # --- values ---------------------------------------------------------------------------------

    def _tables(self, path: str) -> list[Tree]:
        found = value_at(self.tree, path)
        return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []

    def _is(self, path: str) -> bool:
        """Whether a file says yes, in whichever way it keeps this."""
        return str(value_at(self.tree, path)).casefold() == "true"

    def _texts(self, path: str) -> list[str]:
        found = value_at(self.tree, path)
        return [self.hide(one) for one in found or () if isinstance(one, str) and one.strip()]

    def _text(self, path: str) -> str:
        found = value_at(self.tree, path)
        return self.hide(found.strip()) if isinstance(found, str) else ""

    def _joined(self, *paths: str) -> str:
        return ", ".join(filter(None, map(self._text, paths)))

    def _then(self, texts: Iterable[str]) -> str:
        return self.voice.catalogue.then(filter(None, texts))

    def _state(self, path: str) -> str:
        code = value_at(self.tree, path)
        return state_name(owner_of(code), self.words) if isinstance(code, str) and code else ""

    def _day(self, path: str) -> str:
        found = value_at(self.tree, path)
        try:
            on = dt.date.fromisoformat(str(found)) if found else None
        except ValueError:  # a gap of the file, which the review tells of
            return ""
        return (format_value(on, "date", core_language(self.words)) or str(on)) if on else ""
