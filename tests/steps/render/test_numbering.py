"""What Word sets before the paragraphs of lists and before headings."""

from __future__ import annotations

import pytest

from comity.word.numbering import labels_in, written
from comity.word.ooxml import parse
from comity.word.package import open_package
from comity.word.styles import Styles


@pytest.mark.parametrize(
    ("form", "count", "shown"),
    [
        ("decimal", 12, "12"),
        ("upperRoman", 4, "IV"),
        ("upperRoman", 19, "XIX"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 8, "viii"),
        ("upperLetter", 1, "A"),
        ("upperLetter", 26, "Z"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
    ],
)
def test_a_number_is_written_as_word_shows_it(form: str, count: int, shown: str) -> None:
    assert written(form, count) == shown


def test_a_format_that_is_not_known_is_not_guessed():
    assert written("ordinalText", 1) is None


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def level(place: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


DECIMAL = "".join(
    level(n, "decimal", ".".join(f"%{k + 1}" for k in range(n + 1))) for n in range(3)
)


def override(place: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def numbered(place: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.fixture
def labels(make_template):
    """What is set before paragraphs: ``labels(levels, [(level, list)], {list: overrides})``."""

    def read(levels, places, lists=None, style=""):
        nums = {7: "", **(lists or {})}
        numbering = f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{levels}'
        numbering += "</w:abstractNum>" + "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/>{more}</w:num>'
            for n, more in nums.items()
        )
        body = "".join(
            f"<w:p><w:pPr>{style}{'' if place is None else numbered(*place)}</w:pPr></w:p>"
            for place in places
        )

        def edit(members):
            members["word/numbering.xml"] = f"{numbering}</w:numbering>".encode()

        package = open_package(make_template(body, edit=edit).path.read_bytes(), "office.docx")
        root = parse(package.parts[package.main].blob, "office.docx")
        found = labels_in(package, root, Styles.of(package))
        return [found.get(node) for node in root.iter(f"{{{W}}}p")]

    return read


def texts(found):
    return [None if label is None else label.text for label in found]


def test_lower_levels_begin_anew_below_a_higher_one(labels):
    places = [(0, 7), (1, 7), (1, 7), (2, 7), None, (0, 7), (1, 7)]
    assert texts(labels(DECIMAL, places)) == ["1", "1.1", "1.2", "1.2.1", None, "2", "2.1"]


def test_a_level_that_was_left_out_counts_as_begun(labels):
    assert texts(labels(DECIMAL, [(2, 7), (1, 7), (0, 7)])) == ["1.1.1", "1.2", "2"]


def test_a_level_that_goes_on_tells_both_ways_in_which_programs_count(labels):
    levels = level(0, "upperRoman", "%1") + level(
        1, "decimal", "%2.", 1, '<w:lvlRestart w:val="0"/>'
    )
    found = labels(levels, [(0, 7), (1, 7), (0, 7), (1, 7)])
    assert texts(found) == ["I", "1.", "II", "2."]
    assert found[3].plain == "1."


def test_a_level_is_numbered_in_figures_where_the_law_wants_it(labels):
    levels = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", 1, "<w:isLgl/>")
    assert texts(labels(levels, [(0, 7), (0, 7), (1, 7)])) == ["I", "II", "2.1"]


def test_lists_of_one_definition_go_on_and_one_that_starts_anew_does_so_once(labels):
    places = [(0, 7), (0, 8), (0, 9), (0, 9), (0, 7)]
    found = labels(DECIMAL, places, {8: "", 9: override(0, 5)})
    assert texts(found) == ["1", "2", "5", "6", "7"]
    assert [label.start for label in found] == [1, 1, 5, 5, 1]


def test_a_list_may_have_a_level_of_its_own(labels):
    changed = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    assert texts(labels(DECIMAL, [(0, 7), (0, 8)], {8: changed})) == ["1", "b)"]


def test_a_list_is_found_by_way_of_a_style(labels):
    levels = level(0, "decimal", "%1.") + level(
        1, "decimal", "%1.%2", 1, '<w:pStyle w:val="Heading1"/>'
    )
    found = labels(levels, [None, None], {1: ""}, '<w:pStyle w:val="Heading1"/>')
    assert texts(found) == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        (level(0, "bullet", "•"), "•"),
        (level(0, "decimal", "Article %1"), "Article 1"),
        (level(0, "decimal", "%1.", 4), "4."),
        (level(0, "none", "%1Annex"), "Annex"),
        (level(0, "ordinalText", "%1"), None),
        (level(0, "decimal", "%1.%1"), None),  # programs do not agree
        (level(0, "decimal", "%2."), None),
    ],
)
def test_a_label_is_what_its_level_says(labels, levels, text):
    [label] = labels(levels, [(0, 7)])
    assert label.text == text


def test_no_list_and_an_empty_label_are_nothing(labels):
    assert texts(labels(level(0, "decimal", ""), [(0, 7), (0, 0), (0, 99), None])) == [None] * 4
