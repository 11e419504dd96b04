"""A Dask cluster of two worker processes on this machine, for the tests that need one."""

import pytest


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="an extra of the package")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", memory_limit=0, silence_logs=50
    ) as found:
        yield found
