"""A private PostgreSQL cluster for tests: in a temporary folder, on a socket in it, gone when the test is over.

Where the test runs as root, the server runs as the user postgres, as it refuses to be root. Nothing listens to a network,
and fsync is on.
"""
import glob
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile

# What other tests share, for whoever imports this.
sys.path.append(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "support"))

OWNER = "cspr_owner"
DATABASE = "reviews"


def programs():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    return os.path.dirname(found[-1]) if found else os.path.dirname(shutil.which("initdb") or "initdb")


BIN = programs()


def run(*command, **options):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False, **options)
    if done.returncode:
        raise AssertionError("%s: %s" % (" ".join(command[:6]), done.stdout.strip()))
    return done.stdout


class Folder:
    """A folder that the server's user owns, under a short path: that of a socket has at most 107 bytes."""

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *what: sys.exit("told to end"))  # and then no server stays
        self.path = tempfile.mkdtemp(prefix="cspr-")
        self.user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        os.chmod(self.path, 0o755)
        if self.user:
            os.chown(self.path, self.user.pw_uid, self.user.pw_gid)
        self.clusters = []
        return self

    def __exit__(self, *what):
        for cluster in self.clusters:
            cluster.kill()
        shutil.rmtree(self.path)

    def make(self, path):
        """A folder of the server's user, where only root can make one."""
        os.mkdir(path, 0o700)
        if self.user:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)
        return path

    def as_server(self, *command):
        if self.user:
            command = ("runuser", "-u", "postgres", "--") + command
        return run(*command, cwd=self.path)

    def cluster(self, name, settings=(), **options):
        made = Cluster(self, name, settings, **options)
        self.clusters.append(made)
        return made


class Cluster:
    """settings: of postgresql.conf. data: where its files are, when not in the folder."""

    def __init__(self, folder, name, settings, data=None, copy_of=None):
        self.folder = folder
        self.name = name
        self.socket = os.path.join(folder.path, name + ".s")
        self.data = data or os.path.join(folder.path, name)
        self.log = os.path.join(folder.path, name + ".log")
        self.settings = dict(settings)
        folder.as_server("mkdir", "-m", "755", self.socket)
        if copy_of:
            folder.as_server(os.path.join(BIN, "pg_basebackup"), "-D", self.data, "-R", "-c", "fast", "-h", copy_of.socket,
                             "-U", "postgres", "-d", "application_name=" + name)
        else:
            folder.as_server(os.path.join(BIN, "initdb"), "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                             "--locale=C.UTF-8", "--no-instructions", "--wal-segsize=1")

    def start(self):
        settings = {"listen_addresses": "", "unix_socket_directories": self.socket, "max_connections": "120",
                    "shared_buffers": "32MB", "log_line_prefix": "%m [%p] %u ", **self.settings}
        options = " ".join("-c %s='%s'" % item for item in settings.items())
        try:
            self.folder.as_server(os.path.join(BIN, "pg_ctl"), "-s", "-w", "-t", "60", "-D", self.data, "-l", self.log, "-o", options,
                                  "start")
        except AssertionError as problem:
            raise AssertionError("%s\n%s" % (problem, self.said()[-2000:])) from None
        return self

    def said(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()

    def postmaster(self):
        try:
            with open(os.path.join(self.data, "postmaster.pid"), encoding="ascii") as file:
                return int(file.readline())
        except (OSError, ValueError):
            return None

    def stop(self, mode="fast"):
        self.folder.as_server(os.path.join(BIN, "pg_ctl"), "-s", "-w", "-m", mode, "-D", self.data, "stop")

    def kill(self):
        """SIGKILL to the postmaster, if it runs; its children notice and end. Returns when they have, without the files that
        would say that it runs: where nobody reaps it its number stays taken."""
        leader = self.postmaster()
        if leader is None:
            return
        children = run("ps", "-o", "pid=", "--ppid", str(leader), "--pid", str(leader)).split()
        try:
            os.kill(leader, signal.SIGKILL)
        except ProcessLookupError:
            return
        for child in children:
            wait_for_end(int(child))
        for path in [os.path.join(self.data, "postmaster.pid")] + glob.glob(os.path.join(self.socket, ".s.PGSQL.*")):
            os.unlink(path)

    def promote(self):
        self.folder.as_server(os.path.join(BIN, "pg_ctl"), "-s", "-w", "-D", self.data, "promote")

    def standby(self, name, settings=()):
        return self.folder.cluster(name, settings, copy_of=self)

    def uri(self, role="postgres", database=DATABASE, others=(), options=""):
        hosts = ",".join(cluster.socket for cluster in (self,) + tuple(others))
        return "postgresql://%s@/%s?host=%s%s" % (role, database, hosts, options)

    def sql(self, text, role="postgres", database=DATABASE, fails=False):
        """What psql prints; or, where it should fail, the SQLSTATE."""
        done = subprocess.run([os.path.join(BIN, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-v",
                               "VERBOSITY=verbose", self.uri(role, database)], input=text, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, check=False)
        if fails:
            assert done.returncode == 3 and "ERROR:  " in done.stderr, "not refused: %s: %s" % (text, done.stdout.strip()[:300])
            return done.stderr.split("ERROR:  ")[1].split(":")[0]
        assert done.returncode == 0, "%s: %s" % (text.strip()[:300], done.stderr.strip())
        return done.stdout.strip()

    def file(self, path, *arguments, role=OWNER):
        return run(os.path.join(BIN, "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", *arguments, "-f", path, self.uri(role))

    def make_database(self, schema, *admitted):
        """The database with its owner, the schema by its SQL files, and (role, partnership)s."""
        self.sql("CREATE ROLE %s LOGIN" % OWNER, database="postgres")
        self.sql("CREATE DATABASE %s OWNER %s" % (DATABASE, OWNER), database="postgres")
        for path in sorted(glob.glob(os.path.join(schema, "0*.sql"))):
            self.file(path)
        for role, partnership in admitted:
            self.sql("CREATE ROLE %s LOGIN" % role)
            self.sql("SELECT cspr.admit('%s', '%s')" % (role, partnership), OWNER)
        return self


def wait_for_end(process):
    """Until a process that is no child of ours has ended."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return
    import select
    if not select.select([handle], [], [], 60)[0]:
        raise AssertionError("process %d does not end" % process)
    os.close(handle)
