"""What touches a value in a paragraph: a digit beside it makes another value of it.

``1{{ amount }}`` prints another amount, and so do two values without anything between, a page
number before a value, a comma and a digit behind it. All ways through the tags are followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from comity.steps.render.tag_syntax import MAX_TAG
from comity.steps.render.visible.sign_kinds import (
    ACCENT,
    BEFORE,
    BEHIND,
    FIGURE,
    JOINS,
    NOTE,
    SILENT,
    THIN,
    VALUE,
    WIDE,
    plain,
)
from comity.word.ooxml import Element, child, w

__all__ = [
    "BEFORE_TAB",
    "BEHIND_TAB",
    "Narrow",
    "begins_with_value",
    "crossing",
    "ends_with_value",
    "printed",
    "spread",
    "tabbed",
    "tags_in",
    "text_of",
    "touching",
]

Narrow = Callable[[Element], bool]
"""Tells of a run whether its blanks are set so close that they part nothing."""
BEFORE_TAB, BEHIND_TAB = "a figure and a tab before a value", "a value, a tab and a figure"
"""What ``tabbed`` finds."""

_BEFORE = "a digit is right before a value"
_BEHIND = "a digit is right after a value"
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING = re.compile(r"\{\{|\{%|\{#")
_WORD = re.compile(r"\{%[-+]?\s*(?:(?:p|tr|tc|r)\s)?\s*(\w+)")
_APART = re.compile(r"\{%[-+]?(?:p|tr|tc)\s")  # these take their paragraph, row or cell away
_BARE = f"[{THIN}{ACCENT}]*"
_THIN_IS_FINE = "§%‰°№¶#&"  # behind a narrow blank these are read as words
_TOUCHES = {
    re.compile(
        rf"{VALUE}[.,'’·\u2044{THIN}{ACCENT}]{{0,4}}{VALUE}"
    ): "two values are next to each other with nothing between them",
    re.compile(rf"0{JOINS}{VALUE}"): _BEFORE,
    re.compile(rf"{VALUE}{JOINS}0"): _BEHIND,
    re.compile(
        rf"{FIGURE}{JOINS}{VALUE}|{VALUE}{JOINS}{FIGURE}|{NOTE}{_BARE}{VALUE}"
    ): "a field, symbol, picture or note mark is right next to a value",
    re.compile(
        rf"[^\w{VALUE}{FIGURE}{NOTE})\]}}]-[-{THIN}{ACCENT}]*{VALUE}"
    ): "a sign is right before a value",
    re.compile(rf"a{ACCENT}*{VALUE}|{VALUE}{ACCENT}*a"): "a letter is right next to a value",
    re.compile(rf"\${_BARE}{VALUE}|{VALUE}{_BARE}\$"): "a currency sign is right next to a value",
    re.compile(
        rf"{VALUE} ?{ACCENT}|{ACCENT} ?{VALUE}|\u2044{VALUE}|{VALUE}\u2044"
    ): "a stroke, an accent or a fraction is right next to a value",
    re.compile(
        rf"[^{VALUE}]\|{_BARE}{VALUE}|{VALUE}{_BARE}\|[^{VALUE}]"
    ): "a line that looks like a 1 is right next to a value",
    re.compile(
        rf"[^{BEFORE}]{ACCENT}*{VALUE}|[^{BEFORE}{_THIN_IS_FINE}]{_BARE}{VALUE}"
        rf"|[^0a\ue004){VALUE}{NOTE}.,;:_][.,;:_]+{_BARE}{VALUE}"
    ): "a sign is right before a value",
    re.compile(
        rf"{VALUE}[^{BEHIND}]|{VALUE}{_BARE}[^{BEHIND}{_THIN_IS_FINE}]"
        rf"|{VALUE}{_BARE}[_\-]+[^a\ue004{VALUE}_\-]"
    ): "a sign is right after a value",
}
_DANDAS = frozenset("\u0964\u0965\u104a\u104b")  # full stops to who writes such letters, else a 1
_INDIC = re.compile("[\u0904-\u0939\u0958-\u0961\u0985-\u0dff\u1000-\u102a]")
_TABBED = {
    re.compile(rf"[0$\-{FIGURE}{NOTE}]{JOINS}\t+{_BARE}{VALUE}"): BEFORE_TAB,
    re.compile(rf"{VALUE}{JOINS}\t+{JOINS}0"): BEHIND_TAB,
}
_CLOSE = dict.fromkeys(map(ord, WIDE), "\u200a")  # a hair, which parts nothing but words of tags
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


def printed(paragraph: Element, narrow: Narrow | None = None) -> str:
    """The text of a paragraph and a sign for each field, note mark, symbol and picture in it.

    Args:
        paragraph: the paragraph.
        narrow: runs whose blanks do not count. Default: all blanks count.
    """
    return "".join(_signs(paragraph, narrow))


def text_of(node: Element, narrow: Narrow | None) -> str:
    """The text of a ``w:t``, without blanks that are set so close that they part nothing."""
    text, run = node.text or "", node.getparent()
    if narrow is None or run is None or WIDE.isdisjoint(text):
        return text
    tags = (*tags_in(text), (len(text), len(text)))  # what stands in them stays
    at, own = 0, []
    for start, end in tags:
        own.append(text[at:start])
        at = end
    if all(map(WIDE.isdisjoint, own)) or not narrow(run):
        return text
    pieces = zip(own, tags, strict=True)
    return "".join(one.translate(_CLOSE) + text[start:end] for one, (start, end) in pieces)


def _signs(paragraph: Element, narrow: Narrow | None) -> Iterator[str]:
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start" and node.tag in _TEXT:
            yield text_of(node, narrow)
        elif event == "start" and node.tag in _GAPS:
            parent = node.getparent()
            if parent is not None and parent.tag == w("r"):  # a tab stop has the same name
                yield "" if node.get(w("alignment")) == "left" else _GAPS[node.tag]
        elif event == "start" and node.tag in _MARKS:
            parent = node.getparent()
            yield NOTE if parent is not None and _is_raised(parent) else FIGURE
        elif node.tag in _FIELDS or (event == "start" and node.tag in _FIGURES):
            yield FIGURE  # what a field shows stands between two


def _is_raised(run: Element) -> bool:
    """Whether the mark of a note is set as one, by hand or by a style of letters."""
    properties = child(run, "rPr")
    if properties is None:
        return False
    by_hand = child(properties, "vertAlign")
    if by_hand is not None:
        return by_hand.get(w("val")) == "superscript"
    return child(properties, "rStyle") is not None


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
        kept += [text[at:start], VALUE if text.startswith("{{", start) else ""]
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
_Patterns = Mapping[re.Pattern[str], str]


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for, and what was found."""

    patterns: _Patterns
    found: list[str]


def touching(text: str) -> str:
    """What touches a value in a paragraph, whichever branches are taken, or nothing.

    Args:
        text: of a paragraph, as ``printed`` gives it.
    """
    if _depth(text) > _DEEPEST:
        return f"more than {_DEEPEST} tags are nested"
    if not _DANDAS.isdisjoint(text) and _INDIC.search(text) is None:
        text = "".join("|" if sign in _DANDAS else sign for sign in text)
    return next(iter(_found(text, _TOUCHES)), "")


def begins_with_value(text: str) -> bool:
    """Whether a digit that stood before a paragraph would touch a value of it."""
    return _BEFORE in _found(text, _TOUCHES, start="0")


def ends_with_value(text: str) -> bool:
    """Whether a digit that stood behind a paragraph would touch a value of it."""
    return _BEHIND in _found(text, _TOUCHES, end="0")


def tabbed(text: str) -> set[str]:
    """Where only tabs stand between a figure and a value: ``BEFORE_TAB``, ``BEHIND_TAB``."""
    return set(_found(text, _TABBED)) if "\t" in text else set()


def spread(text: str) -> str:
    """The text of a paragraph with one sign for each value, and one for each tag without print."""
    kept, at = [], 0
    for start, end in tags_in(text):
        kept += [text[at:start], VALUE if text.startswith("{{", start) else SILENT]
        at = end
    return "".join((*kept, text[at:]))


def _found(text: str, patterns: _Patterns, start: str = "\n", end: str = "\n") -> list[str]:
    found: list[str] = []
    ends = _follow(_pieces(text), frozenset({start}), _Search(patterns, found))
    for last in ends:
        _joined(last, end, _Search(patterns, found))
    return found


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
            here.append(plain(text[at:start]))
        at, tag = end, text[start:end]
        word = match.group(1) if (match := _WORD.match(tag)) else ""
        if tag.startswith("{{"):
            here.append(VALUE)
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
        here.append(plain(text[at:]))
    for block in open_blocks:
        block.loop = False  # its turns meet in other paragraphs: see ``crossing``
    return top


def _follow(
    pieces: list[_Piece],
    ends: frozenset[str],
    search: _Search,
    turns: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """What the output may end in after some pieces; what is found goes into ``search``.

    ``turns`` says which turn of the loop around it is: ``first``, ``last`` or both; ``middle``.
    """
    for piece in pieces:
        if isinstance(piece, str):
            ends = frozenset(_joined(end, piece, search) for end in ends)
        elif piece.loop:
            ends |= _looped(piece, ends, search)
        else:
            branches = piece.open_to(turns)
            ends = frozenset().union(*(_follow(one, ends, search, turns) for one in branches))
    return ends


def _looped(block: _Block, ends: frozenset[str], search: _Search) -> frozenset[str]:
    """What the output may end in after one turn of a loop, after two, and after more."""
    body, *otherwise = block.branches
    once = _follow(body, ends, search, frozenset({"first", "last"}))
    first = _follow(body, ends, search, frozenset({"first"}))
    more = _follow(body, first, search, frozenset({"middle"}))
    last = _follow(body, first | more, search, frozenset({"last"}))
    none = frozenset().union(*(_follow(one, ends, search) for one in otherwise))
    return once | last | none


def _joined(end: str, piece: str, search: _Search) -> str:
    near = end + piece[:_NEAR]
    search.found.extend(says for pattern, says in search.patterns.items() if pattern.search(near))
    return (end + piece)[-_NEAR:]
