"""What the advice on a notice gives as an example fits its field, and the notice then says it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.law.notice_duties import load_notice_duties
from comity.model.notice_points import NoticeDuty, NoticePoint
from comity.pipeline.build import build, check_case, choose_exporters, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check.coverage_rows import sections
from comity.steps.check.notice_coverage import coverage

pytestmark = pytest.mark.needs_country

Tree = dict[str, Any]
HELD = {"category": "stored-content", "holds": ["messages"]}
SINGLE = {"role": "single-point-of-contact", "email": "dsa@mail.example"}
BARE: Tree = {
    "schema": "1",
    "kind": "notice",
    "date": "2026-10-01",
    "host": "GB",
    "company": {"name": "Example Mail"},
}
BESIDE = {  # what stands beside an example in its list
    "channels": {"kind": "portal", "address": "https://mail.example/legal"},
    "data_categories": HELD,
    "contact_points": SINGLE,
}
OFFERED = {"name": "Example Mail Ltd", "state": "GB", "serves": ["The European Union"]}
ASKED: dict[str, Tree] = {  # notices of which a duty is asked
    "eu.dsa.representative": {
        "host": "GB",
        "company": {"name": "Example Mail", "entities": [OFFERED]},
    },
    "eu.dsa.contact-languages": {"host": "IE", "contact_points": [SINGLE]},
    "eu.e-evidence.time": {"host": "IE", "european_orders": {"practice": "yes"}},
    "eu.e-evidence.emergency-time": {"host": "IE", "european_orders": {"practice": "yes"}},
    "us.child-safety.reports": {"host": "US"},
    "us.child-safety.reports-kept": {"host": "US", "child_safety": {"reports_to": ["NCMEC"]}},
}
FILES = (
    ("comity_templates", "model-2015-coverage.toml"),
    ("comity_eu", "law/notices.toml"),
    ("comity_us", "law/child-safety.toml"),
)
HOST = {"en": ("the United Kingdom", "the host State"), "de": (" (Vereinigtes Königreich)", "")}
OURS = re.compile(r"\b(?:we|us|ours?|wir|uns(?:er\w*)?)\b", re.IGNORECASE)


def points() -> list[NoticePoint]:
    model = [point for section in sections() for point in section.points]
    return [*model, *load_notice_duties("comity_eu"), *load_notice_duties("comity_us")]


def sentences() -> dict[str, Mapping[str, str]]:
    """The sentence of each point in each language, by its id."""

    def rows(value: Any) -> Iterator[tuple[str, Mapping[str, str]]]:
        if isinstance(value, dict) and "sentence" in value:
            yield value["id"], value["sentence"]
        elif isinstance(value, (dict, list)):
            for one in value.values() if isinstance(value, dict) else value:
                yield from rows(one)

    found = {}
    for package, name in FILES:
        text = (files(package) / name).read_text(encoding="utf-8")
        found.update(rows(tomllib.loads(text)))
    return found


def pasted(point: NoticePoint, sentence: str) -> Tree:
    """A notice with the example of a point at its field."""
    value = yaml.load(point.value, yaml.BaseLoader) if point.value else sentence
    duty = {"host": "IE", "data_categories": [HELD]} if isinstance(point, NoticeDuty) else {}
    tree = deepcopy({**BARE, **duty, **ASKED.get(point.id, {})})
    if point.id in ASKED:
        tree.setdefault("data_categories", [HELD])
    if point.field == "remarks":
        return tree | {"remarks": [{"section": point.section, "text": value}]}
    if point.field == "voluntary.conditions[]":
        tree["voluntary"] = {"practice": "case-by-case"}
    at: Any = tree
    *outer, last = point.field.split(".")
    for name in outer:
        plain = name.removesuffix("[]")
        listed = [deepcopy(BESIDE[plain])] if name != plain else {}
        at = at.setdefault(plain, listed)
        at = at[0] if isinstance(at, list) else at
    if last.endswith("[]"):
        at[last.removesuffix("[]")] = [value]
    elif isinstance(value, list) and last in at:
        at[last] = [*at[last], *value]
    else:
        at[last] = value
    return tree


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def printed(tree: Tree, language: str, folder: Path, host: Host) -> tuple[str, dict[str, str]]:
    """The page of a notice as running text, and how far it says each point."""
    path = folder / "notice.yaml"
    path.write_text(yaml.safe_dump({**tree, "language": language}, allow_unicode=True))
    (case,) = read_all([path], host)
    checked = check_case(case, host, language=language)
    made = build(checked, host, choose_exporters(["md"], host), "case", draft=True).files
    page = "\n".join(
        data.decode() for name, data in made if name.endswith(".md") and "internal" not in name
    )
    said = {one.point.id: one.said.value for one in coverage(checked.resolved)}
    return page, said


def is_printed(sentence: str, page: str, language: str) -> bool:
    """Whether a page has a sentence, ``…`` standing for what the company fills in.

    Of a label and what stands beside it in a table, each is looked for alone.
    """
    page = page.replace("\N{NO-BREAK SPACE}", " ").replace(*HOST[language])
    parts = [one.strip(" .") for one in re.split(r"…|: ", sentence) if one.strip(" .")]
    return sentence in page or all(one in page for one in parts)


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_example_pasted_at_its_field_fits_there_and_is_said(
    language: str, tmp_path: Path, host: Host
) -> None:
    texts, unsaid, unprinted, again = sentences(), {}, {}, {}
    for point in points():
        sentence = texts[point.id][language]
        page, said = printed(pasted(point, sentence), language, tmp_path, host)
        if said[point.id] != "said":
            unsaid[point.id] = said[point.id]
        if not is_printed(sentence, page, language):
            unprinted[point.id] = sentence
        if point.field.endswith("[]") and (common := said_twice(sentence, page)):
            again[point.id] = common

    assert unsaid == {}
    assert unprinted == {}
    assert again == {}


def said_twice(item: str, page: str) -> set[tuple[str, ...]]:
    """The runs of words that an item of a list shares with what stands before the list."""
    lines = [one for one in page.splitlines() if one.strip()]
    (at,) = [index for index, line in enumerate(lines) if item in line]
    assert lines[at - 1].endswith(":"), lines[at - 1]
    return runs(lines[at - 1]) & runs(lines[at])


def runs(text: str) -> set[tuple[str, ...]]:
    """Every three words of a text that follow each other."""
    words = re.findall(r"\w+", text.casefold())
    return set(zip(words, words[1:], words[2:], strict=False))


def test_examples_name_the_company_as_the_page_does() -> None:
    spoken = {
        id: text for id, by in sentences().items() for text in by.values() if OURS.search(text)
    }
    assert spoken == {}
