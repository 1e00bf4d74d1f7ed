"""The report for people: risks first, each with its article, its reason and its cure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from comity.law.terms import ground_term, state_term
from comity.model.citations import Citation
from comity.model.messages import Value
from comity.steps.assess.assessment import ANSWERED, Judged, Status
from comity.steps.assess.assurances import Offered
from comity.steps.assess.dual_criminality import Asked
from comity.steps.assess.later_grounds import Later
from comity.steps.assess.report import Report
from comity.steps.findings import cited_as_read
from comity.text.messages import ENGLISH, Catalogue, message, retold, words
from comity.text.reader_text import said_in

__all__ = ["report_text"]

Told = Judged | Later | Offered

WIDTH = 100
COLUMNS = (6, 40, 36, 10)  # element, both States, facts; in less than WIDTH, the middle gives
SECTIONS: tuple[Status, ...] = ("at-risk", "cannot-tell", "addressed", "offered", "met")


def report_text(report: Report, width: int = WIDTH, catalogue: Catalogue = ENGLISH) -> str:
    """The report as text, at most so many columns wide, in the language of a catalogue."""
    return "\n".join(Page(report, width, catalogue).lines()) + "\n"


class Page:
    """A report as it is laid out for people."""

    def __init__(self, report: Report, width: int, catalogue: Catalogue) -> None:
        """Remember what is laid out, how wide, and in which language."""
        self.report, self.width, self.catalogue = report, width, catalogue

    def lines(self) -> Iterator[str]:
        """The lines, risks first."""
        report = self.report
        yield from self._wrapped(self._headline())
        if report.left_out:
            yield from self._wrapped(self._say("coverage.sent-elsewhere"))
        if report.unknown:
            yield from self._wrapped(self._say("coverage.others-possible"))
        for status in SECTIONS:
            yield from self._section(status, report.of(status))
        yield from self._quiet("not-judged", report.of("not-judged"))
        out = report.of("not-in-play")
        yield from self._quiet("no-sign", [one for one in out if one.reason == "no-sign"])
        yield from self._quiet("not-in-play", [one for one in out if one.reason != "no-sign"])
        yield from self._grid()
        yield from self._later()
        yield from self._given()
        yield from self._offered()

    def _say(self, id: str, **params: Value) -> str:
        return words(id, self.catalogue, **params)

    def _labelled(self, label: str, text: str) -> str:
        return self.catalogue.labelled(label, text)

    def _told(self, one: Told) -> tuple[str, str]:
        """The reason and the cure in the language of the page."""
        return retold(one.said, one.why, getattr(one, "cure", ""), self.catalogue)

    def _headline(self) -> str:
        resolved = self.report.resolved
        said: dict[str, Value] = {
            "file": resolved.case.path.name,
            "day": resolved.on,
            "coverage": self.report.coverage.said,
        }
        if (state := resolved.state("requested")) is None:
            return self._say("page.refusals/nobody", **said)
        return self._say("page.refusals", **said, state=state_term(state))

    def _title(self, name: str) -> tuple[str, str, str]:
        title = self._say(f"page.section/{name}")
        return "", title, "-" * len(title)

    def _section(self, name: str, entries: tuple[Judged, ...]) -> Iterator[str]:
        if entries:
            yield from self._title(name)
        for one in entries:
            about = f" [{', '.join(one.measures)}]" if one.measures else ""
            title = self.catalogue.named(ground_term(one.ground_id, one.title))
            yield from self._wrapped(f"{title}{about}", "", "  ")
            nature = self._say(f"page.nature/{one.nature}")
            if one.nature == "link":
                behind = self._cited(one.citation) or nature
            else:
                behind = self._labelled(f"{one.source}, {nature}", self._cited(one.citation))
            yield from self._wrapped(behind, "    ")
            where = f" ({one.field})" if one.field else ""
            why, cure = self._told(one)
            yield from self._wrapped(f"{why}{where}", "    ")
            if cure and one.status not in ANSWERED:
                yield from self._wrapped(f"-> {cure}", "    ", "       ")

    def _quiet(self, name: str, entries: Sequence[Judged]) -> Iterator[str]:
        """The reason, once for all grounds that share it, and their titles."""
        if not entries:
            return
        yield from ("", self._labelled(self._say(f"page.section/{name}"), "").rstrip())
        reasons = [(self._told(one)[0], self._brief(one)) for one in entries]
        for why in dict.fromkeys(why for why, _ in reasons):
            alike = dict.fromkeys(brief for other, brief in reasons if other == why)
            titles = self._labelled(why.removesuffix("."), self.catalogue.then(alike))
            yield from self._wrapped(f"- {titles}", "    ", "      ")

    def _brief(self, one: Judged) -> str:
        """The title of a ground; with the measures, where others stand otherwise to it."""
        judged = self.report.judged
        others = sum(o.ground_id == one.ground_id and o.source == one.source for o in judged)
        apart = one.measures and others > 1
        title = self.catalogue.named(ground_term(one.ground_id, one.title))
        return f"{title} [{', '.join(one.measures)}]" if apart else title

    def _grid(self) -> Iterator[str]:
        yield from self._title("dual-criminality")
        yield from self._asked(self.report.asked)
        columns = _columns(self.width)
        heads = (self._say(f"page.column/{n}") for n in ("requesting", "requested", "facts"))
        yield from _row(("", *heads), columns)
        yield from _row(tuple("-" * column for column in columns), columns)
        empty = self._say("page.empty")
        for row in self.report.grid:
            facts = ", ".join(row.facts)
            if row.element and not row.facts:
                facts = empty
            label = row.element or row.offence
            yield from _row((label, row.home, row.there or empty, facts), columns)

    def _asked(self, asked: tuple[Asked, ...]) -> Iterator[str]:
        groups: dict[tuple[str, str, str, str], list[str]] = {}
        for one in asked:
            says = self._say("law.says", says=one.says) if one.says else ""
            alike = one.value, says, self._cited(one.citation), self._of_treaty(one)
            groups.setdefault(alike, []).append(one.measure)
        for (value, says, cited, treaty), measures in groups.items():
            behind = f" ({cited})" if cited else ""
            behind += f" {treaty}" if treaty else ""
            known = value in ("yes", "no", "case-by-case")
            said = self._say(f"reason.dual-asked/{value}" if known else "reason.dual-asked")
            said = f"{said} {says}".rstrip()
            yield from self._wrapped(self._labelled(", ".join(measures), said + behind), "", "  ")

    def _of_treaty(self, asked: Asked) -> str:
        """That a treaty applies instead of the law, or may apply; or nothing."""
        said = asked.treaty
        return retold(said, said.text, "", self.catalogue)[0] if said else ""

    def _later(self) -> Iterator[str]:
        if self.report.later:
            yield from self._title("later")
        for one in self.report.later:
            why, cure = self._told(one)
            yield from self._wrapped(f"[{', '.join(one.measures)}] {why}")
            yield from self._wrapped(self._cited(one.citation), "    ")
            yield from self._wrapped(f"-> {cure}", "    ", "       ")

    def _given(self) -> Iterator[str]:
        """The assurances of the draft: that State accepts them or does not, so none is more."""
        if self.report.given:
            yield from self._title("given")
        for one in self.report.given:
            said: dict[str, Value] = {
                "kind": one.kind,
                "giver": one.giver.name,
                "stands": message(f"page.stands/{one.status}"),
            }
            if one.promise:
                text = self._say("page.given/promised", **said, promise=one.promise)
            else:
                text = self._say("page.given", **said)
            yield from self._wrapped(text, "", "  ")
            for remark in one.remarks:
                what, cure = retold(remark.said, remark.what, remark.cure, self.catalogue)
                yield from self._wrapped(f"{what} ({remark.field})", "    ")
                if not remark.light:
                    yield from self._wrapped(f"-> {cure}", "    ", "       ")

    def _offered(self) -> Iterator[str]:
        if self.report.offered:
            yield from self._title("wanted")
        for one in self.report.offered:
            kind = self.catalogue.of_list("assurance", one.kind)
            yield from self._wrapped(self._labelled(kind, self._told(one)[0]), "", "  ")
            if one.citation:
                yield from self._wrapped(self._cited(one.citation), "    ")
            if one.given_by:
                giver, _ = said_in(one.given_by, self.catalogue.language)
                article = self._cited(one.giver)
                text = self._say("page.who-may-give", giver=giver, article=article)
            else:
                text = self._say("coverage.giver-unknown")
            yield from self._wrapped(text, "    ")
            yield f"    -> {self._say('page.under-assurances')}  {one.line}"

    def _cited(self, citation: Citation | None) -> str:
        return cited_as_read(citation, self.catalogue) if citation else ""

    def _wrapped(self, text: str, indent: str = "", hanging: str = "") -> Iterable[str]:
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=hanging or indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _columns(width: int) -> tuple[int, ...]:
    """The columns of the grid in this width."""
    element, home, there, facts = COLUMNS
    less = max(0, (WIDTH - width + 1) // 2)
    return element, home - less, there - less, facts


def _row(cells: tuple[str, ...], columns: tuple[int, ...]) -> Iterator[str]:
    wrapped = [
        textwrap.wrap(cell, column, break_on_hyphens=False) or [""]
        for cell, column in zip(cells, columns, strict=True)
    ]
    for number in range(max(map(len, wrapped))):
        parts = [
            (lines[number] if number < len(lines) else "").ljust(column)
            for lines, column in zip(wrapped, columns, strict=True)
        ]
        yield "  ".join(parts).rstrip()
