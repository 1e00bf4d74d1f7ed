"""What differs between two versions beside the law: hooks, forms, wording, cases, settings."""

from __future__ import annotations

import ast
import difflib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from comity.model.errors import Fault, InputError, RenderError
from comity.tasks.audit.diff_wording import Sentence, diff_wording
from comity.tasks.audit.wheel import LawFiles
from comity.word.outline import outline

__all__ = ["PARTS", "PackageChange", "diff_package"]

PARTS = {
    "settings": "Settings",
    "code": "Code",
    "template": "Templates",
    "wording": "Wording",
    "case": "Cases",
}
HOOK = "comity_"
SHOWN = 12  # figures of a hash


@dataclass(frozen=True, slots=True)
class PackageChange:
    """A thing that was added, removed or changed.

    ``part`` is a key of ``PARTS``. ``old`` and ``new`` are what it was and is: a setting, or the
    start of a SHA-256 of code. ``lines`` are those of a template's outline that differ, each as
    ``removed: ...`` or ``added: ...``; ``sentences`` are those of a catalogue.
    """

    part: str
    what: str
    name: str
    old: str = ""
    new: str = ""
    lines: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    note: str = ""


def diff_package(old: LawFiles, new: LawFiles) -> tuple[PackageChange, ...]:
    """Compare two versions in everything but their law.

    Raises:
        InputError: a file of code, a DOCX or a catalogue cannot be read; all are named.
    """
    found = [*_settings(old, new)]
    faults: list[Fault] = []
    for compare in (_code, _templates, diff_catalogues, _cases):
        try:
            found += compare(old, new)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return tuple(found)


def _settings(old: LawFiles, new: LawFiles) -> Iterator[PackageChange]:
    yield from _compared("settings", {"host": old.about.hosts}, {"host": new.about.hosts})
    before, after = {"licence": old.about.licence}, {"licence": new.about.licence}
    yield from _compared("settings", before, after)
    yield from (
        _with_code(change) for change in _compared("settings", old.about.entries, new.about.entries)
    )


def _with_code(change: PackageChange) -> PackageChange:
    """An entry point, with a note where its package begins or ceases to be code."""
    before, after = ":" in change.old, ":" in change.new
    note = {
        (False, True): "It is code now: it runs only where an office allows it.",
        (True, False): "It was code, and is data now: nothing of it runs." if change.new else "",
    }.get((before, after), "")
    return PackageChange("settings", change.what, change.name, change.old, change.new, note=note)


def _compared(
    part: str, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[PackageChange]:
    """One change for each name whose value differs; an empty value counts as absent."""
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name, ""), after.get(name, "")
        if one != other:
            what = "changed" if one and other else "added" if other else "removed"
            yield PackageChange(part, what, name, one, other)


def _code(old: LawFiles, new: LawFiles) -> list[PackageChange]:
    """Hooks by name, and files of Python in which something else differs."""
    before, after = _python(old), _python(new)
    return [*_compared("code", before, after)]


def _python(files: LawFiles) -> dict[str, str]:
    found: dict[str, str] = {}
    for file, data in _of(files, ".py").items():
        try:
            tree = ast.parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise _fault(files, file, f"is not Python that can be read ({error})") from error
        hooks = {node.name: node for node in ast.walk(tree) if _is_hook(node)}
        found |= {f"hook {name}": _digest(ast.dump(node)) for name, node in hooks.items()}
        rest = _without(tree, {*map(id, hooks.values())})
        if rest:
            found[f"the rest of {file}" if hooks else file] = _digest(rest)
    return found


def _is_hook(node: ast.AST) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef) and node.name.startswith(HOOK)


def _without(tree: ast.Module, hooks: set[int]) -> str:
    """The code of a file less its hooks and the text that describes it; nothing if none is left."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if id(one) not in hooks]  # type: ignore[attr-defined]
    if tree.body and isinstance(tree.body[0], ast.Expr) and ast.get_docstring(tree) is not None:
        del tree.body[0]
    return ast.dump(tree) if tree.body else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:SHOWN]


def _templates(old: LawFiles, new: LawFiles) -> list[PackageChange]:
    before, after = _of(old, ".docx"), _of(new, ".docx")
    found = []
    for name in sorted({*before, *after}):
        if before.get(name) == after.get(name):
            continue
        one = _outline(old, name, before[name]) if name in before else []
        other = _outline(new, name, after[name]) if name in after else []
        what = "changed" if name in before and name in after else "removed"
        what = "added" if name not in before else what
        lines = tuple(_lines(one, other)) if what == "changed" else ()
        note = "" if lines or what != "changed" else "Only its look differs; its text does not."
        found.append(PackageChange("template", what, name, lines=lines, note=note))
    return found


def _outline(files: LawFiles, name: str, data: bytes) -> list[str]:
    try:
        return outline(data).splitlines()
    except RenderError as error:
        raise _fault(files, name, "is not a Word file that can be read") from error


def _lines(one: list[str], other: list[str]) -> Iterator[str]:
    words = {"- ": "removed", "+ ": "added"}
    for line in difflib.ndiff(one, other):
        if line[:2] in words:
            yield f"{words[line[:2]]}: {line[2:].strip()}"


def diff_catalogues(old: LawFiles, new: LawFiles) -> list[PackageChange]:
    """Compare the catalogues, sentence by sentence."""
    before, after = _of(old, ".po"), _of(new, ".po")
    found = []
    for name in sorted({*before, *after}):
        if before.get(name) == after.get(name):
            continue
        sentences, note = diff_wording(
            (f"{old.place}: {name}", before.get(name)), (f"{new.place}: {name}", after.get(name))
        )
        what = "changed" if name in before and name in after else "removed"
        what = "added" if name not in before else what
        found.append(PackageChange("wording", what, name, sentences=sentences, note=note))
    return found


def _cases(old: LawFiles, new: LawFiles) -> list[PackageChange]:
    hashes = [
        {
            name: hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()[:SHOWN]
            for name, data in files.others.items()
            if name.startswith("cases/")
        }
        for files in (old, new)
    ]
    return [*_compared("case", *hashes)]


def _of(files: LawFiles, ending: str) -> dict[str, bytes]:
    return {
        name: data
        for name, data in files.others.items()
        if name.endswith(ending) and not name.startswith("cases/")
    }


def _fault(files: LawFiles, file: str, message: str) -> InputError:
    cure = "Correct the file and build the package again."
    return InputError(Fault(f"{files.place}: {file}", 0, 0, "", message, cure))
