"""What a law file says and this version does not understand: keys, tables, names, conditions.

A host reads newer files, so none of this stops a document; it is listed so that a slip of the pen
is never a silent loss of law.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from comity.law.answer_values import value_fault
from comity.law.ask import questions
from comity.law.circumstances import circumstances
from comity.law.conditions import KEYS, circumstances_of
from comity.law.exempt import EXEMPT
from comity.law.home import Home, root_of
from comity.law.language_terms import languages_fault
from comity.law.load import read_toml
from comity.law.notice_duties import TABLE as NOTICE_DUTY
from comity.law.precedence import OTHER
from comity.law.states import states
from comity.model.law_records import Cited, Clock, Ground, Instrument, LawTable, Rule, Scope
from comity.model.law_ways import Issuer, RoadLaw
from comity.model.records import ROLES
from comity.tasks.audit.statements import ways
from comity.tasks.lawpages.holdings import Holding

__all__ = [
    "answer_conditions",
    "condition_faults",
    "condition_keys",
    "name_faults",
    "unknown_keys",
    "value_faults",
]

Pairs = Iterator[tuple[str, str]]
LAW = {
    *("schema", "answer", "rule", "ground", "assurance", "clock", "road", "issuer"),
    *(NOTICE_DUTY, EXEMPT),
}
INSTRUMENT = {
    *("schema", "instrument", "parties", "party", "order", "scope", "provision", "rule"),
    *("ground", "clock", "notified", "road", "issuer", "withheld"),
}
FOLDERS = (
    ("law", LAW),
    ("instruments", INSTRUMENT),
    ("bilateral", {"schema", "table", "treaty"}),
    ("groups", {"schema", "group"}),
    ("practice", {"schema", "ground"}),
    ("networks", {"schema", "network"}),
)
TREATY_KEYS = ("yields_to", "beside")
PART = "part"  # a part of the State; of an instrument the number of one of its files
STATE = {"schema", "code", "name", "short_name", "article", "short_article", "languages"}


def unknown_keys(held: Holding, tables: Iterable[tuple[str, Cited]]) -> Pairs:
    """Keys that no table has, and tables that no file has, with the place of each."""
    for name, table in tables:
        yield from _extra(name, table)
    for key, source in held.sources.items():
        yield from _extra(f"sources.toml {key}", source)
    for instrument in held.instruments:
        head = _extra(f"instrument {instrument.id}", instrument)
        yield from (pair for pair in head if pair[1] != PART)
        yield from _extra(f"parties {instrument.id}", instrument.party_list)
        for row in instrument.parties:
            yield from _extra(f"party {instrument.id} {row.code}", row)
    if held.home is not None:
        yield from _unknown_tables(held.home)


def _extra(name: str, table: LawTable) -> Pairs:
    for key in table.model_extra or ():
        yield name, key
    for key, value in table:
        rows = value if key == "also" else (value,)
        for row in rows:
            if isinstance(row, LawTable) and key != "party_list":
                yield from _extra(f"{name} {key}", row)


def _unknown_tables(home: Home) -> Pairs:
    root = root_of(home)
    for folder, known in FOLDERS:
        if not (root / folder).is_dir():
            continue
        for file in sorted((root / folder).iterdir(), key=lambda f: f.name):
            if file.name.endswith(".toml"):
                yield from ((f"{folder}/{file.name}", k) for k in read_toml(file) if k not in known)
    if (root / "jurisdiction.toml").is_file():
        table = read_toml(root / "jurisdiction.toml")
        yield from (
            ("jurisdiction.toml", key) for key in table if key not in {*STATE, PART, EXEMPT}
        )
        for row in table.get(PART, ()):
            place = f"jurisdiction.toml {PART} {row.get('code', '')}".strip()
            yield from ((place, key) for key in row if key not in STATE)


def name_faults(held: Holding, kinds: set[str]) -> Pairs:
    """Questions, kinds of assistance and roles that are named and do not exist."""
    asked = {question.id for group in questions() for question in group.questions}
    book = held.book
    for answer in book.answers if book else ():
        name = answer.id or answer.question
        if answer.question not in asked:
            yield f"answer {name}", f"unknown question {answer.question!r}"
        yield from _kinds(f"answer {name}", answer.measures, kinds)
    for rule in book.rules if book else ():
        if rule.role not in ROLES:
            yield f"rule {rule.id}", f"role is {rule.role!r}, so the rule never applies"
    grounds = [*(book.grounds if book else ()), *(g for i in held.instruments for g in i.grounds)]
    yield from _roads(held)
    for ground in grounds:
        yield from _kinds(f"ground {ground.id}", ground.measures, kinds)
    for assurance in book.assurances if book else ():
        yield from _kinds(f"assurance {assurance.id}", assurance.measures, kinds)
    yield from _ways(held, kinds)
    yield from _clocks(held, kinds)
    for instrument in held.instruments:
        yield from _instrument_names(instrument, kinds)
    yield from _unread_conditions(held)


def _roads(held: Holding) -> Pairs:
    """Rules of a road that no answer names, or that are not judged measure by measure."""
    book = held.book
    named = {a.road for a in (book.answers if book else ()) if a.question == "foreign-process"}
    rules = [*(book.rules if book else ()), *(r for i in held.instruments for r in i.rules)]
    for rule in rules:
        if rule.road and rule.road not in named:
            yield f"rule {rule.id}", f"no answer to foreign-process has the road {rule.road!r}"
        if rule.road and rule.each != "measures":
            yield f"rule {rule.id}", "a rule of a road needs each = 'measures'"


def _ways(held: Holding, kinds: set[str]) -> Pairs:
    """Kinds that a road or an issuer names, and lines that a protocol rewrites."""
    ids = {road.id for instrument in held.instruments for road in instrument.roads}
    for name, way in ways(held):
        yield from _kinds(name, (*way.measures, *way.not_for), kinds)
        for other in way.instead_of if isinstance(way, RoadLaw) else ():
            if other not in ids:
                yield name, f"`instead_of` names {other!r}, which is no road of the plugin"


def _clocks(held: Holding, kinds: set[str]) -> Pairs:
    """Kinds that a time limit names, and one that takes its place and does not exist."""
    groups = [held.book.clocks if held.book else (), *(one.clocks for one in held.instruments)]
    for clocks in groups:
        ids = {clock.id for clock in clocks}
        for clock in clocks:
            yield from _kinds(f"clock {clock.id}", clock.measures, kinds)
            if clock.renewal and clock.renewal not in ids:
                yield f"clock {clock.id}", f"`renewal` names {clock.renewal!r}, which is not there"


def _unread_conditions(held: Holding) -> Pairs:
    """What a statement yields to or stands beside, where no reader knows the word."""
    rules = [*(held.book.rules if held.book else ())]
    grounds = [*(held.book.grounds if held.book else ())]
    named = []
    for one in held.instruments:
        rules += one.rules
        grounds += one.grounds
        for row in one.provisions:
            named.append((f"provision {one.id} {row.topic}", "yields_to", row.yields_to))
    named += [(f"rule {rule.id}", key, getattr(rule, key)) for rule in rules for key in TREATY_KEYS]
    named += [(f"ground {ground.id}", "yields_to", ground.yields_to) for ground in grounds]
    for name, key, value in named:
        if value and value != OTHER:
            yield name, f"{key} is {value!r}; only {OTHER!r} is supported"


def _instrument_names(instrument: Instrument, kinds: set[str]) -> Pairs:
    """Kinds and States that an instrument names and that do not exist."""
    named = (*instrument.measures, *instrument.not_measures)
    yield from _kinds(f"instrument {instrument.id}", named, kinds)
    ids = {ground.id for ground in instrument.grounds}
    for ground in instrument.grounds:
        if ground.instead_of and ground.instead_of not in ids:
            what = f"`instead_of` names {ground.instead_of!r}, which is not in the instrument"
            yield f"ground {ground.id}", what
    for provision in instrument.provisions:
        name = f"provision {instrument.id} {provision.topic}"
        yield from _kinds(name, provision.measures, kinds)
    for what, rows in (
        ("article", instrument.articles),
        ("order", instrument.order),
        ("notified", instrument.notified),
    ):
        for row in rows:
            yield from _kinds(f"{what} {instrument.id}", row.measures, kinds)
    lists = (
        ("party", (row.code for row in instrument.parties)),
        ("notified", (code for n in instrument.notified for code in (n.code, *n.not_from))),
        ("ground", (c for g in instrument.grounds for c in (g.code, *g.asked_by) if c)),
        ("provision", (code for p in instrument.provisions for code in p.but_not)),
        ("clock", (clock.code for clock in instrument.clocks if clock.code)),
        ("unknown", instrument.party_list.unknown),
        ("open_to", instrument.party_list.open_to),
    )
    for what, codes in lists:
        for code in codes:
            if code not in states():
                yield f"{what} {instrument.id}", f"unknown State {code!r}"


def _kinds(name: str, measures: Iterable[str], kinds: set[str]) -> Pairs:
    for measure in measures:
        if measure not in kinds:
            yield name, f"unknown kind of assistance {measure!r}"


def value_faults(held: Holding) -> Pairs:
    """Answers whose value is not of the type of their question, and notified languages."""
    for answer in held.book.answers if held.book else ():
        if fault := value_fault(answer):
            yield f"answer {answer.id or answer.question}", fault
    for instrument in held.instruments:
        for told in instrument.notified:
            wanted = languages_fault(told.value) if told.about == "languages" else ""
            if wanted:
                yield f"notified {instrument.id}", f"value: does not fit; write {wanted}"


def condition_faults(held: Holding) -> Pairs:
    """Rules that can find nothing, and conditions with a key that no condition has."""
    for name, table in _with_conditions(held):
        conditions = [table.when] if table.when else []
        if isinstance(table, Ground) and table.only:
            conditions.append(table.only)
        if isinstance(table, Rule):
            limits = [table.limit] if isinstance(table.limit, dict) else table.limit
            verbs = [*table.require, *table.forbid, *limits]
            if not verbs and not table.assure:
                yield name, "has none of require, forbid, limit and assure"
            conditions += verbs
        yield from ((name, fault) for one in conditions for fault in _faults(one))
    for name, condition in answer_conditions(held):
        yield from ((name, fault) for fault in _faults(condition))
    for duty in held.duties:
        for one in (*duty.conditions, *([duty.when] if duty.when else [])):
            yield from ((f"notice_duty {duty.id}", fault) for fault in _faults(one))


def _faults(condition: Mapping[str, Any]) -> Iterator[str]:
    for key in condition_keys(condition):
        if key not in KEYS:
            yield f"a condition has the unknown key {key!r}"
    for name in circumstances_of(condition):
        if name not in circumstances():
            known = ", ".join(circumstances())
            yield f"a condition names the unknown circumstance {name!r}; known: {known}"


def answer_conditions(held: Holding) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The conditions of answers and of notified languages, with the name of each statement."""
    told: list[tuple[str, Any, Any]] = [
        (f"answer {a.id or a.question}", a.value, a.when)
        for a in (held.book.answers if held.book else ())
    ]
    told += [(f"notified {i.id}", n.value, None) for i in held.instruments for n in i.notified]
    for name, value, when in told:
        if isinstance(when, Mapping):
            yield name, when
        for table in (value, value.get("certified")) if isinstance(value, Mapping) else ():
            if isinstance(table, Mapping) and isinstance(table.get("when"), Mapping):
                yield name, table["when"]


def _with_conditions(
    held: Holding,
) -> Iterator[tuple[str, Rule | Ground | Scope | Clock | RoadLaw | Issuer]]:
    yield from ways(held)
    if held.book:
        yield from ((f"rule {rule.id}", rule) for rule in held.book.rules)
        yield from ((f"ground {ground.id}", ground) for ground in held.book.grounds)
        yield from ((f"clock {clock.id}", clock) for clock in held.book.clocks)
    for instrument in held.instruments:
        name = instrument.id
        yield from ((f"rule {name} {rule.id}", rule) for rule in instrument.rules)
        yield from ((f"ground {name} {ground.id}", ground) for ground in instrument.grounds)
        yield from ((f"clock {name} {clock.id}", clock) for clock in instrument.clocks)
        yield from ((f"scope {name} {scope.id}", scope) for scope in instrument.scope)


def condition_keys(condition: Mapping[str, Any]) -> Iterator[str]:
    """Every key of a condition and of those inside it."""
    for key, value in condition.items():
        yield key
        if key in ("all", "any_of"):
            for part in value:
                yield from condition_keys(part)
        elif key in ("any", "every", "not"):
            yield from condition_keys(value)
