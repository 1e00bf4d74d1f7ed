"""A text of law, or a label, in one language or in several.

``Said`` is a ``str``: its default text. What knows nothing of languages takes it as it is; what
writes for a reader chooses by the reader's language (``comity.text.reader_text``). A plain ``str``
is English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = ["ENGLISH", "Said"]

ENGLISH = "en"


class Said(str):
    """A text with its language (BCP 47), and the same text in other languages.

    The default is the English, or, where there is none, the text in the language of its file.
    """

    __slots__ = ("language", "others")

    language: str
    others: Mapping[str, str]

    def __new__(
        cls, text: str, language: str = ENGLISH, others: Mapping[str, str] | None = None
    ) -> Said:
        """A text, its language, and its others by tag."""
        made = super().__new__(cls, text)
        made.language = language
        made.others = dict(others or {})
        return made

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, str]]:  # type: ignore[override]
        """What a copy in another process is made of."""
        return str(self), self.language, self.others

    @property
    def texts(self) -> dict[str, str]:
        """Each text by its tag, the default first."""
        return {self.language: str(self), **self.others}

    def mapped(self, change: Callable[[str], str]) -> Said:
        """The same with each text changed."""
        others = {tag: change(text) for tag, text in self.others.items()}
        return Said(change(str(self)), self.language, others)
