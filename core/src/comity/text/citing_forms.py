"""A citation as readers of a language write it: ``§ 97 Abs. 1`` for ``§ 97(1)``.

Only the place within a law is changed, never its name (citing_forms.toml).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from comity.model.citations import Citation

__all__ = ["cited_in", "place_in"]

_PLACE = re.compile(r"(?:arts?\.|§|nos?\.|Annex)")
_BRACKETED = re.compile(r"(?:§|nos?\.)")
_WORD = re.compile(r"(?<![\w(])[A-Za-z]{2,}\.?(?!\))")
_GROUP = re.compile(r"(?<=[\w)])\((\w+)\)|(?<=[,;\w] )\((\w+)\)")
"""What stands in brackets: right behind a number, or as the next of several."""


def cited_in(citation: Citation, language: str) -> str:
    """One citation with its further sources, as ``str`` of it, in the form of a language."""
    place = place_in(citation.article, language)
    if citation.also or place == citation.article:
        return str(citation)
    return f"{citation.cite or f'{citation.title},'} {place}".rstrip(", ")


def place_in(article: str, language: str) -> str:
    """Where a law says something, in the form of a language; unchanged where it has no form."""
    forms = _forms().get(language.partition("-")[0])
    if forms is None or not _PLACE.match(article):
        return article
    known = forms["words"]
    if any(word not in known for word in _WORD.findall(article)):
        return article
    text = _WORD.sub(lambda found: str(known[found[0]]), article)
    if "number" not in forms or not _BRACKETED.match(article):
        return text
    text = re.sub(r" {2,}", " ", _GROUP.sub(lambda found: _grouped(found, forms), text))
    for unit in (str(forms[name]).format("").strip() for name in ("number", "letter")):
        text = re.sub(rf"({re.escape(unit)} \w+ \w{{3,}}) {re.escape(unit)} ", r"\1 ", text)
    return text


def _grouped(found: re.Match[str], forms: dict[str, Any]) -> str:
    """A mark in brackets with its word: behind a letter, a number or a roman number of its own."""
    mark = found[1] or found[2]
    behind = bool(re.search(r"\([a-z]+\)$", found.string[: found.start()]))
    if mark[0].isdigit():
        name = "below" if behind else "number"
    else:
        name = "roman" if behind and re.fullmatch(r"[ivx]+", mark) else "letter"
    return str(forms[name]).format(mark)


@cache
def _forms() -> dict[str, Any]:
    text = files("comity.text").joinpath("citing_forms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
