"""Putting a question in the terminal and reading the answer, with or without a person there.

Everything is said on stderr; stdout is for the name of the file. Where stdin is no terminal the
answers are shown as they are read, so that a record of the talk can be followed.

What is pasted is one answer, also in several lines: the terminal marks a paste where it can
(bracketed paste), and lines that follow each other faster than anybody types belong together. From
a file or a pipe, an answer that may have several lines ends with an empty one.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import sys
import textwrap
from collections.abc import Iterable

import click

from comity.tasks.authoring.commands import HELP, Command, command_in
from comity.tasks.authoring.questions import YES_OR_NO, Question
from comity.tasks.authoring.voice import Voice

__all__ = ["NOTHING", "Terminal"]

WIDEST = 100
NOTHING = "-"
SHORT_LIST = 9  # choices that stand on one line
PAUSE = 0.06  # seconds; lines of a paste follow each other faster


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
        self.number = 0
        self._part = ""
        if self.live:
            _edit_lines()

    # --- saying ------------------------------------------------------------------------------

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

    def head(self, text: str) -> None:
        """A heading."""
        self._part = text
        click.echo("", err=True)
        click.echo(click.style(f"-- {text}", bold=True), err=True)

    def warn(self, text: str) -> None:
        """What is wrong with an answer."""
        self.say(text, " ", "! ")

    # --- asking ------------------------------------------------------------------------------

    def ask(self, question: Question) -> str:
        """Put a question and read the answer.

        Raises:
            Command: the author typed a command instead, or there is nothing more to read.
        """
        self.number += 1
        self._put(question)
        return self.answer(question)

    def answer(self, question: Question) -> str:
        """Read an answer to a question that is on the screen.

        Raises:
            Command: as for ``ask``.
        """
        while True:
            raw = self._read(question)
            name = command_in(raw, self.voice)
            if not name:
                return raw.strip()[1:] if raw.lstrip().startswith("\\") else raw
            if name != HELP:
                raise Command(name)
            self.say(self.voice.say("interview.words"), "  ")

    def _put(self, question: Question) -> None:
        if question.part and question.part != self._part:
            self.head(question.part)
        click.echo("", err=True)
        title = click.style(question.text, bold=True)
        self.say(self.voice.say(_form_of(question), number=self.number, question=title))
        for text in _unlike(question.text, (question.about, *question.terms)):
            self.say(text, "   ")
        self._choices(question.choices, question.labels)
        for text in question.notes:
            self.say(text, "   ")
        for text in filter(None, (question.how, question.enter)):
            self.say(text, "   ")

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

    # --- reading -----------------------------------------------------------------------------

    def _read(self, question: Question) -> str:
        lines = [self._line("> ")]
        if command_in(lines[0], self.voice):
            return lines[0]
        while True:
            if lines[-1].endswith("\\"):
                lines[-1] = lines[-1][:-1].rstrip()
                lines.append(self._line(". "))
            elif self._goes_on(question, lines):
                lines.append(self._line("" if self.live else ". "))
            else:
                break
        text = "\n".join(lines).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        several = question.several or question.long
        return text if several else " ".join(filter(None, map(str.strip, text.split("\n"))))

    def _goes_on(self, question: Question, lines: list[str]) -> bool:
        """Whether another line belongs to this answer."""
        if self.live:
            return bool(select.select([sys.stdin], [], [], PAUSE)[0]) if os.name != "nt" else False
        return (question.several or question.long) and bool(lines[-1].strip()) and not self._ended

    def _line(self, prompt: str) -> str:
        self._ended = False
        if self.live and sys.stdout.isatty():
            try:
                return _readable(input(prompt))
            except EOFError as error:
                raise Command("stop") from error
        click.echo(prompt, nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            self._ended = True
            click.echo("", err=True)
            if prompt.strip(". "):
                raise Command("stop")
            return ""
        line = line.rstrip("\r\n")
        if not self.live:
            click.echo(line, err=True)
        return _readable(line)


def _readable(line: str) -> str:
    """The line without bytes that are no text in this terminal, which no file could hold."""
    return line.encode("utf-8", "replace").decode("utf-8")


def _form_of(question: Question) -> str:
    """The message in which a question is put."""
    needed = question.needed and not question.shown
    if question.choices == YES_OR_NO:
        return "prompt.question/needed-yes-or-no" if needed else "prompt.question/yes-or-no"
    return "prompt.question/needed" if needed else "prompt.question"


def _unlike(text: str, others: Iterable[str]) -> Iterable[str]:
    return (other for other in others if other and other.rstrip(".") != text.rstrip("."))


def _edit_lines() -> None:
    """Let arrow keys move within the line and keep a paste whole, where a library does so."""
    with contextlib.suppress(ImportError):
        import readline  # `input` uses it once it is there

        if "libedit" not in (readline.__doc__ or ""):
            readline.parse_and_bind("set enable-bracketed-paste on")
