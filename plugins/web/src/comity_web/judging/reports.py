"""Pages in the words of commands: grounds of refusal, other States, coverage.

Each is made of the records that the command itself prints, worded in the reader's language by the
catalogues of the core. Nothing of it is parsed from a text that was made for a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import comity
from comity.law.terms import ground_term
from comity.model.drafts.notice import Notice
from comity.model.errors import Fault, InputError
from comity.model.messages import Message, Term
from comity.pipeline.build import Checked, check_case
from comity.steps.assess import Judged, Report, report_on, sent_to
from comity.steps.assess.assessment import ANSWERED
from comity.steps.check.coverage_text import counted_lines, coverage_data
from comity.tasks.authoring.case_setup import find_state
from comity.tasks.compare import compare
from comity.tasks.compare.comparison import ASPECTS
from comity.tasks.compare.comparison_text import comparison_data
from comity.text.messages import ENGLISH, Catalogue, message, retold, worded, words
from comity.text.reader_text import said_in
from comity.text.written import capital
from comity_web.judging.cases_of import Made, Order, case_of, cited
from comity_web.judging.core_catalogue import tongues, words_of_core
from comity_web.judging.reckoning import for_page

__all__ = ["compare_states", "coverage_of", "refusals"]

OPEN = ("at-risk", "cannot-tell", "addressed", "offered", "met")


def _states(host: comity.Host, named: Iterable[str]) -> list[str]:
    codes, faults = [], []
    for name in named:
        try:
            codes.append(find_state(host.for_case(), name))
        except ValueError as error:
            said, _, cure = str(error).partition(". ")
            faults.append(Fault("", 0, 0, "", said, cure))
    if faults:
        raise InputError(faults)
    return list(dict.fromkeys(codes))


# --- grounds of refusal ------------------------------------------------------------------------


def refusals(order: Order, host: comity.Host, folder: Path) -> Made:
    """What ``comity refusals`` tells; option ``to``: another State that would be asked.

    Raises:
        InputError: the draft has gaps or is no request, or there is no such State.
    """
    case = case_of(order, host)
    judged = case
    for code in _states(host, filter(None, [order["options"].get("to", "")])):
        judged = sent_to(case, code, host.for_case())
    checked = check_case(judged, host)
    report = report_on(
        checked.resolved, checked.host, checked.findings, left_out=judged is not case
    )
    return _Refusals(report, words_of_core(host, order["language"])).data()


class _Refusals:
    """A report as rows for a page."""

    def __init__(self, report: Report, words: Catalogue) -> None:
        self.report, self.words = report, words

    def data(self) -> Made:
        report = self.report
        out = report.of("not-in-play")
        quiet = (
            ("not-judged", report.of("not-judged")),
            ("no-sign", tuple(one for one in out if one.reason == "no-sign")),
            ("not-in-play", tuple(one for one in out if one.reason != "no-sign")),
        )
        state = report.resolved.state("requested")
        return {
            "state": self.words.named(Term("state", state.code, state.name)) if state else "",
            "on": report.resolved.on.isoformat(),
            "head": for_page(worded(report.coverage.said, self.words)[0], "", self.words),
            "left_out": self._say("coverage.sent-elsewhere") if report.left_out else "",
            "sections": [
                {
                    "id": name,
                    "title": self._say(f"page.section/{name}"),
                    "entries": [self._entry(one) for one in report.of(name)],  # type: ignore[arg-type]
                }
                for name in OPEN
            ],
            "quiet": [
                {"id": id, "title": self._say(f"page.section/{id}"), "rows": self._quiet(rows)}
                for id, rows in quiet
                if rows
            ],
            "grid": [
                {
                    "name": row.element or row.offence,
                    "home": row.home,
                    "there": row.there or self._say("page.empty"),
                    "facts": ", ".join(row.facts),
                }
                for row in report.grid
            ],
            "grid_title": self._say("page.section/dual-criminality"),
            "heads": [
                self._say(f"page.column/{name}") for name in ("requesting", "requested", "facts")
            ],
            "later": [
                {
                    **self._told(one.said, one.why, one.cure, one.field),
                    **cited(one.citation, self.words),
                }
                for one in report.later
            ],
            "later_title": self._say("page.section/later"),
            "given": [
                {
                    "kind": capital(self.words.of_list("assurance", one.kind)),
                    "stands": self._say(f"page.stands/{one.status}"),
                    "remarks": [self._told(r.said, r.what, r.cure, r.field) for r in one.remarks],
                }
                for one in report.given
            ],
            "given_title": self._say("page.section/given"),
            "wanted": [
                {
                    "kind": capital(self.words.of_list("assurance", one.kind)),
                    "given_by": one.given_by,
                    **self._told(one.said, one.why, ""),
                    **cited(one.citation, self.words),
                }
                for one in report.offered
            ],
            "wanted_title": self._say("page.section/wanted"),
        }

    def _entry(self, one: Judged) -> Made:
        told = self._told(
            one.said, one.why, one.cure if one.status not in ANSWERED else "", one.field
        )
        return {
            "title": self.words.named(ground_term(one.ground_id, one.title)),
            **tongues(one.said, self.words),
            "title_language": self._language_of_title(one),
            "measures": list(one.measures),
            "source": "" if one.nature == "link" else one.source,
            "nature": self._say(f"page.nature/{one.nature}"),
            **told,
            **cited(one.citation, self.words),
        }

    def _language_of_title(self, one: Judged) -> str:
        """That of the title of a ground, where the reader's language has none of its own."""
        own = f"term.{ground_term(one.ground_id, one.title).id}" in self.words.texts
        return "" if own or self.words.is_english else said_in(one.title, self.words.language)[1]

    def _quiet(self, entries: Iterable[Judged]) -> list[Made]:
        """Grounds with their reason, once for all that share it."""
        groups: dict[str, dict[str, None]] = {}
        for one in entries:
            why = self._told(one.said, one.why, "", one.field)["why"]
            title = self.words.named(ground_term(one.ground_id, one.title))
            groups.setdefault(why, {})[title] = None
        return [
            {"why": why, "names": list(names), "said": self.words.then(names)}
            for why, names in groups.items()
        ]

    def _told(self, said: Message | None, why: str, cure: str, at: str = "") -> Made:
        text, remedy = retold(said, why, cure, self.words)
        told = {"why": text, "cure": remedy if cure else ""}
        return {name: for_page(text, at, self.words) for name, text in told.items()}

    def _say(self, id: str) -> str:
        return words(id, self.words)


# --- other States, coverage ----------------------------------------------------------------------


def compare_states(order: Order, host: comity.Host, folder: Path) -> Made:
    """What ``comity compare`` tells; option ``to``: the codes of the other States.

    Raises:
        InputError: the draft has gaps or is no request, or a State does not exist.
    """
    codes = _states(host, order["options"].get("to", []))
    found = comparison_data(compare(case_of(order, host), codes, host, None))
    return {"on": found["on"], "states": [_in_page_words(side) for side in found["states"]]}


def _in_page_words(side: Made) -> Made:
    """A State of a comparison, which is in English, with titles in the place of keys of a file."""
    told = {
        aspect: [
            {**one, "says": for_page(one["says"], one["id"].partition(" ")[2], ENGLISH)}
            for one in side[aspect]
        ]
        for aspect in ASPECTS
    }
    return {**side, **told}


def coverage_of(order: Order, host: comity.Host, folder: Path) -> Made:
    """How far a notice says what the 2015 model and present law ask of it.

    Raises:
        InputError: the draft has gaps or is no notice.
    """
    catalogue = words_of_core(host, order["language"])
    checked: Checked = check_case(case_of(order, host), host)
    if not isinstance(checked.resolved.draft, Notice):
        raise InputError(Fault("", 0, 0, "kind", "is not a notice", ""))
    return {
        **coverage_data(checked.resolved, catalogue),
        "counted": counted_lines(checked.resolved, catalogue),
        "standings": {
            name: worded(message(f"page.covered-count/{name}", number=1), catalogue)[0]
            for name in ("said", "in-part", "silent", "on-purpose", "contradicted")
        },
    }
