"""Checks of what a country's DOCX prints: each part once, on the State's paper, and nothing fixed.

What stands in a form is in every letter: a date, a case, an amount, a person or a sentence of law
belongs to the case file or to the law files.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from comity.kit.conformance.form_words import documents
from comity.kit.conformance.law_wording import UNFINISHED
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.said_wrongly import contacts_in, titled_person
from comity.kit.conformance.subject import Subject
from comity.law.states import states
from comity.model.errors import RenderError
from comity.text.written import language_name, listed
from comity.word.outline import outline, words_of

__all__ = ["check_fixed", "check_form_parts"]

PARAGRAPH = re.compile(r"^[ |]*\[[^]]*\] ?")
NO_WORD = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|«[^»]*»")
LEAST = 12  # letters; shorter ones are signs such as No.
TAG = re.compile(r"\{%(?:p|tr|tc)? *(if|elif|else|endif|for|endfor)\b *([^%]*?) *%\}")
LOOP = re.compile(r"\w+ in (parts\.[\w.]+)$")
BY_NAME = re.compile(r"\b\w+\.name\b|\bloop\.")
SIZES = {"A4": (11906, 16838), "US-Letter": (12240, 15840)}  # twentieths of a point
NEAR = 60
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMENTS = "word/comments.xml"
PROPERTIES = "docProps/core.xml"
PEOPLE = ("creator", "lastModifiedBy")
DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?[A-Z][a-zûéä]{2,9}\.? (?:19|20)\d\d\b"
    r"|\b[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b\d\d?[./]\d\d?[./](?:19|20)\d\d\b"
)
REFERENCE = re.compile(
    r"\b(?:[Ff]ile|[Cc]ase|[Rr]ef(?:erence)?|[Aa]z|[Pp]rocess)\.? ?(?:[Nn]o\.?|[Nn]umber|:)? ?"
    r"[A-Z0-9][\w-]*[/-]\d[\w/-]*"
)
AMOUNT = re.compile(
    r"\b(?:[A-Z]{3}|[$€£¥₦]) ?\d[\d,. ]*\d?\b|\b\d[\d,.]* ?(?:EUR|USD|GBP|euros?|dollars)\b"
)
LAW = re.compile(
    r"(?:\b(?:[Ss]ections?|ss?\.|[Aa]rticles?|[Aa]rts?\.|[Rr]egulation)|§§?) ?\d+\w*\b"
)
CLASSIFIED = re.compile(r"\b(?:STRICTLY )?(?:CONFIDENTIAL|SECRET|RESTRICTED)\b")
FIXED = {
    "a date": (DATE, "Print {{ doc.date }}, or a date of the case."),
    "a reference": (REFERENCE, "Print {{ doc.reference }}."),
    "an amount": (AMOUNT, "Write it in the case file."),
    "law": (LAW, "Write it in law/, with its source; {{ requesting.law }} prints it."),
    "a classification": (
        CLASSIFIED,
        "Remove it: {{ doc.classification }} prints that of the case.",
    ),
}


def check_form_parts(subject: Subject) -> Iterator[Problem]:
    """No DOCX prints a part twice, is unfinished or commented on, or is on another paper."""
    papers = {str(a.value) for a in subject.book.answers if a.question == "paper" and a.value}
    for place, data, shown in _read(subject):
        for name in _doubled(shown):
            text, cure = f"prints {name} twice", "Remove one of the two places."
            yield Problem(place, text, cure)
        for author in _comments(data):
            text = f"has a comment of {author or 'somebody'}"
            yield Problem(place, text, "Delete it in Word: Review, Delete All Comments.")
        for text in words_of(data):
            if found := UNFINISHED.search(text):
                yield Problem(
                    place, f"has unfinished text: {found[0]!r}", "Write it, or remove it."
                )
        for paper in papers & {*SIZES} if len(papers) == 1 else ():
            if (size := _paper(data)) and size != paper:
                text = f"is made for {size}, but the State's paper is {paper}"
                yield Problem(place, text, "Change it in Word: Layout, Size.")


def check_fixed(subject: Subject) -> Iterator[Problem]:
    """No DOCX has what belongs to one case, names somebody, or is lacking in one language."""
    for place, data, shown in _read(subject):
        for text in words_of(data):
            for what, (pattern, cure) in FIXED.items():
                if found := pattern.search(text):
                    yield Problem(place, f"has {what} in its own words: {found[0].strip()!r}", cure)
            if person := contacts_in(text) or titled_person(text):
                cure = "Remove it: {{ signature }} and {{ letterhead }} print those of the case."
                yield Problem(place, f"names somebody in its own words: {person!r}", cure)
        for key, name in _people(data):
            cure = "Remove it in Word: File, Info, Inspect Document."
            yield Problem(place, f"its properties name somebody ({key}): {name!r}", cure)
        for told in _described(data, subject.name):
            text = f"a picture is described as {told!r}, which names another State"
            yield Problem(place, text, "Use the arms of the State, and describe them.")
        letter = place.rpartition("/")[2].startswith(("request", "letter"))
        if letter and "{{ salutation }}" not in shown and "{{ doc.title }}" in shown:
            cure = "Print {{ salutation }}: it is in the language of the letter."
            yield Problem(place, "has no place for the salutation", cure)
        yield from _one_language(subject, place, shown)


def _read(subject: Subject) -> Iterator[tuple[str, bytes, str]]:
    for folder, file in documents(subject):
        data = file.read_bytes()
        try:
            yield f"{folder}/{file.name}", data, outline(data)
        except RenderError:
            continue  # said by the check of the forms


def _doubled(shown: str) -> Iterator[str]:
    """Lists that are gone through twice under the same conditions, and not by name."""
    stack: list[str] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    tags = [(m[1], m[2]) for m in TAG.finditer(shown)]
    for number, (word, text) in enumerate(tags):
        if word in ("endif", "endfor"):
            stack = stack[:-1]
        elif word in ("elif", "else"):
            stack = [*stack[:-1], f"{stack[-1] if stack else ''} {word} {text}"]
        else:
            chosen = tags[number + 1][1] if number + 1 < len(tags) else ""
            if word == "for" and (found := LOOP.match(text)) and not BY_NAME.search(chosen):
                key = found[1], tuple(one for one in stack if ".shown" not in one)
                if key in seen:
                    yield found[1]
                seen.add(key)
            stack.append(text)


def _comments(data: bytes) -> Iterator[str]:
    """Who left a comment in a DOCX."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if COMMENTS not in archive.namelist():
            return
        root = etree.fromstring(archive.read(COMMENTS))
    for node in root.iter(f"{W}comment"):
        yield str(node.get(f"{W}author", ""))


def _paper(data: bytes) -> str:
    """The paper of a DOCX, upright or not; empty where it is neither or not the same on all."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    found: set[str] = set()
    for size in root.iter(f"{W}pgSz"):
        sides = sorted(int(size.get(f"{W}{key}", "0")) for key in ("w", "h"))
        near = (n for n, known in SIZES.items() if _close(sides, known))
        found.add(next(near, ""))
    return found.pop() if len(found) == 1 else ""


def _close(sides: list[int], known: tuple[int, int]) -> bool:
    return all(abs(one - other) <= NEAR for one, other in zip(sides, known, strict=True))


def _people(data: bytes) -> Iterator[tuple[str, str]]:
    """Who made a DOCX by its properties; programs and offices have one word, or are the State's."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if PROPERTIES not in archive.namelist():
            return
        root = etree.fromstring(archive.read(PROPERTIES))
    for node in root.iter():
        key = etree.QName(node).localname
        words = (node.text or "").split()
        if key in PEOPLE and len(words) in (2, 3) and all(w[:1].isupper() for w in words):
            yield key, " ".join(words)


def _described(data: bytes, code: str) -> Iterator[str]:
    """Descriptions of pictures that name another State."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [n for n in archive.namelist() if re.match(r"word/(?:document|header|footer)", n)]
        texts = [archive.read(name).decode("utf-8", "replace") for name in parts]
    for text in re.findall(r'<wp:docPr\b[^>]*\bdescr="([^"]+)"', " ".join(texts)):
        others = (s for key, s in states().items() if key != code)
        names = (n for s in others for n in (s.name, s.short) if n)
        if any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text) for n in names):
            yield text


def _one_language(subject: Subject, place: str, shown: str) -> Iterator[Problem]:
    """Words in one language that stand in the documents of all languages of the State."""
    spoken = subject.record.languages if subject.record else ()
    worded = [tag for tag in spoken if subject.host.languages.lookup(tag, spoken)]
    if len(worded) < 2 or not (text := next(_unsorted(shown), "")):
        return
    said = f"has words that stand in documents in {listed(map(language_name, worded), 'and')} alike"
    cure = 'Put them between {% if doc.language == "' + worded[0] + '" %} and {% endif %}.'
    yield Problem(place, f"{said}: {text[:60]!r}", cure)


def _unsorted(shown: str) -> Iterator[str]:
    """Own words that no condition on the language surrounds."""
    stack: list[str] = []
    for line in shown.splitlines():
        text = PARAGRAPH.sub("", line)
        at = 0
        for tag in TAG.finditer(text):
            if not _by_language(stack) and (said := _bare(text[at : tag.start()])):
                yield said
            at = tag.end()
            if tag[1] in ("endif", "endfor"):
                stack = stack[:-1]
            elif tag[1] in ("if", "for"):
                stack.append(tag[2])
        if PARAGRAPH.match(line) and not _by_language(stack) and (said := _bare(text[at:])):
            yield said


def _by_language(stack: list[str]) -> bool:
    return any("doc.language" in one for one in stack)


def _bare(text: str) -> str:
    bare = " ".join(NO_WORD.sub(" ", text).split())
    return bare if sum(c.isalpha() for c in bare) >= LEAST else ""
