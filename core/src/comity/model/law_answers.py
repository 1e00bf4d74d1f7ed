"""An answer of a law file: what a State's law says to one question of questions.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from comity.model.law_tables import Cited, Condition, LawText, Period
from comity.model.said_text import Said

__all__ = ["APPLY_WITHIN", "Answer"]

APPLY_WITHIN = "apply_within"  # in the value of a period


class Answer(Cited):
    """What a State's law answers to one question of questions.toml.

    Several answers may stand side by side: for different ``measures``, by ``matter`` (the subject
    of each, in words), or by ``road`` (the ways to one measure; one is enough). ``when`` says in
    which cases it is the answer (``comity.law.ask``). ``holds_for`` tells for whom what a notice
    may print holds: authorities of that State (``domestic``), those of other States (``foreign``),
    both (``any``), or the company itself.
    """

    id: str = ""
    question: str
    measures: tuple[str, ...] = Field(default=(), alias="for")
    matter: LawText = ""
    road: LawText = ""
    when: Condition | None = None
    value: Any = None
    says: LawText = ""
    holds_for: Literal["", "domestic", "foreign", "any", "company"] = ""
    note: LawText = ""

    @property
    def beside(self) -> str:
        """What tells it from others to the same question, in words: its matter and its road."""
        told = "; ".join(filter(None, (self.road, self.matter)))
        return told or ("in certain cases" if self.when else "")

    def says_beside(self) -> str:
        """The sentence as it stands among those of other answers: after its matter and road."""
        if not (self.road or self.matter):
            return self.says
        if not isinstance(self.says, Said):
            return self._after_matter(self.says, "")
        texts = {tag: self._after_matter(text, tag) for tag, text in self.says.texts.items()}
        first = texts.pop(self.says.language)
        return Said(first, self.says.language, texts)

    def _after_matter(self, says: str, tag: str) -> str:
        told = "; ".join(_in(text, tag) for text in (self.road, self.matter) if text)
        return f"{told[0].upper()}{told[1:]}: {says}"

    def period(self) -> Period | None:
        """The length of time that a value gives, never that within which to apply for one."""
        if isinstance(self.value, Mapping) and "quantity" in self.value:
            return Period.model_validate({k: v for k, v in self.value.items() if k != APPLY_WITHIN})
        return None

    def apply_within(self) -> Period | None:
        """The time within which somebody has to apply, which is no length of anything."""
        if isinstance(self.value, Mapping) and APPLY_WITHIN in self.value:
            return Period.model_validate(self.value[APPLY_WITHIN])
        return None


def _in(text: str, tag: str) -> str:
    """A text in a language, or its default text."""
    return text.texts.get(tag, str(text)) if isinstance(text, Said) else text
