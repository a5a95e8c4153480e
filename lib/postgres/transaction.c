/*
 * What is sent goes in one pipeline, and what became of it is known: done, not done, or in doubt. In doubt it is tried
 * again on a new connection, and the attempt finds out whether it had been done.
 *
 * What must stay true: nothing is FINE that the server has not said is committed, and that it has not waited for a
 * synchronous standby for.
 */
#define _POSIX_C_SOURCE 200809L

#include "postgres.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { FIRST_PAUSE = 20, LONGEST_PAUSE = 500, MOST_RETRIES = 16 };

int64_t moment_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void send_statement(struct postgres *postgres, enum statement statement, const struct parameters *parameters)
{
	static const int binary[MOST_PARAMETERS] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
	char name[16];

	snprintf(name, sizeof name, "%d", (int)statement);
	/* What comes after a gap is not sent: the commit is the last. */
	if (postgres->unsent ||
	    !PQsendQueryPrepared(postgres->connection, name, parameters ? parameters->count : 0,
				 parameters ? parameters->values : NULL, parameters ? parameters->lengths : NULL,
				 parameters ? binary : NULL, 1))
		postgres->unsent = true;
	else
		postgres->sent++;
}

size_t send_end(struct postgres *postgres)
{
	size_t sent = postgres->sent;

	postgres->sent = 0;
	if (!postgres->unsent && !PQpipelineSync(postgres->connection))
		postgres->unended = true;
	return sent;
}

/* What is known while answers come in. */
struct taking {
	PGresult **answers; /* or NULL */
	size_t sent;
	size_t received; /* answers of statements that were done */
	enum outcome outcome;
	bool named; /* the server said of a statement before the last that it failed: nothing can be committed */
	bool quiet; /* the last there was to take was the end of a result */
	bool over;
};

static void take(struct postgres *postgres, struct taking *taking, PGresult *result)
{
	switch (PQresultStatus(result)) {
	case PGRES_PIPELINE_SYNC:
		taking->over = true;
		break;
	case PGRES_PIPELINE_ABORTED:
		break;
	case PGRES_TUPLES_OK:
	case PGRES_COMMAND_OK:
		if (taking->answers && taking->received < taking->sent) {
			taking->answers[taking->received++] = result;
			return;
		}
		taking->received++;
		break;
	default:
		if (taking->outcome == FINE)
			taking->outcome = failure(postgres, result);
		if (PQresultErrorField(result, PG_DIAG_SQLSTATE) && taking->received + 1 < taking->sent)
			taking->named = true;
	}
	PQclear(result);
}

static enum outcome lost(struct postgres *postgres, bool nothing_done)
{
	disconnect(postgres);
	say(postgres, "contact with the server was lost");
	return nothing_done ? LOST : DOUBTFUL;
}

static enum outcome take_all(struct postgres *postgres, struct taking *taking)
{
	if (postgres->unsent || postgres->unended)
		return lost(postgres, postgres->unsent);
	while (!taking->over) {
		PGresult *result = PQgetResult(postgres->connection);

		if (result)
			take(postgres, taking, result);
		else if (taking->quiet || PQstatus(postgres->connection) == CONNECTION_BAD)
			return lost(postgres, taking->named);
		taking->quiet = !result;
	}
	if (taking->outcome == LOST)
		return lost(postgres, taking->named);
	if (taking->outcome == FINE && postgres->unreplicated) {
		say(postgres, "the server committed without waiting for its synchronous standby");
		return DOUBTFUL;
	}
	return taking->outcome;
}

/* A warning stays: better one too many. */
void take_owed(struct postgres *postgres)
{
	struct taking taking = { .sent = 1 };

	if (!postgres->owes_answer)
		return;
	postgres->owes_answer = false;
	take_all(postgres, &taking);
}

enum outcome receive(struct postgres *postgres, PGresult **answers, size_t sent)
{
	struct taking taking = { .answers = answers, .sent = sent };
	enum outcome outcome;

	if (!postgres->unsent && !postgres->unended)
		take_owed(postgres);
	/* What was sent after it may have been done even so. */
	outcome = postgres->connection ? take_all(postgres, &taking) : DOUBTFUL;
	postgres->unreplicated = false;
	if (answers && outcome != FINE)
		for (size_t i = 0; i < taking.received; i++)
			PQclear(answers[i]);
	return outcome;
}

void settle(struct postgres *postgres)
{
	if (!postgres->connection || postgres->owes_answer || PQtransactionStatus(postgres->connection) == PQTRANS_IDLE)
		return;
	send_statement(postgres, ROLLBACK, NULL);
	receive(postgres, NULL, send_end(postgres));
}

/* Patience begins when contact is lost first. */
struct trial {
	int64_t until; /* 0: it has not begun */
	int pause;
	int retries;
	bool doubted;
};

static bool patient(const struct postgres *postgres, struct trial *trial)
{
	int64_t now = moment_now();

	if (!trial->until)
		trial->until = now + postgres->patience;
	return now < trial->until;
}

/* Waits for nothing: a connection that is known to have ended is not written to, which would only raise a doubt. */
static void notice_end(struct postgres *postgres)
{
	if (postgres->connection && !PQconsumeInput(postgres->connection))
		disconnect(postgres);
}

static enum outcome connected(struct postgres *postgres, struct trial *trial)
{
	enum outcome outcome;

	if (postgres->connection && PQstatus(postgres->connection) == CONNECTION_OK)
		return FINE;
	while ((outcome = connect_once(postgres)) == LOST && patient(postgres, trial)) {
		poll(NULL, 0, trial->pause);
		trial->pause = trial->pause * 2 < LONGEST_PAUSE ? trial->pause * 2 : LONGEST_PAUSE;
	}
	return outcome == LOST ? UNABLE : outcome;
}

/* Whether to try again. */
static bool goes_on(const struct postgres *postgres, struct trial *trial, enum outcome outcome)
{
	switch (outcome) {
	case DOUBTFUL:
		trial->doubted = true;
		return patient(postgres, trial);
	case LOST:
		return patient(postgres, trial);
	case AGAIN:
		return trial->retries++ < MOST_RETRIES;
	case FINE:
	case CONFLICTING:
	case UNABLE:
	case TOO_NEW:
	case SPOILT:
		return false;
	}
	return false;
}

static cspr_status status_of(enum outcome outcome, bool doubted)
{
	switch (outcome) {
	case FINE:
		return CSPR_DONE;
	case CONFLICTING:
		return CSPR_ERROR_CONFLICT;
	case AGAIN:
	case LOST:
	case DOUBTFUL:
	case UNABLE:
		return doubted ? CSPR_ERROR_UNCERTAIN : CSPR_ERROR_UNAVAILABLE;
	case TOO_NEW:
		return doubted ? CSPR_ERROR_UNCERTAIN : CSPR_ERROR_NEWER;
	case SPOILT:
		return doubted ? CSPR_ERROR_UNCERTAIN : CSPR_ERROR_CORRUPT;
	}
	return CSPR_ERROR_UNAVAILABLE;
}

cspr_status persist(struct postgres *postgres, attempt try, void *data)
{
	struct trial trial = { .pause = FIRST_PAUSE };
	enum outcome outcome;

	do {
		notice_end(postgres);
		outcome = connected(postgres, &trial);
		if (outcome == FINE)
			outcome = try(postgres, data, trial.doubted);
		settle(postgres);
	} while (goes_on(postgres, &trial, outcome));
	if (outcome == FINE)
		*postgres->why = '\0';
	return status_of(outcome, trial.doubted);
}

struct question {
	enum statement statement;
	const struct parameters *parameters;
	PGresult *answer;
};

static enum outcome ask_once(struct postgres *postgres, void *data, bool doubted)
{
	struct question *question = data;
	enum outcome outcome;

	(void)doubted;
	send_statement(postgres, question->statement, question->parameters);
	outcome = receive(postgres, &question->answer, send_end(postgres));
	return outcome == DOUBTFUL ? LOST : outcome; /* nothing was written */
}

cspr_status ask(struct postgres *postgres, enum statement statement, const struct parameters *parameters,
		PGresult **ret)
{
	struct question question = { .statement = statement, .parameters = parameters };
	cspr_status status = persist(postgres, ask_once, &question);

	if (status == CSPR_DONE)
		*ret = question.answer;
	return status;
}
