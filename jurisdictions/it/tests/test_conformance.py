"""Italy against the conformance kit: `comity plugins check IT` for pytest."""

from comity import CountryConformance


class TestItaly(CountryConformance):
    code = "IT"
