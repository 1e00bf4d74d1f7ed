"""The Netherlands against the conformance kit: `comity plugins check NL` for pytest."""

from comity import CountryConformance


class TestNetherlands(CountryConformance):
    code = "NL"
