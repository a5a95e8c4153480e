#!/usr/bin/env python3
"""Writers killed at any moment, servers killed under them, a full disk, a server that can only be read.

Usage: crash.py --schema FOLDER --writer PROGRAM [--kills N]
"""
import argparse
import os
import random
import select
import signal
import subprocess
import sys
import time

from audit import Told, audit
from cluster import Folder, run
from tap import by_name, tell

SLOTS = 6
SMALL_DISK = 32 << 20
TABLES = ("event", "review", "duty", "outbox")
LOST = "no server of the URI lets this role in and can be written to; where one is, its log says more"
READ_ONLY = ("the server can only be read: it is a standby, or its transactions are set to be read only"
             " (SQLSTATE 25006)")


class Writer:
    """start: what it waits for the end of before it writes."""

    def __init__(self, program, uri, name, reviews, appends, patience=20000, start=subprocess.DEVNULL):
        self.process = subprocess.Popen([program, uri, name, str(reviews), str(appends), str(patience)], stdin=start,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.said = b""

    def read(self):
        """What there is. False at the end."""
        piece = os.read(self.process.stdout.fileno(), 65536)
        self.said += piece
        return bool(piece)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)

    def finish(self):
        while self.read():
            pass
        self.process.wait()
        self.process.stdout.close()
        return self.said.decode()


def follow(writers, enough):
    """Reads what writers say until enough() of it, or until all have ended."""
    open_ones = {writer.process.stdout.fileno(): writer for writer in writers}
    while open_ones and not enough():
        for number in select.select(list(open_ones), [], [], 60)[0]:
            if not open_ones[number].read():
                del open_ones[number]


class Trial:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.cluster = folder.cluster("a").start().make_database(options.schema, ("app", "one"))
        self.all = Told()

    def writer(self, name, reviews, appends, patience=20000):
        return Writer(self.options.writer, self.cluster.uri("app"), name, reviews, appends, patience)

    def audit(self, told):
        self.all.add(told)
        print("# %s; %d events" % (dict(told.counts), audit(self.cluster, "app", self.all)))

    def writers_killed_at_any_moment_leave_nothing_half_written(self):
        """Each is killed when it has said so many lines, and a moment later: that falls anywhere in an append."""
        dice = random.Random(20260301)
        told = Told()
        started = killed = 0
        slots, due = {}, {}
        while killed < self.options.kills:
            while len(slots) < SLOTS and started < self.options.kills:
                writer = self.writer("w%d" % started, 4, 0)
                writer.lines = dice.randint(1, 8)
                slots[writer.process.stdout.fileno()] = writer
                started += 1
            pause = max(0, min(due.values(), default=time.monotonic() + 60) - time.monotonic())
            for number in select.select(list(slots), [], [], pause)[0]:
                writer = slots[number]
                assert writer.read(), "a writer ended by itself: %s" % writer.said.decode()[-300:]
                if writer.said.count(b"\n") >= writer.lines:
                    due.setdefault(number, time.monotonic() + dice.random() * 0.012)
            for number in [number for number, moment in due.items() if moment <= time.monotonic()]:
                del due[number]
                writer = slots.pop(number)
                writer.kill()
                told.take(writer.finish())
                killed += 1
        print("# %d of %d were killed within an append" % (len(told.unknown), killed))
        assert len(told.unknown) > killed // 4, "most were killed between appends"
        self.audit(told)

    def a_server_that_was_killed_is_found_again_and_no_answer_is_wrong(self):
        told = Told()
        writers = [self.writer("s%d" % i, 6, 150) for i in range(SLOTS)]
        for number, way in enumerate((self.cluster.kill, lambda: self.cluster.stop("immediate"), self.cluster.kill)):
            follow(writers, lambda: sum(writer.said.count(b"done ") for writer in writers) >= (number + 1) * 100)
            assert any(writer.process.poll() is None for writer in writers), "all were through before the server was killed"
            way()
            self.cluster.start()
        for writer in writers:
            told.take(writer.finish())
        assert not told.whys, told.whys
        assert told.counts["done"] + told.counts["conflict"] == SLOTS * 150, "an append got no answer"
        self.audit(told)

    def a_server_that_does_not_come_back_is_said_to_be_lost(self):
        told = Told()
        writer = self.writer("l", 6, 0, 300)
        follow([writer], lambda: b"done " in writer.said)
        self.cluster.kill()
        follow([writer], lambda: writer.said.count(b"unavailable ") >= 3)
        writer.kill()
        told.take(writer.finish())
        self.cluster.start()
        assert set(told.whys) == {LOST}, told.whys
        self.audit(told)

    def a_full_disk_is_unavailable_until_there_is_room(self):
        disk = self.folder.make(os.path.join(self.folder.path, "disk"))
        run("mount", "-t", "tmpfs", "-o", "size=%d" % SMALL_DISK, "tmpfs", disk)
        try:
            self.fill_disk(disk)
        finally:
            run("umount", "--lazy", disk)  # a server that failed the test may have files open

    def fill_disk(self, disk):
        place = self.folder.make(os.path.join(disk, "tables"))
        self.cluster.sql("CREATE TABLESPACE small LOCATION '%s'" % place)
        self.cluster.sql("".join("ALTER TABLE cspr.%s SET TABLESPACE small;" % table for table in TABLES))
        fill(os.path.join(disk, "filler"))
        told = Told()
        told.take(self.writer("f", 3, 400).finish())
        print("# full: %s %s" % (dict(told.counts), dict(told.whys)))
        assert told.counts["unavailable"] > 100 and not told.counts["uncertain"], told.counts
        assert all("disk is full (SQLSTATE 53100)" in why for why in told.whys), told.whys
        os.unlink(os.path.join(disk, "filler"))
        after = Told()
        after.take(self.writer("g", 3, 20).finish())
        assert after.counts["done"] == 20, after.counts
        self.all.add(told)
        self.audit(after)
        self.cluster.sql("".join("ALTER TABLE cspr.%s SET TABLESPACE pg_default;" % table for table in TABLES))
        self.cluster.sql("DROP TABLESPACE small")

    def a_server_that_can_only_be_read_is_unavailable_and_says_so(self):
        self.cluster.sql("ALTER ROLE app SET default_transaction_read_only = on")
        shut = self.writer("n", 3, 1).finish()
        assert "can be written to" in shut and "ready" not in shut, shut
        told = Told()
        any_server = self.cluster.uri("app", options="&target_session_attrs=any")
        told.take(Writer(self.options.writer, any_server, "o", 3, 5).finish())
        assert told.counts["unavailable"] == 5 and set(told.whys) == {READ_ONLY}, told.whys
        self.cluster.sql("ALTER ROLE app RESET default_transaction_read_only")
        self.audit(told)


def fill(path):
    with open(path, "wb") as file:
        piece = 1 << 16
        while piece:
            try:
                os.write(file.fileno(), bytes(piece))
            except OSError:
                piece //= 2


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schema", required=True)
    parser.add_argument("--writer", required=True)
    parser.add_argument("--kills", type=int, default=500)
    options = parser.parse_args()
    with Folder() as folder:
        trial = Trial(options, folder)
        return tell(by_name([
            trial.writers_killed_at_any_moment_leave_nothing_half_written,
            trial.a_server_that_was_killed_is_found_again_and_no_answer_is_wrong,
            trial.a_server_that_does_not_come_back_is_said_to_be_lost,
            trial.a_full_disk_is_unavailable_until_there_is_room,
            trial.a_server_that_can_only_be_read_is_unavailable_and_says_so,
        ]))


if __name__ == "__main__":
    sys.exit(main())
