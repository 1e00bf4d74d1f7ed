"""Plugins made of data: every hook answered from the TOML and DOCX files of a folder.

An entry point that names a package alone (``KE = "comity_ke"``) is data: the host makes the plugin
from the package's folder, and imports nothing of it. A country whose law data cannot say something
is code: its package subclasses DataPlugin, overrides that one hook, and ends with
``plugin = Kenya(__name__)``. Files are read when a hook first needs them, never at import.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from comity.host.hookspecs import hookimpl
from comity.law.home import Home, root_of
from comity.model.findings import Finding
from comity.model.records import Jurisdiction, LawBook, Parties, Requirement, Template

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from comity.model.drafts.base import Draft
    from comity.model.law_networks import Network, UsualTime
    from comity.model.law_practice import PracticeGround
    from comity.model.law_records import Instrument
    from comity.model.notice_points import NoticeDuty

__all__ = ["DataPlugin", "InstrumentPlugin"]

T = TypeVar("T")

DAYS = 32
"""Days whose law is kept, of each State."""
REGIONAL = frozenset({"list", "choice", "money", "number"})


def speaks(languages: Sequence[str], language: str) -> bool:
    """Whether a language is one of a State's, region aside: ``en-IN`` is English."""
    return language.partition("-")[0].lower() in {
        own.partition("-")[0].lower() for own in languages
    }


class DataPlugin:
    """A country's plugin, answered from jurisdiction.toml, sources.toml, law/ and templates/."""

    def __init__(self, home: Home) -> None:
        """Remember the folder, or the name of the package, whose data this is; read nothing yet."""
        self.home = home
        self._reading = threading.RLock()
        self._records: tuple[Jurisdiction, ...] = ()
        self._book: LawBook | None = None
        self._days: dict[tuple[dt.date, str], tuple[LawBook, LawBook]] = {}

    def records(self) -> tuple[Jurisdiction, ...]:
        """The State's record, then those of its parts.

        Raises:
            LawDataError: jurisdiction.toml cannot be used.
        """
        with self._reading:
            if not self._records:
                from comity.law.load import load_jurisdictions

                self._records = load_jurisdictions(self.home)
            return self._records

    def hold(self, records: tuple[Jurisdiction, ...], book: LawBook | None) -> None:
        """Answer from these in place of the files; empty: read the files again.

        The conformance kit puts probes among the data in this way.
        """
        with self._reading:
            self._records, self._book = records, book

    def record(self) -> Jurisdiction:
        """The State's record."""
        return self.records()[0]

    def own_codes(self, parties: Parties) -> tuple[str, ...]:
        """The codes of this State and its parts that have a role in a case."""
        own = {record.code for record in self.records()}
        return tuple(code for code in parties.codes() if code in own)

    def book(self) -> LawBook:
        """The whole law book, of every day.

        Raises:
            LawDataError: a law file cannot be used.
        """
        with self._reading:
            if self._book is None:
                from comity.law.load import load_law

                self._book = load_law(self.home, self.record().code)
            return self._book

    def law_on(self, on: dt.date, code: str = "") -> LawBook:
        """The law in force on a day, in the State or in one of its parts."""
        from comity.law.load import in_force

        book, days = self.book(), self._days
        known = days.get((on, code))
        if known is not None and known[0] is book:
            return known[1]
        held = in_force(book, on, code)
        if len(days) >= DAYS:
            days.clear()
        days[on, code] = book, held
        return held

    @hookimpl
    def comity_jurisdictions(self) -> Sequence[Jurisdiction]:
        """The State of jurisdiction.toml, and its parts."""
        return self.records()

    @hookimpl
    def comity_law(self, jurisdiction: str, on: dt.date) -> LawBook | None:
        """The law of this State, or of a part of it, on a day."""
        own = {record.code for record in self.records()}
        return self.law_on(on, jurisdiction) if jurisdiction in own else None

    @hookimpl
    def comity_notice_duties(self) -> Sequence[NoticeDuty]:
        """What the law of this State asks of a notice: ``[[notice_duty]]`` of the law files."""
        from comity.law.notice_duties import load_notice_duties

        return load_notice_duties(self.home)

    @hookimpl
    def comity_validate(self, draft: Draft, parties: Parties, on: dt.date) -> Sequence[Finding]:
        """The findings of this State's rules, for each role it or a part of it has."""
        from comity.law.rule_roads import judge_by_road
        from comity.law.seen import seen_by_law

        found: list[Finding] = []
        data = seen_by_law(draft.read_data(), parties)
        for code in self.own_codes(parties):
            roles, book = parties.roles_of(code), self.law_on(on, code)
            rules = [rule for rule in book.rules if rule.role in roles]
            found += judge_by_road(book, rules, data, draft.kind)
        return found

    @hookimpl
    def comity_translation_requirements(
        self, draft: Draft, parties: Parties, on: dt.date
    ) -> Sequence[Requirement]:
        """The languages this State demands of what is sent to it."""
        from comity.law.ask import applying
        from comity.law.language_terms import requirement_of
        from comity.law.seen import seen_by_law

        code = parties.code("requested") or ""
        if code not in self.own_codes(parties):
            return ()
        book, case = self.law_on(on, code), seen_by_law(draft.read_data(), parties)
        kinds = dict.fromkeys(measure.kind for measure in getattr(draft, "measures", ()))
        found = [
            one for kind in kinds or (None,) for one in applying(book, "languages", kind, case)
        ]
        told = [one for n, one in enumerate(found) if one not in found[:n]]
        return tuple(requirement_of(one, code) for one in told if isinstance(one.value, Mapping))

    @hookimpl
    def comity_find_template(
        self, document_type: str, parties: Parties, language: str, on: dt.date
    ) -> Template | None:
        """This State's own DOCX, or the form it prescribes to others (templates/incoming).

        Either may hold sentences in the State's languages, and then serves only those. A file
        without a word of its own serves every language, as the base does; so does one whose words
        stand between ``{% if doc.own_language %}`` and ``{% else %}``.
        """
        code = self.record().code
        own = any(set(parties.own()) & set(parties.roles_of(c)) for c in self.own_codes(parties))
        folder = "templates" if own else "templates/incoming"
        for name in dict.fromkeys((document_type, document_type.partition(".")[0])):
            file = root_of(self.home) / folder / f"{name}.docx"
            if file.is_file():
                if not self._serves(file, language):
                    return None
                with as_file(file) as path:
                    return Template(Path(path), code)
        return None

    def _serves(self, template: Traversable, language: str) -> bool:
        if speaks(self.record().languages, language):
            return True
        from comity.word.outline import holds_words

        return not holds_words(template.read_bytes())

    @hookimpl
    def comity_template_context(
        self, draft: Draft, parties: Parties, language: str
    ) -> Mapping[str, Any]:
        """What this State's law files lend to its templates: ``law.request_power``.

        ``law`` holds every question that is answered in words, ``-`` written as ``_``, each with a
        list of the answers on the draft's day for its kinds of assistance, each once. Only answers
        read in an official text are lent: a template states no law that nobody has read. The power
        to request is lent where it is known for every kind, and where the draft names no domestic
        basis of its own.
        """
        from comity.law.ask import answer, answers, questions
        from comity.model.citations import Read
        from comity.text.reader_text import said_in

        own = self.own_codes(parties)
        book = self.law_on(draft.date, own[0] if own else "")
        kinds: list[str | None] = [m.kind for m in getattr(draft, "measures", ())] or [None]
        lent: dict[str, list[str]] = {}
        for question in (q for group in questions() for q in group.questions if q.type == "text"):
            found = [answer(book, question.id, kind) for kind in kinds]
            read = [a for a in found if a is not None and a.read is Read.OFFICIAL]
            whole = question.id != "request-power" or len(read) == len(kinds)
            # as the law files have them: the general Act before those for some measures only
            order = [a.value for a in answers(book, question.id) if a in read]
            texts = [said_in(text, language)[0] for text in order]
            lent[question.id.replace("-", "_")] = list(dict.fromkeys(texts)) if whole else []
        if getattr(draft, "domestic_basis", ()):
            lent["request_power"] = []
        return {"law": lent}

    @hookimpl
    def comity_format_value(
        self, value: Any, kind: str, language: str, parties: Parties
    ) -> str | None:
        """Dates in the pattern of this State's practice; lists, sums and figures in its locale."""
        if kind in REGIONAL:
            return self._in_its_locale(value, kind, language)
        if kind != "date" or not isinstance(value, dt.date):
            return None
        if not speaks(self.record().languages, language):
            return None  # a pattern is made for a language: "MMMM d, y" is no date in French
        from comity.law.ask import answer

        found = answer(self.book(), "date-form")
        if found is None or not isinstance(found.value, str):
            return None
        from babel import UnknownLocaleError
        from babel.dates import format_date

        try:
            return format_date(value, found.value, locale=language.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return None  # the host falls back on a language that Babel knows

    def _in_its_locale(self, value: Any, kind: str, language: str) -> str | None:
        if not speaks(self.record().languages, language):
            return None  # 412.000,00 is no sum in English, though CLDR writes it so for en-DE
        from babel.core import Locale, UnknownLocaleError

        from comity.text.formatting import format_value

        tag = f"{language.partition('-')[0]}-{self.record().code}"
        try:
            Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            return None
        return format_value(value, kind, tag)


class InstrumentPlugin:
    """A topic's plugin, answered from sources.toml, instruments/, networks/ and times.toml."""

    def __init__(self, home: Home) -> None:
        """Remember the folder, or the name of the package, whose data this is; read nothing yet."""
        self.home = home
        self._reading = threading.Lock()
        self._instruments: tuple[Instrument, ...] | None = None
        self._read: dict[str, Any] = {}

    def instruments(self) -> tuple[Instrument, ...]:
        """The instruments.

        Raises:
            LawDataError: a file cannot be used.
        """
        with self._reading:
            if self._instruments is None:
                from comity.law.load_instruments import load_instruments

                self._instruments = load_instruments(self.home)
            return self._instruments

    def hold(self, instruments: tuple[Instrument, ...] | None) -> None:
        """Answer from these in place of the files; None: read the files again.

        The conformance kit puts a probe among the data in this way.
        """
        self._instruments = instruments
        self._read = {}

    def _once(self, what: str, load: Callable[[Home], T]) -> T:
        """What a loader makes of the files, which are looked at once, as for the instruments."""
        with self._reading:
            if what not in self._read:
                self._read[what] = load(self.home)
            found: T = self._read[what]
            return found

    @hookimpl
    def comity_instruments(self) -> Sequence[Instrument]:
        """Every instrument of the instruments folder."""
        return self.instruments()

    @hookimpl
    def comity_practice(self) -> Sequence[PracticeGround]:
        """Every ground of the practice folder."""
        from comity.law.load_practice import load_practice

        return self._once("practice", load_practice)

    @hookimpl
    def comity_networks(self) -> Sequence[Network]:
        """Every network of the networks folder."""
        from comity.law.load_networks import load_networks

        return self._once("networks", load_networks)

    @hookimpl
    def comity_times(self) -> Sequence[UsualTime]:
        """Every time of answer of times.toml."""
        from comity.law.load_networks import load_times

        return self._once("times", load_times)

    @hookimpl
    def comity_notice_duties(self) -> Sequence[NoticeDuty]:
        """What law of this topic asks of a notice: ``[[notice_duty]]`` in law/*.toml."""
        from comity.law.notice_duties import load_notice_duties

        return self._once("duties", load_notice_duties)

    @hookimpl
    def comity_validate(self, draft: Draft, parties: Parties, on: dt.date) -> Sequence[Finding]:
        """The findings of the rules of the instruments relied on."""
        from comity.law.rules import judge_all, stands
        from comity.law.seen import seen_by_law

        found: list[Finding] = []
        data = seen_by_law(draft.read_data(), parties)
        for instrument in self.instruments():
            if instrument.id in parties.instruments:
                other = parties.other_treaty(instrument.id)
                rules = [r for r in instrument.rules if r.held_on(on) and stands(r, other)]
                found += judge_all(rules, data, draft.kind, instrument.named())
        return found
