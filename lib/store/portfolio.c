/*
 * The portfolio as it was when it was asked for: a driver's rows, kept with their strings.
 */
#include "stored.h"

#include <stdlib.h>
#include <string.h>

enum { SHELF_LEAST = 4096, SHELF_MOST = 1 << 20, WORDS = 128 };

/* Texts, one after another; none is moved. */
struct shelf {
	struct shelf *next;
	size_t used, room;
	char bytes[];
};

struct cspr_portfolio {
	uint32_t references;
	struct cspr_summary *summaries;
	size_t summary_count, summary_room;
	struct cspr_duty_row *duties;
	size_t duty_count, duty_room;
	struct shelf *texts;	  /* the one with room first */
	const char *review;	  /* the last that was kept */
	const char *words[WORDS]; /* those that were kept last, each in a place of its spelling's */
};

static struct shelf *shelf_with(cspr_portfolio *portfolio, size_t size)
{
	struct shelf *last = portfolio->texts, *shelf;
	size_t room = last ? last->room * 2 : SHELF_LEAST;

	if (last && last->room - last->used >= size)
		return last;
	room = room > SHELF_MOST ? SHELF_MOST : room;
	room = room > size ? room : size;
	shelf = malloc(sizeof *shelf + room);
	if (!shelf)
		return NULL;
	*shelf = (struct shelf){ .next = last, .room = room };
	portfolio->texts = shelf;
	return shelf;
}

static const char *keep(cspr_portfolio *portfolio, const char *text, bool *failed)
{
	size_t size = strlen(text) + 1;
	struct shelf *shelf;
	char *kept;

	if (size == 1)
		return "";
	shelf = shelf_with(portfolio, size);
	if (!shelf) {
		*failed = true;
		return NULL;
	}
	kept = memcpy(shelf->bytes + shelf->used, text, size);
	shelf->used += size;
	return kept;
}

/* Rows come review by review, mostly. */
static const char *keep_review(cspr_portfolio *portfolio, const char *review, bool *failed)
{
	if (!portfolio->review || strcmp(portfolio->review, review) != 0)
		portfolio->review = keep(portfolio, review, failed);
	return portfolio->review;
}

/* The same few words come again and again. */
static const char *keep_word(cspr_portfolio *portfolio, const char *word, bool *failed)
{
	size_t length = strlen(word);
	unsigned spelling = (unsigned)length * 2 + (unsigned char)word[0] * 11u + (unsigned char)word[length / 2] * 27u;
	const char **place = &portfolio->words[spelling % WORDS];

	if (!*place || strcmp(*place, word) != 0)
		*place = keep(portfolio, word, failed);
	return *place;
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
	kept->edition = keep_word(portfolio, summary->edition, &failed);
	kept->state = keep_word(portfolio, summary->state, &failed);
	kept->phase = keep_word(portfolio, summary->phase, &failed);
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
	kept->duty = keep_word(portfolio, duty->duty, &failed);
	kept->about = keep(portfolio, duty->about, &failed);
	kept->force = keep_word(portfolio, duty->force, &failed);
	kept->standing = keep_word(portfolio, duty->standing, &failed);
	kept->standing_between = keep_word(portfolio, duty->standing_between, &failed);
	kept->standing_after = keep_word(portfolio, duty->standing_after, &failed);
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
		struct shelf *next = portfolio->texts->next;

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
