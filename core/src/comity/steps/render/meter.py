"""The meter: how much work a template may cause, whatever it says.

A template is a program, and a sandbox does not keep it from running for ever. So its source is
rewritten before it is compiled: every step of a loop, every call of a macro, every filter, test,
comparison and piece of output is charged to a budget, by the size of what it touches. What a step
costs is counted once, from the nodes of its body. There is no clock: the same template on the same
data passes everywhere or nowhere.

A unit is about one character or an eighth of an element; a letter uses some ten thousand.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

from jinja2 import nodes
from jinja2.exceptions import TemplateRuntimeError
from jinja2.visitor import NodeTransformer

__all__ = [
    "HIDDEN_FILTERS",
    "MAX_OUTPUT",
    "PER_CALL",
    "PER_MARK",
    "Metering",
    "TooMuchWork",
    "charge",
    "metered",
    "priced",
    "weigh",
]

BUDGET = 30_000_000
MAX_OUTPUT = 32 * 2**20
"""The longest text that a template may make, in characters."""
PER_STEP = 32
PER_NODE = 8
PER_ITEM = 8
PER_CALL = 64
PER_MARK = 50  # a tag or an attribute of the output, which a parser will hold in memory
LITERAL = 4  # characters of fixed text a unit: they are shared, not copied

# names that no tag can say
_STEPS, _WEIGHED = "comity: steps", "comity: weighed"


class TooMuchWork(TemplateRuntimeError):  # noqa: N818  # its name is shown to the template's author
    """A template does more work than any document needs."""


class _Meter:
    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = BUDGET


_METER: ContextVar[_Meter | None] = ContextVar("meter", default=None)


@contextmanager
def metered() -> Iterator[None]:
    """A budget for what runs inside; an outer one goes on counting."""
    if _METER.get() is not None:
        yield
        return
    token = _METER.set(_Meter())
    try:
        yield
    finally:
        _METER.reset(token)


def charge(units: int) -> None:
    """Take units from the budget.

    Raises:
        TooMuchWork: it is used up.
    """
    meter = _METER.get()
    if meter is None:
        return
    meter.left -= units
    if meter.left < 0:
        raise TooMuchWork(
            "it does more work than any document needs; look for nested loops and repeated text"
        )


def weigh(value: object) -> None:
    """Charge for all that a value holds, however deep: a comparison or a wording goes there."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            charge(len(one))
        elif isinstance(one, range):
            charge(PER_ITEM * len(one))
        elif isinstance(one, Mapping):
            charge(PER_ITEM * len(one))
            waiting += one.values()
        elif isinstance(one, list | tuple | set):
            charge(PER_ITEM * len(one))
            waiting += one


def priced(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """A filter or a test that charges for its arguments before it runs and for its result after."""
    skipped = 1 if hasattr(work, "jinja_pass_arg") else 0

    @functools.wraps(work)
    def run(*args: Any, **kwargs: Any) -> Any:
        charge(PER_CALL)
        given = (*args[skipped:], *kwargs.values())
        for value in given:
            weigh(value)
        for value in given[1:]:
            if isinstance(value, int):
                charge(PER_ITEM * abs(value))  # a width, a count, a precision
        if name == "join":
            _charge_join(*given)
        result = work(*args, **kwargs)
        if isinstance(result, Iterator):
            return _steps(result, PER_ITEM)
        weigh(result)
        return result

    return run


def _charge_join(value: object, between: object = "", *_: object) -> None:
    charge(len(str(between)) * (len(value) if isinstance(value, Sized) else 0))
    if not isinstance(value, Sized) and len(str(between)) > PER_ITEM:
        raise TooMuchWork("join a list, not the result of another filter, or put |list between")


def _steps(items: Iterable[Any], each: int) -> Iterator[Any]:
    for item in items:
        charge(each)
        yield item


def _charge_steps(items: Any, each: int) -> Any:
    """Charge for a loop: at once where its length is known, else step by step.

    Raises:
        TemplateRuntimeError: it goes over the letters of a text.
    """
    if isinstance(items, str):
        raise TemplateRuntimeError("a text is not a list; print it with {{ … }}")
    if isinstance(items, Sized):
        charge(len(items) * each)
        return items
    return _steps(items, each)


def _charge_weight(value: Any) -> Any:
    weigh(value)
    return value


HIDDEN_FILTERS: dict[str, Callable[..., Any]] = {
    _STEPS: _charge_steps,
    _WEIGHED: _charge_weight,
}


class Metering(NodeTransformer):
    """Writes the charges into a parsed template."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802  # Jinja's naming
        """Charge for every step what the body costs."""
        each = PER_STEP + _weight([*node.body, *([node.test] if node.test else [])])
        self.generic_visit(node)
        node.iter = _filter(node.iter, _STEPS, each)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        """Charge for both sides of a comparison."""
        self.generic_visit(node)
        node.expr = _weighed(node.expr)
        for operand in node.ops:
            operand.expr = _weighed(operand.expr)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Getitem:  # noqa: N802
        """Charge for what a slice copies."""
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = _weighed(node.node)
        return node


def _filter(node: nodes.Node, name: str, *numbers: int) -> nodes.Filter:
    line = node.lineno
    arguments = [nodes.Const(number, lineno=line) for number in numbers]
    return nodes.Filter(cast("nodes.Expr", node), name, arguments, [], None, None, lineno=line)


def _weighed(node: nodes.Expr) -> nodes.Expr:
    return node if isinstance(node, nodes.Const) else _filter(node, _WEIGHED)


def _weight(body: Iterable[nodes.Node]) -> int:
    """What running some nodes once costs; a loop within charges for its own steps."""
    units = 0
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        units += PER_NODE
        if isinstance(node, nodes.TemplateData):
            units += len(node.data) // LITERAL
        elif isinstance(node, nodes.For):
            waiting += [node.iter, *node.else_]
        else:
            waiting += node.iter_child_nodes()
    return units
