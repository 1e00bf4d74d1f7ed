"""Checks of the words of a country's DOCX: of the State, in its language, as in the outline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.law.states import states
from comity.model.errors import RenderError
from comity.text.detect import Detector, load_detector
from comity.text.language_judge import judge
from comity.text.written import language_name, listed
from comity.word.outline import outline, words_of

__all__ = ["check_form_language", "check_form_state", "documents"]

FOLDERS = ("templates", "templates/incoming")
LEAST = 25  # letters
OUTLINE = ".outline.txt"


def check_form_language(subject: Subject) -> Iterator[Problem]:
    """The words of each DOCX are in a language of the State.

    They are judged together, since the words of a form are short; one long paragraph also alone.
    """
    detector = load_detector()
    if detector is None and any(True for _ in documents(subject)):
        text = "the language of the forms was not checked: no detector is installed"
        yield Problem(
            "templates/", text, 'Install it: python -m pip install "comity[language]".', True
        )
    spoken = subject.record.languages if subject.record else ()
    for folder, file in documents(subject):
        place = f"{folder}/{file.name}"
        try:
            words = words_of(file.read_bytes())
        except RenderError:
            continue  # said by the check of the forms
        if seems := _foreign(words, spoken, detector):
            name = language_name(seems) if seems.islower() else f"the {seems.capitalize()} script"
            text = f"its words seem to be in {name}; the State uses {_listed(spoken)}"
            cure = "Write them in a language of the State, or remove them: tags bring the wording."
            yield Problem(place, text, cure)


def check_form_state(subject: Subject) -> Iterator[Problem]:
    """No DOCX names another State in words of its own, as a copy would; its outline is true."""
    for folder, file in documents(subject):
        try:
            text, shown = " ".join(words_of(file.read_bytes())), outline(file.read_bytes())
        except RenderError:
            continue  # said by the check of the forms
        yield from _outlined(subject, folder, file, shown)
        for code, state in states().items():
            named = next((n for n in (state.name, state.short) if n and _names(text, n)), "")
            if code != subject.name and named:
                yield Problem(
                    f"{folder}/{file.name}",
                    f"names another State in its own words: {named}",
                    "Remove it: a tag such as {{ requesting.name }} brings the name.",
                )


def documents(subject: Subject) -> Iterator[tuple[str, Traversable]]:
    """Every DOCX of a country, with its folder."""
    for folder in FOLDERS:
        for file in subject.folder(folder, ".docx"):
            yield folder, file


def _names(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _foreign(words: list[str], spoken: tuple[str, ...], detector: Detector | None) -> str:
    """The language that words are in, where it is surely none of those spoken."""
    for text in (" ".join(words), *(one for one in words if len(one) >= LEAST)):
        if sum(letter.isalpha() for letter in text) < LEAST or not spoken:
            continue
        verdicts = [judge(text, tag, detector) for tag in spoken]
        told = [verdict for verdict in verdicts if verdict.kind != "untold"]
        sure = len(told) == len(verdicts) or any(verdict.sure for verdict in told)
        if told and sure and all(verdict.kind == "foreign" for verdict in told):
            return told[0].seems
    return ""


def _outlined(subject: Subject, folder: str, file: Traversable, shown: str) -> Iterator[Problem]:
    """An outline that is there is that of its DOCX: a reviewer reads it in its place."""
    name = file.name.removesuffix(".docx") + OUTLINE
    for written in subject.folder(folder, OUTLINE):
        if written.name == name and written.read_text(encoding="utf-8") != shown:
            cure = f"Write it again: comity template check {folder}/{file.name} --outline."
            yield Problem(f"{folder}/{name}", f"does not show {file.name} as it is now", cure)


def _listed(tags: tuple[str, ...]) -> str:
    return listed(map(language_name, tags), "and")
