"""The model behind Wattif: quantities, formulas, scenarios and what follows from them.

Free of Qt: import it in a script, a notebook or a build.
"""

__version__ = "0.1.0"
