/*
 * Where a view has an entry: in one run, in several squeezed together, in the parts of a CamelCase word, inside a
 * handle, and in letters that are s p a c e d out.
 *
 * What must stay true: the work for a run is bounded, whatever the text is.
 */
#include "matcher.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SPACED = 26, MOST_HUMPS = 12 };

struct search {
	const struct matcher *matcher;
	const struct runs *runs;
	struct hits *hits;
	uint64_t powers[LONGEST_ENTRY + 1];
};

void hits_add(struct hits *hits, struct hit hit)
{
	if (hits->count == hits->room && !hits->failed) {
		size_t room = hits->room ? hits->room * 2 : 256;
		struct hit *list = realloc(hits->list, room * sizeof(*list));

		hits->failed = !list;
		if (list) {
			hits->list = list;
			hits->room = room;
		}
	}
	if (!hits->failed)
		hits->list[hits->count++] = hit;
}

static bool same_letters(const struct search *search, const struct entry *entry, size_t start, size_t end)
{
	size_t at = 0;

	for (; start < end && at < entry->length; start++) {
		if (!(search->runs->view->flags[start] & FOLD_LETTER))
			continue;
		if (folded_point(search->runs->view, start) != entry->letters[at])
			return false;
		at++;
	}
	return at == entry->length;
}

/* Adds what these letters are exactly; gives whether they are anything but initials. */
static bool look_up(struct search *search, uint64_t hash, size_t length, struct hit hit)
{
	bool found = false;

	for (uint32_t node = matcher_find(search->matcher, KEY_EXACT, hash); node;
	     node = matcher_next(search->matcher, node)) {
		const struct entry *entry = &search->matcher->entries[search->matcher->nodes[node - 1].index];

		if (entry->length != length || !same_letters(search, entry, hit.start, hit.end))
			continue;
		hit.entry = search->matcher->nodes[node - 1].index;
		hits_add(search->hits, hit);
		found |= entry->part != PART_INITIALS;
	}
	return found;
}

static size_t length_of(const struct run *run)
{
	return run->end - run->start;
}

/* A hyphen at the end of a line, and nothing else, is between the runs. */
static bool over_line(const struct search *search, size_t first, size_t last)
{
	const struct run *runs = search->runs->list;

	for (size_t i = first + 1; i <= last; i++)
		if ((runs[i].gap & (GAP_HYPHEN | GAP_NEWLINE)) != (GAP_HYPHEN | GAP_NEWLINE) ||
		    !gap_within(&runs[i], GAP_HYPHEN | GAP_NEWLINE | GAP_SPACE))
			return false;
	return true;
}

/* Whether one word may have been cut into these runs by a typesetter or by somebody who hides it. */
static bool may_be_split(const struct search *search, size_t first, size_t last, const struct entry *entry)
{
	const struct run *runs = search->runs->list;
	uint16_t gaps = 0;
	bool words = true;

	for (size_t i = first + 1; i <= last; i++)
		gaps |= runs[i].gap;
	if (!(gaps & ~(uint16_t)GAP_JOIN))
		return true;
	if (entry->length < 5 || entry->flags & ENTRY_DERIVED)
		return false;
	for (size_t i = first; i <= last; i++)
		words &= length_of(&runs[i]) > 1 && run_class(search->runs, i) != 0;
	return !words && (runs[first].flags & RUN_FIRST_UPPER || gaps & GAP_HYPHEN) &&
	       (length_of(&runs[first]) > 1 || length_of(&runs[last]) > 1);
}

/* A full point is one of a sentence, but after an initial, a title or a particle. */
static bool ends_sentence(const struct run *before, const struct run *run)
{
	return run->gap & GAP_DOT && run->gap_length > 1 && length_of(before) > 3;
}

static bool is_single(const struct search *search, size_t index)
{
	return index < search->runs->count && length_of(&search->runs->list[index]) == 1 &&
	       !(search->runs->list[index].flags & RUN_DIGITS);
}

/* Whether any entry begins like a run of fewer than three letters and what is after it, or may be all of two runs. */
static bool may_be_squeezed(const struct search *search, size_t index)
{
	const struct folded *view = search->runs->view;
	const struct run *run = &search->runs->list[index];
	uint32_t letters[3];
	size_t count = 0;

	if (is_single(search, index) && is_single(search, index + 1))
		return true;
	for (size_t i = index; i < search->runs->count && count < 3; i++, run++)
		for (uint32_t at = run->start; at < run->end && count < 3; at++)
			letters[count++] = folded_point(view, at);
	return count == 3 && may_start_entry(search->matcher, letters[0], letters[1], letters[2]);
}

/* Up to four neighbouring runs as one. */
static bool squeeze(struct search *search, size_t index)
{
	const uint16_t gaps = GAP_SPACE | GAP_NEWLINE | GAP_HYPHEN | GAP_APOSTROPHE | GAP_DOT | GAP_JOIN;
	const struct run *list = search->runs->list;
	struct hit hit = { .first = (uint32_t)index, .start = list[index].start };
	uint64_t hash = list[index].hash;
	size_t length = length_of(&list[index]);
	bool found = false;

	for (size_t last = index + 1; last < search->runs->count && last < index + MOST_SQUEEZED; last++) {
		size_t more = length_of(&list[last]);
		size_t before = search->hits->count, kept = before;

		if (list[last].flags & RUN_DIGITS || !gap_within(&list[last], gaps) || list[last].gap & GAP_PARAGRAPH ||
		    length + more > LONGEST_ENTRY || ends_sentence(&list[last - 1], &list[last]))
			break;
		hash = hash * search->powers[more] + list[last].hash;
		length += more;
		hit.last = (uint32_t)last;
		hit.end = list[last].end;
		if (!look_up(search, hash, length, hit))
			continue;
		for (size_t i = before; i < search->hits->count; i++) {
			struct hit made = search->hits->list[i];
			const struct entry *entry = &search->matcher->entries[made.entry];

			if (entry->part == PART_INITIALS || entry->flags & ENTRY_MANY || over_line(search, index, last))
				made.via = VIA_EXACT;
			else if (may_be_split(search, index, last, entry))
				made.via = VIA_SPLIT;
			else
				continue;
			search->hits->list[kept++] = made;
		}
		search->hits->count = kept;
		found |= kept > before;
	}
	return found;
}

/* The parts of a word with capitals inside. */
static bool find_humps(struct search *search, size_t index)
{
	const struct folded *view = search->runs->view;
	const struct run *run = &search->runs->list[index];
	uint32_t cuts[MOST_HUMPS + 1];
	size_t count = 0;
	bool found = false;

	for (uint32_t at = run->start; at < run->end && count < MOST_HUMPS; at++)
		if (at == run->start ||
		    (view->flags[at] & FOLD_UPPER && (!(view->flags[at - 1] & FOLD_UPPER) ||
						      (at + 1 < run->end && !(view->flags[at + 1] & FOLD_UPPER)))))
			cuts[count++] = at;
	cuts[count] = run->end;
	for (size_t from = 0; from < count; from++) {
		uint64_t hash = 0;

		for (size_t to = from + 1; to <= count && cuts[to] - cuts[from] <= LONGEST_ENTRY; to++) {
			struct hit hit = {
				.first = (uint32_t)index, .last = (uint32_t)index, .start = cuts[from], .end = cuts[to]
			};

			for (uint32_t at = cuts[to - 1]; at < cuts[to]; at++)
				hash = hash_letter(hash, folded_point(view, at));
			found |= cuts[to] - cuts[from] > 2 && look_up(search, hash, cuts[to] - cuts[from], hit);
		}
	}
	return found;
}

static void find_inside(struct search *search, size_t index)
{
	const struct folded *view = search->runs->view;
	const struct run *run = &search->runs->list[index];
	uint64_t hash = 0;

	for (uint32_t at = run->start; at < run->end; at++) {
		uint32_t start = at + 1 - GRAM;

		hash = hash_letter(hash, folded_point(view, at));
		if (at + 1 < run->start + GRAM)
			continue;
		if (start > run->start)
			hash -= letter_value(folded_point(view, start - 1)) * search->powers[GRAM];
		for (uint32_t node = matcher_find(search->matcher, KEY_GRAM, hash); node;
		     node = matcher_next(search->matcher, node)) {
			const struct entry *entry = &search->matcher->entries[search->matcher->nodes[node - 1].index];

			if (start + entry->length > run->end || entry->flags & ENTRY_DERIVED ||
			    !same_letters(search, entry, start, start + entry->length))
				continue;
			hits_add(search->hits, (struct hit){ .first = (uint32_t)index,
							     .last = (uint32_t)index,
							     .start = start,
							     .end = start + entry->length,
							     .entry = search->matcher->nodes[node - 1].index,
							     .via = VIA_INSIDE });
		}
	}
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
			look_up(search, hash, length, hit);
	}
}

/* Letters that are set apart. Gives the run after them. */
static size_t find_spaced(struct search *search, size_t first)
{
	const struct folded *view = search->runs->view;
	const struct run *list = search->runs->list;
	uint8_t narrowest = 255;
	size_t end = first + 1;

	while (is_single(search, end) && list[end].gap_length <= 6 && !(list[end].gap & GAP_PARAGRAPH)) {
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

/* Whether a run is glued to the one before it: E1iz@beth, O'R0urke. */
static bool is_glued(const struct run *run)
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

	while (last + 1 < search->runs->count && is_glued(&list[last + 1]) && !is_possessive(search, last + 1) &&
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

/* A word that nobody knows may begin with an l for an I, or have an I for an l: ldris, AIi. */
static bool may_be_misread(const struct search *search, size_t index)
{
	const struct run *run = &search->runs->list[index];

	return length_of(run) >= 3 &&
	       (run->flags & RUN_FIRST_UPPER
			? length_of(run) >= 4 || run->flags & RUN_INNER_UPPER
			: search->runs->view->narrow[run->start] == 'l' && !run_class(search->runs, index));
}

static void find_like(struct search *search, size_t index)
{
	const struct run *list = search->runs->list;
	const struct run *run = &list[index];
	struct hit hit = { .first = (uint32_t)index, .last = (uint32_t)index, .start = run->start, .end = run->end };
	uint32_t letters[2 * LONGEST_ENTRY];
	size_t length = length_of(run), last = index;

	if (length > LONGEST_ENTRY)
		return;
	if (may_be_misread(search, index)) {
		for (size_t i = 0; i < length; i++)
			letters[i] = folded_point(search->runs->view, run->start + i);
		hits_like(search->matcher, search->runs, hit, letters, length, search->hits);
	}
	if (index + 1 == search->runs->count || (!(run->flags & RUN_FIRST_UPPER) && list[index + 1].gap_length > 1))
		return;
	/* Over the end of a line. */
	if (run->flags & RUN_FIRST_UPPER && gap_within(&list[index + 1], GAP_HYPHEN | GAP_NEWLINE | GAP_SPACE) &&
	    (list[index + 1].gap & (GAP_HYPHEN | GAP_NEWLINE)) == (GAP_HYPHEN | GAP_NEWLINE) &&
	    length + length_of(&list[index + 1]) <= LONGEST_ENTRY) {
		size_t more = length_of(&list[index + 1]);

		for (size_t i = 0; i < length; i++)
			letters[i] = folded_point(search->runs->view, run->start + i);
		for (size_t i = 0; i < more; i++)
			letters[length + i] = folded_point(search->runs->view, list[index + 1].start + i);
		hit.last = (uint32_t)index + 1;
		hit.end = list[index + 1].end;
		hits_like(search->matcher, search->runs, hit, letters, length + more, search->hits);
		return;
	}
	if (index > 0 && is_glued(run))
		return; /* it was part of what is before */
	length = glued(search, index, letters, &last);
	if (length) {
		hit.last = (uint32_t)last;
		hit.end = list[last].end;
		hits_like(search->matcher, search->runs, hit, letters, length, search->hits);
	}
}

static void find_letter(struct search *search, size_t index)
{
	const struct run *run = &search->runs->list[index];
	struct hit hit = { .first = (uint32_t)index, .last = (uint32_t)index, .start = run->start, .end = run->end };

	for (uint32_t node = matcher_find(search->matcher, KEY_LETTER, run->hash); node;
	     node = matcher_next(search->matcher, node)) {
		hit.entry = search->matcher->nodes[node - 1].index;
		hits_add(search->hits, hit);
	}
}

/* Whether anything but prose is right before or after a run: a digit, or a sign that joins. */
static bool is_joined(const struct search *search, size_t index)
{
	const uint16_t joints = GAP_SIGN | GAP_JOIN | GAP_DOT;
	const struct run *run = &search->runs->list[index], *next = run + 1;

	if (!run->gap_length || run->gap & joints)
		return true;
	return index + 1 < search->runs->count && (!next->gap_length || next->gap & joints);
}

/* What a run is exactly, by itself or with those after it. */
static bool find_exact(struct search *search, size_t index)
{
	const struct folded *view = search->runs->view;
	const struct run *run = &search->runs->list[index];
	struct hit hit = { .first = (uint32_t)index, .last = (uint32_t)index, .start = run->start, .end = run->end };
	size_t length = length_of(run);
	bool found, squeezed;

	if (length >= 3 && !may_start_entry(search->matcher, folded_point(view, run->start),
					    folded_point(view, run->start + 1), folded_point(view, run->start + 2)))
		return false;
	found = length > 1 && length <= LONGEST_ENTRY && look_up(search, run->hash, length, hit);
	squeezed = (length >= 3 || may_be_squeezed(search, index)) && squeeze(search, index);
	return found || squeezed;
}

static void find_at(struct search *search, size_t index)
{
	const struct run *run = &search->runs->list[index];

	if (length_of(run) == 1 && run->flags & RUN_FIRST_UPPER)
		find_letter(search, index);
	if (find_exact(search, index))
		return;
	if (run->flags & RUN_INNER_UPPER && find_humps(search, index))
		return;
	/* Small letters in prose are like nothing. */
	if (!(run->flags & RUN_FIRST_UPPER) && !is_joined(search, index))
		return;
	if (length_of(run) >= GRAM && run_in_handle(search->runs, index))
		find_inside(search, index);
	find_like(search, index);
}

void hits_find(const struct matcher *matcher, const struct runs *runs, struct hits *hits)
{
	struct search search = { .matcher = matcher, .runs = runs, .hits = hits, .powers = { 1 } };
	size_t spaced = 0, exact;

	for (size_t i = 1; i <= LONGEST_ENTRY; i++)
		search.powers[i] = search.powers[i - 1] * HASH_BASE;
	for (size_t i = 0; i < runs->count && !hits->failed; i++) {
		if (runs->list[i].flags & RUN_DIGITS) {
			/* A word may begin with a digit that stands for a letter. */
			if (i + 1 < runs->count && is_glued(&runs->list[i + 1]) && length_of(&runs->list[i]) == 1)
				find_like(&search, i);
			continue;
		}
		if (i >= spaced && is_single(&search, i) && is_single(&search, i + 1))
			spaced = find_spaced(&search, i);
		find_at(&search, i);
	}
	exact = hits->count;
	for (size_t i = 0; i < exact && !hits->failed; i++)
		if (hits->list[i].via == VIA_EXACT)
			hits_beside(matcher, runs, i, hits);
}
