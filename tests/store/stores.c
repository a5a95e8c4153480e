/* Recording, loading and asking across reviews do what store.h says: over memory, and over drivers that fail. */
#include "mark.h"
#include "story.h"
#include "suite.h"

#include <cspr/store.h>

#include <stdbool.h>
#include <string.h>

enum { BATCH = 24 };

static uint64_t mark(const cspr_review *review)
{
	return mark_of(review, 20000);
}

static cspr_context *context;
static cspr_basis *basis; /* for making events */
static cspr_store *store;
static struct cspr_trouble trouble;

static cspr_store *open_memory(const struct cspr_store_settings *settings)
{
	cspr_store *opened;

	cspr_status status = cspr_memory_open(context, settings, &opened, &trouble);

	ck_assert_msg(status == CSPR_DONE, "%s: %s", trouble.pointer, trouble.message);
	return opened;
}

static void set_up(void)
{
	trouble.size = sizeof trouble;
	ck_assert_status(cspr_context_new(NULL, &context), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	store = open_memory(NULL);
}

static void tear_down(void)
{
	cspr_store_unref(store);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
}

static cspr_event *step(size_t index)
{
	cspr_event *event;

	ck_assert_status(story_event(context, basis, &main_line[index], &event), CSPR_DONE);
	return event;
}

/* Records some steps of the main line in one transaction. */
static cspr_status record_steps(cspr_stored *stored, size_t from, size_t count, struct cspr_recorded *ret)
{
	cspr_event *events[64];
	struct cspr_recording recording = { .size = sizeof recording, .events = events, .count = count, .expect = -1 };
	cspr_status status;

	for (size_t i = 0; i < count; i++)
		events[i] = step(from + i);
	status = cspr_stored_record(stored, &recording, ret, &trouble);
	for (size_t i = 0; i < count; i++)
		cspr_event_unref(events[i]);
	return status;
}

static cspr_status record_event(cspr_stored *stored, cspr_event *event, const char *note, int64_t expect,
				struct cspr_recorded *ret)
{
	struct cspr_recording recording = {
		.size = sizeof recording, .events = &event, .count = 1, .notes = &note, .expect = expect
	};

	return cspr_stored_record(stored, &recording, ret, &trouble);
}

/* A referral, which is only ever lawful as the first event; recorded after everything in the main line. */
static cspr_event *referral_again(void)
{
	cspr_event *event = step(0);

	ck_assert_status(cspr_event_set_recorded(event, INT64_C(1800000000000000000)), CSPR_DONE);
	return event;
}

static cspr_status refer_again(cspr_stored *stored, struct cspr_recorded *ret)
{
	cspr_event *event = referral_again();
	cspr_status status = record_event(stored, event, NULL, -1, ret);

	cspr_event_unref(event);
	return status;
}

static cspr_stored *begin(cspr_store *in, const char *reference)
{
	cspr_stored *stored;

	ck_assert_status(cspr_store_begin(in, reference, NULL, &stored), CSPR_DONE);
	return stored;
}

static cspr_stored *load(cspr_store *from, const char *reference)
{
	cspr_stored *stored;

	ck_assert_status(cspr_store_load(from, reference, &stored, &trouble), CSPR_DONE);
	return stored;
}

/* A review with the first steps of the main line. */
static cspr_stored *begun(const char *reference, size_t count)
{
	cspr_stored *stored = begin(store, reference);

	if (count)
		ck_assert_status(record_steps(stored, 0, count, NULL), CSPR_DONE);
	return stored;
}

static void assert_same(const cspr_stored *one, const cspr_stored *other)
{
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(one)), cspr_review_version(cspr_stored_review(other)));
	ck_assert_uint_eq(mark(cspr_stored_review(one)), mark(cspr_stored_review(other)));
}

static const char *line_of(cspr_stored *stored, size_t index)
{
	static char text[4096];
	const char *line;
	size_t length;

	ck_assert_status(cspr_stored_line(stored, index, &line, &length), CSPR_DONE);
	ck_assert_uint_lt(length, sizeof text);
	memcpy(text, line, length);
	text[length] = '\0';
	return text;
}

START_TEST(what_was_recorded_is_loaded)
{
	cspr_stored *stored = begin(store, "2024-01"), *loaded;
	cspr_review *plain;

	ck_assert_ptr_null(cspr_stored_review(stored));
	ck_assert_status(cspr_review_new(context, basis, &plain), CSPR_DONE);
	for (size_t i = 0; i < main_line_length; i++) {
		cspr_event *event = step(i);

		ck_assert_status(cspr_review_apply(plain, event, NULL), CSPR_DONE);
		cspr_event_unref(event);
		ck_assert_status(record_steps(stored, i, 1, NULL), CSPR_DONE);
		loaded = load(store, "2024-01");
		assert_same(stored, loaded);
		ck_assert_uint_eq(mark(cspr_stored_review(loaded)), mark(plain));
		cspr_stored_unref(loaded);
	}
	ck_assert_int_eq(cspr_review_state(cspr_stored_review(stored)), CSPR_STATE_CLOSED);
	ck_assert_str_eq(cspr_stored_reference(stored), "2024-01");
	cspr_review_unref(plain);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(lines_are_canonical_and_say_what_was_decided)
{
	cspr_stored *stored = begun("r", 2);

	ck_assert_str_eq(line_of(stored, 0),
			 "{\"actor\":{\"id\":\"agency-1\",\"role\":\"agency\"},\"decided\":{\"verdict\":\"allowed\"},"
			 "\"edition\":\"wt2023\",\"event\":\"refer\",\"happened_on\":\"2024-03-01\","
			 "\"kind\":\"children\",\"parts\":{\"aware_on\":\"2024-03-01\",\"children\":1,"
			 "\"referring_agency\":\"agency-1\"},\"recorded_at\":\"2024-03-01T10:00:00Z\",\"seq\":1}");
	ck_assert_ptr_nonnull(strstr(line_of(stored, 1), "\"seq\":2}"));
	ck_assert_ptr_null(strstr(line_of(stored, 1), "edition"));
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(no_such_review)
{
	cspr_stored *stored = NULL;

	ck_assert_status(cspr_store_load(store, "nobody", &stored, &trouble), CSPR_ERROR_NOT_FOUND);
	ck_assert_str_eq(trouble.message, "the store has no such review");
	ck_assert_status(cspr_store_load(store, "two words", &stored, NULL), CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_store_begin(store, "SW1A-1AA", NULL, &stored), CSPR_ERROR_PERSONAL_DATA);
	ck_assert_status(cspr_store_begin(store, NULL, NULL, &stored), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(stored);
}
END_TEST

START_TEST(all_in_one_transaction_or_nothing)
{
	cspr_stored *stored = begun("r", BATCH);
	uint64_t before = mark(cspr_stored_review(stored));
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_event *events[] = { step(BATCH), referral_again() };
	struct cspr_recording recording = { .size = sizeof recording, .events = events, .count = 2, .expect = -1 };
	cspr_stored *loaded;

	ck_assert_status(cspr_stored_record(stored, &recording, &recorded, &trouble), CSPR_REFUSED);
	ck_assert_uint_eq(recorded.refused, 1);
	ck_assert_uint_eq(recorded.events, BATCH);
	ck_assert_int_eq(cspr_decision_verdict(recorded.decision), CSPR_VERDICT_REFUSED);
	cspr_decision_unref(recorded.decision);
	ck_assert_uint_eq(mark(cspr_stored_review(stored)), before);
	loaded = load(store, "r");
	assert_same(stored, loaded);
	/* The host's events are its own still. */
	ck_assert_status(cspr_event_set_departure(events[0], "later", 0), CSPR_DONE);
	cspr_event_unref(events[0]);
	cspr_event_unref(events[1]);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(a_conflict_is_decided_again)
{
	cspr_stored *one = begun("r", 3), *other = load(store, "r");
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_event *first = step(3), *late = step(4), *last;

	/* What the other writer does not know of yet was recorded later than what it records now. */
	ck_assert_status(cspr_event_set_recorded(first, cspr_event_recorded(late) + 1), CSPR_DONE);
	ck_assert_status(record_event(one, first, NULL, -1, NULL), CSPR_DONE);
	ck_assert_status(record_event(other, late, NULL, -1, &recorded), CSPR_DONE);
	ck_assert_uint_eq(recorded.attempts, 2);
	ck_assert_uint_eq(recorded.events, 5);
	ck_assert_status(cspr_review_event(cspr_stored_review(other), 4, &last, NULL, NULL), CSPR_DONE);
	ck_assert_int_eq(cspr_event_recorded(last), cspr_event_recorded(late) + 1);
	ck_assert_status(cspr_stored_refresh(one, &trouble), CSPR_DONE);
	assert_same(one, other);
	cspr_decision_unref(recorded.decision);
	cspr_event_unref(first);
	cspr_event_unref(late);
	cspr_stored_unref(one);
	cspr_stored_unref(other);
}
END_TEST

START_TEST(decided_again_it_may_be_refused)
{
	cspr_stored *one = begun("r", 1), *other = load(store, "r");
	struct cspr_recorded recorded = { .size = sizeof recorded };

	ck_assert_status(record_steps(one, 1, 1, NULL), CSPR_DONE);
	ck_assert_status(record_steps(other, 1, 1, &recorded), CSPR_REFUSED); /* screening was begun already */
	ck_assert_uint_eq(recorded.attempts, 2);
	ck_assert_uint_eq(recorded.events, 2);
	cspr_decision_unref(recorded.decision);
	cspr_stored_unref(one);
	cspr_stored_unref(other);
}
END_TEST

START_TEST(two_begin_one_review)
{
	cspr_stored *one = begun("r", 0), *other = begun("r", 0);

	ck_assert_status(record_steps(one, 0, 1, NULL), CSPR_DONE);
	ck_assert_status(record_steps(other, 0, 1, NULL), CSPR_REFUSED);
	ck_assert_status(record_steps(other, 1, 1, NULL), CSPR_DONE);
	cspr_stored_unref(one);
	cspr_stored_unref(other);
}
END_TEST

START_TEST(what_was_expected_does_not_hold)
{
	cspr_stored *one = begun("r", 3), *other = load(store, "r");
	cspr_event *event = step(4);

	ck_assert_status(record_steps(one, 3, 1, NULL), CSPR_DONE);
	ck_assert_status(record_event(other, event, NULL, 3, NULL), CSPR_ERROR_CONFLICT);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(other)), 4); /* what came in between is read */
	ck_assert_status(record_event(other, event, NULL, 3, NULL), CSPR_ERROR_CONFLICT);
	ck_assert_status(record_event(other, event, NULL, 4, NULL), CSPR_DONE);
	cspr_event_unref(event);
	cspr_stored_unref(one);
	cspr_stored_unref(other);
}
END_TEST

struct heard {
	size_t count;
	uint32_t numbers[64];
	cspr_code events[64];
};

static void hear(void *data, const char *review, uint32_t number, const cspr_event *event,
		 const cspr_decision *decision)
{
	struct heard *heard = data;

	ck_assert_str_eq(review, "r");
	ck_assert_int_eq(cspr_decision_status(decision), CSPR_DONE);
	heard->numbers[heard->count] = number;
	heard->events[heard->count++] = cspr_event_code(event);
}

START_TEST(observers_hear_of_each_event_once)
{
	cspr_stored *stored = begin(store, "r");
	struct heard heard = { 0 };

	cspr_store_observe(store, hear, &heard);
	ck_assert_status(record_steps(stored, 0, 5, NULL), CSPR_DONE);
	ck_assert_status(refer_again(stored, NULL), CSPR_REFUSED);
	ck_assert_status(record_steps(stored, 5, 1, NULL), CSPR_DONE);
	ck_assert_uint_eq(heard.count, 6);
	for (size_t i = 0; i < heard.count; i++) {
		ck_assert_uint_eq(heard.numbers[i], i + 1);
		ck_assert_int_eq(heard.events[i], main_line[i].event);
	}
	cspr_store_observe(store, NULL, NULL);
	ck_assert_status(record_steps(stored, 6, 1, NULL), CSPR_DONE);
	ck_assert_uint_eq(heard.count, 6);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(narrative_is_kept_apart_and_erased)
{
	cspr_stored *stored = begun("r", 1), *loaded;
	cspr_event *event = step(1);
	char *note = NULL, before[4096];

	ck_assert_status(record_event(stored, event, "Child A: in words", -1, NULL), CSPR_DONE);
	ck_assert_ptr_null(strstr(line_of(stored, 1), "in words"));
	ck_assert_ptr_nonnull(strstr(line_of(stored, 1), "\"note_digest\":\"sha256:"));
	ck_assert_status(cspr_stored_note(stored, 1, &note), CSPR_DONE);
	ck_assert_str_eq(note, "Child A: in words");
	cspr_text_free(context, note);
	note = NULL;
	ck_assert_status(cspr_stored_note(stored, 0, &note), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_stored_note(stored, 2, &note), CSPR_ERROR_NOT_FOUND);
	strcpy(before, line_of(stored, 1));
	ck_assert_status(cspr_stored_erase_note(stored, 1), CSPR_DONE);
	ck_assert_status(cspr_stored_erase_note(stored, 1), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_stored_note(stored, 1, &note), CSPR_ERROR_NOT_FOUND);
	ck_assert_ptr_null(note);
	loaded = load(store, "r");
	ck_assert_str_eq(line_of(loaded, 1), before);
	cspr_event_unref(event);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(a_note_twice_has_two_digests)
{
	cspr_stored *stored = begun("r", 3);
	cspr_event *events[] = { step(3), step(4) };
	const char *notes[] = { "the same words", "the same words" };
	struct cspr_recording recording = {
		.size = sizeof recording, .events = events, .count = 2, .notes = notes, .expect = 3
	};
	char first[128];

	ck_assert_status(cspr_stored_record(stored, &recording, NULL, &trouble), CSPR_DONE);
	memcpy(first, strstr(line_of(stored, 3), "note_digest"), 80);
	ck_assert_int_ne(memcmp(first, strstr(line_of(stored, 4), "note_digest"), 80), 0);
	cspr_event_unref(events[0]);
	cspr_event_unref(events[1]);
	cspr_stored_unref(stored);
}
END_TEST

START_TEST(refusals_are_kept_when_asked_for)
{
	struct cspr_store_settings settings = { .size = sizeof settings, .keep_refusals = 1 };
	cspr_store *keeping = open_memory(&settings);
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_stored *stored = begin(keeping, "r"), *loaded;
	size_t publish = 0;

	while (main_line[publish].event != CSPR_EVENT_PUBLISH)
		publish++;
	ck_assert_status(record_steps(stored, 0, publish - 1, NULL), CSPR_DONE);
	cspr_code state = cspr_review_state(cspr_stored_review(stored));

	ck_assert_status(refer_again(stored, &recorded), CSPR_REFUSED);
	ck_assert_uint_eq(recorded.events, publish);
	ck_assert_int_eq(cspr_decision_verdict(recorded.decision), CSPR_VERDICT_REFUSED);
	cspr_decision_unref(recorded.decision);
	ck_assert_ptr_nonnull(strstr(line_of(stored, publish - 1), "\"event\":\"note_refusal\""));
	ck_assert_ptr_nonnull(
		strstr(line_of(stored, publish - 1), "\"parts\":{\"event\":\"refer\",\"rules\":[\"no-such-move\"]}"));
	ck_assert_int_eq(cspr_review_state(cspr_stored_review(stored)), state);
	loaded = load(keeping, "r");
	assert_same(stored, loaded);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(keeping);
}
END_TEST

static const char profile_text[] = "{\"profile\":\"here\",\"version\":\"1\",\"editions\":[\"wt2023\"],"
				   "\"terms\":[{\"duty\":\"panel-reply\",\"within\":{\"working_days\":10},"
				   "\"words\":\"The Panel replies.\"}]}";

static size_t duties_of(cspr_store *of, const char *review, const char *duty)
{
	struct cspr_due_query query = {
		.size = sizeof query, .review = review, .duty = duty, .all = 1, .before = CSPR_NO_DAY
	};
	struct cspr_duty_row row = { .size = sizeof row };
	cspr_portfolio *portfolio;
	size_t count = 0;

	ck_assert_status(cspr_store_due(of, &query, &portfolio), CSPR_DONE);
	while (cspr_portfolio_duty(portfolio, count, &row) == CSPR_DONE)
		count++;
	cspr_portfolio_unref(portfolio);
	return count;
}

START_TEST(a_profile_is_recorded_with_each_decision)
{
	struct cspr_store_settings settings = { .size = sizeof settings,
						.profile = profile_text,
						.profile_length = sizeof profile_text - 1 };
	cspr_store *local = open_memory(&settings);
	cspr_stored *stored = begin(local, "r"), *loaded;
	const cspr_profile *profile;

	ck_assert_status(record_steps(stored, 0, 5, NULL), CSPR_DONE);
	ck_assert_ptr_nonnull(strstr(line_of(stored, 4), "\"decided\":{\"profile\":{\"digest\":\"sha256:"));
	ck_assert_ptr_nonnull(
		strstr(line_of(stored, 4), "\"id\":\"here\",\"version\":\"1\"},\"verdict\":\"allowed\"}"));
	ck_assert_uint_eq(duties_of(local, "r", "panel-reply"), 1);
	ck_assert_uint_eq(duties_of(store, "r", "panel-reply"), 0);
	loaded = load(local, "r");
	assert_same(stored, loaded);
	profile = cspr_basis_profile(cspr_review_basis(cspr_stored_review(loaded)));
	ck_assert_ptr_nonnull(profile);
	ck_assert_str_eq(cspr_profile_id(profile), "here");
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(local);
}
END_TEST

START_TEST(a_profile_that_loosens_opens_no_store)
{
	static const char loose[] = "{\"profile\":\"here\",\"version\":\"1\",\"editions\":[\"wt2023\"],"
				    "\"terms\":[{\"duty\":\"rapid-review\",\"within\":{\"working_days\":20},"
				    "\"words\":\"Take longer.\"}]}";
	struct cspr_store_settings settings = { .size = sizeof settings,
						.profile = loose,
						.profile_length = sizeof loose - 1 };
	cspr_store *none = NULL;

	ck_assert_int_lt(cspr_memory_open(context, &settings, &none, &trouble), 0);
	ck_assert_str_eq(trouble.rule, "rapid-review");
	ck_assert_str_eq(trouble.pointer, "/terms/0/within");
	ck_assert_ptr_null(none);
}
END_TEST

/* A driver over another, that fails, or changes what it reads, when it is told to. */
struct fault {
	const struct cspr_driver *driver;
	void *state;
	cspr_status append_gives;
	bool writes_first; /* and is written all the same */
	size_t appends;
	uint32_t spoil; /* the number of the event whose line is changed in reading; 0: none */
	uint32_t hide;	/* the number of the event that is not there */
};

static cspr_status fault_append(void *state, const struct cspr_append *append)
{
	struct fault *fault = state;
	cspr_status status = CSPR_DONE;

	fault->appends++;
	if (fault->append_gives == CSPR_DONE || fault->writes_first)
		status = fault->driver->append(fault->state, append);
	return status == CSPR_DONE ? fault->append_gives : status;
}

struct passing {
	const struct fault *fault;
	cspr_visit_event visit;
	void *data;
};

static cspr_status pass_event(void *data, const struct cspr_stored_event *event)
{
	struct passing *passing = data;
	struct cspr_stored_event changed = *event;
	char line[4096];

	if (event->number == passing->fault->hide)
		return CSPR_DONE;
	if (event->number == passing->fault->spoil) {
		ck_assert_uint_lt(event->length, sizeof line);
		memcpy(line, event->line, event->length);
		*strstr(line, "\"verdict\"") = ' ';
		changed.line = line;
	}
	return passing->visit(passing->data, &changed);
}

static cspr_status fault_read(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data)
{
	struct fault *fault = state;
	struct passing passing = { fault, visit, data };

	return fault->driver->read(fault->state, review, after, pass_event, &passing);
}

static cspr_status fault_list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data)
{
	struct fault *fault = state;

	return fault->driver->list(fault->state, query, visit, data);
}

static cspr_status fault_due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data)
{
	struct fault *fault = state;

	return fault->driver->due(fault->state, query, visit, data);
}

static const char *fault_why(void *state)
{
	(void)state;
	return "it was told to";
}

static void fault_close(void *state)
{
	(void)state;
}

static const struct cspr_driver faulty = {
	.size = sizeof faulty,
	.name = "faulty",
	.append = fault_append,
	.read = fault_read,
	.list = fault_list,
	.due = fault_due,
	.why = fault_why,
	.close = fault_close,
};

static cspr_store *open_faulty(struct fault *fault, const struct cspr_store_settings *settings)
{
	cspr_store *opened;

	fault->driver = cspr_store_driver(store);
	fault->state = cspr_store_state(store);
	ck_assert_status(cspr_store_new(context, &faulty, fault, settings, &opened, &trouble), CSPR_DONE);
	return opened;
}

START_TEST(a_driver_that_cannot_leaves_the_review_as_it_was)
{
	static const cspr_status failures[] = { CSPR_ERROR_UNAVAILABLE, CSPR_ERROR_UNCERTAIN, CSPR_ERROR_NO_MEMORY };
	struct fault fault = { 0 };
	cspr_store *failing = open_faulty(&fault, NULL);
	cspr_stored *stored = begin(failing, "r");
	struct heard heard = { 0 };

	cspr_store_observe(failing, hear, &heard);
	ck_assert_status(record_steps(stored, 0, 3, NULL), CSPR_DONE);
	for (size_t i = 0; i < 3; i++) {
		uint64_t before = mark(cspr_stored_review(stored));

		fault.append_gives = failures[i];
		ck_assert_status(record_steps(stored, 3, 2, NULL), failures[i]);
		ck_assert_str_eq(trouble.message, "it was told to");
		ck_assert_uint_eq(mark(cspr_stored_review(stored)), before);
		ck_assert_uint_eq(heard.count, 3);
	}
	fault.append_gives = CSPR_DONE;
	ck_assert_status(record_steps(stored, 3, 2, NULL), CSPR_DONE);
	ck_assert_uint_eq(heard.count, 5);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(what_was_uncertain_is_found_on_refreshing)
{
	struct fault fault = { .append_gives = CSPR_ERROR_UNCERTAIN, .writes_first = true };
	cspr_store *failing = open_faulty(&fault, NULL);
	cspr_stored *stored = begin(failing, "r");

	ck_assert_status(record_steps(stored, 0, 3, NULL), CSPR_ERROR_UNCERTAIN);
	ck_assert_ptr_null(cspr_stored_review(stored));
	ck_assert_status(cspr_stored_refresh(stored, &trouble), CSPR_DONE);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(stored)), 3);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(attempts_are_bounded)
{
	struct cspr_store_settings settings = { .size = sizeof settings, .attempts = 5 };
	struct fault fault = { .append_gives = CSPR_ERROR_CONFLICT };
	cspr_store *failing = open_faulty(&fault, &settings);
	cspr_stored *stored = begin(failing, "r");

	ck_assert_status(record_steps(stored, 0, 1, NULL), CSPR_ERROR_CONFLICT);
	ck_assert_uint_eq(fault.appends, 5);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(a_line_that_was_changed_or_is_not_there_is_told)
{
	struct fault fault = { 0 };
	cspr_store *failing = open_faulty(&fault, NULL);
	cspr_stored *stored = begun("r", 6), *loaded = NULL;

	fault.spoil = 4;
	ck_assert_status(cspr_store_load(failing, "r", &loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(trouble.line, 4);
	fault.spoil = 0;
	fault.hide = 5;
	ck_assert_status(cspr_store_load(failing, "r", &loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(trouble.line, 5);
	ck_assert_str_eq(trouble.message, "the event is not there");
	ck_assert_ptr_null(loaded);
	fault.hide = 0;
	loaded = load(failing, "r");
	assert_same(stored, loaded);
	/* What can't be read leaves what was read as it was. */
	ck_assert_status(record_steps(stored, 6, 2, NULL), CSPR_DONE);
	fault.spoil = 8;
	ck_assert_status(cspr_stored_refresh(loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(loaded)), 6);
	fault.spoil = 0;
	ck_assert_status(cspr_stored_refresh(loaded, &trouble), CSPR_DONE);
	assert_same(stored, loaded);
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(failing);
}
END_TEST

START_TEST(an_event_that_would_not_be_allowed_is_told)
{
	struct fault fault = { 0 };
	cspr_store *other = open_memory(NULL);
	cspr_stored *stored = begun("r", 2), *elsewhere = begin(other, "r"), *loaded = NULL;
	struct cspr_stored_event event = { .size = sizeof event, .number = 3 };
	const struct cspr_stored_event *events[] = { &event };
	struct cspr_summary summary = { .size = sizeof summary };
	cspr_portfolio *portfolio;
	char line[4096];

	/* The third event of the record says that the first happens again. */
	strcpy(line, line_of(stored, 1));
	line[strlen(line) - 2] = '3';
	event.line = line;
	event.length = strlen(line);
	ck_assert_status(cspr_leaf(line, event.length, event.leaf), CSPR_DONE);
	ck_assert_status(cspr_store_list(store, NULL, &portfolio), CSPR_DONE);
	ck_assert_status(cspr_portfolio_summary(portfolio, 0, &summary), CSPR_DONE);
	summary.events = 3;
	struct cspr_append append = { .size = sizeof append,
				      .review = "r",
				      .expected = 2,
				      .events = events,
				      .event_count = 1,
				      .summary = &summary };

	ck_assert_status(cspr_store_driver(store)->append(cspr_store_state(store), &append), CSPR_DONE);
	ck_assert_status(cspr_store_load(store, "r", &loaded, &trouble), CSPR_ERROR_CORRUPT);
	ck_assert_uint_eq(trouble.line, 3);
	ck_assert_ptr_nonnull(strstr(trouble.message, "would not be allowed"));
	(void)fault;
	cspr_portfolio_unref(portfolio);
	cspr_stored_unref(elsewhere);
	cspr_stored_unref(stored);
	cspr_store_unref(other);
}
END_TEST

START_TEST(the_portfolio_is_rebuilt)
{
	cspr_stored *stored = begun("b", 20), *other = begun("a", 9);
	struct cspr_summary summary = { .size = sizeof summary };
	size_t reviews = 0, changed = 9, rows = duties_of(store, "b", NULL);
	cspr_portfolio *portfolio;

	ck_assert_uint_gt(rows, 10);
	ck_assert_status(cspr_store_rebuild(store, &reviews, &changed, &trouble), CSPR_DONE);
	ck_assert_uint_eq(reviews, 2);
	ck_assert_uint_eq(changed, 0);
	ck_assert_status(cspr_store_list(store, NULL, &portfolio), CSPR_DONE);
	ck_assert_status(cspr_portfolio_summary(portfolio, 1, &summary), CSPR_DONE);
	ck_assert_str_eq(summary.review, "b");
	summary.state = "referred";
	struct cspr_append spoil = {
		.size = sizeof spoil, .review = "b", .expected = 20, .summary = &summary, .replace_duties = 1
	};

	ck_assert_status(cspr_store_driver(store)->append(cspr_store_state(store), &spoil), CSPR_DONE);
	ck_assert_uint_eq(duties_of(store, "b", NULL), 0);
	ck_assert_status(cspr_store_rebuild(store, &reviews, &changed, &trouble), CSPR_DONE);
	ck_assert_uint_eq(changed, 1);
	ck_assert_uint_eq(duties_of(store, "b", NULL), rows);
	ck_assert_status(cspr_store_rebuild(store, &reviews, &changed, &trouble), CSPR_DONE);
	ck_assert_uint_eq(changed, 0);
	cspr_portfolio_unref(portfolio);
	cspr_stored_unref(stored);
	cspr_stored_unref(other);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("stores");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, what_was_recorded_is_loaded);
	tcase_add_test(tests, lines_are_canonical_and_say_what_was_decided);
	tcase_add_test(tests, no_such_review);
	tcase_add_test(tests, all_in_one_transaction_or_nothing);
	tcase_add_test(tests, a_conflict_is_decided_again);
	tcase_add_test(tests, decided_again_it_may_be_refused);
	tcase_add_test(tests, two_begin_one_review);
	tcase_add_test(tests, what_was_expected_does_not_hold);
	tcase_add_test(tests, observers_hear_of_each_event_once);
	tcase_add_test(tests, narrative_is_kept_apart_and_erased);
	tcase_add_test(tests, a_note_twice_has_two_digests);
	tcase_add_test(tests, refusals_are_kept_when_asked_for);
	tcase_add_test(tests, a_profile_is_recorded_with_each_decision);
	tcase_add_test(tests, a_profile_that_loosens_opens_no_store);
	tcase_add_test(tests, a_driver_that_cannot_leaves_the_review_as_it_was);
	tcase_add_test(tests, what_was_uncertain_is_found_on_refreshing);
	tcase_add_test(tests, attempts_are_bounded);
	tcase_add_test(tests, a_line_that_was_changed_or_is_not_there_is_told);
	tcase_add_test(tests, an_event_that_would_not_be_allowed_is_told);
	tcase_add_test(tests, the_portfolio_is_rebuilt);
	return run_tests("stores", tests);
}
