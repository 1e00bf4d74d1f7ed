"""The seal room: results written all or none, and the manifest that says what they rest on."""

from __future__ import annotations

from comity.seal.manifest import Manifest, OutputFile, PluginUsed, SourceFile, TemplateUsed
from comity.seal.outputs import Outputs
from comity.seal.strays import sweep_left

__all__ = [
    "Manifest",
    "OutputFile",
    "Outputs",
    "PluginUsed",
    "SourceFile",
    "TemplateUsed",
    "sweep_left",
]
