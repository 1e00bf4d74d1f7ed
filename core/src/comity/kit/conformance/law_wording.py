"""Checks of the words of a law file: in its language, finished, and without marks of a markup.

``says`` goes into documents word for word. Whether a sentence is in the language of the file is
told by the detector of ``comity.text`` where it is installed, and otherwise by its script alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.said_texts import by_language, texts_in
from comity.kit.conformance.statement_files import placed, placing
from comity.kit.conformance.subject import Subject
from comity.law.load import load_sources, read_toml
from comity.model.law_records import Cited
from comity.tasks.audit.statements import statements
from comity.text.detect import load_detector
from comity.text.language_judge import judge
from comity.text.written import language_name

__all__ = ["check_language", "check_wording", "law_language"]

WORDS = ("says", "title", "cure", "note")
LEAST = 25  # letters; what is shorter is judged with the rest of its kind
NAMES = ("title", "value")
LONG = 40  # letters of a title or a value, which may hold the name of a law in its own language
NO_WORDS = frozenset({"address", "email", "phone", "fax", "url", "name", "unit", "accepts", "on"})
UNFINISHED = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|XXX+|lorem ipsum)\b|\?\?+|^\s*(?:\.{3}|…|-+|n/?a)\s*$"
    r"|\[(?:…|\.{3}|insert[^\]]*)\]|<[A-Z _]{3,}>",
    re.IGNORECASE,
)
MARKUP = re.compile(
    r"</?[a-z][a-z0-9]*(?: [^<>]*)?/?>|&(?:[a-z]+|#\d+);|\*\*\w|\]\(https?:|\{\{|\{%|^#+ |\\[nt]",
    re.IGNORECASE,
)
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
CURES = {
    "unfinished text": "Write it, or remove the entry.",
    "markup": "Write plain text: a document prints it as it stands.",
    "an invisible character": "Delete the text and type it again.",
}


def check_wording(subject: Subject) -> Iterator[Problem]:
    """No text is unfinished, marked up, or holds what nobody sees."""
    for key, source in load_sources(subject.root).items():
        place = f"{source.origin.file if source.origin else 'sources.toml'}: {key}"
        fields = {k: getattr(source, k) for k in ("title", "official_id", "cite", "url", "note")}
        for text, cure in _unclean({**fields, "copy": source.copied_from}):
            yield Problem(place, text, cure)
    for name, table in statements(held(subject)):
        fields = {key: getattr(table, key, None) for key in (*WORDS, "value", "article")}
        faults = _unclean({**fields, "reviewed_by": table.reviewed_by})
        yield from placing(subject, name, faults)


def _unclean(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    tests = {"unfinished text": UNFINISHED, "markup": MARKUP, "an invisible character": INVISIBLE}
    for key, value in fields.items():
        for text in texts_in(value):
            for what, pattern in tests.items():
                if found := pattern.search(text):
                    shown = found[0].strip() if what != "an invisible character" else ""
                    shown = f": {shown!r}" if shown else f" (U+{ord(found[0][0]):04X})"
                    yield f"{key} has {what}{shown}", CURES[what]


def check_language(subject: Subject) -> Iterator[Problem]:
    """Each sentence is in the language of the file, or of its own key in a table by language."""
    detector, default = load_detector(), law_language(subject)
    if detector is None:
        text = "the language of the sentences was not checked: no detector is installed"
        yield Problem("law/", text, 'Install it: python -m pip install "comity[language]".', True)
    short: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for name, table in statements(held(subject)):
        for key, tag, text in _said(table, default):
            if len(text) < LEAST:
                short[key, tag].append((name, text))
            elif seems := _foreign(key, text, tag, detector):
                yield Problem(placed(subject, name), *_misplaced(key, tag, seems))
    for (key, tag), rows in short.items():
        joined = " ".join(dict.fromkeys(text for _, text in rows))
        if seems := _foreign(key, joined, tag, detector):
            yield Problem(placed(subject, rows[0][0]), *_misplaced(key, tag, seems))


def law_language(subject: Subject) -> str:
    """The language in which a plugin's law files are written: English, unless it names another."""
    file = subject.root / "jurisdiction.toml"
    return str(read_toml(file).get("law_language", "en")) if file.is_file() else "en"


def _said(table: Cited, default: str) -> Iterator[tuple[str, str, str]]:
    for key in WORDS:
        for tag, text in by_language(getattr(table, key, None), default):
            if text.strip():
                yield key, tag, text
    value = getattr(table, "value", None)
    if isinstance(value, Mapping):
        value = {key: inner for key, inner in value.items() if key not in NO_WORDS}
    for text in texts_in(value):
        if len(text) >= LEAST:  # what is shorter is often a name, in its own language
            yield "value", default, text


def _foreign(key: str, text: str, tag: str, detector: Any) -> str:
    """The language that a text is in, if that is another; empty otherwise.

    A title or a value may be the name of a law or of a court in its own language, so of these only
    a sure verdict counts.
    """
    named = key in NAMES
    if sum(letter.isalpha() for letter in text) < (LONG if named else LEAST):
        return ""
    verdict = judge(text, tag, detector)
    return verdict.seems if verdict.kind == "foreign" and (verdict.sure or not named) else ""


def _misplaced(key: str, tag: str, seems: str) -> tuple[str, str]:
    name = language_name(seems) if seems.islower() else f"the {seems.capitalize()} script"
    text = f"{key} seems to be in {name}, but the file is in {language_name(tag)}"
    return (
        text,
        f'Write it in {language_name(tag)}, or mark it: {key} = {{ {_tag(seems)} = "..." }}.',
    )


def _tag(seems: str) -> str:
    return seems if seems.islower() else "xx"
