"""The ladder for people: what to do first, then every rung, the open channels in full."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from comity.law.terms import kind_named, language_term
from comity.model.citations import Citation, Read
from comity.model.messages import Message, Scalar, Term, Value
from comity.model.records import HOLD, Channel
from comity.steps.findings import cited_as_read
from comity.steps.ladder import Entry, Ladder, Step, gives_something, users
from comity.text.citing_forms import cited_in, place_in
from comity.text.messages import ENGLISH, Catalogue, message, plain_sentence, worded, words
from comity.text.reader_text import said_in
from comity.text.tags import alike

__all__ = ["LadderPage", "ladder_text"]

WIDTH = 100
DEEP = " " * 6
GRADES = ("evidence", "by-law", "lead", "yes", "no")
NETWORKS = ("police", "financial-intelligence", "asset-recovery", "judicial-network")
PLAIN = ("draft-check", "formal-request", "letter-rogatory")
NAMED = {
    "ladder.why/not-member": "ladder.reason/without",
    "ladder.why/not-party": "ladder.reason/unbound",
    "ladder.why/not-party-listed": "ladder.reason/unbound",
    "ladder.why/suspended": "ladder.reason/suspended",
}
SHORT = {
    "ladder.why/no-hub": "ladder.reason/two-partners",
    "ladder.why/across": "ladder.reason/two-hubs",
}
BY_DATA = ("plain.sentence", "ladder.ask/process")
"""Messages with a text from the data of a plugin that is not marked as law is."""

NAMING = ("ladder.title/formal", "ladder.title/order-form", "ladder.title/scheme")
"""Titles that name the treaty."""

SIGNED = "ladder.why/signed"
TIMES = 2  # figures that are shown for a rung; the rest is data


def ladder_text(
    ladder: Ladder, width: int = WIDTH, catalogue: Catalogue = ENGLISH, *, file: str = ""
) -> str:
    """The ladder as text, at most so many columns wide, in the language of a catalogue.

    ``file`` is the name of the case file, if it is one's.
    """
    return "\n".join(LadderPage(ladder, width, catalogue, file).lines()) + "\n"


class LadderPage:
    """A ladder as it is laid out for people."""

    def __init__(self, ladder: Ladder, width: int, catalogue: Catalogue, file: str) -> None:
        self.ladder, self.width, self.catalogue = ladder, width, catalogue
        self.file, self.contacts = file, set[str]()
        self.unnamed: list[Entry] = []

    def lines(self) -> Iterator[str]:
        """The lines, the first steps first."""
        pair = self.ladder.pair
        said: dict[str, Value] = {"asking": pair.asking, "asked": pair.asked}
        said["day"] = pair.resolved.on
        if self.file:
            yield from self._wrapped(self._say("ladder.head/file", file=self.file, **said))
        else:
            yield from self._wrapped(self._say("ladder.head", **said))
        if pair.kinds:
            kinds = tuple(map(kind_named, pair.kinds))
            urgency = message(f"ladder.urgency/{pair.urgency}")
            yield from self._wrapped(self._say("ladder.asked", kinds=kinds, urgency=urgency))
        if self.ladder.aside:
            yield from self._wrapped(self._say("ladder.aside", packages=self.ladder.aside))
        yield from self._title(self._say("ladder.section/first"))
        for number, one in enumerate(self.ladder.first, start=1):
            yield from self._wrapped(f"{number}. {self._told(one)}", "  ", "     ")
        number = 0
        for step in self.ladder.steps:
            if rung := tuple(self._rung(step)):
                number += 1
                yield from self._title(f"{number}. {self._say(f'ladder.rung/{step.rung}')}")
                yield from rung
        yield from self._others()
        yield ""
        if self.unnamed:
            yield from self._wrapped(self._say("ladder.unnamed"))
        read, day = self.ladder.read, pair.resolved.on
        if read is not None and read < day:
            yield from self._wrapped(self._say("ladder.old", read=read, day=day))
        yield from self._wrapped(self._say("ladder.no-time"))

    def _rung(self, step: Step) -> Iterator[str]:
        """A rung: what helps, then in a line each what is closed, unknown, or of no help."""
        pair, entries = self.ladder.pair, list(step.entries)
        far = [one for one in entries if not one.near and not one.mark and _is_not_open(one)]
        self.unnamed += far
        entries = [one for one in entries if one not in far]
        shut = [one for one in entries if one.channel.open == "no"]
        dark = [
            one
            for one in entries
            if one.channel.open == "unknown" and _is_network(one) and not one.channel.measures
        ]
        idle = [
            one
            for one in entries
            if one not in (*shut, *dark) and not gives_something(one.channel, pair)
        ]
        for entry in entries:
            if entry not in (*shut, *dark, *idle):
                yield from self._open(entry)
        named = [one for one in shut if one.mark or not _is_network(one) or _tells_more(one)]
        for entry in named:
            yield from self._shut(entry)
        out = [one for one in shut if one not in named]
        for name, group in (("closed", out), ("unknown", dark), ("nothing", idle)):
            if group:
                names = tuple(self._in_line(one) for one in group)
                yield from self._wrapped(self._say(f"ladder.{name}", channels=names), "  ", DEEP)
                for entry in group:
                    yield from self._marked(entry)
        if (why := self.ladder.unlooked.get(step.rung)) is not None:
            yield from self._wrapped(self._told(why), "  ", DEEP)
        for time in step.times[:TIMES]:
            text = self._say("ladder.usual", says=self._text(time.says))
            cited = self._cited(time.cited().sources[0])
            yield from self._wrapped(f"{text} {cited}", "  ", DEEP)

    def _open(self, entry: Entry) -> Iterator[str]:
        """A channel that is open or may be, with what somebody needs to use it."""
        one = entry.channel
        yield from self._wrapped(f"{self._state(entry)}  {self._told(entry.title)}", "  ", DEEP)
        yield from self._marked(entry)
        plain = one.source or one.kind in PLAIN  # the title and the law say what it gives
        untold = one.open == "unknown" and self._is_later(one)
        why = "" if one.source and one.says and not untold else self._told(one.why)
        told = (why, "" if plain else self._gives(one), self._told(users(one)))
        if lead := " ".join(filter(None, told)):
            yield from self._wrapped(lead, DEEP)
        yield from self._wrapped(" ".join(filter(None, self._texts(entry))), DEEP)
        contact = one.contact if one.kind in PLAIN else self._text(one.contact)
        where = ", ".join(filter(None, (contact, one.link)))
        if where and where not in self.contacts and one.kind != "draft-check":
            self.contacts.add(where)
            yield from self._wrapped(self._say("ladder.find", where=where), DEEP)
        elif not where and entry.where is not None and entry.where.id not in self.contacts:
            self.contacts.add(entry.where.id)
            yield from self._wrapped(self._told(entry.where), DEEP)

    def _texts(self, entry: Entry) -> Iterator[str]:
        """What to do and by which article; of a treaty each road by its own."""
        one = entry.channel
        if entry.roads:
            for row in entry.roads:
                yield f"{self._text(row.says)} [{self._article(row.cited())}]"
            yield self._told(entry.remark)
        elif entry.title.id in NAMING and one.citation is not None:
            yield from self._sentences(entry)
            yield f"[{self._article(one.citation)}]"
        else:
            yield from self._sentences(entry)
            cited = one.citation.sources[0] if one.citation and _is_network(entry) else one.citation
            yield self._cited(cited)

    def _sentences(self, entry: Entry) -> Iterator[str]:
        """What to do, how long it lasts, and its limits; in an emergency only where it is one."""
        one = entry.channel
        if self._is_later(one):
            return
        texts = [one.lasts, one.answers_in]
        if one.kind not in NETWORKS and not (entry.ask and _is_network(entry)):
            texts = [one.says if one.source or not one.lasts else "", *texts]
        told = [*map(self._text, texts), self._told(entry.ask)]
        told += [self._text(one.limits), self._told(entry.bounds), self._told(entry.remark)]
        yield from dict.fromkeys(filter(None, told))

    def _is_later(self, one: Channel) -> bool:
        """Whether it is for an emergency and there is none, so that its text is left out."""
        return one.only == "emergency" and self.ladder.pair.urgency != "emergency"

    def _shut(self, entry: Entry) -> Iterator[str]:
        """A channel that is closed, with the reason: the law that closes it, or who is missing."""
        one = entry.channel
        reason = self._told(one.why)
        if one.source:  # a State's own law, which says more than that it does
            reason = f"{self._text(one.says)} {self._cited(one.citation)}".strip()
        text = f"{self._state(entry)}  {self._told(entry.title)}. {reason}"
        yield from self._wrapped(text, "  ", DEEP)
        yield from self._marked(entry)

    def _cited(self, citation: Citation | None) -> str:
        """A citation; how it was read is told where that is not the official text."""
        if citation is None:
            return ""
        official = all(one.read is Read.OFFICIAL for one in citation.sources)
        language = self.catalogue.language
        text = self.catalogue.then(cited_in(one, language) for one in citation.sources)
        return f"[{text if official else cited_as_read(citation, self.catalogue)}]"

    def _article(self, citation: Citation) -> str:
        """An article of a treaty that is named beside it; the whole where it was read elsewhere."""
        numbered = any(map(str.isdigit, citation.article))
        if numbered and citation.read is Read.OFFICIAL and not citation.also:
            return place_in(citation.article, self.catalogue.language)
        return self._cited(citation).strip("[]")

    def _state(self, entry: Entry) -> str:
        """Whether it is open; one that rests on an old list was open then."""
        channel = entry.channel
        if channel.open == "yes" and entry.old:
            return self._say("ladder.open/old", year=entry.old)
        name = channel.only if channel.only and channel.open == "yes" else channel.open
        return self._say(f"ladder.open/{name}")

    def _gives(self, one: Channel) -> str:
        """What it gives of what is asked, the best first, and advice or a hold."""
        asked = self.ladder.pair.classes
        parts: list[Message] = []
        for grade in GRADES:
            classes = asked if grade == "no" else (*asked, HOLD, "advice")
            own = [name for name in classes if one.gives.get(name) == grade]
            if own:
                named = tuple(message(f"ladder.class/{name}") for name in own)
                parts.append(message(f"ladder.gives/{grade}", classes=named))
        return self._say("ladder.gives-line", parts=tuple(parts)) if parts else ""

    def _in_line(self, entry: Entry) -> Message:
        """A channel in a line with others; if it is closed, with the reason."""
        name, why = plain_sentence(_short(entry.channel)), entry.channel.why
        if entry.channel.open != "no" or why is None:
            return name
        return message("ladder.shut", channel=name, reason=_reason(why))

    def _marked(self, entry: Entry) -> Iterable[str]:
        """What the draft says of a channel."""
        if entry.tried is None:
            return ()
        text = entry.tried.result if entry.mark == "used" else entry.tried.why_not
        if not text:
            return self._wrapped(self._say(f"ladder.mark/{entry.mark}"), DEEP)
        if entry.mark == "used":
            return self._wrapped(self._say("ladder.mark/used-result", result=text), DEEP)
        return self._wrapped(self._say("ladder.mark/unsuitable-reason", reason=text), DEEP)

    def _others(self) -> Iterator[str]:
        if self.ladder.others:
            yield from self._title(self._say("ladder.section/others"))
        for one in self.ladder.others:
            text = one.result if one.tried else one.why_not
            told = self.catalogue.labelled(one.channel, text) if text else one.channel
            yield from self._wrapped(told, "  ", DEEP)

    def _title(self, text: str) -> Sequence[str]:
        return "", text, "-" * len(text)

    def _say(self, id: str, **params: Value) -> str:
        return words(id, self.catalogue, **params)

    def _told(self, said: Message | None) -> str:
        """A message; marked where it has a text in it that is not in the language."""
        if said is None:
            return ""
        text = worded(self._with_marks(said), self.catalogue)[0]
        return self._marked_as(text, foreign=self._is_foreign(said))

    def _with_marks(self, said: Message) -> Message:
        """The message with what is in another language between marks, on a page."""
        return replace(said, params=tuple((k, self._with_mark(said, v)) for k, v in said.params))

    def _with_mark(self, said: Message, value: Value) -> Value:
        if isinstance(value, tuple):
            return tuple(map(partial(self._with_mark_of_one, said), value))
        return None if value is None else self._with_mark_of_one(said, value)

    def _with_mark_of_one(self, said: Message, value: Scalar | Message) -> Scalar | Message:
        if isinstance(value, Message):
            return self._with_marks(value)
        if said.id in BY_DATA and isinstance(value, str):
            return self.catalogue.foreign(*said_in(value, self.catalogue.language))
        return value

    def _is_foreign(self, said: Message) -> bool:
        """Whether a text of law or of a network in it is there in another language only."""
        for _, value in said.params:
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Message) and self._is_foreign(one):
                    return True
                if said.id in BY_DATA and isinstance(one, str) and one and self._lacks(one):
                    return True
        return False

    def _lacks(self, text: str) -> bool:
        return not alike(said_in(text, self.catalogue.language)[1], self.catalogue.language)

    def _marked_as(self, text: str, *, foreign: bool) -> str:
        if not (foreign and text):
            return text
        return self._say("law.in-language", text=text, language=language_term(ENGLISH.language))

    def _text(self, text: str) -> str:
        told, language = said_in(text, self.catalogue.language) if text else ("", "")
        lacks = bool(told) and self._lacks(text)
        return self._marked_as(self.catalogue.foreign(told, language), foreign=lacks)

    def _wrapped(self, text: str, indent: str = "", hanging: str = "") -> Iterable[str]:
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=hanging or indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _is_not_open(entry: Entry) -> bool:
    return entry.channel.open != "yes" and _is_network(entry)


def _tells_more(entry: Entry) -> bool:
    """Whether the reason is worth more than a word: of a treaty, and of what keeps data."""
    why = entry.channel.why
    return bool(entry.channel.lasts) or (why is not None and why.id.startswith(SIGNED))


def _is_network(entry: Entry) -> bool:
    """Whether it is an institution with members, whose reasons need no line of their own."""
    return bool(entry.channel.ask_through) and not entry.channel.source


def _states(why: Message) -> tuple[Term, ...]:
    states = dict(why.params).get("states")
    assert isinstance(states, tuple)
    return tuple(one for one in states if isinstance(one, Term))


def _reason(why: Message) -> Message:
    """In a few words why a network is closed to the two."""
    if why.id in NAMED:
        return message(NAMED[why.id], states=_states(why))
    return message(SHORT.get(why.id, "ladder.reason/other"))


def _short(channel: Channel) -> str:
    return channel.short or channel.title
