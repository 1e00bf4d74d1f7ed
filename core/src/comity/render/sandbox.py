"""The Jinja environment of templates: data in, text out, no way to run anything.

A template comes from another office, so it is not trusted. Besides Jinja's own sandbox, values
have no attributes but their keys, filters are an allow-list, and statements that read other
files or switch escaping off are refused before anything runs.
"""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from markupsafe import Markup

__all__ = ["ENVIRONMENT", "Sandbox"]

FILTERS = frozenset(
    [
        "abs",
        "batch",
        "capitalize",
        "count",
        "d",
        "default",
        "e",
        "escape",
        "first",
        "float",
        "groupby",
        "int",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "replace",
        "reverse",
        "round",
        "select",
        "selectattr",
        "slice",
        "sort",
        "string",
        "sum",
        "title",
        "trim",
        "truncate",
        "unique",
        "upper",
    ]
)

_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from ... import",
    nodes.Extends: "extends",
    nodes.EvalContextModifier: "autoescape",
    nodes.ScopedEvalContextModifier: "autoescape",
}


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which data is only data."""

    def __init__(self) -> None:
        """Escape always, never print an undefined name, keep only the listed filters."""
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printable,
            keep_trailing_newline=True,
        )
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.globals = {"range": safe_range, "namespace": self.globals["namespace"]}

    def getattr(self, obj: object, attribute: str) -> object:
        """``part.items`` is the key "items" of the part, never the method of a dict."""
        if isinstance(obj, Mapping):
            return self._key(obj, attribute)
        if isinstance(obj, str | int | float | list):
            raise SecurityError(f"{attribute!r} is asked of a plain value, which has no parts")
        return super().getattr(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Keys and positions only."""
        if isinstance(obj, Mapping):
            return self._key(obj, argument)
        return super().getitem(obj, argument)

    def _key(self, mapping: Mapping[str, object], key: object) -> object:
        if isinstance(key, str) and key in mapping:
            return mapping[key]
        known = ", ".join(sorted(mapping)) or "nothing"
        return self.undefined(hint=f"there is no {key!r} here; there is: {known}", name=str(key))

    def vetted(self, source: str) -> nodes.Template:
        """Parse a source and refuse statements that reach out of the document.

        Raises:
            TemplateSyntaxError: the source is no Jinja, or has a refused statement.
        """
        tree = self.parse(source)
        for kind, name in _REFUSED.items():
            for node in tree.find_all(kind):
                raise TemplateSyntaxError(f"the statement {name!r} is not allowed", node.lineno)
        return tree


def _printable(value: object) -> object:
    """Refuse to print what has no wording of its own: True, a list, a mapping, nothing."""
    if isinstance(value, str | Markup | Undefined):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise TemplateRuntimeError(
        f"a {type(value).__name__} cannot be printed; print one of its parts, or loop over it"
    )


ENVIRONMENT = Sandbox()
