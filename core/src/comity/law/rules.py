"""Judging a draft by declarative rules, and the weight of a finding by how its source was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from comity.law.conditions import fields_of, holds, resolve_path, values, witnesses
from comity.law.rule_patches import patch_of_rule
from comity.law.unmet import Unmet, unmet
from comity.model.citations import Citation, Read
from comity.model.field_reads import reads_any
from comity.model.findings import Finding, Severity
from comity.model.law_records import Condition, Rule
from comity.model.messages import Message
from comity.model.records import CORRESPONDENCE
from comity.text.messages import finding, law_says, message

__all__ = [
    "answered_by",
    "applies",
    "by_account",
    "failing_items",
    "gapped",
    "judge",
    "judge_all",
    "judge_item",
    "lacking",
    "limits_of",
    "read_by",
    "speaks_of",
    "stands",
    "unmet_by",
    "unread",
    "weigh",
]

Data = Mapping[str, Any]


def speaks_of(rule: Rule, kind: str) -> bool:
    """Whether a rule was read and applies to a kind of document.

    To correspondence it applies only if it names the kind: a letter need not repeat a request.
    """
    fits = kind in rule.kinds if rule.kinds else kind not in CORRESPONDENCE
    return fits and rule.read is not Read.NONE


def judge_all(rules: Iterable[Rule], draft: Data, kind: str, source: str) -> list[Finding]:
    """The findings of every rule that speaks of this kind of document and whose source was read."""
    found = [
        finding for rule in rules if speaks_of(rule, kind) for finding in judge(rule, draft, source)
    ]
    return found if kind in CORRESPONDENCE else [*found, *unread(rules, source)]


def stands(rule: Rule, other_treaty: bool) -> bool:
    """Whether a rule of an instrument holds beside whatever else governs between the two States."""
    return not (rule.yields_to and other_treaty) and not (rule.beside and not other_treaty)


def applies(rule: Rule, draft: Data, kind: str) -> bool:
    """Whether a rule speaks of this draft: its source was read, its kind and its ``when`` fit."""
    if not speaks_of(rule, kind):
        return False
    items = [item for _, item in _items(rule.each, draft)]
    return any(rule.when is None or holds(rule.when, item, draft) is True for item in items)


def judge(rule: Rule, draft: Data, source: str) -> Iterator[Finding]:
    """The findings of one rule: one for each item that fails, at the first field that does."""
    for prefix, item in _items(rule.each, draft):
        yield from judge_item(rule, prefix, item, draft, source)


def judge_item(rule: Rule, prefix: str, item: Any, draft: Data, source: str) -> Iterator[Finding]:
    """The finding of a rule on one item of its ``each`` at ``prefix``, if it fails."""
    if rule.when is not None and holds(rule.when, item, draft) is not True:
        return
    for field, condition in islice(_failing(rule, item, draft), 1):
        yield finding(
            "law.rule",
            resolve_path(field, prefix),
            citation=rule.cited(),
            by=source,
            weight=weigh(rule.severity, rule.cited()),
            rule=rule.id,
            remedy=law_says(rule.cure) if rule.cure else None,
            reads=read_by(rule, prefix),
            says=rule.says,
            account=by_account(rule.cited()),
            patch=patch_of_rule(rule, prefix, condition, draft),
        )


def read_by(rule: Rule, prefix: str) -> tuple[str, ...]:
    """The fields that a rule reads of an item of its ``each``, or of the draft."""
    conditions = [*rule.require, *rule.forbid, *limits_of(rule)]
    conditions += [rule.when] if rule.when is not None else []
    asked = [path for condition in conditions for path in _read(condition, prefix)]
    given = ["assurances[].kind"] if rule.assure else []
    return tuple(dict.fromkeys([*([rule.each] if rule.each else []), *asked, *given]))


def _read(condition: Condition, prefix: str) -> Iterator[str]:
    for path in fields_of(condition):
        below = resolve_path(path, prefix)
        yield from (below, f"{below}.*", f"{below}[]")  # a value, a table, or a list as a whole


def gapped(
    rules: Iterable[Rule], draft: Data, kind: str, gaps: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rules that cannot be judged on an item for gaps that they read: id, and the gaps."""
    for rule in rules:
        if speaks_of(rule, kind):
            for prefix, item in _items(rule.each, draft):
                settled = rule.when is not None and holds(rule.when, item, draft) is False
                met = () if settled else reads_any(read_by(rule, prefix), gaps)
                if met:
                    yield rule.id, met


def weigh(severity: str, citation: Citation) -> Severity:
    """An error only on an official text; a warning at most on a secondary source."""
    wanted = Severity(severity)
    if citation.read is Read.OFFICIAL:
        return wanted
    return max(wanted, Severity.WARNING, key=lambda s: s.rank)


def by_account(citation: Citation) -> Message | None:
    """What a message adds where its law was not read in an official text; else nothing."""
    return None if citation.read is Read.OFFICIAL else message("law.by-account")


def unread(rules: Iterable[Rule], source: str) -> list[Finding]:
    """One advice that names the texts which nobody has read, and the rules not applied for it."""
    texts = [f"{rule.cited()} [{rule.id}]" for rule in rules if rule.read is Read.NONE]
    return [finding("law.not-read", by=source, source=source, texts=tuple(texts))] if texts else []


def _items(each: str, draft: Data) -> list[tuple[str, Any]]:
    if not each:
        return [("", draft)]
    found = values(each, draft, draft)
    entries = found[0] if found and isinstance(found[0], (list, tuple)) else found
    return [(f"{each}[{index}]", entry) for index, entry in enumerate(entries)]


def _failing(rule: Rule, item: Any, draft: Data) -> Iterator[tuple[str, Condition]]:
    """The conditions that fail, each with its field as the rule writes it."""
    for condition in rule.require:
        if holds(condition, item, draft) is not True:
            yield _field(condition), condition
    for condition in rule.forbid:
        if holds(condition, item, draft) is True:
            yield _field(condition), condition
    for condition in limits_of(rule):
        if holds(condition, item, draft) is False:
            yield _field(condition), condition
    if rule.assure and rule.assure not in values("assurances[].kind", draft, draft):
        yield "/assurances", {}


def lacking(rule: Rule, draft: Data, field: str) -> tuple[tuple[str, ...], bool]:
    """The fields that a rule requires beside one that a finding names, and whether they are empty.

    Args:
        rule: the rule of the finding.
        draft: the draft's data.
        field: the field of the finding.

    Returns:
        Every field at which the same item fails; and whether each of them by itself has to be
        there and is not. Of alternatives nobody can say which one is missing.
    """
    for prefix, item in _items(rule.each, draft):
        if rule.when is not None and holds(rule.when, item, draft) is not True:
            continue
        failing = list(_failing(rule, item, draft))
        paths = tuple(dict.fromkeys(resolve_path(one, prefix) for one, _ in failing))
        if paths[:1] == (field,):
            return paths, all(
                c.get("present") is True and "[]" not in c["field"] for _, c in failing
            )
    return (field,), False


def unmet_by(rule: Rule, draft: Data, field: str) -> tuple[Unmet, ...]:
    """What would meet each condition of a rule that fails at the field of a finding.

    Nothing where one of them cannot be told: what must not be there, or an undertaking.
    """
    for prefix, item in _items(rule.each, draft):
        if rule.when is not None and holds(rule.when, item, draft) is not True:
            continue
        failing = list(_failing(rule, item, draft))
        if [resolve_path(one, prefix) for one, _ in failing][:1] != [field]:
            continue
        required = [c for _, c in failing if c in rule.require]
        told = [unmet(one, prefix, item, draft) for one in required]
        return tuple(filter(None, told)) if len(required) == len(failing) and all(told) else ()
    return ()


def failing_items(rule: Rule, draft: Data, source: str, field: str) -> tuple[int, ...]:
    """The items of a rule's ``each`` of which it says something at a field, even outside them."""
    return tuple(
        number
        for number, (prefix, item) in enumerate(_items(rule.each, draft))
        if any(one.field == field for one in judge_item(rule, prefix, item, draft, source))
    )


def limits_of(rule: Rule) -> tuple[Condition, ...]:
    """The limits of a rule, which may write one alone."""
    return (rule.limit,) if isinstance(rule.limit, dict) else rule.limit


def answered_by(rule: Rule, draft: Data) -> Iterator[str]:
    """The field paths by which a draft answers what a rule requires, and its limits."""
    for prefix, item in _items(rule.each, draft):
        if rule.when is not None and holds(rule.when, item, draft) is not True:
            continue
        for condition in (*rule.require, *limits_of(rule)):
            if holds(condition, item, draft) is True:
                paths = witnesses(condition, item, draft)
                yield from (resolve_path(path, prefix) for path in paths)
    if rule.assure:
        yield "assurances"


def _field(condition: Mapping[str, Any]) -> str:
    return next(fields_of(condition), "").replace("[]", "")
