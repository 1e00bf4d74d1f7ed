"""Lines as Word sets them by itself: short tabs of lists, tabs that dots fill, tabs in a line."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from comity.steps.witness.beside import Labels
from comity.steps.witness.labels import Mark
from comity.steps.witness.letter_forms import bare
from comity.steps.witness.lines import Letter
from comity.steps.witness.printed_pages import Glyph

for _name in ("listing", "papering"):
    _spec = importlib.util.spec_from_file_location(_name, Path(__file__).parent / f"{_name}.py")
    assert _spec is not None
    assert _spec.loader is not None
    sys.modules[_name] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules[_name])
listing, papering = sys.modules["listing"], sys.modules["papering"]

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

BREAK, TAB, laid_out = papering.BREAK, papering.TAB, papering.laid_out
body, line, run, stop = papering.body, papering.line, papering.run, papering.stop
REFERENCE, DATE = run("{{ doc.reference }}"), run("{{ doc.date }}")
DEEP = laid_out("decimal", "%1.", 360, 360) + laid_out("decimal", "%1.%2.", 792, 432, 1)


def listed(levels: str, above: int, place: int = 0, tag: str = "{{ text }}"):
    """Lines of an office, and values in the same list below them."""

    def change(parts):
        text = parts[papering.DOCUMENT][0]
        listing.define(parts[papering.NUMBERING], levels)
        for paragraph in [*listing.holding(text, tag), *listing.holding(text, "{{ note }}")]:
            listing.listed(paragraph, place)
        for count in range(above):
            [paragraph] = papering.nodes(line(run(f"{'abcdefghij'[count % 10]} it")))
            listing.listed(paragraph)
            text[0].addnext(paragraph)

    return change


def led(leader: str):
    signed = line(run("Signed:"), TAB, format=stop(5000, leader))
    return body(signed, line(run("Behind it stands a line.")))


HONEST = {
    "a list from ten with points": listed(laid_out("decimal", "%1.", 720, 360), 11),
    "a list from ten with brackets": listed(laid_out("decimal", "%1)", 720, 360), 11),
    "small roman numbers": listed(laid_out("lowerRoman", "%1.", 720, 360), 7),
    "levels within levels": listed(DEEP, 1, 1),
    "numbers before labels": listed(laid_out("decimal", "%1.", 720, 360), 0, 0, "{{ r.label }}"),
    "roman before labels": listed(laid_out("lowerRoman", "%1.", 720, 360), 0, 0, "{{ r.label }}"),
    **{f"a tab filled by {one}": led(one) for one in ("dot", "underscore", "hyphen", "middleDot")},
    "a list of annexes": body(
        *(
            line(run(f"Annex {one} "), TAB, run(" 3"), format=stop(8000, "dot", "right"))
            for one in "AB"
        )
    ),
    "a line to sign on": body(line(TAB, format=stop(5000, "underscore")), line(run("Signature"))),
    "a footer with dots": papering.margin(
        line(run("Desk "), TAB, papering.PAGE, format=stop(9000, "dot", "right"))
    ),
    "two values with a tab between": body(line(REFERENCE, TAB, DATE, format=stop(9000))),
    "two values behind a label": body(line(run("Az.: "), REFERENCE, TAB, DATE)),
    "two values in two lines": body(line(REFERENCE, BREAK, DATE)),
}
SIGNED = line(run("Signed:"), TAB, format=stop(5000))
SHOWN = {
    "dots that no tab has": (body(SIGNED), led("dot")),
    "dots that are typed": (led("dot"), body(line(run("Signed: . . . . . . ")))),
    "another sign than the tab has": (led("dot"), led("underscore")),
    "a figure behind the dots": (
        led("dot"),
        body(line(run("Signed:"), TAB, run("9"), format=stop(5000, "dot"))),
    ),
    "one dot before a figure": (
        body(line(run("Annex"), TAB, run("300"), format=stop(900))),
        body(line(run("Annex .300"))),
    ),
    "more dots than tabs": (
        led("dot"),
        body(line(run("Signed:"), TAB, run("............"), format=stop(5000, "dot"))),
    ),
}


@pytest.fixture(scope="module")
def office(letter, printed, tmp_path_factory):
    return papering.Office(letter, printed, tmp_path_factory.mktemp("lines"))


@pytest.fixture(scope="module")
def heard(office):
    return office.heard(HONEST)


@pytest.fixture(scope="module")
def told(office):
    return office.heard_of_others(SHOWN)


@pytest.mark.parametrize("name", HONEST)
def test_what_word_sets_by_itself_is_calm(heard, name):
    assert heard[name].findings == ()


@pytest.mark.parametrize("name", SHOWN)
def test_signs_that_fill_no_tab_of_the_document_are_told(told, name):
    kinds = {found.kind for found in told[name].findings}
    assert kinds & {"surplus", "missing"}, told[name].findings


@pytest.mark.parametrize("text", ["2026/1182\t19", "2026/1182\n19", "2026/1182\t 19"])
def test_figures_end_at_a_tab_or_a_line_break(letter, text):
    from comity.steps.witness.word_sources import Sources

    content = replace(letter.content, context={"a": "2026/1182", "b": "19"}, placed={})
    assert list(Sources(content, ()).findings([text])) == []
    for other in (text.replace("\t", " ").replace("\n", " "), text + "0", "7" + text):
        assert [found.kind for found in Sources(content, ()).findings([other])] == ["altered"]


@pytest.mark.parametrize(
    ("before", "apart"),
    [("Ngozi Eze", True), ("500 GBP", False), ("May 2026", False), ("Article 12", True)],
)
def test_a_point_and_a_short_tab_stand_apart_from_words_alone(before, apart):
    mark = Mark(("5.",), before=bare(before), tabbed=True)
    labels = Labels({0: [mark]}, (), lambda text: True)
    shown, at = [], 0.0
    for sign in "5." + bare(before):
        at += 2 * (len(shown) == 2)  # less than a blank
        glyph = Glyph(sign, at, 0, at + 5, 8, 0, 10)
        shown.append(Letter(sign, 1, glyph))
        at += 5
    assert labels.passed(0, shown, 0) == (2 if apart else 0)
