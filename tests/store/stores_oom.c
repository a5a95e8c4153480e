/*
 * A store when memory is short. A whole life of one is led once for each allocation that it makes, be it of the
 * context or of the library's own, with that allocation failing: the call says so and has changed nothing, the same
 * call made again works, and in the end all is as it is in a life in which nothing fails. That nothing leaks is for
 * valgrind and the address sanitizer, under which this runs too.
 */
#include "mark.h"
#include "story.h"
#include "suite.h"

#include <cspr/store.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

static bool counting;
static size_t calls, fail_at;
static unsigned refusals; /* calls of a life that said NO_MEMORY */

static bool none_left(void)
{
	return counting && ++calls == fail_at;
}

void *__wrap_malloc(size_t size)
{
	return none_left() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return none_left() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
	return none_left() ? NULL : __real_realloc(block, size);
}

static void *allocate(void *data, void *block, size_t old_size, size_t new_size)
{
	(void)data;
	(void)old_size;
	if (!new_size) {
		free(block);
		return NULL;
	}
	return none_left() ? NULL : __real_realloc(block, new_size);
}

static struct cspr_trouble trouble = { .size = sizeof trouble };

/* Makes a call until it is served; whoever fails says NO_MEMORY, and leaves what it was to set alone. */
#define SERVED(call, out)                                                                                              \
	do {                                                                                                           \
		const void *before_ = (out);                                                                           \
		counting = true;                                                                                       \
		cspr_status served_ = (call);                                                                          \
		counting = false;                                                                                      \
		if (served_ >= CSPR_DONE) {                                                                            \
			ck_assert_status(served_, CSPR_DONE);                                                          \
			break;                                                                                         \
		}                                                                                                      \
		ck_assert_status(served_, CSPR_ERROR_NO_MEMORY);                                                       \
		ck_assert_ptr_eq((out), before_);                                                                      \
		refusals++;                                                                                            \
	} while (1)

/* So a call that has a trouble, which says it in words. */
#define TOLD(call, out)                                                                                                \
	do {                                                                                                           \
		unsigned before_told_ = refusals;                                                                      \
		SERVED(say((call)), out);                                                                              \
		ck_assert_uint_eq(refusals - before_told_, words);                                                     \
		words = 0;                                                                                             \
	} while (0)

static unsigned words; /* how often a trouble said so */

static cspr_status say(cspr_status status)
{
	words += status < 0 && trouble.message[0];
	return status;
}

static const char profile[] = "{\"profile\":\"here\",\"version\":\"1\",\"editions\":[\"wt2023\"],"
			      "\"terms\":[{\"duty\":\"panel-reply\",\"within\":{\"working_days\":10},"
			      "\"words\":\"The Panel replies.\"}]}";

enum { STEPS = 9, WITH_NOTE = 6 };

struct heard {
	uint32_t last;
	bool in_order;
};

static void hear(void *data, const char *review, uint32_t number, const cspr_event *event,
		 const cspr_decision *decision)
{
	struct heard *heard = data;

	(void)review;
	(void)event;
	(void)decision;
	heard->in_order = heard->in_order && number == ++heard->last;
}

/* The events of the main line, from an index on. */
static void make_events(cspr_context *context, size_t from, size_t count, cspr_event **ret)
{
	cspr_basis *basis = NULL;

	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	for (size_t i = 0; i < count; i++)
		ck_assert_status(story_event(context, basis, &main_line[from + i], &ret[i]), CSPR_DONE);
	cspr_basis_unref(basis);
}

static void record(cspr_context *context, cspr_stored *stored, size_t from, size_t count)
{
	static const char *const notes[STEPS] = { "Child A: in words" };
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_event *events[STEPS];
	struct cspr_recording recording = {
		.size = sizeof recording, .events = events, .count = count, .notes = notes, .expect = -1
	};

	make_events(context, from, count, events);
	TOLD(cspr_stored_record(stored, &recording, &recorded, &trouble), recorded.decision);
	ck_assert_uint_eq(recorded.events, from + count);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(stored)), from + count);
	cspr_decision_unref(recorded.decision);
	for (size_t i = 0; i < count; i++)
		cspr_event_unref(events[i]);
}

/* What vouches for the review, with the key that signed it. */
static void verify(cspr_store *store, const cspr_key *key)
{
	struct cspr_evidence evidence = { .size = sizeof evidence };
	cspr_report *report = NULL;
	cspr_kept *kept = NULL;

	TOLD(cspr_store_kept(store, "r", &kept, &trouble), kept);
	ck_assert_status(cspr_kept_evidence(kept, key, &evidence), CSPR_DONE);
	ck_assert_status(cspr_evidence_verify(&evidence, &report), CSPR_DONE);
	ck_assert_uint_eq(cspr_report_signed(report), STEPS);
	cspr_report_unref(report);
	cspr_kept_unref(kept);
}

static void look(cspr_context *context, cspr_store *store, cspr_stored *stored)
{
	struct cspr_duty_row duty = { .size = sizeof duty };
	struct cspr_summary summary = { .size = sizeof summary };
	struct cspr_due_query all = { .size = sizeof all, .all = 1, .before = CSPR_NO_DAY };
	cspr_portfolio *list = NULL, *due = NULL;
	size_t reviews = 0, changed = 9, count = 0;
	char *note = NULL;

	SERVED(cspr_store_list(store, NULL, &list), list);
	ck_assert_status(cspr_portfolio_summary(list, 0, &summary), CSPR_DONE);
	ck_assert_uint_eq(summary.events, STEPS);
	SERVED(cspr_store_due(store, &all, &due), due);
	while (cspr_portfolio_duty(due, count, &duty) == CSPR_DONE)
		count++;
	ck_assert_uint_gt(count, 1);
	SERVED(cspr_stored_note(stored, WITH_NOTE, &note), note);
	ck_assert_str_eq(note, "Child A: in words");
	TOLD(cspr_stored_check(stored, &trouble), NULL);
	TOLD(cspr_store_rebuild(store, &reviews, &changed, &trouble), NULL);
	ck_assert_uint_eq(reviews, 1);
	ck_assert_uint_eq(changed, 0);
	cspr_text_free(context, note);
	cspr_portfolio_unref(list);
	cspr_portfolio_unref(due);
}

/* A life; gives a mark of the review that is loaded in the end. */
static uint64_t live(cspr_key *key, size_t fail)
{
	struct cspr_settings memory = { .size = sizeof memory, .allocate = allocate };
	struct cspr_store_settings settings = {
		.size = sizeof settings,
		.profile = profile,
		.profile_length = sizeof profile - 1,
		.key = key,
	};
	cspr_context *context = NULL;
	cspr_store *store = NULL;
	cspr_stored *stored = NULL, *other = NULL, *loaded = NULL;
	struct heard heard = { .in_order = true };
	uint64_t mark;

	calls = 0;
	fail_at = fail;
	refusals = 0;
	SERVED(cspr_context_new(&memory, &context), context);
	TOLD(cspr_memory_open(context, &settings, &store, &trouble), store);
	cspr_store_observe(store, hear, &heard);
	SERVED(cspr_store_begin(store, "r", 0, NULL, &stored), stored);
	record(context, stored, 0, 3);
	TOLD(cspr_store_load(store, "r", &other, &trouble), other);
	record(context, stored, 3, 2);
	record(context, other, 5, 1); /* which does not know of these, and decides again */
	TOLD(cspr_stored_refresh(stored, &trouble), NULL);
	record(context, stored, WITH_NOTE, STEPS - WITH_NOTE);
	TOLD(cspr_store_load(store, "r", &loaded, &trouble), loaded);
	mark = mark_of(cspr_stored_review(loaded), story_day("2024-07-01"));
	ck_assert(mark_of(cspr_stored_review(stored), story_day("2024-07-01")) == mark);
	ck_assert(heard.in_order && heard.last == STEPS);
	look(context, store, loaded);
	verify(store, key);
	cspr_stored_unref(loaded);
	cspr_stored_unref(other);
	cspr_stored_unref(stored);
	cspr_store_unref(store);
	cspr_context_unref(context);
	return mark;
}

START_TEST(each_allocation_fails_once)
{
	cspr_key *key;
	uint64_t mark;
	size_t allocations;

	ck_assert_status(cspr_key_generate("scp.example/reviews", &key), CSPR_DONE);
	mark = live(key, 0);
	allocations = calls;
	ck_assert_uint_gt(allocations, 300);
	for (size_t i = 1; i <= allocations; i++) {
		ck_assert(live(key, i) == mark);
		ck_assert_msg(refusals == 1, "allocation %zu of %zu failed, and %u calls said so", i, allocations,
			      refusals);
	}
	cspr_key_unref(key);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("stores-oom");

	tcase_set_timeout(tests, 100);
	tcase_add_test(tests, each_allocation_fails_once);
	return run_tests("stores-oom", tests);
}
