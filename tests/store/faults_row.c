/*
 * Faults of the portfolio, each in a few lines, in the order of the table at the end.
 */
#include "broken.h"

#include <string.h>
#include <strings.h>

/* Summaries */

static bool cut_root(struct cspr_summary *summary)
{
	end_at_zero(summary->root);
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

static const struct fault faults[] = {
	{ "ends heads at a zero byte", "leaves and heads", .summary = cut_root },
	{ "drops nanoseconds", "to the nanosecond", .summary = microseconds },
	{ "keeps moments as floating numbers", "to the nanosecond", .summary = floating },
	{ "makes vague days exact", "are kept in a summary", .summary = exact_opening },
	{ "keeps whether there are breaches, not how many", "are kept in a summary", .summary = lose_breaches },
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
};

const struct fault_list row_faults = { faults, sizeof faults / sizeof faults[0] };
