"""The United States against the conformance kit: `comity plugins check US` for pytest."""

from comity import CountryConformance


class TestUnitedStates(CountryConformance):
    code = "US"
