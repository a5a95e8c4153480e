/*
 * Which of the findings that overlap is replaced. Decides nothing of what is put there.
 *
 * What must stay true: no byte of a finding that is wanted stays, unless it is of a span that is ambiguous, or space
 * beside one; and no name is put in the place of such a byte.
 */
#include "edits.h"

#include <stdlib.h>
#include <string.h>

struct ranked {
	const struct finding *finding;
	size_t index;
};

static int by_rank(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	uint32_t a_length = a->finding->end - a->finding->start, b_length = b->finding->end - b->finding->start;

	if (a->finding->grade != b->finding->grade)
		return a->finding->grade < b->finding->grade ? -1 : 1;
	if (a_length != b_length)
		return a_length > b_length ? -1 : 1;
	if (a->finding->start != b->finding->start)
		return a->finding->start < b->finding->start ? -1 : 1;
	if ((a->finding->identity < 0) != (b->finding->identity < 0))
		return a->finding->identity < 0 ? 1 : -1;
	return a->index < b->index ? -1 : 1;
}

static int by_start(const void *left, const void *right)
{
	const struct edit *a = left, *b = right;

	return a->start < b->start ? -1 : a->start > b->start;
}

size_t edits_after(const struct edits *edits, size_t place, bool of_new)
{
	size_t low = 0, high = edits->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct edit *edit = edits->list + middle;

		if ((of_new ? edit->at_end : edit->end) <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_equal(const struct finding *a, const struct finding *b)
{
	return a->start == b->start && a->end == b->end && a->grade == b->grade;
}

static bool is_somebodys_name(const struct finding *finding)
{
	return finding->kind == CSPR_FINDING_NAME && finding->identity >= 0;
}

/* One span, one grade, two people, two pseudonyms. Equals follow each other in their rank. */
static void mark_rivals(const struct replacing *replacing, const struct ranked *ranked, size_t count, bool *ambiguous)
{
	for (size_t first = 0, end; first < count; first = end) {
		const char *pseudonym = NULL;
		bool several = false;

		for (end = first; end < count && is_equal(ranked[first].finding, ranked[end].finding); end++) {
			if (!is_somebodys_name(ranked[end].finding))
				continue;
			const char *other = replacing->pseudonyms[ranked[end].finding->identity];
			several = several || (pseudonym && strcmp(pseudonym, other) != 0);
			pseudonym = other;
		}
		for (size_t i = first; several && i < end; i++)
			ambiguous[ranked[i].index] = true;
	}
}

enum { FREE, UNDECIDED, WON }; /* a byte of the text */

static bool won(const unsigned char *bytes, const struct finding *finding)
{
	return memchr(bytes + finding->start, WON, finding->end - finding->start) != NULL;
}

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/* What of a finding may be replaced, where nothing of it is: a name goes but for what it shares with an undecided span
 * that reaches beyond it, and the space between that and the rest; what is no name may be taken out of such a span. */
static bool free_part(const char *text, unsigned char *bytes, const struct finding *finding, uint32_t *ret_start,
		      uint32_t *ret_end)
{
	uint32_t start = finding->start, end = finding->end;

	if (won(bytes, finding))
		return false;
	if (finding->kind == CSPR_FINDING_NAME) {
		/* bytes has one more than the text. */
		bool from_before = start > 0 && bytes[start - 1] == UNDECIDED, beyond = bytes[end] == UNDECIDED;

		while (from_before && start < end && bytes[start] == UNDECIDED)
			start++;
		while (beyond && start < end && bytes[end - 1] == UNDECIDED)
			end--;
		while (start > finding->start && start < end && is_space(text[start]))
			bytes[start++] = UNDECIDED;
		while (end < finding->end && start < end && is_space(text[end - 1]))
			bytes[--end] = UNDECIDED;
	}
	*ret_start = start;
	*ret_end = end;
	return start < end;
}

static void win(const char *text, struct edits *edits, unsigned char *bytes, const struct ranked *ranked,
		bool nobodys)
{
	const struct finding *finding = ranked->finding;
	uint32_t start, end;

	if (!free_part(text, bytes, finding, &start, &end))
		return;
	memset(bytes + start, WON, end - start);
	edits->list[edits->count++] = (struct edit){
		.start = start, .end = end, .finding = ranked->index, .kind = finding->kind, .nobodys = nobodys
	};
}

/* Takes its place, or leaves it undecided; a span within a longer one that won is decided by that. */
static void settle(const struct replacing *replacing, const struct ranked *ranked, bool *ambiguous,
		   unsigned char *bytes, struct edits *edits)
{
	const struct finding *finding = ranked->finding;
	bool nobodys = ambiguous[ranked->index] && ((replacing->forced && replacing->forced[ranked->index]) ||
						    span_in_address(replacing, finding->start, finding->end));

	if (nobodys || won(bytes, finding))
		ambiguous[ranked->index] = false;
	if (ambiguous[ranked->index])
		memset(bytes + finding->start, UNDECIDED, finding->end - finding->start);
	else
		win(replacing->text, edits, bytes, ranked, nobodys);
}

/* What a loser has beyond the winners that it meets goes with them, but for what is undecided. */
static void cover_rest(const struct finding *loser, const unsigned char *bytes, struct edits *edits)
{
	size_t next = edits_after(edits, loser->start, false);

	if (next == edits->count || edits->list[next].start >= loser->end)
		return;
	while (edits->list[next].start > loser->start && bytes[edits->list[next].start - 1] != UNDECIDED)
		edits->list[next].start--;
	for (; next < edits->count && edits->list[next].start < loser->end; next++) {
		uint32_t limit = next + 1 < edits->count ? edits->list[next + 1].start : loser->end;

		while (edits->list[next].end < limit && edits->list[next].end < loser->end &&
		       bytes[edits->list[next].end] != UNDECIDED)
			edits->list[next].end++;
	}
}

static void cover_rests(const struct ranked *ranked, size_t count, const bool *ambiguous, const unsigned char *bytes,
			struct edits *edits)
{
	if (edits->count)
		qsort(edits->list, edits->count, sizeof(*edits->list), by_start);
	for (size_t i = 0; i < count; i++)
		if (!ambiguous[ranked[i].index])
			cover_rest(ranked[i].finding, bytes, edits);
}

/* The definite first, and all that goes with them; then those to be reviewed, around that. */
static void choose(const struct replacing *replacing, const struct ranked *ranked, size_t count, bool *ambiguous,
		   unsigned char *bytes, struct edits *edits)
{
	size_t definite = 0;

	for (; definite < count && ranked[definite].finding->grade == CSPR_GRADE_DEFINITE; definite++)
		settle(replacing, ranked + definite, ambiguous, bytes, edits);
	cover_rests(ranked, definite, ambiguous, bytes, edits);
	for (size_t i = 0; i < edits->count; i++)
		memset(bytes + edits->list[i].start, WON, edits->list[i].end - edits->list[i].start);
	for (size_t i = definite; i < count; i++)
		settle(replacing, ranked + i, ambiguous, bytes, edits);
	cover_rests(ranked + definite, count - definite, ambiguous, bytes, edits);
}

/* A span that fits two people, within a longer one that was replaced, is decided by that. */
static void decide_within(const struct edits *edits, const struct ranked *ranked, size_t count, bool *ambiguous)
{
	for (size_t i = 0; i < count; i++) {
		const struct finding *finding = ranked[i].finding;
		size_t next = edits_after(edits, finding->start, false);

		if (next < edits->count && edits->list[next].start <= finding->start &&
		    finding->end <= edits->list[next].end)
			ambiguous[ranked[i].index] = false;
	}
}

bool edits_choose(const struct replacing *replacing, bool *ambiguous, struct edits *ret)
{
	struct ranked *ranked = calloc(replacing->count + 1, sizeof(*ranked));
	unsigned char *bytes = calloc(replacing->length + 1, 1);
	struct edits edits = { calloc(replacing->count + 1, sizeof(*edits.list)), 0 };
	size_t count = 0;

	if (!ranked || !bytes || !edits.list) {
		free(ranked);
		free(bytes);
		free(edits.list);
		return false;
	}
	for (size_t i = 0; i < replacing->count; i++)
		if (replacing->wanted[i] && replacing->findings[i].end > replacing->findings[i].start)
			ranked[count++] = (struct ranked){ replacing->findings + i, i };
	if (count)
		qsort(ranked, count, sizeof(*ranked), by_rank);
	mark_rivals(replacing, ranked, count, ambiguous);
	choose(replacing, ranked, count, ambiguous, bytes, &edits);
	decide_within(&edits, ranked, count, ambiguous);
	free(ranked);
	free(bytes);
	*ret = edits;
	return true;
}
