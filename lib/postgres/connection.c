/*
 * One connection: how it is made, what is asked of the schema before it is used, and how its session is set.
 */
#define _POSIX_C_SOURCE 200809L

#include "postgres.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A warning while a transaction commits: the wait for a synchronous standby was given up, and others have it not yet.
 * Any warning counts, since their words depend on the server's language; one too many costs a look. */
static void take_notice(void *data, const PGresult *notice)
{
	struct postgres *postgres = data;
	const char *severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);

	if (severity && strcmp(severity, "WARNING") == 0)
		postgres->unreplicated = true;
}

void disconnect(struct postgres *postgres)
{
	PQfinish(postgres->connection);
	postgres->connection = NULL;
	postgres->listening = postgres->unsent = postgres->unended = postgres->unreplicated = false;
	postgres->owes_answer = false;
	postgres->sent = 0;
}

/* What comes before the URI it may say otherwise. A server that vanishes without a word is given up in time. */
static PGconn *connect_to(const char *uri)
{
	static const char *const keywords[] = { "fallback_application_name", "target_session_attrs",
						"connect_timeout",	     "tcp_user_timeout",
						"keepalives_idle",	     "keepalives_interval",
						"keepalives_count",	     "dbname",
						"client_encoding",	     NULL };
	const char *const values[] = { "cspr", "read-write", "2", "10000", "5", "5", "2", uri, "UTF8", NULL };

	return PQconnectdbParams(keywords, values, 1);
}

static enum outcome asked(struct postgres *postgres, const char *sql, PGresult **ret)
{
	PGresult *result = PQexec(postgres->connection, sql);
	enum outcome outcome = FINE;

	if (PQresultStatus(result) == PGRES_TUPLES_OK) {
		*ret = result;
		return FINE;
	}
	outcome = failure(postgres, result);
	PQclear(result);
	return outcome;
}

/* The planner has no statistics of our tables (001-record.sql says why), so it is told that we mean our indexes, and
 * not to compile what it then takes for dear. A warning must be heard, and a commit must be durable. */
static enum outcome set_session(struct postgres *postgres)
{
	PGresult *result = NULL;
	enum outcome outcome = asked(
		postgres,
		"SELECT current_setting('server_encoding'), set_config('search_path', 'pg_catalog, pg_temp', false),"
		" set_config('enable_seqscan', 'off', false), set_config('enable_bitmapscan', 'off', false),"
		" set_config('jit', 'off', false), set_config('plan_cache_mode', 'force_generic_plan', false),"
		" set_config('default_transaction_isolation', 'read committed', false),"
		" set_config('client_min_messages', 'warning', false), set_config('synchronous_commit',"
		" CASE WHEN current_setting('synchronous_commit') IN ('off', 'local', 'remote_write') THEN 'on'"
		" ELSE current_setting('synchronous_commit') END, false)",
		&result);

	if (outcome != FINE)
		return outcome;
	if (strcmp(PQgetvalue(result, 0, 0), "UTF8") != 0) {
		say(postgres, "the database has another encoding than UTF8");
		outcome = UNABLE;
	}
	PQclear(result);
	return outcome;
}

static enum outcome check_version(struct postgres *postgres)
{
	PGresult *result = NULL;
	enum outcome outcome = asked(postgres, "SELECT version FROM cspr.version", &result);
	int version;

	if (outcome != FINE) {
		if (strstr(postgres->why, "SQLSTATE 42P01"))
			say(postgres, "there is no schema cspr: its owner installs it with cspr_postgres_install() or "
				      "the files in "
				      "share/cspr/postgres");
		return outcome;
	}
	version = PQntuples(result) == 1 ? atoi(PQgetvalue(result, 0, 0)) : 0;
	PQclear(result);
	if (version == SCHEMA_VERSION)
		return FINE;
	snprintf(postgres->why, sizeof postgres->why,
		 "the schema has version %d, and this library works with version %d: %s", version, SCHEMA_VERSION,
		 version > SCHEMA_VERSION ? "use a newer library"
					  : "its owner brings it up with cspr_postgres_install()");
	return version > SCHEMA_VERSION ? TOO_NEW : UNABLE;
}

static bool keep(char **text, const char *value)
{
	if (!*text)
		*text = strdup(value);
	return *text != NULL;
}

/* Kept for good, the first time: calls under way have it among their parameters when the connection is made anew. */
static enum outcome take_partnership(struct postgres *postgres, const char *partnership, const char *channel)
{
	char source[128];

	snprintf(source, sizeof source, "urn:cspr:%s", partnership);
	if (!keep(&postgres->partnership, partnership) || !keep(&postgres->channel, channel) ||
	    !keep(&postgres->source, postgres->given_source ? postgres->given_source : source)) {
		say(postgres, "no memory");
		return UNABLE;
	}
	if (strcmp(postgres->partnership, partnership) == 0 && strcmp(postgres->channel, channel) == 0)
		return FINE;
	say(postgres, "the role was admitted to another partnership meanwhile: the store has to be opened again");
	return UNABLE;
}

static enum outcome find_partnership(struct postgres *postgres)
{
	PGresult *result = NULL;
	enum outcome outcome =
		asked(postgres, "SELECT cspr.current_partnership(), (SELECT channel FROM cspr.own_channel)", &result);

	if (outcome != FINE)
		return outcome;
	if (PQgetisnull(result, 0, 0)) {
		say(postgres,
		    "the role was admitted to no partnership: the owner of the schema admits it with cspr.admit()");
		outcome = UNABLE;
	} else {
		outcome = take_partnership(postgres, PQgetvalue(result, 0, 0), PQgetvalue(result, 0, 1));
	}
	PQclear(result);
	return outcome;
}

static enum outcome prepare(struct postgres *postgres)
{
	PQenterPipelineMode(postgres->connection);
	postgres->unreplicated = false; /* what was warned of till now was no commit of ours */
	for (int i = 0; i < STATEMENT_COUNT; i++) {
		char name[16];

		snprintf(name, sizeof name, "%d", i);
		PQsendPrepare(postgres->connection, name, statements[i], 0, NULL);
	}
	send_end(postgres);
	return receive(postgres, NULL, STATEMENT_COUNT);
}

enum outcome connect_once(struct postgres *postgres)
{
	enum outcome outcome;

	disconnect(postgres);
	postgres->connection = connect_to(postgres->uri);
	if (PQstatus(postgres->connection) != CONNECTION_OK) {
		say(postgres,
		    "no server of the URI lets this role in and can be written to; where one is, its log says more");
		disconnect(postgres);
		return LOST;
	}
	PQsetNoticeReceiver(postgres->connection, take_notice, postgres);
	outcome = set_session(postgres);
	if (outcome == FINE)
		outcome = check_version(postgres);
	if (outcome == FINE)
		outcome = find_partnership(postgres);
	if (outcome == FINE)
		outcome = prepare(postgres);
	if (outcome == DOUBTFUL)
		outcome = LOST;
	if (outcome != FINE)
		disconnect(postgres);
	return outcome;
}
