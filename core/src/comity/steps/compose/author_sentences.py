"""An author's own sentences, and rules that hold for some only, at the end of their part."""

from __future__ import annotations

from collections.abc import Mapping

from comity.model.content import Part
from comity.steps.compose.drafter import Drafter, entry

__all__ = ["add_remarks", "add_rules"]

# parts that templates print without paragraphs: in some a remark has an entry of its own, in a list
# it stands below the last item, elsewhere in further particulars
WITH_ENTRIES = ("persons", "offences", "contacts")
LISTS = ("annexes",)
NO_PARAGRAPHS = ("entities", "summary", "versions")
SCOPES = (
    ("requesters", "state"),
    ("users_in", "text"),
    ("entities", "text"),
    ("processes", "text"),
    ("categories", "measure"),
)


def add_remarks(drafter: Drafter, parts: Mapping[str, Part], key: str) -> None:
    """Put each remark at the end of the part that it names under ``key``."""
    for path in drafter.each("remarks"):
        name = str(drafter.get(f"{path}.{key}")).replace("-", "_")
        target = _target(drafter, parts, f"{path}.{key}")
        if target is None or (name in LISTS and not target["items"]):
            continue
        drafter.place(f"{path}.{key}", target["heading"])
        texts = drafter.paragraphs(f"{path}.text")
        if name in WITH_ENTRIES:
            _add_entry(drafter, target, texts)
        elif name in LISTS:
            target["items"][-1]["notes"] += texts
        else:
            _append(target, texts)


def _add_entry(drafter: Drafter, target: Part, paragraphs: list[str]) -> None:
    """Under a heading of their own, so that they are not read as said of the entry before."""
    heading = drafter.say("request.remarks.heading")
    if not target["entries"] or target["entries"][-1]["heading"] != heading:
        target["entries"].append(entry(heading))
    target["entries"][-1]["paragraphs"] += paragraphs
    target["shown"] = True


def add_rules(drafter: Drafter, parts: Mapping[str, Part]) -> None:
    """Put each scoped rule at the end of its section, with those it holds for before it."""
    for path in drafter.each("scoped_rules"):
        target = _target(drafter, parts, f"{path}.section")
        if target is None:
            continue
        drafter.place(f"{path}.section", target["heading"])
        scope: list[str] = []
        for name, kind in SCOPES:
            for below in drafter.each(f"{path}.{name}"):
                scope.append(
                    drafter.measure(below) if kind == "measure" else drafter.text(below, kind)
                )
        _append(target, [_rule(drafter, path, drafter.listed(scope))])


def _rule(drafter: Drafter, path: str, scope: str) -> str:
    """A rule with those it holds for, and whether what it speaks of is practised for them."""
    practice = drafter.word(f"{path}.practice", "scoped")
    text = drafter.text(f"{path}.text")
    if scope:
        return drafter.clause("notice.scoped", scope=drafter.aside(scope, practice), text=text)
    return drafter.labelled(drafter.opening(practice), text) if practice else text


def _target(drafter: Drafter, parts: Mapping[str, Part], path: str) -> Part | None:
    name = str(drafter.get(path)).replace("-", "_")
    return None if name in NO_PARAGRAPHS else parts.get(name)


def _append(target: Part, paragraphs: list[str]) -> None:
    own = target["paragraphs"]
    # the sentence that leads in to the items stays beside them
    end = len(own) - 1 if own and target["items"] and own[-1].rstrip().endswith(":") else len(own)
    target["paragraphs"] = [*own[:end], *paragraphs, *own[end:]]
    target["shown"] = target["shown"] or bool(paragraphs)
