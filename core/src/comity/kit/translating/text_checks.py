"""Faults of one text beside its English: placeholders, markup, blanks, its end, its origin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from comity.kit.translating.catalogue_faults import CatalogueFault, Subject, error, warning
from comity.kit.translating.message_parts import message_parts
from comity.kit.translating.written_catalogue import WrittenEntry
from comity.text.slots import GRAMMAR, slots
from comity.text.tags import language_of

__all__ = ["text_faults", "wording_alone"]

CODE = re.compile(r"`[^`]*`")
PLAIN = re.compile(r"`[^\W\d_]*`")  # one word, which a language may translate
SLOT = re.compile(r"\{[^{}]*\}")
DOUBLE = re.compile(r"\{\{|\}\}|\{%|%\}")
TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[a-z]+|#\d+);|\*\*")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
CLOSERS = "\"'”’»)]}›」』）"
STOPS = ".!?…。！？｡।॥؟۔։።᙮។။"
COLONS = ":：፡"
UNPOINTED = ("th", "lo")  # written without a full stop
SENTENCE = 4  # words that are hardly the same by chance


def text_faults(subject: Subject) -> Iterator[CatalogueFault]:
    """The faults of every text, in the order of the file."""
    for id, entry in subject.written.entries.items():
        if not entry.text.strip() or entry.odd:
            continue
        yield from _blanks(id, entry)
        english = subject.english.get(id)
        if english is None:
            continue
        yield from _slots(id, entry, english, subject)
        yield from _markup(id, entry, english)
        yield from _end(id, entry, english, subject.tag)
        yield from _same(id, entry, english, subject.tag)
        if entry.english and entry.english != english:
            message = f"The English has changed since. It was: {entry.english}"
            cure = f"Read the English of today, correct the text and the comment: {english}"
            yield warning(entry.line, "english-changed", id, message, cure)


def wording_alone(text: str) -> str:
    """A text without its placeholders and what stands in backticks."""
    return SLOT.sub(" ", CODE.sub(" ", text))


def _slots(
    id: str, entry: WrittenEntry, english: str, subject: Subject
) -> Iterator[CatalogueFault]:
    part = message_parts(subject.tag).get(id)
    try:
        here, there = slots(entry.text), slots(english)
    except ValueError as fault:
        message = f"A placeholder cannot be read: {fault}."
        cure = "Write each placeholder as in the English, in one pair of braces."
        yield error(entry.line, "placeholder", id, message, cure)
        return
    free = {part.counted} if part else set()
    if lost := sorted(there - here - free):
        message = f"The text lacks {_named(lost)}."
        yield error(entry.line, "placeholder", id, message, f"Add {_named(lost)}.")
    if more := sorted(here - there - free):
        message = f"The text has {_named(more)}, which the English does not have."
        yield error(entry.line, "placeholder", id, message, f"Use only {_named(sorted(there))}.")
    small = [f":{spec}}}" for spec in GRAMMAR if f":{spec}}}" in entry.text]
    if small and part is None:
        message = f"A clause of a document does not know {', '.join(small).replace('}', '')}."
        yield error(entry.line, "placeholder", id, message, "Write the name alone in the braces.")


def _named(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names) or "no placeholder"


def _markup(id: str, entry: WrittenEntry, english: str) -> Iterator[CatalogueFault]:
    text = entry.text
    if text.count("`") % 2:
        message = "A backtick is open: their number is odd."
        yield error(entry.line, "markup", id, message, "Put backticks around the code only.")
    elif differing := set(CODE.findall(text)) ^ set(CODE.findall(english)):
        code = ", ".join(dict.fromkeys(CODE.findall(english))) or "none"
        message = "The words in backticks differ from those of the English."
        lost = [one for one in differing if one in english and not PLAIN.fullmatch(one)]
        make = error if lost else warning
        yield make(entry.line, "markup", id, message, f"The English has these: {code}.")
    if DOUBLE.search(text) and not DOUBLE.search(english):
        message = "The text has double braces or a tag of a template."
        yield error(entry.line, "markup", id, message, "Write one pair of braces.")
    if text.count("\n") != english.count("\n"):
        message = (
            f"The text has {text.count(chr(10))} line breaks, the English {english.count(chr(10))}."
        )
        yield error(entry.line, "markup", id, message, "Break the lines as the English does.")
    if more := sorted(set(TAG.findall(text)) - set(TAG.findall(english))):
        message = f"The text has markup that would be printed: {' '.join(more)}"
        yield error(entry.line, "markup", id, message, "Remove it.")
    if odd := [sign for sign in text if unicodedata.category(sign) == "Cc" and sign != "\n"]:
        message = f"The text has a control character (U+{ord(odd[0]):04X})."
        yield error(entry.line, "markup", id, message, "Remove it.")


def _blanks(id: str, entry: WrittenEntry) -> Iterator[CatalogueFault]:
    if entry.text != entry.text.strip():
        message = "The text begins or ends with a blank."
        yield error(entry.line, "blank", id, message, "Remove the blank.")


def _end(id: str, entry: WrittenEntry, english: str, tag: str) -> Iterator[CatalogueFault]:
    mine, theirs = _last(entry.text), _last(english)
    abbreviation = max(len(WORD.findall(entry.text)), len(WORD.findall(english))) < 2
    if mine == theirs or abbreviation or language_of(tag) in UNPOINTED:
        return
    kinds = {".": "a full stop or another end of a sentence", ":": "a colon", "": "neither"}
    message = f"The English ends with {kinds[theirs]}, the text with {kinds[mine]}."
    cures = {
        ".": "End the sentence as a sentence.",
        ":": "End it with a colon: a list or a value follows.",
        "": "Remove the sign: it is a label, or a part of a sentence.",
    }
    yield warning(entry.line, "end", id, message, cures[theirs])


def _last(text: str) -> str:
    """How a text ends: as a sentence, with a colon, or with neither."""
    end = text.rstrip().rstrip(CLOSERS).rstrip()[-1:]
    return "." if end and end in STOPS else ":" if end and end in COLONS else ""


def _same(id: str, entry: WrittenEntry, english: str, tag: str) -> Iterator[CatalogueFault]:
    words = WORD.findall(wording_alone(english))
    if language_of(tag) == "en" or len(words) < 2 or entry.text.strip() != english.strip():
        return
    make = error if len(words) >= SENTENCE else warning
    yield make(entry.line, "english", id, "The text is the English.", "Translate it.")
