#!/usr/bin/env python3
"""The schema: installed, brought up, refused; its outbox; in parts; replicated row by row.

Usage: schema.py --schema FOLDER --writer PROGRAM --calls PROGRAM
"""
import argparse
import json
import os
import subprocess
import sys

from audit import Told
from cluster import DATABASE, Folder, OWNER, run
from crash import Writer
from tap import by_name, tell

UNAVAILABLE, NEWER = "-23", "-26"
TABLES = ("event", "review", "duty", "note", "document", "checkpoint", "outbox")


class Trial:
    def __init__(self, options, folder):
        self.options = options
        self.cluster = folder.cluster("a", {"wal_level": "logical"}).start()
        self.cluster.sql("CREATE ROLE %s LOGIN; CREATE ROLE app LOGIN; CREATE ROLE app2 LOGIN" % OWNER, database="postgres")

    def database(self, name):
        self.cluster.sql("CREATE DATABASE %s OWNER %s" % (name, OWNER), database="postgres")

    def call(self, what, database=DATABASE, role="app", arguments=()):
        return run(self.options.calls, what, self.cluster.uri(role, database), *arguments)

    def write(self, name, appends, database=DATABASE, role="app"):
        told = Told()
        told.take(Writer(self.options.writer, self.cluster.uri(role, database), name, 3, appends).finish())
        assert told.counts["done"] == appends, told.counts
        return told

    def each_wrong_schema_is_named_with_what_to_do(self):
        self.database(DATABASE)

        def shut(status, words):
            got = self.call("open")
            assert got.startswith(status + " ") and words in got, got

        shut(UNAVAILABLE, "its owner installs it with cspr_postgres_install()")
        got = run(self.options.calls, "open", "postgresql://[a b")
        assert got.startswith(UNAVAILABLE) and "no URI" in got and "a b" not in got, got
        self.cluster.file(os.path.join(self.options.schema, "001-record.sql"))
        self.cluster.sql("SELECT cspr.admit('app', 'one')", OWNER)
        shut(UNAVAILABLE, "the schema has version 1, and this library works with version 2: its owner brings it up")
        got = self.call("install", role="app")
        assert got.startswith(UNAVAILABLE), got
        self.cluster.sql("UPDATE cspr.version SET version = 3", OWNER)
        shut(NEWER, "use a newer library")
        got = self.call("install", role=OWNER)
        assert got.startswith(NEWER), got
        self.cluster.sql("UPDATE cspr.version SET version = 1", OWNER)
        self.cluster.sql("INSERT INTO cspr.review (review, edition, state, phase, events, breaches, recorded, root)"
                         " VALUES ('old', 'e', 's', 'p', 0, 0, 0, sha256('x'))", "app")
        assert self.call("install", role=OWNER) == "0 \n"
        assert self.call("install", role=OWNER) == "0 \n", "installed twice"
        assert self.call("open") == "0 \n"
        assert self.cluster.sql("SELECT review FROM cspr.review", "app") == "old"
        got = self.call("open", role="app2")
        assert got.startswith(UNAVAILABLE) and "cspr.admit()" in got, got

    def two_who_install_at_once_do_it_once(self):
        self.database("twice")
        uri = self.cluster.uri(OWNER, "twice")
        both = [subprocess.Popen([self.options.calls, "install", uri], stdout=subprocess.PIPE, text=True) for _ in range(4)]
        assert [one.communicate()[0] for one in both] == ["0 \n"] * 4
        assert self.cluster.sql("SELECT version FROM cspr.version", OWNER, "twice") == "2"
        for path in ("001-record.sql", "002-outbox.sql"):
            done = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", os.path.join(self.options.schema, path), uri],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            assert done.returncode == 3, "%s was run twice" % path

    def sent(self, text):
        rows = []
        for line in text.splitlines():
            review, number, *rest = line.split(" ", 2)
            if rest:
                rows.append((review, int(number), rest[0]))
        return rows

    def the_outbox_has_a_cloud_event_an_event(self):
        told = self.write("o", 12)
        events = self.cluster.sql("SELECT review, number, line FROM cspr.event", "app").splitlines()
        self.events = {(review, int(number)): line for review, number, line in (row.split("|", 2) for row in events)}
        assert len(self.events) == sum(count for _, _, count in told.done.values())
        rows = self.cluster.sql("SELECT review, number, cloud_event FROM cspr.outbox", "app").splitlines()
        assert len(rows) == len(self.events)
        for row in rows:
            review, number, text = row.split("|", 2)
            line = self.events[review, int(number)]
            assert json.loads(text) == {
                "specversion": "1.0", "id": "%s/%s" % (review, number), "source": "urn:cspr:one", "type": "cspr.refer",
                "subject": review, "time": "2024-03-01T00:00:00Z", "datacontenttype": "application/json",
                "data": json.loads(line)}, text
            assert json.dumps(json.loads(text), sort_keys=True, separators=(",", ":")) == text, "not in canonical form"

    def rows_are_handed_on_in_order_and_once_and_kept_after_a_failure(self):
        first = self.call("send", arguments=("5", "3"))
        assert first.splitlines()[-2:] == ["sent 3", UNAVAILABLE + " "], first
        rest = self.call("send", arguments=("1000", "-1"))
        again = self.call("send", arguments=("1000", "-1"))
        rows = self.sent(first) + self.sent(rest)
        assert not self.sent(again) and "sent 0" in again
        assert sorted((review, number) for review, number, _ in rows) == sorted(self.events)
        for review in {review for review, _ in self.events}:
            numbers = [number for name, number, _ in rows if name == review]
            assert numbers == list(range(1, len(numbers) + 1)), (review, numbers)

    def two_who_send_at_once_share_the_reviews(self):
        self.write("p", 30)
        before = self.cluster.sql("SELECT count(*) FROM cspr.outbox WHERE sent_at IS NULL", "app")
        # One holds the head of the review that has waited longest; another gets none of that review.
        holder = subprocess.Popen(["psql", "-X", "-q", "-A", "-t", self.cluster.uri("app")], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, text=True)
        holder.stdin.write("BEGIN; SELECT review FROM cspr.outbox WHERE sent_at IS NULL ORDER BY written_at, number LIMIT 1"
                           " FOR UPDATE;\n\\echo held\n")
        holder.stdin.flush()
        held = holder.stdout.readline().strip()
        assert holder.stdout.readline() == "held\n"
        others = self.sent(self.call("send", arguments=("1000", "-1")))
        assert others and held not in {review for review, _, _ in others}, held
        holder.communicate("ROLLBACK;\n")
        after = self.sent(self.call("send", arguments=("1000", "-1")))
        assert {review for review, _, _ in after} == {held}
        assert len(others) + len(after) == int(before)

    def who_waits_is_woken_by_its_own_partnership_only(self):
        self.cluster.sql("SELECT cspr.admit('app2', 'two')", OWNER)
        waiter = subprocess.Popen([self.options.calls, "wait", self.cluster.uri("app")], stdout=subprocess.PIPE, text=True)
        assert waiter.stdout.readline() == "waiting 1 0\n"
        self.write("q", 5, role="app2")
        # Word of the other's is in order before that of its own; had it been heard there would be nothing to send.
        told = self.write("r", 1)
        said = waiter.communicate()[0]
        (_, _, count), = told.done.values()
        assert said.startswith("word 1\n") and len(self.sent(said)) == count, said

    def the_source_is_what_the_host_says(self):
        source = "urn:example:\\"
        run(self.options.writer, self.cluster.uri("app"), "v", "1", "1", env={**os.environ, "CSPR_SOURCE": source})
        last = self.cluster.sql("SELECT cloud_event FROM cspr.outbox ORDER BY written_at DESC LIMIT 1", "app")
        assert json.loads(last)["source"] == source, last

    def tables_are_taken_apart_with_what_is_in_them(self):
        before = self.cluster.sql("SELECT md5(string_agg(e::text, '' ORDER BY e::text)) FROM cspr.event e")
        self.cluster.file(os.path.join(self.options.schema, "partition-by-hash.sql"), "-v", "parts=3")
        assert self.cluster.sql("SELECT md5(string_agg(e::text, '' ORDER BY e::text)) FROM cspr.event e") == before
        kinds = self.cluster.sql("SELECT relkind, count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
                                 " WHERE nspname = 'cspr' AND relkind IN ('p', 'r') GROUP BY 1 ORDER BY 1")
        assert kinds == "p|%d\nr|%d" % (len(TABLES), 3 * len(TABLES) + 3), kinds
        self.write("s", 10)
        assert self.cluster.sql("SELECT count(*) FROM cspr.event WHERE partnership <> 'two'", "app2") == "0"
        assert self.cluster.sql("SELECT count(*) FROM cspr.event_0", "app", fails=True) == "42501"
        assert self.cluster.sql("SELECT count(*) FROM cspr.event WHERE partnership <> 'one'", "app") == "0"
        assert int(self.cluster.sql("SELECT count(*) FROM cspr.event", "app2")) > 0

    def rows_are_replicated_one_by_one(self):
        for name in ("source", "copy"):
            self.database(name)
            assert self.call("install", name, OWNER) == "0 \n"
            self.cluster.sql("SELECT cspr.admit('app', 'one')", OWNER, name)
        told = self.write("t", 5, "source")
        self.cluster.sql("CREATE PUBLICATION everything FOR TABLES IN SCHEMA cspr", database="source")
        self.cluster.sql("SELECT pg_create_logical_replication_slot('copying', 'pgoutput')", database="source")
        self.cluster.sql("DELETE FROM cspr.version; DELETE FROM cspr.member; DELETE FROM cspr.partnership", database="copy")
        self.cluster.sql("CREATE SUBSCRIPTION copying CONNECTION '%s' PUBLICATION everything WITH (create_slot = false)"
                         % self.cluster.uri("postgres", "source"), database="copy")
        told.add(self.write("u", 20, "source"))
        self.cluster.sql("DELETE FROM cspr.outbox WHERE number = 1", "app", "source")
        end = self.cluster.sql("SELECT pg_current_wal_lsn()", database="source")
        self.cluster.sql("DO $$ BEGIN WHILE EXISTS (SELECT FROM pg_subscription_rel WHERE srsubstate <> 'r') OR"
                         " (SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = 'copying') < '%s' LOOP"
                         " PERFORM pg_stat_clear_snapshot(); COMMIT; END LOOP; END $$" % end, database="copy")
        for table in TABLES:
            question = "SELECT count(*), md5(string_agg(x::text, '' ORDER BY x::text)) FROM cspr.%s x" % table
            there, here = (self.cluster.sql(question, database=name) for name in ("source", "copy"))
            assert there == here, "%s: %s, %s" % (table, there, here)
        self.cluster.sql("DROP SUBSCRIPTION copying", database="copy")


def main():
    parser = argparse.ArgumentParser()
    for name in ("schema", "writer", "calls"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    with Folder() as folder:
        trial = Trial(options, folder)
        return tell(by_name([
            trial.each_wrong_schema_is_named_with_what_to_do,
            trial.two_who_install_at_once_do_it_once,
            trial.the_outbox_has_a_cloud_event_an_event,
            trial.rows_are_handed_on_in_order_and_once_and_kept_after_a_failure,
            trial.two_who_send_at_once_share_the_reviews,
            trial.who_waits_is_woken_by_its_own_partnership_only,
            trial.the_source_is_what_the_host_says,
            trial.tables_are_taken_apart_with_what_is_in_them,
            trial.rows_are_replicated_one_by_one,
        ]))


if __name__ == "__main__":
    sys.exit(main())
