"""Answers as people type them, read into what the file has: dates, States, languages, words.

Nothing is guessed: what has two readings is refused with both.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from comity.host import Host
from comity.law.terms import language_term
from comity.model.messages import Term
from comity.tasks.authoring.agenda import ROWS, Ask
from comity.tasks.authoring.amount_reading import shown_amount
from comity.tasks.authoring.case_setup import (
    UnknownStateError,
    find_measure,
    find_state,
    measure_kinds,
    state_called,
)
from comity.tasks.authoring.questions import AND, Refused, TwoDates, pick, pick_several, yes_or_no
from comity.tasks.authoring.value_words import value_in_words
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.fields import Field
from comity.tasks.questions.known import KINDS_IN
from comity.text.messages import message
from comity.text.written_dates import read_date, shown

__all__ = ["AnswerReader", "lines_of"]

TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
SEVERAL = re.compile(r"[,;\n]")
PART_TITLES = {"company.entities[].state": "interview.label-state-of-seat"}
COUNTED = {
    "years": ("year", "years", "yrs", "jahr", "jahre", "jahren", "an", "ans"),
    "pages": ("page", "pages", "p", "pp", "seite", "seiten"),
    "copies": ("copy", "copies", "kopie", "kopien", "copie"),
}
"""What may be written behind a number, by the name of its field: ``10 years``."""
WORDS_FOR_ALL = ("all", "*")


@dataclass(frozen=True)
class AnswerReader:
    """Reads the answers of one author.

    ``state`` is the State of the author, whose order of day and month decides.
    """

    host: Host
    voice: Voice
    state: str = ""

    def read(self, ask: Ask, raw: str, tree: Mapping[str, Any]) -> Any:
        """The value that an answer stands for, as the file has it.

        Raises:
            Refused: it cannot be read as what is asked for.
        """
        if ask.shape == "kinds":
            return self._kinds(ask, raw, tree)
        if ask.shape == "refs":
            return self._references(ask.field, raw, tree)
        if ask.shape == "choose":
            labels = self.voice.choices(ask.field.name, ask.field.choices)
            return list(pick_several(raw, ask.field.choices, labels))
        if ask.shape == "lines":
            closed = ask.field.place in ("state", "language")
            found = self._closed(ask.field, raw) if closed else lines_of(raw)
            return [self.scalar(ask.field, one.strip()) for one in found if one.strip()]
        return self.scalar(ask.field, raw)

    def scalar(self, field: Field, raw: str) -> str:
        """One value of a field."""
        text = raw.strip()
        if field.form == "true-false":
            return "true" if self._yes(text) else "false"
        if field.form == "choice":
            return self.chosen(field, text)
        if field.form == "date":
            return self.day(text).isoformat()
        if field.form in ("number", "amount"):
            return _counted(field, text).replace(" ", "")
        if field.place == "state":
            return self._state(text, field)
        if field.place == "language":
            return self._language(text)
        if field.refers_to:
            return text
        return text if field.long else " ".join(text.split())

    def day(self, text: str) -> dt.date:
        """A date, in the order of day and month of the author's State.

        Raises:
            Refused: it is not a date.
            TwoDates: it may be two.
        """
        read = read_date(text, language=self.voice.catalogue.language, state=self.state)
        if read.date is not None:
            return read.date
        if read.refusal is not None:
            raise Refused(read.refusal)
        both = tuple(shown(day, self.voice.catalogue.language) for day in read.readings)
        raise TwoDates(message("interview.two-dates", dates=both), text, read.readings)

    def only_date(self, text: str) -> dt.date | None:
        """A date in figures that has one reading for everybody who writes the author's language.

        The order of day and month in the author's State decides nothing: nobody would be asked.
        """
        return read_date(text, language=self.voice.catalogue.language).date

    def chosen(self, field: Field, text: str) -> str:
        """A word of a closed list: by its word, its number, or what it means."""
        labels = self.voice.choices(field.name, field.choices)
        try:
            return pick(text, field.choices, labels)
        except Refused:
            if "true" in field.choices:
                with suppress(Refused):
                    return "true" if self._yes(text) else "false"
            raise

    def part_title(self, field: Field) -> str:
        """The title of a part of a row, where the one of the field needs a heading around it."""
        id = PART_TITLES.get(field.path)
        return self.voice.say(id) if id else field.title

    def show(self, value: Any, field: Field | None = None) -> str:
        """A value in a line, a date with the name of its month."""
        if isinstance(value, Mapping) and set(value) == {"amount", "currency"}:
            return shown_amount(value, self.voice.catalogue.language)
        if isinstance(value, Mapping):
            return self._table(value, field)
        if isinstance(value, list):
            rows = field is not None and field.name in ROWS
            return self.voice.catalogue.then(
                self._row(one, field) if rows else self.show(one, field) for one in value
            )
        if field is not None and field.form == "date" and isinstance(value, str):
            return _day_in_words(value, self.voice.catalogue.language)
        flag = field is not None and field.form in ("true-false", "choice")
        if flag and value in ("true", "false"):
            id = "interview.label-yes" if value == "true" else "interview.label-no"
            return self.voice.say(id)
        if field is not None and isinstance(value, str) and value:
            if field.place == "state":
                return self._coded(state_called(self.host, value), value)
            if field.place == "language":
                return self._coded(language_term(value), value)
            meant = value_in_words(
                value, field.name, field.form, self.voice, self.host, within=_within(field)
            )
            if meant:
                return meant
        return " ".join(str(value or "").split())

    def _table(self, value: Mapping[str, Any], field: Field | None) -> str:
        """A table in a line: ``90 days``, ``1 March 2026 – 30 April 2026, Africa/Nairobi``."""
        inner = {one.name: one for one in field.fields} if field else {}
        parts = {k: self.show(v, inner.get(k)) for k, v in value.items() if k != "id"}
        if {"from", "to"} <= set(parts):
            parts = {"": f"{parts.pop('from')} – {parts.pop('to')}", **parts}
        between = " " if set(parts) & {"quantity", "amount"} else ", "
        return between.join(filter(None, parts.values()))

    def _row(self, value: Any, field: Field | None) -> str:
        """A row with the title of each part, so that a shift is seen; what it is before which."""
        inner = {one.name: one for one in field.fields} if field else {}
        if not isinstance(value, Mapping):
            return self.show(value, field)
        shown = {k: self.show(v, inner.get(k)) for k, v in value.items() if k != "id"}
        shown = {key: text for key, text in shown.items() if text}
        if len(shown) == 1:
            return next(iter(shown.values()))
        if len(shown) == 2 and next(iter(shown)) in ("kind", "role"):
            return self.voice.field(*shown.values())
        titles = {key: self.part_title(inner[key]) if key in inner else key for key in shown}
        return " · ".join(self.voice.field(titles[key], text) for key, text in shown.items())

    def _coded(self, term: Term, code: str) -> str:
        """A State or a language by its name and its code: ``Kenya (KE)``."""
        name = self.voice.catalogue.named(term)
        return code if name in ("", code) else f"{name} ({code})"

    # --- kinds of values ---------------------------------------------------------------------

    def _yes(self, text: str) -> bool:
        word = text.casefold()
        for meant, id in ((True, "prompt.label-yes"), (False, "prompt.label-no")):
            if word in self.voice.names_for(id):
                return meant
        return yes_or_no(text)

    def _state(self, text: str, field: Field) -> str:
        """The code of a State; words, where the field takes them too, stay for the check."""
        try:
            return find_state(self.host, text, self.voice, spoken=True)
        except UnknownStateError as error:
            if field.pattern:
                raise Refused(error.said) from error
            return text

    def _closed(self, field: Field, raw: str) -> list[str]:
        """The States or languages of a list; "and" divides two only where each is one of them."""
        made: list[str] = []
        for part in SEVERAL.split(raw):
            words = AND.split(part)
            known = all(self._is_known(field, word) for word in words)
            made += words if known and not self._is_known(field, part) else [part]
        return made

    def _is_known(self, field: Field, text: str) -> bool:
        if field.place == "language":
            return self._language(text.strip()) != text.strip() or bool(TAG.fullmatch(text.strip()))
        return self.is_state(text)

    def is_state(self, text: str) -> bool:
        """Whether a text is the code or the name of a State."""
        try:
            return bool(find_state(self.host, text, self.voice, spoken=True))
        except UnknownStateError:
            return False

    def _language(self, text: str) -> str:
        named = _languages(self.voice.catalogue.language) | _languages("en")
        return named.get(text.casefold(), text)

    def kinds_offered(self, ask: Ask) -> tuple[str, ...]:
        """The kinds of assistance to choose from; a company holds data and records alone."""
        kinds = measure_kinds(self.host)
        if ask.path != "data_categories":
            return kinds
        known = self.host.measures()
        return tuple(kind for kind in kinds if known[kind].data or known[kind].records)

    def kind_labels(self, kinds: Sequence[str]) -> tuple[str, ...]:
        """The titles of kinds of assistance in the author's language, else their own."""
        return tuple(map(self.kind_title, kinds))

    def kind_title(self, kind: str) -> str:
        """The title of a kind of assistance; of one that there is not, its word."""
        for title in self.voice.kinds((kind,)):
            return title
        known = self.host.measures().get(kind)
        return known.title if known else kind

    def _kinds(self, ask: Ask, raw: str, tree: Mapping[str, Any]) -> list[dict[str, str]]:
        """The items for some kinds; an item of a kind that is there already stays as it is."""
        key, kinds = KINDS_IN[ask.path], self.kinds_offered(ask)
        chosen = pick_several(raw, kinds, self.kind_labels(kinds), measure_kinds(self.host))
        for name in chosen:
            find_measure(self.host, name)
        left = [item for item in tree.get(ask.path, []) if isinstance(item, dict)]
        made: list[dict[str, str]] = []
        for name in chosen:
            there = next((item for item in left if item.get(key) == name), None)
            if there is not None:
                left.remove(there)
            made.append(there or {key: name})
        return made

    def _references(self, field: Field, raw: str, tree: Mapping[str, Any]) -> list[str]:
        ids = reference_ids(field, tree)
        if raw.strip().casefold() in (*WORDS_FOR_ALL, *self.voice.names_for("interview.label-all")):
            return list(ids)
        return list(pick_several(raw, ids))


def reference_ids(field: Field, tree: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of the items that a field may name."""
    items = tree.get(field.refers_to)
    return tuple(
        str(item["id"])
        for item in (items if isinstance(items, list) else [])
        if isinstance(item, dict) and item.get("id")
    )


def lines_of(raw: str) -> Sequence[str]:
    """The parts of an answer with several: one a line, or with semicolons between."""
    parts = raw.split("\n") if "\n" in raw.strip() else raw.split(";")
    return [part.strip() for part in parts if part.strip()]


def _counted(field: Field, text: str) -> str:
    """A number without the word for what it counts."""
    found = re.fullmatch(r"(\d+)\s*([^\W\d_]+)\.?", text)
    known = found is not None and found[2].casefold() in COUNTED.get(field.name, ())
    return found[1] if found is not None and known else text


def _within(field: Field) -> str:
    """The name of the list or the table that a field is in."""
    return field.path.rpartition(".")[0].rpartition(".")[2].removesuffix("[]")


def _day_in_words(value: str, language: str) -> str:
    try:
        return shown(dt.date.fromisoformat(value), language)
    except ValueError:
        return value


@cache
def _languages(tag: str) -> dict[str, str]:
    """The codes of languages by their names in a language, as CLDR has them."""
    names = Locale.parse(tag, sep="-").languages
    return {
        str(name).casefold(): str(code).replace("_", "-")
        for code, name in reversed(list(names.items()))
        if TAG.fullmatch(str(code).replace("_", "-"))
    }
