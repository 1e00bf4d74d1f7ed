"""Time limits for people: what is past first, each with who, by when, how counted, what to do."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from babel import Locale
from babel.dates import format_date

from comity.law.day_zones import zone_of_state
from comity.law.terms import state_named
from comity.law.working_days import calendar_of
from comity.model.deadlines import Deadline
from comity.model.messages import Message
from comity.steps.findings import cited_as_read
from comity.tasks.deadlines.collect import ORDER, CaseDeadlines
from comity.tasks.deadlines.given_files import LeftOut
from comity.text.finding_lines import wrapped as folded
from comity.text.formatting import first_of_month
from comity.text.messages import ENGLISH, Catalogue, message, worded, words

__all__ = ["brief_text", "deadlines_text"]

WIDTH = 100
INDENT = "    "
CODE = re.compile(r"`[^`]+`")
NO_BREAK = "\0"
SECURE = "deadline.act/secure"


def deadlines_text(
    cases: Sequence[CaseDeadlines],
    today: dt.date,
    width: int = WIDTH,
    catalogue: Catalogue = ENGLISH,
    left_out: Sequence[LeftOut] = (),
) -> str:
    """The time limits of all cases in one order, at most so many columns wide."""
    return "\n".join(_Page(cases, today, width, catalogue, left_out).lines()) + "\n"


def brief_text(
    cases: Sequence[CaseDeadlines],
    today: dt.date,
    catalogue: Catalogue = ENGLISH,
    left_out: Sequence[LeftOut] = (),
) -> str:
    """The same with one line for each: the day, its weight, whose it is, the file, what is due."""
    return "\n".join(_Page(cases, today, WIDTH, catalogue, left_out).brief_lines()) + "\n"


class _Page:
    """The list as it is laid out."""

    def __init__(
        self,
        cases: Sequence[CaseDeadlines],
        today: dt.date,
        width: int,
        catalogue: Catalogue,
        left_out: Sequence[LeftOut],
    ) -> None:
        self.cases, self.today, self.width, self.catalogue = cases, today, width, catalogue
        self.left_out = left_out
        self.all = sorted(
            ((one, case) for case in cases for one in case.found),
            key=lambda pair: (ORDER.index(pair[0].standing), pair[0].due or dt.date.max),
        )

    def lines(self) -> Iterator[str]:
        yield from wrapped(self._head(), self.width, "", "  ")
        yield from self._left_out()
        for standing in ORDER:
            group = [pair for pair in self.all if pair[0].standing == standing]
            if not group:
                continue
            title = words(f"page.deadline-section/{standing}", self.catalogue)
            yield from ("", title, "-" * len(title))
            for one, case in group:
                yield ""
                yield from self._entry(one, case)
        yield from self._foot()

    def brief_lines(self) -> Iterator[str]:
        yield self._head()
        yield from self._left_out()
        rows = [self._row(one, case) for one, case in self.all]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
        place = 0
        for standing in ORDER:
            group = [pair for pair in self.all if pair[0].standing == standing]
            if group:
                yield from ("", words(f"page.deadline-section/{standing}", self.catalogue))
            for row in rows[place : place + len(group)]:
                cells = [cell.ljust(wide) for cell, wide in zip(row, widths, strict=False)]
                yield "  ".join((*cells, row[-1])).strip()
            place += len(group)

    def _row(self, one: Deadline, case: CaseDeadlines) -> tuple[str, ...]:
        """The cells of a line, the text last."""
        day = one.due.isoformat() if one.due else "-"
        if one.moment is not None:
            day = f"{day} {one.moment:%H:%M}"
        weight = words(f"page.deadline-mark/{one.weight}", self.catalogue)
        side = words(
            f"page.deadline-brief/{'own' if _is_own(one, case) else 'other'}", self.catalogue
        )
        file = (case.file,) if len(self.cases) > 1 else ()
        return (day, weight, side, *file, self._say(one.title))

    def _left_out(self) -> Iterator[str]:
        for one in self.left_out:
            text = words("page.deadline-brief/left-out", self.catalogue, file=one.file)
            yield from wrapped(text, self.width, "", "  ")

    def _head(self) -> str:
        counts = [
            message(f"page.deadline-count/{standing}", number=number)
            for standing in ORDER
            if (number := sum(one.standing == standing for one, _ in self.all))
        ]
        said: dict[str, Any] = {"day": self.today, "counts": tuple(counts) or (_none(),)}
        if len(self.cases) == 1:
            return words("page.deadlines/single", self.catalogue, file=self.cases[0].file, **said)
        return words("page.deadlines/several", self.catalogue, files=len(self.cases), **said)

    def _entry(self, one: Deadline, case: CaseDeadlines) -> Iterator[str]:
        title = self._say(one.title)
        if one.due is not None:
            yield from wrapped(self._when(one), self.width, "", "  ")
            yield from wrapped(title, self.width, "  ")
        else:
            yield from wrapped(title, self.width, "", "  ")
        if len(self.cases) > 1:
            yield from wrapped(f"{case.file} ({case.reference})", self.width, INDENT)
        yield from wrapped(self._who(one), self.width, INDENT, "  ")
        yield from self._labelled("page.deadline-label/lapses", one.lapses, "lapses")
        if one.act is not None:
            yield from wrapped(f"-> {self._say(one.act)}", self.width, INDENT, "   ")
        if one.citation is not None:
            law = cited_as_read(one.citation, self.catalogue)
            text = words("page.deadline-label/law", self.catalogue, law=law)
            yield from wrapped(text, self.width, INDENT, "  ")
        if one.says is not None:
            text = words("page.deadline-label/says", self.catalogue, says=one.says)
            yield from wrapped(text, self.width, INDENT, "  ")
        if one.counted:
            text = words("page.deadline-label/counted", self.catalogue, steps=one.counted)
            yield from wrapped(text, self.width, INDENT, "  ")

    def _labelled(self, id: str, said: Message | None, name: str) -> Iterator[str]:
        if said is not None:
            yield from wrapped(words(id, self.catalogue, **{name: said}), self.width, INDENT, "  ")

    def _when(self, one: Deadline) -> str:
        """``Thursday, 17 December 2026 (in 18 days; must)``."""
        due = one.due or self.today
        day = _weekday(due, self.catalogue.language)
        marks = [self._distance((due - self.today).days)]
        marks.append(words(f"page.deadline-mark/{one.weight}", self.catalogue))
        time = f", {one.moment:%H:%M}" if one.moment else ""
        return f"{day}{time} ({self.catalogue.then(marks)})"

    def _distance(self, days: int) -> str:
        if days == 0:
            return words("page.deadline-when/today", self.catalogue)
        form = "ago" if days < 0 else "ahead"
        return words(f"page.deadline-when/{form}", self.catalogue, number=abs(days))

    def _who(self, one: Deadline) -> str:
        if one.moment is not None:
            said = {"time": f"{one.moment:%H:%M}", "zone": one.zone}
            return words("page.deadline-label/who-at", self.catalogue, who=one.who, **said)
        if one.due is not None and one.zone:
            return words(
                "page.deadline-label/who-until", self.catalogue, who=one.who, zone=one.zone
            )
        return words("page.deadline-label/who", self.catalogue, who=one.who)

    def _say(self, said: Message) -> str:
        return worded(said, self.catalogue)[0]

    def _foot(self) -> Iterator[str]:
        """Of each State: which holidays are known, and which zone stands for it."""
        codes = dict.fromkeys(code for case in self.cases for code in case.states)
        if not codes or not self.all:
            return
        title = words("page.deadline-section/calendars", self.catalogue)
        yield from ("", title, "-" * len(title))
        for code in codes:
            text = " ".join(self._say(one) for one in (_calendar(code), *_zone(code)))
            yield from wrapped(text, self.width, "", "  ")


def wrapped(text: str, width: int, indent: str, hanging: str = "") -> list[str]:
    """A text as lines, in which a command is never broken: it is there to be copied."""
    kept = CODE.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return [line.replace(NO_BREAK, " ") for line in folded(kept, width, indent, hanging)]


def _is_own(one: Deadline, case: CaseDeadlines) -> bool:
    """Whether the office itself must act: also where it secures what another side may delete."""
    secures = one.act is not None and one.act.id.startswith(SECURE)
    return secures or one.role == ("requested" if case.answers else "requesting")


def _none() -> Message:
    return message("page.deadline-count/none")


def _weekday(day: dt.date, language: str) -> str:
    """A day with its weekday, in a language: ``Thursday, 17 December 2026``."""
    if language == ENGLISH.language:
        return format_date(day, "EEEE, d MMMM y", locale=Locale("en"))
    locale = Locale.parse(language, sep="-")
    return first_of_month(format_date(day, "full", locale=locale), day, locale)


def _calendar(code: str) -> Message:
    known, state = calendar_of(code), state_named(code)
    if known.last < known.first:
        return message("deadline.calendar/none", state=state)
    form = "parts" if known.parts else "known"
    first, last = str(known.first), str(known.last)
    return message(f"deadline.calendar/{form}", state=state, first=first, last=last)


def _zone(code: str) -> tuple[Message, ...]:
    zone = zone_of_state(code)
    if zone is None:
        return (message("deadline.zone/none", state=state_named(code)),)
    if zone.several:
        return (message("deadline.zone/seat", state=state_named(code), zone=zone.name),)
    return ()
