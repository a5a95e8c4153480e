/*
 * What a redaction left, and why; and where it is in the result.
 *
 * What must stay true: a definite finding is in the result only if it is told here.
 */
#include "redaction.h"

#include <stdlib.h>
#include <string.h>

size_t redaction_new_place(const struct cspr_redaction *redaction, size_t old, bool end)
{
	const struct edits *edits = &redaction->edits;
	const size_t byte = old - end, next = edits_after(edits, byte, false);
	const struct edit *before = edits->list + next - 1;

	if (next < edits->count && edits->list[next].start <= byte)
		return end ? edits->list[next].at_end : edits->list[next].at;
	return next ? old - before->end + before->at_end : old;
}

/* Whether the same words are found of somebody else, too, who has another pseudonym. Such findings are neighbours. */
static bool is_shared(const cspr_redaction *redaction, size_t index, size_t step)
{
	const struct finding *list = redaction->findings.list, *finding = list + index;

	for (size_t i = index + step; i < redaction->findings.count; i += step) {
		if (list[i].start != finding->start || list[i].end != finding->end)
			return false;
		if (finding->kind == CSPR_FINDING_NAME && list[i].kind == CSPR_FINDING_NAME && finding->identity >= 0 &&
		    list[i].identity >= 0 &&
		    strcmp(redaction->pseudonyms[finding->identity], redaction->pseudonyms[list[i].identity]) != 0)
			return true;
	}
	return false;
}

static cspr_code why_left(const cspr_redaction *redaction, size_t index, size_t resolved)
{
	if (resolved != SIZE_MAX && !redaction->wanted[index])
		return CSPR_LEFT_RESOLVED;
	/* What is to be replaced is left only for what fits two people, or for its being within that. Backwards, past
	 * the first, an index is more than any count. */
	if (redaction->wanted[index] || redaction->ambiguous[index] || is_shared(redaction, index, 1) ||
	    is_shared(redaction, index, SIZE_MAX))
		return CSPR_LEFT_AMBIGUOUS;
	return CSPR_LEFT_REVIEW;
}

/* Of what is wanted no more than a possessive stays; of what is not, others may have taken a part. */
static bool is_replaced(const cspr_redaction *redaction, const char *text, size_t index)
{
	const struct finding *finding = redaction->findings.list + index;
	const struct edits *edits = &redaction->edits;
	size_t next = edits_after(edits, finding->start, false);
	uint32_t end = finding->end, at = finding->start;

	if (redaction->ambiguous[index])
		return false;
	if (redaction->wanted[index])
		return next < edits->count && edits->list[next].start < end;
	end = span_before_possessive(text, at, end);
	for (; at < end && next < edits->count && edits->list[next].start <= at; next++)
		at = edits->list[next].end;
	return at >= end;
}

/* What a later scan found comes after what the first did, wherever it is. */
static int by_place(const void *left, const void *right)
{
	const struct left *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->finding < b->finding ? -1 : a->finding > b->finding;
}

bool redaction_tell_left(cspr_redaction *redaction, const char *text)
{
	redaction->left = calloc(redaction->findings.count + 1, sizeof(*redaction->left));
	for (size_t i = 0; redaction->left && i < redaction->findings.count; i++) {
		size_t resolved = i < redaction->first_count ? redaction->resolved[i] : SIZE_MAX;

		if (is_replaced(redaction, text, i))
			continue;
		redaction->left[redaction->left_count++] = (struct left){ .finding = i,
									  .start = redaction->findings.list[i].start,
									  .why = why_left(redaction, i, resolved),
									  .resolution = resolved };
	}
	if (redaction->left_count)
		qsort(redaction->left, redaction->left_count, sizeof(*redaction->left), by_place);
	return redaction->left != NULL;
}
