"""What a formula is: a small function whose argument names are the quantities it needs.

An argument with a number as default is an assumption; one with None as default may be left out.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, TypeAlias, TypeVar

Value: TypeAlias = Any
"""A float, an array, or anything that follows NumPy's protocol; formulas never ask which."""

Function = Callable[..., Value]
F = TypeVar("F", bound=Function)


@dataclass(frozen=True, slots=True)
class Formula:
    """One way to compute the quantity `gives` from `inputs`."""

    gives: str
    function: Function
    inputs: tuple[str, ...]
    assumed: Mapping[str, float] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    text: str = ""
    place: str = ""

    @property
    def needed(self) -> tuple[str, ...]:
        """The inputs that cannot be left out."""
        return tuple(name for name in self.inputs if name not in self.optional)


def gives(quantity: str) -> Callable[[F], F]:
    """Declare a function as a further formula of `quantity`; otherwise its name says it."""

    def declare(function: F) -> F:
        function.__dict__["gives"] = quantity
        return function

    return declare


def total(*parts: Value | None) -> Value:
    """The sum of the parts that are known."""
    known = [part for part in parts if part is not None]
    result = known[0]
    for part in known[1:]:
        result = result + part
    return result


def formulas_of(module: ModuleType) -> Iterator[Formula]:
    """The formulas a module defines, in its order."""
    for function in vars(module).values():
        if not inspect.isfunction(function) or function.__name__.startswith("_"):
            continue
        if function.__module__ == module.__name__:
            yield formula_of(function)


def formula_of(function: Function) -> Formula:
    """Read a function as a formula."""
    parameters = inspect.signature(function).parameters.values()
    defaults = {p.name: p.default for p in parameters if p.default is not p.empty}
    code = function.__code__
    return Formula(
        gives=getattr(function, "gives", function.__name__),
        function=function,
        inputs=tuple(p.name for p in parameters),
        assumed={name: value for name, value in defaults.items() if value is not None},
        optional=frozenset(name for name, value in defaults.items() if value is None),
        text=(function.__doc__ or "").strip().partition("\n")[0],
        place=f"{function.__module__}.{function.__name__} (line {code.co_firstlineno})",
    )
