/*
 * Cases: what is appended is there, whole and once, for everybody; and what is not, is not there at all.
 */
#include "trial.h"

#include <string.h>

/* What is in a storage before something is refused: of every kind something. */
static void fill(struct trial *trial)
{
	struct batch *batch = begin(trial, "filled", 0, 3);

	add_duty(batch, "first-duty", "");
	add_duty(batch, "second-duty", "sib-1");
	add_duty(batch, "second-duty", "sib-2");
	add_note(batch, 2, "Child A was seen.");
	add_document(batch, 1, "{\"profile\":1}");
	set_checkpoint(batch, 3, "example.org/filled\n3\n");
	append(trial, FIRST, CSPR_DONE);
	append_events(trial, FIRST, "other", 0, 2);
}

/* A batch that would change everything that fill() has written. */
static struct batch *change_all(struct trial *trial, const char *review, uint32_t expected, uint32_t count)
{
	struct batch *batch = begin(trial, review, expected, count);

	batch->summary.state = "closed";
	batch->append.replace_duties = 1;
	add_duty(batch, "first-duty", "")->open = 0;
	add_duty(batch, "third-duty", "");
	add_gone(batch, "second-duty", "sib-1");
	if (count)
		add_note(batch, expected + 1, "Child A was not seen.");
	add_document(batch, 2, "{\"profile\":2}");
	set_checkpoint(batch, 3, "example.org/filled\n3 changed\n");
	return batch;
}

/* Everything, seen through a connection that was there and one that is new, is as it was looked at before. */
static void same_as_before(struct trial *trial, const char *words)
{
	struct text kept = trial->wanted;

	trial->wanted = (struct text){ 0 };
	add(&trial->wanted, "%s", kept.bytes ? kept.bytes : "");
	look_all(trial, FIRST);
	compare(trial, words);
	text_free(&trial->wanted);
	trial->wanted = kept;
	look_all(trial, THIRD);
	compare(trial, words);
	disconnect(trial, THIRD);
}

static void refuse(struct trial *trial, const char *review, uint32_t expected, uint32_t count, cspr_status status)
{
	fill(trial);
	look_all(trial, FIRST);
	want_same(trial);
	change_all(trial, review, expected, count);
	append(trial, SECOND, status);
	same_as_before(trial, "after an append that was refused");
	append_events(trial, SECOND, "filled", 3, 1);
}

static void read_back(struct trial *trial, uint32_t count)
{
	const uint32_t after[] = { 0, 1, count / 2, count - 1, count, count + 1, UINT32_MAX };

	append_events(trial, FIRST, "r-1", 0, count);
	for (size_t i = 0; i < LENGTH(after); i++) {
		if (after[i] < count)
			want_events(trial, "r-1", after[i] + 1, count);
		want_status(trial, CSPR_DONE);
		look_events(trial, FIRST, "r-1", after[i]);
		compare(trial, "the events after a number");
	}
	want_review(trial, "r-1", count);
	want_status(trial, CSPR_DONE);
	look_summary(trial, FIRST, "r-1");
	compare(trial, "the summary");
}

static void one_event(struct trial *trial)
{
	read_back(trial, 1);
}

static void some_events(struct trial *trial)
{
	read_back(trial, 24);
}

static void many_events(struct trial *trial)
{
	read_back(trial, MOST_EVENTS);
}

static void in_parts(struct trial *trial)
{
	static const uint32_t parts[] = { 1, 1, 2, 5, 15, 1, 100 };
	uint32_t events = 0;

	for (size_t i = 0; i < LENGTH(parts); i++) {
		append_events(trial, FIRST, "r-1", events, parts[i]);
		append_events(trial, FIRST, "r-2", events, parts[i]);
		events += parts[i];
	}
	want_events(trial, "r-1", 1, events);
	want_status(trial, CSPR_DONE);
	look_events(trial, FIRST, "r-1", 0);
	want_review(trial, "r-2", events);
	want_status(trial, CSPR_DONE);
	look_summary(trial, FIRST, "r-2");
	compare(trial, "two reviews that grew by turns");
}

static void nothing_yet(struct trial *trial)
{
	look_all(trial, FIRST);
	look_events(trial, FIRST, "nobody", 0);
	look_events(trial, FIRST, "nobody", 7);
	look_checkpoints(trial, FIRST, "nobody");
	look_summary(trial, FIRST, "nobody");
	look_note(trial, FIRST, "nobody", 1);
	for (int i = 0; i < 2; i++) /* list and due */
		want_status(trial, CSPR_DONE);
	for (int i = 0; i < DOCUMENTS; i++)
		want_status(trial, CSPR_ERROR_NOT_FOUND);
	for (int i = 0; i < 3; i++)
		want_status(trial, CSPR_DONE);
	for (int i = 0; i < 2; i++)
		want_status(trial, CSPR_ERROR_NOT_FOUND);
	compare(trial, "what an empty storage shows");
	if (connection(trial, FIRST))
		expect_status(trial, "erasing a note of no review",
			      trial->driver->erase_note(trial->states[FIRST], "nobody", 1), CSPR_ERROR_NOT_FOUND);
}

static void too_low(struct trial *trial)
{
	refuse(trial, "filled", 2, 2, CSPR_ERROR_CONFLICT);
}

static void at_nothing(struct trial *trial)
{
	refuse(trial, "filled", 0, 5, CSPR_ERROR_CONFLICT);
}

static void too_high(struct trial *trial)
{
	refuse(trial, "filled", 4, 1, CSPR_ERROR_CONFLICT);
}

static void far_too_high(struct trial *trial)
{
	refuse(trial, "filled", UINT32_MAX - 1, 1, CSPR_ERROR_CONFLICT);
}

static void of_no_review(struct trial *trial)
{
	refuse(trial, "missing", 1, 1, CSPR_ERROR_CONFLICT);
}

static void of_another(struct trial *trial)
{
	refuse(trial, "other", 3, 1, CSPR_ERROR_CONFLICT);
}

static void rows_conflict(struct trial *trial)
{
	refuse(trial, "filled", 2, 0, CSPR_ERROR_CONFLICT);
}

static void rows_ahead(struct trial *trial)
{
	refuse(trial, "filled", 4, 0, CSPR_ERROR_CONFLICT);
}

static void rows_conflict_of_none(struct trial *trial)
{
	refuse(trial, "missing", 4, 0, CSPR_ERROR_CONFLICT);
}

static void rows_of_none(struct trial *trial)
{
	refuse(trial, "missing", 0, 0, CSPR_ERROR_NOT_FOUND);
}

/* Makes the batch one that can't be, by changing a number of an event; or by taking its summary. */
static void refuse_form(struct trial *trial, uint32_t count, uint32_t changed, uint32_t number)
{
	struct batch *batch;

	fill(trial);
	look_all(trial, FIRST);
	want_same(trial);
	batch = change_all(trial, "filled", 3, count);
	if (number)
		batch->events[changed].number = number;
	else
		batch->append.summary = NULL;
	append(trial, SECOND, CSPR_ERROR_ARGUMENT);
	same_as_before(trial, "after an append that can't be");
}

static void gap_before(struct trial *trial)
{
	refuse_form(trial, 1, 0, 5);
}

static void gap_within(struct trial *trial)
{
	refuse_form(trial, 3, 2, 7);
}

static void number_twice(struct trial *trial)
{
	refuse_form(trial, 3, 2, 5);
}

static void number_of_old(struct trial *trial)
{
	refuse_form(trial, 2, 0, 3);
}

static void no_summary(struct trial *trial)
{
	refuse_form(trial, 2, 0, 0);
}

static void everybody_sees(struct trial *trial)
{
	connection(trial, SECOND);
	want_status(trial, CSPR_DONE);
	look_events(trial, SECOND, "r-1", 0);
	compare(trial, "the events before there are any");
	for (uint32_t i = 0; i < 6; i++) {
		append_events(trial, (int)(i % 2), "r-1", i, 1);
		want_events(trial, "r-1", 1, i + 1);
		want_status(trial, CSPR_DONE);
		want_review(trial, "r-1", i + 1);
		want_status(trial, CSPR_DONE);
		look_events(trial, (int)((i + 1) % 2), "r-1", 0);
		look_summary(trial, (int)((i + 1) % 2), "r-1");
		compare(trial, "what another connection has just written");
	}
	look_all(trial, FIRST);
	want_same(trial);
	look_all(trial, THIRD);
	compare(trial, "everything, on a connection opened afterwards");
}

static void outlives(struct trial *trial)
{
	fill(trial);
	look_all(trial, FIRST);
	want_same(trial);
	connection(trial, SECOND);
	disconnect(trial, FIRST);
	disconnect(trial, SECOND);
	look_all(trial, FIRST);
	compare(trial, "everything, after all connections were closed");
}

static void close_unused(struct trial *trial)
{
	for (int i = 0; i < 20; i++) {
		connection(trial, FIRST);
		connection(trial, SECOND);
		disconnect(trial, i % 2 ? FIRST : SECOND);
		disconnect(trial, i % 2 ? SECOND : FIRST);
	}
	append_events(trial, FIRST, "r-1", 0, 1);
}

static void one_wins(struct trial *trial)
{
	append_events(trial, FIRST, "r-1", 0, 2);
	for (uint32_t events = 2; events < 8; events++) {
		int winner = (int)(events % 2), loser = 1 - winner;
		struct batch *batch;

		want_events(trial, "r-1", events, events);
		want_status(trial, CSPR_DONE);
		look_events(trial, loser, "r-1", events - 1);
		compare(trial, "what both have read");
		append_events(trial, winner, "r-1", events, 1);
		batch = begin(trial, "r-1", events, 1);
		batch->lines[0][2] = 'E'; /* another event than the winner's */
		append(trial, loser, CSPR_ERROR_CONFLICT);
	}
	append_events(trial, SECOND, "r-1", 8, 1);
	want_events(trial, "r-1", 1, 9);
	want_status(trial, CSPR_DONE);
	look_events(trial, FIRST, "r-1", 0);
	compare(trial, "the events of those who were first");
}

static void one_begins(struct trial *trial)
{
	connection(trial, FIRST);
	connection(trial, SECOND);
	append_events(trial, SECOND, "r-1", 0, 3);
	begin(trial, "r-1", 0, 1);
	append(trial, FIRST, CSPR_ERROR_CONFLICT);
	append_events(trial, FIRST, "r-2", 0, 1);
	want_events(trial, "r-1", 1, 3);
	want_status(trial, CSPR_DONE);
	look_events(trial, FIRST, "r-1", 0);
	compare(trial, "a review that two have begun");
}

static void no_value_told(struct trial *trial)
{
	const char *why;
	struct batch *batch;

	append_events(trial, FIRST, "secret-reference", 0, 1);
	batch = begin(trial, "secret-reference", 0, 1);
	add_note(batch, 1, "Child A said something.");
	append(trial, FIRST, CSPR_ERROR_CONFLICT);
	if (!going(trial) || !trial->driver->why)
		return;
	why = trial->driver->why(trial->states[FIRST]);
	expect(trial,
	       !why || (!strstr(why, "secret-reference") && !strstr(why, "Child A") && !strstr(why, "\"event\"")),
	       "why() tells a value that is stored");
}

static void found_nothing(struct trial *trial)
{
	const char *found;

	append_events(trial, FIRST, "r-1", 0, 1);
	disconnect(trial, FIRST);
	if (!connection(trial, FIRST) || !trial->driver->found)
		return;
	found = trial->driver->found(trial->states[FIRST]);
	expect(trial, !found, "found() has something to tell of a storage that was closed properly");
}

static const struct trial_case cases[] = {
	{ "an empty storage shows nothing, and what is asked for by name is not found", nothing_yet },
	{ "one event is read back byte for byte, from any number", one_event },
	{ "24 events of one append are read back byte for byte, from any number", some_events },
	{ "1000 events of one append are read back byte for byte, from any number", many_events },
	{ "reviews grow by appends of any size, each by its own numbers", in_parts },
	{ "an append that expects fewer events than there are is a conflict and changes nothing", too_low },
	{ "an append that begins a review that is there is a conflict and changes nothing", at_nothing },
	{ "an append that expects more events than there are is a conflict and changes nothing", too_high },
	{ "an append that expects very many events is a conflict and changes nothing", far_too_high },
	{ "an append that expects events of a review that is not there is a conflict and changes nothing",
	  of_no_review },
	{ "what one review has is not what another has: a conflict, and nothing changes", of_another },
	{ "an append of rows alone that expects fewer events is a conflict and changes nothing", rows_conflict },
	{ "an append of rows alone that expects more events is a conflict and changes nothing", rows_ahead },
	{ "an append of rows alone to a review that should be there and is not is a conflict", rows_conflict_of_none },
	{ "an append of rows alone to a review without events is not found and changes nothing", rows_of_none },
	{ "events that begin with a later number than the next are refused (ARGUMENT), and nothing changes",
	  gap_before },
	{ "events with a gap between them are refused (ARGUMENT), and nothing changes", gap_within },
	{ "two events with one number are refused (ARGUMENT), and nothing changes", number_twice },
	{ "an event with the number of one that is there is refused (ARGUMENT), and nothing changes", number_of_old },
	{ "events without a summary are refused (ARGUMENT), and nothing changes", no_summary },
	{ "what one connection has written, every other one sees at once", everybody_sees },
	{ "everything is still there after every connection was closed", outlives },
	{ "connections that did nothing are closed, in any order", close_unused },
	{ "of two connections that expect the same, exactly one may append", one_wins },
	{ "of two connections that begin one review, exactly one may", one_begins },
	{ "why() tells nothing of what is stored", no_value_told },
	{ "found() has nothing to tell of a storage that was closed properly", found_nothing },
};

const struct case_list append_cases = { cases, LENGTH(cases) };
