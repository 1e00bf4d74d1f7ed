"""The way through the sections: in the order of the work, and to any of them at any time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from comity.law.conditions import paths_of
from comity.law.terms import instrument_term
from comity.model.findings import Finding
from comity.model.gaps import Gap
from comity.pipeline.examine import Examined, examine
from comity.steps.resolve.bases import Basis
from comity.tasks.authoring.agenda import Ask
from comity.tasks.authoring.choosing import choose
from comity.tasks.authoring.commands import Command
from comity.tasks.authoring.interview import Interview
from comity.tasks.authoring.question_words import short
from comity.tasks.authoring.task_list import Standing, is_passed, standing
from comity.tasks.questions.fields import Field
from comity.tasks.questions.relevance import Relevance
from comity.tasks.questions.sections import Section
from comity.text.messages import message

__all__ = ["Walkthrough"]

OFFENCES, MEASURES = "offences", "measures"
ROOM = 96
NUMBERED = re.compile(r"(\[\])+")


@dataclass
class Walkthrough:
    """The sections of one interview.

    ``history`` are the questions that were put, for going back; ``earlier`` tells that there are
    answers beside, of an earlier run or of the whole way.
    """

    interview: Interview
    history: list[tuple[Section, Ask]] = field(default_factory=list)
    earlier: bool = False

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in the order of the work."""
        return self.interview.agenda.sections

    def examined(self) -> Examined:
        """The document as it would be written now, examined."""
        return examine(self.interview.tree, self.interview.host, on=self.interview.day)

    def standings(self, examined: Examined | None = None) -> list[Standing]:
        """How far each section is."""
        inner = self.interview
        remarks: list[Finding | Gap] = [*examined.gaps, *examined.findings] if examined else []
        tree = inner.tree
        return [
            standing(one, inner.agenda, inner.begun, tree, inner.found, remarks)
            for one in self.sections
        ]

    # --- the whole way -----------------------------------------------------------------------

    def start(self, *, resumed: bool) -> None:
        """Show the sections, and go through those that are not done.

        Raises:
            Command: the author stops.
        """
        inner = self.interview
        first = self.sections[0]
        self.earlier = resumed
        if resumed:
            self.run(self._listed(first))
            return
        inner.terminal.head(inner.voice.say("interview.sections"))
        for row in self.rows(self.standings()):
            inner.terminal.say(row, "   ")
        self.run(first)

    def summary(self, how: str = "interview.section-or-end") -> None:
        """The sections with how far they are; any of them may be visited again.

        Args:
            how: the message that says what Enter leads to.

        Raises:
            Command: the author stops.
        """
        inner = self.interview
        self.earlier = True
        while True:
            rows = self.rows(self.standings(self.examined()))
            try:
                chosen = choose(
                    inner.terminal,
                    "=summary",
                    inner.voice.say("interview.summary"),
                    rows,
                    inner.voice.say(how),
                )
                if chosen is None:
                    return
                self.review(self.sections[chosen])
                self.run(self.sections[chosen])
            except Command as command:
                if command.name == "stop":
                    raise

    def run(self, start: Section | None = None) -> None:
        """Go through every section that is not done, from one on.

        Raises:
            Command: the author stops.
        """
        todo = self._from(start)
        while todo is not None:
            here = todo
            try:
                self.section(here)
                todo = self._from(self._after(here))
            except Command as command:
                todo = self._went(command, here)

    def _went(self, command: Command, here: Section) -> Section | None:
        """Where a command leads."""
        if command.name == "back":
            return self._back(here)
        if command.name == "list":
            return self._listed(here)
        if command.name == "stop":
            raise command
        return here

    def _from(self, start: Section | None) -> Section | None:
        """The next section that still has questions, from one on; None if there is none."""
        if start is None:
            return None
        at = self.sections.index(start)
        standings = self.standings()
        for one in (*standings[at:], *standings[:at]):
            if one.open or self._unseen(one.section):
                return one.section
        return None

    def _after(self, section: Section) -> Section:
        at = self.sections.index(section) + 1
        return self.sections[at % len(self.sections)]

    def _unseen(self, section: Section) -> list[tuple[str, Field, Relevance]]:
        """The derived values of a section that nobody has accepted yet."""
        inner = self.interview
        found = inner.agenda.derived(section, inner.begun.tree, inner.found)
        return [one for one in found if one[0] not in inner.begun.accepted]

    # --- a section ---------------------------------------------------------------------------

    def section(self, section: Section) -> None:
        """Put the open questions of a section, then show what is derived.

        Raises:
            Command: the author goes elsewhere.
        """
        inner = self.interview
        if any(self._open(section)):
            inner.terminal.head(section.title)
            inner.terminal.say(section.help, "   ")
        while (ask := next(iter(self._open(section)), None)) is not None:
            inner.put(ask, section.title)
            self.history.append((section, ask))
        self._accept(section)
        self._ended(section)

    def _open(self, section: Section) -> list[Ask]:
        inner = self.interview
        asks = inner.agenda.asks(section, inner.begun.tree, inner.found)
        ask = inner.next_in(asks)
        return [] if ask is None else [ask]

    def _accept(self, section: Section) -> None:
        """Show the derived values of a section with where they come from; any may be changed."""
        inner = self.interview
        while found := self._unseen(section):
            rows = tuple(
                f"{number} {self._labelled(path, named, self._derived(one, named))}"
                for number, (path, named, one) in enumerate(found, start=1)
            )
            asks = [Ask(path, named, "value", one.why) for path, named, one in found]
            text = inner.voice.say("interview.derived", count=len(found))
            try:
                chosen = choose(
                    inner.terminal, f"={section.id}", text, rows, why=self._reasons(asks)
                )
            except Command as command:
                if command.name != "more":
                    raise
                inner.add_rare(section)
                continue
            if chosen is None:
                inner.begun.accepted.update(path for path, _, _ in found)
                inner.set(inner.begun.tree)
                return
            path, named, _ = found[chosen]
            inner.change(path, named, section.title)
            inner.begun.accepted.add(path)

    def _derived(self, one: Relevance, named: Field) -> str:
        return f"{short(self.interview.reader.show(one.value, named), ROOM)} — {one.why}"

    def _labelled(self, path: str, named: Field, text: str) -> str:
        inner = self.interview
        return inner.voice.catalogue.labelled(inner.label(path, named), text)

    def _reasons(self, asks: list[Ask]) -> Callable[[], list[str]]:
        """The reasons of numbered rows, in full."""
        inner = self.interview
        return lambda: [
            f"{number} {self._labelled(ask.path, ask.field, ' '.join(inner.why(ask)))}"
            for number, ask in enumerate(asks, start=1)
        ]

    def _ended(self, section: Section) -> None:
        """What the end of a section shows: the treaty that was found."""
        if section.id == MEASURES and any(one.id == OFFENCES for one in self.sections):
            self._say_basis()

    def _say_basis(self) -> None:
        """The instruments on which the request rests, and why."""
        inner = self.interview
        resolved = self.examined().resolved
        if resolved is None:
            return
        bases = resolved.relied_on()
        if not bases:
            inner.terminal.say(inner.voice.say("interview.no-basis"), "   ")
            return
        named = tuple(instrument_term(one.instrument) for one in bases)
        turns = dict.fromkeys(path for one in bases for path in _decided_by(one))
        titles = tuple(title for path in turns if (title := self._title(path)))
        if titles:
            said = message("interview.basis/because", None, instruments=named, titles=titles)
        else:
            said = message("interview.basis", None, instruments=named)
        inner.terminal.say(inner.voice.word(said), "   ")

    def _title(self, path: str) -> str:
        field = self.interview.agenda.field(path, {})
        return self.interview.words.title(path, field) if field else ""

    # --- going elsewhere ---------------------------------------------------------------------

    def _back(self, here: Section) -> Section | None:
        """Put the question before this one again; the sections, where it is of an earlier run."""
        inner = self.interview
        if not self.history and self.earlier:
            return self._listed(here)
        if not self.history:
            inner.terminal.warn(inner.voice.say("prompt.first-question"))
            return here
        section, ask = self.history.pop()
        try:
            inner.put(ask, section.title)
        except Command as command:
            return self._went(command, section)
        self.history.append((section, ask))
        return section

    def _listed(self, here: Section) -> Section | None:
        """The list of sections; the one that the author chooses is shown with its answers."""
        inner = self.interview
        rows = self.rows(self.standings(self.examined()))
        try:
            chosen = choose(
                inner.terminal,
                "=sections",
                inner.voice.say("interview.sections"),
                rows,
                inner.voice.say("interview.section-or-enter"),
            )
            if chosen is None:
                return here
            self.review(self.sections[chosen])
        except Command as command:
            return self._went(command, here)
        return self.sections[chosen]

    def rows(self, standings: list[Standing]) -> tuple[str, ...]:
        """A line for each section."""
        voice = self.interview.voice
        return tuple(
            f"{number} {voice.catalogue.labelled(one.section.title, one.say(voice))}"
            for number, one in enumerate(standings, start=1)
        )

    def review(self, section: Section) -> None:
        """Show the answers of a section and what was left out; any may be changed or answered.

        Where there is neither, and nothing to ask, what is rarely needed is offered.

        Raises:
            Command: the author goes elsewhere.
        """
        inner = self.interview
        if not self._visited(section):
            if not self._open(section) and not self._unseen(section):
                inner.add_rare(section)
            return
        while rows := self.answers(section) + self._left_out(section):
            text = inner.voice.say("interview.label-answers", section=section.title)
            lines = tuple(f"{number} {self._line(ask)}" for number, ask in enumerate(rows, start=1))
            try:
                chosen = choose(inner.terminal, "=answers", text, lines, why=self._reasons(rows))
            except Command as command:
                if command.name != "more":
                    raise
                inner.add_rare(section)
                continue
            if chosen is None:
                return
            inner.put(rows[chosen], section.title)

    def _line(self, ask: Ask) -> str:
        inner = self.interview
        none = inner.voice.say("interview.label-no-answer")
        shown = inner.words.shown(ask, inner.tree) or none
        return self._labelled(ask.path, ask.field, shown)

    def _visited(self, section: Section) -> bool:
        """Whether anything of a section was answered, accepted or left out."""
        inner = self.interview
        asks = inner.agenda.asks(section, inner.begun.tree, inner.found)
        known = inner.agenda.derived(section, inner.begun.tree, inner.found)
        return (
            any(one.is_answered(inner.tree) or is_passed(one, inner.begun) for one in asks)
            or any(path in inner.begun.accepted for path, _, _ in known)
            or (not self._open(section) and not known and bool(self.answers(section)))
        )

    def answers(self, section: Section) -> list[Ask]:
        """The questions of a section that have an answer, derived ones included."""
        inner = self.interview
        tree = inner.tree
        derived = [
            ask
            for path, named, _ in inner.agenda.derived(section, inner.begun.tree, inner.found)
            for ask in inner.agenda.below(path, named, tree)
            if ask.is_answered(tree)
        ]
        given = inner.agenda.answered(section, inner.begun.tree, tree, inner.found)
        return [*given, *(one for one in derived if one.path not in {ask.path for ask in given})]

    def _left_out(self, section: Section) -> list[Ask]:
        """The questions that were skipped; of an item that is not there, the first."""
        inner = self.interview
        asks = inner.agenda.asks(section, inner.begun.tree, inner.found)
        left = [
            one for one in asks if not one.is_answered(inner.tree) and is_passed(one, inner.begun)
        ]
        first = {one.further: one for one in reversed(left) if one.further}
        return [one for one in left if not one.further or one is first[one.further]]


def _decided_by(basis: Basis) -> Iterator[str]:
    """The fields by which the scope test of an instrument is met, with ``[]`` after a list."""
    for test in basis.tests:
        if test.met is True and test.scope.when is not None:
            yield from (NUMBERED.sub("[]", path) for path in paths_of(test.scope.when))
