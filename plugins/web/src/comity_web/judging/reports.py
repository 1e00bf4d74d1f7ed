"""Pages in the words of commands: grounds of refusal, channels, deadlines, other States, coverage.

Each is made of the records that the command itself prints, worded in the reader's language by the
catalogues of the core. Nothing of it is parsed from a text that was made for a terminal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date

import comity
from comity.host import Host as View
from comity.model.citations import Citation
from comity.model.drafts.notice import Notice
from comity.model.errors import Fault, InputError
from comity.model.messages import Message, Term
from comity.pipeline.build import Checked, check_case
from comity.pipeline.with_records import given, others_beside
from comity.steps.assess import Judged, Report, report_on, request_of, sent_to
from comity.steps.assess.assessment import ANSWERED
from comity.steps.check.coverage_text import counted_lines, coverage_data
from comity.steps.findings import citation_data, cited_as_read, findings_data
from comity.steps.ladder import Entry, ladder_of
from comity.steps.protect import with_plain_ids
from comity.steps.read import CaseFile
from comity.steps.read.given_tree import reading_of_tree
from comity.steps.read.record_file import read_record
from comity.steps.resolve import resolve
from comity.tasks.authoring.case_setup import find_measure, find_state
from comity.tasks.channels import case_between
from comity.tasks.channels.ladder_text import LadderPage
from comity.tasks.compare import compare
from comity.tasks.compare.comparison_text import comparison_data
from comity.tasks.deadlines.collect import ORDER, CaseDeadlines, watch
from comity.tasks.deadlines.deadline_data import deadline_data
from comity.tasks.deadlines.other_papers import besides
from comity.text.messages import Catalogue, message, retold, worded, words
from comity_web.judging.reckoning import for_page, tree_in, words_of_core

__all__ = ["channels", "compare_states", "coverage_of", "deadlines", "refusals"]

Order = Mapping[str, Any]
Made = dict[str, Any]
LEVEL, STATE = "\x1f", "\x1e"
"""Signs that no text of the core has, which tell the parts of a line of the ladder apart."""
OPEN = ("at-risk", "cannot-tell", "addressed", "offered", "met")


def _case(order: Order, host: comity.Host) -> CaseFile:
    """The case of an order, with plain ids.

    Raises:
        InputError: the draft has gaps.
    """
    return with_plain_ids(_read(order, host))


def _read(order: Order, host: comity.Host) -> CaseFile:
    tree = tree_in(order, host)
    found = reading_of_tree(tree, Path(order["name"]), host.for_case().document_types())
    if found.case is None:
        raise InputError(found.faults)
    return found.case


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
    case = _case(order, host)
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
                    **_cite(one.citation, self.words),
                }
                for one in report.later
            ],
            "later_title": self._say("page.section/later"),
            "given": [
                {
                    "kind": one.kind,
                    "stands": self._say(f"page.stands/{one.status}"),
                    "remarks": [self._told(r.said, r.what, r.cure, r.field) for r in one.remarks],
                }
                for one in report.given
            ],
            "given_title": self._say("page.section/given"),
            "wanted": [
                {
                    "kind": one.kind,
                    "given_by": one.given_by,
                    **self._told(one.said, one.why, ""),
                    **_cite(one.citation, self.words),
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
            "title": self.words.named(Term("term", one.ground_id, one.title)),
            "measures": list(one.measures),
            "source": "" if one.nature == "link" else one.source,
            "nature": self._say(f"page.nature/{one.nature}"),
            **told,
            **_cite(one.citation, self.words),
        }

    def _quiet(self, entries: Iterable[Judged]) -> list[Made]:
        """Grounds with their reason, once for all that share it."""
        groups: dict[str, dict[str, None]] = {}
        for one in entries:
            why = self._told(one.said, one.why, "", one.field)["why"]
            title = self.words.named(Term("term", one.ground_id, one.title))
            groups.setdefault(why, {})[title] = None
        return [{"why": why, "names": list(names)} for why, names in groups.items()]

    def _told(self, said: Message | None, why: str, cure: str, at: str = "") -> Made:
        text, remedy = retold(said, why, cure, self.words)
        told = {"why": text, "cure": remedy if cure else ""}
        return {name: for_page(text, at, self.words) for name, text in told.items()}

    def _say(self, id: str) -> str:
        return words(id, self.words)


def _cite(citation: Citation | None, catalogue: Catalogue) -> Made:
    told = citation_data(citation)
    if told is None or citation is None:
        return {"citation": None}
    return {"citation": {**told, "read_as": cited_as_read(citation, catalogue)}}


# --- channels ----------------------------------------------------------------------------------


class _Rows(LadderPage):
    """The ladder as rows of a page: its wording is that of the command."""

    def rows(self) -> list[Made]:
        found: list[Made] = []
        for line in self.lines():
            level, _, text = line.partition(LEVEL)
            state, _, rest = text.rpartition(STATE)
            if text:
                told = for_page(rest.strip(), "", self.catalogue)
                found.append({"level": int(level), "state": state, "text": told})
        return found

    def _state(self, entry: Entry) -> str:
        return f"{super()._state(entry)}{STATE}"

    def _wrapped(self, text: str, indent: str = "", hanging: str = "") -> Iterable[str]:
        return (f"{1 + len(indent) // 2}{LEVEL}{text}",) if text else ()

    def _title(self, text: str) -> tuple[str, ...]:
        return (f"0{LEVEL}{text}",)


def channels(order: Order, host: comity.Host, folder: Path) -> Made:
    """What ``comity channels`` tells of a request; of an unfinished one by what it says so far.

    Raises:
        InputError: it is no request, or names neither both States nor what is asked for.
    """
    catalogue = words_of_core(host, order["language"])
    try:
        case = _case(order, host)
        request_of(case.draft, case, "channels lead to what a request asks for")
        checked = check_case(case, host)
        resolved, seen, unfinished = checked.resolved, checked.host, False
    except InputError:
        if order["tree"].get("kind") != "request":
            raise
        view = host.for_case()
        case = _between(order["tree"], view)
        resolved, seen, unfinished = resolve(case, view), view, True
    ladder = ladder_of(resolved, seen)
    rows = _Rows(ladder, 0, catalogue, "").rows()
    return {"rows": rows, "unfinished": unfinished, "sections": _grouped(rows)}


def _grouped(rows: Iterable[Made]) -> list[Made]:
    """The rows under their headings; what is further in belongs to the row before it."""
    sections: list[Made] = [{"title": "", "items": []}]
    for row in rows:
        if row["level"] == 0:
            sections.append({"title": row["text"], "items": []})
        elif row["level"] > 2 and sections[-1]["items"]:
            sections[-1]["items"][-1]["more"].append(row["text"])
        else:
            sections[-1]["items"].append({**row, "more": []})
    return [one for one in sections if one["title"] or one["items"]]


def _between(tree: Mapping[str, Any], host: View) -> CaseFile:
    """A request of which only the States, the kinds of assistance and the urgency are known."""
    asking, asked = (_state_in(tree.get(role)) for role in ("requesting", "requested"))
    items = tree.get("measures")
    kinds = [
        find_measure(host, str(one["kind"]))
        for one in (items if isinstance(items, list) else ())
        if isinstance(one, dict) and one.get("kind") in host.measures()
    ]
    if not asking or not asked or not kinds:
        raise InputError(Fault("", 0, 0, "", "", ""))
    urgency = tree.get("urgency")
    level = urgency.get("level") if isinstance(urgency, dict) else ""
    known = level if level in ("ordinary", "urgent", "emergency") else "ordinary"
    codes = (find_state(host, asking), find_state(host, asked))
    return case_between(*codes, kinds, str(known), dt.date.today())


def _state_in(table: object) -> str:
    return str(table.get("state", "")) if isinstance(table, dict) else ""


# --- deadlines ---------------------------------------------------------------------------------


def deadlines(order: Order, host: comity.Host, folder: Path) -> Made:
    """What ``comity deadlines`` tells of the file as it lies in its folder.

    Raises:
        InputError: the draft has gaps.
    """
    catalogue, today = words_of_core(host, order["language"]), dt.date.today()
    case = _read(order, host)
    record = read_record(case.path, latest=today)
    own = given(case, record, listed=True)
    others = others_beside([case.path], host, today)
    beside, *_ = besides([own, *others])
    told = watch(
        with_plain_ids(case),
        host,
        today=today,
        now=dt.datetime.now(dt.UTC),
        record=record,
        beside=beside,
    )
    return {
        "on": today.isoformat(),
        "sections": [
            {
                "id": standing,
                "title": words(f"page.deadline-section/{standing}", catalogue),
                "entries": [
                    _deadline(one, today, catalogue)
                    for one in told.found
                    if one.standing == standing
                ],
            }
            for standing in ORDER
        ],
        "lacks": _lacks(told, catalogue),
    }


def _deadline(one: Any, today: dt.date, catalogue: Catalogue) -> Made:
    data = deadline_data(one, today, catalogue)
    texts = {
        name: data[name]["text"] if data[name] else ""
        for name in ("title", "who", "says", "lapses", "act")
    }
    return {
        **{name: for_page(text, "", catalogue) for name, text in texts.items()},
        "counted": [for_page(step["text"], "", catalogue) for step in data["counted"]],
        "when": _when(one.due, one.moment, today, catalogue) if one.due else "",
        "zone": one.zone,
        "due": data["due"],
        "weight": words(f"page.deadline-mark/{one.weight}", catalogue),
        **_cite(one.citation, catalogue),
    }


def _when(due: dt.date, moment: Any, today: dt.date, catalogue: Catalogue) -> str:
    locale = Locale.parse(catalogue.language, sep="-")
    form = "EEEE, d MMMM y" if catalogue.language == "en" else "full"
    day = format_date(due, form, locale=locale)
    days = (due - today).days
    if days == 0:
        distance = words("page.deadline-when/today", catalogue)
    else:
        id = "page.deadline-when/ago" if days < 0 else "page.deadline-when/ahead"
        distance = words(id, catalogue, number=abs(days))
    return f"{day}{f', {moment:%H:%M}' if moment else ''} ({distance})"


def _lacks(case: CaseDeadlines, catalogue: Catalogue) -> list[str]:
    return [row["message"] for row in findings_data(case.lacks, catalogue)]


# --- other States, coverage ----------------------------------------------------------------------


def compare_states(order: Order, host: comity.Host, folder: Path) -> Made:
    """What ``comity compare`` tells; option ``to``: the codes of the other States.

    Raises:
        InputError: the draft has gaps or is no request, or a State does not exist.
    """
    codes = _states(host, order["options"].get("to", []))
    found = comparison_data(compare(_case(order, host), codes, host, None))
    return {name: found[name] for name in ("on", "states", "changes")}


def coverage_of(order: Order, host: comity.Host, folder: Path) -> Made:
    """How far a notice says what the 2015 model and present law ask of it.

    Raises:
        InputError: the draft has gaps or is no notice.
    """
    catalogue = words_of_core(host, order["language"])
    checked: Checked = check_case(_case(order, host), host)
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
