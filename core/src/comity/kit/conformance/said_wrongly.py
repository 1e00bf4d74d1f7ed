"""Checks of sentences: whole and in their right letters; what a notice should not print of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.said_texts import texts_in
from comity.kit.conformance.statement_files import placing
from comity.kit.conformance.subject import Subject
from comity.law.load import load_sources
from comity.model.law_records import Answer, Cited, Ground, Rule
from comity.tasks.audit.statements import statements
from comity.text.word_lists import titles

__all__ = ["PHONE", "check_sense", "check_whole", "contacts_in", "titled_person"]

PRINTED = ("says", "cure", "title")
# letters of UTF-8 that were read as those of an older encoding: é as Ã©, ' as â€™
MOJIBAKE = re.compile(
    r"Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|â€|\ufffd|Ð[\u0080-\u00bf]Ñ"
)
BROKEN_OFF = re.compile(
    r"(?:[,;(–—]|\b(?:and|or|the|of|to|that|which|if|unless)\.?)\s*$", re.IGNORECASE
)
SPACES = re.compile(r"^\s|\s$|[^\S\n]{2,}")
DOUBLED = re.compile(r"\b(?!(?:that|had|can|will)\b)([a-z]{2,}) \1\b", re.IGNORECASE)
OPINION = re.compile(
    r"\b(?:I (?:think|believe|guess|am)|we (?:think|believe|guess|were told)|in my (?:view|opinion)"
    r"|not sure|probably|presumably|apparently|it seems that|as far as I know|to be confirmed)\b",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w+])\+\d{1,3}[ ()./-]?(?:\d[ ()./-]{0,2}){6,13}\d?")
OF_OFFICES = {"Chief", "Lord", "Lady"}  # Chief Justice, Lord Advocate
OFFICE = re.compile(r"Mr\.? (?:Justice|President|Speaker|Attorney)")
OPENING = re.compile(
    r"^\s*(?:dear|to whom|sir\b|madam\b|sehr geehrte|messieurs|monsieur|madame)", re.IGNORECASE
)
ENDING = re.compile(
    r"^\s*(?:yours|sincerely|faithfully|respectfully|kind regards|best regards|mit freundlichen)",
    re.IGNORECASE,
)
ADVISED = re.compile(
    r"\b(?:is recommended|are recommended|is advisable|is desirable|is encouraged"
    r"|preferably)\b",
    re.IGNORECASE,
)
DUTY = re.compile(r"\b(?:must|shall|has to|have to|is refused|are refused)\b", re.IGNORECASE)
MAY = re.compile(
    r"\b(?:request|assistance)\b[^.;]*"
    r"\bmay (?:also )?(?:be )?(?:refuse|refused|decline|declined)",
    re.IGNORECASE,
)
REFUSED = re.compile(
    r"\b(?:must|shall) (?:be refused|refuse)\b|\b(?:is|are) refused\b", re.IGNORECASE
)
MUST = re.compile(r"\b(?:must|shall) (?:be refused|refuse)\b", re.IGNORECASE)
REFUSING = ("mandatory", "discretionary")
REFUSAL = re.compile(r"\b(?:refus|declin|reject)", re.IGNORECASE)
FREE = re.compile(
    r"\b(?:nobody|no one|not|cannot)\b[^.;]* (?:compelled|compellable|made to give)\b"
    r"|\bneed (?:not )?answer\b|\bmay refuse (?:to (?:answer|appear|testify)|testimony|answers)\b",
    re.IGNORECASE,
)
LATER = re.compile(r"\b(?:is|are|be) (?:only )?(?:postponed|suspended|deferred)\b", re.IGNORECASE)
CERTIFIED = re.compile(r"\b(?:no|not|without|need not)\b[^.]*\bcertif", re.IGNORECASE)
UNNEEDED = {
    "treaty-needed": re.compile(
        r"\bwithout (?:a|any) treaty\b|\bno treaty is (?:needed|required)", re.IGNORECASE
    ),
    "reciprocity": re.compile(r"\bno reciprocity is\b|\breciprocity is not\b", re.IGNORECASE),
    "death-penalty": re.compile(r"\bdeath penalty (?:is|was|has been) abolished", re.IGNORECASE),
}
Fault = tuple[str, str]
NOTE = "Write it under `note`, which no document prints."


def check_whole(subject: Subject) -> Iterator[Problem]:
    """No text has letters of another encoding, and no sentence breaks off."""
    for key, source in load_sources(subject.root).items():
        fields = {k: getattr(source, k) for k in ("title", "official_id", "cite", "note")}
        place = f"{source.origin.file if source.origin else 'sources.toml'}: {key}"
        yield from (Problem(place, *fault) for fault in _garbled(fields))
    for name, table in statements(held(subject)):
        fields = {key: getattr(table, key, None) for key in (*PRINTED, "note", "value")}
        faults = [*_garbled(fields)]
        for text in texts_in(fields["says"]):
            if found := BROKEN_OFF.search(text):
                shown = text[-40:].strip()
                faults.append((f"says breaks off: {shown!r}", f"Finish it after {found[0]!r}."))
        yield from placing(subject, name, faults)


def _garbled(fields: dict[str, Any]) -> Iterator[Fault]:
    for key, value in fields.items():
        for text in texts_in(value):
            if found := MOJIBAKE.search(text):
                shown = text[max(0, found.start() - 10) : found.end() + 10]
                cure = "Type the letter again, and save the file as UTF-8."
                yield f"{key} has letters of another encoding: {shown!r}", cure


def check_sense(subject: Subject) -> Iterator[Problem]:
    """Sentences are careful, say what their data say, and name nobody."""
    for name, table in statements(held(subject)):
        yield from placing(subject, name, [*_careless(table), *_contrary(table)])


def _careless(table: Cited) -> Iterator[Fault]:
    for key in (*PRINTED, "value"):
        for text in texts_in(getattr(table, key, None)):
            if SPACES.search(text):
                yield f"{key} has needless spaces: {text[:50]!r}", "Remove them."
            if found := DOUBLED.search(text):
                yield f"{key} has a word twice: {found[0]!r}", "Remove one."
    says = " ".join(texts_in(getattr(table, "says", "")))
    if found := OPINION.search(says):
        yield f"says is an opinion: {found[0]!r}", NOTE
    if shown := contacts_in(says) or titled_person(says):
        yield f"says tells how to reach somebody: {shown!r}", NOTE
    letters = [letter for letter in says if letter.isalpha()]
    if len(letters) > 20 and says == says.upper() and says != says.lower():
        yield "says is in capitals", "Write it as a sentence."
    if isinstance(table, Rule) and table.cure and table.cure == table.says:
        yield "its cure repeats the law", "Say which field to fill, and with what."
    if isinstance(table, Answer) and isinstance(table.value, str):
        yield from _greeting(table.question, table.value)


def _greeting(question: str, value: str) -> Iterator[Fault]:
    swapped = {"salutation": ENDING, "closing": OPENING}.get(question)
    if swapped and swapped.match(value):
        yield f"value is {value!r}, which is no {question}", "Exchange salutation and closing."
    elif swapped and (shown := titled_person(value)):
        yield f"value greets one person: {shown!r}", "Write a form for every addressee."


def contacts_in(text: str) -> str:
    """An e-mail address or a telephone number in a text; empty for none."""
    found = MAIL.search(text) or PHONE.search(text)
    return found[0].strip() if found else ""


def titled_person(text: str) -> str:
    """A person with a title in a text, such as ``Dr Stone``; empty for none."""
    found = _titled().search(text)
    return found[0] if found and not OFFICE.match(found[0]) else ""


@cache
def _titled() -> re.Pattern[str]:
    personal = {*titles()} - OF_OFFICES
    words = "|".join(map(re.escape, sorted(personal, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})\.? [A-Z][\w'’-]+")


def _contrary(table: Cited) -> Iterator[Fault]:
    """What the sentence says is not what the data say."""
    says, cure = " ".join(texts_in(getattr(table, "says", ""))), "Compare both with the article."
    if isinstance(table, Rule) and table.severity == "error":
        found = ADVISED.search(says)
        if found and not DUTY.search(says):
            text = f"says only advises ({found[0]!r}), but the rule blocks"
            yield text, 'Write severity = "advice".'
    if isinstance(table, Ground):
        if table.nature == "mandatory" and FREE.search(says) and not REFUSED.search(says):
            text = (
                "says that nobody is compelled, but nature is mandatory, so the request is refused"
            )
            yield text, 'Write nature = "limit" if the request is carried out all the same.'
        if table.nature in REFUSING and LATER.search(says) and not REFUSAL.search(says):
            text = f"says that it is done later, but nature is {table.nature}, so it is refused"
            yield text, 'Write nature = "postponed" if the request is only carried out later.'
        if table.nature == "mandatory" and MAY.search(says) and not REFUSED.search(says):
            yield "says that assistance may be refused, but nature is mandatory", cure
        if (
            table.nature == "discretionary"
            and MUST.search(says)
            and not re.search(r"\bmay\b", says)
        ):
            yield "says that assistance must be refused, but nature is discretionary", cure
    if isinstance(table, Answer):
        unneeded = UNNEEDED.get(table.question)
        if table.value == "yes" and unneeded and (found := unneeded.search(says)):
            yield f"says {found[0]!r}, but value is yes", cure
        certified = table.value.get("certified") if isinstance(table.value, dict) else None
        if certified == "no" and "certified" in says.lower() and not CERTIFIED.search(says):
            yield "says asks for certified translations, but value has certified = no", cure
