"""The layer order: a module imports only from layers above its own, or from its own."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "stance"
LAYERS = [
    {"errors", "resources", "terminal", "codebook"},
    {"corpus"},
    {"model", "metrics"},
    {"reports"},
    {"runs"},
    {
        *("cli", "__init__", "__main__", "train", "evaluate", "score", "compare", "check"),
        *("agreement", "draw", "exchange", "experiments"),
    },
]
LAYER = {name: number for number, layer in enumerate(LAYERS) for name in layer}
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_modules(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("stance."):
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("stance.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_from_its_own_layer_or_above(path):
    own = LAYER[room_of(path)]
    for module in imported_modules(path):
        assert LAYER[module.split(".")[1]] <= own, f"{path.name} imports {module}"


def test_model_and_metrics_never_meet():
    for path in MODULES:
        if room_of(path) == "metrics":
            assert not any(module.startswith("stance.model") for module in imported_modules(path)), path
        if room_of(path) == "model":
            assert not any(module.startswith("stance.metrics") for module in imported_modules(path)), path


def test_there_are_no_import_cycles():
    edges = {module_name(path): imported_modules(path) for path in MODULES}
    finished, path = set(), []

    def visit(module):
        assert module not in path, " -> ".join([*path[path.index(module) :], module]) if module in path else ""
        if module in finished or module not in edges:
            return
        path.append(module)
        for target in sorted(edges[module]):
            visit(target)
        path.pop()
        finished.add(module)

    for module in sorted(edges):
        visit(module)


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
