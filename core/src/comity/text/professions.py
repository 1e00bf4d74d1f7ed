"""Callings whose papers the law shields: lawyers, physicians, the clergy, the press.

The refusal report and the check of a draft both ask here, so that they see the same in the same
words. A name or a place tells less than an occupation: ``nurse`` is a surname too.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.text.word_lists import whole_words

__all__ = [
    "of_the_law",
    "press",
    "press_calling",
    "privileged",
    "privileged_calling",
    "shields_law_alone",
]


def privileged(texts: Iterable[str | None]) -> str:
    """The first word for a privileged calling or a place of medicine in names or things."""
    texts = tuple(texts)
    return _first("privileged", texts) or _first("medical_places", texts)


def of_the_law(word: str) -> bool:
    """Whether a word that was found is one for a calling of the law, and not of medicine."""
    return bool(whole_words("professions", ("of_the_law",), streets=False).search(word))


def shields_law_alone(text: str) -> bool:
    """Whether the text of a ground protects legal privilege, and nobody else's secrets."""
    law, others = (
        whole_words("professions", (name,)).search(text)
        for name in ("legal_privilege", "other_privilege")
    )
    return law is not None and others is None


def press(texts: Iterable[str | None]) -> str:
    """The first word for the press in names or things."""
    return _first("press", texts)


def privileged_calling(occupation: str | None) -> str:
    """The word of an occupation that tells of a privileged calling; nothing where none does."""
    return _first("privileged", (occupation,), also=("privileged_people",))


def press_calling(occupation: str | None) -> str:
    """The word of an occupation that tells of work for the press; nothing where none does."""
    return _first("press", (occupation,))


def _first(name: str, texts: Iterable[str | None], also: tuple[str, ...] = ()) -> str:
    """As it stands in the text, so that a finding quotes it; hyphens count as spaces."""
    wanted = whole_words("professions", (name, *also), streets=False)
    unless = whole_words("professions", (f"not_{name}",))
    for text in texts:
        spaced = (text or "").replace("-", " ")
        plain = unless.sub(lambda found: " " * len(found.group(0)), spaced)
        if found := wanted.search(plain):
            return (text or "")[slice(*found.span())]
    return ""
