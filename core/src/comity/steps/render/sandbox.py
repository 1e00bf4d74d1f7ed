"""The Jinja environment of templates: data in, text out, no way to run anything.

A template comes from another office, so it is not trusted. Besides Jinja's own sandbox, values have
no attributes but their keys, and statements that read other files or switch escaping off are
refused before anything runs. Which tags can change what a value says is in
``comity.steps.render.visible.tag_output``, what a template may cost in
``comity.steps.render.meter``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from markupsafe import Markup

from comity.steps.render.meter import (
    HIDDEN_FILTERS,
    MAX_OUTPUT,
    PER_CALL,
    Metering,
    TooMuchWork,
    charge,
    priced,
    weigh,
)
from comity.steps.render.visible.tag_output import FILTERS, alterations

__all__ = ["ENVIRONMENT", "Sandbox"]

_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from ... import",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.EvalContextModifier: "autoescape",
    nodes.ScopedEvalContextModifier: "autoescape",
}


_NUMBER_LIMIT = 10**18
_EXPONENT_LIMIT = 60
_PIECES = "print a text as a whole, not in pieces"
_ROWS = "rows cannot be joined; loop over them and print a part of each: {{ row.text }}"
_PLAIN_GROWS = "text and lists cannot be multiplied or formatted; loop, or join"


def _joined(pieces: Iterable[str]) -> str:
    """The output of a template, unless it is too long to be a part of a document."""
    pieces = list(pieces)
    if sum(map(len, pieces)) > MAX_OUTPUT:
        raise TooMuchWork(f"it makes more than {MAX_OUTPUT} characters of text")
    return "".join(pieces)


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which data is only data, and work is counted."""

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "**", "%"])
    concat = staticmethod(_joined)

    def __init__(self) -> None:
        """Escape always, never print an undefined name, keep only the listed filters."""
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printable,
            keep_trailing_newline=True,
            optimized=False,  # constants are worked out under the meter, with all else
        )
        filters = {name: priced(name, _of_lists(name, self.filters[name])) for name in FILTERS}
        self.filters = {**filters, **HIDDEN_FILTERS}
        tests: dict[str, Any] = self.tests
        self.tests = {name: priced(name, test) for name, test in tests.items()}
        self.globals = {"range": safe_range, "namespace": self.globals["namespace"]}

    def getattr(self, obj: object, attribute: str) -> object:
        """``part.items`` is the key "items" of the part, never the method of a dict."""
        if isinstance(obj, Mapping):
            return self._key(obj, attribute)
        if isinstance(obj, str | int | float | list):
            raise SecurityError(f"there is no {attribute!r}: a plain value has no parts")
        return super().getattr(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Keys and positions only."""
        if isinstance(obj, Mapping):
            return self._key(obj, argument)
        if isinstance(obj, str):
            raise SecurityError(_PIECES)
        return super().getitem(obj, argument)

    def call(self, context: Context, called: object, /, *args: object, **kwargs: object) -> Any:
        """Call what the sandbox lets be called, and charge for its arguments."""
        charge(PER_CALL)
        weigh([*args, *kwargs.values()])
        return super().call(context, called, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers of a size that a document may show; ``+`` joins text and lists."""
        charge(PER_CALL)
        if not (_is_number(left) and _is_number(right)):
            if operator != "+":
                raise SecurityError(_PLAIN_GROWS)
            weigh([left, right])
        elif operator == "**" and abs(right) > _EXPONENT_LIMIT:
            raise SecurityError(f"the exponent {right} is too large")
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int) and abs(result) > _NUMBER_LIMIT:
            raise SecurityError("a number is too large")
        return result

    def _key(self, mapping: Mapping[str, object], key: object) -> object:
        if isinstance(key, str) and key in mapping:
            return mapping[key]
        known = ", ".join(sorted(mapping)) or "nothing"
        return self.undefined(hint=f"there is no {key!r} here; available: {known}", name=str(key))

    def vetted(self, source: str) -> nodes.Template:
        """Parse a source, refuse what reaches out or changes a value, count the work.

        Raises:
            TemplateSyntaxError: the source is no Jinja, or has what is refused.
        """
        tree = self.parse(source)
        for kind, name in _REFUSED.items():
            for node in tree.find_all(kind):
                raise TemplateSyntaxError(f"the statement {name!r} is not allowed", node.lineno)
        for loop in tree.find_all(nodes.For):
            if loop.recursive:
                raise TemplateSyntaxError("a loop may not be 'recursive'", loop.lineno)
        for found in alterations(tree):
            raise TemplateSyntaxError(f"{found.message}. {found.cure}", found.line)
        return cast("nodes.Template", Metering().visit(tree))


def _of_lists(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is for lists, and refuses to take a text to pieces."""
    if name in ("default", "d"):
        return work
    at = 1 if hasattr(work, "jinja_pass_arg") else 0

    @functools.wraps(work)
    def run(*args: Any, **kwargs: Any) -> Any:
        if isinstance(args[at], str):
            raise SecurityError(_PIECES)
        if name == "join" and not isinstance(args[at], Undefined):
            rows = list(args[at])
            if any(isinstance(row, Mapping | list | tuple) for row in rows):
                raise SecurityError(_ROWS)
            args = (*args[:at], rows, *args[at + 1 :])
        return work(*args, **kwargs)

    return run


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _printable(value: object) -> object:
    """Refuse to print what has no wording of its own: True, a list, a mapping, nothing."""
    if isinstance(value, str | Markup):
        charge(PER_CALL + len(value))
        return value
    if isinstance(value, Undefined):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise TemplateRuntimeError(
        f"a {type(value).__name__} cannot be printed; print one of its parts, or loop over it"
    )


ENVIRONMENT = Sandbox()
