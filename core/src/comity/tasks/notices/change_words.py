"""Where something stands in a notice, and what stands there, as an investigator reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from comity.model.drafts.describe import FieldNote
from comity.steps.read.plain_tree import Node
from comity.steps.wording.catalogue import SOURCE, own_catalogue
from comity.tasks.authoring.voice import kind_term
from comity.tasks.notices.consequences import identity_of, item_key
from comity.tasks.revisions.differences import Steps
from comity.tasks.revisions.place_words import PlaceWords, note_of, spaced
from comity.text.formatting import format_value
from comity.text.messages import message
from comity.text.plurals import form_of
from comity.text.written import capital, within

__all__ = ["CHANNELS", "TIMES", "NoticeWords"]

CHANNELS = "channels"
CATEGORIES = "data_categories"
TIMES = "response_times"
MOST = 600
"""How much of a value a sentence shows."""
_SHORTENED = re.compile(r"(?:\b[A-Z][A-Za-z]{0,3}|\.\w+)\.$")  # a full stop that is no end: Inc.
UNQUOTED = ("state", "language", "country-name", "telephone", "email", "url", "date", "time-zone")
"""Kinds of value that are no text of the company."""
STEM = 6
"""From how many letters on two words are of the same stem."""


@dataclass(frozen=True)
class NoticeWords(PlaceWords):
    """The words of a notice, for a reader of one language."""

    TIME_KEYS: ClassVar[tuple[str, ...]] = ("event", "owed_by", "action", "applies_to")
    """What the words for a response time say of it."""

    def where(self, steps: Steps, labels: Steps) -> str:
        """``Process for foreign authorities for subscriber data``.

        ``labels`` are the steps with the label of an item, as ``item`` gives it, in the place of
        its number. The last number is not told: the field is that of the list. Nor is the label of
        an item whose name is what changed.
        """
        notes: Sequence[FieldNote] = self.notes
        said: list[str] = []
        category = ""
        for n, step in enumerate(steps):
            if isinstance(step, str) and steps[n:] == ("within",) and TIMES in steps:
                continue  # the label says that it is a time
            if isinstance(step, str):
                note = note_of(notes, step)
                said.append(note.title if note else spaced(step))
                notes = note.fields if note else ()
            elif n + 1 < len(steps) and steps[n - 1] == CATEGORIES:
                category, said[-1:] = str(labels[n]), []
            elif _is_name(steps[n - 1 :]):
                break
            elif n + 1 < len(steps):
                said[-1] = str(labels[n])
        place = self._joined(said)
        return self.voice.say("change.of", field=place, item=category) if category else place

    def item(self, item: Node, steps: Steps) -> str:
        """What an item of a list is called: ``Legal entity “Example Mail, Inc.”``."""
        name = _name(steps)
        if name == CHANNELS and isinstance(item, dict):
            kind, address = self.channel(item)
            said = message("change.item/channel", kind=kind, address=address)
            return self.voice.word(said)
        if name == CATEGORIES and isinstance(item, dict):
            return self._category(item)
        if name == TIMES and isinstance(item, dict):
            return self._time(item, steps)
        note = self._note_at(steps)
        title = self.voice.entry(name, note.title if note else capital(spaced(name)))
        return self.voice.say("change.item", title=title, item=self._key_words(item, steps))

    def channel(self, item: Mapping[str, Node]) -> tuple[str, str]:
        """How a request is sent, as it stands within a sentence, and where to."""
        kind, address = str(item.get("kind", "")), str(item.get("address", ""))
        said = self._clause(f"word.channel.{kind}") or spaced(kind)
        return self.voice.inside(said), address

    def details(self, item: Mapping[str, Node], steps: Steps, without: Iterable[str]) -> str:
        """The fields of an item beside those that are told already."""
        rest = {key: value for key, value in item.items() if key not in without}
        return _cut(self.value(rest, steps)) if rest else ""

    def told(self, value: Node, steps: Steps, other: Node | None = None) -> str:
        """A value within a sentence; what the company says in its own words is quoted.

        ``other`` is the value that it is compared with.
        """
        note = self._note_at(steps)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return ", ".join(self.told(one, steps) for one in value)
        text = _cut(self.value(value, steps))
        plain = note is not None and (note.form != "text" or note.place in UNQUOTED)
        if not isinstance(value, str) or plain or text != " ".join(value.split()):
            return text
        bare = text if _SHORTENED.search(text) else text.removesuffix(".")
        if isinstance(other, str) and " ".join(other.split()).removesuffix(".") == bare:
            bare = text  # the full stop is what changed
        return self.voice.say("page.change-quoted", text=bare)

    def value(self, value: Node, steps: Steps) -> str:
        """A value as people read it, a table as its fields with their titles."""
        if isinstance(value, dict) and {"quantity", "unit"} <= value.keys():
            return self._period(value, steps)
        return super().value(value, steps)

    def _text(self, text: str, note: FieldNote | None, steps: Steps) -> str:
        if note is not None and note.name == "category":
            return self._category({"category": text})
        said = super()._text(text, note, steps)
        if note is not None and note.form == "choice":
            return self.inside(spaced(said) if said == text else said)
        if note is not None and note.place == "country-name" and len(text) == 2 and text.isupper():
            return format_value(text, "state", self.voice.catalogue.language) or text
        return said

    def inside(self, text: str) -> str:
        """A text as it stands within a sentence."""
        return within(text, self.voice.catalogue.language)

    def _period(self, period: Mapping[str, Node], steps: Steps) -> str:
        """A length of time with all that is said of it: of what days, how often, a bound."""
        length = {key: str(period[key]) for key in ("quantity", "unit")}
        try:
            said = format_value(length, "period", self.voice.catalogue.language) or ""
        except ValueError:  # a file in JSON may hold what is no number
            said = " ".join(length.values())
        said = said.replace("\u00a0", " ")
        if period.get("business") == "true":
            said = self._in_working_time(length, said)
        times = str(period.get("times", ""))
        if times.isdecimal():
            said = self.voice.say("page.change-times", period=said, times=int(times[:9]))
        known = {"quantity", "unit", "times", "business"}
        if clause := self._clause(f"word.period.{period.get('bound', '')}"):
            said, known = clause.replace("{period}", said), known | {"bound"}
        rest = {key: value for key, value in period.items() if key not in known}
        if period.get("business") not in (None, "true"):
            rest["business"] = period["business"]
        if not rest:
            return said
        more = self._table(rest, steps, self._note_at(steps))
        return self.voice.say("page.change-with", period=said, more=self.inside(more))

    def _in_working_time(self, length: Mapping[str, str], said: str) -> str:
        """A length of time of which only working days count."""
        quantity = length["quantity"]
        if length["unit"] != "days" or not quantity.isdecimal():
            return self._clause("word.working_time").replace("{period}", said)
        form = form_of(int(quantity[:9]), self.voice.catalogue.language)
        several = self._clause("word.business_days.several")
        clause = self._clause(f"word.business_days.{form}") or several
        return clause.replace("{quantity}", quantity)

    def _category(self, item: Mapping[str, Node]) -> str:
        """The name of a category of data, as the notice gives it, or as it is usually called."""
        if isinstance(own := item.get("title"), str):
            return own
        kind = str(item.get("category", ""))
        known = self.host.measures().get(kind)
        said = self.voice.catalogue.named(kind_term(known)) if known else spaced(kind)
        return self.inside(said)

    def _time(self, item: Mapping[str, Node], steps: Steps) -> str:
        """A response time by who owes it: the company, which answers, or the requester."""
        given = {key: item[key] for key in self.TIME_KEYS if item.get(key)}
        event, action, kind = (
            _cut(self.value(given[key], (*steps, key))) if key in given else ""
            for key in ("event", "action", "applies_to")
        )
        whose = "answer" if given.get("owed_by") == "company" else "allow"
        if action:
            whose = "action" if whose == "answer" else "allow-action"
            said = message(f"change.item/{whose}", None, event=event, action=action)
        else:
            said = message(f"change.item/{whose}", event=event)
        label = self.voice.word(said)
        return self.voice.say("page.change-with", period=label, more=kind) if kind else label

    def _key_words(self, item: Node, steps: Steps) -> str:
        """The values that tell an item; where it has none, the first text in it."""
        if not isinstance(item, dict):
            return self.told(item, steps)
        key = item_key(_name(steps), item) or _first_text(item)
        return ", ".join(_cut(self.value(value, (*steps, name))) for name, value in key.items())

    def _clause(self, id: str) -> str:
        """The words of a clause in the reader's language, or in English; nothing if unknown."""
        own = self.voice.catalogue.texts.get(id)
        return own or own_catalogue(SOURCE).texts.get(id, "")

    def _joined(self, titles: Sequence[str]) -> str:
        """Titles from outside to inside; an outer one that the inner one repeats is left out."""
        kept: list[str] = []
        for title in titles:
            if kept and _repeats(title, kept[-1]):
                kept.pop()
            kept.append(title)
        first, *rest = kept or [""]
        for inner in rest:
            first = self.voice.say("revision.within", outer=first, inner=self.inside(inner))
        return capital(first)


def _repeats(inner: str, outer: str) -> bool:
    """Whether a title says what the one around it says: Preservation, Preservation period."""
    ours, theirs = inner.lower().split(), outer.lower().split()
    return all(any(_alike(one, other) for one in ours) for other in theirs)


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) >= STEM and one[:STEM] == other[:STEM])


def _first_text(item: Mapping[str, Node]) -> dict[str, Node]:
    return dict([(name, value) for name, value in item.items() if isinstance(value, str)][:1])


def _is_name(steps: Steps) -> bool:
    """Whether a list, a number and a field tell the name of an item, by which it is known."""
    name, *_, field = steps
    known = len(steps) == 3 and name not in (CHANNELS, CATEGORIES, TIMES)
    return known and field == identity_of(str(name))


def _name(steps: Steps) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST else f"{text[:MOST].rsplit(' ', 1)[0]} …"
