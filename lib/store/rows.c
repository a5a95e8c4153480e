/*
 * The portfolio's rows of one review: how it and its duties stand, in a form that does not depend on the day of asking;
 * and in what two such lists differ. Decides nothing: the core says how each duty stands, on days before, within and
 * after its due day.
 *
 * What must stay true: cspr_duty_row_standing() of a row is what cspr_review_duty() says, on any day.
 */
#include "stored.h"

#include <stdlib.h>
#include <string.h>

static const char *standing_name(cspr_code standing)
{
	return cspr_word_name(CSPR_GROUP_STANDING, standing);
}

static bool given(struct cspr_span span)
{
	return span.first != CSPR_NO_DAY;
}

/* Of a ban, kept from its last day on: it changes a day earlier than what must be done by its last day. */
static bool is_ban(cspr_code before, cspr_code after)
{
	return before == CSPR_STANDING_PENDING && after == CSPR_STANDING_MET;
}

static cspr_status standing_on(const cspr_review *review, size_t index, cspr_day day, cspr_code *ret)
{
	struct cspr_duty duty = { .size = sizeof duty };
	cspr_status status = cspr_review_duty(review, day, index, &duty);

	if (status == CSPR_DONE)
		*ret = duty.standing;
	return status;
}

/* duty: as it stands before its first due day. */
static cspr_status row_of(const cspr_review *review, const char *reference, size_t index, const struct cspr_duty *duty,
			  struct cspr_duty_row *ret)
{
	cspr_code between = duty->standing, after = duty->standing;
	cspr_status status = CSPR_DONE;
	bool unmet = !given(duty->met_on);

	if (given(duty->due) && duty->standing == CSPR_STANDING_PENDING) {
		status = standing_on(review, index, duty->due.last + 1, &after);
		between = after;
		if (status == CSPR_DONE && duty->due.first != duty->due.last)
			status =
				standing_on(review, index,
					    is_ban(duty->standing, after) ? duty->due.first : duty->due.last, &between);
	}
	*ret = (struct cspr_duty_row){
		.size = sizeof *ret,
		.review = reference,
		.duty = duty->name,
		.about = duty->about,
		.force = cspr_word_name(CSPR_GROUP_FORCE, duty->force),
		.standing = standing_name(duty->standing),
		.standing_between = standing_name(between),
		.standing_after = standing_name(after),
		.open = unmet && duty->standing == CSPR_STANDING_PENDING,
		.since = duty->since,
		.due = duty->due,
		.met_on = duty->met_on,
		.days_late = unmet ? 0 : duty->days_late,
	};
	return status;
}

/* How a duty stands before its due day, whichever that is: asked twice, since the first answer tells the day. */
static cspr_status duty_before(const cspr_review *review, size_t index, struct cspr_duty *ret)
{
	cspr_status status = cspr_review_duty(review, CSPR_NO_DAY + 1, index, ret);

	if (status == CSPR_DONE && given(ret->due))
		status = cspr_review_duty(review, ret->due.first - 1, index, ret);
	return status;
}

static bool rows_reserve(struct rows *rows)
{
	size_t room = rows->room ? rows->room * 2 : 32;
	struct cspr_duty_row *list;

	if (rows->count < rows->room)
		return true;
	list = realloc(rows->list, room * sizeof *list);
	if (!list)
		return false;
	rows->list = list;
	rows->room = room;
	return true;
}

/* Instances are called what the review calls them; the row keeps that when the review is gone. */
static bool keep_about(struct rows *rows)
{
	size_t length = 1;
	char *text;

	for (size_t i = 0; i < rows->count; i++)
		length += rows->list[i].about ? strlen(rows->list[i].about) + 1 : 0;
	text = rows->text = malloc(length);
	if (!text)
		return false;
	*text = '\0';
	for (size_t i = 0; i < rows->count; i++) {
		const char *about = rows->list[i].about;

		rows->list[i].about = about ? strcpy(text, about) : rows->text + length - 1;
		text += about ? strlen(about) + 1 : 0;
	}
	rows->text[length - 1] = '\0';
	return true;
}

static int compare_rows(const void *one, const void *other)
{
	const struct cspr_duty_row *a = one, *b = other;
	int order = strcmp(a->duty, b->duty);

	return order ? order : strcmp(a->about, b->about);
}

void rows_sort(struct rows *rows)
{
	if (rows->count)
		qsort(rows->list, rows->count, sizeof *rows->list, compare_rows);
}

cspr_status rows_of(const cspr_review *review, const char *reference, struct rows *ret)
{
	struct rows rows = { 0 };
	struct cspr_duty duty = { .size = sizeof duty };
	cspr_status status;

	for (size_t i = 0; (status = duty_before(review, i, &duty)) == CSPR_DONE; i++) {
		if (!rows_reserve(&rows))
			status = CSPR_ERROR_NO_MEMORY;
		else
			status = row_of(review, reference, i, &duty, &rows.list[rows.count]);
		if (status < 0)
			break;
		rows.count++;
	}
	if (status == CSPR_ERROR_NOT_FOUND)
		status = keep_about(&rows) ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
	if (status < 0) {
		rows_free(&rows);
		return status;
	}
	rows_sort(&rows);
	*ret = rows;
	return CSPR_DONE;
}

void rows_free(struct rows *rows)
{
	free(rows->list);
	free(rows->text);
	memset(rows, 0, sizeof *rows);
}

static bool same_span(struct cspr_span one, struct cspr_span other)
{
	return one.first == other.first && one.last == other.last;
}

static bool same_row(const struct cspr_duty_row *one, const struct cspr_duty_row *other)
{
	return strcmp(one->force, other->force) == 0 && strcmp(one->standing, other->standing) == 0 &&
	       strcmp(one->standing_between, other->standing_between) == 0 &&
	       strcmp(one->standing_after, other->standing_after) == 0 && one->open == other->open &&
	       same_span(one->since, other->since) && same_span(one->due, other->due) &&
	       same_span(one->met_on, other->met_on) && one->days_late == other->days_late;
}

cspr_status rows_compare(const struct rows *before, const struct rows *after, struct row_changes *ret)
{
	size_t b = 0, a = 0;

	*ret = (struct row_changes){ 0 };
	ret->put = malloc((after->count + 1) * sizeof *ret->put);
	ret->gone = malloc((before->count + 1) * sizeof *ret->gone);
	if (!ret->put || !ret->gone) {
		row_changes_free(ret);
		return CSPR_ERROR_NO_MEMORY;
	}
	while (b < before->count || a < after->count) {
		int order = b == before->count	? 1
			    : a == after->count ? -1
						: compare_rows(&before->list[b], &after->list[a]);

		if (order < 0)
			ret->gone[ret->gone_count++] = &before->list[b];
		else if (order > 0 || !same_row(&before->list[b], &after->list[a]))
			ret->put[ret->put_count++] = &after->list[a];
		b += order <= 0;
		a += order >= 0;
	}
	return CSPR_DONE;
}

void row_changes_free(struct row_changes *changes)
{
	free(changes->put);
	free(changes->gone);
	memset(changes, 0, sizeof *changes);
}

void summary_of(const cspr_review *review, const char *reference, const unsigned char root[32],
		struct cspr_summary *ret)
{
	uint32_t count = cspr_review_version(review);
	cspr_event *event = NULL;
	cspr_code verdict;

	*ret = (struct cspr_summary){
		.size = sizeof *ret,
		.review = reference,
		.edition = cspr_edition_name(cspr_basis_edition(cspr_review_basis(review))),
		.state = cspr_word_name(CSPR_GROUP_STATE, cspr_review_state(review)),
		.phase = cspr_word_name(CSPR_GROUP_PHASE, cspr_review_phase(review)),
		.events = count,
	};
	memcpy(ret->root, root, sizeof ret->root);
	for (uint32_t i = 0; i < count; i++) {
		cspr_review_event(review, i, &event, &verdict, NULL);
		ret->breaches += verdict == CSPR_VERDICT_ALLOWED_IN_BREACH;
		if (i == 0)
			ret->opened = cspr_event_happened(event);
	}
	ret->recorded = cspr_event_recorded(event);
}

cspr_code cspr_duty_row_standing(const struct cspr_duty_row *row, cspr_day as_of)
{
	cspr_code before, after;
	cspr_day ends, changes;

	if (!row)
		return 0;
	before = cspr_word_find(CSPR_GROUP_STANDING, row->standing);
	after = cspr_word_find(CSPR_GROUP_STANDING, row->standing_after);
	if (!given(row->due))
		return before;
	ends = row->due.first - is_ban(before, after);
	changes = row->due.last - is_ban(before, after);
	if (as_of <= ends)
		return before;
	return as_of > changes ? after : cspr_word_find(CSPR_GROUP_STANDING, row->standing_between);
}
