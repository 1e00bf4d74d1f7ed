"""Which fields of an unfinished document to ask for, which not, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from comity.host import Host
from comity.model.drafts.describe import FieldNote
from comity.model.messages import Message
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.questions.derived import derive
from comity.tasks.questions.derived_value import Given
from comity.tasks.questions.facts import instruments_that_turn_on
from comity.tasks.questions.known import Known, know
from comity.tasks.questions.law_paths import each_path
from comity.tasks.questions.relevance_rules import Rule, State, rules_for
from comity.tasks.questions.required import Required
from comity.tasks.questions.required_here import Requirements
from comity.tasks.questions.sections import mapped_kinds
from comity.text.messages import ENGLISH, entry, law_says, message

__all__ = ["Relevance", "relevant"]


@dataclass(frozen=True, slots=True)
class Relevance:
    """What a field is to the author of an unfinished document.

    ``path`` has the numbers of items: ``measures[0].period.from``. ``why`` is one sentence in the
    reader's language, with a citation where law is the reason. ``value`` is what a derived field
    would be in the file, as a plain tree. ``needed`` tells that the model, the law or the kind of
    assistance requires a field that is asked for.
    """

    path: str
    state: State
    why: str
    value: Any = None
    needed: bool = False


def relevant(
    data: Mapping[str, Any],
    host: Host,
    *,
    on: dt.date | None = None,
    language: str | None = None,
) -> dict[str, Relevance]:
    """What each field of an unfinished document is to its author.

    Args:
        data: the plain tree, unfinished and perhaps wrong. What does not fit its field counts as
            not answered.
        host: the plugin host.
        on: the day whose law applies; the document's own where it is left out, else today.
        language: the language of the reasons; English where it is left out.

    Returns:
        A relevance by path, a table before what is in it: for each item of a list, and for one
        further item under its next number. Empty if the document does not name a known kind.

    Raises:
        ComposeError: there is no wording in that language.
    """
    host = host.for_case()
    words = load_messages(host.languages, language) if language else ENGLISH
    kind = data.get("kind") if isinstance(data, Mapping) else None
    types = host.document_types()
    if not isinstance(kind, str) or kind not in types:
        return {}
    known = know(data, types[kind], host, on, words)
    judge = _Judge(known)
    found, _ = judge.table(known.notes, "", data, _Around(active=True))
    return {one.path: one for one in found}


@dataclass(frozen=True, slots=True)
class _Around:
    """The table around a field: whether it is asked for, or what is true of all that is in it.

    ``derived`` are the values of the table, where it is derived as a whole.
    """

    active: bool
    rule: Rule | None = None
    derived: Mapping[str, Any] | None = None
    why: str = ""
    needed: bool = True


class _Judge:
    """The rules, the derivations and the law, put to each field of one document."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.met: dict[str, tuple[Rule, ...]] = {}
        self.held: dict[tuple[int, str], bool] = {}
        self.rules = rules_for(known.document.kind)
        self.referable = {
            one.name for one in known.notes if any(field.name == "id" for field in one.fields)
        }
        self.words: dict[tuple[str, str], str] = {}
        self.required = Requirements(known, self._is_asked)

    # --- tables ------------------------------------------------------------------------------

    def table(
        self, notes: Sequence[FieldNote], path: str, data: Any, around: _Around
    ) -> tuple[list[Relevance], bool]:
        """The fields of a table, and whether any of them is asked for.

        What is required in a table is asked for as soon as anything else in it is.
        """
        found = self._fields(notes, path, data, around)
        asked = any(one.state == "ask" for one in found)
        if asked and not around.active and around.rule is None:
            return self._fields(notes, path, data, replace(around, active=True)), True
        return found, asked

    def _fields(
        self, notes: Sequence[FieldNote], path: str, data: Any, around: _Around
    ) -> list[Relevance]:
        tree = data if isinstance(data, Mapping) else {}
        found: list[Relevance] = []
        for note in notes:
            full = f"{path}.{note.name}" if path else note.name
            found += self._field(note, full, tree.get(note.name), around)
        return found

    def _field(
        self, note: FieldNote, path: str, value: Any, around: _Around
    ) -> Iterator[Relevance]:
        own = self._own(note, path, value, around)
        if note.form != "table":
            yield own
            return
        inside = self._inside(note, path, value, own, around)
        rest, asked = self._below(note, path, value, own, inside)
        if asked and own.state in ("rare", "pointless"):
            asking = next(one for one in rest if one.state == "ask")
            own = Relevance(path, "ask", asking.why, needed=own.needed)
        yield own
        yield from rest

    def _inside(
        self, note: FieldNote, path: str, value: Any, own: Relevance, around: _Around
    ) -> _Around:
        if isinstance(own.value, Mapping):
            return _Around(active=own.state == "ask", derived=own.value, why=own.why)
        if own.state == "ask":
            return _Around(active=True, needed=own.needed or _there(value) or note.many)
        rule = _decisive(self._met(path))
        final = rule is not None and rule.state in ("rare", "pointless")
        return _Around(active=False, rule=rule if final else around.rule, why=own.why)

    def _below(
        self, note: FieldNote, path: str, value: Any, own: Relevance, inside: _Around
    ) -> tuple[list[Relevance], bool]:
        """What is in a table, or in each item of a list of tables and in one more."""
        if not note.many:
            return self.table(note.fields, path, value, inside)
        found: list[Relevance] = []
        asked = False
        items = value if isinstance(value, (list, tuple)) else []
        derived = own.value if isinstance(own.value, list) else []
        for index in range(max(len(items), len(derived)) + 1):
            item = items[index] if index < len(items) else None
            around = inside
            if index < len(derived) and isinstance(derived[index], Mapping):
                around = _Around(active=False, derived=derived[index], why=own.why)
            more, wanted = self.table(note.fields, f"{path}[{index}]", item, around)
            found += more
            asked = asked or (wanted and index < len(items))
        return found, asked

    # --- one field ---------------------------------------------------------------------------

    def _own(self, note: FieldNote, path: str, value: Any, around: _Around) -> Relevance:
        """What a field is by itself, a table without what is in it."""
        if around.derived is not None and note.name in around.derived:
            return self._given(path, value, around.derived[note.name], around.why)
        met = self._met(path)
        if around.rule is None and (found := self._derived(path, met)) is not None:
            return self._given(path, value, found.value, self.known.say(found.why))
        return self._judged(note, path, value, around, _decisive(met))

    def _derived(self, path: str, met: Sequence[Rule]) -> Given | None:
        """The value of a field, unless a rule before the derivation says that it is not needed."""
        for rule in met:
            if rule.state in ("rare", "pointless"):
                return None
            if rule.state == "derived" and (found := derive(rule, self.known, path)) is not None:
                return found
        return None

    def _given(self, path: str, value: Any, derived: Any, why: str) -> Relevance:
        """A derived field, unless its author has answered it otherwise."""
        answered = _there(value) and value != derived
        if answered and isinstance(derived, Mapping):
            return Relevance(path, "ask", why, derived)
        if answered:
            return Relevance(path, "ask", self._why("answered"))
        return Relevance(path, "derived", why, derived)

    def _judged(
        self, note: FieldNote, path: str, value: Any, around: _Around, rule: Rule | None
    ) -> Relevance:
        """A field that is not derived: the law first, then the table around, then the rule."""
        required = self._binding(path, rule)
        urgent = [one for one in required if one.urgent]
        model = note.required and around.active
        needed = bool(urgent) or (model and around.needed) or (rule is not None and rule.needed)
        if not urgent and not model and self._names_nothing(note, path):
            return self._kept(path, value, "pointless", self._why("nothing-to-name"))
        if required and (urgent or rule is None or rule.state == "ask" or _by_law(required, rule)):
            return Relevance(path, "ask", self._says((urgent or required)[0]), needed=needed)
        if around.rule is not None:
            return self._kept(path, value, around.rule.state, around.why)
        if rule is not None and rule.state != "ask":
            return self._kept(path, value, rule.state, self._why(rule.why, path))
        if rule is not None or model:
            why = self._why(rule.why if rule is not None else "model", path)
            return Relevance(path, "ask", why, needed=needed)
        if self._is_usual(note, path):
            return Relevance(path, "ask", self._why("usual"))
        return self._kept(path, value, "rare", self._why("rare"))

    def _names_nothing(self, note: FieldNote, path: str) -> bool:
        """Whether a field lists ids of another part of the document, and that part is empty."""
        if not note.many or note.form != "text" or "." not in path:
            return False
        return note.name in self.referable and not self.known.data.get(note.name)

    def _binding(self, path: str, rule: Rule | None) -> list[Required]:
        """Who requires a field in spite of its rule: the law always, else what nothing replaces."""
        required = self.required.of(path)
        if not required:
            return []
        replaced = rule is not None and (rule.instead or rule.state == "pointless")
        return [one for one in required if one.source or not replaced]

    def _is_usual(self, note: FieldNote, path: str) -> bool:
        """Whether a kind of document without rules, which a plugin brings, asks for a field."""
        plain = "." not in path and note.form != "free-table"
        return plain and self.known.document.kind not in mapped_kinds()

    def _kept(self, path: str, value: Any, state: State, why: str) -> Relevance:
        """A field that is not asked for, unless it has an answer, which nobody may overlook."""
        if _there(value):
            return Relevance(path, "ask", self._why("answered"))
        return Relevance(path, state, why)

    def _met(self, path: str) -> tuple[Rule, ...]:
        """The rules that hold for a field, in order, as far as they can decide anything."""
        met = self.met.get(path)
        if met is None:
            met = tuple(self._deciding(self.rules.get(each_path(path), ()), path))
            self.met[path] = met
        return met

    def _deciding(self, rules: Sequence[Rule], path: str) -> Iterator[Rule]:
        """The rules that hold; none after one that ends it all.

        After a rule that asks for the field only a derivation can still count.
        """
        for number, rule in enumerate(rules, start=1):
            if self._holds(rule, path, self.known.facts):
                yield rule
                if rule.state in ("rare", "pointless"):
                    return
                if rule.state == "ask" and all(one.state != "derived" for one in rules[number:]):
                    return

    def _holds(self, rule: Rule, path: str, facts: Mapping[str, Any]) -> bool:
        """Whether a rule holds for a field; all fields in one item of a list share the answer."""
        if not rule.when:
            return True
        key = id(rule), rule.item(path)
        if key not in self.held:
            self.held[key] = rule.is_met(path, facts)
        return self.held[key]

    def _is_asked(self, path: str) -> bool:
        """Whether a rule asks for a field, so that of several that will do it is the one."""
        rule = _decisive(self._met(path))
        return rule is not None and rule.state == "ask"

    def _why(self, id: str, path: str = "") -> str:
        """The words of a reason, made once for each field."""
        key = id, each_path(path) if _names_instruments(id) else ""
        if key not in self.words:
            params: dict[str, Any] = {}
            if _names_instruments(id):
                params["instruments"] = instruments_that_turn_on(self.known, key[1])
            self.words[key] = self.known.say(message(f"relevance.{id}", None, **params))
        return self.words[key]

    def _says(self, required: Required) -> str:
        if isinstance(required.says, Message):
            return self.known.say(required.says)
        says = law_says(required.says)
        return self.known.say(message("relevance.by-law", None, says=says, source=required.source))


@cache
def _names_instruments(id: str) -> bool:
    """Whether a reason names the instruments that turn on the field."""
    return "instruments" in entry(f"relevance.{id}").params


def _decisive(met: Sequence[Rule]) -> Rule | None:
    """The first of the rules that hold for a field which is not derived."""
    for rule in met:
        if rule.state != "derived":
            return rule
    return None


def _by_law(required: Sequence[Required], rule: Rule) -> bool:
    """Whether the law advises a field that a rule would leave aside as rare."""
    return rule.state == "rare" and any(one.source for one in required)


def _there(value: Any) -> bool:
    """Whether a plain value says anything."""
    if value is None or isinstance(value, str):
        return bool(value and value.strip())
    if isinstance(value, Mapping):
        return any(map(_there, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(_there, value))
    return False
