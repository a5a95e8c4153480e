#!/usr/bin/env python3
"""Fifty processes record events in a hundred reviews, through the whole of libcspr-store; then every event that one of
them was told is recorded must be there once, and every review decided again from nothing must have the same head.

Usage: crowd.py --crowd PROGRAM                       on a file of SQLite
       crowd.py --crowd PROGRAM --schema FOLDER       on PostgreSQL, while the primary is killed and its synchronous
                                                      standby promoted
"""
import argparse
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "postgres"))

WRITERS, REVIEWS, EVENTS = 50, 100, 20


class Crowd:
    def __init__(self, program, uri):
        self.program = program
        self.uri = uri

    def call(self, verb, *arguments, told=None):
        done = subprocess.run([self.program, verb, self.uri, str(REVIEWS), *arguments], input=told, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.stdout:
            print(done.stdout, end="")
        assert done.returncode == 0, "crowd %s gave %d" % (verb, done.returncode)

    def begin(self):
        self.call("begin")
        self.writers = [subprocess.Popen([self.program, "write", self.uri, str(REVIEWS), "w%d" % i, str(EVENTS), str(i)],
                                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                        for i in range(WRITERS)]

    def told_first(self):
        """What each writer says first: then all are at work."""
        return [writer.stdout.readline() for writer in self.writers]

    def finish(self, first):
        told = list(first)
        for writer in self.writers:
            told.append(writer.stdout.read())  # communicate() would pass over what was read ahead
            problem = writer.stderr.read()
            assert writer.wait() == 0, problem.strip()
        return "".join(told)


def on_sqlite(options):
    with tempfile.TemporaryDirectory() as folder:
        crowd = Crowd(options.crowd, "sqlite:" + os.path.join(folder, "reviews.db"))
        crowd.begin()
        crowd.call("check", told=crowd.finish([]))


def on_postgres(options):
    from cluster import Folder
    with Folder() as folder:
        primary = folder.cluster("a", {"synchronous_standby_names": "*"})
        primary.settings["synchronous_commit"] = "local"
        primary.start().make_database(options.schema, ("app", "one"))
        standby = primary.standby("b").start()
        primary.sql("DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync') LOOP "
                    "PERFORM pg_stat_clear_snapshot(); END LOOP; END $$", database="postgres")
        crowd = Crowd(options.crowd, primary.uri("app", others=(standby,)))
        crowd.begin()
        first = crowd.told_first()
        assert any(writer.poll() is None for writer in crowd.writers), "all were through before the primary was killed"
        primary.kill()
        standby.sql("ALTER SYSTEM SET synchronous_standby_names = ''", database="postgres")
        standby.promote()
        standby.sql("SELECT pg_reload_conf()", database="postgres")
        told = crowd.finish(first)
        crowd.call("check", told=told)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--crowd", required=True)
    parser.add_argument("--schema")
    options = parser.parse_args()
    words = "nothing that was acknowledged is lost or doubled, and a replay has the same heads"
    print("1..1")
    try:
        (on_postgres if options.schema else on_sqlite)(options)
    except (AssertionError, OSError, subprocess.SubprocessError) as problem:
        print("not ok 1 - " + words)
        print("# " + str(problem).replace("\n", "\n# "))
        return 1
    print("ok 1 - " + words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
