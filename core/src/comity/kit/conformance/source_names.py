"""Checks of what sources are called and where they are: a citation leads to that text alone."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from comity.kit.conformance.article_numbers import number_key, runs_in
from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.law.load import Sources, load_sources
from comity.model.citations import Read, iso
from comity.model.first_days import begins
from comity.model.law_records import Source
from comity.tasks.audit.statements import statements

__all__ = ["check_citations", "check_source_names", "check_spans"]

YEAR = re.compile(r"(?<![\d/.-])(1[5-9]\d\d|20\d\d)(?![\d])")
NUMBERED = re.compile(r"\b[Nn]o\.? ?\d+(?: of |/)(1[89]\d\d|20\d\d)\b")
OLDEST = 1200  # the oldest enactments that are still in force are of the thirteenth century
LOCAL = re.compile(r"(?:^|[\s(\"'])(?:[A-Za-z]:[\\/]|\\\\\w+|file:|/(?:home|Users|mnt|media)/)")
SESSION = re.compile(r"[;?&](?:jsessionid|phpsessid|sessionid|sid|aspsessionid\w*)=", re.IGNORECASE)
SEARCH = re.compile(r"^https?://(?:www\.)?(?:google|bing|duckduckgo|yandex|baidu)\.[a-z.]+/")
NOWHERE = re.compile(
    r"\s*(?:passim|various|several|ibid\.?|id\.|see (?:above|below)|as above|n/?a|none|unknown|all"
    r"|\?+)\s*",
    re.IGNORECASE,
)


def check_citations(subject: Subject) -> Iterator[Problem]:
    """What a document prints of a source is that source, and others can find the place."""
    sources = load_sources(subject.root)
    for key, source in sources.items():
        for fault in _source_faults(source):
            yield Problem(_place(key, source), *fault)
    for name, table in statements(held(subject)):
        if table.read is Read.NONE:
            continue
        for article in (table.article, *(one.article for one in table.also)):
            if NOWHERE.fullmatch(article):
                text = f"article is {article!r}, which nobody can look up"
                yield Problem(placed(subject, name), text, "Write the article, or the page.")
            for first, last in runs_in(article):
                if number_key(last) < number_key(first):
                    text = f"article runs backwards, from {first} to {last}"
                    yield Problem(placed(subject, name), text, "Write the lower number first.")


def _source_faults(source: Source) -> Iterator[tuple[str, str]]:
    named, cited = _years(f"{source.title} {source.official_id}"), _years(source.cite)
    if named and cited and not named & cited:
        text = f"cite names {_listed(cited)}, but title and official_id name {_listed(named)}"
        yield text, "Write under `cite` what a lawyer writes of this text: every letter prints it."
    if LOCAL.search(source.copied_from):
        text = f"copy is {source.copied_from!r}, a file that nobody else can open"
        yield text, "Name a copy that others can open, and of which text it is one."
    if found := SESSION.search(source.url):
        text = f"url has a session ({found[0][1:-1]}), which nobody else can open"
        yield text, "Write the lasting address of the text."
    for first, last in runs_in(source.articles):
        if number_key(last) < number_key(first):
            text = f"articles runs backwards, from {first} to {last}"
            yield text, "Write the lower number first."


def check_spans(subject: Subject) -> Iterator[Problem]:
    """No day is one on which there can have been no such law."""
    sources = load_sources(subject.root)
    for key, source in sources.items():
        made = source.enacted
        if made is not None and begins(made).year < OLDEST:
            text = f"enacted is {iso(made)}, and no law of that age is in force"
            yield Problem(_place(key, source), text, "Write the day with four figures of the year.")
    for name, table in statements(held(subject)):
        start, applied = table.start, table.applies_from
        if not subject.topic and start and applied and applied < begins(start):
            text = f"applies from {applied}, before it is in force on {iso(start)}"
            yield Problem(placed(subject, name), text, "Remove `applies_from`, or correct it.")
        ended = _outlived(table.source, sources) if table.read is not Read.NONE else None
        if ended and start and begins(start) > ended:
            text = f"is in force from {iso(start)}, after its source {table.source} ended"
            cure = "Cite the source that holds then, or correct the days."
            yield Problem(placed(subject, name), f"{text} on {ended}", cure)


def _outlived(key: str, sources: Sources) -> dt.date | None:
    ended = sources[key].ended if key in sources else None
    return ended if isinstance(ended, dt.date) else None


def check_source_names(subject: Subject) -> Iterator[Problem]:
    """No two sources have one address or one official id; years in their names agree."""
    sources = load_sources(subject.root)
    for key, source in sources.items():
        named = _years(source.title)
        numbered = {int(year) for year in NUMBERED.findall(source.official_id)}
        next_year = {year + 1 for year in named}  # an Act of December has the number of January
        if named and numbered and not (named | next_year) & numbered:
            text = f"title names {_listed(named)}, but official_id {_listed(numbered)}"
            yield Problem(_place(key, source), text, "Compare both with the gazette.")
        made = source.enacted
        if named and made is not None and not source.account and begins(made).year < min(named):
            text = f"enacted is {iso(made)}, but the title names {_listed(named)}"
            yield Problem(_place(key, source), text, "Compare both with the text.")
        if SEARCH.match(source.url):
            text = f"url is {source.url!r}, a search"
            yield Problem(_place(key, source), text, "Write the address of the text itself.")
    yield from _twice(sources, "official_id", "Hold the text once, under one key.")
    yield from _twice(sources, "url", "Write the address of each text, if it has one of its own.")


def _twice(sources: Sources, key: str, cure: str) -> Iterator[Problem]:
    """Sources that share what should be one's own; editions of one text have each their day."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, source in sources.items():
        value = str(getattr(source, key)).strip()
        exact = any(map(str.isdigit, urlsplit(value).path + urlsplit(value).query))
        if value and (key != "url" or exact):  # an address without a number is that of a site
            found[value].append(name)
    for value, names in found.items():
        days = {sources[name].as_of for name in names} - {None}
        if len(names) > 1 and not (key == "official_id" and len(days) == len(names)):
            text = f"has the {key} of {names[0]}: {value}"
            yield Problem(_place(names[-1], sources[names[-1]]), text, cure)


def _years(text: str) -> set[int]:
    return {int(year) for year in YEAR.findall(text)}


def _listed(years: set[int]) -> str:
    return ", ".join(map(str, sorted(years)))


def _place(key: str, source: Source) -> str:
    return f"{source.origin.file if source.origin else 'sources.toml'}: {key}"
