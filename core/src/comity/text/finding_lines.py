"""Findings as lines for people: under headings, those that repeat as one, limits in one block."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from comity.model.citations import Citation
from comity.model.findings import Finding, RestsOn, Severity
from comity.text.blind_readings import worth
from comity.text.citing_forms import cited_in
from comity.text.collapsed import brief, joined
from comity.text.messages import ENGLISH, Catalogue, retold, worded, words

__all__ = ["COVERAGE", "HOST_LAW", "cited_as_read", "grouped_lines", "is_uncovered", "wrapped"]

INDENT = "  "
POINTS = "point."  # questions that are asked of many requests, and answered once
HOST_LAW = "notice.host-law"  # what counsel is shown of the law, which is no finding
MANY = 12  # further questions above which the more useful ones come first
COVERAGE = "coverage."  # what the 2015 model and present law ask for and a notice does not say
NUMBERS = re.compile(r"(\d+)")
STATED = (RestsOn.OFFICIAL_TEXT, RestsOn.ACCOUNT)  # which say how the one text cited was read


def grouped_lines(
    findings: Sequence[Finding],
    width: int,
    catalogue: Catalogue = ENGLISH,
    *,
    notice: bool = False,
    every: bool = False,
    counted: Mapping[str, Sequence[str]] | None = None,
) -> Iterator[str]:
    """The findings under a heading for each severity, and what Comity does not know as the last.

    Args:
        findings: the findings, in the order in which they are shown.
        width: the columns to which lines are wrapped.
        catalogue: the language of the messages.
        notice: whether they are about a notice, which no State refuses.
        every: whether further questions say what to do about each, and each limit of Comity is
            shown as a finding, with its place and its source.
        counted: the lines that count what a notice says, above the block of what it does not say:
            ``model`` for the 2015 model, ``law`` for present law.
    """
    uncovered = [one for one in findings if is_uncovered(one)]
    beside = [one for one in findings if one.further]
    if len(beside) > MANY:
        beside.sort(key=lambda one: -worth(one.rule))  # the sort keeps the order of equals
    shown = [one for one in findings if not one.limit and one not in (*uncovered, *beside)]
    points = [one for one in shown if one.rule.startswith(POINTS)]
    for severity in Severity:
        group = [one for one in shown if one.severity is severity and one not in points]
        variant = "-notice" if notice and severity is Severity.WARNING else ""
        yield from _group(f"{severity.value}{variant}", group, width, catalogue)
    yield from _group("points", points, width, catalogue)
    yield from _further(beside, width, catalogue, every=every)
    for what, head in (("model", "coverage"), ("law", "coverage-law")):
        yield from _uncovered(
            what, head, uncovered, (counted or {}).get(what, ()), width, catalogue
        )
    law = [one for one in findings if one.rule == HOST_LAW]
    if law:
        yield from ("", words("page.group/host-law", catalogue), "")
    for one in law:
        for each in (one, *one.also):
            yield from _law(each, width, catalogue)
    limits = [one for one in findings if one.limit and one.rule != HOST_LAW]
    if limits:
        yield from ("", words(f"page.group/limits{'-all' if every else ''}", catalogue), "")
    for number, one in enumerate(limits):
        if every:
            yield from ([""] if number else [])
            yield from _finding(one, width, catalogue)
        else:
            yield from _limit(one, width, catalogue)


def is_uncovered(found: Finding) -> bool:
    """Whether it is advice on what a notice does not say, or does not say in full."""
    return found.rule.startswith(COVERAGE) and found.severity is Severity.ADVICE


def _uncovered(
    what: str,
    head: str,
    findings: Sequence[Finding],
    counted: Sequence[str],
    width: int,
    catalogue: Catalogue,
) -> Iterator[str]:
    """The block on the 2015 model, or on law: the counts, then one line for each thing unsaid."""
    group = [each for one in findings for each in (one, *one.also)]
    group = [one for one in group if one.said and _asked_by(one) == what]
    if not group and not counted:
        return
    yield from ("", words(f"page.group/{head}", catalogue), "")
    for line in counted:
        yield from wrapped(line, width, INDENT, hanging="  ")
    if group and counted:
        yield ""
    for one in sorted(group, key=_in_order):
        texts = retold(one.said, one.message, one.cure, catalogue)
        cited = f" [{cited_as_read(one.citation, catalogue)}]" if one.citation else ""
        said = " ".join(filter(None, texts))
        yield from wrapped(f"- {said}{cited}", width, INDENT, hanging="  ")


def _asked_by(found: Finding) -> str:
    return found.said.id.partition("/")[2].partition("-")[0] if found.said else ""


def _in_order(found: Finding) -> tuple[tuple[int, str], ...]:
    """The order of the model: ``model.10.1`` after ``model.2.4``."""
    id = str(dict(found.said.params).get("id", "")) if found.said else ""
    parts = filter(None, NUMBERS.split(id))
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)


def _group(head: str, group: Sequence[Finding], width: int, catalogue: Catalogue) -> Iterator[str]:
    if group:
        yield from ("", *wrapped(words(f"page.group/{head}", catalogue), width, ""))
    for one in group:
        yield from ("", *_finding(one, width, catalogue))


def _further(
    group: Sequence[Finding], width: int, catalogue: Catalogue, *, every: bool
) -> Iterator[str]:
    """Further questions: in full, or each as one paragraph without what to do about it."""
    if every:
        yield from _group("further-all", group, width, catalogue)
    elif group:
        yield from ("", *wrapped(words("page.group/further", catalogue), width, ""), "")
    for one in () if every else group:
        said = joined(one) if one.also else None
        every_text = [retold(f.said, f.message, f.cure, catalogue)[0] for f in (one, *one.also)]
        texts = dict.fromkeys([worded(said, catalogue)[0]] if said else every_text)
        if len(texts) == 1 and one.also and not said:
            places = tuple(_short_place(other) for other in one.also)
            texts[words("page.also", catalogue, places=places)] = None
        text = f"{' '.join(texts)} [{one.rule}]"
        at = _where(one, catalogue)
        text = catalogue.labelled(at, text) if at else text
        yield from wrapped(f"- {text}", width, INDENT, hanging="  ")


def _finding(found: Finding, width: int, catalogue: Catalogue) -> Iterator[str]:
    """One finding: where, what, what to do, and what it rests on; those like it with it."""
    every = (found, *found.also)
    said = joined(found) if found.also else None
    told = [retold(one.said, one.message, one.cure, catalogue) for one in every]
    alike = said is not None or all(text == told[0][0] for text, _ in told)
    for number, (one, (text, _)) in enumerate(zip(every, told, strict=True)):
        if number and alike:
            break
        yield f"{INDENT}{_place(one)}"
        text = worded(said, catalogue)[0] if said else text
        yield from wrapped(text, width, INDENT * 2)
    if alike and found.also:
        places = tuple(_short_place(one) for one in found.also)
        yield from wrapped(words("page.also", catalogue, places=places), width, INDENT * 2)
    if cure := told[0][1]:
        yield from wrapped(f"-> {cure}", width, INDENT * 2, hanging="   ")
    yield from wrapped(f"[{_about(found, catalogue)}]", width, INDENT * 2, hanging=" ")


def _limit(found: Finding, width: int, catalogue: Catalogue) -> Iterator[str]:
    """What Comity does not know, in one paragraph for all fields to which it applies."""
    if said := brief(found):
        text = worded(said, catalogue)[0]
    else:
        told = [retold(f.said, f.message, f.cure, catalogue) for f in (found, *found.also)]
        texts = dict.fromkeys([text for text, _ in told] + [cure for _, cure in told if cure])
        text = " ".join(texts)
    yield from wrapped(f"- {text} [{found.rule}]", width, INDENT, hanging="  ")


def _law(found: Finding, width: int, catalogue: Catalogue) -> Iterator[str]:
    """A sentence of law that is shown to those who draft, with the field and the source."""
    texts = retold(found.said, found.message, found.cure, catalogue)
    cited = f" [{cited_as_read(found.citation, catalogue)}]" if found.citation else ""
    said = " ".join(filter(None, texts))
    yield from wrapped(f"- {found.field}. {said}{cited}", width, INDENT, hanging="  ")


def _place(found: Finding) -> str:
    return ": ".join(filter(None, (str(found.place or ""), found.field)))


def _where(found: Finding, catalogue: Catalogue) -> str:
    """The field, and the line of the file."""
    if found.place and found.place.line and found.field:
        return words("page.at", catalogue, field=found.field, line=found.place.line)
    return found.field


def _short_place(found: Finding) -> str:
    line = f"{found.place.line}: " if found.place and found.place.line else ""
    return f"{line}{found.field}"


def _about(found: Finding, catalogue: Catalogue) -> str:
    """The rule, what it rests on, and what it cites; how a text was read is said once."""
    about = [found.rule]
    if found.rests_on is not None:
        about.append(words(f"page.rests/{found.rests_on.value}", catalogue))
    cited = found.citation
    if cited is None:
        return catalogue.then(about)
    plain = found.rests_on is RestsOn.NOTICE  # which is the file beside the draft, not a law
    if plain or (found.rests_on in STATED and len({one.read for one in cited.sources}) == 1):
        sources = catalogue.then(cited_in(one, catalogue.language) for one in cited.sources)
        return catalogue.labelled(catalogue.then(about), sources)
    return catalogue.then([*about, cited_as_read(cited, catalogue)])


def cited_as_read(citation: Citation, catalogue: Catalogue = ENGLISH) -> str:
    """A citation in words: each of its sources with how that one was read."""
    return catalogue.then(
        f"{cited_in(one, catalogue.language)} ({words(f'page.read/{one.read.value}', catalogue)})"
        for one in citation.sources
    )


def wrapped(text: str, width: int, indent: str, hanging: str = "") -> list[str]:
    """A text as lines, of which no word and no path is broken."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
