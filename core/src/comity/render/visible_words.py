"""The words of a template's own: nothing invisible in them, and no digit beside a value.

``1{{ amount }}`` prints another amount, and so do two values without anything between. Tags stand
in text only: in an attribute they would change how letters look after everything was checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from comity.language.disguise import disguises
from comity.render.ooxml import Element, paragraph_text, w
from comity.render.tags import MAX_TAG

__all__ = ["own_words", "tags_in", "word_faults"]

_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING = re.compile(r"\{\{|\{%|\{#")
_TRIMS = re.compile(r"\{[{%#][-+]|[-+][}%#]\}$")
_WORD = re.compile(r"\{%[-+]?\s*(?:(?:p|tr|tc|r) )?\s*(\w+)")
_REORDERS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HYPHEN = re.compile(r"(?<=[^\W\d_])\u00ad(?=[^\W\d_])")  # within a word it only lets it break
_VALUE = "\ue000"  # stands for a value among what is printed
_GROUPS = "[.,'’·\u00a0\u202f]?"
_TOUCHES = {
    re.compile(f"{_VALUE}{_VALUE}"): "two values stand side by side without anything between",
    re.compile(rf"\d{_GROUPS}{_VALUE}"): "a digit stands right before a value",
    re.compile(rf"(?:^|[\s(])[-+−]{_VALUE}"): "a sign stands right before a value",
    re.compile(rf"{_VALUE}{_GROUPS}\d"): "a digit stands right behind a value",
}
_TURN = re.compile(r"\{%\s*if\s+((?:not\s+)?loop\.(?:first|last))\s*%\}")
_OPENS, _CLOSES = frozenset({"if", "for"}), frozenset({"endif", "endfor"})
_DEEPEST = 4
_DESCRIBES = frozenset({"descr", "title", w("val")})

RETYPE = "Delete the place and type it again"
APART = "Put a blank or a word between"


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


def own_words(text: str) -> str:
    """A text without its tags, each of which a blank stands for."""
    kept, at = [], 0
    for start, end in tags_in(text):
        kept.append(text[at:start])
        at = end
    return " ".join((*kept, text[at:]))


def word_faults(root: Element) -> Iterator[tuple[Element, str, str]]:
    """What is wrong with the words of a part: the element, why, and the cure."""
    for paragraph in root.iter(w("p")):
        text = paragraph_text(paragraph)
        if text.strip():
            for cause, cure in _in_text(text):
                yield paragraph, cause, cure
    for node in root.iter("*"):
        for key, value in node.attrib.items():
            name = str(key)
            described = name in _DESCRIBES and (
                name != w("val") or node.tag in (w("tblCaption"), w("tblDescription"))
            )
            if ("{{" in str(value) or "{%" in str(value)) and not described:
                cause = "a tag stands in the formatting, where it could change how letters look"
                yield node, cause, "Write tags in the text only"
        if (
            node.tag in (w("bdo"), w("dir"))
            and "".join(text.text or "" for text in node.iter(w("t"))).strip()
        ):
            yield node, "its direction is forced, so that it reads otherwise", RETYPE


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    tags = [text[start:end] for start, end in tags_in(text)]
    for one in (own_words(text), *tags):
        for found in dict.fromkeys(d.message for d in disguises(_HYPHEN.sub("", one))):
            yield f"not everything in its words is what it looks like: {found}", RETYPE
    if _REORDERS.search(text):
        yield "invisible signs in it change the order of letters", RETYPE
    if any(_TRIMS.search(tag) for tag in tags):
        cause = "a tag with a hyphen takes the blanks and paragraphs beside it away"
        yield cause, "Write the tag without the hyphen: {% … %}"
    touching = _touching(text) if tags else ""
    if touching:
        yield f"{touching}, so that it reads as another value", APART


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


def _touching(text: str) -> str:
    """What touches a value in a paragraph, whichever branches are taken, or nothing."""
    found: list[str] = []
    if _depth(text) > _DEEPEST:
        return f"more than {_DEEPEST} tags stand within one another"
    _follow(_pieces(text), frozenset({""}), found)
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
            here.append(text[at:start])
        at, tag = end, text[start:end]
        word = match.group(1) if (match := _WORD.match(tag)) else ""
        if tag.startswith("{{"):
            here.append(_VALUE)
        elif word in _OPENS and not tag[2:].startswith(("p ", "tr ", "tc ")):
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
        here.append(text[at:])
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
    near = end + piece[:2]
    found += [says for pattern, says in _TOUCHES.items() if pattern.search(near)]
    return (end + piece)[-3:]
