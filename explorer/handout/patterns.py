"""How spreadsheets and charts write numbers: three figures, whatever the size."""

_USUAL = "[>=100]#,##0;[>=10]#,##0.0;#,##0.00"
_LARGE = (
    (1e12, '[>=1000000000000]0.00,,,," tn";[>=1000000000]0.0,,," bn";#,##0'),
    (1e9, '[>=1000000000]#,##0.00,,," bn";[>=1000000]0.0,," M";#,##0'),
    (1e6, '[>=1000000000]#,##0.00,,," bn";[>=1000000]0.0,," M";#,##0'),
)
AXIS = '[>=1000000000]0.###,,,"bn";[>=1000000]0.###,,"M";General'
"""For the round numbers along an axis."""


def pattern_for(value: float) -> str:
    """How a number of about this size is written with three figures, or as a whole number."""
    size = abs(value)
    if size and not 1e-2 <= size < 1e15:
        return "0.00E+00"
    if size >= 1e6:
        return next(pattern for least, pattern in _LARGE if size >= least)
    return "0.000" if 0 < size < 1 else _USUAL


def signed(sign: str) -> str:
    """The usual pattern with a sign before every number."""
    return f'[>=100]"{sign}"#,##0;[>=10]"{sign}"#,##0.0;"{sign}"#,##0.00'
