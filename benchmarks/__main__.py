"""python -m benchmarks: which benchmarks there are, and what each claims."""

import importlib
import pkgutil

import benchmarks

HELPERS = {"plain_spider", "table"}


def main() -> None:
    for module in sorted(pkgutil.iter_modules(benchmarks.__path__), key=lambda found: found.name):
        if module.name.startswith("_") or module.name in HELPERS:
            continue
        words = (importlib.import_module(f"benchmarks.{module.name}").__doc__ or "").splitlines()[0]
        print(f"python -m benchmarks.{module.name:<14} {words}")


if __name__ == "__main__":
    main()
