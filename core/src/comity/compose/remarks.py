"""An author's own sentences, and rules that hold for some only, at the end of their part."""

from __future__ import annotations

from collections.abc import Mapping

from comity.compose.desk import Desk, Part

__all__ = ["add_remarks", "add_rules"]

# parts that templates print without paragraphs; a remark there stands in further particulars
NO_PARAGRAPHS = ("persons", "offences", "contacts", "annexes", "entities", "summary", "versions")
SCOPES = (
    ("requesters", "state"),
    ("users_in", "text"),
    ("entities", "text"),
    ("processes", "text"),
    ("categories", "measure"),
)


def add_remarks(desk: Desk, parts: Mapping[str, Part], key: str) -> None:
    """Put each remark at the end of the part that it names under ``key``."""
    for path in desk.each("remarks"):
        target = _target(desk, parts, f"{path}.{key}")
        if target is not None:
            desk.place(f"{path}.{key}", target["heading"])
            _append(target, desk.paragraphs(f"{path}.text"))


def add_rules(desk: Desk, parts: Mapping[str, Part]) -> None:
    """Put each scoped rule at the end of its section, with those it holds for before it."""
    for path in desk.each("scoped_rules"):
        target = _target(desk, parts, f"{path}.section")
        if target is None:
            continue
        desk.place(f"{path}.section", target["heading"])
        scope: list[str] = []
        for name, kind in SCOPES:
            for below in desk.each(f"{path}.{name}"):
                scope.append(desk.measure(below) if kind == "measure" else desk.text(below, kind))
        text = desk.text(f"{path}.text")
        line = desk.clause("notice.scoped", scope=desk.listed(scope), text=text) if scope else text
        _append(target, [line])


def _target(desk: Desk, parts: Mapping[str, Part], path: str) -> Part | None:
    name = str(desk.get(path)).replace("-", "_")
    return None if name in NO_PARAGRAPHS else parts.get(name)


def _append(target: Part, paragraphs: list[str]) -> None:
    own = target["paragraphs"]
    # the sentence that leads in to the items stays beside them
    end = len(own) - 1 if own and target["items"] and own[-1].rstrip().endswith(":") else len(own)
    target["paragraphs"] = [*own[:end], *paragraphs, *own[end:]]
    target["shown"] = target["shown"] or bool(paragraphs)
