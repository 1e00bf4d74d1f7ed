"""Document properties written from scratch: a title, a language, the draft's date, no person."""

from __future__ import annotations

from lxml import etree

from comity.word.ooxml import default_namespace, serialise
from comity.word.package import Part

__all__ = ["properties"]

CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def properties(title: str, language: str, date: str) -> tuple[Part, Part]:
    """The core and the extended properties.

    Args:
        title: the document's title.
        language: a BCP 47 tag.
        date: ISO date of the draft; it stands for both creation and change, at midnight UTC.
    """
    core = etree.Element(
        f"{{{CP}}}coreProperties", nsmap={"cp": CP, "dc": DC, "dcterms": TERMS, "xsi": XSI}
    )
    etree.SubElement(core, f"{{{DC}}}title").text = title
    etree.SubElement(core, f"{{{DC}}}language").text = language
    for name in ("created", "modified"):
        node = etree.SubElement(core, f"{{{TERMS}}}{name}", {f"{{{XSI}}}type": "dcterms:W3CDTF"})
        node.text = f"{date}T00:00:00Z"
    app = etree.Element(f"{{{APP}}}Properties", nsmap=default_namespace(APP))
    etree.SubElement(app, f"{{{APP}}}Application").text = "Comity"
    package = "application/vnd.openxmlformats-package.core-properties+xml"
    office = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return (
        Part("docProps/core.xml", package, serialise(core)),
        Part("docProps/app.xml", office, serialise(app)),
    )
