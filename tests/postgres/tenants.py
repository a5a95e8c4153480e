#!/usr/bin/env python3
"""What a role that was admitted to one partnership can learn of another's, or do to it, by any SQL it may send.

Usage: tenants.py --schema FOLDER --writer PROGRAM
"""
import argparse
import re
import sys

from audit import Told, audit
from cluster import Folder, OWNER
from crash import Writer
from tap import by_name, tell

TABLES = ("event", "review", "duty", "note", "document", "checkpoint", "outbox")
DENIED = "42501"
# A row of each table, of a partnership: as the owner of a database that knows nothing of it could wish it.
ROWS = {
    "event": "(partnership, review, number, leaf, line) VALUES ({0}, '{1}', 1, sha256('x'), '{{}}')",
    "review": "(partnership, review, edition, state, phase, events, breaches, recorded, root)"
              " VALUES ({0}, '{1}', 'e', 's', 'p', 1, 0, 0, sha256('x'))",
    "duty": "(partnership, review, duty, about, force, standing, standing_between, standing_after, open, days_late)"
            " VALUES ({0}, '{1}', 'd', '', 'must', 'pending', 'pending', 'pending', true, 0)",
    "note": "(partnership, review, number, salt, text) VALUES ({0}, '{1}', 1, sha256('x'), 'words')",
    "document": "(partnership, digest, bytes) VALUES ({0}, sha256('{1}'), 'words')",
    "checkpoint": "(partnership, review, events, text) VALUES ({0}, '{1}', 1, 'words')",
    "outbox": "(partnership, review, number, cloud_event) VALUES ({0}, '{1}', 1, '{{}}')",
}


class Trial:
    def __init__(self, options, folder):
        self.options = options
        self.cluster = folder.cluster("a").start().make_database(
            options.schema, ("mine", "one"), ("theirs", "two"), ("other", "two"))
        self.cluster.sql("CREATE ROLE nobody LOGIN; CREATE ROLE pool LOGIN NOINHERIT; GRANT mine TO pool;")
        self.cluster.sql("GRANT USAGE ON SCHEMA cspr TO nobody; GRANT ALL ON ALL TABLES IN SCHEMA cspr TO nobody;"
                         "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA cspr TO nobody;"
                         "REVOKE ALL ON cspr.member, cspr.partnership FROM nobody;")
        self.told = Told()
        self.told.take(Writer(options.writer, self.cluster.uri("theirs"), "t", 3, 30).finish())
        assert self.told.counts["done"] == 30
        for table in ("note", "document", "checkpoint"):
            self.sql("INSERT INTO cspr.%s %s" % (table, ROWS[table].format("'two'", "r-1")), "theirs")
        self.cluster.sql("ANALYZE")
        self.before = self.everything()

    def sql(self, text, role="mine", **options):
        return self.cluster.sql(text, role, **options)

    def everything(self):
        """All that is the other's, as one digest a table."""
        return [self.cluster.sql("SELECT md5(string_agg(x::text, '' ORDER BY x::text)) FROM cspr.%s x"
                                 " WHERE partnership = 'two'" % table) for table in TABLES]

    def denied(self, text, role="mine", state=DENIED):
        got = self.sql(text, role, fails=True)
        assert got == state, "%s: SQLSTATE %s" % (text, got)

    def its_rows_are_seen_by_no_select(self):
        for role in ("mine", "nobody"):
            for table in TABLES:
                for question in ("SELECT count(*) FROM cspr.%s", "SELECT count(*) FROM cspr.%s WHERE partnership = 'two'",
                                 "SELECT count(*) FROM cspr.%s WHERE ctid = '(0,1)'",
                                 "SELECT count(*) FROM cspr.%s TABLESAMPLE SYSTEM (100)",
                                 "SELECT count(*) FROM cspr.%s WHERE false OR true OR 1/0 = 1"):
                    assert self.sql(question % table, role) == "0", (role, question, table)
                assert self.sql("SELECT * FROM cspr.%s x, LATERAL (SELECT x::text) y" % table, role) == ""
                assert self.sql("COPY cspr.%s TO STDOUT" % table, role) == ""
                assert self.sql("SELECT table_to_xml('cspr.%s', true, false, '')" % table, role).count("<row>") == 0
                assert self.sql("CREATE TEMP VIEW v AS SELECT * FROM cspr.%s; SELECT count(*) FROM v" % table, role) == "0"

    def a_function_of_the_role_in_a_query_sees_none_of_its_rows(self):
        told = self.sql("CREATE FUNCTION pg_temp.peep(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS"
                        " $$ BEGIN RAISE WARNING 'seen'; RETURN true; END $$;"
                        "SET client_min_messages = warning;" +
                        "".join("SELECT count(*) FROM cspr.%s x WHERE pg_temp.peep(x::text);" % table for table in TABLES))
        assert told.split() == ["0"] * len(TABLES), told
        # What would divide by nothing for a row that is not to be seen divides nothing.
        assert self.sql("SELECT count(*) FROM cspr.event WHERE 1 / (number - number) = 1") == "0"

    def its_rows_are_not_written(self):
        for table in TABLES:
            states = {self.sql("INSERT INTO cspr.%s %s" % (table, ROWS[table].format("'two'", review)), fails=True)
                      for review in ("r-1", "no-such")}
            assert states == {DENIED}, "%s tells what is there: %s" % (table, states)
        for table in ("duty", "checkpoint"):
            self.denied("INSERT INTO cspr.%s %s ON CONFLICT DO NOTHING" % (table, ROWS[table].format("'two'", "r-1")))
        self.denied("COPY cspr.event FROM STDIN", state="0A000")
        for statement in ("UPDATE cspr.review SET phase = 'p'", "UPDATE cspr.duty SET open = false",
                          "UPDATE cspr.checkpoint SET text = ''", "UPDATE cspr.outbox SET sent_at = now()",
                          "DELETE FROM cspr.duty", "DELETE FROM cspr.note", "DELETE FROM cspr.outbox"):
            assert self.sql("WITH done AS (%s RETURNING 1) SELECT count(*) FROM done" % statement) == "0", statement
        assert self.everything() == self.before

    def its_own_rows_are_not_given_away(self):
        self.sql("BEGIN; INSERT INTO cspr.duty %s; ROLLBACK" % ROWS["duty"].format("'one'", "m-1"))
        self.denied("BEGIN; INSERT INTO cspr.duty %s; UPDATE cspr.duty SET partnership = 'two'"
                    % ROWS["duty"].format("'one'", "m-1"))

    def a_role_that_was_not_admitted_writes_nothing(self):
        for table in TABLES:
            for partnership in ("'two'", "'none'", "NULL"):
                self.sql("INSERT INTO cspr.%s %s" % (table, ROWS[table].format(partnership, "r-1")), "nobody", fails=True)
            self.sql("INSERT INTO cspr.%s %s" % (table, ROWS[table].format("DEFAULT", "r-1")), "nobody", fails=True)
        assert self.everything() == self.before

    def events_are_neither_changed_nor_removed_even_its_own(self):
        for statement in ("UPDATE cspr.event SET line = ''", "DELETE FROM cspr.event", "TRUNCATE cspr.event",
                          "DELETE FROM cspr.review", "UPDATE cspr.document SET bytes = ''", "DELETE FROM cspr.document",
                          "UPDATE cspr.note SET text = ''", "UPDATE cspr.outbox SET cloud_event = ''",
                          "DELETE FROM cspr.checkpoint", "UPDATE cspr.version SET version = 9"):
            self.denied(statement, "theirs")
        assert self.everything() == self.before

    def who_is_of_which_partnership_is_neither_read_nor_written(self):
        for table in ("member", "partnership"):
            for statement in ("SELECT * FROM cspr.%s", "DELETE FROM cspr.%s", "COPY cspr.%s TO STDOUT",
                              "SELECT table_to_xml('cspr.%s', true, false, '')"):
                self.denied(statement % table)
        self.denied("INSERT INTO cspr.member VALUES ('mine', 'two')")
        self.denied("UPDATE cspr.member SET partnership = 'two'")
        assert self.sql("SELECT * FROM cspr.own") == "one"
        peep = ("SET client_min_messages = warning; CREATE FUNCTION pg_temp.peep(text) RETURNS boolean LANGUAGE plpgsql COST"
                " 0.0001 AS $$ BEGIN IF $1 <> 'one' THEN RAISE 'seen'; END IF; RETURN true; END $$; SELECT 'only one' FROM %s")
        assert self.sql(peep % "cspr.own WHERE pg_temp.peep(partnership)") == "only one"
        self.sql(peep % "cspr.own_channel WHERE NOT pg_temp.peep('one')")
        for statement in ("INSERT INTO cspr.own VALUES ('two')", "UPDATE cspr.own SET partnership = 'two'", "DELETE FROM cspr.own"):
            self.denied(statement)
        for call in ("admit('mine', 'two')", "dismiss('theirs')", "grant_rights('mine')", "protect('cspr.event')",
                     "grant_rights_on_record('mine')"):
            self.denied("SELECT cspr." + call)

    def there_is_no_way_out(self):
        for statement in ("SET ROLE theirs", "SELECT set_config('role', 'theirs', false)",
                          "SET SESSION AUTHORIZATION theirs", "SET LOCAL ROLE " + OWNER):
            self.denied(statement)
        self.denied("SET row_security = off; SELECT * FROM cspr.event")
        for statement in ("ALTER TABLE cspr.event DISABLE ROW LEVEL SECURITY", "DROP POLICY own ON cspr.event",
                          "CREATE POLICY all_of_it ON cspr.event USING (true)", "ALTER POLICY own ON cspr.event USING (true)",
                          "CREATE TABLE cspr.mine (x int)", "CREATE TABLE pg_temp.heir () INHERITS (cspr.event)",
                          "CREATE OR REPLACE FUNCTION cspr.current_partnership() RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
                          "CREATE INDEX ON cspr.event (line)", "CREATE OR REPLACE VIEW cspr.own AS SELECT 'two'::text AS partnership",
                          "ALTER VIEW cspr.own RESET (security_barrier)",
                          "CREATE TRIGGER t AFTER INSERT ON cspr.event EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                          "CREATE PUBLICATION p FOR TABLE cspr.event", "GRANT SELECT ON cspr.member TO mine; SELECT * FROM cspr.member"):
            got = self.sql(statement, fails=True)
            assert got in (DENIED, "42809"), (statement, got)
        # Functions of the schema look where they were told to, not where the caller says.
        shadow = ("CREATE TEMP TABLE member (role name, partnership text); INSERT INTO member VALUES ('mine', 'two');"
                  "SET search_path = pg_temp, cspr; SELECT cspr.current_partnership(), count(*) FROM cspr.event")
        assert self.sql(shadow + " GROUP BY 1") == "" and self.sql("SELECT cspr.current_partnership()") == "one"

    def a_pool_is_of_the_partnership_of_the_role_it_sets(self):
        assert self.sql("SELECT coalesce(cspr.current_partnership(), '-')", "nobody") == "-"
        self.denied("SELECT count(*) FROM cspr.event", "pool")
        assert self.sql("SET ROLE mine; SELECT cspr.current_partnership(); SELECT count(*) FROM cspr.event", "pool") == "one\n0"
        self.denied("SET ROLE theirs", "pool")
        # A plan that was made for one role is not used for another.
        got = self.sql("GRANT theirs TO pool;", "postgres") + self.sql(
            "SET plan_cache_mode = force_generic_plan; SET ROLE theirs; PREPARE q AS SELECT count(*) > 0 FROM cspr.event;"
            " EXECUTE q; SET ROLE mine; EXECUTE q; RESET ROLE; SET ROLE theirs; EXECUTE q", "pool")
        assert got == "t\nf\nt", got

    def plans_and_statistics_tell_nothing(self):
        for column, there, absent in (("review", "r-1", "x-1"), ("phase", "referral", "closure"), ("state", "referred", "closed")):
            for table in ("event", "duty", "outbox", "review"):
                if not self.sql("SELECT 1 FROM information_schema.columns WHERE table_name = '%s' AND column_name = '%s'"
                                % (table, column), "postgres"):
                    continue
                plans = {re.sub("'[^']*'", "", self.sql("EXPLAIN SELECT * FROM cspr.%s WHERE %s = '%s'" % (table, column, value)))
                         for value in (there, absent)}
                assert len(plans) == 1, "%s.%s: %s" % (table, column, plans)
        seen = self.sql("EXPLAIN (ANALYZE, VERBOSE, TIMING OFF, SUMMARY OFF) SELECT * FROM cspr.event")
        assert "r-1" not in seen and "two" not in seen, seen
        assert self.sql("SELECT count(*) FROM pg_stats WHERE schemaname = 'cspr' AND tablename IN ('event', 'duty', 'review')") == "0"
        assert self.cluster.sql("SELECT count(*) FROM pg_statistic s JOIN pg_class c ON c.oid = s.starelid"
                                " JOIN pg_namespace n ON n.oid = c.relnamespace"
                                " WHERE n.nspname = 'cspr' AND c.relname = ANY ('{%s}')" % ",".join(TABLES)) == "0"
        self.denied("SELECT * FROM pg_statistic")

    def notifications_carry_nothing_and_their_channel_is_secret(self):
        channels = {role: self.sql("SELECT channel FROM cspr.own_channel", role) for role in ("mine", "theirs", "other")}
        assert channels["theirs"] == channels["other"] != channels["mine"], channels
        assert all(re.fullmatch("cspr_[0-9a-f]{32}", channel) for channel in channels.values()), channels
        # Even who was told the channel hears nothing in it.
        heard = self.sql("LISTEN %s; INSERT INTO cspr.review %s; SELECT pg_notify(channel, '') FROM cspr.own_channel;"
                         % (channels["theirs"], ROWS["review"].format("'two'", "n-1")), "other")
        assert "with payload" not in heard and heard.count("Asynchronous notification \"%s\"" % channels["theirs"]) == 1, heard
        self.cluster.sql("DELETE FROM cspr.review WHERE review = 'n-1'")
        assert self.sql("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%r-1%' AND usename <> 'mine'") == "0"

    def each_writes_its_own_under_the_same_reference(self):
        mine = Told()
        mine.take(Writer(self.options.writer, self.cluster.uri("mine"), "m", 3, 20).finish())
        assert mine.counts["done"] == 20
        audit(self.cluster, "mine", mine)
        assert self.everything() == self.before
        audit(self.cluster, "other", self.told)

    def who_is_dismissed_sees_nothing_more(self):
        self.sql("SELECT cspr.dismiss('other')", OWNER)
        self.denied("SELECT count(*) FROM cspr.event", "other")
        shut = Writer(self.options.writer, self.cluster.uri("other"), "x", 1, 1).finish()
        assert "cspr.admit()" in shut and "ready" not in shut, shut
        for statement in ("SELECT cspr.admit('mine', 'two')", "SELECT cspr.admit('postgres', 'two')",
                          "SELECT cspr.admit('other', 'not a name')"):
            self.sql(statement, OWNER, fails=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schema", required=True)
    parser.add_argument("--writer", required=True)
    options = parser.parse_args()
    with Folder() as folder:
        trial = Trial(options, folder)
        names = [name for name in vars(Trial) if name not in ("sql", "everything", "denied") and not name.startswith("_")]
        failed = tell(by_name(getattr(trial, name) for name in names))
        return failed


if __name__ == "__main__":
    sys.exit(main())
