"""The names that tags use, walked through every loop and branch, reached by data or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.filters import FILTERS as OF_JINJA

from comity.kit.templating.blocks import Skeleton
from comity.kit.templating.paragraph_tags import Tag
from comity.kit.templating.shapes import (
    ANYTHING,
    FLAG,
    TEXT,
    Anything,
    Listing,
    Record,
    Scalar,
    Shape,
    joined,
)
from comity.model.nearest import names_near
from comity.steps.render.sandbox import ENVIRONMENT
from comity.steps.render.visible.tag_output import FILTERS, alterations

__all__ = ["check_names"]

_LOOP = Record(
    {
        **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth"), TEXT),
        **dict.fromkeys(("first", "last"), FLAG),
        **dict.fromkeys(("previtem", "nextitem", "cycle", "changed", "depth0"), ANYTHING),
    }
)
_SAME = frozenset({"list", "selectattr", "rejectattr"})
_ITEM = frozenset({"first", "last"})
_GUARDS = frozenset({"defined", "undefined"})
_GUARDED = frozenset({"default", "d"})


def check_names(made: Skeleton, context: Record) -> None:
    """Add a finding for every name that is not there, and every use that a name cannot bear.

    Args:
        made: the tags of a part; findings are added to it.
        context: the shape of what templates of the kind are given.
    """
    try:
        tree = ENVIRONMENT.parse(made.source)
    except (TemplateSyntaxError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        tag = made.tags[min(max(line - 1, 0), len(made.tags) - 1)]
        made.tell("broken-tag", tag, f"a tag before this point is never closed: {error}")
        return
    try:
        walk = _Walk(made, context)
        walk.body(tree.body)
        for found in alterations(tree):
            made.tell("altered-value", walk.tag(found.line), found.message, found.cure)
    except RecursionError:
        longest = max(made.tags, key=lambda tag: len(tag.body))
        made.tell("broken-tag", longest, f"{longest.written[:40]} is nested too deeply")


class _Walk:
    def __init__(self, made: Skeleton, context: Record) -> None:
        self.made = made
        self.top = context
        self.scopes: list[dict[str, Shape]] = [{}]
        self.guarded = 0

    # --- statements --------------------------------------------------------------------------

    def body(self, statements: list[nodes.Node]) -> None:
        for node in statements:
            self.statement(node)

    def statement(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Output):
            for printed in node.nodes:
                self.output(printed)
        elif isinstance(node, nodes.For):
            self.loop(node)
        elif isinstance(node, nodes.If):
            self.shape(node.test)
            for branch in (node.body, node.elif_, node.else_):
                self.body(list(branch))
        elif isinstance(node, nodes.Assign):
            self.bind(node.target, self.shape(node.node))
        elif isinstance(node, nodes.With):
            values = [self.shape(value) for value in node.values]
            with self.scope():
                for target, value in zip(node.targets, values, strict=True):
                    self.bind(target, value)
                self.body(node.body)
        elif isinstance(node, nodes.Macro):
            self.scopes[-1][node.name] = ANYTHING
            with self.scope({arg.name: ANYTHING for arg in node.args}):
                self.scopes[-1].update(dict.fromkeys(("varargs", "kwargs", "caller"), ANYTHING))
                self.body(node.body)
        else:
            self.others(node)

    def others(self, node: nodes.Node) -> None:
        """A statement with nothing of its own to say: look into whatever it holds."""
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                if isinstance(child, nodes.Name) and child.ctx != "load":
                    self.bind(child, ANYTHING)
                else:
                    self.shape(child)
            else:
                self.statement(child)

    def loop(self, node: nodes.For) -> None:
        over = self.shape(node.iter)
        each: Shape = over.of if isinstance(over, Listing) else ANYTHING
        if isinstance(over, Record):
            each = TEXT
        if isinstance(over, Scalar):
            self.tell("not-a-list", node, f"{_written(node.iter)} is not a list")
        with self.scope({"loop": _LOOP}):
            self.bind(node.target, each)
            if node.test is not None:
                self.shape(node.test)
            self.body(node.body)
        self.body(node.else_)

    def output(self, node: nodes.Expr) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        shape = self.shape(node)
        what = {Listing: "a list", Record: "a part with parts of its own"}.get(type(shape), "")
        if isinstance(shape, Scalar) and not shape.prints:
            what = "a yes or no"
        if what:
            self.tell("not-printable", node, f"{_written(node)} is {what}, which cannot be printed")

    def bind(self, target: nodes.Node, shape: Shape) -> None:
        if isinstance(target, nodes.Name):
            self.scopes[-1][target.name] = shape
        elif isinstance(target, (nodes.Tuple, nodes.List)):
            for inner in target.items:
                self.bind(inner, ANYTHING)

    @contextmanager
    def scope(self, names: Mapping[str, Shape] | None = None) -> Iterator[None]:
        self.scopes.append(dict(names or {}))
        yield
        self.scopes.pop()

    # --- expressions -------------------------------------------------------------------------

    def shape(self, node: nodes.Node) -> Shape:
        if isinstance(node, nodes.Name):
            return self.name(node)
        if isinstance(node, nodes.Getattr):
            return self.member(node, node.attr, self.shape(node.node))
        if isinstance(node, nodes.Getitem):
            return self.item(node)
        if isinstance(node, nodes.Filter):
            return self.filter(node)
        if isinstance(node, nodes.Test):
            return self.test(node)
        if isinstance(node, nodes.CondExpr):
            self.shape(node.test)
            options = [self.shape(node.expr1), self.shape(node.expr2) if node.expr2 else TEXT]
            return joined(options)
        if isinstance(node, (nodes.And, nodes.Or)):
            return joined([self.shape(node.left), self.shape(node.right)])
        if isinstance(node, (nodes.Const, nodes.Concat, nodes.TemplateData)):
            self.inside(node)
            return TEXT
        if isinstance(node, (nodes.List, nodes.Tuple)):
            return Listing(joined([self.shape(inner) for inner in node.items]))
        self.inside(node)
        return FLAG if isinstance(node, (nodes.Compare, nodes.Not)) else ANYTHING

    def inside(self, node: nodes.Node) -> None:
        for child in node.iter_child_nodes():
            self.shape(child)

    def name(self, node: nodes.Name) -> Shape:
        for scope in reversed(self.scopes):
            if node.name in scope:
                return scope[node.name]
        if node.name in ENVIRONMENT.globals:
            return ANYTHING
        known = {**self.top.names, **{n: s for scope in self.scopes for n, s in scope.items()}}
        if node.name in known:
            return known[node.name]
        return self.unknown(node, node.name, node.name, known)

    def member(self, node: nodes.Expr, name: str, owner: Shape) -> Shape:
        whole = _written(node)
        if isinstance(owner, Record):
            if name in owner.names:
                return owner.names[name]
            return self.unknown(node, whole, name, owner.names)
        if isinstance(owner, Listing):
            before = whole.rpartition(".")[0] or whole
            cure = f"Loop over it: {{%p for x in {before} %}}."
            self.tell("unknown-name", node, f"{before} is a list and does not have {name!r}", cure)
        elif isinstance(owner, Scalar):
            before = whole.rpartition(".")[0] or whole
            message = f"{before} is text and does not have {name!r}"
            self.tell("unknown-name", node, message, f"Write {{{{ {before} }}}}.")
        return ANYTHING

    def item(self, node: nodes.Getitem) -> Shape:
        owner = self.shape(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.member(node, node.arg.value, owner)
        self.shape(node.arg)
        if isinstance(owner, Listing):
            return owner if isinstance(node.arg, nodes.Slice) else owner.of
        return ANYTHING if not isinstance(owner, Scalar) else TEXT

    def filter(self, node: nodes.Filter) -> Shape:
        if node.name not in FILTERS and node.name not in OF_JINJA:
            cure = f"Known: {', '.join(sorted(FILTERS))}."
            meant = names_near(node.name, FILTERS)
            cure = f"Did you mean {meant[0]}?" if meant else cure
            self.tell("unknown-filter", node, f"unknown filter {node.name!r}", cure)
        for inner in (*node.args, *(pair.value for pair in node.kwargs)):
            self.shape(inner)
        self.guarded += node.name in _GUARDED
        owner = self.shape(node.node) if node.node is not None else TEXT
        self.guarded -= node.name in _GUARDED
        if node.name in _SAME:
            return owner if isinstance(owner, Listing) else ANYTHING
        if node.name in _ITEM:
            return owner.of if isinstance(owner, Listing) else ANYTHING
        if node.name in _GUARDED:
            return owner
        return ANYTHING

    def test(self, node: nodes.Test) -> Shape:
        if node.name not in ENVIRONMENT.tests:
            self.tell("unknown-filter", node, f"unknown test {node.name!r}")
        for inner in node.args:
            self.shape(inner)
        self.guarded += node.name in _GUARDS
        self.shape(node.node)
        self.guarded -= node.name in _GUARDS
        return FLAG

    # --- telling -----------------------------------------------------------------------------

    def unknown(
        self, node: nodes.Expr, whole: str, name: str, known: Mapping[str, Shape]
    ) -> Anything:
        if self.guarded:
            return ANYTHING
        lowered = {n.lower(): n for n in known}
        meant = names_near(name.lower(), lowered)
        cure = ""
        if meant:
            cure = f"Did you mean {whole.removesuffix(name)}{lowered[meant[0]]}?"
        elif 0 < len(known) <= 12:
            cure = f"Known: {', '.join(known)}."
        self.tell("unknown-name", node, f"unknown name {whole}", cure)
        return ANYTHING

    def tell(self, id: str, node: nodes.Node, message: str, cure: str = "") -> None:
        self.made.tell(id, self.tag(node.lineno), message, cure)

    def tag(self, line: int) -> Tag:
        return self.made.tags[min(line, len(self.made.tags)) - 1]


def _written(node: nodes.Node) -> str:
    """An expression as an author writes it, as far as it is a path."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        key = node.arg.value
        return f"{_written(node.node)}.{key}" if isinstance(key, str) else _written(node.node)
    if isinstance(node, nodes.Filter) and node.node is not None:
        return _written(node.node)
    return "this"
