/*
 * What is owed, over all reviews of a store, from the rows of its portfolio: how each duty stands on a day, and by how
 * much it is late. Nothing is replayed.
 *
 * What must stay true: of a day on or after the last recording, a row reads as the duty does when its review is
 * replayed.
 */
#include "stores.h"

#include <stdlib.h>
#include <string.h>

struct periods { /* in what each duty of the editions is counted */
	cspr_context *context;
	cspr_calendar *calendar;
	cspr_basis *bases[16];
	size_t count;
};

static cspr_status periods_open(cspr_context *context, struct periods *periods)
{
	cspr_status status = cspr_calendar_england_wales(context, &periods->calendar);

	periods->context = context;
	for (; status == CSPR_DONE && periods->count < cspr_edition_count() && periods->count < 16; periods->count++)
		status = cspr_basis_new(context, cspr_edition_at(periods->count), NULL, NULL,
					&periods->bases[periods->count]);
	return status;
}

static void periods_close(struct periods *periods)
{
	for (size_t i = 0; i < periods->count; i++)
		cspr_basis_unref(periods->bases[i]);
	cspr_calendar_unref(periods->calendar);
}

/* 0 for a duty of a local profile: the rows do not say in what it is counted. */
static cspr_code period_of(const struct periods *periods, const char *edition, const char *duty)
{
	struct cspr_term term = { .size = sizeof(term) };

	for (size_t i = 0; i < periods->count; i++) {
		if (edition && strcmp(cspr_edition_name(cspr_basis_edition(periods->bases[i])), edition) != 0)
			continue;
		for (size_t t = 0; cspr_basis_term(periods->bases[i], t, &term) == CSPR_DONE; t++)
			if (strcmp(term.name, duty) == 0)
				return term.period;
	}
	return 0;
}

static int32_t days_late(const struct periods *periods, const struct owed *owed, cspr_day as_of, bool *ret_working)
{
	cspr_code period = period_of(periods, owed->edition, owed->row.duty);
	int32_t days;

	*ret_working = period == CSPR_PERIOD_WORKING_DAYS || period == CSPR_PERIOD_WORKING_DAYS_BEFORE;
	if (owed->standing != CSPR_STANDING_OVERDUE && owed->standing != CSPR_STANDING_LATE_EXPLAINED &&
	    owed->standing != CSPR_STANDING_RELAXED)
		return 0;
	if (!period || owed->row.due.first != owed->row.due.last)
		return -1;
	if (!*ret_working)
		return as_of - owed->row.due.first;
	return cspr_calendar_count_working_days(periods->calendar, owed->row.due.first, as_of, &days) == CSPR_DONE
		       ? days
		       : -1;
}

static bool review_find(const struct owed_list *list, size_t reviews, const char *reference, struct cspr_summary *ret)
{
	size_t from = 0, until = reviews;

	while (from < until) {
		size_t middle = from + (until - from) / 2;

		if (cspr_portfolio_summary(list->reviews, middle, ret) != CSPR_DONE)
			return false;
		int order = strcmp(ret->review, reference);

		if (!order)
			return true;
		if (order < 0)
			from = middle + 1;
		else
			until = middle;
	}
	return false;
}

static size_t summaries(const cspr_portfolio *portfolio)
{
	struct cspr_summary summary = { .size = sizeof(summary) };
	size_t count = 0;

	while (cspr_portfolio_summary(portfolio, count, &summary) == CSPR_DONE)
		count++;
	return count;
}

static cspr_status fill(struct owed_list *list, const struct periods *periods, cspr_day as_of)
{
	struct cspr_summary summary = { .size = sizeof(summary) };
	struct cspr_duty_row row = { .size = sizeof(row) };
	size_t reviews = summaries(list->reviews), count = 0;

	while (cspr_portfolio_duty(list->duties, count, &row) == CSPR_DONE)
		count++;
	list->rows = calloc(count + 1, sizeof(*list->rows));
	if (!list->rows)
		return CSPR_ERROR_NO_MEMORY;
	for (; cspr_portfolio_duty(list->duties, list->count, &row) == CSPR_DONE; list->count++) {
		struct owed *owed = &list->rows[list->count];

		owed->row = row;
		if (review_find(list, reviews, row.review, &summary)) {
			owed->phase = summary.phase;
			owed->edition = summary.edition;
		}
		owed->standing = cspr_duty_row_standing(&row, as_of);
		owed->days_late = days_late(periods, owed, as_of, &owed->working_days);
	}
	return CSPR_DONE;
}

bool owed_read(cspr_context *context, cspr_store *store, const struct cspr_due_query *query, cspr_day as_of,
	       struct owed_list *ret, struct trouble *trouble)
{
	struct cspr_summary summary = { .size = sizeof(summary) };
	struct periods periods = { 0 };
	cspr_status status;

	trouble_begin(trouble);
	status = cspr_store_due(store, query, &ret->duties);
	if (status == CSPR_DONE)
		status = cspr_store_list(store, NULL, &ret->reviews);
	if (status < 0)
		return driver_trouble(store, status, trouble);
	if (query->review && !review_find(ret, summaries(ret->reviews), query->review, &summary))
		return bad_input(trouble, "", "the store has no such review");
	status = periods_open(context, &periods);
	if (status == CSPR_DONE)
		status = fill(ret, &periods, as_of);
	periods_close(&periods);
	return status == CSPR_DONE || status_trouble(status, trouble);
}

void owed_free(struct owed_list *list)
{
	cspr_portfolio_unref(list->duties);
	cspr_portfolio_unref(list->reviews);
	free(list->rows);
}
