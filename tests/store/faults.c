/*
 * The faults, each in a few lines, in the order of the table at the end.
 */
#include "broken.h"

#include "inside.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Appends */

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

/* Events */

static bool lower_line(struct cspr_stored_event *event, char *line)
{
	for (size_t i = 0; i < event->length; i++)
		line[i] = (char)tolower((unsigned char)line[i]);
	return true;
}

static bool seven_bits(struct cspr_stored_event *event, char *line)
{
	for (size_t i = 0; i < event->length; i++)
		line[i] = (char)(line[i] & 0x7f);
	return true;
}

static bool no_delete(struct cspr_stored_event *event, char *line)
{
	for (size_t i = 0; i < event->length; i++)
		if (line[i] == 0x7f)
			line[i] = ' ';
	return true;
}

static bool compose(struct cspr_stored_event *event, char *line)
{
	char *accent = strstr(line, "e\xcc\x81");

	if (accent) {
		memmove(accent, "\xc3\xa9", 2);
		memmove(accent + 2, accent + 3, strlen(accent + 3) + 1);
		event->length--;
	}
	return true;
}

static bool no_zero_escape(struct cspr_stored_event *event, char *line)
{
	(void)line;
	return !strstr(event->line, "\"\\u0000");
}

static bool odd_pairs(struct cspr_stored_event *event, char *line)
{
	char *pair = strstr(line, "\xd8\x80"); /* U+0600 */

	(void)event;
	if (pair)
		pair[0] = '?';
	return true;
}

static bool trim_spaces(struct cspr_stored_event *event, char *line)
{
	char *spaces = strstr(line, "  ");

	(void)event;
	if (spaces)
		spaces[1] = '_';
	return true;
}

static bool shorten_line(struct cspr_stored_event *event, char *line)
{
	(void)line;
	if (event->length > 65535)
		event->length = 65535;
	return true;
}

static void line_to_its_zero(struct parcel *parcel)
{
	for (size_t i = 0; i < parcel->append.event_count; i++)
		if (parcel->events[i].length < 100)
			parcel->events[i].length = strlen(parcel->events[i].line);
}

static void leaf_to_its_zero(unsigned char bytes[32])
{
	for (size_t i = strnlen((const char *)bytes, 32); i < 32; i++)
		bytes[i] = 0;
}

static bool cut_leaf(struct cspr_stored_event *event, char *line)
{
	(void)line;
	leaf_to_its_zero(event->leaf);
	return true;
}

static bool forget_after_500(struct cspr_stored_event *event, char *line)
{
	(void)line;
	return event->number <= 500;
}

static bool lose_event_12(struct cspr_stored_event *event, char *line)
{
	(void)line;
	return event->number != 12;
}

static bool forget_size(struct cspr_stored_event *event, char *line)
{
	(void)line;
	event->size = 0;
	return true;
}

static void from_after(uint32_t *after)
{
	if (*after)
		--*after;
}

static void small_after(uint32_t *after)
{
	if (*after == UINT32_MAX)
		*after = 0;
}

static cspr_status miss_events(cspr_status status)
{
	return status == CSPR_DONE ? CSPR_ERROR_NOT_FOUND : status;
}

/* References */

static void fold_reference(char reference[REFERENCE_ROOM])
{
	for (; *reference; reference++)
		*reference = (char)tolower((unsigned char)*reference);
}

static void shorten_reference(char reference[REFERENCE_ROOM])
{
	reference[63] = '\0';
}

static void trim_reference(char reference[REFERENCE_ROOM])
{
	size_t length = strlen(reference);

	if (length > 1 && ispunct((unsigned char)reference[length - 1]))
		reference[length - 1] = '\0';
}

static void prefix_reference(char reference[REFERENCE_ROOM])
{
	if (strncmp(reference, "case-1", 6) == 0)
		reference[6] = '\0';
}

/* Summaries */

static bool cut_root(struct cspr_summary *summary)
{
	leaf_to_its_zero(summary->root);
	return true;
}

static bool microseconds(struct cspr_summary *summary)
{
	summary->recorded -= summary->recorded % 1000;
	return true;
}

static bool floating(struct cspr_summary *summary)
{
	double seconds = (double)summary->recorded;

	summary->recorded = seconds >= 9.2e18 ? INT64_MAX : (int64_t)seconds;
	return true;
}

static bool exact_opening(struct cspr_summary *summary)
{
	summary->opened.last = summary->opened.first;
	return true;
}

static bool lose_breaches(struct cspr_summary *summary)
{
	summary->breaches = summary->breaches != 0;
	return true;
}

static bool first_edition(struct cspr_summary *summary)
{
	summary->edition = "wt2023";
	return true;
}

static int by_locale(const void *one, const void *other)
{
	const struct cspr_summary *a = one, *b = other;

	return strcasecmp(a->review, b->review);
}

static void ignore_after(struct cspr_list_query *query)
{
	query->after = NULL;
}

static void ignore_state(struct cspr_list_query *query)
{
	query->state = NULL;
}

static void ignore_phase(struct cspr_list_query *query)
{
	if (query->phase && query->state)
		query->phase = NULL;
}

static void empty_is_any(struct cspr_list_query *query)
{
	if (query->phase && !*query->phase)
		query->phase = NULL;
}

static void ignore_edition(struct cspr_list_query *query)
{
	query->edition = NULL;
}

static void ignore_breached(struct cspr_list_query *query)
{
	query->breached = 0;
}

static void list_one_more(struct cspr_list_query *query)
{
	query->most += query->most > 1;
}

static void list_signed_most(struct cspr_list_query *query)
{
	if (query->most > INT32_MAX)
		query->most = 1;
}

/* Duties */

static bool swap_since(struct cspr_duty_row *duty)
{
	struct cspr_span since = duty->since;

	duty->since = duty->due;
	duty->due = since;
	return true;
}

static bool late_or_not(struct cspr_duty_row *duty)
{
	if (duty->days_late < 0)
		duty->days_late = 0;
	return true;
}

static bool one_standing(struct cspr_duty_row *duty)
{
	duty->standing_after = duty->standing_between;
	return true;
}

static bool no_met_on(struct cspr_duty_row *duty)
{
	duty->met_on = (struct cspr_span){ CSPR_NO_DAY, CSPR_NO_DAY };
	return true;
}

static bool short_days(struct cspr_duty_row *duty)
{
	if (duty->due.last > INT16_MAX)
		duty->due.last = INT16_MAX;
	return true;
}

static bool day_zero_is_none(struct cspr_duty_row *duty)
{
	if (duty->due.last == 0)
		duty->due = (struct cspr_span){ CSPR_NO_DAY, CSPR_NO_DAY };
	return true;
}

static bool exact_due(struct cspr_duty_row *duty)
{
	duty->due.first = duty->due.last;
	return true;
}

static bool null_about(struct cspr_duty_row *duty)
{
	if (duty->about && !*duty->about)
		duty->about = NULL;
	return true;
}

static int by_first_day(const void *one, const void *other)
{
	const struct cspr_duty_row *a = one, *b = other;

	return (a->due.first > b->due.first) - (a->due.first < b->due.first);
}

static int order_of(const struct cspr_duty_row *a, const struct cspr_duty_row *b,
		    int (*compare)(const char *, const char *))
{
	int order = compare(a->review, b->review);

	if (!order)
		order = compare(a->duty, b->duty);
	return order ? order : compare(a->about, b->about);
}

static int last_day(const struct cspr_duty_row *a, const struct cspr_duty_row *b, cspr_day none)
{
	cspr_day one = a->due.last == CSPR_NO_DAY ? none : a->due.last;
	cspr_day other = b->due.last == CSPR_NO_DAY ? none : b->due.last;

	return (one > other) - (one < other);
}

static int none_first(const void *one, const void *other)
{
	int order = last_day(one, other, CSPR_NO_DAY);

	return order ? order : order_of(one, other, strcmp);
}

static int due_by_locale(const void *one, const void *other)
{
	int order = last_day(one, other, INT32_MAX);

	return order ? order : order_of(one, other, strcasecmp);
}

static void due_all(struct cspr_due_query *query)
{
	query->all = 1;
}

static void due_open(struct cspr_due_query *query)
{
	query->all = 0;
}

static void due_any_day(struct cspr_due_query *query)
{
	query->before = CSPR_NO_DAY;
}

static void due_earlier(struct cspr_due_query *query)
{
	if (query->before > CSPR_NO_DAY + 1)
		query->before--;
}

static void due_any_review(struct cspr_due_query *query)
{
	query->review = NULL;
}

static void due_any_duty(struct cspr_due_query *query)
{
	query->duty = NULL;
}

static void due_any_phase(struct cspr_due_query *query)
{
	query->phase = NULL;
}

static void due_any_number(struct cspr_due_query *query)
{
	query->most = 0;
}

/* Beside the record */

static bool cut_salt(struct cspr_note *note)
{
	leaf_to_its_zero(note->salt);
	return true;
}

static bool shorten_note(struct cspr_note *note)
{
	if (note->length > 65535)
		note->length = 65535;
	return true;
}

static bool null_note(struct cspr_note *note)
{
	if (note->length == 0)
		note->text = NULL;
	return true;
}

static bool cut_document(struct cspr_document *document)
{
	document->length = strlen(document->bytes);
	return true;
}

static bool null_document(struct cspr_document *document)
{
	if (document->length == 0)
		document->bytes = NULL;
	return true;
}

static bool forget_checkpoint(struct cspr_checkpoint *checkpoint)
{
	return checkpoint->events != 9;
}

static bool shorten_checkpoint(struct cspr_checkpoint *checkpoint)
{
	if (checkpoint->length > 14)
		checkpoint->length = 14;
	return true;
}

static cspr_status erase_nothing(const char *review, uint32_t number)
{
	(void)number;
	return events_of(review) ? CSPR_DONE : CSPR_ERROR_NOT_FOUND;
}

static cspr_status erase_again(const char *review, uint32_t number)
{
	memory_driver.erase_note(world.memory, review, number);
	return CSPR_DONE;
}

static cspr_status erase_all(const char *review, uint32_t number)
{
	cspr_status status = memory_driver.erase_note(world.memory, review, number);

	for (uint32_t other = 1; status == CSPR_DONE && other <= events_of(review); other++)
		memory_driver.erase_note(world.memory, review, other);
	return status;
}

static cspr_status erase_of_others(const char *review, uint32_t number)
{
	memory_driver.erase_note(world.memory, "r-2", number);
	return memory_driver.erase_note(world.memory, review, number);
}

/* Visits */

static cspr_status only_errors_end(cspr_status status)
{
	return status > 0 ? CSPR_DONE : status;
}

static cspr_status go_on(cspr_status status)
{
	if (status != CSPR_DONE && world.swallowed == CSPR_DONE)
		world.swallowed = status;
	return CSPR_DONE;
}

static cspr_status ended_is_done(cspr_status status)
{
	return status == CSPR_REFUSED ? CSPR_DONE : status;
}

static cspr_status ended_is_unavailable(cspr_status status)
{
	return status < 0 && status != CSPR_ERROR_NOT_FOUND ? CSPR_ERROR_UNAVAILABLE : status;
}

static cspr_status stuck_when_ended(cspr_status status)
{
	world.stuck = status != CSPR_DONE;
	return status;
}

static cspr_status blocked_in_visit(cspr_status status)
{
	world.stuck = false;
	return status;
}

static bool block_in_visit(struct cspr_stored_event *event, char *line)
{
	(void)event;
	(void)line;
	world.stuck = true;
	return true;
}

/* Connections */

static bool seen_at_first(struct cspr_stored_event *event, char *line)
{
	struct slot *slot = world.slot;

	(void)line;
	if (slot->has_read && event->number > slot->most)
		return false;
	slot->most = event->number;
	return true;
}

static cspr_status has_seen(cspr_status status)
{
	world.slot->has_read = true;
	return status;
}

static cspr_status one_connection(void)
{
	return world.open > 1 ? CSPR_ERROR_UNAVAILABLE : CSPR_DONE;
}

static cspr_status ten_openings(void)
{
	return world.opened > 10 ? CSPR_ERROR_UNAVAILABLE : CSPR_DONE;
}

static void forget_when_closed(void)
{
	if (world.open == 0) {
		memory_driver.close(world.memory);
		memory_new(&world.memory);
	}
}

static const char *tell_value(void *state)
{
	(void)state;
	return "secret-reference has another number of events";
}

static const char *always_found(void *state)
{
	(void)state;
	return "a writer was cut off";
}

static const char changes_nothing[] = "changes nothing";

const struct fault faults[] = {
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
	{ "folds the case of lines", "every character of ASCII", .event = lower_line },
	{ "keeps seven bits", "beyond ASCII", .event = seven_bits },
	{ "drops DEL", "every character of ASCII", .event = no_delete },
	{ "composes characters", "composed or not", .event = compose },
	{ "can't keep \\u0000", "escapes", .event = no_zero_escape },
	{ "can't keep some characters", "every pair", .event = odd_pairs },
	{ "changes spaces", "not normalised", .event = trim_spaces },
	{ "cuts lines at 64 KiB", "a mebibyte", .event = shorten_line },
	{ "reads lines to a zero byte", "as it is said to be", .append = line_to_its_zero },
	{ "ends leaves at a zero byte", "leaves and heads", .event = cut_leaf },
	{ "shows 500 events at most", "1000 events", .event = forget_after_500 },
	{ "loses an event that was there", "24 events", .event = lose_event_12 },
	{ "does not set the size of a row", "one event is read back", .event = forget_size },
	{ "shows the event after which is asked", "from any number", .after = from_after },
	{ "takes the highest number for none", "from any number", .after = small_after },
	{ "finds nothing where no events are", "empty storage", .answered = miss_events },
	{ "folds the case of references", "every kind of reference", .reference = fold_reference },
	{ "cuts references at 63 bytes", "every kind of reference", .reference = shorten_reference },
	{ "trims references", "every kind of reference", .reference = trim_reference },
	{ "finds reviews by the beginning of a reference", "nearly its own", .reference = prefix_reference },
	{ "ends heads at a zero byte", "leaves and heads", .summary = cut_root },
	{ "drops nanoseconds", "to the nanosecond", .summary = microseconds },
	{ "keeps moments as floating numbers", "to the nanosecond", .summary = floating },
	{ "makes vague days exact", "kept in a summary", .summary = exact_opening },
	{ "keeps whether there are breaches, not how many", "kept in a summary", .summary = lose_breaches },
	{ "knows one edition", "is replaced by the next", .summary = first_edition },
	{ "orders reviews by locale", "listed in the order of the bytes", .list_order = by_locale },
	{ "ignores after in a list", "in pages", .ask_list = ignore_after },
	{ "ignores state in a list", "phase, state and edition", .ask_list = ignore_state },
	{ "ignores phase beside state", "all of them together", .ask_list = ignore_phase },
	{ "takes an empty word for any", "as exact words", .ask_list = empty_is_any },
	{ "ignores edition in a list", "phase, state and edition", .ask_list = ignore_edition },
	{ "ignores breached", "with breaches", .ask_list = ignore_breached },
	{ "lists one too many", "in pages", .ask_list = list_one_more },
	{ "takes a high most for a negative one", "in pages", .ask_list = list_signed_most },
	{ "swaps since and due", "every member", .duty = swap_since },
	{ "can't tell late from unknown", "every member", .duty = late_or_not },
	{ "keeps two standings of three", "every member", .duty = one_standing },
	{ "forgets when a duty was met", "every member", .duty = no_met_on },
	{ "keeps days in 16 bits", "all duties are shown", .duty = short_days },
	{ "takes day 0 for none", "open duties", .duty = day_zero_is_none },
	{ "makes due days exact", "open duties", .duty = exact_due },
	{ "gives NULL for an empty word", "every member", .duty = null_about },
	{ "orders duties by first days", "open duties", .due_order = by_first_day },
	{ "shows what has no due day first", "those without a due day last", .due_order = none_first },
	{ "orders duties by locale", "open duties", .due_order = due_by_locale },
	{ "shows all duties always", "open duties", .ask_due = due_all },
	{ "shows open duties only", "all duties are shown", .ask_due = due_open },
	{ "ignores before", "not later than a day", .ask_due = due_any_day },
	{ "shows only what is due before the day", "not later than a day", .ask_due = due_earlier },
	{ "ignores review in due", "shown by review", .ask_due = due_any_review },
	{ "ignores duty in due", "shown by review", .ask_due = due_any_duty },
	{ "ignores phase in due", "that its review has now", .ask_due = due_any_phase },
	{ "ignores most in due", "at most so many", .ask_due = due_any_number },
	{ "ends salts at a zero byte", "notes are kept", .note = cut_salt },
	{ "cuts notes at 64 KiB", "a note may have a mebibyte", .note = shorten_note },
	{ "gives NULL for an empty note", "notes are kept", .note = null_note },
	{ "cuts documents at a zero byte", "documents are kept", .document = cut_document },
	{ "gives NULL for an empty document", "documents are kept", .document = null_document },
	{ "forgets a checkpoint", "checkpoints are shown by size", .checkpoint = forget_checkpoint },
	{ "cuts checkpoints", "of the same size", .checkpoint = shorten_checkpoint },
	{ "does not erase", "was erased is not found", .erase = erase_nothing },
	{ "erases what is not there", "or no more", .erase = erase_again },
	{ "erases all notes of a review", "was erased is not found", .erase = erase_all },
	{ "erases in other reviews too", "was erased is not found", .erase = erase_of_others },
	{ "goes on after a positive status", "a visit to events", .visited = only_errors_end },
	{ "goes on after a visitor has ended the visit", "a visit to a list", .visited = go_on },
	{ "takes an end for done", "a visit to duties", .answered = ended_is_done },
	{ "takes an end for a failure of its own", "a visit to checkpoints", .answered = ended_is_unavailable },
	{ "is stuck after a visit was ended", "a visit to a summary", .answered = stuck_when_ended },
	{ "is stuck after a visit to a note was ended", "a visit to a note", .answered = stuck_when_ended },
	{ "is stuck after a visit to a document was ended", "a visit to a document", .answered = stuck_when_ended },
	{ "lets nobody write during a visit", "as of one moment", .event = block_in_visit,
	  .answered = blocked_in_visit },
	{ "shows events that came during the visit", "as of one moment", .moving = true },
	{ "shows a connection what it saw at first", "sees at once", .event = seen_at_first, .answered = has_seen },
	{ "has one connection", "every other one sees", .opening = one_connection },
	{ "leaks connections", "that did nothing", .opening = ten_openings },
	{ "forgets everything when it is closed", "after every connection was closed", .closed = forget_when_closed },
	{ "tells a reference in why()", "why()", .why = tell_value },
	{ "always has something to tell", "found()", .found = always_found },
};
const size_t fault_count = sizeof faults / sizeof faults[0];
