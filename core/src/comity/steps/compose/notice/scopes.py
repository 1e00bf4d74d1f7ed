"""What holds for some only: rules in words, and variants with values of their own.

Both stand in the section that they change, after a phrase that names those for whom they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.content import Entry, Part
from comity.steps.compose.author_sentences import append, target_of
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.naming import data_named, phrase_inside, place_inside
from comity.steps.compose.part_shapes import run_on

__all__ = ["add_rules", "add_variants"]

# a field of the scope, and how its items are written
SCOPES = (
    ("requesters", "place"),
    ("authorities", "phrase"),
    ("users_in", "place"),
    ("entities", "text"),
    ("services", "text"),
    ("processes", "phrase"),
    ("categories", "data"),
    ("cases", "phrase"),
)
Composers = Mapping[str, Callable[[Drafter, str], Part]]


def add_rules(drafter: Drafter, parts: Mapping[str, Part]) -> None:
    """Put each scoped rule at the end of its section, with those it holds for before it."""
    for path in drafter.each("scoped_rules"):
        target = target_of(drafter, parts, f"{path}.section")
        if target is None:
            continue
        drafter.place(f"{path}.section", target["heading"])
        append(target, [_rule(drafter, path)])


def add_variants(
    drafter: Drafter, parts: Mapping[str, Part], composers: Composers, company: str
) -> None:
    """Put what a variant says into the sections, each after those for whom it holds."""
    for path in drafter.each("variants"):
        scope = _scope(drafter, f"{path}.for")
        for name, compose in composers.items():
            with drafter.below(path):
                said = compose(drafter, company)
            if said["shown"]:
                _merge(drafter, parts[name], said, scope)


def _rule(drafter: Drafter, path: str) -> str:
    """The text of a rule, after those for whom it holds and its practice."""
    practice, text = "", drafter.text(f"{path}.text")
    if drafter.get(f"{path}.practice") == "yes":  # the rule itself says it
        drafter.place(f"{path}.practice", text)
    else:
        practice = drafter.word(f"{path}.practice", "scoped")
    text = " ".join(filter(None, (practice, text)))
    scope = _scope(drafter, path)
    return drafter.clause("notice.scoped", scope=scope, text=text) if scope else text


def _scope(drafter: Drafter, path: str) -> str:
    """Those for whom it holds, in one phrase: ``authorities of Germany, users in the EU``."""
    phrases: list[str] = []
    for name, kind in SCOPES:
        words = [_worded(drafter, one, kind) for one in drafter.each(f"{path}.{name}")]
        if words:
            phrases.append(drafter.say(f"notice.scope.{name}", text=drafter.listed(words)))
    return drafter.phrase(phrases)


def _worded(drafter: Drafter, path: str, kind: str) -> str:
    if kind == "data":
        return data_named(drafter, path)
    if kind == "phrase":
        return phrase_inside(drafter, path)
    return place_inside(drafter, path) if kind == "place" else drafter.text(path)


def _merge(drafter: Drafter, target: Part, said: Part, scope: str) -> None:
    sentences = list(said["paragraphs"])
    listed = bool(said["items"]) and not target["items"]
    if listed:
        target["items"] += said["items"]
    elif said["items"]:
        sentences.append(run_on(said["items"]))
    if sentences:
        text = " ".join(sentences)
        told = drafter.clause("notice.scoped", scope=scope, text=text)
        if listed:
            target["paragraphs"].append(told)
        else:
            append(target, [told])
    for head, *cells in said["table"]["rows"]:
        target["table"]["head"] = target["table"]["head"] or said["table"]["head"]
        target["table"]["rows"].append([_only(drafter, head, scope), *cells])
    target["entries"] += [_entry(drafter, one, scope) for one in said["entries"]]
    target["shown"] = True


def _entry(drafter: Drafter, one: Entry, scope: str) -> Entry:
    return {**one, "heading": _only(drafter, one["heading"], scope)}


def _only(drafter: Drafter, text: str, scope: str) -> str:
    """What a row or an entry is about, and those for whom alone it holds.

    Without brackets, since either may have some: ``Fax, for authorities of Texas (United States)``.
    """
    return drafter.say("notice.scoped.only", text=text, scope=scope)
