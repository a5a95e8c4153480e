/*
 * What is written to a review: one transaction in one pipeline, of which the first statement locks the review at the
 * expected number of events, and the last commits.
 *
 * What must stay true: a conflict is an error of the server (a unique violation, most often), and nothing of its
 * transaction stays. Where an earlier try may have been committed, a conflict may be with ourselves: the events tell.
 */
#include "postgres.h"

#include <string.h>

static struct parameters of_review(const struct postgres *postgres, const char *review)
{
	struct parameters parameters = { 0 };

	add_text(&parameters, postgres->partnership);
	add_text(&parameters, review);
	return parameters;
}

static void send_expect(struct postgres *postgres, const struct cspr_append *append)
{
	struct parameters parameters = of_review(postgres, append->review);

	add_number(&parameters, append->expected);
	send_statement(postgres, EXPECT, &parameters);
}

static struct parameters of_summary(const struct postgres *postgres, const struct cspr_append *append)
{
	const struct cspr_summary *summary = append->summary;
	struct parameters parameters = of_review(postgres, append->review);

	add_text(&parameters, summary->edition);
	add_text(&parameters, summary->state);
	add_text(&parameters, summary->phase);
	add_number(&parameters, summary->events);
	add_number(&parameters, summary->breaches);
	add_day(&parameters, summary->opened.first);
	add_day(&parameters, summary->opened.last);
	add_number(&parameters, summary->recorded);
	add_bytes(&parameters, summary->root, sizeof summary->root);
	if (append->expected)
		add_number(&parameters, append->expected);
	return parameters;
}

/* An append as it is sent: several events are one statement, which costs little more than one event. */
struct writing {
	const struct cspr_append *append;
	struct array numbers, leaves, lines; /* unless it adds one event to others */
};

static bool adds_one(const struct cspr_append *append)
{
	return append->expected && append->event_count == 1;
}

static void free_writing(struct writing *writing)
{
	array_free(&writing->numbers);
	array_free(&writing->leaves);
	array_free(&writing->lines);
}

static bool make_writing(struct writing *writing, const struct cspr_append *append)
{
	size_t count = append->event_count, bytes = 0;

	writing->append = append;
	if (adds_one(append))
		return true;
	for (size_t i = 0; i < count; i++)
		bytes += append->events[i]->length;
	if (!array_begin(&writing->numbers, ELEMENT_NUMBER, count, count * 8) ||
	    !array_begin(&writing->leaves, ELEMENT_BYTES, count, count * sizeof append->events[0]->leaf) ||
	    !array_begin(&writing->lines, ELEMENT_TEXT, count, bytes))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct cspr_stored_event *event = append->events[i];

		array_add_number(&writing->numbers, event->number);
		array_add(&writing->leaves, event->leaf, sizeof event->leaf);
		array_add(&writing->lines, event->line, event->length);
	}
	return true;
}

static void send_events(struct postgres *postgres, const struct writing *writing)
{
	struct parameters parameters = of_review(postgres, writing->append->review);

	add_bytes(&parameters, writing->numbers.bytes, writing->numbers.length);
	add_bytes(&parameters, writing->leaves.bytes, writing->leaves.length);
	add_bytes(&parameters, writing->lines.bytes, writing->lines.length);
	add_text(&parameters, postgres->source);
	send_statement(postgres, ADD_EVENTS, &parameters);
}

static void send_record(struct postgres *postgres, const struct writing *writing)
{
	const struct cspr_append *append = writing->append;
	struct parameters parameters = of_summary(postgres, append);

	if (adds_one(append)) {
		add_text(&parameters, postgres->source);
		add_bytes(&parameters, append->events[0]->leaf, sizeof append->events[0]->leaf);
		add_bytes(&parameters, append->events[0]->line, append->events[0]->length);
		send_statement(postgres, ADD_EVENT, &parameters);
		return;
	}
	send_statement(postgres, append->expected ? CHANGE_REVIEW : ADD_REVIEW, &parameters);
	if (append->event_count)
		send_events(postgres, writing);
}

static void send_duty(struct postgres *postgres, const struct cspr_append *append, const struct cspr_duty_row *duty)
{
	struct parameters parameters = of_review(postgres, append->review);

	add_text(&parameters, duty->duty);
	add_text(&parameters, duty->about);
	add_text(&parameters, duty->force);
	add_text(&parameters, duty->standing);
	add_text(&parameters, duty->standing_between);
	add_text(&parameters, duty->standing_after);
	add_truth(&parameters, duty->open != 0);
	add_day(&parameters, duty->since.first);
	add_day(&parameters, duty->since.last);
	add_day(&parameters, duty->due.first);
	add_day(&parameters, duty->due.last);
	add_day(&parameters, duty->met_on.first);
	add_day(&parameters, duty->met_on.last);
	add_integer(&parameters, duty->days_late);
	send_statement(postgres, PUT_DUTY, &parameters);
}

static void send_duties(struct postgres *postgres, const struct cspr_append *append)
{
	if (append->replace_duties) {
		struct parameters parameters = of_review(postgres, append->review);

		send_statement(postgres, CLEAR_DUTIES, &parameters);
	}
	for (size_t i = 0; i < append->gone_count; i++) {
		struct parameters parameters = of_review(postgres, append->review);

		add_text(&parameters, append->gone[i]->duty);
		add_text(&parameters, append->gone[i]->about);
		send_statement(postgres, REMOVE_DUTY, &parameters);
	}
	for (size_t i = 0; i < append->duty_count; i++)
		send_duty(postgres, append, append->duties[i]);
}

static void send_note(struct postgres *postgres, const struct cspr_append *append, const struct cspr_note *note)
{
	struct parameters parameters = of_review(postgres, append->review);

	add_number(&parameters, note->number);
	add_bytes(&parameters, note->salt, sizeof note->salt);
	add_bytes(&parameters, note->text, note->length);
	send_statement(postgres, ADD_NOTE, &parameters);
}

static void send_document(struct postgres *postgres, const struct cspr_document *document)
{
	struct parameters parameters = { 0 };

	add_text(&parameters, postgres->partnership);
	add_bytes(&parameters, document->digest, sizeof document->digest);
	add_bytes(&parameters, document->bytes, document->length);
	send_statement(postgres, ADD_DOCUMENT, &parameters);
}

static void send_checkpoint(struct postgres *postgres, const struct cspr_append *append)
{
	struct parameters parameters = of_review(postgres, append->review);

	add_number(&parameters, append->checkpoint->events);
	add_bytes(&parameters, append->checkpoint->text, append->checkpoint->length);
	send_statement(postgres, PUT_CHECKPOINT, &parameters);
}

/* After the commit, since a transaction that notifies keeps all others of the database from committing until it has.
 * What comes of it is taken before the next answer. */
static void send_word(struct postgres *postgres)
{
	struct parameters parameters = { 0 };

	add_text(&parameters, postgres->channel);
	send_statement(postgres, NOTIFY, &parameters);
	send_end(postgres);
	postgres->owes_answer = true;
}

static enum outcome write_all(struct postgres *postgres, const struct writing *writing)
{
	const struct cspr_append *append = writing->append;
	enum outcome outcome;

	send_statement(postgres, BEGIN, NULL);
	if (append->summary)
		send_record(postgres, writing);
	else
		send_expect(postgres, append);
	send_duties(postgres, append);
	for (size_t i = 0; i < append->note_count; i++)
		send_note(postgres, append, append->notes[i]);
	for (size_t i = 0; i < append->document_count; i++)
		send_document(postgres, append->documents[i]);
	if (append->checkpoint)
		send_checkpoint(postgres, append);
	send_statement(postgres, COMMIT, NULL);
	outcome = receive(postgres, NULL, send_end(postgres));
	if (append->event_count && postgres->connection && (outcome == FINE || outcome == DOUBTFUL))
		send_word(postgres);
	return outcome;
}

static bool same_event(const PGresult *rows, int row, const struct cspr_stored_event *event)
{
	return number_at(rows, row, 0) == event->number && PQgetlength(rows, row, 1) == (int)sizeof event->leaf &&
	       memcmp(PQgetvalue(rows, row, 1), event->leaf, sizeof event->leaf) == 0 &&
	       (size_t)PQgetlength(rows, row, 2) == event->length &&
	       memcmp(PQgetvalue(rows, row, 2), event->line, event->length) == 0;
}

static bool all_there(const PGresult *rows, const struct cspr_append *append)
{
	if ((size_t)PQntuples(rows) < append->event_count)
		return false;
	for (size_t i = 0; i < append->event_count; i++)
		if (!same_event(rows, (int)i, append->events[i]))
			return false;
	return true;
}

/* Are the events that are in our way our own? The lock makes it a transaction of which the commit waits for a
 * synchronous standby, as the one that is in doubt should have. */
static enum outcome look(struct postgres *postgres, const struct cspr_append *append)
{
	enum { BEGUN, LOCKED, EVENTS, COMMITTED, ANSWERS };
	PGresult *answers[ANSWERS];
	struct parameters review = of_review(postgres, append->review);
	struct parameters after = of_review(postgres, append->review);
	enum outcome outcome;

	add_number(&after, append->expected);
	send_statement(postgres, BEGIN, NULL);
	send_statement(postgres, LOCK_REVIEW, &review);
	send_statement(postgres, READ_EVENTS, &after);
	send_statement(postgres, COMMIT, NULL);
	outcome = receive(postgres, answers, send_end(postgres));
	if (outcome != FINE)
		return outcome;
	if (!all_there(answers[EVENTS], append))
		outcome = CONFLICTING;
	for (int i = 0; i < ANSWERS; i++)
		PQclear(answers[i]);
	return outcome;
}

static enum outcome write_once(struct postgres *postgres, void *data, bool doubted)
{
	const struct writing *writing = data;
	enum outcome outcome = write_all(postgres, writing);

	if (outcome != CONFLICTING || !doubted || !writing->append->event_count)
		return outcome;
	settle(postgres);
	return postgres->connection ? look(postgres, writing->append) : DOUBTFUL;
}

static bool well_formed(const struct cspr_append *append)
{
	if (!append->review || (append->event_count && !append->summary) ||
	    (append->summary && append->summary->events != append->expected + append->event_count))
		return false;
	for (size_t i = 0; i < append->event_count; i++)
		if (append->events[i]->number != append->expected + 1 + i)
			return false;
	return true;
}

static cspr_status visit_nothing(void *data, const struct cspr_summary *summary)
{
	(void)data;
	(void)summary;
	return CSPR_DONE;
}

/* Rows that belong to no event belong to a review that is there. */
static cspr_status without_events(void *state, const char *review)
{
	cspr_status status = summary(state, review, visit_nothing, NULL);

	return status == CSPR_DONE ? CSPR_ERROR_CONFLICT : status;
}

cspr_status append(void *state, const struct cspr_append *append)
{
	struct writing writing = { 0 };
	cspr_status status = CSPR_ERROR_NO_MEMORY;

	if (!well_formed(append))
		return CSPR_ERROR_ARGUMENT;
	if (!append->expected && !append->event_count)
		return without_events(state, append->review);
	if (make_writing(&writing, append))
		status = persist(state, write_once, &writing);
	free_writing(&writing);
	return status;
}
