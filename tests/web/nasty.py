"""Strings that break careless programs, and how the boxes of a page compare with what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["HELD", "NASTY", "joined"]

NASTY = [
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "{% say %}"),
    *("</textarea><h1>x</h1>", "&lt;b&gt; &amp; &#0;", "' OR 1=1 --", "$(reboot) `id`"),
    *("../../etc/passwd", "C:\\CON\\NUL.docx", "%00%0a%0d", "=HYPERLINK(1)", "- [x] *bold* _it_"),
    *("key: value", "? complex: [1, 2", "&anchor *alias !!python/object", "yes", "null", "~"),
    *("1e309", "-0", "NaN", "012", "1_000", "12:30:45", "2026-02-30", "31/31/3131", "| pipe"),
    *("> fold", "0x1F", "=cmd|'/c calc'!A0", "<svg/onload=alert(1)>", "]]>"),
    *("# not a comment", "'single", '"double', "\\u202e", "{name}", "%s %d %(x)s", "${jndi:ldap}"),
    *("Zażółć gęślą jaźń", "Ελληνικά", "Москва", "北京市", "ไทย", "हिन्दी", "ß ẞ ſ ﬁ"),
    *("עברית", "العربية", "a\u200db", "e\u0301", "\U0001f469\u200d\u2696\ufe0f"),
    *("\U0001f1f3\U0001f1ec", "\u00a0x\u00a0y", "a\u2028b", "x" * 399 + " y" * 1300, "\ufeffstart"),
    *("tab\there", "soft\u00adhyphen", "\u202eevil", "a\u0007b"),
]
"""Sixty strings that break careless programs."""
HELD = frozenset({"a\u2028b", "\ufeffstart", "\u202eevil", "a\u0007b"})
"""Those that no file can hold: they must be refused, and stay in the field."""


def joined(found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What stands in the controls of a page, by name; the boxes of one control in any order.

    What no date can hold comes back in the first of its three boxes. In a line a tab is a blank.
    """
    whole: dict[str, list[str]] = {}
    for name, text in found:
        path, _, part = name.partition("!")
        words = re.split(r"[-\s]+", text) if part else [text.replace("\t", " ").strip()]
        whole[path] = sorted((*whole.get(path, ()), *filter(None, words)))
    return whole
