"""Checks of the distribution: its names, its entry point, and the hosts it says it works with."""

from __future__ import annotations

from collections.abc import Iterator

from comity._version import __version__, host_range
from comity.host.host_range import bounds_of, needs_of, unmet
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject

__all__ = ["check_host_range", "check_names"]


def check_names(subject: Subject) -> Iterator[Problem]:
    """The distribution is comity-ke, the package comity_ke, the entry point KE = comity_ke.

    Of a plugin with code it is comity_ke:plugin.

    A second plugin of a State adds a word: comity-ke-treasury, comity_ke_treasury.
    """
    entry, small = subject.entry, subject.name.lower()
    place = f"pyproject.toml of {entry.distribution}"
    if entry.name != subject.name:
        yield Problem(
            place,
            f"the entry point is named {entry.name!r}, so no case can use it",
            f'Write {subject.name} = "{entry.value}" under [project.entry-points."{entry.group}"].',
        )
    wanted = f"comity-{small}"
    if entry.distribution != wanted and not entry.distribution.startswith(f"{wanted}-"):
        yield Problem(
            place,
            f"the distribution is named {entry.distribution}, not {wanted}",
            f'Write name = "{wanted}" under [project], or add a word: {wanted}-WORD.',
        )
        return
    package = entry.distribution.replace("-", "_")
    value = f"{package}:plugin" if entry.is_code else package
    if entry.value.replace(" ", "") != value:
        yield Problem(
            place,
            f"the entry point is {entry.value!r}, not {value!r}",
            f"Name the package {package}{' and the object in it plugin' if entry.is_code else ''}.",
        )


def check_host_range(subject: Subject) -> Iterator[Problem]:
    """The distribution depends on a range of comity, with both ends, that holds this version."""
    place = f"pyproject.toml of {subject.entry.distribution}"
    cure = f'Write dependencies = ["comity{host_range()}"] under [project].'
    needs = needs_of(subject.entry.home)
    if not needs:
        yield Problem(place, "does not declare a dependency on comity", cure)
        return
    for need in needs:
        bounds = bounds_of(need)
        if bounds is None or sorted(bound.operator for bound in bounds) != ["<", ">="]:
            yield Problem(place, f"depends on {need!r}, which is not a range with two ends", cure)
        elif unmet(bounds, __version__):
            yield Problem(place, f"depends on {need!r}; this is comity {__version__}", cure)
