"""What Word sets beside the text: numbers and signs of lists, signs of a font.

They stand on the page and not in the text of the JSON. Which of them stand where is worked out of
the document, as Word counts; that one, in that place, is no surplus, and nothing else is passed
over. It has to be fit to be told from the text: kept apart from it, without digits that are not
counted or words that the template does not have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.steps.render.visible.inline_signs import sign_faults
from comity.steps.render.visible.legibility import Fonts
from comity.steps.render.visible.letter_format import properties_of
from comity.steps.render.visible.list_labels import label_faults, label_of
from comity.steps.witness.letter_forms import bare
from comity.steps.witness.word_sources import is_money
from comity.word.numbering import Label, labels_in
from comity.word.ooxml import Element, paragraph_text, parse, w
from comity.word.package import Package
from comity.word.readback import number_of
from comity.word.styles import Styles

__all__ = ["Mark", "label_before", "leaders_of", "list_words", "marks_in"]

_NUMBER = re.compile(r"%[1-9]")
_PLAIN = re.compile(r"[\s.:;()\[\]]*")
_TEXTS = (w("t"), w("noBreakHyphen"))
_READ = (*_TEXTS, w("tab"), w("sym"), w("footnoteReference"), w("endnoteReference"))
_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}
_FIRST = frozenset({0, 1})  # the numbers from which lists count that were not moved


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that Word sets at a place in the text: what, as it may be compared, and its words.

    ``texts`` are empty where it cannot be told, or where it may not stand there; ``fault`` says
    why. ``before`` is the text of its paragraph behind it, ``moved`` tells that its list counts
    from another number than 0 or 1; ``sign`` that it is a sign of a font within the text,
    ``bullet`` that it is not counted, ``tabbed`` that a tab stands behind it,
    ``heading`` that it numbers a heading, as the JSON does.
    """

    texts: tuple[str, ...]
    fault: str = ""
    words: str = ""
    before: str = ""
    moved: bool = False
    sign: bool = False
    bullet: bool = False
    tabbed: bool = False
    heading: bool = False


def marks_in(
    package: Package, body: Element, styles: Styles, notes: Mapping[Element, str]
) -> tuple[dict[int, list[Mark]], dict[int, int], dict[int, list[frozenset[str]]]]:
    """The marks of a document by their place among its letters as they are compared.

    Besides, the places of the marks of notes, which the text of the JSON has, and their lengths;
    and for each tab whose stop may have a leader the signs that may fill it.

    Args:
        package: of the filled document.
        body: the root of its main part.
        styles: of the package.
        notes: the mark of each reference to a note.
    """
    labels = labels_in(package, body, styles)
    wrong = {node for node, _, _ in sign_faults(body, Fonts(package))}
    found: dict[int, list[Mark]] = {}
    noted: dict[int, int] = {}
    led: dict[int, list[frozenset[str]]] = {}
    at = 0
    for paragraph in body.iter(w("p")):
        label, text = labels.get(paragraph), bare("".join(_texts(paragraph)))
        numbered = bool(number_of(label)) and _is_heading(paragraph, styles)
        if numbered:
            at += len(bare(number_of(label)))  # which the text of the JSON has
        if label is not None:
            found.setdefault(at, []).append(_mark(label, text, heading=numbered))
        signs = leaders_of(paragraph, styles)
        for node in paragraph.iter(*_READ):
            if node.tag == w("tab"):
                if signs and next(node.iterancestors()).tag == w("r"):
                    led.setdefault(at, []).append(signs)
            elif node in notes:
                noted[at] = len(bare(notes[node]))
                at += noted[at]
            elif node.tag == w("sym"):
                found.setdefault(at, []).append(_sign(node, node in wrong))
            elif node.tag in _TEXTS:
                at += len(bare(_text(node)))
    return found, noted, led


def leaders_of(paragraph: Element, styles: Styles) -> frozenset[str]:
    """The signs with which a paragraph may fill its tabs, by its own stops and its styles'."""
    stops = (
        stop
        for owner in (paragraph, *styles.lineage(paragraph))
        for properties in owner.iterchildren(w("pPr"))
        for stop in properties.iterfind(f"{w('tabs')}/{w('tab')}")
    )
    signs = (_LEADERS.get(stop.get(w("leader"), "")) for stop in stops)
    return frozenset(bare(sign) for sign in signs if sign)


def label_before(label: Label | None) -> str:
    """What a list sets before a line of a header, a footer or a note; empty if it may not."""
    mark = None if label is None else _mark(label, "", heading=False)
    return "" if mark is None or not mark.texts or mark.words else mark.texts[0]


def _is_heading(paragraph: Element, styles: Styles) -> bool:
    """Whether the text of the JSON has a paragraph as a heading: not in a table of data."""
    if styles.role(paragraph).level is None or not paragraph_text(paragraph).strip():
        return False
    for table in paragraph.iterancestors(w("tbl")):
        cells = [list(row.iterchildren(w("tc"))) for row in table.iterchildren(w("tr"))]
        if not styles.is_layout_table(cells):
            return False
    return True


def list_words(package: Package) -> Iterator[str]:
    """What the lists of a template set before paragraphs beside their numbers, as ``Article``."""
    for part in package.related("numbering"):
        for level in parse(part.blob, part.name).iter(w("lvl")):
            if words := _literal(level):
                yield words


def _mark(label: Label, text: str, *, heading: bool) -> Mark:
    figured = not text[:1].isalpha()
    fault = next((cause for cause, _ in label_faults(label.level, before_value=figured)), "")
    if label.text is None or label.plain is None:
        fault = (
            fault or "its list numbers are in a format that is not compared: use 1, I, i, A or a"
        )
    elif any(unicodedata.category(one) == "Sc" for one in label.text) or is_money(label.text):
        fault = "its list puts an amount of money before it"
    texts = dict.fromkeys(bare(one) for one in (label.text, label.plain) if one)
    return Mark(
        () if fault else tuple(filter(None, texts)),
        fault,
        _literal(label.level),
        text,
        moved=not label.is_bullet and label.start not in _FIRST,
        bullet=label.is_bullet,
        tabbed=properties_of(label.level).get("suff", {}).get("val", "tab") == "tab",
        heading=heading,
    )


def _literal(level: Element) -> str:
    """What a level sets beside its number; empty where that are only points and brackets."""
    text = " ".join(_NUMBER.sub(" ", label_of(level)).split())
    return (
        ""
        if properties_of(level).get("numFmt", {}).get("val") == "bullet" or _PLAIN.fullmatch(text)
        else text
    )


def _sign(node: Element, wrong: bool) -> Mark:
    """A sign of a font, which has two places in Unicode."""
    if wrong:
        return Mark((), "letters or digits are inserted as font symbols", sign=True)
    code = int(node.get(w("char"), "0"), 16)
    texts = dict.fromkeys(bare(chr(one)) for one in (code, code | 0xF000) if one)
    return Mark(tuple(one for one in texts if one and not one.isalnum()), sign=True)


def _texts(paragraph: Element) -> Iterator[str]:
    for node in paragraph.iter(*_TEXTS):
        yield _text(node)


def _text(node: Element) -> str:
    return (node.text or "") if node.tag == w("t") else "-"
