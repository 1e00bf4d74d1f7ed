"""Exampleland against the conformance kit: `comity plugins check XA` for pytest."""

from comity import CountryConformance


class TestExampleland(CountryConformance):
    code = "XA"
