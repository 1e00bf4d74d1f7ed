"""Headers and footers as offices have them: told from the text by their place on the page."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

for _name in ("listing", "papering"):
    _spec = importlib.util.spec_from_file_location(_name, Path(__file__).parent / f"{_name}.py")
    assert _spec is not None
    assert _spec.loader is not None
    sys.modules[_name] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules[_name])
papering = sys.modules["papering"]

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

PAGE, COUNT, TAB = papering.PAGE, papering.COUNT, papering.TAB
CENTRED, RIGHT, HEADER = papering.CENTRED, papering.RIGHT, papering.HEADER
body, both, line, margin, more = (
    papering.body,
    papering.both,
    papering.line,
    papering.margin,
    papering.more,
)
run, stop = papering.run, papering.stop

BANK = line(run("Bankverbindung: Example Bank, Konto bei der Landeskasse"))
HOURS = line(run("Besuchszeiten: Montag bis Freitag, vormittags"))
REFERENCE = line(run("{{ doc.reference }}"))
LONG = line(run("The office is open by appointment, and its post is opened every day; " * 3))
SEITE = line(run("Seite "), PAGE, run(" von "), COUNT, format=CENTRED)
HONEST = {
    "page of pages in the middle": margin(SEITE),
    "a number between dashes": margin(line(run("- "), PAGE, run(" -"), format=CENTRED)),
    "a bare number at the left": margin(line(PAGE)),
    "a bare number in the middle": margin(line(PAGE, format=CENTRED)),
    "a bare number at the right": margin(line(PAGE, format=RIGHT)),
    "a number without its last result": margin(line(papering.field("PAGE", ""))),
    "an address": margin(line(run("Example Row 5, London"))),
    "two lines": margin(BANK + HOURS),
    "three lines in the middle": margin(
        "".join(line(run(one), format=CENTRED) for one in ("Example Bank", "By appointment"))
        + line(PAGE, format=CENTRED)
    ),
    "the reference above and below": both(margin(REFERENCE), more(REFERENCE)),
    "a footer higher than its margin": margin(
        BANK + HOURS + "".join(line(run(f"Desk {one} of this office")) for one in "abcde")
    ),
    "a header higher than its margin": more(
        "".join(line(run(f"Desk {one} of this office")) for one in "abcdefg")
    ),
    "a line that goes on": margin(LONG),
    "a number at a tab": margin(
        line(run("{{ doc.reference }}"), TAB, PAGE, format=stop(9070, side="right"))
    ),
}
SHOWN = {
    "a line more in the footer": (margin(BANK), margin(BANK + line(run("Void copy")))),
    "a sum in the footer": (margin(BANK), margin(BANK + line(run("GBP 9,000")))),
    "another word in the footer": (margin(SEITE), margin(SEITE.replace(" von ", " vor "))),
    "a figure beside the number": (margin(line(PAGE)), margin(line(PAGE, run(" 000")))),
    "the footer in the text too": (margin(BANK), both(margin(BANK), body(BANK))),
    "no footer": (margin(BANK), margin(line())),
    "a white footer": (
        margin(BANK),
        margin(BANK.replace("<w:t ", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t ')),
    ),
    "a line more in the header": (margin(BANK), both(margin(BANK), more(HOURS))),
}


@pytest.fixture(scope="module")
def office(letter, printed, tmp_path_factory):
    return papering.Office(letter, printed, tmp_path_factory.mktemp("margins"))


@pytest.fixture(scope="module")
def heard(office):
    return office.heard(HONEST)


@pytest.fixture(scope="module")
def told(office):
    return office.heard_of_others(SHOWN)


@pytest.mark.parametrize("name", HONEST)
def test_a_line_that_each_page_repeats_is_calm(heard, name):
    assert heard[name].findings == ()


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_margin_shows_and_the_document_does_not_say_is_told(told, name):
    kinds = {found.kind for found in told[name].findings}
    assert kinds & {"surplus", "missing", "unseen"}, told[name].findings
