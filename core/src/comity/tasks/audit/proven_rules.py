"""Which rules a country's cases prove: told from the case files alone, without trying them."""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.home import Home, root_of
from comity.law.toml import toml_table
from comity.model.citations import Read
from comity.model.errors import LawDataError
from comity.tasks.lawpages.holdings import Holding

__all__ = ["rules_without_cases"]


def rules_without_cases(held: Holding) -> Iterator[tuple[str, str]]:
    """Rules that were read and lack a case that fails them or one that passes, and which."""
    if held.book is None or held.home is None:
        return
    proved = _proved(held.home)
    for rule in held.book.rules:
        missing = [half for half in ("fails", "passes") if (rule.id, half) not in proved]
        if rule.read is not Read.NONE and missing:
            yield f"rule {rule.id}", f"no case {' and none '.join(missing)}"


def _proved(home: Home) -> set[tuple[str, str]]:
    folder = root_of(home) / "cases"
    if not folder.is_dir():
        return set()
    found: set[tuple[str, str]] = set()
    for file in folder.iterdir():
        if file.name.endswith(".toml"):
            try:
                table = toml_table(file.read_bytes())
            except LawDataError:
                continue  # `comity plugins check` reports it; here it proves nothing
            found |= {(str(table.get("rule")), half) for half in ("fails", "passes") & table.keys()}
    return found
