"""What touches a value in a paragraph: a digit beside it makes another value of it.

``1{{ amount }}`` prints another amount, and so do two values without anything between, a page
number before a value, a comma and a digit behind it. All ways through the tags are followed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from comity.render.ooxml import Element, child, w
from comity.render.tags import MAX_TAG

__all__ = ["crossing", "printed", "tags_in", "touching"]

_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING = re.compile(r"\{\{|\{%|\{#")
_WORD = re.compile(r"\{%[-+]?\s*(?:(?:p|tr|tc|r) )?\s*(\w+)")
_APART = re.compile(r"\{%[-+]?(?:p|tr|tc) ")  # these take their paragraph, row or cell away
_VALUE, _FIGURE, _NOTE = "\ue000", "\ue001", "\ue002"
# signs are looked at by their kind: 0 a digit, a letter, $ money, a thin blank, an accent, a hyphen
_THIN, _ACCENT, _SOLID = "\u2009", "\u0301", "\u00a0"
_WIDE = frozenset(" \u2000\u2001\u2002\u2003\u3000\u1680")
_KINDS = {"Nd": "0", "Nl": "0", "No": "0", "Sc": "$", "Pd": "-", "Zs": _THIN, "Cf": ""}
_KINDS |= dict.fromkeys(("Lu", "Ll", "Lt", "Lm"), "a") | dict.fromkeys(("Mn", "Mc", "Me"), _ACCENT)
_SAME = {"\u2212": "-", "\u00a0": _SOLID, "\u2215": "\u2044"}
_JOINS = rf"[.,:/\\'’‘`´′·•_~\-\u2044{_SOLID}{_THIN}]{{0,8}}"
_TOUCHES = {
    re.compile(
        rf"{_VALUE}[.,'’·\u2044{_THIN}]{{0,4}}{_VALUE}"
    ): "two values stand side by side without anything between",
    re.compile(rf"0{_JOINS}{_VALUE}"): "a digit stands right before a value",
    re.compile(rf"{_VALUE}{_JOINS}0"): "a digit stands right behind a value",
    re.compile(
        rf"{_FIGURE}{_JOINS}{_VALUE}|{_VALUE}{_JOINS}{_FIGURE}|{_NOTE}{_VALUE}"
    ): "a field, symbol, picture or mark of a note stands right beside a value",
    re.compile(
        rf"[^\w{_VALUE}{_FIGURE}{_NOTE})\]}}]-[-{_THIN}]*{_VALUE}"
    ): "a sign stands right before a value",
    re.compile(rf"a{_VALUE}|{_VALUE}a"): "a letter stands right beside a value",
    re.compile(
        rf"\${_THIN}?{_VALUE}|{_VALUE}{_THIN}?\$"
    ): "a currency sign stands right beside a value",
    re.compile(
        rf"{_VALUE}{_ACCENT}|\u2044{_VALUE}|{_VALUE}\u2044"
    ): "a stroke, an accent or a fraction stands right beside a value",
}
_NEAR = 12  # characters that are looked at on either side of a value
_TURN = re.compile(r"\{%\s*if\s+((?:not\s+)?loop\.(?:first|last))\s*%\}")
_OPENS, _CLOSES = frozenset({"if", "for"}), frozenset({"endif", "endfor"})
_DEEPEST = 4
_TEXT = frozenset({w("t")})
_GAPS = dict.fromkeys(map(w, ("tab", "ptab")), "\t") | dict.fromkeys(map(w, ("br", "cr")), "\n")
_GAPS[w("noBreakHyphen")] = "\u2011"
_MARKS = frozenset(map(w, ("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef")))
_FIELDS = frozenset({w("fldSimple")})
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_FIGURES = frozenset({w("sym"), w("fldChar"), _INLINE})


def tags_in(text: str) -> list[tuple[int, int]]:
    """Where the whole tags of a text start and end, as far as the first half one."""
    found: list[tuple[int, int]] = []
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        start = opening.start()
        end = text.find(_CLOSING[opening.group()], start + 2, start + 2 + MAX_TAG)
        if end < 0:  # half a tag: nothing is filled in, and that is told elsewhere
            break
        at = end + 2
        found.append((start, at))
    return found


def printed(paragraph: Element) -> str:
    """The text of a paragraph and a sign for each field, note mark, symbol and picture in it."""
    return "".join(_signs(paragraph))


def _signs(paragraph: Element) -> Iterator[str]:
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start" and node.tag in _TEXT:
            yield node.text or ""
        elif event == "start" and node.tag in _GAPS:
            parent = node.getparent()
            if parent is not None and parent.tag == w("r"):  # a tab stop has the same name
                yield _GAPS[node.tag]
        elif event == "start" and node.tag in _MARKS:
            parent = node.getparent()
            yield _NOTE if parent is not None and _is_raised(parent) else _FIGURE
        elif node.tag in _FIELDS or (event == "start" and node.tag in _FIGURES):
            yield _FIGURE  # what a field shows stands between two


def _is_raised(run: Element) -> bool:
    """Whether the mark of a note is set as one, by hand or by a style of letters."""
    properties = child(run, "rPr")
    if properties is None:
        return False
    by_hand = child(properties, "vertAlign")
    if by_hand is not None:
        return by_hand.get(w("val")) == "superscript"
    return child(properties, "rStyle") is not None


def _plain(text: str) -> str:
    """A text in which each sign stands for its kind, as far as it matters beside a value."""
    return "".join(map(_kind, text))


def _kind(sign: str) -> str:
    if sign in _SAME:
        return _SAME[sign]
    if sign in _WIDE:
        return " "
    kind = unicodedata.category(sign)
    if kind == "Lo" and unicodedata.bidirectional(sign) in ("R", "AL"):
        return "a"  # other scripts of this kind put no blanks between words
    return _KINDS.get(kind, sign)


def crossing(text: str) -> bool:
    """Whether tags that open or close in other paragraphs join the text before them to another.

    Args:
        text: of a paragraph, as ``printed`` gives it.
    """
    open_at: list[int] = []
    for start, end in tags_in(text):
        tag = text[start:end]
        word = match.group(1) if (match := _WORD.match(tag)) else ""
        if _APART.match(tag):
            continue
        if word in _OPENS:
            open_at.append(start)
        elif word in _CLOSES and open_at:
            open_at.pop()
        elif word in ("endfor", "else", "elif") and not open_at and _says(text[:start]):
            return True
    return any(_says(text[:start]) for start in open_at)


def _says(text: str) -> bool:
    kept, at = [], 0
    for start, end in tags_in(text):
        kept += [text[at:start], _VALUE if text.startswith("{{", start) else ""]
        at = end
    return bool("".join((*kept, text[at:])).strip())


@dataclass(slots=True)
class _Block:
    """An ``if`` or ``for`` within a paragraph: its branches, whether it repeats.

    ``turn`` is what an ``if`` asks of the loop around it: ``first``, ``last``, with ``not`` before
    it or without.
    """

    loop: bool = False
    branches: list[list[_Piece]] = field(default_factory=lambda: [[]])
    last: bool = False  # an else was seen: one branch is always taken
    turn: str = ""

    def open_to(self, turns: frozenset[str]) -> list[list[_Piece]]:
        """The branches that may be taken in a turn of the loop around."""
        branches = self.branches if self.last else [*self.branches, []]
        if not self.turn or not turns or len(branches) != 2:
            return branches
        negated, _, asked = self.turn.rpartition(" ")
        return [branches[0 if (asked in turns) is not bool(negated) else 1]]


_Piece = str | _Block


def touching(text: str) -> str:
    """What touches a value in a paragraph, whichever branches are taken, or nothing.

    Args:
        text: of a paragraph, as ``printed`` gives it.
    """
    found: list[str] = []
    if _depth(text) > _DEEPEST:
        return f"more than {_DEEPEST} tags stand within one another"
    _follow(_pieces(text), frozenset({"\n"}), found)
    return found[0] if found else ""


def _depth(text: str) -> int:
    deep = most = 0
    for start, end in tags_in(text):
        word = match.group(1) if (match := _WORD.match(text[start:end])) else ""
        deep = max(0, deep + (word in _OPENS) - (word in _CLOSES))
        most = max(most, deep)
    return most


def _pieces(text: str) -> list[_Piece]:
    """The paragraph as text, values and blocks; what closes or opens elsewhere is left out."""
    top: list[_Piece] = []
    open_blocks: list[_Block] = []
    here, at = top, 0
    for start, end in tags_in(text):
        if text[at:start]:
            here.append(_plain(text[at:start]))
        at, tag = end, text[start:end]
        word = match.group(1) if (match := _WORD.match(tag)) else ""
        if tag.startswith("{{"):
            here.append(_VALUE)
        elif word in _OPENS and not _APART.match(tag):
            asked = match.group(1) if (match := _TURN.match(tag)) else ""
            open_blocks.append(_Block(loop=word == "for", turn=asked.replace("loop.", "")))
            here.append(open_blocks[-1])
            here = open_blocks[-1].branches[0]
        elif word in ("else", "elif") and open_blocks:
            open_blocks[-1].last |= word == "else"
            open_blocks[-1].branches.append([])
            here = open_blocks[-1].branches[-1]
        elif word in _CLOSES and open_blocks:
            open_blocks.pop()
            here = open_blocks[-1].branches[-1] if open_blocks else top
    if text[at:]:
        here.append(_plain(text[at:]))
    for block in open_blocks:
        block.loop = False  # its turns meet in other paragraphs: see ``crossing``
    return top


def _follow(
    pieces: list[_Piece],
    ends: frozenset[str],
    found: list[str],
    turns: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """What the output may end in after some pieces; what touches a value goes into ``found``.

    ``turns`` says which turn of the loop around it is: ``first``, ``last`` or both; ``middle``.
    """
    for piece in pieces:
        if isinstance(piece, str):
            ends = frozenset(_joined(end, piece, found) for end in ends)
        elif piece.loop:
            ends |= _looped(piece, ends, found)
        else:
            branches = piece.open_to(turns)
            ends = frozenset().union(*(_follow(one, ends, found, turns) for one in branches))
    return ends


def _looped(block: _Block, ends: frozenset[str], found: list[str]) -> frozenset[str]:
    """What the output may end in after one turn of a loop, after two, and after more."""
    body, *otherwise = block.branches
    once = _follow(body, ends, found, frozenset({"first", "last"}))
    first = _follow(body, ends, found, frozenset({"first"}))
    more = _follow(body, first, found, frozenset({"middle"}))
    last = _follow(body, first | more, found, frozenset({"last"}))
    none = frozenset().union(*(_follow(one, ends, found) for one in otherwise))
    return once | last | none


def _joined(end: str, piece: str, found: list[str]) -> str:
    near = end + piece[:_NEAR]
    found += [says for pattern, says in _TOUCHES.items() if pattern.search(near)]
    return (end + piece)[-_NEAR:]
