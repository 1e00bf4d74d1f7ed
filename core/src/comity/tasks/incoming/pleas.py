"""A cure of the check as it can be put to somebody who has a paper and no case file."""

from __future__ import annotations

import re

__all__ = ["without_fields"]

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
_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z`])")


def without_fields(cure: str) -> str:
    """A cure without the names of fields: sentences without them, or cut before them.

    Returns nothing where the first sentence cannot be said without one.
    """
    kept = [_said(one) for one in _SENTENCE.split(cure.strip())]
    return " ".join(filter(None, kept)) if kept and kept[0] else ""


def _said(sentence: str) -> str:
    """A sentence that names no field; nothing where little is left of it without one."""
    told = _LEFT.sub("", _UNDER.sub("", _ASIDE.sub("", sentence)))
    if "`" in told:
        before = _TOLD.split(told.partition("`")[0])[0].strip()
        told = f"{before}." if _TOLD.match(told[len(before) :].lstrip()[:1]) else ""
    bare = told.strip(" .")
    return "" if not bare or _BARE.fullmatch(bare) else told
