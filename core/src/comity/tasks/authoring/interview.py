"""The interview: section by section, one question at a time, any of them again at any time.

Its state is the unfinished document. After each answer the relevance of every field is asked anew,
so that what an answer calls for comes next, and nothing that was answered is ever lost.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from comity.host import Host
from comity.tasks.authoring.agenda import Agenda, Ask
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.answers_file import Begun
from comity.tasks.authoring.choosing import choose
from comity.tasks.authoring.commands import Command
from comity.tasks.authoring.judgement import judged
from comity.tasks.authoring.narrative import split_narrative
from comity.tasks.authoring.question_words import QuestionWords
from comity.tasks.authoring.questions import Refused, TwoDates
from comity.tasks.authoring.reasons import reasons
from comity.tasks.authoring.row_reading import read_group
from comity.tasks.authoring.task_list import is_passed
from comity.tasks.authoring.terminal import NOTHING, Terminal
from comity.tasks.authoring.unfinished_tree import (
    completed,
    is_answered,
    item_paths,
    value_at,
    with_value,
)
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.fields import Field
from comity.tasks.questions.relevance import Relevance, relevant
from comity.tasks.questions.sections import Section
from comity.text.messages import message
from comity.text.written_dates import shown

__all__ = ["Interview"]

Table = dict[str, Any]
GROUPS = ("amount", "length", "period", "rows")
CHOSEN = ("kinds", "choose", "refs")
OWN_STATE = ("requesting.state", "host", "requested.state")


class Interview:
    """An unfinished document, and the asking about it."""

    def __init__(
        self,
        host: Host,
        begun: Begun,
        terminal: Terminal,
        keep: Callable[[Begun], None],
    ) -> None:
        """Begin, or go on.

        Args:
            host: asked for fields, law and States.
            begun: the document so far; its kind is known.
            terminal: puts the questions.
            keep: saves what was answered; called after each answer.
        """
        self.host, self.begun, self.terminal = host, begun, terminal
        self.voice: Voice = terminal.voice
        self.language = None if self.voice.is_english else self.voice.catalogue.language
        self.agenda = Agenda(host, str(begun.tree["kind"]), self.language)
        self._keep = keep
        self.words = QuestionWords(self.agenda, self.reader)
        self._known: tuple[Table, dict[str, Relevance]] | None = None

    # --- what is known -----------------------------------------------------------------------

    @property
    def day(self) -> dt.date | None:
        """The date whose law applies, where one was named."""
        return dt.date.fromisoformat(self.begun.on) if self.begun.on else None

    @property
    def reader(self) -> AnswerReader:
        """Reads answers as the author's State writes them."""
        paths = (path for path in OWN_STATE if is_answered(value_at(self.begun.tree, path)))
        state = next((str(value_at(self.begun.tree, path)) for path in paths), "")
        return AnswerReader(self.host, self.voice, state or self.host.office.state or "")

    @property
    def found(self) -> dict[str, Relevance]:
        """What each field is to the author now."""
        return self._relevant(self.begun.tree)

    @property
    def tree(self) -> Table:
        """The document as it would be written now."""
        return completed(self.begun.tree, self.found)

    def set(self, tree: Table) -> None:
        """Take a document over and keep it; items get the ids by which others name them."""
        ids = {
            path: one.value
            for path, one in self._relevant(tree).items()
            if one.state == "derived" and path.endswith("].id")
        }
        for path, value in ids.items():
            if value_at(tree, path.removesuffix(".id")) is not None:
                tree = with_value(tree, path, value)
        self.begun.tree = tree
        self._keep(self.begun)

    # --- one question ------------------------------------------------------------------------

    def put(self, ask: Ask, section: str = "") -> None:
        """Ask one question until it is answered or left out.

        Raises:
            Command: the author goes elsewhere.
        """
        question = self.words.question(ask, self.tree, section)
        read = self.terminal.ask
        pending: Table | None = None
        while True:
            try:
                raw = read(question)
            except Command as command:
                if command.name == "more":
                    self._more_at(ask)
                    question = self.words.question(ask, self.tree, section)
                    read, pending = self.terminal.ask, None
                    continue
                if not self._here(command, ask):
                    raise
                if command.name == "skip":
                    self._pass(ask)
                    return
            else:
                if not raw.strip() and pending is not None:
                    self.take(ask, pending)
                    return
                meant = self._meant(ask, raw)
                done, pending = (False, None) if meant is None else self.answered(ask, meant)
                if done:
                    return
            read = self.terminal.answer

    def _meant(self, ask: Ask, raw: str) -> str | None:
        """An answer with each date of two readings as its author means it; None for another one.

        Raises:
            Command: the author goes elsewhere.
        """
        try:
            self._with_answer(ask, raw)
        except TwoDates as two:
            say, tag = self.voice.say, self.voice.catalogue.language
            rows = tuple(f"{n} {shown(day, tag)}" for n, day in enumerate(two.dates, start=1))
            text = say("interview.which-date", quote=two.quote)
            chosen = choose(self.terminal, "=date", text, rows, say("interview.date-or-another"))
            if chosen is None:
                return None
            day = two.dates[chosen].isoformat()
            whole = rf"(?<!\d){re.escape(two.quote)}(?!\d)"
            return self._meant(ask, re.sub(whole, day, raw, count=1))
        except Refused:
            return raw  # it is said where the answer is taken
        return raw

    def _here(self, command: Command, ask: Ask) -> bool:
        """Whether a command is one of this question; its answer is shown."""
        if command.name == "why":
            for text in self.why(ask):
                self.terminal.say(text, "   ")
        elif command.name == "example":
            self.terminal.say(self.words.example(ask), "   ")
        return command.name in ("why", "example", "skip")

    def why(self, ask: Ask) -> tuple[str, ...]:
        """Why a question is put, with the law."""
        return reasons(ask, self.begun.tree, self.host, self.day, self.voice)

    def answered(self, ask: Ask, raw: str) -> tuple[bool, Table | None]:
        """Take an answer over: whether the question is done, and an answer that may still stay."""
        if not raw.strip():
            return self._left(ask), None
        if raw.strip() == NOTHING:
            self.set(with_value(self.begun.tree, ask.path, None))
            self._pass(ask)
            return True, None
        try:
            tree = self._with_answer(ask, raw)
        except Refused as refused:
            self.terminal.warn(self.voice.word(refused.said))
            return False, None
        remarks = judged(ask.path, completed(tree, self._relevant(tree)), self.host, self.voice)
        for remark in remarks:
            self.terminal.warn(remark.text)
        if any(remark.blocks for remark in remarks):
            return False, None
        if remarks:
            self.terminal.say(self.voice.say("interview.keep-or-correct"), "   ")
            return False, tree
        self.take(ask, tree, raw.strip())
        return True, None

    def _left(self, ask: Ask) -> bool:
        """What Enter does: keep what is there, leave the question out, or neither."""
        if ask.is_answered(self.tree):
            if not ask.is_answered(self.begun.tree):
                self.begun.accepted.add(ask.path)
            return True
        if ask.needed:
            self.terminal.warn(self.voice.say("interview.answer-or-skip"))
            return False
        self._pass(ask)
        return True

    def _pass(self, ask: Ask) -> None:
        self.begun.passed.add(ask.further or ask.path)
        self._keep(self.begun)

    def take(self, ask: Ask, tree: Table, raw: str = "") -> None:
        """Keep a document with the answer to a question in it, and show how it was read.

        Args:
            ask: the question.
            tree: the document.
            raw: what was typed; an answer that is read as just this need not be shown.
        """
        self.begun.passed -= {ask.path, ask.further}
        before = value_at(self.begun.tree, ask.path)
        self.set(tree)
        if ask.shape == "narrative":
            self._facts(ask, len(before or ()))
        elif self._is_shown(ask) and (shown := self.words.full(ask, self.begun.tree)) != raw:
            self.terminal.say(f"= {shown}", "   ")

    def _is_shown(self, ask: Ask) -> bool:
        """Whether an answer is shown back: one that is read into something else than its text."""
        read = ask.shape in (*GROUPS, *CHOSEN) or ask.field.form in ("date", "choice")
        return read or bool(ask.field.place)

    def _with_answer(self, ask: Ask, raw: str) -> Table:
        """The document with an answer in its place.

        Raises:
            Refused: it cannot be read.
        """
        tree = self.begun.tree
        value: Any
        if ask.shape == "narrative":
            facts = split_narrative(raw, self.reader.only_date)
            value = [*(value_at(tree, ask.path) or []), *facts]
        elif ask.shape in GROUPS:
            value = read_group(self.reader, ask, raw, tree)
            if ask.shape == "rows":
                value = _kept_rows(value_at(tree, ask.path), value)
            elif isinstance(value_at(tree, ask.path), Mapping):
                value = {**value_at(tree, ask.path), **value}
        else:
            value = self.reader.read(ask, raw, self.tree)
        if not is_answered(value):
            raise Refused(message("prompt.answer-at-least-one"))
        return with_value(tree, ask.path, value)

    def _relevant(self, tree: Table) -> dict[str, Relevance]:
        """What each field of a document is; of the last one it is known."""
        if self._known is None or self._known[0] is not tree:
            found = relevant(tree, self.host, on=self.day, language=self.language)
            self._known = tree, found
        return self._known[1]

    # --- facts -------------------------------------------------------------------------------

    def _facts(self, ask: Ask, first: int) -> None:
        """Show the facts of a narrative once, and let any of them be corrected."""
        facts = self.begun.tree[ask.path]
        for number in range(first, len(facts)):
            self.begun.passed.add(f"{ask.path}[{number}].date")
        rows = tuple(self._fact(number, fact) for number, fact in enumerate(facts, start=1))
        head = self.voice.say("interview.facts-found", count=len(facts))
        while (chosen := choose(self.terminal, ask.path, head, rows)) is not None:
            for name in ("text", "date"):
                path = f"{ask.path}[{chosen}].{name}"
                field = self.agenda.field(path, self.begun.tree)
                if field is not None:
                    self.put(Ask(path, field, "value", needed=name == "text"))
            facts = self.begun.tree[ask.path]
            rows = tuple(self._fact(n, fact) for n, fact in enumerate(facts, start=1))

    def _fact(self, number: int, fact: Mapping[str, Any]) -> str:
        date = str(fact.get("date", ""))
        field = self.agenda.field("facts[0].date", self.begun.tree)
        day = self.reader.show(date, field) if date else self.voice.say("interview.label-no-date")
        text = str(fact.get("text", ""))
        return f"{number} {self.voice.catalogue.labelled(day, text)}"

    # --- what is rarely needed ---------------------------------------------------------------

    def _more_at(self, ask: Ask) -> None:
        """Offer what is rarely needed of the item in which a question is, else of its section."""
        section = self.agenda.section_of(ask.path)
        item = next(iter(item_paths(ask.path)), "")
        there = bool(item) and value_at(self.begun.tree, item) is not None
        if section is not None:
            self.add_rare(section, item if there else "")

    def add_rare(self, section: Section, item: str = "") -> None:
        """Offer the fields of a section, or of one item in it, that are rarely needed.

        Raises:
            Command: the author goes elsewhere; ``back`` only leads out of here.
        """
        found = [
            one
            for one in self.agenda.rare(section, self.begun.tree, self.found)
            if not item or one[0].startswith(f"{item}.")
        ]
        if not found:
            self.terminal.say(self.voice.say("interview.nothing-rare"), "   ")
            return
        rows = tuple(
            f"{number} {self.label(path, named)} — {one.why}"
            for number, (path, named, one) in enumerate(found, start=1)
        )
        say = self.voice.say
        try:
            chosen = choose(
                self.terminal, "=rare", say("interview.rare"), rows, say("interview.number-to-add")
            )
            if chosen is not None:
                path, named, _ = found[chosen]
                self.change(path, named, section.title)
        except Command as command:
            if command.name != "back":
                raise

    def label(self, path: str, named: Field) -> str:
        """The title of a field after the item in which it is."""
        item, title = self.words.item(path, self.begun.tree), self.words.title(path, named)
        return f"{item}, {title}" if item else title

    # --- what is left ------------------------------------------------------------------------

    def next_in(self, asks: list[Ask]) -> Ask | None:
        """The first question that has no answer and was not left out."""
        tree = self.tree
        for ask in asks:
            if not ask.is_answered(tree) and not is_passed(ask, self.begun):
                return ask
        return None

    def change(self, path: str, field: Field, section: str = "") -> None:
        """Ask for a field again, or for each field of a table."""
        one = self.found.get(path)
        if one is not None and one.state == "derived" and field.form == "table":
            self.set(with_value(self.begun.tree, path, one.value))
        for ask in self.asks_at(path, field):
            self.put(ask, section)

    def asks_at(self, path: str, field: Field) -> list[Ask]:
        """The questions about a field: as its section puts it, else one for all that is in it."""
        section = self.agenda.section_of(path)
        asks = self.agenda.asks(section, self.begun.tree, self.found) if section else []
        whole = [ask for ask in asks if ask.path == path]
        return whole or list(self.agenda.below(path, field, self.begun.tree))


def _kept_rows(there: Any, rows: list[Table]) -> list[Table]:
    """Rows with what the items of the same place have beside."""
    kept = there if isinstance(there, list) else []
    made = []
    for number, row in enumerate(rows):
        old = kept[number] if number < len(kept) and isinstance(kept[number], dict) else {}
        same = all(old.get(key) == value for key, value in list(row.items())[:1])
        made.append({**old, **row} if same else row)
    return made
