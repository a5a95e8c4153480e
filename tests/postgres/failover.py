#!/usr/bin/env python3
"""Fifty connections write to a hundred reviews while the primary is killed and its synchronous standby promoted; and a
commit that the standby did not confirm is not acknowledged.

Usage: failover.py --schema FOLDER --writer PROGRAM
"""
import argparse
import os
import sys

from audit import Told, audit
from cluster import Folder
from crash import Writer, follow
from tap import by_name, tell

WRITERS, REVIEWS, APPENDS = 50, 100, 40
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


class Trial:
    def __init__(self, options, folder):
        self.options = options
        self.primary = folder.cluster("a", {"synchronous_standby_names": "*"})
        self.primary.settings["synchronous_commit"] = "local"
        self.primary.start().make_database(options.schema, ("app", "one"))
        self.standby = self.primary.standby("b", {"synchronous_standby_names": ""}).start()
        # The server's default is less than durable; the driver raises it for itself.
        self.uri = self.primary.uri("app", others=(self.standby,))
        self.all = Told()

    def until(self, question, answer):
        """One session that looks until it is so: there is nothing else to wait on."""
        self.primary.sql("DO $$ BEGIN WHILE (%s) <> %s LOOP PERFORM pg_stat_clear_snapshot(); END LOOP; END $$"
                         % (question, answer), database="postgres")

    def a_commit_is_not_acknowledged_before_the_standby_has_it(self):
        self.until("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'", 1)
        self.standby.kill()
        writer = Writer(self.options.writer, self.uri, "c", 1, 1)
        # Each time somebody gives up its wait for it, which the server tells as a warning, it waits anew.
        for _ in range(3):
            self.until(WAITING, 1)
            self.primary.sql("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'",
                             database="postgres")
        self.until(WAITING, 1)
        assert writer.process.poll() is None
        self.standby.start()
        told = Told()
        told.take(writer.finish())
        assert told.counts["done"] == 1, told.counts
        self.all.add(told)
        audit(self.primary, "app", self.all)

    def no_update_is_lost_or_doubled_when_the_standby_takes_over(self):
        waiting, starter = os.pipe()
        writers = [Writer(self.options.writer, self.uri, "w%d" % i, REVIEWS, APPENDS, 60000, waiting)
                   for i in range(WRITERS)]
        os.close(waiting)
        follow(writers, lambda: all(writer.said for writer in writers))
        os.close(starter)
        follow(writers, lambda: sum(writer.said.count(b"done ") for writer in writers) > WRITERS * APPENDS // 8)
        assert all(writer.process.poll() is None for writer in writers), "some were through before the primary was killed"
        self.primary.kill()
        self.standby.promote()
        told = Told()
        for writer in writers:
            told.take(writer.finish())
        assert not told.whys and not told.unknown, (told.whys, told.unknown)
        assert told.counts["done"] + told.counts["conflict"] == WRITERS * APPENDS, told.counts
        assert told.counts["conflict"] > 0, "no two met"
        self.all.add(told)
        print("# %s; %d events" % (dict(told.counts), audit(self.standby, "app", self.all)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schema", required=True)
    parser.add_argument("--writer", required=True)
    options = parser.parse_args()
    with Folder() as folder:
        trial = Trial(options, folder)
        return tell(by_name([
            trial.a_commit_is_not_acknowledged_before_the_standby_has_it,
            trial.no_update_is_lost_or_doubled_when_the_standby_takes_over,
        ]))


if __name__ == "__main__":
    sys.exit(main())
