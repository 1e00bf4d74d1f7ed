"""A cure of the check as it can be put to somebody who has a paper and no case file."""

from __future__ import annotations

import re

__all__ = ["to_us", "without_fields"]

_FIELDS = r"`[^`]+`(?:(?:, | and | or |, and |, or )`[^`]+`)*"
_OF = (
    r"(?: of (?:the|each|this|that|every) (?:\w+ )?"
    r"(?:measure|offence|asset|person|fact|account|annex|element)s?)?"
)
_UNDER = re.compile(
    rf",? (?:(?:under|in) (?:the |a |each )?(?:top-level )?{_FIELDS}{_OF}|with {_FIELDS}(?=[.,;]))"
)
_ASIDE = re.compile(r" \([^()]*`[^()]*\)")
_LEFT = re.compile(  # what is left of a sentence that said under what to write a thing
    r",? (?:and|or) (?:name|give|list|write|add|set|state|say|mark) (?:it|them|this|that)"
    r"(?=[.,;]|$)"
)
_TOLD = re.compile(r"[:;(]")
_BARE = re.compile(
    r"(?:add|write|name|set|give|state|list|say|mark)(?: (?:it|them|this|that))?", re.I
)
_AUTHORITY = re.compile(
    r"\b(?P<verb>[Aa]sk|[Cc]onsult|with|to) the "
    r"(?P<name>central authority|[A-Z][\w-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w-]*)*)"
)
_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z`])")


def without_fields(cure: str) -> str:
    """A cure without the names of fields: sentences without them, or cut before them.

    Returns nothing where the first sentence cannot be said without one.
    """
    kept = [_said(one) for one in _SENTENCE.split(cure.strip())]
    return " ".join(filter(None, kept)) if kept and kept[0] else ""


def to_us(cure: str, writer: str) -> str:
    """A cure in the letter of the authority that it would send the other side to: “ask us”.

    Args:
        cure: the sentences.
        writer: the name of the authority that writes: the central authority of its State.
    """

    def told(found: re.Match[str]) -> str:
        name = found["name"]
        own = name.lower() == "central authority" or writer.endswith(name)
        return f"{found['verb']} us" if own else found[0]

    return _AUTHORITY.sub(told, cure)


def _said(sentence: str) -> str:
    """A sentence that names no field; nothing where little is left of it without one."""
    told = _LEFT.sub("", _UNDER.sub("", _ASIDE.sub("", sentence)))
    if "`" in told:
        before = _TOLD.split(told.partition("`")[0])[0].strip()
        told = f"{before}." if _TOLD.match(told[len(before) :].lstrip()[:1]) else ""
    bare = told.strip(" .")
    return "" if not bare or _BARE.fullmatch(bare) else told
