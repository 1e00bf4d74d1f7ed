"""Plugins made of data: every hook answered from TOML files beside the plugin's two lines.

    from comity import DataPlugin

    plugin = DataPlugin(__name__)

A country whose law data cannot say something subclasses DataPlugin and overrides that one hook.
Files are read when a hook first needs them, never at import.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.hookspecs import hookimpl
from comity.records import Finding, Jurisdiction, LawBook, Parties, Requirement, Template

if TYPE_CHECKING:
    from comity.drafts.base import Draft
    from comity.law.records import Instrument

__all__ = ["DataPlugin", "InstrumentPlugin"]

REGIONAL = frozenset({"list", "choice", "money", "number"})


class DataPlugin:
    """A country's plugin, answered from jurisdiction.toml, sources.toml, law/ and templates/."""

    def __init__(self, package: str) -> None:
        """Remember the package whose data this is; read nothing yet."""
        self.package = package
        self._record: Jurisdiction | None = None
        self._book: LawBook | None = None

    def record(self) -> Jurisdiction:
        """The jurisdiction's record.

        Raises:
            LawDataError: jurisdiction.toml cannot be used.
        """
        if self._record is None:
            from comity.law.load import load_jurisdiction

            self._record = load_jurisdiction(self.package)
        return self._record

    def book(self) -> LawBook:
        """The whole law book, of every day.

        Raises:
            LawDataError: a law file cannot be used.
        """
        if self._book is None:
            from comity.law.load import load_law

            self._book = load_law(self.package, self.record().code)
        return self._book

    def law_on(self, on: dt.date) -> LawBook:
        """The law in force on a day."""
        from comity.law.load import in_force

        return in_force(self.book(), on)

    @hookimpl
    def comity_jurisdictions(self) -> Sequence[Jurisdiction]:
        """The one jurisdiction of jurisdiction.toml."""
        return (self.record(),)

    @hookimpl
    def comity_law(self, jurisdiction: str, on: dt.date) -> LawBook | None:
        """The law of this jurisdiction on a day."""
        return self.law_on(on) if jurisdiction == self.record().code else None

    @hookimpl
    def comity_validate(self, draft: Draft, parties: Parties, on: dt.date) -> Sequence[Finding]:
        """The findings of this State's rules, for each role it has."""
        from comity.law.rules import judge_all

        code = self.record().code
        roles = parties.roles_of(code)
        rules = [rule for rule in self.law_on(on).rules if rule.role in roles]
        return judge_all(rules, draft.data(), draft.kind, code)

    @hookimpl
    def comity_translation_requirements(
        self, draft: Draft, parties: Parties, on: dt.date
    ) -> Sequence[Requirement]:
        """The languages this State demands of what is sent to it."""
        from comity.law.ask import answers

        code = self.record().code
        if parties.code("requested") != code:
            return ()
        kinds = {measure.kind for measure in getattr(draft, "measures", ())}
        return tuple(
            Requirement(
                source=code,
                accepts=tuple(found.value.get("accepts", ())),
                citation=found.cited(),
                alternatives=tuple(found.value.get("alternatives", ())),
                condition=str(found.value.get("on", "")),
                certified={"yes": True, "no": False}.get(str(found.value.get("certified", ""))),
            )
            for found in answers(self.law_on(on), "languages")
            if isinstance(found.value, Mapping)
            and (not found.measures or kinds & {*found.measures})
        )

    @hookimpl
    def comity_find_template(
        self, document_type: str, parties: Parties, language: str, on: dt.date
    ) -> Template | None:
        """This State's own DOCX, or the form it prescribes to others (templates/incoming)."""
        code = self.record().code
        own = {"requesting", "host"} & set(parties.roles_of(code))
        folder = "templates" if own else "templates/incoming"
        for name in dict.fromkeys((document_type, document_type.partition(".")[0])):
            file = files(self.package) / folder / f"{name}.docx"
            if file.is_file():
                with as_file(file) as path:
                    return Template(Path(path), code)
        return None

    @hookimpl
    def comity_format_value(
        self, value: Any, kind: str, language: str, parties: Parties
    ) -> str | None:
        """Dates in the pattern of this State's practice; lists, sums and figures in its locale."""
        if kind in REGIONAL:
            return self._in_its_locale(value, kind, language)
        if kind != "date" or not isinstance(value, dt.date):
            return None
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
        from babel.core import Locale, UnknownLocaleError

        from comity.builtin.formatting import format_value

        tag = f"{language.partition('-')[0]}-{self.record().code}"
        try:
            Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            return None
        return format_value(value, kind, tag)


class InstrumentPlugin:
    """A topic's plugin that holds instruments: sources.toml and instruments/*.toml."""

    def __init__(self, package: str) -> None:
        """Remember the package whose data this is; read nothing yet."""
        self.package = package
        self._instruments: tuple[Instrument, ...] | None = None

    def instruments(self) -> tuple[Instrument, ...]:
        """The instruments.

        Raises:
            LawDataError: a file cannot be used.
        """
        if self._instruments is None:
            from comity.law.load import load_instruments

            self._instruments = load_instruments(self.package)
        return self._instruments

    @hookimpl
    def comity_instruments(self) -> Sequence[Instrument]:
        """Every instrument of the instruments folder."""
        return self.instruments()

    @hookimpl
    def comity_validate(self, draft: Draft, parties: Parties, on: dt.date) -> Sequence[Finding]:
        """The findings of the rules of the instruments relied on."""
        from comity.law.rules import judge_all

        found: list[Finding] = []
        for instrument in self.instruments():
            if instrument.id in parties.instruments:
                rules = [rule for rule in instrument.rules if rule.held_on(on)]
                found += judge_all(rules, draft.data(), draft.kind, instrument.named())
        return found

    @hookimpl
    def comity_translation_requirements(
        self, draft: Draft, parties: Parties, on: dt.date
    ) -> Sequence[Requirement]:
        """Nothing of its own: instruments leave the language to the requested State."""
        return ()
