"""The answers of an interview: kept in order, given again on going back, saved between runs.

An interview is a plain function that asks for one answer after the other. Going back takes the
last answer away and runs the function again from the start, which is given the answers that it
has had; so does going on another day. What was answered once is offered again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from comity.model.errors import Fault, InputError
from comity.model.messages import Message
from comity.steps.write import Outputs
from comity.tasks.authoring.questions import Question, Refused
from comity.text.messages import message

__all__ = ["Back", "Session", "Sidecar", "Stop"]

T = TypeVar("T")
Answers = list[tuple[str, str]]
Asker = Callable[[Question, str, int, Message | None], str]
SCHEMA = 1


class Back(Exception):  # noqa: N818 - a way to go, no error
    """The author goes back by one question: the interview begins again, with one answer less."""


class Stop(Exception):  # noqa: N818 - likewise
    """The author stops here for today."""


class Sidecar:
    """The file beside the output that holds the answers until the interview is over.

    It is private (0600), and written anew after each answer, so that nothing is lost.
    """

    def __init__(self, output: Path) -> None:
        """The sidecar of an output file."""
        self.path = output.with_name(f"{output.name}.answers.json")

    def read(self) -> dict[str, Any] | None:
        """What was saved, or None where nothing was.

        Raises:
            InputError: the file is there and cannot be used.
        """
        try:
            saved = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unusable(f"cannot be read: {error.strerror}") from error
        except ValueError as error:
            raise self._unusable("does not contain saved answers") from error
        if not _is_sound(saved):
            raise self._unusable("does not contain answers saved by this version")
        return {**saved, "answers": [(key, raw) for key, raw in saved["answers"]]}

    def write(self, options: Mapping[str, Any], answers: Answers) -> None:
        """Save the options of the command line and the answers so far.

        Raises:
            OutputError: the file cannot be written.
        """
        saved = {"schema": SCHEMA, "options": dict(options), "answers": answers}
        text = json.dumps(saved, ensure_ascii=True, indent=1)
        outputs = Outputs(self.path.parent, private=True, force=True)
        outputs.add(self.path.name, f"{text}\n".encode())
        outputs.commit()

    def remove(self) -> None:
        """Take the file away; the interview is over."""
        self.path.unlink(missing_ok=True)

    def _unusable(self, what: str) -> InputError:
        cure = "Delete it to start again, or choose another file with -o."
        return InputError(Fault(str(self.path), 0, 0, "", what, cure))


class Session:
    """The answers of one interview, and the asking of those that are missing."""

    def __init__(self, asker: Asker, answers: Answers, keep: Callable[[Answers], None]) -> None:
        """Begin, or go on.

        Args:
            asker: puts a question, with the earlier answer to it (or ""), its number from 1, and
                what was wrong with the answer just given, if anything was.
            answers: those of an earlier run: key and words.
            keep: saves the answers; called after each.
        """
        self.answers = answers
        self.at = 0
        self._asker = asker
        self._keep = keep
        self._before = dict(answers)

    def again(self) -> None:
        """Give the answers from the first one on."""
        self.at = 0

    def answer(self, question: Question, check: Callable[[str], T]) -> T:
        """The answer to a question: one that was given, or a new one.

        Args:
            question: what is asked.
            check: reads the words of an answer; raises Refused if they will not do.

        Raises:
            Back: the author went back; run the interview again.
            Stop: the author stopped.
        """
        if self.at < len(self.answers):
            key, raw = self.answers[self.at]
            try:
                if key == question.key:
                    found = check(raw)
                    self.at += 1
                    return found
            except Refused:
                pass  # the model or the law has changed since: it is asked again
            del self.answers[self.at :]
        return self._ask(question, check)

    def _ask(self, question: Question, check: Callable[[str], T]) -> T:
        problem: Message | None = None
        while True:
            earlier = self._before.get(question.key, "")
            try:
                raw = self._asker(question, earlier, self.at + 1, problem)
                found = check(raw)
            except Refused as refused:
                problem = refused.said
            except Back:
                if self.answers:
                    self.answers.pop()
                    self._keep(self.answers)
                    raise
                problem = message("prompt.first-question")
            else:
                self._take(question.key, raw)
                return found

    def _take(self, key: str, raw: str) -> None:
        self.answers.append((key, raw))
        self._before[key] = raw
        self.at += 1
        self._keep(self.answers)


def _is_sound(saved: Any) -> bool:
    return (
        isinstance(saved, dict)
        and saved.get("schema") == SCHEMA
        and isinstance(saved.get("options"), dict)
        and isinstance(saved.get("answers"), list)
        and all(_is_pair(one) for one in saved["answers"])
    )


def _is_pair(one: Any) -> bool:
    return isinstance(one, list) and len(one) == 2 and all(isinstance(part, str) for part in one)
