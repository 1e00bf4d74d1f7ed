"""Checks of what is cited from a source: something, and articles that it has and that were read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from comity.kit.conformance.article_numbers import Article, articles_in, covered, units_in
from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placing
from comity.kit.conformance.subject import Subject
from comity.law.load import Sources, load_sources, read_toml
from comity.model.citations import Read
from comity.model.law_records import Cited, Source
from comity.tasks.audit.statements import statements

__all__ = ["check_articles", "check_articles_listed", "check_cited"]

FOLDERS = ("law", "instruments", "bilateral", "groups", "practice", "networks")
TIMES = "times.toml"
ENACTMENT = re.compile(
    r"(?:[A-Z][\w'’-]*,? (?:of |and |on |the |in |to |for |de |do |da |des |du |\([^)]*\) )*)*"
    r"\b(?:Act|Code|Law|Constitution|Convention|Treaty|Statute|Ordinance|Decree|Regulations|Bill"
    r"|Código|Lei|Ley|Loi|Codice|Legge|\w*[Gg]esetz|\w+gesetzbuch|\w*ordnung)\b"
    r"(?: (?:of )?(?:1[89]|20)\d\d| (?:No|Nº|nº)\.? ?[\d.]+(?:/\d+| of \d{4})?)?"
)
AMENDING = re.compile(r"\b(?:amend|insert|substitut|repeal|declar|reserv|notif)", re.IGNORECASE)
ABBREVIATED = re.compile(r"(?<![\w.])(?!(?:[IVXLC]+|[A-Z]{1,2})\b)[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
Counted = dict[str, dict[str, list[tuple[str, str]]]]  # source, unit: statements, articles
RARE, OFTEN = 1, 3  # one citation by sections where three go by articles


def check_cited(subject: Subject) -> Iterator[Problem]:
    """Something cites every source that was read, unless it says that it is background."""
    cited = set().union(*(_keys(file) for file in _files(subject)))
    for key, source in load_sources(subject.root).items():
        place = f"{_file(source)}: {key}"
        if key not in cited and source.read is not Read.NONE and not source.background:
            text = "nothing cites it"
            cure = "Cite it under `source` or `also`, remove it, or write background = true."
            yield Problem(place, text, cure, note=subject.entry.is_code)


def check_articles(subject: Subject) -> Iterator[Problem]:
    """An article that was read is of the source that is cited, and among those read of it."""
    sources = load_sources(subject.root)
    counted: Counted = defaultdict(lambda: defaultdict(list))
    for name, table in statements(held(subject)):
        for key, article, read in _citations(table):
            if read is Read.NONE or key not in sources:
                continue
            if other := _other_law(article, sources, key):
                text = f"article is {article!r}, but {other} is not its source {key}"
                cure = f"Cite the source of {other}, or write the article as {key} has it."
                yield from placing(subject, name, [(text, cure)])
            elif read is Read.OFFICIAL:
                yield from placing(subject, name, _unread(key, article, sources[key]))
            for unit in units_in(article) & {"s", "art"}:
                counted[key][unit].append((name, article))
    for name, text in _mixed(counted):
        yield from placing(subject, name, [(text, "Correct the article or the source.")])


def check_articles_listed(subject: Subject) -> Iterator[Problem]:
    """Every source that was read officially lists under `articles` those that were read."""
    sources = load_sources(subject.root)
    bare = [k for k, s in sources.items() if s.read is Read.OFFICIAL and not s.articles]
    if bare:
        official = sum(s.read is Read.OFFICIAL for s in sources.values())
        text = f"{len(bare)} of {official} official texts do not list what was read: "
        cure = 'Write them under `articles`, such as articles = "ss. 1, 2, 47 to 70".'
        yield Problem("sources.toml", text + ", ".join(bare), cure)


def _unread(key: str, article: str, source: Source) -> Iterator[tuple[str, str]]:
    """Articles that are cited as read, and that are not among those that the source lists."""
    among = list(articles_in(source.articles))
    units = {one.unit for one in among}
    for one in articles_in(article):
        if one.unit in units and not covered(one, among):
            text = f"cites {_named(one)} as read, but it is not among the articles read of {key}"
            cure = f"Correct it, or add it to `articles` under [{key}] if you have read it."
            yield text, cure
        elif among and one.unit not in units and one.unit in ("s", "art", "reg", "rule"):
            first = f"{_named(among[0])} on" if len(among) > 1 else _named(among[0])
            text = f"cites {_named(one)}, but what was read of {key} is {first}"
            yield text, "Correct the article or the source."


def _mixed(counted: Counted) -> Iterator[tuple[str, str]]:
    """A single citation by articles of a source that is cited by sections, or the reverse."""
    words = {"s": "sections", "art": "articles"}
    for key, units in counted.items():
        for rare, often in (("s", "art"), ("art", "s")):
            if len(units[rare]) == RARE and len(units[often]) >= OFTEN:
                ((name, article),) = units[rare]
                number = len(units[often])
                text = f"article is {article!r}, but the other {number} citations of {key} count"
                yield name, f"{text} {words[often]}"


def _other_law(article: str, sources: Sources, key: str) -> str:
    """Another law that an article names; empty for none."""
    own = sources[key]
    known = " ".join((own.title, own.cite, own.official_id, own.copied_from, key)).lower()
    for found in () if AMENDING.search(article) else ENACTMENT.finditer(article):
        if found[0].lower() not in known and len(found[0].split()) > 1:
            return found[0]
    for one in ABBREVIATED.finditer(article):
        others = (s for k, s in sources.items() if k != key)
        if one[0].lower() not in known and any(one[0] in f"{s.title} {s.cite}" for s in others):
            return one[0]
    return ""


def _citations(table: Cited) -> Iterator[tuple[str, str, Read]]:
    yield table.source, table.article, table.read
    yield from ((one.source, one.article, one.read) for one in table.also)


def _named(article: Article) -> str:
    unit = {"no": "no.", "sch": "Sch.", "part": "Part", "rule": "r."}
    name = unit.get(article.unit, f"{article.unit}.")
    return f"{name} {article.first}" + (
        f" to {article.last}" if article.last != article.first else ""
    )


def _files(subject: Subject) -> Iterator[Traversable]:
    for folder in FOLDERS:
        yield from subject.folder(folder, ".toml")
    times = subject.root / TIMES
    if times.is_file():
        yield times


def _keys(file: Traversable) -> set[str]:
    """Every source that a file names, in its tables and in the lines of its lists."""
    return set(_named_sources(read_toml(file)))


def _named_sources(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("source"), str):
            yield value["source"]
        for inner in value.values():
            yield from _named_sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named_sources(inner)


def _file(source: Source) -> str:
    return source.origin.file if source.origin else "sources.toml"
