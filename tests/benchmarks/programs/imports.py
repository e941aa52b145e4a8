"""What each module costs to import, without what it imports itself; processor times as JSON, in ms.

The interpreter's own `-X importtime` looks at the wall clock, which a busy machine fills with other programs.
"""

import importlib
import json
import sys
from collections.abc import Callable
from importlib.machinery import ExtensionFileLoader, SourceFileLoader
from time import process_time
from types import ModuleType
from typing import Any

own_ms: dict[str, float] = {}
inside_s: list[float] = []
"""For every module that is being imported, outermost first, the time that its own imports have taken so far."""


def timed(act: Callable[..., Any]) -> Callable[..., Any]:
    """Return a loader's method that keeps book of its time."""

    def act_timed(loader: Any, what: Any) -> Any:
        name = what.__name__ if isinstance(what, ModuleType) else what.name
        inside_s.append(0.0)
        began = process_time()
        try:
            return act(loader, what)
        finally:
            took_s = process_time() - began
            own_ms[name] = own_ms.get(name, 0.0) + (took_s - inside_s.pop()) * 1000
            if inside_s:
                inside_s[-1] += took_s

    return act_timed


def main(modules: list[str]) -> None:
    """Import modules and write what every one of them cost."""
    for loader, method in (
        (SourceFileLoader, "exec_module"),
        (ExtensionFileLoader, "create_module"),
        (ExtensionFileLoader, "exec_module"),
    ):
        setattr(loader, method, timed(getattr(loader, method)))
    for module in modules:
        importlib.import_module(module)
    sys.stdout.write(json.dumps(own_ms))


if __name__ == "__main__":
    main(sys.argv[1:])
