"""What the law says on a field: the law of either State, and what is in force between them.

The sentences are those of the law files: rules and grounds of refusal that read the field, answers
to the questions that it raises, assurances asked for, time limits. Law that nobody has read says
nothing here. What was read in an official text goes before what was read in an account of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.host import Host
from comity.law.ask import applying
from comity.law.conditions import holds
from comity.law.rules import limits_of, speaks_of, stands
from comity.model.citations import Citation, Read
from comity.model.law_records import Assurance, Cited, Clock, Ground, Rule
from comity.model.records import LawBook
from comity.tasks.questions.answered_values import in_words
from comity.tasks.questions.law_paths import each_path, law_paths, reads, within
from comity.tasks.questions.occasion import Occasion, occasion_of
from comity.text.reader_text import said_in

__all__ = ["LawAt", "law_at", "law_of"]

ITEM = re.compile(r"([a-z_]+)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class LawAt:
    """What law says on a field.

    ``state`` is the code of the State whose law it is, or the id of the instrument; ``says`` its
    sentence; ``requires`` tells that it asks for the field in this case; ``rule`` is the id of the
    rule, ground, assurance or time limit, or the question that is answered.
    """

    state: str
    says: str
    citation: Citation | None
    requires: bool
    rule: str


def law_at(
    path: str,
    data: Any,
    host: Host,
    *,
    on: dt.date | None = None,
    language: str | None = None,
) -> tuple[LawAt, ...]:
    """What the law of either State and what is in force between them say on a field.

    Args:
        path: the path of the field, ``measures[0].period.from``.
        data: the draft as a plain tree, unfinished and perhaps wrong; never raises on it.
        host: the host.
        on: the day whose law is asked for; default: the date of the draft, else today.
        language: the language of the sentences, as far as the law has one in it; default: English.
    """
    host = host.for_case()
    return law_of(path, occasion_of(data, host, on=on), language)


def law_of(path: str, occasion: Occasion, language: str | None = None) -> tuple[LawAt, ...]:
    """The same for an occasion that is known already, for whoever asks of many fields."""
    if not occasion.kind or not isinstance(path, str):
        return ()
    asked = _Asked(occasion, path, language)
    told: dict[tuple[str, str], LawAt] = {}
    for one in sorted(filter(_was_read, asked.all()), key=_rank):
        told.setdefault((one.state, one.says), one)
    return tuple(told.values())


def _was_read(one: LawAt) -> bool:
    return bool(one.says) and one.citation is not None and one.citation.read is not Read.NONE


def _rank(one: LawAt) -> tuple[bool, bool]:
    return one.citation is None or one.citation.read is not Read.OFFICIAL, not one.requires


class _Asked:
    """One field, and all that may speak on it."""

    def __init__(self, occasion: Occasion, path: str, language: str | None) -> None:
        self.occasion, self.language = occasion, language or "en"
        self.words = occasion.words(language)
        self.path = each_path(path)
        found = ITEM.match(path)
        self.list, self.number = (found[1], int(found[2])) if found else ("", 0)
        self.below = not self.path.endswith("[]") and self._is_table(occasion.notes)

    def all(self) -> Iterator[LawAt]:
        for role in ("requested", "requesting", "host"):
            if (book := self.occasion.books.get(role)) is not None:
                yield from self._of_book(book, role, self.occasion.roles[role])
        for instrument in self.occasion.in_force:
            other = self.occasion.other_treaty(instrument)
            held = [rule for rule in instrument.rules if stands(rule, other)]
            yield from self._rules(held, instrument.id, ("",))
            yield from self._notified(instrument.notified, instrument.id)
            grounds = [g for g in instrument.grounds if not (g.yields_to and other)]
            yield from self._grounds(_declared(grounds, self.occasion.roles), instrument.id)

    def _of_book(self, book: LawBook, role: str, code: str) -> Iterator[LawAt]:
        yield from self._rules(book.rules, code, (role,))
        yield from self._answers(book, role, code)
        if role == "requested":
            yield from self._grounds(book.grounds, code)
        yield from self._assurances(book.assurances, role, code)
        yield from self._clocks(book.clocks, role, code)

    # --- rules -------------------------------------------------------------------------------

    def _rules(self, rules: Iterable[Rule], of: str, roles: tuple[str, ...]) -> Iterator[LawAt]:
        for rule in rules:
            if rule.role not in roles or not speaks_of(rule, self.occasion.kind):
                continue
            if not rule.held_on(self.occasion.on) or not self._read_by(rule):
                continue
            met = [self._met(rule.when, item) for item in self._items(rule.each)]
            if any(one is not False for one in met):
                requires = True in met and self._required_by(rule)
                yield self._said(rule, rule.says, of, rule.id, requires=requires)

    def _read_by(self, rule: Rule) -> bool:
        prefix = f"{rule.each}[]" if rule.each else ""
        conditions = [*rule.require, *rule.forbid, *limits_of(rule)]
        conditions += [rule.when] if rule.when is not None else []
        return self._is_read(conditions, prefix) or bool(rule.assure and self._of_assurances())

    def _required_by(self, rule: Rule) -> bool:
        """Whether a rule asks for this field: a rule of one road binds only who takes it."""
        if not rule.demands or rule.road:
            return False
        if rule.assure and self._of_assurances():
            return True
        prefix = f"{rule.each}[]" if rule.each else ""
        return any(
            self._is_read([condition], prefix) and not self._met_otherwise(condition, rule.each)
            for condition in (*rule.require, *limits_of(rule))
        )

    def _met_otherwise(self, condition: Mapping[str, Any], each: str) -> bool:
        """Whether another field already does what this one would do."""
        prefix = f"{each}[]" if each else ""
        others = [part for part in condition.get("any_of", ()) if not self._is_read([part], prefix)]
        items = self._items(each)
        return any(all(self._met(part, item) is True for item in items) for part in others)

    def _items(self, each: str) -> list[Any]:
        """The items that a rule judges: the one asked about, else all there are."""
        if not each:
            return [self.occasion.data]
        items = self.occasion.data.get(each)
        there = list(items) if isinstance(items, (list, tuple)) else []
        if each == self.list:
            there = there[self.number : self.number + 1]
        return there or [{}]

    def _met(self, condition: Mapping[str, Any] | None, item: Any) -> bool | None:
        if condition is None:
            return True
        try:
            return holds(condition, item, self.occasion.data)
        except (KeyError, TypeError, ValueError, ArithmeticError):
            return None  # a value that was not finished cannot be compared

    # --- grounds, answers, assurances, time limits -------------------------------------------

    def _grounds(self, grounds: Iterable[Ground], of: str) -> Iterator[LawAt]:
        for ground in grounds:
            conditions = [one for one in (ground.when, ground.only) if one is not None]
            by_topic = self._is_at(law_paths().topics.get(ground.topic, ()))
            if not (by_topic or self._is_read(conditions, "")):
                continue
            judged = [self._met(one, self.occasion.data) for one in conditions]
            if self._serves(ground.measures) and False not in judged:
                yield self._said(ground, ground.says, of, ground.id)

    def _answers(self, book: LawBook, role: str, code: str) -> Iterator[LawAt]:
        for one in law_paths().answers:
            if one.role != role or not self._is_at([one.path]):
                continue
            for kind in self._kinds():
                for found in applying(book, one.question, kind, self.occasion.data):
                    says = found.says_beside() or in_words(found.question, found.value, self.words)
                    yield self._said(found, says, code, one.question)

    def _notified(self, notified: Iterable[Any], of: str) -> Iterator[LawAt]:
        """What the requested State notified under an instrument, of its authority or languages."""
        wanted = {
            "central-authority": ["requested.central_authority"],
            "languages": ["language", "translation.into"],
        }
        for one in notified:
            if one.code != self.occasion.roles.get("requested") or one.read is Read.NONE:
                continue
            asks = self.occasion.roles.get("requesting", "") not in one.not_from
            if asks and self._is_at(wanted.get(one.about, ())) and self._serves(one.measures):
                says = one.says or in_words(one.about, one.value, self.words)
                yield self._said(one, says, of, one.about)

    def _assurances(self, found: Iterable[Assurance], role: str, code: str) -> Iterator[LawAt]:
        side = {"requested": "asks", "requesting": "gives"}.get(role)
        for one in found:
            if not self._of_assurances() or one.side not in ("", side) or side is None:
                continue
            met = self._met(one.when, self.occasion.data)
            if self._serves(one.measures) and met is not False:
                yield self._said(one, one.says, code, one.id)  # the rules say when it is due

    def _clocks(self, clocks: Iterable[Clock], role: str, code: str) -> Iterator[LawAt]:
        if role == "requesting":
            return
        for one in clocks:
            if self._is_at(law_paths().events.get(one.event, ())):
                yield self._said(one, one.says, code, one.id)

    # --- the field ---------------------------------------------------------------------------

    def _said(self, one: Cited, says: str, of: str, rule: str, *, requires: bool = False) -> LawAt:
        return LawAt(of, said_in(says, self.language)[0], one.cited(), requires, rule)

    def _is_read(self, conditions: Iterable[Mapping[str, Any]], prefix: str) -> bool:
        return any(
            within(read, self.path, below=self.below)
            for condition in conditions
            for read in reads(condition, prefix)
        )

    def _is_at(self, paths: Iterable[str]) -> bool:
        """Whether the field is at one of some paths, or below it."""
        asked = self.path.removesuffix("[]")
        return any(asked == path or asked.startswith((f"{path}.", f"{path}[]")) for path in paths)

    def _of_assurances(self) -> bool:
        return self._is_at(["assurances"])

    def _kinds(self) -> tuple[str, ...]:
        """The kinds of assistance that the field is about: of its item, else of all items."""
        name = {"measures": "kind", "data_categories": "category"}
        found: list[str] = []
        for key in [self.list] if self.list in name else list(name):
            items = self._items(key)
            found += [str(item.get(name[key], "")) for item in items if isinstance(item, Mapping)]
        return tuple(dict.fromkeys(found))

    def _serves(self, measures: tuple[str, ...]) -> bool:
        kinds = [kind for kind in self._kinds() if kind]
        return not measures or not kinds or bool(set(measures) & set(kinds))

    def _is_table(self, notes: Iterable[Any]) -> bool:
        steps = self.path.replace("[]", "").split(".")
        for number, step in enumerate(steps):
            note = next((one for one in notes if one.name == step), None)
            if note is None:
                return False
            if number == len(steps) - 1:
                return bool(note.form == "table" and not note.many)
            notes = note.fields
        return False


def _declared(grounds: Iterable[Ground], roles: Mapping[str, str]) -> list[Ground]:
    """The grounds that hold for these States: a declared one takes the place of a general one."""
    asks, asked = roles.get("requesting", ""), roles.get("requested", "")
    held = [
        one
        for one in grounds
        if one.code in ("", asked) and (not one.asked_by or asks in one.asked_by)
    ]
    replaced = {one.instead_of for one in held if one.declared and one.instead_of}
    return [one for one in held if one.id not in replaced]
