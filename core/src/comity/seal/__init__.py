"""The seal room: results written all or none, and the manifest that says what they rest on."""

from __future__ import annotations

from comity.seal.manifest import Manifest, OutputFile, PluginUsed, SourceFile, TemplateUsed
from comity.seal.outputs import Outputs
from comity.seal.salt import SALT, Salt, open_salt
from comity.seal.strays import sweep_left
from comity.seal.verify import fits, verify

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
