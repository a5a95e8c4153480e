/*
 * Where a view has an entry: in one run, in several squeezed together, in the parts of a CamelCase word, inside a
 * handle, and in letters that are s p a c e d out.
 *
 * What must stay true: the work for a run is bounded, whatever the text is.
 */
#include "hits.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_HUMPS = 12 };

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

bool hits_look_up(struct search *search, uint64_t hash, size_t length, struct hit hit)
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
	/* Rosa.lind, Ben-edict: nobody writes words so. */
	if (last == first + 1 && runs[last].gap_length == 1 && gaps & (GAP_DOT | GAP_HYPHEN | GAP_APOSTROPHE) &&
	    runs[first].flags & RUN_FIRST_UPPER && !(runs[last].flags & (RUN_FIRST_UPPER | RUN_INNER_UPPER)))
		return true;
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

/* Whether any entry begins like a run of fewer than three letters and what is after it, or may be all of two runs. */
static bool may_be_squeezed(const struct search *search, size_t index)
{
	const struct folded *view = search->runs->view;
	const struct run *run = &search->runs->list[index];
	uint32_t letters[3];
	size_t count = 0;

	if (hits_is_single(search, index) && hits_is_single(search, index + 1))
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
		if (!hits_look_up(search, hash, length, hit))
			continue;
		for (size_t i = before; i < search->hits->count; i++) {
			struct hit made = search->hits->list[i];
			const struct entry *entry = &search->matcher->entries[made.entry];

			if (entry->part == PART_INITIALS || entry->flags & ENTRY_MANY || over_line(search, index, last))
				made.via = VIA_EXACT;
			else if (may_be_split(search, index, last, entry) &&
				 !(entry->part == PART_FULL &&
				   matcher_has(search->matcher, list[last].hash, entry->identity)))
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

/* The parts of a word with capitals inside; gives whether any is an entry as registered. */
static bool find_humps(struct search *search, size_t index)
{
	const struct folded *view = search->runs->view;
	const struct run *run = &search->runs->list[index];
	const size_t before = search->hits->count;
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
			if (cuts[to] - cuts[from] > 2)
				hits_look_up(search, hash, cuts[to] - cuts[from], hit);
		}
	}
	for (size_t i = before; i < search->hits->count; i++)
		found |= !(search->matcher->entries[search->hits->list[i].entry].flags & ENTRY_DERIVED);
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
	found = length > 1 && length <= LONGEST_ENTRY && hits_look_up(search, run->hash, length, hit);
	squeezed = (length >= 3 || may_be_squeezed(search, index)) && squeeze(search, index);
	return found || squeezed;
}

static void find_at(struct search *search, size_t index)
{
	const struct run *run = &search->runs->list[index];

	if (is_initial(run))
		find_letter(search, index);
	if (find_exact(search, index)) {
		hits_find_glued(search, index);
		return;
	}
	if (run->flags & RUN_INNER_UPPER && find_humps(search, index))
		return;
	/* Small letters in prose are like nothing, unless an l stands for an I. */
	if (!(run->flags & RUN_FIRST_UPPER) && search->runs->view->narrow[run->start] != 'l' &&
	    !is_joined(search, index))
		return;
	if (length_of(run) >= GRAM && run_in_handle(search->runs, index))
		find_inside(search, index);
	hits_find_like(search, index);
}

static void find_beside(struct search *search)
{
	struct hits *hits = search->hits;
	const size_t exact = hits->count;
	uint32_t *tried = exact ? calloc(search->matcher->identities, 2 * sizeof(*tried)) : NULL;

	hits->failed |= exact && !tried;
	for (size_t i = 0; i < exact && !hits->failed; i++)
		if (hits->list[i].via == VIA_EXACT)
			hits_beside(search->matcher, search->runs, i, tried, hits);
	free(tried);
}

void hits_find(const struct matcher *matcher, const struct runs *runs, struct hits *hits)
{
	struct search search = { .matcher = matcher, .runs = runs, .hits = hits, .powers = { 1 } };
	size_t spaced = 0;

	for (size_t i = 1; i <= LONGEST_ENTRY; i++)
		search.powers[i] = search.powers[i - 1] * HASH_BASE;
	for (size_t i = 0; i < runs->count && !hits->failed; i++) {
		if (runs->list[i].flags & RUN_DIGITS) {
			/* A word may begin with a digit that stands for a letter. */
			if (i + 1 < runs->count && run_is_glued(&runs->list[i + 1]) && length_of(&runs->list[i]) == 1)
				hits_find_like(&search, i);
			continue;
		}
		if (i >= spaced && hits_is_single(&search, i) && hits_is_single(&search, i + 1))
			spaced = hits_find_spaced(&search, i);
		find_at(&search, i);
	}
	find_beside(&search);
}
