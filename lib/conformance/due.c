/*
 * Cases: the duty rows of all reviews, which are shown, and in which order.
 */
#include "trial.h"

#include <string.h>

#define NONE                                                                                                           \
	{                                                                                                              \
		CSPR_NO_DAY, CSPR_NO_DAY                                                                               \
	}
#define QUERY(...)                                                                                                     \
	{                                                                                                              \
		.size = sizeof(struct cspr_due_query), __VA_ARGS__                                                     \
	}

enum { EARLIEST = -25567, LATEST = 84005 }; /* 1900-01-01, 2199-12-31 */

struct owed {
	const char *review, *duty, *about;
	int open;
	struct cspr_span due;
};

/* In the order in which they are shown. The phases are those of reviews[]. */
static const struct owed all_owed[] = {
	{ "A-1", "old-duty", "", 1, { EARLIEST, EARLIEST } },
	{ "a-1", "before-1970", "", 1, { -400, -1 } },
	{ "B-1", "on-day-0", "", 1, { 0, 0 } },
	{ "A-1", "publish", "", 1, { 19700, 19800 } }, /* first days don't count for the order */
	{ "A-1", "rapid-review", "Sib-1", 1, { 19800, 19800 } },
	{ "A-1", "rapid-review", "sib-1", 1, { 19600, 19800 } },
	{ "A-1", "rapid-review", "sib-2", 0, { 19800, 19800 } },
	{ "B-1", "publish", "", 1, { 19800, 19800 } },
	{ "B-1", "publish", "a", 1, { 19800, 19800 } },
	{ "B-1", "publish-late", "", 1, { 19800, 19800 } },
	{ "a-1", "Publish", "", 1, { 19799, 19800 } },
	{ "a-1", "publish", "", 0, { 19800, 19800 } },
	{ "B-1", "respond", "", 1, { 19801, 19801 } },
	{ "A-1", "respond", "", 0, { LATEST, LATEST } },
	{ "a-1", "respond", "", 1, { EARLIEST, LATEST } },
	{ "A-1", "no-day", "", 1, NONE },
	{ "B-1", "no-day", "x:1", 0, NONE },
	{ "B-1", "no-day", "x:2", 1, NONE },
	{ "a-1", "no-day", "", 0, NONE },
};

static const char *const reviews[][2] = { { "B-1", "closure" }, { "a-1", "referral" }, { "A-1", "referral" } };

static const char *phase_of(const char *review)
{
	for (size_t i = 0; i < LENGTH(reviews); i++)
		if (strcmp(reviews[i][0], review) == 0)
			return reviews[i][1];
	return "";
}

static void set_owed(struct cspr_duty_row *row, const struct owed *owed)
{
	row->open = owed->open;
	row->due = owed->due;
}

static void write_owed(struct trial *trial)
{
	for (size_t i = 0; i < LENGTH(reviews); i++) {
		struct batch *batch = begin(trial, reviews[i][0], 0, 1);

		batch->summary.phase = reviews[i][1];
		for (size_t j = 0; j < LENGTH(all_owed); j++) {
			const struct owed *owed = &all_owed[j * 7 % LENGTH(all_owed)];

			if (strcmp(owed->review, reviews[i][0]) == 0)
				set_owed(add_duty(batch, owed->duty, owed->about), owed);
		}
		append(trial, FIRST, CSPR_DONE);
	}
}

static void want_owed(struct trial *trial, const struct owed *owed)
{
	struct batch *batch = begin(trial, owed->review, 0, 0);
	struct cspr_duty_row *row = add_duty(batch, owed->duty, owed->about);

	set_owed(row, owed);
	want_duty(trial, row);
}

static bool is(const char *asked, const char *word)
{
	return !asked || strcmp(asked, word) == 0;
}

static bool shown(const struct cspr_due_query *query, const struct owed *owed)
{
	bool has_day = owed->due.first != CSPR_NO_DAY;

	return is(query->review, owed->review) && is(query->duty, owed->duty) &&
	       is(query->phase, phase_of(owed->review)) && (query->all || (owed->open && has_day)) &&
	       (query->before == CSPR_NO_DAY || (has_day && owed->due.last <= query->before));
}

static void ask(struct trial *trial, const struct cspr_due_query *queries, size_t count)
{
	write_owed(trial);
	for (size_t i = 0; i < count; i++) {
		uint32_t told = 0;

		for (size_t j = 0; j < LENGTH(all_owed); j++)
			if (shown(&queries[i], &all_owed[j]) && (!queries[i].most || told < queries[i].most)) {
				want_owed(trial, &all_owed[j]);
				told++;
			}
		want_status(trial, CSPR_DONE);
		look_due(trial, SECOND, &queries[i]);
		compare(trial, "the duties that were asked for");
	}
}

static void open_ones(struct trial *trial)
{
	static const struct cspr_due_query queries[] = { QUERY(.before = CSPR_NO_DAY) };

	ask(trial, queries, LENGTH(queries));
}

static void all_ones(struct trial *trial)
{
	static const struct cspr_due_query queries[] = { QUERY(.all = 1, .before = CSPR_NO_DAY) };

	ask(trial, queries, LENGTH(queries));
}

static void by_word(struct trial *trial)
{
	static const struct cspr_due_query queries[] = {
		QUERY(.review = "A-1", .before = CSPR_NO_DAY),
		QUERY(.review = "a-1", .all = 1, .before = CSPR_NO_DAY),
		QUERY(.review = "A", .all = 1, .before = CSPR_NO_DAY),
		QUERY(.duty = "publish", .before = CSPR_NO_DAY),
		QUERY(.duty = "publish", .all = 1, .before = CSPR_NO_DAY),
		QUERY(.duty = "no-day", .before = CSPR_NO_DAY),
		QUERY(.duty = "publish_late", .all = 1, .before = CSPR_NO_DAY),
		QUERY(.phase = "referral", .before = CSPR_NO_DAY),
		QUERY(.phase = "closure", .all = 1, .before = CSPR_NO_DAY),
		QUERY(.phase = "Referral", .all = 1, .before = CSPR_NO_DAY),
		QUERY(.review = "A-1", .duty = "respond", .phase = "referral", .all = 1, .before = CSPR_NO_DAY),
		QUERY(.review = "A-1", .phase = "closure", .all = 1, .before = CSPR_NO_DAY),
	};

	ask(trial, queries, LENGTH(queries));
}

static void by_day(struct trial *trial)
{
	static const struct cspr_due_query queries[] = {
		QUERY(.before = 19800),
		QUERY(.before = 19799),
		QUERY(.before = 19801),
		QUERY(.before = 0),
		QUERY(.before = -1),
		QUERY(.before = -2),
		QUERY(.before = EARLIEST),
		QUERY(.before = EARLIEST - 1),
		QUERY(.before = CSPR_NO_DAY + 1, .all = 1),
		QUERY(.before = LATEST),
		QUERY(.before = LATEST, .all = 1),
		QUERY(.before = INT32_MAX, .all = 1),
		QUERY(.before = 19800, .phase = "referral", .all = 1),
		QUERY(.before = 19800, .duty = "rapid-review"),
	};

	ask(trial, queries, LENGTH(queries));
}

static void at_most(struct trial *trial)
{
	static const struct cspr_due_query queries[] = {
		QUERY(.before = CSPR_NO_DAY, .most = 1),
		QUERY(.before = CSPR_NO_DAY, .most = 5),
		QUERY(.before = CSPR_NO_DAY, .all = 1, .most = 18),
		QUERY(.before = CSPR_NO_DAY, .all = 1, .most = UINT32_MAX),
		QUERY(.before = 19800, .phase = "closure", .most = 2),
		QUERY(.before = CSPR_NO_DAY, .review = "a-1", .most = 1),
	};

	ask(trial, queries, LENGTH(queries));
}

/* Every row after this one differs from it in one member, to something that no other member has. */
static void every_member(struct trial *trial)
{
	static const struct cspr_due_query all = QUERY(.all = 1, .before = CSPR_NO_DAY);
	struct batch *batch = begin(trial, "r-1", 0, 1);
	struct cspr_duty_row *row;

	row = add_duty(batch, "duty-01", "");
	row->force = "should";
	row = add_duty(batch, "duty-02", "");
	row->standing = "met_late";
	row->standing_between = "relaxed";
	row->standing_after = "late_explained";
	row = add_duty(batch, "duty-03", "");
	row->since = (struct cspr_span){ EARLIEST, 19700 };
	row->met_on = (struct cspr_span){ 19750, LATEST };
	row->days_late = 12345;
	row = add_duty(batch, "duty-04", "");
	row->since = (struct cspr_span)NONE;
	row->days_late = -1;
	row = add_duty(batch, "duty-05", "any:Reference/of.64_bytes-0123456789012345678901234567890123456");
	row->open = 0;
	row->met_on = (struct cspr_span){ -1, 0 };
	row = add_duty(batch, "duty-06", "");
	row->force = row->standing = row->standing_between = row->standing_after = "";
	for (size_t i = 0; i < batch->append.duty_count; i++)
		want_duty(trial, &batch->duties[i]);
	want_status(trial, CSPR_DONE);
	append(trial, FIRST, CSPR_DONE);
	look_due(trial, SECOND, &all);
	compare(trial, "duty rows, member by member");
}

static void look_at_all(struct trial *trial, const char *words)
{
	static const struct cspr_due_query all = QUERY(.all = 1, .before = CSPR_NO_DAY);

	want_status(trial, CSPR_DONE);
	look_due(trial, SECOND, &all);
	compare(trial, words);
}

/* Two reviews with the same five rows. */
static void write_two(struct trial *trial)
{
	static const char *const both[] = { "r-1", "r-2" };

	for (size_t i = 0; i < LENGTH(both); i++) {
		struct batch *batch = begin(trial, both[i], 0, 1);

		add_duty(batch, "a", "");
		add_duty(batch, "b", "");
		add_duty(batch, "b", "x");
		add_duty(batch, "b", "y");
		add_duty(batch, "c", "");
		append(trial, FIRST, CSPR_DONE);
	}
}

static void want_row(struct trial *trial, const char *review, const char *duty, const char *about, cspr_day due)
{
	want_owed(trial, &(struct owed){ review, duty, about, 1, { due, due } });
}

static void want_untouched(struct trial *trial)
{
	want_row(trial, "r-2", "a", "", 19800);
	want_row(trial, "r-2", "b", "", 19800);
	want_row(trial, "r-2", "b", "x", 19800);
	want_row(trial, "r-2", "b", "y", 19800);
	want_row(trial, "r-2", "c", "", 19800);
}

static void changed(struct trial *trial)
{
	struct batch *batch;

	write_two(trial);
	batch = begin(trial, "r-1", 1, 1);
	add_duty(batch, "b", "x")->due = (struct cspr_span){ 19700, 19700 };
	add_duty(batch, "d", "");
	append(trial, FIRST, CSPR_DONE);
	want_row(trial, "r-1", "b", "x", 19700);
	want_row(trial, "r-1", "a", "", 19800);
	want_row(trial, "r-1", "b", "", 19800);
	want_row(trial, "r-1", "b", "y", 19800);
	want_row(trial, "r-1", "c", "", 19800);
	want_row(trial, "r-1", "d", "", 19800);
	want_untouched(trial);
	look_at_all(trial, "rows of which one was changed and one added");
}

static void gone(struct trial *trial)
{
	struct batch *batch;

	write_two(trial);
	batch = begin(trial, "r-1", 1, 1);
	add_gone(batch, "b", "");
	add_gone(batch, "c", "");
	add_gone(batch, "never", "was");
	add_duty(batch, "a", "z");
	append(trial, FIRST, CSPR_DONE);
	want_row(trial, "r-1", "a", "", 19800);
	want_row(trial, "r-1", "a", "z", 19800);
	want_row(trial, "r-1", "b", "x", 19800);
	want_row(trial, "r-1", "b", "y", 19800);
	want_untouched(trial);
	look_at_all(trial, "rows of which two have gone");
}

static void all_replaced(struct trial *trial)
{
	struct batch *batch;

	write_two(trial);
	batch = begin(trial, "r-1", 1, 0);
	batch->append.replace_duties = 1;
	add_duty(batch, "b", "x")->due = (struct cspr_span){ 19700, 19700 };
	add_duty(batch, "z", "");
	append(trial, FIRST, CSPR_DONE);
	want_row(trial, "r-1", "b", "x", 19700);
	want_row(trial, "r-1", "z", "", 19800);
	want_untouched(trial);
	look_at_all(trial, "rows that replaced all there were");
	batch = begin(trial, "r-1", 1, 0);
	batch->append.summary = NULL;
	batch->append.replace_duties = 1;
	append(trial, FIRST, CSPR_DONE);
	want_untouched(trial);
	look_at_all(trial, "no rows that replaced all there were");
}

static void phase_moves(struct trial *trial)
{
	static const struct cspr_due_query referral = QUERY(.phase = "referral", .before = CSPR_NO_DAY);
	static const struct cspr_due_query closure = QUERY(.phase = "closure", .before = CSPR_NO_DAY);
	struct batch *batch = begin(trial, "r-1", 0, 1);

	add_duty(batch, "a", "");
	append(trial, FIRST, CSPR_DONE);
	begin(trial, "r-1", 1, 1)->summary.phase = "closure";
	append(trial, FIRST, CSPR_DONE);
	want_status(trial, CSPR_DONE);
	want_row(trial, "r-1", "a", "", 19800);
	want_status(trial, CSPR_DONE);
	look_due(trial, SECOND, &referral);
	look_due(trial, SECOND, &closure);
	compare(trial, "a duty of a review that has moved to another phase");
}

static const struct trial_case cases[] = {
	{ "open duties with a due day are shown by its last day, review, duty and about, in the order of bytes",
	  open_ones },
	{ "all duties are shown in that order, and those without a due day last", all_ones },
	{ "duties are shown by review, duty and the review's phase, as exact words", by_word },
	{ "duties are shown whose last due day is not later than a day, from 1900 to 2199", by_day },
	{ "at most so many duties are shown, the first of them", at_most },
	{ "every member of a duty row is kept", every_member },
	{ "a duty row is changed or added, and the others stay", changed },
	{ "duty rows go where an append says so, and no others; one that was not there is no matter", gone },
	{ "all duty rows of a review are replaced, and those of others stay", all_replaced },
	{ "a duty is shown by the phase that its review has now", phase_moves },
};

const struct case_list due_cases = { cases, LENGTH(cases) };
