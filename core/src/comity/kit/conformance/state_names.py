"""A check of names: the State is called as it is, parts and ids are written as others read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.law.load import load_jurisdictions
from comity.law.states import states
from comity.model.law_records import Answer
from comity.model.records import Jurisdiction
from comity.tasks.audit.statements import statements

__all__ = ["check_names_of_state", "check_repeated"]

PART = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
ARTICLES = ("", "the")
LONG = 40  # letters: what is shorter can be the same by chance


def check_names_of_state(subject: Subject) -> Iterator[Problem]:
    """No name is another State's; articles, codes of parts and ids have their form."""
    place = f"{subject.package}/jurisdiction.toml"
    records = load_jurisdictions(subject.root)
    for record in records:
        yield from (Problem(place, *fault) for fault in _record_faults(record))
        if "-" in record.code and not PART.fullmatch(record.code):
            text = f"{record.code} is not the code of a part as ISO 3166-2 has it"
            yield Problem(place, text, f"Write {subject.name}- and up to three letters or figures.")
    codes = Counter(record.code for record in records)
    for code in (code for code, number in codes.items() if number > 1):
        yield Problem(place, f"{code} appears twice", "Write each part once.")
    for name, table in statements(held(subject)):
        own = str(getattr(table, "id", "") or "")
        if own and not ID.fullmatch(own):
            cure = f'Write small letters, figures, stops and hyphens: id = "{_slug(own)}".'
            yield Problem(placed(subject, name), f"its id is {own!r}", cure)
        kinds = tuple(getattr(table, "measures", ()))
        if twice := next((kind for kind in kinds if kinds.count(kind) > 1), ""):
            yield Problem(placed(subject, name), f"for has {twice!r} twice", "Write it once.")


def _record_faults(record: Jurisdiction) -> Iterator[tuple[str, str]]:
    for key in ("article", "short_article"):
        if getattr(record, key) not in ARTICLES:
            text = f"{key} of {record.code} is {getattr(record, key)!r}"
            yield text, 'Write "the" or "": it is printed within a sentence.'
    for key in ("name", "short_name"):
        name = str(getattr(record, key))
        other = next((c for c, s in states().items() if name in (s.name, s.short)), "")
        if other and other != record.code.partition("-")[0]:
            text = f"{key} of {record.code} is {name!r}, which is the name of {other}"
            yield text, f"Write the name of {record.code}."
        if name.lower().startswith("the "):
            text = f"{key} of {record.code} begins with an article: {name!r}"
            yield text, "Write the article under `article` or `short_article`."


def check_repeated(subject: Subject) -> Iterator[Problem]:
    """No two questions are answered by the same sentence, word for word."""
    said: dict[str, Answer] = {}
    for answer in subject.book.answers:
        if not isinstance(answer.says, str) or len(answer.says) < LONG:
            continue
        first = said.setdefault(answer.says, answer)
        if first.question != answer.question:
            text = f"says the same, word for word, as the answer to {first.question}"
            place = placed(subject, f"answer {answer.question}")
            yield Problem(place, text, "Correct the one that was copied.")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")
