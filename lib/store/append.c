/*
 * What was decided, given to the driver: lines, notes, the rows of the portfolio that change, a signed checkpoint.
 *
 * What must stay true: the stored review is replaced by the one with the new events only after the driver has said that
 * they are durable, and nothing can fail then; observers hear of each event once, in order.
 */
#include "record.h"

#include <stdlib.h>
#include <string.h>

static const unsigned char *profile_of(const cspr_review *review)
{
	const cspr_profile *profile = cspr_basis_profile(cspr_review_basis(review));

	return profile ? cspr_profile_digest(profile) : NULL;
}

/* What the driver is given points into what the attempt and the stored review keep. */
struct parcel {
	struct cspr_stored_event *events;
	const struct cspr_stored_event **event_list;
	const struct cspr_note **note_list;
	const struct cspr_document *document;
	struct rows rows;
	struct row_changes changes;
	struct cspr_summary summary;
	cspr_statement *statement; /* that is signed, or NULL */
	struct cspr_checkpoint checkpoint;
	struct cspr_append append;
};

static void parcel_free(struct parcel *parcel)
{
	free(parcel->events);
	free(parcel->event_list);
	free(parcel->note_list);
	rows_free(&parcel->rows);
	row_changes_free(&parcel->changes);
	cspr_statement_unref(parcel->statement);
}

static cspr_status pack_lists(const struct attempt *attempt, struct parcel *parcel)
{
	const struct lines *lines = &attempt->lines;

	parcel->events = calloc(lines->count, sizeof *parcel->events);
	parcel->event_list = calloc(lines->count, sizeof *parcel->event_list);
	parcel->note_list = calloc(lines->count, sizeof *parcel->note_list);
	if (!parcel->events || !parcel->event_list || !parcel->note_list)
		return CSPR_ERROR_NO_MEMORY;
	for (uint32_t i = 0; i < lines->count; i++) {
		parcel->events[i] = (struct cspr_stored_event){
			.size = sizeof *parcel->events,
			.number = attempt->stored->lines.count + i + 1,
			.line = lines->bytes + lines->places[i].at,
			.length = lines->places[i].length,
		};
		memcpy(parcel->events[i].leaf, lines->places[i].leaf, sizeof parcel->events[i].leaf);
		parcel->event_list[i] = &parcel->events[i];
	}
	for (size_t i = 0; i < attempt->note_count; i++)
		parcel->note_list[i] = &attempt->notes[i];
	return CSPR_DONE;
}

static cspr_status pack_portfolio(const struct attempt *attempt, struct parcel *parcel)
{
	cspr_stored *stored = attempt->stored;
	unsigned char root[32];
	cspr_status status = CSPR_ERROR_NO_MEMORY;

	if (frontier_root(&attempt->tree, stored->store->hash, root))
		status = stored_rows(stored);
	if (status == CSPR_DONE)
		status = rows_of(attempt->review, stored->reference, &parcel->rows);
	if (status == CSPR_DONE)
		status = rows_compare(&stored->rows, &parcel->rows, &parcel->changes);
	if (status == CSPR_DONE)
		summary_of(attempt->review, stored->reference, root, &parcel->summary);
	if (status < 0 || !stored->store->key)
		return status;
	status = cspr_statement_sign(stored->store->key, stored->reference, parcel->summary.events, root,
				     &parcel->statement);
	if (status < 0)
		return say_wrong(attempt->trouble, status, 0, "no checkpoint can be signed with this key");
	parcel->checkpoint.size = sizeof parcel->checkpoint;
	parcel->checkpoint.events = parcel->summary.events;
	parcel->checkpoint.text = cspr_statement_text(parcel->statement, &parcel->checkpoint.length);
	return CSPR_DONE;
}

static cspr_status pack(const struct attempt *attempt, struct parcel *parcel)
{
	cspr_stored *stored = attempt->stored;
	cspr_status status = pack_lists(attempt, parcel);
	const unsigned char *profile = profile_of(attempt->review);

	if (status == CSPR_DONE)
		status = pack_portfolio(attempt, parcel);
	if (status < 0)
		return status;
	if (stored->store->profile && profile && memcmp(profile, stored->store->profile_text.digest, 32) == 0)
		parcel->document = &stored->store->profile_text;
	parcel->append = (struct cspr_append){
		.size = sizeof parcel->append,
		.review = stored->reference,
		.expected = stored->lines.count,
		.events = parcel->event_list,
		.event_count = attempt->lines.count,
		.summary = &parcel->summary,
		.duties = parcel->changes.put,
		.duty_count = parcel->changes.put_count,
		.gone = parcel->changes.gone,
		.gone_count = parcel->changes.gone_count,
		.notes = parcel->note_list,
		.note_count = attempt->note_count,
		.documents = &parcel->document,
		.document_count = parcel->document != NULL,
		.checkpoint = parcel->statement ? &parcel->checkpoint : NULL,
	};
	return CSPR_DONE;
}

/* What is durable becomes the stored review. Room for the lines was made before. */
static void settle(struct attempt *attempt, struct parcel *parcel)
{
	cspr_stored *stored = attempt->stored;
	cspr_review *review = stored->review;
	struct rows rows = stored->rows;

	for (uint32_t i = 0; i < attempt->lines.count; i++)
		lines_add(&stored->lines, parcel->events[i].line, parcel->events[i].length, parcel->events[i].leaf);
	stored->tree = attempt->tree;
	stored->in_tree = stored->lines.count;
	stored->review = attempt->review;
	attempt->review = review;
	stored->rows = parcel->rows;
	parcel->rows = rows;
}

static void tell(const struct attempt *attempt)
{
	const cspr_stored *stored = attempt->stored;
	const cspr_store *store = stored->store;
	uint32_t first = stored->lines.count - (uint32_t)attempt->count + 1;

	for (size_t i = 0; store->observe && i < attempt->count; i++)
		store->observe(store->observe_data, stored->reference, first + (uint32_t)i, attempt->events[i],
			       attempt->decisions[i]);
}

cspr_status attempt_append(struct attempt *attempt)
{
	cspr_stored *stored = attempt->stored;
	cspr_store *store = stored->store;
	struct parcel parcel = { 0 };
	cspr_status status = lines_reserve(&stored->lines, attempt->lines.used, attempt->lines.count)
				     ? pack(attempt, &parcel)
				     : CSPR_ERROR_NO_MEMORY;

	if (status == CSPR_DONE) {
		status = store->driver->append(store->state, &parcel.append);
		if (status == CSPR_DONE)
			settle(attempt, &parcel);
		else
			status = driver_failed(store, status, attempt->trouble);
	}
	parcel_free(&parcel);
	if (status == CSPR_DONE)
		tell(attempt);
	return status;
}
