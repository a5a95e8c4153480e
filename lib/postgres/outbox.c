/*
 * The outbox: rows handed on in order within a review, and word that there are some.
 *
 * What must stay true: a row is marked after it was sent and never before, and while it is being sent nobody else gets
 * it or those after it.
 */
#define _POSIX_C_SOURCE 200809L

#include "postgres.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>

struct sending {
	uint32_t most;
	cspr_send_on send;
	void *data;
	size_t sent;
	cspr_status status; /* what send gave */
};

static enum outcome take_rows(struct postgres *postgres, uint32_t most, PGresult **ret)
{
	enum { BEGUN, ROWS, ANSWERS };
	PGresult *answers[ANSWERS];
	struct parameters parameters = { 0 };
	enum outcome outcome;

	add_text(&parameters, postgres->partnership);
	add_number(&parameters, most);
	send_statement(postgres, BEGIN, NULL);
	send_statement(postgres, TAKE_OUTBOX, &parameters);
	outcome = receive(postgres, answers, send_end(postgres));
	if (outcome != FINE)
		return outcome == DOUBTFUL ? LOST : outcome;
	PQclear(answers[BEGUN]);
	*ret = answers[ROWS];
	return FINE;
}

static void mark_row(struct postgres *postgres, const PGresult *rows, int row)
{
	struct parameters parameters = { 0 };

	add_text(&parameters, postgres->partnership);
	add_bytes(&parameters, PQgetvalue(rows, row, 0), (size_t)PQgetlength(rows, row, 0));
	add_bytes(&parameters, PQgetvalue(rows, row, 1), (size_t)PQgetlength(rows, row, 1));
	send_statement(postgres, MARK_SENT, &parameters);
}

static enum outcome send_rows(struct postgres *postgres, struct sending *sending, const PGresult *rows)
{
	int row = 0;
	enum outcome outcome;

	for (; row < PQntuples(rows); row++) {
		struct cspr_outbox_row given = {
			.size = sizeof given,
			.review = PQgetvalue(rows, row, 0),
			.number = (uint32_t)number_at(rows, row, 1),
			.cloud_event = PQgetvalue(rows, row, 2),
			.length = (size_t)PQgetlength(rows, row, 2),
		};

		sending->status = sending->send(sending->data, &given);
		if (sending->status != CSPR_DONE)
			break;
		mark_row(postgres, rows, row);
	}
	send_statement(postgres, COMMIT, NULL);
	outcome = receive(postgres, NULL, send_end(postgres));
	if (outcome == FINE)
		sending->sent = (size_t)row;
	/* What was sent is not sent again in this call. */
	return outcome == LOST || outcome == DOUBTFUL || outcome == AGAIN ? UNABLE : outcome;
}

static enum outcome send_once(struct postgres *postgres, void *data, bool doubted)
{
	struct sending *sending = data;
	PGresult *rows;
	enum outcome outcome = take_rows(postgres, sending->most, &rows);

	(void)doubted;
	if (outcome != FINE)
		return outcome;
	outcome = send_rows(postgres, sending, rows);
	PQclear(rows);
	return outcome;
}

cspr_status cspr_postgres_send_on(void *state, uint32_t most, cspr_send_on send, void *data, size_t *ret_sent)
{
	struct sending sending = { .most = most, .send = send, .data = data };
	cspr_status status;

	if (!state || !send)
		return CSPR_ERROR_ARGUMENT;
	status = persist(state, send_once, &sending);
	if (ret_sent)
		*ret_sent = sending.sent;
	return status == CSPR_DONE ? sending.status : status;
}

static bool word_came(struct postgres *postgres)
{
	PGnotify *word;
	bool came = false;

	while ((word = PQnotifies(postgres->connection))) {
		PQfreemem(word);
		came = true;
	}
	return came;
}

/* Nothing is missed that is committed after this; what was before has to be looked for. */
static enum outcome listen_once(struct postgres *postgres, void *data, bool doubted)
{
	char command[80];
	enum outcome outcome;

	(void)data;
	(void)doubted;
	snprintf(command, sizeof command, "LISTEN %.63s", postgres->channel);
	if (PQsendQueryParams(postgres->connection, command, 0, NULL, NULL, NULL, NULL, 1))
		postgres->sent++;
	else
		postgres->unsent = true;
	outcome = receive(postgres, NULL, send_end(postgres));
	postgres->listening = outcome == FINE;
	return outcome == DOUBTFUL ? LOST : outcome;
}

/* Whether there is anything to read before the moment, or the connection was lost. */
static bool wait_until(struct postgres *postgres, int64_t moment)
{
	struct pollfd descriptor = { .fd = PQsocket(postgres->connection), .events = POLLIN };

	for (;;) {
		int64_t left = moment - moment_now();
		int ready = poll(&descriptor, 1, left <= 0 ? 0 : left > INT32_MAX ? INT32_MAX : (int)left);

		if (ready > 0 || (ready < 0 && errno != EINTR))
			return true;
		if (ready == 0)
			return false;
	}
}

cspr_status cspr_postgres_wait(void *state, uint32_t milliseconds, int *ret_new)
{
	struct postgres *postgres = state;
	int64_t until = moment_now() + milliseconds;

	if (!state || !ret_new)
		return CSPR_ERROR_ARGUMENT;
	take_owed(postgres);
	while (postgres->connection && postgres->listening) {
		if (word_came(postgres)) {
			*ret_new = 1;
			return CSPR_DONE;
		}
		if (!wait_until(postgres, until)) {
			*ret_new = 0;
			return CSPR_DONE;
		}
		if (!PQconsumeInput(postgres->connection))
			disconnect(postgres);
	}
	cspr_status status = persist(postgres, listen_once, NULL);

	if (status == CSPR_DONE)
		*ret_new = 1;
	return status;
}
