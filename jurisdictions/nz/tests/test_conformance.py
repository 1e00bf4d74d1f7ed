"""New Zealand against the conformance kit: `comity plugins check NZ` for pytest."""

from comity import CountryConformance


class TestNewZealand(CountryConformance):
    code = "NZ"
