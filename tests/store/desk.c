#include "desk.h"
#include "mark.h"

#include <string.h>

uint64_t mark(const cspr_review *review)
{
	return mark_of(review, 20000);
}

cspr_context *context;
cspr_basis *basis; /* for making events */
cspr_store *store;
struct cspr_trouble trouble;

cspr_store *open_memory(const struct cspr_store_settings *settings)
{
	cspr_store *opened;

	cspr_status status = cspr_memory_open(context, settings, &opened, &trouble);

	ck_assert_msg(status == CSPR_DONE, "%s: %s", trouble.pointer, trouble.message);
	return opened;
}

void set_up(void)
{
	trouble.size = sizeof trouble;
	ck_assert_status(cspr_context_new(NULL, &context), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	store = open_memory(NULL);
}

void tear_down(void)
{
	cspr_store_unref(store);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
}

cspr_event *step(size_t index)
{
	cspr_event *event;

	ck_assert_status(story_event(context, basis, &main_line[index], &event), CSPR_DONE);
	return event;
}

/* Records some steps of the main line in one transaction. */
cspr_status record_steps(cspr_stored *stored, size_t from, size_t count, struct cspr_recorded *ret)
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

cspr_status record_event(cspr_stored *stored, cspr_event *event, const char *note, int64_t expect,
			 struct cspr_recorded *ret)
{
	struct cspr_recording recording = {
		.size = sizeof recording, .events = &event, .count = 1, .notes = &note, .expect = expect
	};

	return cspr_stored_record(stored, &recording, ret, &trouble);
}

/* A referral, which is only ever lawful as the first event; recorded after everything in the main line. */
cspr_event *referral_again(void)
{
	cspr_event *event = step(0);

	ck_assert_status(cspr_event_set_recorded(event, INT64_C(1800000000000000000)), CSPR_DONE);
	return event;
}

cspr_status refer_again(cspr_stored *stored, struct cspr_recorded *ret)
{
	cspr_event *event = referral_again();
	cspr_status status = record_event(stored, event, NULL, -1, ret);

	cspr_event_unref(event);
	return status;
}

cspr_stored *begin(cspr_store *in, const char *reference)
{
	cspr_stored *stored;

	ck_assert_status(cspr_store_begin(in, reference, 0, NULL, &stored), CSPR_DONE);
	return stored;
}

cspr_stored *load(cspr_store *from, const char *reference)
{
	cspr_stored *stored;

	ck_assert_status(cspr_store_load(from, reference, &stored, &trouble), CSPR_DONE);
	return stored;
}

/* A review with the first steps of the main line. */
cspr_stored *begun(const char *reference, size_t count)
{
	cspr_stored *stored = begin(store, reference);

	if (count)
		ck_assert_status(record_steps(stored, 0, count, NULL), CSPR_DONE);
	return stored;
}

void assert_same(const cspr_stored *one, const cspr_stored *other)
{
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(one)), cspr_review_version(cspr_stored_review(other)));
	ck_assert_uint_eq(mark(cspr_stored_review(one)), mark(cspr_stored_review(other)));
}

const char *line_of(cspr_stored *stored, size_t index)
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

void hear(void *data, const char *review, uint32_t number, const cspr_event *event, const cspr_decision *decision)
{
	struct heard *heard = data;

	ck_assert_str_eq(review, "r");
	ck_assert_int_eq(cspr_decision_status(decision), CSPR_DONE);
	heard->numbers[heard->count] = number;
	heard->events[heard->count++] = cspr_event_code(event);
}

size_t duties_of(cspr_store *of, const char *review, const char *duty)
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
