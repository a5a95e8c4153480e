/*
 * What is kept for one review: its events, notes, documents and checkpoints, handed to visitors. An answer is taken
 * whole before the first visit, so that a reading that was cut off begins anew and no visitor notices.
 */
#include "postgres.h"

#include <string.h>

static cspr_status spoilt(struct postgres *postgres, PGresult *rows)
{
	PQclear(rows);
	say(postgres, "a row is not what this library writes");
	return CSPR_ERROR_CORRUPT;
}

static struct parameters of_review(const struct postgres *postgres, const char *review)
{
	struct parameters parameters = { 0 };

	add_text(&parameters, postgres->partnership);
	add_text(&parameters, review);
	return parameters;
}

cspr_status read_events(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data)
{
	struct postgres *postgres = state;
	struct parameters parameters = of_review(postgres, review);
	PGresult *rows;
	cspr_status status;

	add_number(&parameters, after);
	status = ask(postgres, READ_EVENTS, &parameters, &rows);
	if (status != CSPR_DONE)
		return status;
	for (int row = 0; row < PQntuples(rows) && status == CSPR_DONE; row++) {
		struct cspr_stored_event event = {
			.size = sizeof event,
			.number = (uint32_t)number_at(rows, row, 0),
			.line = PQgetvalue(rows, row, 2),
			.length = (size_t)PQgetlength(rows, row, 2),
		};

		if (!bytes_at(rows, row, 1, event.leaf))
			return spoilt(postgres, rows);
		status = visit(data, &event);
	}
	PQclear(rows);
	return status;
}

cspr_status note(void *state, const char *review, uint32_t number, cspr_visit_note visit, void *data)
{
	struct postgres *postgres = state;
	struct parameters parameters = of_review(postgres, review);
	struct cspr_note note = { .size = sizeof note, .number = number };
	PGresult *rows;
	cspr_status status;

	add_number(&parameters, number);
	status = ask(postgres, READ_NOTE, &parameters, &rows);
	if (status != CSPR_DONE)
		return status;
	if (PQntuples(rows) == 0) {
		PQclear(rows);
		return CSPR_ERROR_NOT_FOUND;
	}
	if (!bytes_at(rows, 0, 0, note.salt))
		return spoilt(postgres, rows);
	note.text = PQgetvalue(rows, 0, 1);
	note.length = (size_t)PQgetlength(rows, 0, 1);
	status = visit(data, &note);
	PQclear(rows);
	return status;
}

struct erasure {
	const char *review;
	uint32_t number;
	bool found;
};

/* The review is locked first, so that the commit waits for a synchronous standby though an earlier try erased it. */
static enum outcome erase_once(struct postgres *postgres, void *data, bool doubted)
{
	enum { BEGUN, LOCKED, ERASED, COMMITTED, ANSWERS };
	struct erasure *erasure = data;
	PGresult *answers[ANSWERS];
	struct parameters review = of_review(postgres, erasure->review);
	struct parameters parameters = of_review(postgres, erasure->review);
	enum outcome outcome;

	add_number(&parameters, erasure->number);
	send_statement(postgres, BEGIN, NULL);
	send_statement(postgres, LOCK_REVIEW, &review);
	send_statement(postgres, ERASE_NOTE, &parameters);
	send_statement(postgres, COMMIT, NULL);
	outcome = receive(postgres, answers, send_end(postgres));
	if (outcome != FINE)
		return outcome;
	erasure->found = doubted || strcmp(PQcmdTuples(answers[ERASED]), "0") != 0;
	for (int i = 0; i < ANSWERS; i++)
		PQclear(answers[i]);
	return FINE;
}

cspr_status erase_note(void *state, const char *review, uint32_t number)
{
	struct erasure erasure = { .review = review, .number = number };
	cspr_status status = persist(state, erase_once, &erasure);

	return status == CSPR_DONE && !erasure.found ? CSPR_ERROR_NOT_FOUND : status;
}

cspr_status document(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data)
{
	struct postgres *postgres = state;
	struct parameters parameters = { 0 };
	struct cspr_document document = { .size = sizeof document };
	PGresult *rows;
	cspr_status status;

	add_text(&parameters, postgres->partnership);
	add_bytes(&parameters, digest, sizeof document.digest);
	status = ask(postgres, READ_DOCUMENT, &parameters, &rows);
	if (status != CSPR_DONE)
		return status;
	if (PQntuples(rows) == 0) {
		status = CSPR_ERROR_NOT_FOUND;
	} else {
		memcpy(document.digest, digest, sizeof document.digest);
		document.bytes = PQgetvalue(rows, 0, 0);
		document.length = (size_t)PQgetlength(rows, 0, 0);
		status = visit(data, &document);
	}
	PQclear(rows);
	return status;
}

cspr_status checkpoints(void *state, const char *review, cspr_visit_checkpoint visit, void *data)
{
	struct postgres *postgres = state;
	struct parameters parameters = of_review(postgres, review);
	PGresult *rows;
	cspr_status status = ask(postgres, READ_CHECKPOINTS, &parameters, &rows);

	if (status != CSPR_DONE)
		return status;
	for (int row = 0; row < PQntuples(rows) && status == CSPR_DONE; row++) {
		struct cspr_checkpoint checkpoint = {
			.size = sizeof checkpoint,
			.events = (uint32_t)number_at(rows, row, 0),
			.text = PQgetvalue(rows, row, 1),
			.length = (size_t)PQgetlength(rows, row, 1),
		};

		status = visit(data, &checkpoint);
	}
	PQclear(rows);
	return status;
}
