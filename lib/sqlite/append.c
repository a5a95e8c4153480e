/*
 * Writing: all that an append has in one transaction, or nothing of it. The transaction is begun as one that writes, so
 * that nobody else can between what it reads (how many events there are) and what it adds.
 */
#include "connection.h"

cspr_status writing_begin(struct connection *connection)
{
	cspr_status status = writer_mark(connection);

	if (status)
		return status;
	struct binding begin = bind_to(connection, BEGIN_WRITING);

	return bind_run(&begin);
}

/* A commit whose sync failed is complete in the log, only not known to be on the disk: if the process is lost before
 * somebody writes over it, it counts. */
static cspr_status commit(struct connection *connection)
{
	struct binding binding = bind_to(connection, COMMIT);
	cspr_status status = bind_run(&binding);

	if (status && sqlite3_extended_errcode(connection->database) == SQLITE_IOERR_FSYNC)
		return CSPR_ERROR_UNCERTAIN;
	return status;
}

cspr_status writing_end(struct connection *connection, cspr_status status)
{
	if (status == CSPR_DONE)
		status = commit(connection);
	if (status && !sqlite3_get_autocommit(connection->database))
		execute(connection, "ROLLBACK");
	return status;
}

static cspr_status expect(struct connection *connection, const struct cspr_append *append)
{
	struct binding binding = bind_to(connection, COUNT_EVENTS);
	sqlite3_int64 count;

	bind_text(&binding, append->review);
	cspr_status status = bind_number_of(&binding, &count);

	if (status)
		return status;
	if (count != append->expected)
		return CSPR_ERROR_CONFLICT;
	return count == 0 && append->event_count == 0 ? CSPR_ERROR_NOT_FOUND : CSPR_DONE;
}

static cspr_status put_summary(struct connection *connection, const struct cspr_append *append)
{
	const struct cspr_summary *summary = append->summary;
	struct binding binding = bind_to(connection, PUT_REVIEW);

	bind_text(&binding, append->review);
	bind_text(&binding, summary->edition);
	bind_text(&binding, summary->state);
	bind_text(&binding, summary->phase);
	bind_number(&binding, summary->events);
	bind_number(&binding, summary->breaches);
	bind_span(&binding, summary->opened);
	bind_number(&binding, summary->recorded);
	bind_digest(&binding, summary->root);
	return bind_run(&binding);
}

static cspr_status put_event(struct connection *connection, const char *review, const struct cspr_stored_event *event)
{
	struct binding binding = bind_to(connection, PUT_EVENT);

	bind_text(&binding, review);
	bind_number(&binding, event->number);
	bind_bytes_as_text(&binding, event->line, event->length);
	bind_digest(&binding, event->leaf);
	return bind_run(&binding);
}

static cspr_status clear_duties(struct connection *connection, const char *review)
{
	struct binding binding = bind_to(connection, CLEAR_DUTIES);

	bind_text(&binding, review);
	return bind_run(&binding);
}

static cspr_status put_duty(struct connection *connection, const char *review, const struct cspr_duty_row *duty)
{
	struct binding binding = bind_to(connection, PUT_DUTY);
	bool due = duty->due.first != CSPR_NO_DAY;

	bind_text(&binding, review);
	bind_text(&binding, duty->duty);
	bind_text(&binding, duty->about);
	bind_text(&binding, duty->force);
	bind_text(&binding, duty->standing);
	bind_text(&binding, duty->standing_between);
	bind_text(&binding, duty->standing_after);
	bind_number(&binding, duty->open != 0);
	bind_span(&binding, duty->since);
	bind_day(&binding, duty->due.first);
	bind_day(&binding, due ? duty->due.last : CSPR_NO_DAY);
	bind_span(&binding, duty->met_on);
	bind_number(&binding, duty->days_late);
	return bind_run(&binding);
}

static cspr_status drop_duty(struct connection *connection, const char *review, const struct cspr_duty_row *duty)
{
	struct binding binding = bind_to(connection, DROP_DUTY);

	bind_text(&binding, review);
	bind_text(&binding, duty->duty);
	bind_text(&binding, duty->about);
	return bind_run(&binding);
}

static cspr_status put_note(struct connection *connection, const char *review, const struct cspr_note *note)
{
	struct binding binding = bind_to(connection, PUT_NOTE);

	bind_text(&binding, review);
	bind_number(&binding, note->number);
	bind_digest(&binding, note->salt);
	bind_bytes_as_text(&binding, note->text, note->length);
	return bind_run(&binding);
}

static cspr_status put_document(struct connection *connection, const struct cspr_document *document)
{
	struct binding binding = bind_to(connection, PUT_DOCUMENT);

	bind_digest(&binding, document->digest);
	bind_bytes_as_text(&binding, document->bytes, document->length);
	return bind_run(&binding);
}

static cspr_status put_checkpoint(struct connection *connection, const char *review,
				  const struct cspr_checkpoint *checkpoint)
{
	struct binding binding = bind_to(connection, PUT_CHECKPOINT);

	bind_text(&binding, review);
	bind_number(&binding, checkpoint->events);
	bind_bytes_as_text(&binding, checkpoint->text, checkpoint->length);
	return bind_run(&binding);
}

static cspr_status write_duties(struct connection *connection, const struct cspr_append *append)
{
	cspr_status status = append->replace_duties ? clear_duties(connection, append->review) : CSPR_DONE;

	for (size_t i = 0; status == CSPR_DONE && i < append->gone_count; i++)
		status = drop_duty(connection, append->review, append->gone[i]);
	for (size_t i = 0; status == CSPR_DONE && i < append->duty_count; i++)
		status = put_duty(connection, append->review, append->duties[i]);
	return status;
}

/* The review before what refers to it. */
static cspr_status write_all(struct connection *connection, const struct cspr_append *append)
{
	cspr_status status = expect(connection, append);

	if (status == CSPR_DONE && append->summary)
		status = put_summary(connection, append);
	for (size_t i = 0; status == CSPR_DONE && i < append->event_count; i++)
		status = put_event(connection, append->review, append->events[i]);
	if (status == CSPR_DONE)
		status = write_duties(connection, append);
	for (size_t i = 0; status == CSPR_DONE && i < append->note_count; i++)
		status = put_note(connection, append->review, append->notes[i]);
	for (size_t i = 0; status == CSPR_DONE && i < append->document_count; i++)
		status = put_document(connection, append->documents[i]);
	if (status == CSPR_DONE && append->checkpoint)
		status = put_checkpoint(connection, append->review, append->checkpoint);
	return status;
}

static bool well_formed(const struct cspr_append *append)
{
	if (!append->review || (append->event_count > 0 && !append->summary))
		return false;
	for (size_t i = 0; i < append->event_count; i++)
		if (append->events[i]->number != append->expected + 1 + i)
			return false;
	return true;
}

cspr_status driver_append(void *state, const struct cspr_append *append)
{
	struct connection *connection = state;

	connection->why[0] = '\0';
	if (!well_formed(append))
		return failed_as(connection, CSPR_ERROR_ARGUMENT,
				 "events are numbered from the expected one on, and come with a summary");
	cspr_status status = writing_begin(connection);

	return status ? status : writing_end(connection, write_all(connection, append));
}
