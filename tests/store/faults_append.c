/*
 * Faults of appends, each in a few lines, in the order of the table at the end.
 */
#include "broken.h"

#include "inside.h"

#include <string.h>

static void lose_last(struct parcel *parcel)
{
	if (parcel->append.event_count > 1)
		parcel->append.event_count--;
}

static void lose_single(struct parcel *parcel)
{
	if (parcel->append.event_count == 1 && parcel->append.expected)
		parcel->append.event_count = 0;
}

static void number_on(struct parcel *parcel)
{
	for (size_t i = 0; i < parcel->append.event_count; i++)
		parcel->events[i].number = parcel->append.expected + (uint32_t)i + 1;
}

static void expect_what_there_is(struct parcel *parcel)
{
	parcel->append.expected = events_of(parcel->append.review);
	number_on(parcel);
}

static void accept_stale(struct parcel *parcel)
{
	if (parcel->append.event_count && parcel->append.expected < events_of(parcel->append.review))
		expect_what_there_is(parcel);
}

static void accept_ahead(struct parcel *parcel)
{
	if (parcel->append.event_count && parcel->append.expected > events_of(parcel->append.review))
		expect_what_there_is(parcel);
}

static void accept_rows(struct parcel *parcel)
{
	if (!parcel->append.event_count)
		expect_what_there_is(parcel);
}

static void accept_other_connection(struct parcel *parcel)
{
	if (world.open > 1 && parcel->append.expected)
		accept_stale(parcel);
}

static void accept_second_beginning(struct parcel *parcel)
{
	if (parcel->append.expected == 0)
		accept_stale(parcel);
}

static cspr_status ignore_conflict(struct parcel *parcel, cspr_status status)
{
	(void)parcel;
	return status == CSPR_ERROR_CONFLICT ? CSPR_DONE : status;
}

static cspr_status conflict_unavailable(struct parcel *parcel, cspr_status status)
{
	(void)parcel;
	return status == CSPR_ERROR_CONFLICT ? CSPR_ERROR_UNAVAILABLE : status;
}

static cspr_status form_conflict(struct parcel *parcel, cspr_status status)
{
	(void)parcel;
	return status == CSPR_ERROR_ARGUMENT ? CSPR_ERROR_CONFLICT : status;
}

static cspr_status accept_rows_of_none(struct parcel *parcel, cspr_status status)
{
	(void)parcel;
	return status == CSPR_ERROR_NOT_FOUND ? CSPR_DONE : status;
}

static void make_up_summary(struct parcel *parcel)
{
	if (parcel->append.event_count && !parcel->append.summary) {
		parcel->summary = (struct cspr_summary){
			.size = sizeof parcel->summary,
			.review = parcel->review,
			.edition = "",
			.state = "",
			.phase = "",
			.events = parcel->append.expected + (uint32_t)parcel->append.event_count,
		};
		parcel->append.summary = &parcel->summary;
	}
}

static void skip_first_of_gap(struct parcel *parcel)
{
	if (parcel->append.event_count == 1)
		number_on(parcel);
}

static void number_within(struct parcel *parcel)
{
	if (parcel->append.event_count == 3)
		number_on(parcel);
}

/* What is left of an append that was refused: all but the events, and of the rest one thing. */
static cspr_status keep_of(struct parcel *parcel, cspr_status status, struct cspr_append kept)
{
	uint32_t events = events_of(parcel->append.review);

	if ((status == CSPR_ERROR_CONFLICT || status == CSPR_ERROR_ARGUMENT) && events) {
		kept.size = sizeof kept;
		kept.review = parcel->append.review;
		kept.expected = events;
		memory_driver.append(world.memory, &kept);
	}
	return status;
}

static cspr_status keep_summary(struct parcel *parcel, cspr_status status)
{
	return keep_of(parcel, status, (struct cspr_append){ .summary = parcel->append.summary });
}

static cspr_status keep_duties(struct parcel *parcel, cspr_status status)
{
	return keep_of(
		parcel, status,
		(struct cspr_append){ .duties = parcel->append.duties, .duty_count = parcel->append.duty_count });
}

static cspr_status keep_going_of_duties(struct parcel *parcel, cspr_status status)
{
	return keep_of(parcel, status,
		       (struct cspr_append){ .gone = parcel->append.gone, .gone_count = parcel->append.gone_count });
}

static cspr_status keep_notes(struct parcel *parcel, cspr_status status)
{
	return keep_of(parcel, status,
		       (struct cspr_append){ .notes = parcel->append.notes, .note_count = parcel->append.note_count });
}

static cspr_status keep_documents(struct parcel *parcel, cspr_status status)
{
	return keep_of(parcel, status,
		       (struct cspr_append){ .documents = parcel->append.documents,
					     .document_count = parcel->append.document_count });
}

static cspr_status keep_checkpoint(struct parcel *parcel, cspr_status status)
{
	return keep_of(parcel, status, (struct cspr_append){ .checkpoint = parcel->append.checkpoint });
}

static void ignore_gone(struct parcel *parcel)
{
	parcel->append.gone_count = 0;
}

static void refuse_gone_twice(struct parcel *parcel)
{
	if (parcel->append.gone_count > 2)
		parcel->append.expected++;
}

static void ignore_replace(struct parcel *parcel)
{
	parcel->append.replace_duties = 0;
}

static void always_replace(struct parcel *parcel)
{
	parcel->append.replace_duties = 1;
}

static void ignore_duties(struct parcel *parcel)
{
	if (parcel->append.expected)
		parcel->append.duty_count = 0;
}

static void need_summary(struct parcel *parcel)
{
	static const char blank[] = "";

	if (!parcel->append.event_count && !parcel->append.summary) {
		parcel->summary = (struct cspr_summary){
			.size = sizeof parcel->summary,
			.review = parcel->review,
			.edition = blank,
			.state = blank,
			.phase = blank,
			.events = parcel->append.expected,
		};
		parcel->append.summary = &parcel->summary;
	}
}

static void ignore_summary_alone(struct parcel *parcel)
{
	if (!parcel->append.event_count)
		parcel->append.summary = NULL;
}

static void ignore_checkpoint_alone(struct parcel *parcel)
{
	if (!parcel->append.event_count)
		parcel->append.checkpoint = NULL;
}

static void ignore_notes(struct parcel *parcel)
{
	if (parcel->append.note_count > 1)
		parcel->append.note_count--;
}

static void documents_of_nobody(struct parcel *parcel)
{
	for (size_t i = 0; i < parcel->append.document_count; i++)
		parcel->documents[i].digest[31] ^= (unsigned char)parcel->append.expected;
}

static void shorten_digests(struct parcel *parcel)
{
	for (size_t i = 0; i < parcel->append.document_count; i++)
		memset(parcel->documents[i].digest, 0, 32);
}

static void ask_short_digest(unsigned char digest[32])
{
	memset(digest, 0, 32);
}

static const char changes_nothing[] = "changes nothing";

static const struct fault faults[] = {
	{ "loses the last event of a batch", "24 events", .append = lose_last },
	{ "loses an event that comes alone", "appends of any size", .append = lose_single },
	{ "accepts a stale number", "fewer events than there are", .append = accept_stale },
	{ "accepts a number that is too high", "more events than there are", .append = accept_ahead },
	{ "accepts a number far too high", "very many events", .append = accept_ahead },
	{ "accepts events of a review that is not there", "a review that is not there", .append = accept_ahead },
	{ "takes one review's number for another's", "what another has", .append = accept_ahead },
	{ "accepts rows at any number", "rows alone that expects fewer", .append = accept_rows },
	{ "accepts rows ahead", "rows alone that expects more", .append = accept_rows },
	{ "calls a conflict of rows alone not found", "should be there and is not", .append = accept_rows },
	{ "accepts a stale number from another connection", "that expect the same", .append = accept_other_connection },
	{ "accepts two beginnings", "that begin one review", .append = accept_second_beginning },
	{ "accepts a beginning of what is there", "begins a review that is there", .append = accept_second_beginning },
	{ "says done of a conflict", changes_nothing, .appended = ignore_conflict },
	{ "says unavailable of a conflict", changes_nothing, .appended = conflict_unavailable },
	{ "says conflict of events that can't be", "(ARGUMENT)", .appended = form_conflict },
	{ "says done of rows of no review", "without events is not found", .appended = accept_rows_of_none },
	{ "makes up a summary", "without a summary", .append = make_up_summary },
	{ "closes a gap", "later number", .append = skip_first_of_gap },
	{ "closes a gap between events", "gap between", .append = number_within },
	{ "numbers events by itself", "two events with one number", .append = number_on },
	{ "numbers events by itself, again", "of one that is there", .append = number_on },
	{ "keeps the summary of a refused append", changes_nothing, .appended = keep_summary },
	{ "keeps the duties of a refused append", changes_nothing, .appended = keep_duties },
	{ "lets duties go by a refused append", changes_nothing, .appended = keep_going_of_duties },
	{ "keeps the notes of a refused append", changes_nothing, .appended = keep_notes },
	{ "keeps the documents of a refused append", changes_nothing, .appended = keep_documents },
	{ "keeps the checkpoint of a refused append", changes_nothing, .appended = keep_checkpoint },
	{ "ignores gone", "go where an append says so", .append = ignore_gone },
	{ "wants every row that goes to be there", "go where an append says so", .append = refuse_gone_twice },
	{ "ignores replace_duties", "are replaced", .append = ignore_replace },
	{ "always replaces duties", "the others stay", .append = always_replace },
	{ "writes the duties of a beginning only", "changed or added", .append = ignore_duties },
	{ "empties a summary that is not given", "where an append has none", .append = need_summary },
	{ "ignores a summary without events", "without events, and the events stay", .append = ignore_summary_alone },
	{ "ignores a checkpoint without events", "of the same size", .append = ignore_checkpoint_alone },
	{ "loses the last note of a batch", "notes are kept", .append = ignore_notes },
	{ "keeps documents by more than their digest", "stays as it is", .append = documents_of_nobody },
	{ "ends digests at a zero byte", "found by digest", .append = shorten_digests,
	  .ask_document = ask_short_digest },
};

const struct fault_list append_faults = { faults, sizeof faults / sizeof faults[0] };
