"""The ladder for people: what to do first, then every rung, the open channels in full."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from comity.law.terms import kind_named
from comity.model.messages import Message, Value
from comity.model.records import Channel
from comity.steps.findings import cited_as_read
from comity.steps.ladder import Entry, Ladder, Step, gives_something
from comity.text.messages import ENGLISH, Catalogue, message, words
from comity.text.reader_text import said_in

__all__ = ["ladder_text"]

WIDTH = 100
GRADES = ("evidence", "by-law", "lead", "yes", "no")
DEEP = " " * 6
LAW, FILE_MODE = "  ", True


def ladder_text(
    ladder: Ladder, width: int = WIDTH, catalogue: Catalogue = ENGLISH, *, file: str = ""
) -> str:
    """The ladder as text, at most so many columns wide, in the language of a catalogue.

    ``file`` is the name of the case file, if it is one's.
    """
    return "\n".join(_Page(ladder, width, catalogue, file).lines()) + "\n"


class _Page:
    """A ladder as it is laid out for people."""

    def __init__(self, ladder: Ladder, width: int, catalogue: Catalogue, file: str) -> None:
        self.ladder, self.width, self.catalogue = ladder, width, catalogue
        self.file = file

    def lines(self) -> Iterator[str]:
        """The lines, the first steps first."""
        pair = self.ladder.pair
        said: dict[str, Value] = {
            "asking": pair.asking,
            "asked": pair.asked,
            "day": pair.resolved.on,
        }
        head = "ladder.head/file" if self.file else "ladder.head"
        yield from self._wrapped(
            self._say(head, **said, **({"file": self.file} if self.file else {}))
        )
        if pair.kinds:
            kinds = tuple(map(kind_named, pair.kinds))
            urgency = message(f"ladder.urgency/{pair.urgency}")
            yield from self._wrapped(self._say("ladder.asked", kinds=kinds, urgency=urgency))
        yield from self._first()
        for number, step in enumerate(self.ladder.steps, start=1):
            yield from self._rung(number, step)
        yield from self._others()
        yield ""
        yield from self._wrapped(self._say("ladder.no-time"))

    def _first(self) -> Iterator[str]:
        yield from self._title(self._say("ladder.section/first"))
        for number, one in enumerate(self.ladder.first, start=1):
            yield from self._wrapped(f"{number}. {self._told(one)}", "  ", "     ")

    def _rung(self, number: int, step: Step) -> Iterator[str]:
        yield from self._title(f"{number}. {self._say(f'ladder.rung/{step.rung}')}")
        pair = self.ladder.pair
        useful = [one for one in step.entries if gives_something(one.channel, pair)]
        idle = [one for one in step.entries if one not in useful and one.channel.open != "no"]
        for entry in useful:
            yield from self._closed(entry) if entry.channel.open == "no" else self._open(entry)
        for entry in step.entries:
            if entry not in useful and entry not in idle:
                yield from self._closed(entry)
        if idle:
            names = tuple(_name(one) for one in idle)
            yield from self._wrapped(self._say("ladder.nothing", channels=names), "  ", "    ")
        for time in step.times[:2]:
            text = said_in(time.says, self.catalogue.language)[0]
            yield from self._wrapped(
                f"{self._say('ladder.usual', says=text)} [{cited_as_read(time.cited(), self.catalogue)}]",
                "  ",
                "    ",
            )

    def _state(self, channel: Channel) -> str:
        name = channel.only if channel.only and channel.open == "yes" else channel.open
        return self._say(f"ladder.open/{name}")

    def _open(self, entry: Entry) -> Iterator[str]:
        """A channel that is open or unknown, with all that somebody needs to use it."""
        one = entry.channel
        yield from self._wrapped(f"{self._state(one)}  {self._told(entry.title)}", "  ", DEEP)
        if mark := self._mark(entry):
            yield from self._wrapped(mark, DEEP)
        yield from self._wrapped(self._sentences(entry), DEEP)
        if gives := self._gives(one):
            yield from self._wrapped(gives, DEEP)
        where = tuple(filter(None, (self._text(one.contact), one.link)))
        if where:
            yield from self._wrapped(self._say("ladder.find", where=where), DEEP)
        if one.citation is not None:
            yield from self._wrapped(f"[{cited_as_read(one.citation, self.catalogue)}]", DEEP)

    def _sentences(self, entry: Entry) -> str:
        one = entry.channel
        parts = [self._told(one.why) if one.why else ""]
        parts += [self._text(text) for text in (one.says, one.lasts, one.answers_in)]
        parts += [self._told(entry.ask) if entry.ask else "", self._text(one.limits)]
        parts.append(self._told(entry.remark) if entry.remark else "")
        return " ".join(dict.fromkeys(filter(None, parts)))

    def _closed(self, entry: Entry) -> Iterator[str]:
        """A channel that is closed, with the reason and no more."""
        one = entry.channel
        parts = [self._told(one.why) if one.why else ""]
        if one.gives and set(one.gives.values()) == {"no"}:  # closed by a law, which tells why
            parts = [self._text(one.says), f"[{cited_as_read(one.citation, self.catalogue)}]"] if one.citation else parts
        yield from self._wrapped(
            f"{self._state(one)}  {self._told(entry.title)}. {' '.join(parts)}", "  ", DEEP
        )
        if mark := self._mark(entry):
            yield from self._wrapped(mark, DEEP)

    def _gives(self, one: Channel) -> str:
        """What it gives of what is asked, the best first, and advice or a hold."""
        classes = (*self.ladder.pair.classes, "preservation", "advice")
        parts: list[Message] = []
        for grade in GRADES:
            own = [name for name in classes if one.gives.get(name) == grade]
            if grade == "no":
                own = [name for name in own if name in self.ladder.pair.classes]
            if own:
                named = tuple(message(f"ladder.class/{name}") for name in own)
                parts.append(message(f"ladder.gives/{grade}", classes=named))
        return self._say("ladder.gives-line", parts=tuple(parts)) if parts else ""

    def _mark(self, entry: Entry) -> str:
        if not entry.mark or entry.tried is None:
            return ""
        tried = entry.tried
        text = tried.result if entry.mark == "used" else tried.why_not
        if not text:
            return self._say(f"ladder.mark/{entry.mark}")
        name = "used-result" if entry.mark == "used" else "unsuitable-reason"
        return self._say(f"ladder.mark/{name}", **{"result" if entry.mark == "used" else "reason": text})

    def _others(self) -> Iterator[str]:
        if self.ladder.others:
            yield from self._title(self._say("ladder.section/others"))
        for one in self.ladder.others:
            text = one.result if one.tried else one.why_not
            yield from self._wrapped(": ".join(filter(None, (one.channel, text))), "  ", DEEP)

    def _title(self, text: str) -> Sequence[str]:
        return "", text, "-" * len(text)

    def _say(self, id: str, **params: Value) -> str:
        return words(id, self.catalogue, **params)

    def _told(self, said: Message) -> str:
        from comity.text.messages import worded

        return worded(said, self.catalogue)[0]

    def _text(self, text: str) -> str:
        return said_in(text, self.catalogue.language)[0] if text else ""

    def _wrapped(self, text: str, indent: str = "", hanging: str = "") -> Iterable[str]:
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=hanging or indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _name(entry: Entry) -> Message:
    from comity.steps.ladder.entries import titled

    return titled(entry.channel.short or entry.channel.title)
