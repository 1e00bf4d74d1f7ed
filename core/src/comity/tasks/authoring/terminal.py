"""Putting a question in the terminal and reading the answer, with or without a person there.

Everything is said on stderr; stdout is for the name of the file. Where stdin is no terminal the
answers are shown as they are read, so that a record of the talk can be followed.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import textwrap
from collections.abc import Iterable

import click

from comity.model.messages import Message
from comity.tasks.authoring.interview_answers import Back, Stop
from comity.tasks.authoring.questions import YES_OR_NO, Question
from comity.tasks.authoring.voice import Voice

__all__ = ["Terminal"]

WIDEST = 100
BACK, STOP, HELP = ("<", "back"), ("stop",), ("?", "help")
NOTHING = "-"
SHORT_LIST = 9  # choices that stand on one line
YES_NO_WORDS = ("prompt.label-yes", "prompt.label-no")  # in the order of YES_OR_NO


class Terminal:
    """The terminal as the interview sees it."""

    def __init__(self, voice: Voice) -> None:
        """Find out how wide the terminal is, and whether somebody sits at it.

        Args:
            voice: the language in which the terminal speaks.
        """
        self.voice = voice
        self.width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns - 1)
        self.live = sys.stdin.isatty()
        self._part = ""
        if self.live:
            _edit_lines()

    def say(self, text: str = "", indent: str = "", lead: str = "") -> None:
        """Paragraphs, wrapped; ``lead`` stands before the first line."""
        for line in text.split("\n"):
            rows = textwrap.wrap(
                line,
                self.width,
                initial_indent=f"{indent}{lead}",
                subsequent_indent=f"{indent}{' ' * len(lead)}",
                break_long_words=False,
                break_on_hyphens=False,
            )
            click.echo("\n".join(rows), err=True)

    def ask(self, question: Question, earlier: str, number: int, problem: Message | None) -> str:
        """Put a question and read the answer; what is wrong with the last one is said first.

        Raises:
            Back: the author goes back.
            Stop: the author stops, or there is nothing more to read.
        """
        if problem:
            self.say(self.voice.word(problem), " ", "! ")
        else:
            self._put(question, earlier, number)
        while True:
            raw = self._read()
            word = raw.strip().casefold()
            if word in HELP:
                self.say(self.voice.say("prompt.words"), "  ")
            elif word in BACK:
                raise Back
            elif word in STOP:
                raise Stop
            else:
                return self._canonical(_meant(raw, question, earlier), question)

    def _put(self, question: Question, earlier: str, number: int) -> None:
        if question.part != self._part and question.part:
            click.echo("", err=True)
            click.echo(click.style(f"-- {question.part}", bold=True), err=True)
        self._part = question.part or self._part
        if question.intro:
            click.echo("", err=True)
        for text in question.intro:
            self.say(text, "   ")
        click.echo("", err=True)
        title = click.style(question.text, bold=True)
        self.say(self.voice.say(_form_of(question), number=number, question=title))
        for text in _unlike(question.text, (question.about,)):
            self.say(text, "   ")
        for text in question.why:
            self.say(text, "   ", f"{self.voice.say('prompt.label-why')} ")
        self._choices(question.choices, question.labels)
        if question.examples:
            self.say(self.voice.say("prompt.for-example", examples=question.examples), "   ")
        if enter := self._enter(question, earlier):
            self.say(enter, "   ")

    def _choices(self, choices: tuple[str, ...], labels: tuple[str, ...]) -> None:
        if not choices or choices == YES_OR_NO:
            return
        if labels:
            self._labelled(choices, labels)
            return
        if len(choices) <= SHORT_LIST:
            self.say(self.voice.say("prompt.one-of", choices=choices), "   ")
            return
        wide = max(map(len, choices)) + 5
        columns = max(1, (self.width - 3) // wide)
        rows = -(-len(choices) // columns)
        cells = [f"{n:>3} {choice}" for n, choice in enumerate(choices, start=1)]
        for row in range(rows):
            line = "".join(cell.ljust(wide) for cell in cells[row::rows])
            click.echo(f"   {line.rstrip()}", err=True)

    def _labelled(self, choices: tuple[str, ...], labels: tuple[str, ...]) -> None:
        """Each choice on a line of its own, with its meaning behind it."""
        wide = max(map(len, choices)) + 2
        for n, (choice, label) in enumerate(zip(choices, labels, strict=True), start=1):
            if label:
                self.say(label, "   ", f"{n:>3} {choice.ljust(wide)}")
            else:
                click.echo(f"   {n:>3} {choice}", err=True)

    def _enter(self, question: Question, earlier: str) -> str:
        """What Enter does."""
        shown = earlier or question.default
        if not shown:
            return self.voice.say("prompt.enter-skips") if question.optional else ""
        shown = self._in_words(" ".join(shown.split()), question)
        if question.optional:
            return self.voice.say("prompt.enter-for/or-skip", answer=shown, word=NOTHING)
        return self.voice.say("prompt.enter-for", answer=shown)

    def _canonical(self, answer: str, question: Question) -> str:
        """An answer as it is saved, whatever the language: ``y`` or ``n`` for yes or no."""
        word = answer.strip().casefold()
        if question.choices == YES_OR_NO:
            for meant, id in zip(YES_OR_NO, YES_NO_WORDS, strict=True):
                if word in self.voice.names_for(id):
                    return meant
        return answer

    def _in_words(self, answer: str, question: Question) -> str:
        """A saved answer as the user would type it."""
        if question.choices == YES_OR_NO and answer in YES_OR_NO:
            return self.voice.names_for(YES_NO_WORDS[YES_OR_NO.index(answer)])[0]
        return answer

    def _read(self) -> str:
        lines: list[str] = []
        while True:
            line = self._line("> " if not lines else ". ")
            if not line.endswith("\\"):
                return "\n".join((*lines, line))
            lines.append(line[:-1].rstrip())

    def _line(self, prompt: str) -> str:
        if self.live and sys.stdout.isatty():
            try:
                return _readable(input(prompt))
            except EOFError as error:
                raise Stop from error
        click.echo(prompt, nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            click.echo("", err=True)
            raise Stop
        line = line.rstrip("\r\n")
        if not self.live:
            click.echo(line, err=True)
        return _readable(line)


def _readable(line: str) -> str:
    """The line without bytes that are no text in this terminal, which no file could hold."""
    return line.encode("utf-8", "replace").decode("utf-8")


def _meant(raw: str, question: Question, earlier: str) -> str:
    """What an answer stands for: Enter is the earlier answer, else the default; `-` is nothing."""
    word = raw.strip()
    if not word:
        return earlier or question.default
    if word == NOTHING and (earlier or question.default) and question.optional:
        return ""
    if word.startswith("\\"):
        return word[1:]
    return raw


def _form_of(question: Question) -> str:
    """The message in which a question is put."""
    needed = not (question.optional or question.default)
    if question.choices == YES_OR_NO:
        return "prompt.question/needed-yes-or-no" if needed else "prompt.question/yes-or-no"
    return "prompt.question/needed" if needed else "prompt.question"


def _unlike(text: str, others: Iterable[str]) -> Iterable[str]:
    return (other for other in others if other and other.rstrip(".") != text.rstrip("."))


def _edit_lines() -> None:
    """Let arrow keys move within the line, where the system has a library for it."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - `input` uses it once it is there
