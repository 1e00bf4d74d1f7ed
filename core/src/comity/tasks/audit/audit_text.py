"""The audit as text: one plugin after the other, counts first, then the lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.law.editions import span_text
from comity.model.citations import Read
from comity.tasks.audit.audit import LISTS, Audit
from comity.tasks.lawpages.wrapping import Line, wrapped

__all__ = ["audit_lines"]


def audit_lines(found: Audit, width: int, days: int) -> Iterator[Line]:
    """The lines of one plugin's audit; ``days`` is the age from which a check is old."""
    yield from _heading(found)
    yield from _counts(found)
    if found.ages:
        ages = ", ".join(f"{number} in {month}" for month, number in found.ages.items())
        yield Line()
        yield from wrapped(f"Last compared with the source: {ages}.", width, 0, 4)
    if found.texts:
        number = f" ({found.texts.undated})" if found.texts.undated else ""
        text = f"Texts consulted: {span_text(found.texts)}{number}. "
        yield Line()
        yield from wrapped(f"{text}`comity law show` dates each text.", width, 0, 4)
    for name, title in LISTS.items():
        rows = found.lists[name]
        if rows:
            about = f" (more than {days} days)" if name == "old" else ""
            yield Line()
            yield Line(f"{title}{about}: {len(rows)}", strong=True)
            for row in rows:
                text = f"{row.what}: {row.note}" if row.note else row.what
                yield from wrapped(text, width, 4, 4)
    clean = [title for name, title in LISTS.items() if not found.lists[name]]
    if clean:
        yield Line()
        yield from wrapped(f"Nothing to list under: {'; '.join(clean)}.", width)


def _heading(found: Audit) -> Iterator[Line]:
    text = f"{found.title}, {found.distribution} {found.version}".strip(", ")
    yield Line(text, strong=True)
    yield Line("=" * len(text), strong=True)


def _counts(found: Audit) -> Iterator[Line]:
    yield _row(("", *(read.value for read in Read), "all"))
    total = dict.fromkeys(Read, 0)
    for kind, counts in found.counts.items():
        for read in Read:
            total[read] += counts[read.value]
        figures = [counts[read.value] for read in Read]
        yield _row((kind, *map(str, figures), str(sum(figures))))
    yield _row(("all", *(str(total[read]) for read in Read), str(sum(total.values()))))


def _row(cells: Iterable[str]) -> Line:
    first, *rest = cells
    return Line(f"{first:<12}" + "".join(f"{cell:>11}" for cell in rest))
