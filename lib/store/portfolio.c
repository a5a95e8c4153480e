/*
 * The portfolio as it was when it was asked for: a driver's rows, kept as the driver in memory keeps its own.
 */
#include "kept.h"
#include "stored.h"

#include <stdlib.h>

struct cspr_portfolio {
	uint32_t references;
	struct pile rows; /* of one kind; summaries or duties */
	bool duties;
};

static cspr_status see_summary(void *data, const struct cspr_summary *summary)
{
	cspr_portfolio *portfolio = data;

	return pile_add(&portfolio->rows, keep_summary(summary)) ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

static cspr_status see_duty(void *data, const struct cspr_duty_row *duty)
{
	cspr_portfolio *portfolio = data;

	return pile_add(&portfolio->rows, keep_duty(duty)) ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

static cspr_status portfolio_new(bool duties, cspr_portfolio **ret)
{
	cspr_portfolio *portfolio = calloc(1, sizeof *portfolio);

	if (!portfolio)
		return CSPR_ERROR_NO_MEMORY;
	portfolio->references = 1;
	portfolio->duties = duties;
	*ret = portfolio;
	return CSPR_DONE;
}

cspr_status cspr_store_list(cspr_store *store, const struct cspr_list_query *query, cspr_portfolio **ret)
{
	const struct cspr_list_query all = { .size = sizeof all };
	cspr_portfolio *portfolio;
	cspr_status status;

	if (!store || !ret || (query && query->size < sizeof *query))
		return CSPR_ERROR_ARGUMENT;
	status = portfolio_new(false, &portfolio);
	if (status < 0)
		return status;
	status = store->driver->list(store->state, query ? query : &all, see_summary, portfolio);
	if (status < 0)
		cspr_portfolio_unref(portfolio);
	else
		*ret = portfolio;
	return status;
}

cspr_status cspr_store_due(cspr_store *store, const struct cspr_due_query *query, cspr_portfolio **ret)
{
	const struct cspr_due_query open = { .size = sizeof open, .before = CSPR_NO_DAY };
	cspr_portfolio *portfolio;
	cspr_status status;

	if (!store || !ret || (query && query->size < sizeof *query))
		return CSPR_ERROR_ARGUMENT;
	status = portfolio_new(true, &portfolio);
	if (status < 0)
		return status;
	status = store->driver->due(store->state, query ? query : &open, see_duty, portfolio);
	if (status < 0)
		cspr_portfolio_unref(portfolio);
	else
		*ret = portfolio;
	return status;
}

cspr_portfolio *cspr_portfolio_ref(cspr_portfolio *portfolio)
{
	portfolio->references++;
	return portfolio;
}

void cspr_portfolio_unref(cspr_portfolio *portfolio)
{
	if (!portfolio || --portfolio->references)
		return;
	pile_free(&portfolio->rows);
	free(portfolio);
}

cspr_status cspr_portfolio_summary(const cspr_portfolio *portfolio, size_t index, struct cspr_summary *ret)
{
	if (!portfolio || !ret || ret->size < sizeof *ret)
		return CSPR_ERROR_ARGUMENT;
	if (portfolio->duties || index >= portfolio->rows.count)
		return CSPR_ERROR_NOT_FOUND;
	*ret = portfolio->rows.rows[index]->row.summary;
	return CSPR_DONE;
}

cspr_status cspr_portfolio_duty(const cspr_portfolio *portfolio, size_t index, struct cspr_duty_row *ret)
{
	if (!portfolio || !ret || ret->size < sizeof *ret)
		return CSPR_ERROR_ARGUMENT;
	if (!portfolio->duties || index >= portfolio->rows.count)
		return CSPR_ERROR_NOT_FOUND;
	*ret = portfolio->rows.rows[index]->row.duty;
	return CSPR_DONE;
}

cspr_status portfolio_rows(const cspr_portfolio *portfolio, struct rows *ret)
{
	struct rows rows = { .count = portfolio->rows.count, .room = portfolio->rows.count };

	rows.list = malloc((rows.count + 1) * sizeof *rows.list);
	if (!rows.list)
		return CSPR_ERROR_NO_MEMORY;
	for (size_t i = 0; i < rows.count; i++)
		rows.list[i] = portfolio->rows.rows[i]->row.duty;
	rows_sort(&rows);
	*ret = rows;
	return CSPR_DONE;
}
