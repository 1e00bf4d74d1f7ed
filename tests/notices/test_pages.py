"""What is printed of a notice: whole sentences of its company, and hardly any law.

Over all sample notices and the ten real ones, and over every sentence that the catalogue has.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.pipeline.build import build, check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.wording.catalogue import SLOT, own_catalogue
from comity.steps.wording.needed import clause_rows

HERE = Path(__file__).parent
FILES = [
    *(path for path in sample_files() if path.name.startswith("notice-")),
    *sorted(HERE.glob("*/notice.yaml")),
]
NAMES = [path.stem if path.stem != "notice" else path.parent.name for path in FILES]
LAW_HEADING = {"en": "What the law says", "fr": "Ce que prévoit la loi"}
CITES_LAW = re.compile(
    r"\[\d+\]|§|\bU\.S\.C|\bC\.F\.R|\bAct,? (?:of )?\d{4}|\(E[UC]\)|\b(?:arts?|ss?|secs?)\. ?\d"
    r"|\b(?:article|section)s? \d"
)
FAULTS = {
    "a stop after another sign": re.compile(r"(?<!\.)\.\.(?!\.)|[,;:]\.|\.[,;:](?!\w)(?<!etc\.,)"),
    "empty brackets or quotation marks": re.compile(r"\(\s*\)|\[\s*\]|“\s*”|«\s*»"),
    "brackets in brackets": re.compile(r"\([^()]*\("),
    "two spaces": re.compile(r"[ \u00a0]{2}"),
    "a space before a stop": re.compile(r"[ \u00a0]\.(?!\w)"),
    "a bound after a bound": re.compile(r"within at least|at (?:least|most) at (?:least|most)"),
}
ABBREVIATED = re.compile(
    r"\b(?:Inc|Ltd|Co|Corp|No|art|arts|s|ss|para|paras|Sch|reg|R|P|Crim)\.[,;:]"
)
CITATION = re.compile(r"\d+(?:\([^()]*\))+")
OPENS = re.compile(r"[A-ZÀ-Þ0-9“«(]")
ENDS = re.compile(r"(?:[.:?!…]|[.?!…][”»)]|\[\d+\]|https://\S+)$")
VERBS = frozenset(
    re.findall(
        r"[a-z]+",
        "accepts acts aims allow allows answers applies apply are asks bear calls can cannot "
        "carries come comes considers contests count counts covers deals decides delays describe "
        "disclose discloses discusses does ends extends follow follows gives go handles has have "
        "holds is keep keeps lists makes may must narrows need needs order owe prefers preserves "
        "produces provides publishes reads receives refuses replies reports requires reserves "
        "returns says seeks sends should shows starts states stores take tells uses waits "
        "will ",
    )
)
# they lead in to sentences, which have verbs of their own, or to texts in the company's own words
LEADS = {
    "notice.challenges.user_text",
    "notice.costs.case.stated",
    "notice.european.text",
    "notice.international.mla_route",
    "notice.languages.translation",
    "notice.law.says",
    "notice.notification.abuse",
    "notice.process.refusal.stated",
    "notice.purpose.civil_rules",
    "notice.purpose.requester.stated",
    "notice.records.delivery",
    "notice.records.format",
    "notice.removal.orders",
    "notice.rights.encryption",
    "notice.rights.user_consent",
    "notice.scoped",
    "notice.threats.text",
}


@cache
def twin(path: Path, language: str = "en") -> Mapping[str, Any]:
    host = open_host()
    (case,) = read_all([path], host)
    checked = check_case(case, host, language=language)
    made = build(checked, host, [host.exporters()["json"]], "notice", draft=True)
    read: Mapping[str, Any] = json.loads(
        next(data for name, data in made.files if name == "notice.json")
    )
    return read


def before_the_law(blocks: list[Mapping[str, Any]], language: str) -> list[Mapping[str, Any]]:
    """The blocks before the section on law, or all."""
    texts = [one.get("text") if one["type"] == "heading" else None for one in blocks]
    heading = LAW_HEADING[language]
    return blocks[: texts.index(heading)] if heading in texts else blocks


def lines(blocks: list[Mapping[str, Any]]) -> Iterator[str]:
    for block in blocks:
        for row in (block.get("head", ()), *block.get("rows", ())):
            yield from row
        yield from filter(None, (block.get("text", ""), *block.get("notes", ())))


def paragraphs(blocks: list[Mapping[str, Any]]) -> Iterator[str]:
    """The running text: without what is no sentence, such as the name above the title."""
    starts = [n for n, one in enumerate(blocks) if one["type"] == "heading" and one["level"] == 1]
    for block in blocks[starts[0] :]:
        if block["type"] == "paragraph":
            yield from block["text"].split("\n")


def faults(text: str) -> list[str]:
    bare = CITATION.sub("0", ABBREVIATED.sub("x", re.sub(r"https?://[^\s()]+", "x", text)))
    return [name for name, fault in FAULTS.items() if fault.search(bare)]


@pytest.mark.needs_country
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_less_than_a_third_of_the_words_of_a_page_stand_in_sentences_that_cite_law(
    path: Path,
) -> None:
    blocks = twin(path)["text"]["blocks"]
    own = before_the_law(blocks, "en")
    asked = re.search(r"(?m)^\s*-?\s*\{?.*\blaw: beside", path.read_text(encoding="utf-8"))
    if not asked:
        assert own == blocks
        assert twin(path)["law"] == []
    text = [one for line in lines(own) for one in re.split(r"(?<=[.?!])\s+(?=[A-Z])", line)]
    words = sum(len(one.split()) for one in text)
    cited = sum(len(one.split()) for one in text if CITES_LAW.search(one))

    assert words > 50
    assert cited < words / 3


@pytest.mark.needs_country
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_nothing_printed_has_a_stop_too_many_or_brackets_in_brackets(
    path: Path, language: str
) -> None:
    blocks = twin(path, language)["text"]["blocks"]
    assert [(one, found) for one in lines(blocks) if (found := faults(one))] == []


@pytest.mark.needs_country
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_paragraph_begins_and_ends_as_a_sentence_does(path: Path, language: str) -> None:
    told = list(paragraphs(twin(path, language)["text"]["blocks"]))
    assert len(told) > 3
    assert [one for one in told if not OPENS.match(one) or not ENDS.search(one)] == []


def sentences() -> Iterator[tuple[str, str]]:
    """The English sentences of notices, by id, without their slots."""
    for id, text in own_catalogue("en").texts.items():
        if id.startswith("notice.") and clause_rows().get(id, {}).get("role") == "sentence":
            yield id, SLOT.sub("", text)


def test_every_sentence_of_the_catalogue_has_a_verb() -> None:
    told = dict(sentences())
    assert len(told) > 150
    verbless = {id for id, text in told.items() if not VERBS & set(re.findall(r"[a-z]+", text))}
    assert verbless == LEADS


@pytest.mark.parametrize("fragment", ["at least 3 days.", "", "For any request: 14 days"])
def test_a_fragment_is_known_for_one(fragment: str) -> None:
    assert not OPENS.match(fragment) or not ENDS.search(fragment)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It must state: the name..", "a stop after another sign"),
        ("The account., the officer.", "a stop after another sign"),
        ("A form () is here.", "empty brackets or quotation marks"),
        ("Fax (authorities of Texas (United States))", "brackets in brackets"),
        ("It  answers.", "two spaces"),
        ("It acts within at least 3 days.", "a bound after a bound"),
    ],
)
def test_a_fault_is_known_for_one(text: str, name: str) -> None:
    assert faults(text) == [name]


@pytest.mark.needs_country
@pytest.mark.parametrize("path", FILES[:4], ids=NAMES[:4])
def test_what_stands_below_an_item_is_as_large_and_as_dark_as_the_text(path: Path) -> None:
    host = open_host()
    (case,) = read_all([path], host)
    made = build(check_case(case, host), host, [host.exporters()["docx"]], "notice")
    document = next(data for name, data in made.files if name == "notice.docx")
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        styles = package.read("word/styles.xml").decode("utf-8")
    (style,) = re.findall(r'<w:style [^>]*w:styleId="ItemNote".*?</w:style>', styles, re.DOTALL)
    assert "<w:sz " not in style
    assert "<w:color " not in style


VARIANT = {
    "for": {"requesters": ["US-TX", "GB-SCT"]},
    "channels": [{"kind": "fax", "address": "+44 113 496 0000"}],
    "costs": {"price_list": [{"item": "A copy", "price": {"amount": "1", "currency": "EUR"}}]},
    "data_categories": [{"category": "traffic-data", "holds": ["Dates"]}],
    "preservation": {"practice": "yes", "period": {"quantity": 30, "unit": "days"}},
}


@pytest.mark.needs_country
@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_variant_for_parts_of_states_has_no_brackets_in_brackets(
    language: str, tmp_path: Path
) -> None:
    (sample,) = (path for path in FILES if path.stem == "notice-us")
    path = tmp_path / "variant.yaml"
    added = f"\nvariants: {json.dumps([VARIANT])}\n"
    path.write_text(sample.read_text(encoding="utf-8") + added, encoding="utf-8")
    text = list(lines(twin(path, language)["text"]["blocks"]))

    assert sum("Texas (" in one for one in text) >= 4
    assert [(one, found) for one in text if (found := faults(one))] == []
