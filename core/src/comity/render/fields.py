"""Word fields: which a template may hold. A field can fetch files, so the list is short."""

from __future__ import annotations

from collections.abc import Iterator

from comity.render.ooxml import Element, w

__all__ = ["ALLOWED", "field_faults", "instructions"]

ALLOWED = frozenset({"PAGE", "NUMPAGES", "TOC", "REF", "SEQ", "STYLEREF"})


def instructions(root: Element) -> list[str]:
    """The field codes of a part, each joined from its runs, in document order."""
    codes = [node.get(w("instr"), "") for node in root.iter(w("fldSimple"))]
    open_codes: list[str] = []
    loose: list[str] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            if open_codes:
                open_codes[-1] += node.text or ""
            else:
                loose.append(node.text or "")
        elif node.get(w("fldCharType")) == "begin":
            open_codes.append("")
        elif node.get(w("fldCharType")) == "end" and open_codes:
            codes.append(open_codes.pop())
    return codes + open_codes + loose


def field_faults(root: Element) -> Iterator[str]:
    """What is wrong with the Word fields of a part: one not on the list, one with a tag in it."""
    for code in instructions(root):
        words = code.split()
        name = words[0].upper() if words else ""
        if name not in ALLOWED:
            yield (
                f"the Word field {' '.join(words) or '(empty)'!r} is not allowed; "
                f"allowed are {', '.join(sorted(ALLOWED))}"
            )
        elif "{" in code or "}" in code:
            yield f"a tag inside the Word field {name} is not allowed"
