"""Tools to alter a filled document, part by part."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


@dataclass
class Parts:
    """The parts of a DOCX, to be altered; XML parts are parsed when asked for."""

    blobs: dict[str, bytes]
    trees: dict[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def of(cls, docx: bytes) -> Parts:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            return cls({name: package.read(name) for name in package.namelist()})

    def tree(self, name: str) -> etree._Element:
        if name not in self.trees:
            self.trees[name] = etree.fromstring(self.blobs[name])
        return self.trees[name]

    @property
    def body(self) -> etree._Element:
        return self.tree("word/document.xml")[0]

    def docx(self) -> bytes:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
            for name, blob in self.blobs.items():
                tree = self.trees.get(name)
                package.writestr(name, blob if tree is None else etree.tostring(tree))
        return data.getvalue()


def find(parts: Parts, text: str) -> etree._Element:
    """The run that holds a text."""
    for node in parts.body.iter(w("t")):
        if text in (node.text or ""):
            return node.getparent()
    raise AssertionError(f"{text!r} is not in the letter")


def run(text: str, properties: str = "") -> etree._Element:
    xml = f'<w:r xmlns:w="{W}"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve"/></w:r>'
    made = etree.fromstring(xml)
    made[-1].text = text
    return made


def split(parts: Parts, true: str, shown: str, twin: str | None, around: str = "") -> None:
    """Print another text where a true one stood, with the true one beside it in disguise."""
    here = find(parts, around or true)
    node = next(t for t in here.iter(w("t")) if true in (t.text or ""))
    before, _, after = (node.text or "").partition(true)
    node.text = before
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    new = [run(shown)] + ([run(true, twin)] if twin is not None else []) + [run(after)]
    for one in reversed(new):
        here.addnext(one)


def xml(text: str) -> etree._Element:
    names = {
        "w": W,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in names.items())
    return etree.fromstring(f"<x {spaces}>{text}</x>")[0]


def paragraph(text: str, properties: str = "", letters: str = "") -> etree._Element:
    made = xml(f"<w:p><w:pPr>{properties}</w:pPr></w:p>")
    made.append(run(text, letters))
    return made


def line(parts: Parts, text: str) -> etree._Element:
    return find(parts, text).getparent()


def replaced(parts: Parts, true: str, shown: str, around: str = "") -> None:
    split(parts, true, shown, None, around)


def cells(parts: Parts, label: str) -> etree._Element:
    """The row of a table that bears a label."""
    rows = (row for row in parts.body.iter(w("tr")) if label in row.xpath("string()"))
    return next(rows)
