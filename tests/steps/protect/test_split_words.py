"""A name torn over cells or paragraphs is found in the last look, into however many pieces."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

import pytest

from comity.model.errors import RenderError
from comity.steps.protect.identity import identities
from comity.steps.protect.last_look import LastLook

ENTRY = {
    "id": "P2",
    "role": "witness",
    "protect": "pseudonym",
    "name": {"full": "Ngozi Abernathy", "family": "Abernathy", "given": "Ngozi"},
    "phone": "+44 20 7946 0018",
    "identifiers": [{"kind": "passport", "value": "A00998877"}],
}
LOOK = LastLook(identities({"persons": [ENTRY]}), {})
FORMATS = ["docx", "html", "md", "txt"]


def told(name: str, data: bytes) -> bool:
    try:
        LOOK.refuse([(name, data)])
    except RenderError as error:
        assert "bernathy" not in str(error).casefold()
        return True
    return False


def packed(cells: list[str], form: str) -> bytes:
    if form == "docx":
        rows = "".join(f"<w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p>" for cell in cells)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr("word/document.xml", f"<w:body xmlns:w='x'>{rows}</w:body>")
        return out.getvalue()
    if form == "html":
        row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        return f"<table><tr>{row}</tr></table>".encode()
    return (f"| {' | '.join(cells)} |\n" if form == "md" else "\n\n".join(cells)).encode()


def tears(word: str) -> Iterator[list[str]]:
    """A word in every number of pieces from two to one for each letter."""
    chance = random.Random(word)
    for number in range(2, len(word) + 1):
        cuts = sorted(chance.sample(range(1, len(word)), number - 1))
        yield [word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True)]


AROUND = [([], []), (["Head", "Row"], ["Tail"]), (["the lorry left"], ["and came back"])]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "word",
    ["Abernathy", "ABERNATHY", "abernathy", "Abernathys", "Ngozi", "NgoziAbernathy", "A00998877",
     "02079460018", "442079460018"],
)  # fmt: skip
def test_a_word_in_any_number_of_pieces_is_found(word: str, form: str) -> None:
    for before, after in AROUND:
        for pieces in tears(word):
            assert told(f"case.{form}", packed([*before, *pieces, *after], form)), pieces


CALM = [
    ["Ab", "original", "ernathy"], ["Bab", "er", "na", "th", "y"], ["Ab", "er", "na", "th", "yes"],
    [*"Abernathi"], ["Name", "Role", "Born", "State"] * 30, ["Kab", "ernathy"], [*"02079460019"],
    ["12"] * 40, ["A", "00", "99", "88", "76"], ["Abe", "rna", "thies"], ["Ngo", "zone"],
    [*"Ngozen"],
    ["ab initio", "er", "na", "th", "y then"], ["Ab", "er", "no", "na", "th", "y"],
    ["er", "na", "th", "y"], ["Ab", "er", "na", "th"], [*"Abernath", "and so on"], [*"abcdefghijk"],
]  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("cells", CALM, ids=lambda cells: "|".join(cells)[:30])
def test_cells_that_make_up_no_name_are_let_through(cells: list[str], form: str) -> None:
    assert not told(f"case.{form}", packed(cells, form))
