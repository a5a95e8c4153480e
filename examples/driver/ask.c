/*
 * What is asked of a list: which rows, in which order. Over SQL, the WHERE and the ORDER BY.
 */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

static bool is(const char *asked, const char *word)
{
	return !asked || strcmp(asked, word) == 0;
}

static bool breached(const struct list *list, const struct cspr_summary *summary)
{
	bool broken = summary->breaches > 0;

	for (size_t i = 0; i < list->count && !broken; i++)
		broken = list->rows[i]->kind == DUTY && strcmp(list->rows[i]->review, summary->review) == 0 &&
			 strcmp(list->rows[i]->duty.standing, "broken") == 0;
	return broken;
}

static bool in_phase(const struct list *list, const char *review, const char *phase)
{
	for (size_t i = 0; phase && i < list->count; i++)
		if (list->rows[i]->kind == SUMMARY && strcmp(list->rows[i]->review, review) == 0)
			return strcmp(list->rows[i]->summary.phase, phase) == 0;
	return !phase;
}

static bool listed(const struct list *list, const struct cspr_summary *summary, const struct cspr_list_query *query)
{
	return (!query->after || strcmp(summary->review, query->after) > 0) && is(query->phase, summary->phase) &&
	       is(query->state, summary->state) && is(query->edition, summary->edition) &&
	       (!query->breached || breached(list, summary));
}

static bool owed(const struct list *list, const struct cspr_duty_row *duty, const struct cspr_due_query *query)
{
	bool has_day = duty->due.first != CSPR_NO_DAY;

	return is(query->review, duty->review) && is(query->duty, duty->duty) &&
	       in_phase(list, duty->review, query->phase) && (query->all || (duty->open && has_day)) &&
	       (query->before == CSPR_NO_DAY || (has_day && duty->due.last <= query->before));
}

static bool wanted(const struct list *list, const struct row *row, const struct question *question)
{
	if (row->kind != question->kind || !is(question->review, row->review))
		return false;
	switch (row->kind) {
	case EVENT:
		return row->event.number > question->after;
	case SUMMARY:
		return !question->list || listed(list, &row->summary, question->list);
	case DUTY:
		return owed(list, &row->duty, question->due);
	case NOTE:
		return row->note.number == question->number;
	case DOCUMENT:
		return memcmp(row->document.digest, question->digest, 32) == 0;
	case CHECKPOINT:
		return true;
	}
	return false;
}

static int by_number(uint32_t one, uint32_t other)
{
	return (one > other) - (one < other);
}

static int by_due(const struct cspr_duty_row *one, const struct cspr_duty_row *other)
{
	bool one_has = one->due.first != CSPR_NO_DAY, other_has = other->due.first != CSPR_NO_DAY;
	int side = other_has - one_has;

	if (side == 0 && one_has)
		side = (one->due.last > other->due.last) - (one->due.last < other->due.last);
	if (side == 0)
		side = strcmp(one->review, other->review);
	if (side == 0)
		side = strcmp(one->duty, other->duty);
	return side ? side : strcmp(one->about, other->about);
}

/* ORDER BY */
static int in_order(const void *one, const void *other)
{
	const struct row *left = *(struct row *const *)one, *right = *(struct row *const *)other;

	switch (left->kind) {
	case EVENT:
		return by_number(left->event.number, right->event.number);
	case DUTY:
		return by_due(&left->duty, &right->duty);
	case CHECKPOINT:
		return by_number(left->checkpoint.events, right->checkpoint.events);
	case SUMMARY:
	case NOTE:
	case DOCUMENT:
		return strcmp(left->review, right->review);
	}
	return 0;
}

static cspr_status show(const struct row *row, const struct question *question)
{
	switch (row->kind) {
	case EVENT:
		return question->visit.event(question->data, &row->event);
	case SUMMARY:
		return question->visit.summary(question->data, &row->summary);
	case DUTY:
		return question->visit.duty(question->data, &row->duty);
	case NOTE:
		return question->visit.note(question->data, &row->note);
	case DOCUMENT:
		return question->visit.document(question->data, &row->document);
	case CHECKPOINT:
		return question->visit.checkpoint(question->data, &row->checkpoint);
	}
	return CSPR_ERROR_CORRUPT;
}

cspr_status list_ask(struct list *list, const struct question *question)
{
	bool single =
		question->kind == NOTE || question->kind == DOCUMENT || (question->kind == SUMMARY && !question->list);
	struct row **found = malloc((list->count + 1) * sizeof(struct row *));
	cspr_status status = CSPR_DONE;
	size_t count = 0;

	if (!found)
		return CSPR_ERROR_NO_MEMORY;
	list->references++; /* it stays as it is, whatever is written while it is visited */
	for (size_t i = 0; i < list->count; i++)
		if (wanted(list, list->rows[i], question))
			found[count++] = list->rows[i];
	qsort(found, count, sizeof(struct row *), in_order);
	if (question->most && question->most < count)
		count = question->most;
	if (single && !count)
		status = CSPR_ERROR_NOT_FOUND;
	for (size_t i = 0; status == CSPR_DONE && i < count; i++)
		status = show(found[i], question);
	list_unref(list);
	free(found);
	return status;
}
