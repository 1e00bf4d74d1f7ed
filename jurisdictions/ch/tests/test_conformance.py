"""Switzerland against the conformance kit: `comity plugins check CH` for pytest."""

from comity import CountryConformance


class TestSwitzerland(CountryConformance):
    code = "CH"
