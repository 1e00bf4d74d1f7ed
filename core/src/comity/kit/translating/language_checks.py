"""Texts that are in another language than the catalogue says, one by one and over the whole file.

With the detector of ``comity.text`` a text of forty letters is judged alone. Without it, the small
words of the languages that ``comity.text.function_words`` lists must do.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.kit.translating.catalogue_faults import CatalogueFault, Subject, error, warning
from comity.kit.translating.text_checks import wording_alone
from comity.kit.translating.written_catalogue import WrittenEntry
from comity.text.detect import KNOWN, bare
from comity.text.formatting import format_value
from comity.text.function_words import SETS, count, known, written_in
from comity.text.language_judge import judge
from comity.text.scripts import letters
from comity.text.tags import language_of

__all__ = ["judged_by_words", "language_faults"]

LONG = 40  # letters from which a text is judged alone
SMALL = 4  # small words of another language, and none of its own
HALF = 0.5
FLUENT = 2  # small words of a language in each longer text, which not even a close relative has
CURE = "Translate it. Or is the file that of another language, renamed?"


def judged_by_words(subject: Subject) -> bool:
    """Whether the small words alone decide, because the detector cannot."""
    return subject.detector is None or bare(subject.tag) not in KNOWN


def language_faults(subject: Subject) -> Iterator[CatalogueFault]:
    """One fault if the whole file is in another language, else one for each such text."""
    texts = [
        (entry, plain)
        for entry in subject.written.entries.values()
        if (plain := wording_alone(entry.text).strip())
    ]
    foreign = [(entry, seems) for entry, plain in texts if (seems := _seems(plain, subject))]
    whole = proved = _whole(subject, [plain for _, plain in texts])
    longer = sum(letters(plain) >= LONG for _, plain in texts)
    if not whole and len(foreign) > max(longer * HALF, 3):
        whole = max((seems for _, seems in foreign), key=[s for _, s in foreign].count)
    if whole:
        ids = tuple(entry.id for entry, _ in foreign)
        message = f"The texts are in {_name(whole)}, not in {_name(subject.tag)}."
        make = error if proved or _sure(subject) else warning
        yield make(1, "other-language", "", message, CURE.replace("it.", "them."), ids)
        return
    yield from (_fault(entry, seems, subject) for entry, seems in foreign)


def _fault(entry: WrittenEntry, seems: str, subject: Subject) -> CatalogueFault:
    message = f"The text is in {_name(seems)}, not in {_name(subject.tag)}."
    make = error if _sure(subject) else warning
    return make(entry.line, "other-language", entry.id, message, CURE)


def _sure(subject: Subject) -> bool:
    """Whether the detector or the lists know the language: another may be taken for one near it."""
    return not judged_by_words(subject) or known(language_of(subject.tag))


def _seems(text: str, subject: Subject) -> str:
    """The language that a text is in for sure, if it is another; else nothing."""
    if letters(text) < LONG:
        return ""
    if not judged_by_words(subject):
        verdict = judge(text, subject.tag, subject.detector)
        return verdict.seems if verdict.kind == "foreign" and verdict.sure else ""
    script = judge(text, subject.tag, None)  # which notices another script
    if script.kind == "foreign":
        return script.seems
    own = language_of(subject.tag)
    others = [tag for tag in SETS if tag != own]
    most = max(others, key=lambda tag: count(text, tag, apart=True))
    enough = count(text, most, apart=True) >= SMALL and not count(text, own, apart=True)
    return most if enough else ""


def _whole(subject: Subject, texts: list[str]) -> str:
    """The language of the whole file by its small words, if it is another that is listed."""
    own = language_of(subject.tag)
    found = written_in(texts)
    if not found or found == own:
        return ""
    if known(own):
        return found
    longer = [text for text in texts if letters(text) >= LONG]
    small = sum(count(text, found, apart=True) for text in longer)
    return found if longer and small >= FLUENT * len(longer) else ""


def _name(tag: str) -> str:
    if tag.isupper() and len(tag) > 3:
        return f"the script {tag.title()}"
    return format_value(tag, "language", "en") or tag
