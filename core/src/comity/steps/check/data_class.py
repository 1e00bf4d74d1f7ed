"""Whether the data that a measure describes are of the class that its kind asks for.

Told from the author's own words, so this is never more than advice; a text that may mean either,
or that excludes something, raises nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.law.data_classes import class_under, described, load_schemes
from comity.law.terms import kind_named
from comity.model.drafts.request import Measure
from comity.model.findings import Finding
from comity.model.messages import Term
from comity.model.records import AssistanceKind
from comity.text.messages import finding, message

__all__ = ["check_data_class"]

Under = tuple[Sequence[str], str]  # ids of the instruments relied on; the code of the State asked


def check_data_class(
    measure: Measure, path: str, kinds: Mapping[str, AssistanceKind], under: Under
) -> Iterator[Finding]:
    """Advice where everything described is of a lesser class, or a thing is plainly of a higher.

    The classes are named as the instruments relied on name them, else as the law of the State that
    is asked does.
    """
    kind = kinds.get(measure.kind)
    if kind is None or not kind.described:
        return
    texts = [(f"{path}.items[{n}]", text) for n, text in enumerate(measure.items)]
    texts += [(f"{path}.data_types[{n}]", text) for n, text in enumerate(measure.data_types)]
    told = [(place, described(text)) for place, text in texts]
    yield from _lesser(kind, kinds, path, [found for _, found in told], under)
    for place, found in told:
        if "certain" in found and "content" not in kind.enough_for:
            more = next((one.kind for one in _ranked(kinds) if "content" in one.enough_for), "")
            apart = message("form.content-apart", kind=more) if more else None
            data = _named(kind, under)
            yield finding(
                f"form.class-mismatch/content-{data.kind}", place, remedy=apart, data=data
            )


def _lesser(
    kind: AssistanceKind,
    kinds: Mapping[str, AssistanceKind],
    path: str,
    told: Sequence[frozenset[str]],
    under: Under,
) -> Iterator[Finding]:
    seen = frozenset[str]().union(*told)
    if not told or not all(told) or seen & set(kind.described):
        return
    enough = next((one for one in _ranked(kinds) if seen <= set(one.enough_for)), None)
    if enough is None or len(enough.enough_for) >= len(kind.enough_for):
        return
    lesser, asked = _named(enough, under), _named(kind, under)
    yield finding(
        f"form.class-mismatch/lesser-{lesser.kind}-{asked.kind}",
        f"{path}.kind",
        described=lesser,
        requested=asked,
        instead=enough.kind,
    )


def _ranked(kinds: Mapping[str, AssistanceKind]) -> list[AssistanceKind]:
    """The kinds that ask for classes of data, those with the fewest first."""
    asking = [kind for kind in kinds.values() if kind.enough_for]
    return sorted(asking, key=lambda kind: (len(kind.enough_for), not kind.group))


def _named(kind: AssistanceKind, under: Under) -> Term:
    """What the instrument relied on calls the class of a kind, else the kind itself."""
    found = class_under(kind, *under)
    if found is None:
        return kind_named(kind)
    scheme = load_schemes()[found.id.partition(":")[0]]
    return Term("term", found.id, f"{found.title} ({scheme.title})")
