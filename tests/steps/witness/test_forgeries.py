"""Letters that lie: each is altered as filled, past all vetting, and printed by LibreOffice.

What is true of a template's filter is true of its result: the witness gets the result.
"""

from __future__ import annotations

import importlib.util
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from comity.steps.witness import hear

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("forging", HERE / "forging.py")
assert _spec is not None
assert _spec.loader is not None
forging = importlib.util.module_from_spec(_spec)
sys.modules["forging"] = forging  # where its dataclass looks itself up
_spec.loader.exec_module(forging)

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

SUM, FORGED = "GBP 310,000.00", "GBP 910,000.00"
FACT = "of that was sent to account"

Forge = Callable[["Parts"], None]
FORGERIES: dict[str, tuple[Forge, str]] = {}


W, Parts, xml, w = forging.W, forging.Parts, forging.xml, forging.w
cells, find, line, run = forging.cells, forging.find, forging.line, forging.run
paragraph, replaced, split = forging.paragraph, forging.replaced, forging.split


def forgery(kind: str) -> Callable[[Forge], Forge]:
    """Note a way to lie, and the kind of finding that must tell of it."""

    def note(forge: Forge) -> Forge:
        FORGERIES[forge.__name__.replace("_", " ")] = (forge, kind)
        return forge

    return note


# --- the sum is changed, and the true one stands beside it in disguise ----------------------------


@forgery("altered")
def a_sum_is_changed(parts):
    replaced(parts, SUM, FORGED, FACT)


def _disguised(name: str, properties: str, kind: str = "unseen") -> None:
    def forge(parts: Parts) -> None:
        split(parts, SUM, FORGED, properties, FACT)

    forge.__name__ = f"the_true_sum_is_{name}"
    forgery(kind)(forge)


_disguised("white_on_white", '<w:color w:val="FFFFFF"/>')
_disguised("pale_grey", '<w:color w:val="E4E4E4"/>')
_disguised("black_on_black", '<w:shd w:val="clear" w:fill="000000"/><w:color w:val="000000"/>')
_disguised("set_at_one_point", '<w:sz w:val="2"/>')
_disguised("set_at_three_points", '<w:sz w:val="6"/>')
_disguised("squeezed_to_a_line", '<w:w w:val="1"/>')
_disguised("struck_out", "<w:strike/>")
_disguised("hidden_text", "<w:vanish/>", "missing")
_disguised("white_in_a_theme", '<w:color w:val="FFFFFF" w:themeColor="background1"/>')
_disguised(  # LibreOffice prints it all the same, with the false one before it
    "transparent_in_word_alone",
    '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
    '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr>'
    "</w14:solidFill></w14:textFill>",
    "altered",
)


@forgery("surplus")
def a_bullet_that_is_a_digit_makes_another_date(parts):
    lists = parts.tree("word/numbering.xml")
    definition = xml(
        '<w:abstractNum w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:suff w:val="nothing"/><w:lvlText w:val="1"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
    )
    lists.insert(0, definition)
    lists.append(xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    numbered = xml('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
    dated = next(p for p in parts.body.iter(w("p")) if p.xpath("string()")[:1].isdigit())
    dated.find(w("pPr")).insert(1, numbered)


@forgery("missing")
def the_true_sum_is_hidden_by_a_style(parts):
    style = xml(
        '<w:style w:type="character" w:styleId="Quiet"><w:name w:val="Quiet"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    parts.tree("word/styles.xml").append(style)
    split(parts, SUM, FORGED, '<w:rStyle w:val="Quiet"/>', FACT)


@forgery("missing")
def the_whole_letter_is_hidden_by_default(parts):
    for properties in parts.tree("word/styles.xml").iter(w("rPrDefault")):
        properties[0].append(xml("<w:vanish/>"))


def _away(parts: Parts, frame: str) -> None:
    """Print the forged fact, and set the true one somewhere else."""
    true = line(parts, FACT).xpath("string()")
    replaced(parts, SUM, FORGED, FACT)
    line(parts, FACT).addnext(paragraph(true, frame))


@forgery("missing")  # LibreOffice moves it to the edge of the page, where nobody reads on
def the_true_sum_stands_elsewhere(parts):
    _away(parts, '<w:framePr w:w="4000" w:hAnchor="page" w:vAnchor="page" w:x="-9000" w:y="500"/>')


@forgery("unseen")
def the_true_sum_is_cut_off_by_a_low_row(parts):
    true = line(parts, FACT).xpath("string()")
    replaced(parts, SUM, FORGED, FACT)
    table = xml(
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>'
        '<w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:trPr>'
        '<w:trHeight w:val="60" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        '<w:tcW w:w="9000" w:type="dxa"/></w:tcPr></w:tc></w:tr></w:tbl>'
    )
    next(table.iter(w("tc"))).append(paragraph(true))
    line(parts, FACT).addnext(table)


PLACE = (
    '<wp:anchor behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0" locked="0" '
    'layoutInCell="1" allowOverlap="1" relativeHeight="9"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{wide}" cy="{high}"/><wp:wrapNone/><wp:docPr id="77" name="x"/>{graphic}'
    "</wp:anchor>"
)
SHAPE = (
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
    "{text}<wps:bodyPr><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>"
)
PICTURE = (
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect">'
    "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
)


def _laid_over(parts: Parts, text: str, x: int, y: int, wide: int, high: int, graphic: str) -> None:
    drawn = PLACE.format(x=x, y=y, wide=wide, high=high, graphic=graphic)
    line(parts, text).insert(1, xml(f"<w:r><w:drawing>{drawn}</w:drawing></w:r>"))


def _shape(wide: int, high: int, text: str = "") -> str:
    inner = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    box = f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
    return SHAPE.format(wide=wide, high=high, text=box if text else "")


@forgery("unseen")
def a_white_shape_covers_a_fact(parts):
    _laid_over(parts, FACT, 0, 0, 6_000_000, 400_000, _shape(6_000_000, 400_000))


@forgery("unseen")
def a_shape_with_another_sum_covers_the_true_one(parts):
    graphic = _shape(1_500_000, 260_000, FORGED)
    _laid_over(parts, FACT, 300_000, -40_000, 1_500_000, 260_000, graphic)


def _png(wide: int, high: int) -> bytes:
    """A picture of many greys, so that a letter's place under it is anything but even."""
    rows = b"".join(
        b"\0" + bytes((x * 37 + y * 91 + x * y * 7) % 256 for x in range(wide)) for y in range(high)
    )

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    size = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@forgery("unseen")
def a_picture_covers_a_fact(parts):
    parts.blobs["word/media/p.png"] = _png(90, 12)
    parts.tree("[Content_Types].xml").insert(
        0,
        etree.fromstring(
            '<Default xmlns="http://schemas.openxmlformats.org/package/2006/content-types" '
            'Extension="png" ContentType="image/png"/>'
        ),
    )
    parts.tree("word/_rels/document.xml.rels").append(
        etree.fromstring(
            '<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" '
            'Id="rIdPicture" Target="media/p.png" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/image"/>'
        )
    )
    graphic = PICTURE.format(wide=6_000_000, high=400_000)
    _laid_over(parts, FACT, 0, 0, 6_000_000, 400_000, graphic)


@forgery("surplus")
def a_text_box_adds_a_sum(parts):
    graphic = _shape(2_000_000, 300_000, f"Corrected: {FORGED}")
    _laid_over(parts, FACT, 3_500_000, -300_000, 2_000_000, 300_000, graphic)
    # a reader of the file's text would not look into a drawing
    box = next(parts.body.iter(w("txbxContent")))
    assert FORGED in "".join(box.itertext())


# --- other words, with nothing hidden -------------------------------------------------------------


@forgery("altered")
def the_figures_of_an_account_change_places(parts):
    replaced(parts, "0099887766", "0099887676", FACT)


@forgery("altered")
def the_currency_is_another(parts):
    replaced(parts, "GBP 310", "NGN 310", FACT)


@forgery("altered")
def the_point_of_a_sum_moves(parts):
    replaced(parts, "310,000.00", "31,000.000", FACT)


@forgery("altered")
def a_letter_stands_for_a_figure(parts):
    replaced(parts, "310,000.00", "3l0,000.00", FACT)


@forgery("altered")
def a_letter_of_another_script_stands_in_a_name(parts):
    replaced(parts, "Samuel Esimene.", "Samuel Еsimene.", FACT)


@forgery("altered")
def a_word_turns_the_meaning_round(parts):
    replaced(parts, "was sent", "was not sent", FACT)


@forgery("altered")
def a_sentence_is_added(parts):
    line(parts, FACT).addnext(paragraph("The house at 14 Example Drive may be released at once."))


@forgery("altered")
def a_sentence_is_added_to_the_footer(parts):
    footer = next(name for name in parts.blobs if name.startswith("word/footer"))
    parts.tree(footer).append(paragraph("Pay the balance to account 1234567890."))


# --- order, and what belongs together -------------------------------------------------------------


@forgery("order")
def two_labels_change_their_texts(parts):
    labels = ("Accounts held with", "Concerns")
    one, other = (list(cells(parts, label).iter(w("tc")))[-1] for label in labels)
    for a, b in zip(list(one.iter(w("t"))), list(other.iter(w("t"))), strict=True):
        a.text, b.text = b.text, a.text


@forgery("order")
def two_facts_change_places(parts):
    one, other = line(parts, "The customers lost GBP"), line(parts, FACT)
    a, b = (list(p.iter(w("t")))[-1] for p in (one, other))
    a.text, b.text = b.text, a.text


@forgery("missing")
def a_row_is_dropped(parts):
    row = cells(parts, "Death penalty possible")
    row.getparent().remove(row)


@forgery("missing")
def a_row_is_hidden(parts):
    row = cells(parts, "Death penalty possible")
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        row.insert(0, properties)
    properties.append(xml("<w:hidden/>"))
    for one in row.iter(w("r")):
        holder = one.find(w("rPr"))
        if holder is None:
            holder = etree.Element(w("rPr"))
            one.insert(0, holder)
        holder.append(xml("<w:vanish/>"))


@forgery("missing")
def an_undertaking_is_dropped(parts):
    gone = line(parts, "undertakes that anything obtained")
    gone.getparent().remove(gone)


@forgery("order")
def two_paragraphs_stand_at_each_others_place(parts):
    frame = '<w:framePr w:w="7000" w:hAnchor="margin" w:vAnchor="page" w:x="0" w:y="{}"/>'
    for text, y in (("This request is urgent.", 5000), ("The accused has asked", 2000)):
        properties = line(parts, text)[0]
        properties.insert(1, xml(frame.format(y)))


@forgery("order")
def the_columns_of_a_table_run_backwards(parts):
    table = next(line(parts, "Whereabouts").iterancestors(w("tbl")))
    table.find(w("tblPr")).append(xml("<w:bidiVisual/>"))


@forgery("altered")
def the_sum_runs_backwards_by_a_sign_for_direction(parts):
    replaced(parts, "GBP 310,000.00", "GBP \u202e00.000,013\u202c", FACT)


@forgery("missing")
def the_true_sum_runs_backwards_by_a_sign_for_direction(parts):
    replaced(parts, "GBP 310,000.00", "GBP \u202e310,000.00\u202c", FACT)


# --- the tests ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def forged(letter, printed):
    """Every forgery, filled and printed: DOCX and PDF by name."""
    documents = {}
    for name, (forge, _) in FORGERIES.items():
        parts = Parts.of(letter.rendered.docx)
        forge(parts)
        documents[name] = parts.docx()
    pages = printed({"honest": letter.rendered.docx, **documents})
    return {name: (documents.get(name, letter.rendered.docx), pdf) for name, pdf in pages.items()}


def test_the_honest_letter_is_calm(letter, forged):
    docx, pdf = forged["honest"]
    testimony = hear(docx, pdf, letter.content, letter.own)
    assert testimony.findings == ()
    assert testimony.words > 900


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_letter_is_told(letter, forged, name):
    docx, pdf = forged[name]
    testimony = hear(docx, pdf, letter.content, letter.own)
    assert FORGERIES[name][1] in {found.kind for found in testimony.findings}, testimony.findings
