"""The libraries whose versions figures depend on, to the last digit."""

from importlib.metadata import version

LIBRARIES = ("scikit-learn", "numpy", "scipy")


def library_versions() -> dict[str, str]:
    """Give the version of each library in this process."""
    return {name: version(name) for name in LIBRARIES}
