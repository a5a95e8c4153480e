/*
 * Where a view has an entry in letters that are s p a c e d out, in a word with signs for letters in it, over the end
 * of a line, or in a word that is only like it.
 */
#include "hits.h"

enum { MOST_SPACED = 26 };

bool hits_is_single(const struct search *search, size_t index)
{
	return index < search->runs->count && length_of(&search->runs->list[index]) == 1 &&
	       !(search->runs->list[index].flags & RUN_DIGITS);
}

/* Whether a word may start at a letter that is spaced out: more is between, or it is a capital. */
static bool may_start(const struct search *search, size_t first, size_t index, uint8_t narrowest)
{
	return index == first || search->runs->list[index].gap_length > narrowest ||
	       search->runs->list[index].flags & RUN_FIRST_UPPER;
}

static bool is_possessive(const struct search *search, size_t index)
{
	const struct run *run = &search->runs->list[index];

	return run->gap == GAP_APOSTROPHE && search->runs->view->narrow[run->start] == 's';
}

/* The run of two or three letters that ends a plural or a possessive: P e m b e r t o ns. */
static bool ends_plural(const struct search *search, size_t index)
{
	const struct run *run = &search->runs->list[index];

	return index < search->runs->count && !(run->flags & RUN_DIGITS) && length_of(run) > 1 && length_of(run) < 4 &&
	       run->gap_length <= 6 && !(run->gap & GAP_PARAGRAPH) && search->runs->view->narrow[run->end - 1] == 's';
}

/* Words that begin at a letter of those set apart, which end before `end`; `tail`: the run there may end one. */
static void find_spaced_from(struct search *search, size_t first, size_t from, size_t end, bool tail, uint8_t narrowest)
{
	const struct run *list = search->runs->list;
	uint64_t hash = 0;

	for (size_t to = from; to < end + tail && to - from < MOST_SPACED; to++) {
		struct hit hit = {
			.first = (uint32_t)from, .last = (uint32_t)to, .start = list[from].start, .end = list[to].end
		};
		size_t length = to - from + length_of(&list[to]);

		hash = hash * search->powers[length_of(&list[to])] + list[to].hash;
		if (to - from >= 2 &&
		    (to + 1 >= end || may_start(search, first, to + 1, narrowest) || is_possessive(search, to + 1)))
			hits_look_up(search, hash, length, hit);
	}
}

size_t hits_find_spaced(struct search *search, size_t first)
{
	const struct folded *view = search->runs->view;
	const struct run *list = search->runs->list;
	uint8_t narrowest = 255;
	size_t end = first + 1;

	while (hits_is_single(search, end) && list[end].gap_length <= 6 && !(list[end].gap & GAP_PARAGRAPH)) {
		narrowest = list[end].gap_length < narrowest ? list[end].gap_length : narrowest;
		end++;
	}
	if (end - first < 3)
		return first + 1;
	for (size_t from = first; from < end; from++)
		if (may_start(search, first, from, narrowest) && from + 2 < end &&
		    may_start_entry(search->matcher, folded_point(view, list[from].start),
				    folded_point(view, list[from + 1].start), folded_point(view, list[from + 2].start)))
			find_spaced_from(search, first, from, end, ends_plural(search, end), narrowest);
	return end;
}

bool run_is_glued(const struct run *run)
{
	return run->gap_length == 0 ||
	       (run->gap_length == 1 && (run->gap == GAP_SIGN || run->gap == GAP_APOSTROPHE || run->gap == GAP_HYPHEN));
}

/* A run with digits and signs glued to it that may stand for letters. Gives its letters, or 0. */
static size_t glued(const struct search *search, size_t index, uint32_t *letters, size_t *ret_last)
{
	const struct folded *view = search->runs->view;
	const struct run *list = search->runs->list;
	size_t last = index, length = 0;
	bool signs = false;

	while (last + 1 < search->runs->count && run_is_glued(&list[last + 1]) && !is_possessive(search, last + 1) &&
	       list[last + 1].end - list[index].start <= LONGEST_ENTRY)
		last++;
	for (size_t i = index; i <= last; i++)
		signs |= list[i].flags & RUN_DIGITS || (i > index && list[i].gap == GAP_SIGN);
	if (last == index || !signs || list[last].end - list[index].start > LONGEST_ENTRY)
		return 0;
	for (uint32_t at = list[index].start; at < list[last].end; at++)
		if (view->narrow[at] != '\'' && view->narrow[at] != '-')
			letters[length++] = folded_point(view, at);
	*ret_last = last;
	return length;
}

void hits_find_glued(struct search *search, size_t index)
{
	const struct run *list = search->runs->list;
	struct hit hit = { .first = (uint32_t)index, .start = list[index].start };
	uint32_t letters[LONGEST_ENTRY];
	size_t last, length;

	if (index + 1 == search->runs->count || !run_is_glued(&list[index + 1]) ||
	    (index > 0 && run_is_glued(&list[index])))
		return; /* nothing is, or it was part of what is before */
	length = glued(search, index, letters, &last);
	if (length) {
		hit.last = (uint32_t)last;
		hit.end = list[last].end;
		hits_like(search->matcher, search->runs, hit, letters, length, search->hits);
	}
}

/* A word that nobody knows may begin with an l for an I, or have an I for an l: ldris, AIi. */
static bool may_be_misread(const struct search *search, size_t index)
{
	const struct run *run = &search->runs->list[index];

	if (!(run->flags & RUN_FIRST_UPPER))
		return length_of(run) >= 3 && search->runs->view->narrow[run->start] == 'l' &&
		       !run_class(search->runs, index);
	if (length_of(run) != 3 || run->flags & RUN_ALL_UPPER)
		return length_of(run) >= 4;
	return (search->runs->view->flags[run->start + 1] | search->runs->view->flags[run->start + 2]) & FOLD_UPPER;
}

static bool over_line_end(const struct search *search, size_t index)
{
	const struct run *next = &search->runs->list[index + 1];

	return search->runs->list[index].flags & RUN_FIRST_UPPER &&
	       gap_within(next, GAP_HYPHEN | GAP_NEWLINE | GAP_SPACE) &&
	       (next->gap & (GAP_HYPHEN | GAP_NEWLINE)) == (GAP_HYPHEN | GAP_NEWLINE);
}

/* O'Bireen */
static bool prefixed(const struct search *search, size_t index)
{
	const struct run *run = &search->runs->list[index], *next = run + 1;

	return is_initial(run) && next->gap == GAP_APOSTROPHE && next->gap_length == 1 && length_of(next) >= 4 &&
	       !(next->flags & RUN_DIGITS);
}

/* Two runs that may be one word. */
static void find_like_both(struct search *search, size_t index)
{
	const struct run *run = &search->runs->list[index], *next = run + 1;
	struct hit hit = {
		.first = (uint32_t)index, .last = (uint32_t)index + 1, .start = run->start, .end = next->end
	};
	uint32_t letters[LONGEST_ENTRY];
	size_t length = 0;

	if (length_of(run) + length_of(next) > LONGEST_ENTRY)
		return;
	for (uint32_t at = run->start; at < run->end; at++)
		letters[length++] = folded_point(search->runs->view, at);
	for (uint32_t at = next->start; at < next->end; at++)
		letters[length++] = folded_point(search->runs->view, at);
	hits_like(search->matcher, search->runs, hit, letters, length, search->hits);
}

void hits_find_like(struct search *search, size_t index)
{
	const struct run *list = search->runs->list;
	const struct run *run = &list[index];
	struct hit hit = { .first = (uint32_t)index, .last = (uint32_t)index, .start = run->start, .end = run->end };
	uint32_t letters[LONGEST_ENTRY];
	size_t length = length_of(run);

	if (length > LONGEST_ENTRY)
		return;
	if (may_be_misread(search, index)) {
		for (size_t i = 0; i < length; i++)
			letters[i] = folded_point(search->runs->view, run->start + i);
		hits_like(search->matcher, search->runs, hit, letters, length, search->hits);
	}
	if (index + 1 == search->runs->count || (!(run->flags & RUN_FIRST_UPPER) && list[index + 1].gap_length > 1))
		return;
	if (over_line_end(search, index) || prefixed(search, index))
		find_like_both(search, index);
	else
		hits_find_glued(search, index);
}
