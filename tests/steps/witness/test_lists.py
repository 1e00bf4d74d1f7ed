"""Lists of an office's template: what they set before a paragraph is no surplus, and no more is.

Those of ``ALIKE``, which differ from another in a sign alone, are heard in the long run.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from comity.steps.render import render
from comity.steps.witness import hear
from comity.steps.witness.own import own_words

_spec = importlib.util.spec_from_file_location("listing", Path(__file__).parent / "listing.py")
assert _spec is not None
assert _spec.loader is not None
listing = importlib.util.module_from_spec(_spec)
sys.modules["listing"] = listing
_spec.loader.exec_module(listing)

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

again, define, holding = listing.again, listing.define, listing.holding
level, listed, made, own, w = listing.level, listing.listed, listing.made, listing.own, listing.w

NUMBERING, DOCUMENT, STYLES = "word/numbering.xml", "word/document.xml", "word/styles.xml"
Change = Callable[[etree._Element, etree._Element, etree._Element], None]
HONEST: dict[str, Change] = {}
FORGED: dict[str, Change] = {}
WORDS = [
    (0, "May this office hear from you."),
    (0, "1 May is no day of work here."),
    (0, "ISO 27001 is followed, Article 12 too, and whatever else may be asked of this office."),
    (0, "I remain at your service, and a reply is welcome at any hour."),
]
DEEP = [(0, "One"), (1, "Two"), (2, "Three"), (2, "Four"), (1, "Five"), (0, "Six"), (1, "Seven")]


def honest(change: Change) -> Change:
    HONEST[change.__name__.replace("_", " ")] = change
    return change


def forged(change: Change) -> Change:
    FORGED[change.__name__.replace("_", " ")] = change
    return change


def _plain(name: str, *levels: str, texts: list[tuple[int, str]] = WORDS) -> None:
    def change(body, numbering, styles):
        define(numbering, "".join(levels))
        own(body, texts)

    change.__name__ = name
    honest(change)


_plain("numbers_with_a_point", level(0, "decimal", "%1."))
_plain("numbers_in_brackets", level(0, "decimal", "(%1)"))
_plain("a_bracket_behind_a_letter", level(0, "lowerLetter", "%1)"))
_plain("small_roman_numbers", level(0, "lowerRoman", "(%1)"))
_plain("great_roman_numbers", level(0, "upperRoman", "%1."))
_plain("great_letters", level(0, "upperLetter", "%1."))
_plain("numbers_with_a_nought", level(0, "decimalZero", "%1."))
_plain("bare_numbers", level(0, "decimal", "%1"))
_plain("numbers_with_a_blank", level(0, "decimal", "%1.", behind="space"), texts=WORDS[:1])
_plain("bullets", level(0, "bullet", "•"))
_plain("dashes", level(0, "bullet", "–"))
_plain("bullets_of_symbol", level(0, "bullet", "\uf0b7", font="Symbol"))
_plain("bullets_of_wingdings", level(0, "bullet", "\uf0a7", font="Wingdings"))
_plain("ticks_of_wingdings", level(0, "bullet", "\uf0fc", font="Wingdings"))
_plain("rings_of_courier", level(0, "bullet", "o", font="Courier New"))
_plain("articles", level(0, "decimal", "Article %1"))
_plain("a_list_that_starts_at_four", level(0, "decimal", "%1.", start=4))
_plain(
    "numbers_of_three_levels",
    *(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")),
    texts=DEEP,
)
_plain(
    "mixed_levels",
    *(level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%2)"), level(2, "bullet", "–")),
    texts=DEEP,
)
_plain(
    "legal_numbers",
    *(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>")),
    level(2, "lowerRoman", "(%3)"),
    texts=DEEP,
)
_plain(
    "a_level_that_goes_on",
    level(0, "upperRoman", "Chapter %1"),
    level(1, "decimal", "§ %2", more='<w:lvlRestart w:val="0"/>'),
    level(2, "decimal", "%3."),
    texts=DEEP,
)
_plain("an_empty_line_in_a_list", level(0, "decimal", "%1."), texts=[(0, "One"), (0, ""), (0, "b")])
_plain(
    "many", level(0, "decimal", "%1."), texts=[(0, f"{'abcdefghij'[n % 10]} it") for n in range(45)]
)


@honest
def bullets_before_values(body, numbering, styles):
    define(numbering, level(0, "bullet", "•"))
    for paragraph in holding(body, "{{ text }}"):
        listed(paragraph)


@honest
def numbers_before_values(body, numbering, styles):
    define(numbering, level(0, "decimal", "%1."))
    for paragraph in holding(body, "{{ text }}"):
        listed(paragraph)


@honest
def dashes_before_notes_and_numbers_before_items(body, numbering, styles):
    define(numbering, level(0, "bullet", "–") + level(1, "lowerLetter", "%2)"))
    for paragraph in holding(body, "{{ note }}"):
        listed(paragraph)
    for paragraph in holding(body, "{{ i.number }}{{ i.text }}"):
        listed(paragraph, 1)


@honest
def numbers_in_cells(body, numbering, styles):
    define(numbering, level(0, "decimal", "%1."))
    for paragraph in holding(body, "{{ r.label }}"):
        listed(paragraph)


@honest
def a_list_that_starts_anew(body, numbering, styles):
    define(numbering, level(0, "decimal", "%1."))
    changed = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again(numbering, 8, 7, changed)
    own(body, WORDS)
    own(body, WORDS, 8)
    own(body, WORDS[:2])


@honest
def a_list_with_a_level_of_its_own(body, numbering, styles):
    define(numbering, level(0, "decimal", "%1."))
    again(
        numbering,
        8,
        7,
        f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>',
    )
    own(body, WORDS)
    own(body, WORDS, 8)


@honest
def a_list_by_way_of_a_style(body, numbering, styles):
    define(numbering, level(0, "decimal", "%1.", more='<w:pStyle w:val="BodyText"/>'))
    for style in styles.iter(w("style")):
        if style.get(w("styleId")) == "BodyText":
            properties = style.find(w("pPr"))
            if properties is None:
                properties = etree.Element(w("pPr"))
                style.find(w("rPr")).addprevious(properties)
            properties.insert(0, made('<w:numPr><w:numId w:val="7"/></w:numPr>'))


@honest
def headings_of_two_levels(body, numbering, styles):
    levels = level(0, "decimal", "%1.", more='<w:pStyle w:val="Heading1"/>')
    levels += level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Heading2"/>')
    define(numbering, levels)
    for style in styles.iter(w("style")):
        name = style.get(w("styleId"))
        if name in ("Heading1", "Heading2"):
            properties = style.find(w("pPr"))
            for old in properties.findall(w("numPr")):
                properties.remove(old)
            at = [
                i for i, one in enumerate(properties) if one.tag in (w("keepNext"), w("keepLines"))
            ]
            place = f'<w:ilvl w:val="{name == "Heading2":d}"/>'
            numbered = f'<w:numPr>{place}<w:numId w:val="7"/></w:numPr>'
            properties.insert(max(at, default=-1) + 1, made(numbered))


@honest
def brackets_with_a_blank_before_values(body, numbering, styles):
    define(numbering, level(0, "lowerLetter", "(%1)", behind="space"))
    for paragraph in holding(body, "{{ note }}"):
        listed(paragraph)


@honest
def bullets_with_a_blank_before_values(body, numbering, styles):
    define(numbering, level(0, "bullet", "•", behind="space"))
    for paragraph in holding(body, "{{ note }}"):
        listed(paragraph)


@honest
def deep_numbers_before_values(body, numbering, styles):
    levels = (level(n, "decimal", ".".join(f"%{k + 1}" for k in range(n + 1))) for n in range(4))
    define(numbering, "".join(levels))
    own(body, DEEP)
    for paragraph in holding(body, "{{ text }}"):
        listed(paragraph)
    for paragraph in holding(body, "{{ note }}"):
        listed(paragraph, 3)


@honest
def a_sign_of_wingdings_among_own_words(body, numbering, styles):
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>'
    body[0][-1].addprevious(made(f"<w:p>{sign}<w:r><w:t> by day and by night</w:t></w:r></w:p>"))


# --- and lists that lie ---------------------------------------------------------------------------


def _lying(
    name: str, text: str, form: str = "decimal", *, start: int = 1, behind: str = "tab"
) -> None:
    """A list right before a fact that begins with figures, past all vetting."""

    def change(body, numbering, styles):
        define(numbering, level(0, form, text, start=start, behind=behind))
        for paragraph in FACT(body):
            listed(paragraph)

    change.__name__ = name
    forged(change)


def FACT(body):  # noqa: N802 - it stands among data
    found = [p for p in body.iter(w("p")) if "".join(p.itertext())[:1].isdigit()]
    return [p for p in found if any(node.tag == w("tbl") for node in p.iterancestors())][:1]


_lying("a_digit_that_is_not_counted", "1%1.")
_lying("a_digit_behind_the_number", "%1.5")
_lying("a_number_right_before_the_text", "%1", behind="nothing")
_lying("a_number_with_a_blank", "%1", behind="space")
_lying("a_point_with_a_blank", "%1.", behind="space")
_lying("a_number_that_was_moved", "%1.", start=310)
_lying("a_bare_number_that_was_moved", "%1", start=31)
_lying("a_sum", "GBP %1")
_lying("a_currency", "£%1.")
_lying("words_that_the_template_lacks", "Not %1.")
_lying("a_name", "Ngozi Eze %1.")
_lying("a_bullet_that_is_a_digit", "9", "bullet")
_lying("a_bullet_that_is_a_word", "Not", "bullet")
_lying("a_minus", "-%1")
_lying("a_circled_number", "%1.", "decimalEnclosedCircle")
_lying("a_number_in_words", "%1", "cardinalText")


@forged
def an_override_that_moves_the_number(body, numbering, styles):
    define(numbering, level(0, "decimal", "%1."))
    changed = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="27"/></w:lvlOverride>'
    again(numbering, 8, 7, changed)
    for paragraph in FACT(body):
        listed(paragraph, 0, 8)


@forged
def a_figure_that_is_typed(body, numbering, styles):
    define(numbering, level(0, "decimal", "%1."))
    own(body, WORDS)
    for paragraph in FACT(body):
        run = made('<w:r><w:t xml:space="preserve">1 </w:t></w:r>')
        next(paragraph.iter(w("r"))).addprevious(run)


@forged
def a_moved_number_on_a_line_of_its_own(body, numbering, styles):
    define(numbering, level(0, "decimal", "%1.", start=310))
    empty = made("<w:p/>")
    listed(empty)
    body[0][-1].addprevious(empty)


def _counted_in_secret(body, behind: str, numbering, hidden: bool) -> None:
    """Lines without a word count up to the day before a month; hidden ones show nowhere."""
    define(numbering, level(0, "decimal", "%1", behind=behind))
    [fact] = FACT(body)
    first = next(fact.iter(w("t")))
    first.text = first.text.partition("\u00a0")[2]
    listed(fact)
    for _ in range(18):
        empty = made(f"<w:p><w:pPr>{'<w:rPr><w:vanish/></w:rPr>' * hidden}</w:pPr></w:p>")
        listed(empty)
        body[0][2].addprevious(empty)


@forged
def a_number_that_was_counted_in_secret(body, numbering, styles):
    _counted_in_secret(body, "tab", numbering, hidden=True)


@forged
def a_day_that_was_counted(body, numbering, styles):
    _counted_in_secret(body, "space", numbering, hidden=False)


@forged
def a_number_that_is_white(body, numbering, styles):
    white = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:lvl>'
    define(numbering, level(0, "decimal", "%1.").replace("</w:lvl>", white))
    listed(FACT(body)[0])


def _headed(name: str, text: str) -> None:
    def change(body, numbering, styles):
        for node in numbering.iter(w("lvlText")):
            node.set(w("val"), text if node.get(w("val")) else "")

    change.__name__ = name
    forged(change)


_headed("a_heading_with_a_digit_that_is_not_counted", "1%1.")
_headed("a_heading_with_words_that_the_template_lacks", "Not %1.")
_headed("a_heading_with_a_sum", "GBP %1.")


ALIKE = frozenset(
    {
        *("small roman numbers", "great letters", "numbers with a nought", "dashes"),
        *("bullets of symbol", "ticks of wingdings", "rings of courier"),
        *("a point with a blank", "a bare number that was moved", "a currency", "a name"),
        *("a bullet that is a word", "a heading with a sum"),
    }
)


def of(changes):
    return [pytest.param(n, marks=pytest.mark.long if n in ALIKE else ()) for n in changes]


@pytest.fixture(scope="module")
def heard(letter, printed, tmp_path_factory):
    """What the witness says: honest lists stand in the template, lying ones in the document."""

    @cache
    def group(alike):
        folder, filled, owns = tmp_path_factory.mktemp("lists"), {}, {}
        for name in (name for name in HONEST if (name in ALIKE) is alike):
            source = letter.template.path.read_bytes()
            parts = {n: listing.part(source, n) for n in (DOCUMENT, NUMBERING, STYLES)}
            HONEST[name](*parts.values())
            path = folder / f"{name}.docx"
            path.write_bytes(listing.altered(source, parts))
            filled[name] = render(letter.content, replace(letter.template, path=path)).docx
            owns[name] = own_words(path.read_bytes(), path.name)
        for name in (name for name in FORGED if (name in ALIKE) is alike):
            source = letter.rendered.docx
            parts = {n: listing.part(source, n) for n in (DOCUMENT, NUMBERING, STYLES)}
            assert len(FACT(parts[DOCUMENT])) == 1
            FORGED[name](*parts.values())
            filled[name], owns[name] = listing.altered(source, parts), letter.own
        pages = printed(filled)
        return {n: hear(filled[n], pages[n], letter.content, owns[n]) for n in filled}

    return lambda name: group(name in ALIKE)[name]


@pytest.mark.parametrize("name", of(HONEST))
def test_a_list_of_an_office_is_calm(heard, name):
    assert heard(name).findings == ()


@pytest.mark.parametrize("name", of(FORGED))
def test_a_list_that_reads_as_part_of_the_text_is_told(heard, name):
    told = heard(name).findings
    assert {found.kind for found in told} & {"surplus", "altered", "missing"}, told


def test_what_is_left_to_the_long_run_is_there():
    assert {*HONEST, *FORGED} >= ALIKE
