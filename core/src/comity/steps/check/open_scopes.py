"""The elements of an instrument's scope test that a draft leaves open, and the fields that tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from comity.law.conditions import paths_of, values
from comity.model.law_records import Scope
from comity.steps.resolve import Basis

__all__ = ["fields_that_tell", "plain_tests", "tellable"]

OFFENCES = "offences[]."


def tellable(basis: Basis) -> list[Scope]:
    """The open elements of a scope test that a draft can answer, the plain ones if there are any.

    One that looks into each offence repeats what the plain ones ask for.
    """
    return plain_tests([scope for scope in basis.open() if scope.when is not None])


def plain_tests(scopes: Sequence[Scope]) -> list[Scope]:
    """The plain elements of a scope test, if there are any."""
    plain = [scope for scope in scopes if not {"any", "every"} & set(scope.when or {})]
    return plain or list(scopes)


def fields_that_tell(scopes: list[Scope], data: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that would tell: those that scope tests turn on and the draft leaves out."""
    paths = [path for scope in scopes for path in paths_of(scope.when or {})]
    paths = [path for path in paths if not _answered(path, data)] or paths
    paths = [path for path in paths if not values(path, data, data)] or _partly(paths, data)
    return tuple(dict.fromkeys(paths))


def _partly(paths: list[str], data: Mapping[str, Any]) -> list[str]:
    """The fields that some offence leaves out, where each is told somewhere; else all of them."""
    count = len(data.get("offences") or ())
    left = [p for p in paths if p.startswith(OFFENCES) and len(values(p, data, data)) < count]
    return left or paths


def _answered(path: str, data: Mapping[str, Any]) -> bool:
    """Whether a penalty in years makes it needless to say that it is not life and not death."""
    of_penalty, _, name = path.rpartition(".")
    flag = of_penalty.endswith("maximum_penalty") and name in ("life", "death")
    return flag and bool(values(f"{of_penalty}.years", data, data))
