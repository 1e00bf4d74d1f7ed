"""Comity: cross-border criminal-justice documents under the law of the States involved.

These are the public names. Each is imported from its home when it is first asked for, so that
``import comity`` costs next to nothing and a plugin's two lines pay for what they use only.
"""

from comity._version import __version__

# nothing of the standard library is imported here: with `python -m comity` the current folder would
# be looked at first, and only comity.ground takes it off the path
TYPE_CHECKING = False
if TYPE_CHECKING:
    from comity.dataplugin import DataPlugin, InstrumentPlugin
    from comity.hookspecs import hookimpl
    from comity.law.records import Instrument
    from comity.records import (
        Channel,
        Citation,
        DocumentType,
        Exported,
        Exporter,
        ExtraField,
        Finding,
        Jurisdiction,
        LawBook,
        Measure,
        Parties,
        Place,
        Read,
        Requirement,
        Severity,
        Template,
    )

__all__ = [
    "Channel",
    "Citation",
    "DataPlugin",
    "DocumentType",
    "Exported",
    "Exporter",
    "ExtraField",
    "Finding",
    "Instrument",
    "InstrumentPlugin",
    "Jurisdiction",
    "LawBook",
    "Measure",
    "Parties",
    "Place",
    "Read",
    "Requirement",
    "Severity",
    "Template",
    "__version__",
    "hookimpl",
]

_ELSEWHERE = {
    "DataPlugin": "comity.dataplugin",
    "Instrument": "comity.law.records",
    "InstrumentPlugin": "comity.dataplugin",
    "hookimpl": "comity.hookspecs",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_ELSEWHERE.get(name, "comity.records")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
