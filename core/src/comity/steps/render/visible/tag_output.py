"""What the tags of a template may print: values as they are, chosen and listed, never changed.

A filter or a sum can make another amount of an amount, and the check that every value is in the
document is content as long as the true one stands somewhere. So a tag prints names and their
parts; of a list it may take the first or the last item, or all of them with a sign between; where
there is nothing it may say so. What decides is structure: whether something is there, how many
there are, the name of a row, the form and the language of the document, never what a value says.

This is read from Jinja's own tree, so no way of writing a tag gets round it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

from comity.steps.render.visible.sign_kinds import ACCENT, WIDE, plain
from comity.steps.render.visible.touching import touching
from comity.text.confusables import disguises

__all__ = ["FILTERS", "STRUCTURAL", "TURNS", "Alteration", "alterations"]

FILTERS = frozenset(
    [
        *("first", "last"),  # one item of a list, as it is
        "join",  # the items as they are, with a sign and a blank between
        *("d", "default"),  # words of the template where there is nothing
        *("selectattr", "rejectattr"),  # rows by their name
        "list",
        *("length", "count"),  # in conditions only
    ]
)
"""The filters that no value comes out of but as it went in."""

STRUCTURAL = frozenset({"name", "form", "language", "direction", "own_language"})
"""The last names of paths that a condition may compare: they say what is where."""

TURNS = frozenset(
    ["first", "last", "index", "index0", "revindex", "revindex0", "length", "depth", "depth0"]
)
"""What a condition may ask of a loop: which turn it is, never what other turns print."""

_AS_IT_IS = "Print the value as it is: {{ name }}."
_STYLE = "Print the value as it is, and let the style say how it looks (Font, All caps)."
_FORMAT = (
    "Print the value as it is: the program formats dates, amounts and numbers for each language."
)
_ORDER = "Loop over the list as it is: the program has sorted it."
_CURES = {
    **dict.fromkeys(("upper", "lower", "capitalize", "title"), _STYLE),
    **dict.fromkeys(("round", "int", "float", "abs", "format", "filesizeformat"), _FORMAT),
    **dict.fromkeys(("sum", "max", "min"), "Put the result in the case file, as its own field."),
    **dict.fromkeys(("sort", "reverse", "unique", "groupby", "batch", "slice", "dictsort"), _ORDER),
    **dict.fromkeys(("map", "select", "reject"), "Write a loop and print a part of each item."),
}
_BETWEEN = "Write the tags next to each other, with a space or a sign between them."
_CONDITION = "Test whether it exists ({% if name %}), or compare the name, form or language."
_TURN = "Use only the position in the loop: loop.first, loop.last, loop.index, loop.length."
_WORDS = "Write the words in the text, without a tag."
_STATEMENTS: dict[type[nodes.Node], str] = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.AssignBlock: "set … endset",
    nodes.With: "with",
}
_DECIDING = frozenset({"defined", "undefined", "none"})
_COUNTING = frozenset({"odd", "even", "divisibleby"})
_PICKING = frozenset({"equalto", "==", "eq", "ne", "!=", "in"})
_PARTING = WIDE | {"\n", "\u00a0"}
_MOST_SIGNS = 5
_REORDERS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Alteration:
    """A tag that changes what it prints, or decides by what a value says: line, cause, cure."""

    line: int
    message: str
    cure: str


def alterations(tree: nodes.Template) -> Iterator[Alteration]:
    """Each place in a parsed template that could change a value, in order.

    Args:
        tree: as Jinja has parsed it, before anything is rewritten.
    """
    for node in tree.body:
        yield from _statement(node)


def _statement(node: nodes.Node) -> Iterator[Alteration]:
    if isinstance(node, nodes.Output):
        for printed in node.nodes:
            if not isinstance(printed, nodes.TemplateData):
                yield from _printed(printed)
    elif isinstance(node, nodes.If):
        yield from _condition(node.test)
        for inner in (*node.body, *node.elif_, *node.else_):
            yield from _statement(inner)
    elif isinstance(node, nodes.For):
        yield from _target(node.target)
        yield from _listed(node.iter)
        yield from _condition(node.test) if node.test is not None else ()
        for inner in (*node.body, *node.else_):
            yield from _statement(inner)
    elif isinstance(node, nodes.Assign):
        yield from _target(node.target)
        yield from _given(node.node)
    else:
        word = _STATEMENTS.get(type(node), type(node).__name__.lower())
        message = f"the statement {word!r} can change a value"
        yield Alteration(node.lineno, message, "Use if and for instead.")


def _target(node: nodes.Node) -> Iterator[Alteration]:
    if isinstance(node, nodes.Name) and node.name != "loop":
        return
    message = "a loop or set uses more than one name at once, which can split a text"
    yield Alteration(node.lineno, message, "Use one name: {% for x in names %}.")


def _given(node: nodes.Node) -> Iterator[Alteration]:
    """What ``set`` may give a name to: a value or a list that is there."""
    if isinstance(node, nodes.Const):
        message = "set gives a name to words of the template, which then look like a value"
        yield Alteration(node.lineno, message, "Write the words where they belong, without a tag.")
    elif _is_list(node):
        yield from _listed(node)
    else:
        yield from _printed(node)


def _printed(node: nodes.Node) -> Iterator[Alteration]:
    """What stands between ``{{`` and ``}}``."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield from _words(node, node.value)
    elif _is_path(node):
        if _root(node) == "loop":
            message = "prints the counter of a loop instead of a number from the program"
            yield Alteration(node.lineno, message, "Print the number of the item: {{ i.number }}.")
    elif isinstance(node, nodes.CondExpr):
        yield from _condition(node.test)
        yield from _printed(node.expr1)
        yield from _printed(node.expr2) if node.expr2 is not None else ()
    elif isinstance(node, nodes.Or):
        yield from _printed(node.left)
        yield from _printed(node.right)
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield from _filtered(node, node.node)
    else:
        yield _refused(node)


def _words(node: nodes.Const, text: str) -> Iterator[Alteration]:
    """Words of the template's own within a tag: no figure, and nothing but what they look like."""
    kinds = {unicodedata.category(sign) for sign in text}
    if kinds & {"Nd", "Nl", "No", "Sc"}:
        message = "prints a number or a currency that is not in the data, as if it were a value"
        yield Alteration(node.lineno, message, _WORDS)
    for found in disguises(text):
        message = f"prints words that are not what they look like: {found.message}"
        yield Alteration(node.lineno, message, _WORDS)
        return
    if ACCENT in plain(text):
        message = "prints a stroke or an accent without a letter, which can attach to a value"
        yield Alteration(node.lineno, message, _WORDS)
    if _REORDERS.search(text):
        message = "prints invisible characters that change the order of letters"
        yield Alteration(node.lineno, message, _WORDS)


def _filtered(node: nodes.Filter, inner: nodes.Expr) -> Iterator[Alteration]:
    plain = not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None
    one = node.name in ("first", "last") and not node.args
    if plain and (one or (node.name == "join" and _is_between(node.args))):
        yield from _listed(inner)
    elif node.name in ("default", "d") and plain:
        yield from _printed(inner)
        for given in node.args:
            yield from _printed(given)
    elif node.name == "join":
        message = "join without a space can turn two values into one"
        yield Alteration(node.lineno, message, 'Join with a sign and a space: join("; ").')
    else:
        yield _refused(node)


def _is_between(given: list[nodes.Expr]) -> bool:
    """Whether something keeps values apart: short, no letter or digit, a blank at its end.

    It may change neither value that it stands between, as a currency or a stroke would.
    """
    if len(given) != 1 or not isinstance(given[0], nodes.Const):
        return False
    sign = given[0].value
    if not isinstance(sign, str) or len(sign) > _MOST_SIGNS:
        return False
    parts = sign[-1:] in _PARTING and not any(c.isalnum() for c in sign)
    return parts and not touching(f"{{{{ a }}}}{sign}{{{{ a }}}}")


def _is_list(node: nodes.Node) -> bool:
    picked = isinstance(node, nodes.Filter) and node.name in ("list", "selectattr", "rejectattr")
    return picked or isinstance(node, nodes.List | nodes.Tuple)


def _listed(node: nodes.Node) -> Iterator[Alteration]:
    """What a loop goes over, or a filter of lists is given."""
    if isinstance(node, nodes.List | nodes.Tuple):
        for item in node.items:
            yield from _listed(item) if _is_list(item) else _printed(item)
    elif isinstance(node, nodes.Filter) and node.node is not None:
        if node.name in ("list", "first", "last", "default", "d"):
            yield from _listed(node.node)
            for given in node.args:
                yield from _listed(given) if not isinstance(given, nodes.Const) else ()
        elif node.name in ("selectattr", "rejectattr"):
            yield from _listed(node.node)
            yield from _picked(node)
        else:
            yield _refused(node)
    elif isinstance(node, nodes.CondExpr):
        yield from _condition(node.test)
        yield from _listed(node.expr1)
        yield from _listed(node.expr2) if node.expr2 is not None else ()
    elif isinstance(node, nodes.Or):
        yield from _listed(node.left)
        yield from _listed(node.right)
    elif _is_path(node) and _root(node) == "loop":
        yield Alteration(node.lineno, "loops over what a loop prints for other items", _TURN)
    elif not _is_path(node) and not _is_range(node):
        yield _refused(node)


def _picked(node: nodes.Filter) -> Iterator[Alteration]:
    """Rows may be picked by their name, or by whether they have something."""
    given = [one.value if isinstance(one, nodes.Const) else None for one in node.args[:2]]
    by = str(given[0]).rpartition(".")[2] if given else ""
    test = str(given[1]) if len(given) > 1 else ""
    fixed = all(_is_fixed(one) for one in node.args[2:])
    if not given or not (test in ("", *_DECIDING) or (by in STRUCTURAL and test in _PICKING)):
        message = f"{node.name} selects by the content of a value"
        yield Alteration(node.lineno, message, 'Select rows by their name: rejectattr("name", …).')
    elif node.kwargs or not fixed:
        yield _refused(node)


def _condition(node: nodes.Node) -> Iterator[Alteration]:
    """What decides: whether something is there, how many, which row, which form or language."""
    if _is_path(node) and _root(node) == "loop":
        if not _is_turn(node):
            yield Alteration(node.lineno, "uses what a loop prints for other items", _TURN)
    elif isinstance(node, nodes.And | nodes.Or):
        yield from _condition(node.left)
        yield from _condition(node.right)
    elif isinstance(node, nodes.Not):
        yield from _condition(node.node)
    elif isinstance(node, nodes.Compare):
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        if any(_is_path(side) and _root(side) == "loop" and not _is_turn(side) for side in sides):
            yield Alteration(node.lineno, "uses what a loop prints for other items", _TURN)
        elif not all(_is_structure(side) or _is_fixed(side) for side in sides):
            yield Alteration(node.lineno, "compares the content of a value", _CONDITION)
    elif isinstance(node, nodes.Test):
        deciding = node.name in _DECIDING and _is_path(node.node) and _root(node.node) != "loop"
        counting = node.name in _COUNTING and _is_structure(node.node)
        if not (deciding or counting) or not all(_is_fixed(given) for given in node.args):
            message = f"the test {node.name!r} depends on the content of a value"
            yield Alteration(node.lineno, message, _CONDITION)
    elif not (_is_path(node) or _is_structure(node) or _is_fixed(node)):
        yield from _listed(node)


def _is_structure(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Filter) and node.node is not None:
        return node.name in ("length", "count") and not any(_listed(node.node))
    if not _is_path(node) or isinstance(node, nodes.Name):
        return False
    return _is_turn(node) if _root(node) == "loop" else _last(node) in STRUCTURAL


def _is_turn(node: nodes.Node) -> bool:
    """``loop.first`` and the like, of the loop itself and of nothing within it."""
    inner = node.node if isinstance(node, nodes.Getattr | nodes.Getitem) else None
    return isinstance(inner, nodes.Name) and inner.name == "loop" and _last(node) in TURNS


def _is_fixed(node: nodes.Node) -> bool:
    """Whether something is written out in the template."""
    if isinstance(node, nodes.List | nodes.Tuple):
        return all(_is_fixed(item) for item in node.items)
    return isinstance(node, nodes.Const)


def _is_path(node: nodes.Node) -> bool:
    """A name, and names or fixed places within it."""
    while not isinstance(node, nodes.Name):
        if isinstance(node, nodes.Getitem):
            place = node.arg.node if isinstance(node.arg, nodes.Neg) else node.arg
            if not isinstance(place, nodes.Const) or not isinstance(place.value, str | int):
                return False
        elif not isinstance(node, nodes.Getattr):
            return False
        node = node.node
    return True


def _is_range(node: nodes.Node) -> bool:
    """``range(3)``: as many times, of which nothing but the count of lines depends."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return False
    plain = not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None
    return node.node.name == "range" and plain and all(_is_fixed(given) for given in node.args)


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _last(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return str(node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return str(node.arg.value)
    return ""


def _refused(node: nodes.Node) -> Alteration:
    message, cure = "does not print a value as it is", _AS_IT_IS
    if isinstance(node, nodes.Filter):
        message = f"the filter {node.name!r} can change a value"
        cure = _CURES.get(str(node.name), _AS_IT_IS)
        if node.name in ("length", "count"):
            message, cure = "prints a count that does not come from the program", _CONDITION
    elif isinstance(node, nodes.BinExpr | nodes.UnaryExpr) and not isinstance(node, nodes.Not):
        message, cure = "calculates with values, or joins them into others", _FORMAT
    elif isinstance(node, nodes.Concat):
        message, cure = "joins values into others", _BETWEEN
    elif isinstance(node, nodes.Getitem):
        message = "splits a value, or selects it by a calculated position"
    elif isinstance(node, nodes.Call):
        message = "calls a function, but only values can be printed"
    elif isinstance(node, nodes.Compare | nodes.Test | nodes.Not | nodes.And):
        message = "prints a comparison"
    return Alteration(node.lineno, message, cure)
