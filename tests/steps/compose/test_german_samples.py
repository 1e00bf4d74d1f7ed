"""Requests and a notice of Germany, written in German: they say nothing in English unmarked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from compositions import authors_texts

from comity.model.content import Content
from comity.model.findings import Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.wording.catalogue import SLOT, own_catalogue
from comity.steps.wording.catalogue_loading import load_catalogue, load_messages
from comity.text.messages import worded

FOLDER = Path(__file__).parents[2] / "data" / "de"
CASES = sorted(FOLDER.glob("*.yaml"))
MARKED = re.compile(r"(?s).*\((?:Text|Titel) auf Englisch\)")

pytestmark = pytest.mark.needs_country


@cache
def german() -> str:
    texts = load_catalogue(open_host().languages, "de").texts
    return "\n".join(texts.values()).casefold()


@cache
def fragments() -> dict[str, re.Pattern[str]]:
    """What stands between the slots of the English clauses, where German says it otherwise."""
    found = set()
    for name, text in own_catalogue("en").texts.items():
        for piece in SLOT.split(text)[::2] if not name.startswith("message.") else ():
            piece = piece.strip(" .,;:()")
            phrase = len(piece.split()) > 2  # which is no word that both languages have
            if len(piece) > 4 and (phrase or piece.casefold() not in german()):
                found.add(piece)
    return {piece: re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)") for piece in sorted(found)}


def english_in(text: str) -> list[str]:
    """The fragments that stand in a text as whole words."""
    return [piece for piece, whole in fragments().items() if piece in text and whole.search(text)]


def own_words(data: dict[str, Any], content: Content) -> str:
    """What the toolkit says: the text without the author's, the law's, and what is marked."""
    parts = {name: part for name, part in content.context["parts"].items() if name != "law"}
    told = [content.context[name] for name in ("salutation", "closing", "signature", "doc")]
    lines = authors_texts([parts, told, content.context["labels"]])
    text = "\n".join(MARKED.sub("", line) for line in lines)
    for written in sorted(set(authors_texts(data)), key=len, reverse=True):
        for block in written.split("\n\n"):
            text = text.replace(block.strip(), "\n") if len(block.strip()) > 2 else text
    return text


@pytest.fixture(params=CASES, ids=lambda case: case.stem)
def made(request: pytest.FixtureRequest) -> Iterator[tuple[Any, Content]]:
    """A sample, checked, and its content."""
    host = open_host()
    (case,) = read_all([request.param], host)
    checked = check_case(case, host)
    yield checked, compose(checked.resolved, host, checked.document_type)


def test_there_are_two_requests_and_a_notice_and_english_to_look_for() -> None:
    assert [case.stem for case in CASES] == ["notice-de", "request-ng", "request-us"]
    assert len(fragments()) > 300
    assert english_in("Legal basis") == ["Legal basis"]


def test_it_says_nothing_in_english_and_fills_every_slot(made: tuple[Any, Content]) -> None:
    checked, content = made
    text = own_words(checked.resolved.draft.data(), content)

    assert content.context["doc"]["language"] == "de"
    assert english_in(text) == []
    assert not re.search(r"\{\w+\}", text)
    assert "  " not in text


def test_it_gives_no_error_and_no_warning_and_says_that_no_lawyer_has_read_it(
    made: tuple[Any, Content],
) -> None:
    checked, _ = made
    found = {finding.rule: finding.severity for finding in checked.findings}

    assert {rule for rule, severity in found.items() if severity is not Severity.ADVICE} == set()
    assert "wording.working-translation" in found


def test_a_finding_on_it_is_worded_in_german(made: tuple[Any, Content]) -> None:
    checked, _ = made
    words = load_messages(open_host().languages, "de")
    told = {
        finding.rule: worded(finding.said, words)[0]
        for finding in checked.findings
        if finding.said is not None and finding.rule.startswith(("wording.", "filled."))
    }
    assert "Arbeitsübersetzung" in told["wording.working-translation"]
    assert not any(english_in(text) for text in told.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_it_is_built_without_the_mark_of_a_draft(
    case: Path, comity: Callable[..., Any], drafter: Path
) -> None:
    drafter.mkdir(exist_ok=True)
    done = comity("build", case, "-o", drafter / "out", "--format", "md")
    text = (drafter / "out" / f"{case.stem}.md").read_text(encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert "ENTWURF" not in text
    assert "Transparenzhinweis" in text or "Rechtshilfeersuchen in einer Strafsache" in text


def test_the_sentence_goes_on_after_the_salutation(made: tuple[Any, Content]) -> None:
    checked, content = made
    if checked.document_type.kind == "notice":
        assert content.context["salutation"] == ""
        return
    first, second, *_ = content.context["parts"]["introduction"]["paragraphs"]
    assert content.context["salutation"] == "Sehr geehrte Damen und Herren,"
    assert first[0].islower()
    assert second[0].isupper()


@pytest.mark.parametrize("status", ["supplement", "follow-up", "withdrawal"])
def test_what_comes_second_begins_large_in_the_wake_of_an_earlier_request(
    status: str, resolve_case: Callable[..., Any]
) -> None:
    host = open_host()
    (case,) = read_all([FOLDER / "request-ng.yaml"], host)
    data = json.loads(json.dumps(case.draft.data(), default=str))
    data |= {"schema": 1, "status": status, "supplements": "9352 E/1"}
    resolved = resolve_case(data, host)
    content = compose(resolved, host, host.document_types()["request"])
    first, second, *_ = content.context["parts"]["introduction"]["paragraphs"]

    assert first.startswith(("dieses Schreiben ", "das frühere Ersuchen "))
    assert second.startswith(("Die Zentrale Behörde (", "Das Verfahren wird "))
