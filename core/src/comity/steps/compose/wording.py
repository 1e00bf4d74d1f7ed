"""The words of a document: its catalogue, the form of values, the names of States and measures.

The drafter takes its words from here; nothing in compose is worded in code.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from comity.host import Host
from comity.law.articles import articles_for
from comity.law.assistance_kinds import load_assistance_kinds
from comity.law.nature import is_fiscal, on_a_sentence
from comity.law.states import states
from comity.model.errors import ComposeError, DraftError, Fault
from comity.model.gaps import has_gap
from comity.model.law_records import Instrument
from comity.model.records import AssistanceKind, Jurisdiction
from comity.steps.compose.spacing import NO_BREAK, bound
from comity.steps.protect import SealedAccount, hushed_errors
from comity.steps.resolve import Resolved
from comity.steps.wording.catalogue import HOW_TO_ADD, SOURCE, Catalogue
from comity.steps.wording.catalogue_loading import load_catalogue
from comity.steps.wording.rewordings import reworded, with_rewordings
from comity.text.manner import HEARD, heard_by
from comity.text.reader_text import labelled, said_in
from comity.text.tags import alike
from comity.text.written import capital

__all__ = ["SEALED", "Wording", "open_catalogue"]

SEALED = "S"  # the mark of the sealed annex, apart from the numbers of the others

WAYS = {"": {"video"}, "telephone": {"telephone"}, "either": {"video", "telephone"}}


class Wording:
    """What is said in one document's language."""

    def __init__(self, resolved: Resolved, host: Host) -> None:
        """Open the catalogue of the document's language.

        Raises:
            DraftError: there is no wording in that language.
        """
        self.resolved = resolved
        self.host = host
        self.language = resolved.language
        self.reworded = reworded(resolved.draft, host.office, resolved.language)
        self.words = with_rewordings(open_catalogue(resolved, host), self.reworded)
        self._measures = host.measures()
        self.untranslated: dict[str, str] = {}  # texts of the law's or a plugin's: their language
        self.lent: set[str] = set()  # those of them that a template may print or not

    def say(self, clause: str, **values: str) -> str:
        """A clause's text, not noted: for labels and single words."""
        return self.words.text(clause, values)

    def phrase(self, texts: Iterable[str], clause: str = "format.series") -> str:
        """Texts in one phrase with a comma, or as a clause ``format.`` has it; none for none."""
        return self.words.series(texts, clause)

    def labelled(self, label: str, text: str) -> str:
        """A text after its label, as the language has it: ``Source: the bank``."""
        return self.say("format.labelled", label=label, text=text) if text else ""

    @staticmethod
    def opening(text: str) -> str:
        """A text as it opens a cell of a table: ``Facts 1 and 2``."""
        return capital(text)

    def aside(self, text: str, aside: str) -> str:
        """A text with another in brackets after it, or the one of both that there is."""
        return self.say("format.aside", text=text, aside=aside) if text and aside else text or aside

    def format(self, value: Any, kind: str = "text") -> str:
        """A value as the requesting (or host) State writes it; a gap as what it is."""
        if self.resolved.draft.gaps and has_gap(value):
            return self.say("document.missing")
        if isinstance(value, bool):
            return self.say(f"word.{'yes' if value else 'no'}")
        if kind == "text" and isinstance(value, dt.date):
            kind = "date"
        if kind == "text":
            return str(value).strip()
        written = self.host.format_value(value, kind, self.language, self.resolved.parties)
        # a day stays beside its month, in whichever order a State writes them
        return written.replace(" ", NO_BREAK, 1) if kind == "date" else written

    def listed(self, words: Sequence[str], kind: str = "list") -> str:
        """Words in one phrase: a ``list`` with and, a ``choice`` with or."""
        return self.format(list(words), kind) if words else ""

    def period(self, period: Mapping[str, Any]) -> str:
        """A length of time: whether only working days count, and whether it is a bound."""
        written = self._length(period)
        bound = period.get("bound")
        return self.say(f"word.period.{bound}", period=written) if bound else written

    def _length(self, period: Mapping[str, Any]) -> str:
        if not period.get("business"):
            return self.format(period, "period")
        if period["unit"] != "days":
            return self.say("word.working_time", period=self.format(period, "period"))
        form = self.words.form("word.business_days", period["quantity"])
        quantity = self.format(period["quantity"], "number")
        return self.say(f"word.business_days.{form}", quantity=quantity)

    def instrument_named(self, instrument: Instrument) -> tuple[str, str, str]:
        """An instrument's title, official number and the articles that fit what is asked.

        A catalogue may give the first two in its language, where the instrument is authentic in
        it; any other title stands as it is, and is marked, a description as one. What has no
        number may be known by a short name; that of a treaty between two States only says its
        title again.
        """
        key = f"instrument.{instrument.id}"
        known = self.words.has(f"{key}.title")
        change = _in_a_sentence if instrument.described else str
        named = instrument.title
        title = self.say(f"{key}.title") if known else self.foreign("law.title", named, change)
        short = instrument.short_title if instrument.level != "bilateral" else ""
        short = said_in(short, self.words.language)[0]
        number = instrument.official_id or short
        if self.words.has(f"{key}.number"):
            number = self.say(f"{key}.number")
        kinds = {measure.kind for measure in getattr(self.resolved.draft, "measures", ())}
        draft = self.resolved.draft
        cited = articles_for(
            instrument,
            kinds,
            self._ways(),
            fiscal=is_fiscal(draft),
            sentences=on_a_sentence(draft),
            order=getattr(draft, "form", "") == "order",
        )
        return title, bound(number), self.articles(cited)

    def _ways(self) -> set[str]:
        """The ways by which somebody is to be heard at a distance."""
        ways: set[str] = set()
        for measure in self.resolved.draft.data().get("measures") or ():
            kind = self.kind(measure["kind"])
            if kind is not None and kind.worded_by == "hearing":
                texts = ("\n".join(_said(measure, name) for name in names) for names in HEARD)
                ways |= WAYS[heard_by(texts)]
        return ways

    def articles(self, cited: str) -> str:
        """Articles as law data name them ("arts. 23 to 25 and 29"), word by word."""

        def said(word: re.Match[str]) -> str:
            name = word.group().rstrip(".")
            return self.say(f"cited.{name}") if self.words.has(f"cited.{name}") else word.group()

        return bound(re.sub(r"\b[a-z]{2,}\b\.?", said, cited))

    def measure_title(self, kind: str) -> str:
        """The title of a kind of assistance; a kind that nobody knows is given as written.

        A plugin gives the titles of its own kinds by language; a catalogue may, as ``measure.``.
        """
        known, id = self._measures.get(kind), f"measure.{kind}"
        own = next((m for m in load_assistance_kinds() if m.kind == kind), None)
        if known is not None and own is not None and own.title == known.title:
            return self.words.titled((id,), known.title)
        if own is None and self.words.has(id):
            return self.say(id)
        if known is None:
            return kind
        return self.foreign("law.title", labelled(known.title, known.titles))

    def state_coded(self, code: str) -> str:
        """A State by its code as it stands in a sentence: ``the United States``."""
        known = states().get(code) if self.words.language == SOURCE else None
        return known.jurisdiction(code).short_named() if known else self.format(code, "state")

    def term(self, id: str, title: str = "") -> str:
        """The name of what a plugin's law or fields call by an id, ``term.<id>`` of a catalogue.

        Args:
            id: the id, such as that of an assurance.
            title: what the plugin calls it, in one language or in several.
        """
        if self.words.names(id, title):
            return self.say(f"term.{id}")
        return self.foreign("law.title", title) if title else id.replace("-", " ")

    def kind(self, name: str) -> AssistanceKind | None:
        """A kind of assistance of the host or a plugin, or None for one that nobody knows."""
        return self._measures.get(name)

    def particular(self, kind: str, name: str) -> str:
        """The label of a field of a kind's own, ``link.room`` for instance."""
        first = re.split(r"[.\[]", name, maxsplit=1)[0]
        rest = name[len(first) :]
        own = next((m for m in load_assistance_kinds() if m.kind == kind), None)
        if own is not None and (first in own.particulars or first in own.also):
            ids = (f"particular.{kind}.{first}", f"particular.{first}")
            first = self.words.titled(ids, first.replace("_", " "))
        elif self.words.has(f"particular.{kind}.{first}"):
            first = self.say(f"particular.{kind}.{first}")
        steps = (first, *rest.replace("_", " ").lstrip(".").split("."))
        label = self.words.series(steps)
        return label[:1].upper() + label[1:]

    def foreign(self, clause: str, text: str, change: Callable[[str], str] = str) -> str:
        """A text of the law's or a plugin's in the document's language, or marked with its own.

        Args:
            clause: how it is marked, ``law.text`` or ``law.title``.
            text: the text, in one language or in several.
            change: what is done to the one that is chosen.
        """
        chosen, language = said_in(text, self.words.language)
        return self.marked_as(clause, change(chosen), language)

    def marked_as(self, clause: str, text: str, language: str) -> str:
        """A text with the language that it is in, where that is not the document's."""
        if not text or alike(language, self.words.language):
            return text
        self.untranslated[text] = language
        return self.say(clause, text=text, language=self.format(language, "language"))

    def pseudonym(self, role: str, number: int) -> str:
        """What a protected person is called in a document: ``Witness P3 (identity protected)``."""
        word = self.say(f"word.role.{role}")
        return self.say("request.persons.pseudonym", role=word, number=str(number))

    def sealed_account(self, account: SealedAccount) -> str:
        """What stands in the place of an account, a place or an asset of a protected person."""
        what = "identifier" if account.is_number else "target"
        if self.resolved.view is not None:  # no other reader than the authority gets the annex
            return self.say(f"request.{what}.hidden")
        return self.say(f"request.{what}.sealed", mark=SEALED, number=str(account.number))

    def state_named(self, role: str) -> str:
        """The State in a role by its formal name, in English with the article.

        What stands before a name ("of the", "du", "des") is a matter of each language's grammar,
        so that other catalogues are worded to take the bare name. A language that has no formal
        name of the State (``state.DE.formal``) says the usual one.
        """
        state = self._state(role)
        return state.named() if self.words.language == SOURCE else self._formal(state)

    def state_short(self, role: str) -> str:
        """As ``state_named``, by the short name: ``the United States``."""
        state = self._state(role)
        return state.short_named() if self.words.language == SOURCE else self._short(state)

    def state_alone(self, role: str) -> str:
        """The State as a line of its own, without an article."""
        state = self._state(role)
        return state.name if self.words.language == SOURCE else self._formal(state)

    def _state(self, role: str) -> Jurisdiction:
        state = self.resolved.state(role)
        assert state is not None
        return state

    def _formal(self, state: Jurisdiction) -> str:
        id = f"state.{state.code}.formal"
        return (
            self.say(id) if self.words.has(id) else self._own_name(state.name) or self._short(state)
        )

    def _short(self, state: Jurisdiction) -> str:
        id = f"state.{state.code}.name"
        if self.words.has(id):
            return self.say(id)
        return self._own_name(state.short_name) or self.format(state.code, "state")

    def _own_name(self, name: str) -> str:
        """The name that a State's own file gives in the document's language, or nothing."""
        chosen, language = said_in(name, self.words.language)
        return chosen if alike(language, self.words.language) else ""


def _in_a_sentence(title: str) -> str:
    """A description of a treaty as it stands within a sentence."""
    return title[:1].lower() + title[1:]


def _said(value: Any, path: str) -> str:
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return str(value or "")


def open_catalogue(resolved: Resolved, host: Host) -> Catalogue:
    """The catalogue of the document's language.

    Raises:
        DraftError: there is no wording in that language; the place is that of the draft.
    """
    with hushed_errors(resolved.draft):
        try:
            return load_catalogue(host.languages, resolved.language, resolved.spoken())
        except ComposeError as error:
            place = resolved.case.place("language")
            fault = Fault(place.file, place.line, place.column, "language", str(error), HOW_TO_ADD)
            raise DraftError(fault) from error
