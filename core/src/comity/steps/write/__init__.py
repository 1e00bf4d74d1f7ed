"""Write: results written all or none, and the manifest that says what they rest on."""

from __future__ import annotations

from comity.steps.write.manifest import Manifest, OutputFile, PluginUsed, SourceFile, TemplateUsed
from comity.steps.write.outputs import Outputs
from comity.steps.write.salt import SALT, Salt, open_salt
from comity.steps.write.strays import sweep_left
from comity.steps.write.verify import fits, verify

__all__ = [
    "SALT",
    "Manifest",
    "OutputFile",
    "Outputs",
    "PluginUsed",
    "Salt",
    "SourceFile",
    "TemplateUsed",
    "fits",
    "open_salt",
    "sweep_left",
    "verify",
]
