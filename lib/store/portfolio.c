/*
 * The portfolio as it was when it was asked for: a driver's rows, kept with their strings.
 */
#include "stored.h"

#include <stdlib.h>
#include <string.h>

struct kept_text {
	struct kept_text *next;
	char text[];
};

struct cspr_portfolio {
	uint32_t references;
	struct cspr_summary *summaries;
	size_t summary_count, summary_room;
	struct cspr_duty_row *duties;
	size_t duty_count, duty_room;
	struct kept_text *texts;
	const char *review; /* the last that was kept */
};

static const char *keep(cspr_portfolio *portfolio, const char *text, bool *failed)
{
	size_t size = strlen(text) + 1;
	struct kept_text *kept = malloc(sizeof *kept + size);

	if (!kept) {
		*failed = true;
		return NULL;
	}
	memcpy(kept->text, text, size);
	kept->next = portfolio->texts;
	portfolio->texts = kept;
	return kept->text;
}

/* Rows come review by review, mostly. */
static const char *keep_review(cspr_portfolio *portfolio, const char *review, bool *failed)
{
	if (!portfolio->review || strcmp(portfolio->review, review) != 0)
		portfolio->review = keep(portfolio, review, failed);
	return portfolio->review;
}

/* Words of the library are there for ever; names of a local profile are kept. */
static const char *keep_word(cspr_portfolio *portfolio, cspr_code group, const char *name, bool *failed)
{
	cspr_code word = cspr_word_find(group, name);

	return word ? cspr_word_name(group, word) : *name ? keep(portfolio, name, failed) : "";
}

static const char *edition_name(cspr_portfolio *portfolio, const char *name, bool *failed)
{
	const cspr_edition *edition = cspr_edition_find(name);

	return edition ? cspr_edition_name(edition) : keep(portfolio, name, failed);
}

static bool grow(void *list, size_t count, size_t *room, size_t size)
{
	size_t more = *room ? *room * 2 : 64;
	void *grown;

	if (count < *room)
		return true;
	grown = realloc(*(void **)list, more * size);
	if (!grown)
		return false;
	*(void **)list = grown;
	*room = more;
	return true;
}

static cspr_status keep_summary(void *data, const struct cspr_summary *summary)
{
	cspr_portfolio *portfolio = data;
	struct cspr_summary *kept;
	bool failed = false;

	if (!grow(&portfolio->summaries, portfolio->summary_count, &portfolio->summary_room, sizeof *kept))
		return CSPR_ERROR_NO_MEMORY;
	kept = &portfolio->summaries[portfolio->summary_count];
	*kept = *summary;
	kept->size = sizeof *kept;
	kept->review = keep_review(portfolio, summary->review, &failed);
	kept->edition = edition_name(portfolio, summary->edition, &failed);
	kept->state = keep_word(portfolio, CSPR_GROUP_STATE, summary->state, &failed);
	kept->phase = keep_word(portfolio, CSPR_GROUP_PHASE, summary->phase, &failed);
	portfolio->summary_count += !failed;
	return failed ? CSPR_ERROR_NO_MEMORY : CSPR_DONE;
}

static cspr_status keep_duty(void *data, const struct cspr_duty_row *duty)
{
	cspr_portfolio *portfolio = data;
	struct cspr_duty_row *kept;
	bool failed = false;

	if (!grow(&portfolio->duties, portfolio->duty_count, &portfolio->duty_room, sizeof *kept))
		return CSPR_ERROR_NO_MEMORY;
	kept = &portfolio->duties[portfolio->duty_count];
	*kept = *duty;
	kept->size = sizeof *kept;
	kept->review = keep_review(portfolio, duty->review, &failed);
	kept->duty = keep_word(portfolio, CSPR_GROUP_DUTY, duty->duty, &failed);
	kept->about = *duty->about ? keep(portfolio, duty->about, &failed) : "";
	kept->force = keep_word(portfolio, CSPR_GROUP_FORCE, duty->force, &failed);
	kept->standing = keep_word(portfolio, CSPR_GROUP_STANDING, duty->standing, &failed);
	kept->standing_between = keep_word(portfolio, CSPR_GROUP_STANDING, duty->standing_between, &failed);
	kept->standing_after = keep_word(portfolio, CSPR_GROUP_STANDING, duty->standing_after, &failed);
	portfolio->duty_count += !failed;
	return failed ? CSPR_ERROR_NO_MEMORY : CSPR_DONE;
}

static cspr_status portfolio_new(cspr_portfolio **ret)
{
	cspr_portfolio *portfolio = calloc(1, sizeof *portfolio);

	if (!portfolio)
		return CSPR_ERROR_NO_MEMORY;
	portfolio->references = 1;
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
	status = portfolio_new(&portfolio);
	if (status < 0)
		return status;
	status = store->driver->list(store->state, query ? query : &all, keep_summary, portfolio);
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
	status = portfolio_new(&portfolio);
	if (status < 0)
		return status;
	status = store->driver->due(store->state, query ? query : &open, keep_duty, portfolio);
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
	while (portfolio->texts) {
		struct kept_text *next = portfolio->texts->next;

		free(portfolio->texts);
		portfolio->texts = next;
	}
	free(portfolio->summaries);
	free(portfolio->duties);
	free(portfolio);
}

cspr_status cspr_portfolio_summary(const cspr_portfolio *portfolio, size_t index, struct cspr_summary *ret)
{
	if (!portfolio || !ret || ret->size < sizeof *ret)
		return CSPR_ERROR_ARGUMENT;
	if (index >= portfolio->summary_count)
		return CSPR_ERROR_NOT_FOUND;
	*ret = portfolio->summaries[index];
	return CSPR_DONE;
}

cspr_status cspr_portfolio_duty(const cspr_portfolio *portfolio, size_t index, struct cspr_duty_row *ret)
{
	if (!portfolio || !ret || ret->size < sizeof *ret)
		return CSPR_ERROR_ARGUMENT;
	if (index >= portfolio->duty_count)
		return CSPR_ERROR_NOT_FOUND;
	*ret = portfolio->duties[index];
	return CSPR_DONE;
}

cspr_status portfolio_rows(const cspr_portfolio *portfolio, struct rows *ret)
{
	struct rows rows = { .count = portfolio->duty_count, .room = portfolio->duty_count };

	rows.list = malloc((rows.count + 1) * sizeof *rows.list);
	if (!rows.list)
		return CSPR_ERROR_NO_MEMORY;
	if (rows.count)
		memcpy(rows.list, portfolio->duties, rows.count * sizeof *rows.list);
	rows_sort(&rows);
	*ret = rows;
	return CSPR_DONE;
}
