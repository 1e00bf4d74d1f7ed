"""What a translator must know of an entry: what it is, where and when it is said, its slots."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from comity.kit.translating.message_parts import MessagePart, message_parts
from comity.law.ask import questions
from comity.model.records import DocumentType
from comity.steps.read.heading import model_of
from comity.steps.wording.abouts import about_places
from comity.steps.wording.catalogue import SOURCE, own_catalogue
from comity.steps.wording.needed import clause_rows
from comity.steps.wording.titles import field_title
from comity.text.messages.entries import TOPICS, TYPES
from comity.text.plurals import OTHER, USUAL, form_of, forms

__all__ = ["entry_context", "placeholder"]

MANY = 4  # fields of a clause that are named
FAMILIES = {
    "field": "the title of a field",
    "choice": "a value of a closed list",
    "measure": "the title of a kind of assistance",
    "about": "what a field is for, where the program asks for it",
    "example": "an example of an answer, where the program asks for it",
    "particular": "the title of a field of a kind of assistance",
    "class": "the title of a class of data",
    "term": "what the law of a plugin calls a ground of refusal",
    "cited": "a word with which law data name articles",
}
EXAMPLES = {
    "text": "Sample Bank",
    "id": "M1",
    "field": "measures[0].period",
    "code": "period",
    "number": "3",
    "date": "17 September 2026",
    "law": "The provider acts at once.",
    "place": "art. 25(3)",
    "assurance": "Confidentiality",
    "promise": "the items will be returned",
    "message": "The measure has no period.",
    "state": "India",
    "instrument": "Convention on Cybercrime",
    "kind": "Records of a bank account",
    "language": "French",
    "term": "Nature of the offence",
}
SPECS = {
    "or": "joined with or",
    "comma": "joined with commas",
    "lines": "one a line",
    "numbered": "numbered (1), (2)",
    "code": "each in backticks",
    "iso": "as 2026-09-17",
    "cure": "its cure",
}


def entry_context(
    id: str, english: str, language: str, types: Mapping[str, DocumentType]
) -> tuple[str, ...]:
    """The comments of an entry, in plain words."""
    part = message_parts(language).get(id)
    if part is not None:
        return tuple(_message(part, english, language))
    return tuple(_clause(id, english, language, types))


def placeholder(id: str, slot: str) -> tuple[str, str]:
    """What a placeholder of a clause holds, and an example.

    Raises:
        KeyError: placeholders.toml does not have it.
    """
    table = _placeholders()
    for start, own in table["at"].items():
        if slot in own and (id == start or id.startswith(f"{start}.")):
            return own[slot][0], own[slot][1]
    return table["slots"][slot][0], table["slots"][slot][1]


@cache
def _placeholders() -> Mapping[str, Any]:
    found = tomllib.loads((files(__package__) / "placeholders.toml").read_text(encoding="utf-8"))
    # the longest beginning of an id is asked first
    found["at"] = dict(sorted(found["at"].items(), key=lambda row: -len(row[0])))
    return found


def _clause(
    id: str, english: str, language: str, types: Mapping[str, DocumentType]
) -> Iterator[str]:
    form = id.rpartition(".")[2]
    base = id if id in clause_rows() else f"{id.rpartition('.')[0]}.several"
    row = clause_rows().get(base, {})
    yield str(row.get("role") or FAMILIES.get(id.partition(".")[0], "text"))
    if names := _fields(row.get("fields", ()), types):
        yield f"prints: {names}"
    if names := _fields(list(about_places().get(id, ())), types):
        yield f"is said of: {names}"
    if why := row.get("why"):
        yield f"why: {why}"
    if law := row.get("law"):
        yield f"follows the law on: {'; '.join(_questions()[one] for one in law)}"
    if when := row.get("when"):
        yield f"when: {when}"
    if form in forms(language) and form != OTHER and base.endswith((".several", ".one")):
        yield _numbers(form, language)
    for slot in _slots(english):
        says, example = placeholder(id, slot)
        yield f"{{{slot}}}: {says}, e.g. {example}"


@cache
def _questions() -> Mapping[str, str]:
    return {one.id: one.title for group in questions() for one in group.questions}


def _fields(paths: list[str], types: Mapping[str, DocumentType]) -> str:
    found = []
    for path in paths[:MANY]:
        kind, _, rest = path.partition(".")
        if kind in types:
            title = field_title(model_of(types[kind]), rest, own_catalogue(SOURCE))
            found.append(f"{title} ({kind})")
    more = len(paths) - MANY
    return "; ".join([*dict.fromkeys(found), *([f"{more} more fields"] if more > 0 else [])])


def _message(part: MessagePart, english: str, language: str) -> Iterator[str]:
    entry = part.entry
    what = "the cure of a finding" if part.cure else "a finding"
    if not entry.severities:
        what = "the cure of a sentence" if part.cure else "a sentence of findings and reports"
    if part.page:
        what += ", for somebody who fills in a form"
    weights = " or ".join(severity.value for severity in entry.severities or ())
    topic = TOPICS.get(entry.topic, "")
    yield ", ".join(filter(None, (what, weights))) + (f"; on: {topic}" if topic else "")
    if part.form:
        yield _numbers(part.form, language)
        yield f"{{{part.counted}}} may be left out in this form"
    elif entry.plural:
        yield f"for several: as many as {{{entry.plural}}} says"
    for slot in _slots(english):
        name, _, spec = slot.partition(":")
        declared = entry.params[name]
        kind = declared.removesuffix("?").removesuffix("[]")
        listed = (
            f" (a list{', ' + SPECS[spec] if spec in SPECS else ''})" if "[]" in declared else ""
        )
        absent = "; may be absent" if declared.endswith("?") else ""
        yield f"{{{slot}}}: {TYPES[kind]}{listed}{absent}, e.g. {EXAMPLES[kind]}"


def _numbers(form: str, language: str) -> str:
    """Which numbers take a plural form, as a translator can check it."""
    some = [str(n) for n in USUAL if form_of(n, language) == form][:5]
    return f"plural form {form}: for {', '.join(some)}{' …' if len(some) == 5 else ''}"


def _slots(text: str) -> list[str]:
    """The slots of the English, in its order, as they are written."""
    found = [
        f"{name}:{spec}" if spec else name
        for _, name, spec, _ in string.Formatter().parse(text)
        if name is not None
    ]
    return list(dict.fromkeys(found))
