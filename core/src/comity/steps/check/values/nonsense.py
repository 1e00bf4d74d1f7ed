"""Names, titles, places and addresses that are something else: a name that is a date.

Advice only, since people and offices bear strange names; a placeholder is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.states import states
from comity.model.findings import Finding, Severity
from comity.steps.check.values.around import Around, Leaf
from comity.steps.check.values.looks import is_placeholder, shape_of, state_named
from comity.text.messages import finding, message

__all__ = ["AMISS", "check_nonsense"]

WARNING, ADVICE = Severity.WARNING, Severity.ADVICE
ADDRESSES = ("telephone", "email", "url")
CITIES = ("DJ", "GI", "GT", "HK", "KW", "LU", "MC", "MO", "PA", "SG", "SM", "VA")
"""States and territories whose name is also that of a town."""
# what a value of a kind cannot be; an authority named "Kenya" is none, a person may be called Chad
AMISS: dict[str, tuple[str, ...]] = {
    "name": ("date", "number", *ADDRESSES),
    "authority": ("date", "number", "state", *ADDRESSES),
    "company": ("date", "number", *ADDRESSES),
    "title": ("date", "number", *ADDRESSES),
    "reference": (),
    "place": ("date", "number", *ADDRESSES),
    "address": ("date", "number", "state", *ADDRESSES),
}


def check_nonsense(leaf: Leaf, around: Around, *, kind: str) -> Iterator[Finding]:
    """The finding on a value that is plainly no name, title, place or address."""
    text = str(leaf.value)
    named = kind in ("name", "company")
    if kind == "name" and text.strip(" .") == "X":
        return  # as courts name somebody who is not known
    if is_placeholder(text, name=named, letter=kind in ("reference", "place")):
        shape = "placeholder"
    else:
        shape = shape_of(text, around.language)
        if shape not in AMISS[kind] or (kind == "address" and not _alone(leaf)):
            return
        if shape == "state" and _known_otherwise(leaf, text, around.language):
            return
    initial = kind == "name" and len(text.strip(" .")) == 1  # as courts shorten names
    yield finding(
        f"value.nonsense/{shape}",
        leaf.path,
        weight=WARNING if shape == "placeholder" and not initial else ADVICE,
        remedy=message(f"value.write/{kind}"),
        quote=around.quote(text, leaf.path),
    )


def _known_otherwise(leaf: Leaf, text: str, language: str) -> bool:
    """A territory, a town of that name, a holder's place, or who answered an earlier letter."""
    if leaf.path.startswith("earlier[") or ".holder." in leaf.path:
        return True
    code = state_named(text, language)
    known = states().get(code)
    town = code in CITIES and text.strip().upper() != code
    return known is not None and (town or known.group == "territories" or bool(known.of))


def _alone(leaf: Leaf) -> bool:
    """Whether a line is the whole address: a line of several may be a number or a State."""
    lines = leaf.within[0].get("address") if leaf.within else None
    return not isinstance(lines, (list, tuple)) or len(lines) == 1
