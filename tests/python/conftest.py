"""What several tests share."""

import importlib.util
import os

import pytest

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# With the libraries of a build tree there is no wheel to look at. (run.py has no such setting.)
collect_ignore = ["test_wheel.py"] if os.environ.get("CSPR_LIBRARY") else []


@pytest.fixture(scope="session")
def postgres():
    """A private cluster, with the schema installed through the package and two partnerships admitted: its uri()."""
    spec = importlib.util.spec_from_file_location(
        "cluster", os.path.join(TOP, "tests", "postgres", "cluster.py")
    )
    cluster = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(cluster)
    import cspr

    with cluster.Folder() as folder:
        made = folder.cluster("a").start()
        made.sql("CREATE ROLE %s LOGIN" % cluster.OWNER, database="postgres")
        made.sql(
            "CREATE DATABASE %s OWNER %s" % (cluster.DATABASE, cluster.OWNER), database="postgres"
        )
        cspr.install_postgres(made.uri(cluster.OWNER))
        cspr.install_postgres(made.uri(cluster.OWNER))  # again is no error
        for partnership in "bury", "rochdale":
            made.sql("CREATE ROLE %s_app LOGIN" % partnership)
            made.sql("SELECT cspr.admit('%s_app', '%s')" % (partnership, partnership), cluster.OWNER)
        yield made
