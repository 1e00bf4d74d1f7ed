"""Word fields: which a template may hold. A field can fetch files, so the list is short."""

from __future__ import annotations

from collections.abc import Iterator

from comity.word.ooxml import Element, w

__all__ = ["ALLOWED", "NUMBERS_OF_PAGES", "field_faults", "instructions", "name_of"]

_NUMBERS = frozenset({"NOTEREF", "NUMPAGES", "PAGE", "PAGEREF", "SECTION", "SECTIONPAGES", "SEQ"})
NUMBERS_OF_PAGES = frozenset({"NUMPAGES", "PAGE", "PAGEREF", "SECTIONPAGES"})
_MARGINS = (w("hdr"), w("ftr"))
_DATES = frozenset({"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"})
ALLOWED = _NUMBERS | {"REF", "STYLEREF", "TOC"}


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
    """What is wrong with the Word fields of a part.

    A field may be one of the list, may not hold a tag, and may not write what it shows as a number
    or date of another form. What a field counts, Word writes over: a tag there would not be seen.
    """
    for code in instructions(root):
        words = code.split()
        name = words[0].upper() if words else ""
        if name not in ALLOWED:
            yield (
                f"the Word field {' '.join(words) or '(empty)'!r} is not allowed "
                f"(allowed: {', '.join(sorted(ALLOWED))})"
                + ("; to show the date, print {{ doc.date }}" if name in _DATES else "")
            )
        elif "{" in code or "}" in code:
            yield f"a tag inside the Word field {name} is not allowed"
        elif "\\#" in code or "\\@" in code:
            yield f"the Word field {name} changes how a value is shown: remove \\# and \\@"
    yield from _tags_in_results(root)
    yield from _without_results(root) if root.tag in _MARGINS else ()


def name_of(code: str) -> str:
    """The name of a field by its code; empty where it has none."""
    return next(iter(code.split()), "").upper()


def _without_results(root: Element) -> Iterator[str]:
    """Fields of a header or footer whose words no other format would have."""
    for simple in root.iter(w("fldSimple")):
        if not any(text.text for text in simple.iter(w("t"))):
            yield from _lacking(simple.get(w("instr"), ""))
    fields: list[tuple[list[str], list[str]]] = []  # of those that are open: codes, texts
    for node in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            fields.append(([], []))
        elif kind == "end" and fields:
            code, texts = fields.pop()
            yield from () if any(texts) else _lacking("".join(code))
            for _, outer in fields:
                outer += texts
        elif fields and kind is None:
            fields[-1][node.tag == w("t")].append(node.text or "")


def _lacking(code: str) -> Iterator[str]:
    name = name_of(code)
    if name in ALLOWED - NUMBERS_OF_PAGES:
        yield (
            f"the Word field {name} in a header or footer has no stored result, so only "
            "printed pages would show its text: update it in Word (F9), or type the text"
        )


def _tags_in_results(root: Element) -> Iterator[str]:
    results: list[str] = []  # of the fields that are open: the name, where its result is reached
    code = ""
    for node in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            results.append("")
            code = ""
        elif kind == "separate" and results:
            results[-1] = (code.split() or [""])[0].upper()
            code = ""
        elif kind == "end" and results:
            results.pop()
        elif node.tag == w("instrText"):
            code += node.text or ""
        elif _NUMBERS.intersection(results) and "{{" in (node.text or ""):
            name = next(name for name in results if name in _NUMBERS)
            yield f"a tag inside the Word field {name} is not allowed"
