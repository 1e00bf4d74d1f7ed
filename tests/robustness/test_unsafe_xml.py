"""Row 10: XML that reads files, swells, or hides in another encoding, in each part."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

PARTS = (
    "word/document.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml",
    "word/settings.xml", "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels",
    "docProps/core.xml", "word/comments.xml",
)  # fmt: skip
SECONDS = 1.0
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _with_doctype(doctype: str) -> Callable[[bytes], bytes]:
    def change(blob: bytes) -> bytes:
        head, mark, rest = blob.partition(b"?>")
        return head + mark + doctype.encode() + rest

    return change


def _inside(xml: bytes) -> Callable[[bytes], bytes]:
    def change(blob: bytes) -> bytes:
        at = blob.rindex(b"</")
        return blob[:at] + xml + blob[at:]

    return change


def _encoded(codec: str, declared: str = "") -> Callable[[bytes], bytes]:
    def change(blob: bytes) -> bytes:
        rest = blob.decode("utf-8").partition("?>")[2]
        return f'<?xml version="1.0" encoding="{declared or codec}"?>{rest}'.encode(codec)

    return change


def _attributes(count: int, pattern: bytes = b'a%d=""') -> bytes:
    return b"<a " + b" ".join(pattern % n for n in range(count)) + b"/>"


FLOODS = {
    "60,000 attributes": _inside(_attributes(60_000)),
    "60,000 attributes with blanks": _inside(_attributes(60_000, b"a%d = ''")),
    "60,000 attributes behind a bracket": _inside(_attributes(60_000, b"a%d='>'")),
    "60,000 attributes without an end": _inside(_attributes(60_000)[:-2] + b' z="'),
    "60,000 namespaces of a tag": _inside(_attributes(60_000, b'xmlns:a%d="u%d"'.replace(
        b"u%d", b"u"))),
    "60,000 namespaces of 1,000 tags": _inside(_attributes(60, b'xmlns:a%d="u"') * 1000),
    "a name of a million letters": _inside(b"<" + b"a" * 1_000_000 + b"/>"),
    "an attribute of a million letters": _inside(b"<a " + b"a" * 1_000_000 + b'=""/>'),
    "a value of a million letters": _inside(b'<a a="' + b"a" * 1_000_000 + b'"/>'),
    "a comment of a million letters": _inside(b"<!--" + b"a" * 1_000_000 + b"-->"),
    "a comment without an end": _inside(b"<!--" + b"a" * 1_000_000),
    "a thousand comments": _inside(b"<!---->" * 1_000),
    "an instruction of a million letters": _inside(b"<?a " + b"a" * 1_000_000 + b"?>"),
    "a thousand instructions": _inside(b"<?a?>" * 1_000),
    "a CDATA section of a million letters": _inside(b"<![CDATA[" + b"a" * 1_000_000 + b"]]>"),
    "a thousand CDATA sections": _inside(b"<![CDATA[]]>" * 1_000),
    "a million references": _inside(b"&x;" * 1_000_000),
    "200,000 tags": _inside(b"<a/>" * 200_000),
    "10 million letters": _inside(b"a" * 10_000_000),
    "100,000 levels": _inside(b"<a>" * 100_000),
}  # fmt: skip


def attacks(secret: Path) -> dict[str, Callable[[bytes], bytes]]:
    uri = secret.as_uri()
    return {
        "an external entity": _with_doctype(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{uri}">]>'),
        "a parameter entity": _with_doctype(f'<!DOCTYPE a [<!ENTITY % x SYSTEM "{uri}"> %x;]>'),
        "an external DTD": _with_doctype(f'<!DOCTYPE a SYSTEM "{uri}">'),
        "an empty DTD": _with_doctype("<!DOCTYPE a>"),
        "a billion laughs": _with_doctype(f'<!DOCTYPE a [<!ENTITY l0 "lol">{LAUGHS}]>'),
        "a long entity, often": _with_doctype(f'<!DOCTYPE a [<!ENTITY x "{"y" * 50_000}">]>'),
        "UTF-16": _encoded("utf-16"),
        "UTF-16 without a mark": _encoded("utf-16-le", "UTF-16"),
        "UTF-7": _encoded("utf-7", "UTF-7"),
        "UTF-32": _encoded("utf-32"),
        "EBCDIC": _encoded("cp037", "IBM037"),
        "300 levels": _inside(b"<a>" * 300 + b"</a>" * 300),
        "an undeclared entity": _inside(b"&x;"),
        "a half tag": _inside(b"<a>"),
    }


def _template(altered, part: str, change: Callable[[bytes], bytes]) -> bytes:
    changed = altered()
    # what is left behind is read all the same
    blob = changed.parts.get(part, b'<?xml version="1.0"?><left></left>')
    changed.parts[part] = change(blob)
    return changed.packed()


def test_unsafe_xml_is_refused_in_every_part(altered, refusal, tmp_path: Path, figure):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP-SECRET", encoding="utf-8")
    through, read, count = [], [], 0
    for part in PARTS:
        for name, change in attacks(secret).items():
            said = refusal(_template(altered, part, change))
            count += 1
            if not said:
                through.append((part, name))
            if "TOP-SECRET" in said:
                read.append((part, name))
    assert (through, read) == ([], [])
    figure(
        "10",
        tried=f"{len(attacks(secret))} attacks in each of {len(PARTS)} parts",
        ours=f"{count} of {count} refused",
    )


def _seconds(refusal, made: bytes) -> float:
    """The time of the processor that a refusal takes; without end for what is let in."""
    begun = time.process_time()
    return time.process_time() - begun if refusal(made) else float("inf")


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_is_refused_at_once(name, altered, refusal):
    assert _seconds(refusal, _template(altered, PARTS[0], FLOODS[name])) < SECONDS


@pytest.mark.long
def test_a_flood_is_refused_at_once_in_every_part(altered, refusal, plain, figure):
    slow, kept = [], 0
    for part in PARTS:
        for name, change in FLOODS.items():
            made = _template(altered, part, change)
            if _seconds(refusal, made) > SECONDS:
                slow.append((part, name))
            try:
                plain.reopened(made)
                kept += 1
            except Exception:
                continue
    assert slow == []
    count = len(PARTS) * len(FLOODS)
    figure(
        "20",
        tried=f"{len(FLOODS)} floods in each of {len(PARTS)} parts",
        ours=f"{count} of {count} refused",
        plain=f"{count - kept} of {count} refused",
    )


@pytest.mark.long
def test_the_plain_stack_refuses_some(altered, plain, tmp_path: Path, figure):
    refused = count = 0
    for part in PARTS:
        for change in attacks(tmp_path / "secret.txt").values():
            count += 1
            try:
                plain.reopened(_template(altered, part, change))
            except Exception:
                refused += 1
    figure("10", plain=f"{refused} of {count} refused")
