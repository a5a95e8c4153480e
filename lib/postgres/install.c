/*
 * The schema, installed or brought up by its owner. Each file is one transaction that refuses to run on another version
 * than the one before its own, so that two who install at once do it once.
 */
#include "postgres.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void ignore_notice(void *data, const PGresult *notice)
{
	(void)data;
	(void)notice;
}

static char *joined(const char *const *lines)
{
	size_t length = 1, at = 0;
	char *text;

	for (const char *const *line = lines; *line; line++)
		length += strlen(*line);
	text = malloc(length);
	if (!text)
		return NULL;
	for (const char *const *line = lines; *line; line++) {
		size_t part = strlen(*line);

		memcpy(text + at, *line, part);
		at += part;
	}
	text[at] = '\0';
	return text;
}

/* The version of the schema, 0 when there is none, -1 when it can't be said; then why says why. */
static int version_of(struct postgres *postgres)
{
	PGresult *result = PQexec(postgres->connection, "SELECT version FROM cspr.version");
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	int version = -1;

	if (PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1)
		version = atoi(PQgetvalue(result, 0, 0));
	else if (state && (strcmp(state, "42P01") == 0 || strcmp(state, "3F000") == 0))
		version = 0;
	else
		failure(postgres, result);
	PQclear(result);
	return version;
}

/* Runs the file that makes a version, unless somebody else does at this moment. */
static cspr_status make_version(struct postgres *postgres, int version)
{
	char *text = joined(schema_files[version - 1]);
	PGresult *result;
	cspr_status status = CSPR_DONE;

	if (!text)
		return CSPR_ERROR_NO_MEMORY;
	result = PQexec(postgres->connection, text);
	free(text);
	if (PQresultStatus(result) != PGRES_COMMAND_OK) {
		failure(postgres, result);
		PQclear(PQexec(postgres->connection, "ROLLBACK"));
		if (version_of(postgres) < version)
			status = CSPR_ERROR_UNAVAILABLE;
	}
	PQclear(result);
	return status;
}

static cspr_status install(struct postgres *postgres)
{
	int version = version_of(postgres);
	cspr_status status = CSPR_DONE;

	if (version < 0)
		return CSPR_ERROR_UNAVAILABLE;
	if (version > SCHEMA_VERSION) {
		say(postgres, "the schema is of a newer version of this library");
		return CSPR_ERROR_NEWER;
	}
	while (version < SCHEMA_VERSION && status == CSPR_DONE)
		status = make_version(postgres, ++version);
	return status;
}

cspr_status cspr_postgres_install(const char *uri, struct cspr_trouble *trouble)
{
	static const char *const keywords[] = { "target_session_attrs", "dbname", "client_encoding", NULL };
	const char *const values[] = { "read-write", uri, "UTF8", NULL };
	struct postgres postgres = { 0 };
	cspr_status status = CSPR_ERROR_UNAVAILABLE;

	if (!uri)
		return CSPR_ERROR_ARGUMENT;
	postgres.connection = PQconnectdbParams(keywords, values, 1);
	PQsetNoticeReceiver(postgres.connection, ignore_notice, NULL);
	if (PQstatus(postgres.connection) == CONNECTION_OK)
		status = install(&postgres);
	else
		say(&postgres, "no server of the URI lets this role in and can be written to");
	if (status != CSPR_DONE)
		tell(trouble, postgres.why);
	disconnect(&postgres);
	return status;
}
