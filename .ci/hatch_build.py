"""Compiles the modules that read a sentence into the wheel, where HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 asks for it.

The modules are the same Python files, which stay in the wheel; without the hook, or without a C compiler, they run as
they are. Only a wheel that is really installed is compiled: in an editable one, compiled modules would hide edits.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_READING = (
    "stance/model/reading/*.py",
    "stance/model/frames/**/*.py",
    "stance/model/reader.py",
    "stance/model/tokens.py",
)


class CompileReading(BuildHookInterface):
    """Compile with mypyc, from the annotations that mypy checks."""

    def dependencies(self) -> list[str]:
        """Give what the build needs besides hatchling."""
        return ["mypy>=1.14", "setuptools>=75"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the extension modules and have the wheel carry them."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory()
        root, built = Path(self.root), Path(self._folder.name)
        for path in _compile(root, built):
            build_data["force_include"][str(path)] = path.relative_to(built / "lib").as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was built beside the wheel."""
        if version != "editable":
            self._folder.cleanup()


def _compile(root: Path, built: Path) -> list[Path]:
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    before, arguments = Path.cwd(), sys.argv
    os.chdir(root)
    # mypyc reads the command line for options of setup.py.
    sys.argv = ["setup.py"]
    try:
        sources = sorted({str(path) for pattern in _READING for path in Path().glob(pattern)} - _EMPTY)
        options = ["--follow-imports=silent", "--ignore-missing-imports", *sources]
        extensions = mypycify(options, target_dir=str(built / "c"), opt_level="2")
        command = build_ext(Distribution({"name": "stance", "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(built / "lib"), str(built / "objects")
        command.ensure_finalized()
        command.run()
    finally:
        sys.argv = arguments
        os.chdir(before)
    return sorted((built / "lib").rglob("*.so")) + sorted((built / "lib").rglob("*.pyd"))


# Packages whose module is a docstring gain nothing.
_EMPTY = {"stance/model/reading/__init__.py", "stance/model/frames/__init__.py"}
