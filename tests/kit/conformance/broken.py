"""Countries broken on purpose: what a flaw is, how a file is changed, what the pages show of it.

conftest.py makes this module known by its name, since pytest imports each test by its path.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from comity.kit.conformance import Score
from comity.kit.conformance.score import score_lines
from comity.kit.scaffold import country_files, plan_country

DOCS = Path(__file__).resolve().parents[3] / "docs"
SORT = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
SECTION = re.compile(r"^### (.+?)\n+```text\n(.*?)```$", re.DOTALL | re.MULTILINE)
HOME = "src/comity_qm"
Files = dict[str, bytes]
Run = Callable[..., Score]

SOURCE = b"""schema = 1
[act]
title = "Example Act"
enacted = 2001
official_id = "Act No. 1 (made up for a test)"
read = "official"
"""
RULE = """schema = 1
[[rule]]
id = "qm.content.facts"
role = "requested"
kinds = ["request"]
each = "measures"
when = { field = "kind", equals = "stored-content" }
require = [{ field = "FIELD", present = true }]
says = "A request for content names the facts."
source = "act"
article = "s. 1"
checked = 2026-11-01
read = "official"
"""
ANSWER = """
[[answer]]
question = "treaty-needed"
value = "no"
says = "No treaty is needed."
source = "act"
article = "s. 2"
checked = 2026-11-01
read = "official"
"""
CASE = b"""schema = 1
rule = "qm.content.facts"
[set]
"measures[0].kind" = "stored-content"
[fails]
remove = ["measures[0].facts"]
[passes]
"""
CASE_FILE = f"{HOME}/cases/content-rests-on-stated-facts.toml"
LAW = f"{HOME}/law/act.toml"
SOURCES = f"{HOME}/sources.toml"


class Flaw(NamedTuple):
    """One change to a sound country, and the check that must fail of it."""

    break_it: Callable[[Files], None]
    check: str
    name: str = "QM"


Flaws = Mapping[str, Flaw]


def in_turn(flaws: Iterable[str]) -> list[Any]:
    """The flaws for a test: every second in each run, all of them in the long one."""
    return [
        pytest.param(one, marks=pytest.mark.long if number % 2 else ())
        for number, one in enumerate(flaws)
    ]


def with_rule(files: Files, field: str = "facts", case: bytes = CASE) -> None:
    files[f"{HOME}/sources.toml"] = SOURCE
    files[f"{HOME}/law/act.toml"] = RULE.replace("FIELD", field).encode()
    if case:
        files[CASE_FILE] = case


def with_answer(files: Files, text: str = ANSWER) -> None:
    """One answer, in place of the law that there is."""
    files[SOURCES] = SOURCE
    files[LAW] = f"schema = 1\n{text}".encode()


def with_clock(files: Files, period: str, says: str, event: str = "preservation-request") -> None:
    """One time limit."""
    table = ANSWER.replace("[[answer]]", "[[clock]]").replace('question = "treaty-needed"', "")
    table = table.replace('value = "no"', f'id = "qm.time"\nevent = "{event}"\nperiod = {period}')
    with_answer(files, table.replace("No treaty is needed.", says))


def answer_to(question: str, value: str, says: str) -> str:
    """An answer to another question."""
    table = ANSWER.replace("treaty-needed", question).replace('value = "no"', f"value = {value}")
    return table.replace("No treaty is needed.", says)


def country(files: Files, code: str, languages: str) -> None:
    """Another country of the scaffold, in place of the one that there is."""
    files.clear()
    name = "Quarryland" if code == "QM" else ""
    files |= country_files(plan_country(code, name, languages, "Apache-2.0"))


def change(files: Files, file: str, old: str, new: str) -> None:
    assert old in files[file].decode()
    files[file] = files[file].decode().replace(old, new).encode()


def in_docx(files: Files, name: str, edit: Callable[[dict[str, bytes]], None]) -> None:
    """Change the parts of a DOCX."""
    place = f"{HOME}/templates/{name}"
    with zipfile.ZipFile(io.BytesIO(files[place])) as archive:
        parts = {item: archive.read(item) for item in archive.namelist()}
    edit(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for item, data in parts.items():
            archive.writestr(item, data)
    files[place] = out.getvalue()


def with_words(files: Files, name: str, words: str) -> None:
    """Add a paragraph to a DOCX."""

    def edit(parts: dict[str, bytes]) -> None:
        added = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
        body = parts["word/document.xml"].decode()
        at = body.rindex("<w:sectPr")
        parts["word/document.xml"] = f"{body[:at]}{added}{body[at:]}".encode()

    in_docx(files, name, edit)


def said(card: Score, check: str) -> str:
    """The lines of one check on a score card, as a terminal of 80 columns shows them."""
    lines = list(score_lines(card, 80))
    start = next(n for n, line in enumerate(lines) if line.split()[1:2] == [check])
    more = (n for n in range(start + 1, len(lines)) if not lines[n].startswith(" " * 8))
    return "\n".join(lines[start : next(more)]) + "\n"


def shown(page: str, sort: str) -> dict[str, str]:
    """What a page shows of each flaw of a sort."""
    sorts = dict(SORT.findall((DOCS / page).read_text(encoding="utf-8")))
    return dict(SECTION.findall(sorts.get(sort, "")))


def assert_named(
    flaw: Flaw, text: str | None, files: Files, score: Run, *, code: bool, tame: bool = False
) -> None:
    """The check of a flaw fails, and says what the page shows."""
    flaw.break_it(files)

    card = score(files, flaw.name, allow_code=code, tame=tame, only=(flaw.check,))

    outcome = next(found for found in card.outcomes if found.id == flaw.check)
    assert outcome.state == "failed"
    assert not card.passed
    assert said(card, flaw.check) == text, said(card, flaw.check)
