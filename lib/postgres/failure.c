/*
 * What an error of the server means here, and in words. Only its SQLSTATE is looked at: its own message and detail may
 * repeat what is stored.
 */
#include "postgres.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *state; /* a SQLSTATE, or its first two characters for all of the class */
	enum outcome outcome;
	const char *words;
} failures[] = {
	{ "23505", CONFLICTING, "the review has another number of events" },
	{ "22012", CONFLICTING, "the review has another number of events" },
	{ "40001", AGAIN, "the server could not bring it in line with what others wrote" },
	{ "40P01", AGAIN, "the server ended a deadlock" },
	{ "55P03", AGAIN, "a lock could not be had" },
	{ "25006", UNABLE,
	  "the server can only be read: it is a standby, or its transactions are set to be read only" },
	{ "42501", UNABLE, "the role has not the right: the owner of the schema admits it with cspr.admit()" },
	{ "53100", UNABLE, "the server's disk is full" },
	{ "53300", LOST, "the server has too many connections" },
	{ "57014", UNABLE, "the server was told to cancel it, perhaps by statement_timeout" },
	{ "57P", LOST, "the server is stopping or starting" },
	{ "58", UNABLE, "the server can't read or write its files" },
	{ "08", LOST, "contact with the server was lost" },
	{ "25P03", LOST, "contact with the server was lost" },
	{ "26000", LOST, "the server does not know our statements: a pooler is between that changes servers" },
	{ "0A000", LOST, "the schema was changed meanwhile" },
	{ "22", UNABLE, "what is to be written is no text that the server can store" },
	{ "3F000", UNABLE, "there is no schema cspr: its owner installs it" },
	{ "42", UNABLE, "the schema cspr is not what it should be" },
	{ "53", UNABLE, "the server lacks resources" },
	{ "XX", SPOILT, "the server says that what it stored is damaged" },
};

void say(struct postgres *postgres, const char *words)
{
	snprintf(postgres->why, sizeof postgres->why, "%s", words);
}

void tell(struct cspr_trouble *trouble, const char *words)
{
	struct cspr_trouble told = { 0 };

	if (!trouble || trouble->size < sizeof trouble->size)
		return;
	snprintf(told.message, sizeof told.message, "%s", words);
	memcpy((char *)trouble + sizeof trouble->size, (char *)&told + sizeof told.size,
	       (trouble->size < sizeof told ? trouble->size : sizeof told) - sizeof told.size);
}

enum outcome failure(struct postgres *postgres, const PGresult *result)
{
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	if (!state) { /* of libpq itself: it was no answer of the server */
		say(postgres, "contact with the server was lost");
		return LOST;
	}
	for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
		if (strncmp(state, failures[i].state, strlen(failures[i].state)) != 0)
			continue;
		snprintf(postgres->why, sizeof postgres->why, "%s (SQLSTATE %.5s)", failures[i].words, state);
		return failures[i].outcome;
	}
	snprintf(postgres->why, sizeof postgres->why, "the server could not do it (SQLSTATE %.5s)", state);
	return UNABLE;
}
