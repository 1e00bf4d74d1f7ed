"""The United Kingdom against the conformance kit: `comity plugins check GB` for pytest."""

from comity import CountryConformance


class TestUnitedKingdom(CountryConformance):
    code = "GB"
