"""Whether every tag can be read and every block is closed where it was opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from jinja2.exceptions import TemplateSyntaxError

from comity.kit.templating.paragraph_tags import CLOSERS, Tag
from comity.kit.templating.template_findings import TemplateFinding, finding
from comity.model.nearest import names_near
from comity.steps.render.sandbox import ENVIRONMENT
from comity.word.ooxml import Element, w

__all__ = ["Skeleton", "skeleton"]

_OPENERS = frozenset(CLOSERS.values())
_MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
_REFUSED = frozenset({"include", "import", "from", "extends", "autoescape"})
_CELLS = frozenset({"colspan", "cellbg", "vm", "hm"})  # docxtpl's own, for cells
_FRAME = {"p": "", "tr": w("tbl"), "tc": w("tr"), "": "", "r": ""}
_IN = {  # what makes a whole of each word, to be read by itself
    "if": "{{% {} %}}{{% endif %}}",
    "elif": "{{% if 1 %}}{{% {} %}}{{% endif %}}",
    "for": "{{% {} %}}{{% endfor %}}",
    "with": "{{% {} %}}{{% endwith %}}",
    "macro": "{{% {} %}}{{% endmacro %}}",
    "call": "{{% {} %}}{{% endcall %}}",
    "filter": "{{% {} %}}{{% endfilter %}}",
}


@dataclass(slots=True)
class Skeleton:
    """The tags of a part as a Jinja source, one a line, and what is wrong with them.

    ``tags[n]`` is the tag of line ``n + 1``; a line that mends what is broken has the tag
    that it mends.
    """

    lines: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    findings: list[TemplateFinding] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The Jinja source."""
        return "\n".join(self.lines)

    def put(self, line: str, tag: Tag) -> None:
        """Add a line."""
        self.lines.append(" ".join(line.split("\n")))
        self.tags.append(tag)

    def tell(self, id: str, tag: Tag, message: str, cure: str = "") -> None:
        """Add a finding at a tag."""
        self.findings.append(finding(id, tag.paragraph.part, tag.paragraph.text, message, cure))


def skeleton(tags: Iterable[Tag]) -> Skeleton:
    """Read the tags of a part one by one, and mend what is broken so that the rest can be read."""
    made = Skeleton()
    open_blocks: list[tuple[str, Tag]] = []
    for tag in tags:
        if tag.opening == "{{":
            _print(tag, made)
        elif tag.word in CLOSERS:
            _close(CLOSERS[tag.word], tag, open_blocks, made)
        elif tag.word in _MIDDLES:
            _middle(tag, open_blocks, made)
        else:
            _statement(tag, open_blocks, made)
    for word, opener in reversed(open_blocks):
        made.tell("not-closed", opener, f"{opener.written} has no end{word}")
        made.put(f"{{% end{word} %}}", opener)
    return made


def _print(tag: Tag, made: Skeleton) -> None:
    if tag.prefix:
        message = f"{tag.written} would put its text where Word does not show it"
        made.tell("raw-print", tag, message, f"Write {{{{ {tag.body} }}}}.")
    if said := _unreadable(tag.source):
        made.tell("broken-tag", tag, f"{tag.written} cannot be read: {said}")
    else:
        made.put(tag.source, tag)


def _close(word: str, tag: Tag, open_blocks: list[tuple[str, Tag]], made: Skeleton) -> None:
    if word not in (name for name, _ in open_blocks):
        made.tell("closes-nothing", tag, f"{tag.written} closes nothing: no {word} is open here")
        return
    while open_blocks[-1][0] != word:
        inner, opener = open_blocks.pop()
        message = f"{opener.written} is still open when {tag.written} closes the {word} around it"
        made.tell("mis-nested", opener, message, f"Put end{inner} before {tag.written}.")
        made.put(f"{{% end{inner} %}}", opener)
    _, opener = open_blocks.pop()
    _same_place(opener, tag, made)
    made.put(f"{{% end{word} %}}", tag)


def _middle(tag: Tag, open_blocks: list[tuple[str, Tag]], made: Skeleton) -> None:
    word, opener = open_blocks[-1] if open_blocks else ("", tag)
    if word not in _MIDDLES[tag.word]:
        made.tell("closes-nothing", tag, f"{tag.written} does not belong to any if")
        return
    _same_place(opener, tag, made)
    if tag.word == "elif" and (said := _unreadable(_IN["elif"].format(tag.body))):
        made.tell("broken-tag", tag, f"{tag.written} cannot be read: {said}")
        return
    made.put(f"{{% {tag.body} %}}", tag)


def _statement(tag: Tag, open_blocks: list[tuple[str, Tag]], made: Skeleton) -> None:
    word = tag.word
    if word in _REFUSED:
        made.tell("refused-tag", tag, f"the statement {word!r} is not allowed")
    elif word in _CELLS:
        if tag.rest:
            made.put(f"{{{{ {tag.rest} }}}}", tag)
    elif word == "set" and "=" in tag.body:
        if said := _unreadable(tag.source):
            made.tell("broken-tag", tag, f"{tag.written} cannot be read: {said}")
        else:
            made.put(tag.source, tag)
    elif word in _OPENERS:
        _open(word, tag, open_blocks, made)
    else:
        made.tell("unknown-tag", tag, _unknown(tag), _meant(tag))


def _open(word: str, tag: Tag, open_blocks: list[tuple[str, Tag]], made: Skeleton) -> None:
    open_blocks.append((word, tag))
    said = _unreadable(_IN.get(word, "{{% {} %}}{{% endset %}}").format(tag.body))
    if not said:
        made.put(tag.source, tag)
        return
    made.tell("broken-tag", tag, f"{tag.written} cannot be read: {said}")
    name = re.match(r"for\s+([A-Za-z_]\w*)", tag.body)
    stand_in = {
        "for": f"for {name.group(1) if name else '_'} in range(1)",
        "if": "if 1",
        "set": "set _",
        "with": "with _ = 1",
        "macro": "macro _()",
        "call": "call range(1)",
        "filter": "filter upper",
    }
    made.put(f"{{% {stand_in[word]} %}}", tag)


def _unknown(tag: Tag) -> str:
    if re.match(r"(p|tr|tc)\u00a0", tag.body):
        return (
            f"{tag.written} has a non-breaking space after the first letters. Type a normal space"
        )
    if not tag.word:
        return f"{tag.written} is empty"
    return f"{tag.written}: {tag.word!r} is not a template statement"


def _meant(tag: Tag) -> str:
    first, _, rest = tag.word.replace("\u00a0", " ").partition(" ")
    if first in ("p", "tr", "tc"):
        return f"Write {{%{first} {rest or tag.rest} %}}."
    known = [*_OPENERS, *CLOSERS, *_MIDDLES]
    meant = names_near(tag.word.lower(), known)
    return f"Did you mean {meant[0]}?" if meant else ""


def _unreadable(source: str) -> str:
    """What Jinja says against a source, or nothing."""
    try:
        ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        return error.message or "not valid"
    except RecursionError:
        return "it is nested too deeply"
    return ""


def _same_place(opener: Tag, tag: Tag, made: Skeleton) -> None:
    """Whether a block ends where it began: else what is left is no document."""
    if opener.prefix != tag.prefix:
        message = f"{tag.written} does not match {opener.written}: the letters after {{% differ"
        letters = f"{{%{opener.prefix} "
        made.tell("mis-nested", tag, message, f"Start the closing tag with {letters.rstrip()}.")
    elif _frame(opener) is not _frame(tag):
        where = {"tr": "table", "tc": "row"}.get(tag.prefix, "cell or text")
        message = f"{tag.written} is not in the same {where} as {opener.written}"
        made.tell("mis-nested", tag, message)


def _frame(tag: Tag) -> Element | None:
    """What both ends of a block must stand in."""
    wanted = _FRAME[tag.prefix]
    node = tag.paragraph.node
    if not wanted:
        return node.getparent()
    return next(node.iterancestors(wanted), None)
