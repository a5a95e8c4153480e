/*
 * What is kept beside the record: notes, documents, checkpoints; and how a note is erased so that its bytes are gone
 * from the file and from the log beside it.
 */
#include "connection.h"

struct note_visit {
	cspr_visit_note visit;
	void *data;
};

static cspr_status give_note(void *data, struct row *row)
{
	struct note_visit *visit = data;
	struct cspr_note note = { .size = sizeof note };

	note.number = (uint32_t)row_number(row, 1, UINT32_MAX);
	row_digest(row, note.salt);
	note.text = row_text(row, &note.length);
	return row->bad ? CSPR_DONE : visit->visit(visit->data, &note);
}

cspr_status driver_note(void *state, const char *review, uint32_t number, cspr_visit_note visit, void *data)
{
	struct connection *connection = state;
	struct note_visit note = { visit, data };
	struct binding binding = bind_to(connection, GET_NOTE);

	bind_text(&binding, review);
	bind_number(&binding, number);
	return row_visit_one(&binding, give_note, &note);
}

/* In the file secure_delete has put zeros over the note (see room in schema.c), but the log may still hold pages with
 * it: it is taken over into the file and emptied. */
static cspr_status empty_log(struct connection *connection)
{
	int result = sqlite3_wal_checkpoint_v2(connection->database, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

	if ((result & 0xFF) == SQLITE_BUSY || (result & 0xFF) == SQLITE_LOCKED)
		return failed_as(connection, CSPR_ERROR_UNAVAILABLE,
				 "the note is erased, but its bytes stay in the log beside the file while somebody "
				 "reads what was there before: erase it again later, until there is none");
	return result ? failed(connection, result) : CSPR_DONE;
}

static cspr_status erase(struct connection *connection, const char *review, uint32_t number, bool *ret_found)
{
	struct binding binding = bind_to(connection, ERASE_NOTE);

	bind_text(&binding, review);
	bind_number(&binding, number);
	cspr_status status = bind_run(&binding);

	*ret_found = status == CSPR_DONE && sqlite3_changes(connection->database) > 0;
	return status;
}

cspr_status driver_erase_note(void *state, const char *review, uint32_t number)
{
	struct connection *connection = state;
	bool found = false;
	cspr_status status = writing_begin(connection);

	if (status)
		return status;
	status = writing_end(connection, erase(connection, review, number, &found));
	if (status == CSPR_DONE)
		status = empty_log(connection);
	return status == CSPR_DONE && !found ? CSPR_ERROR_NOT_FOUND : status;
}

struct document_visit {
	cspr_visit_document visit;
	void *data;
};

static cspr_status give_document(void *data, struct row *row)
{
	struct document_visit *visit = data;
	struct cspr_document document = { .size = sizeof document };

	row_digest(row, document.digest);
	document.bytes = row_text(row, &document.length);
	return row->bad ? CSPR_DONE : visit->visit(visit->data, &document);
}

cspr_status driver_document(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data)
{
	struct connection *connection = state;
	struct document_visit document = { visit, data };
	struct binding binding = bind_to(connection, GET_DOCUMENT);

	bind_digest(&binding, digest);
	return row_visit_one(&binding, give_document, &document);
}

struct checkpoint_visit {
	cspr_visit_checkpoint visit;
	void *data;
};

static cspr_status give_checkpoint(void *data, struct row *row)
{
	struct checkpoint_visit *visit = data;
	struct cspr_checkpoint checkpoint = { .size = sizeof checkpoint };

	checkpoint.events = (uint32_t)row_number(row, 1, UINT32_MAX);
	checkpoint.text = row_text(row, &checkpoint.length);
	return row->bad ? CSPR_DONE : visit->visit(visit->data, &checkpoint);
}

cspr_status driver_checkpoints(void *state, const char *review, cspr_visit_checkpoint visit, void *data)
{
	struct connection *connection = state;
	struct checkpoint_visit checkpoint = { visit, data };
	struct binding binding = bind_to(connection, GET_CHECKPOINTS);

	bind_text(&binding, review);
	return rows_visit(&binding, give_checkpoint, &checkpoint);
}
