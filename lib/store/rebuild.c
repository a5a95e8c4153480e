/*
 * The portfolio held against the records, and written anew from them. Decides nothing: what a replay says is what the
 * rows become.
 */
#include "stored.h"

#include <stdlib.h>
#include <string.h>

struct rebuild {
	cspr_store *store;
	size_t reviews, changed;
	struct cspr_trouble *trouble;
};

static bool same_summary(const struct cspr_summary *one, const struct cspr_summary *other)
{
	return strcmp(one->edition, other->edition) == 0 && strcmp(one->state, other->state) == 0 &&
	       strcmp(one->phase, other->phase) == 0 && one->events == other->events &&
	       one->breaches == other->breaches && one->opened.first == other->opened.first &&
	       one->opened.last == other->opened.last && one->recorded == other->recorded &&
	       memcmp(one->root, other->root, sizeof one->root) == 0;
}

/* Whether the duty rows in the store are those of the review. */
static cspr_status compare_duties(cspr_stored *stored, bool *ret_same)
{
	struct cspr_due_query query = {
		.size = sizeof query, .review = stored->reference, .all = true, .before = CSPR_NO_DAY
	};
	struct row_changes changes;
	struct rows rows;
	cspr_portfolio *portfolio;
	cspr_status status = cspr_store_due(stored->store, &query, &portfolio);

	if (status < 0)
		return status;
	status = portfolio_rows(portfolio, &rows);
	if (status == CSPR_DONE) {
		status = rows_compare(&rows, &stored->rows, &changes);
		rows_free(&rows);
	}
	cspr_portfolio_unref(portfolio);
	if (status < 0)
		return status;
	*ret_same = !changes.put_count && !changes.gone_count;
	row_changes_free(&changes);
	return CSPR_DONE;
}

static cspr_status write_anew(cspr_stored *stored, const struct cspr_summary *summary, struct cspr_trouble *trouble)
{
	const struct rows none = { 0 };
	struct row_changes all;
	cspr_status status = rows_compare(&none, &stored->rows, &all);

	if (status < 0)
		return status;
	struct cspr_append append = {
		.size = sizeof append,
		.review = stored->reference,
		.expected = summary->events,
		.summary = summary,
		.replace_duties = true,
		.duties = all.put,
		.duty_count = all.put_count,
	};

	status = stored->store->driver->append(stored->store->state, &append);
	row_changes_free(&all);
	return status == CSPR_DONE ? status : driver_failed(stored->store, status, trouble);
}

/* What the portfolio should have of a review, and whether its duty rows are so. */
static cspr_status weigh(cspr_stored *stored, struct cspr_summary *ret, bool *ret_same, struct cspr_trouble *trouble)
{
	unsigned char root[32];
	cspr_status status = stored_rows(stored);

	if (status == CSPR_DONE)
		status = stored_tree(stored, trouble);
	if (status == CSPR_DONE && !frontier_root(&stored->tree, stored->store->hash, root))
		status = CSPR_ERROR_NO_MEMORY;
	if (status == CSPR_DONE)
		status = compare_duties(stored, ret_same);
	if (status == CSPR_DONE)
		summary_of(stored->review, stored->reference, root, ret);
	return status;
}

struct beside {
	struct cspr_summary right;
	bool same;
};

static cspr_status summary_compare(void *data, const struct cspr_summary *summary)
{
	struct beside *beside = data;

	beside->same = beside->same && same_summary(summary, &beside->right);
	return CSPR_DONE;
}

static cspr_status rows_right(cspr_stored *stored, bool *ret_right, struct cspr_trouble *trouble)
{
	cspr_store *store = stored->store;
	struct beside beside;
	cspr_status status = weigh(stored, &beside.right, &beside.same, trouble);

	if (status < 0)
		return status;
	status = store->driver->summary(store->state, stored->reference, summary_compare, &beside);
	*ret_right = status == CSPR_DONE && beside.same;
	return status == CSPR_ERROR_NOT_FOUND ? CSPR_DONE : driver_failed(store, status, trouble);
}

/* Rows are read one after another: what does not fit is wrong only if nothing was recorded meanwhile. */
static cspr_status stored_check(cspr_stored *stored, struct cspr_trouble *trouble)
{
	for (uint32_t i = 0; i < stored->store->attempts; i++) {
		uint32_t count = stored->lines.count;
		bool right = false;
		cspr_status status = rows_right(stored, &right, trouble);

		if (status < 0 || right)
			return status;
		status = stored_refresh(stored, trouble);
		if (status < 0)
			return status;
		if (stored->lines.count == count)
			return CSPR_REFUSED;
	}
	return say_wrong(trouble, CSPR_ERROR_CONFLICT, 0, "the review was written to by others meanwhile");
}

cspr_status cspr_stored_check(cspr_stored *stored, struct cspr_trouble *trouble)
{
	struct trouble wrong = { .told.size = sizeof wrong.told };

	if (!stored || !trouble_fits(trouble))
		return CSPR_ERROR_ARGUMENT;
	if (!stored->review)
		return trouble_end(&wrong, CSPR_ERROR_NOT_FOUND, trouble);
	return trouble_end(&wrong, stored_check(stored, &wrong.told), trouble);
}

static cspr_status rebuild_rows(struct rebuild *rebuild, const struct cspr_summary *old, cspr_stored *stored)
{
	struct cspr_summary summary;
	bool same = false;
	cspr_status status = stored_read(stored, rebuild->trouble);

	if (status == CSPR_DONE && !stored->review)
		return say_wrong(rebuild->trouble, CSPR_ERROR_CORRUPT, 0, "the review has no events");
	if (status == CSPR_DONE)
		status = weigh(stored, &summary, &same, rebuild->trouble);
	if (status < 0)
		return status;
	if (same && same_summary(old, &summary))
		return CSPR_DONE;
	status = write_anew(stored, &summary, rebuild->trouble);
	rebuild->changed += status == CSPR_DONE;
	return status;
}

static cspr_status rebuild_review(struct rebuild *rebuild, const struct cspr_summary *old)
{
	cspr_status status = CSPR_ERROR_CONFLICT;

	for (uint32_t i = 0; status == CSPR_ERROR_CONFLICT && i < rebuild->store->attempts; i++) {
		cspr_stored *stored;

		*rebuild->trouble = (struct cspr_trouble){ .size = sizeof *rebuild->trouble };
		status = stored_new(rebuild->store, old->review, &stored);
		if (status < 0)
			return status;
		status = rebuild_rows(rebuild, old, stored);
		cspr_stored_unref(stored);
	}
	return status;
}

/* What one review alone can't do does not keep the rest from being done; what the store can't do, does. */
static bool ends_all(cspr_status status)
{
	return status == CSPR_ERROR_NO_MEMORY || status == CSPR_ERROR_UNAVAILABLE || status == CSPR_ERROR_UNCERTAIN;
}

cspr_status cspr_store_rebuild(cspr_store *store, size_t *ret_reviews, size_t *ret_changed,
			       struct cspr_trouble *trouble)
{
	struct trouble wrong = { .told.size = sizeof wrong.told }; /* the first that is told */
	struct cspr_trouble told = { .size = sizeof told };
	struct rebuild rebuild = { .store = store, .trouble = &told };
	struct cspr_summary row = { .size = sizeof row };
	cspr_portfolio *portfolio;
	cspr_status status, first = CSPR_DONE;

	if (!store || !ret_reviews || !ret_changed)
		return CSPR_ERROR_ARGUMENT;
	status = cspr_store_list(store, NULL, &portfolio);
	if (status < 0) {
		driver_failed(store, status, &wrong.told);
		return trouble_end(&wrong, status, trouble);
	}
	for (; cspr_portfolio_summary(portfolio, rebuild.reviews, &row) == CSPR_DONE; rebuild.reviews++) {
		status = rebuild_review(&rebuild, &row);
		if (status < 0 && first == CSPR_DONE) {
			first = status;
			say_wrong(&wrong.told, status, told.line, "%s: %s", row.review,
				  told.message[0] ? told.message : cspr_status_words(status));
		}
		if (ends_all(status))
			break;
	}
	cspr_portfolio_unref(portfolio);
	if (first == CSPR_DONE) {
		*ret_reviews = rebuild.reviews;
		*ret_changed = rebuild.changed;
	}
	return trouble_end(&wrong, first, trouble);
}
