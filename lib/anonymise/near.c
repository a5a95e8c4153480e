/*
 * Words that are like a registered one: with signs in them that look alike, in another spelling, or with a letter
 * wrong.
 */
#include "matcher.h"
#include "words.h"

#include <string.h>

/* What a sign is taken for where letters may have been mistaken for one another. */
static uint32_t confused(uint32_t letter)
{
	switch (letter) {
	case '0':
		return 'o';
	case '1':
	case 'i':
	case '|':
	case '!':
		return 'l';
	case '5':
	case '$':
		return 's';
	case '8':
		return 'b';
	case '3':
		return 'e';
	case '4':
	case '@':
		return 'a';
	case '7':
	case '+':
		return 't';
	case '9':
		return 'g';
	case '6':
		return 'b';
	case '2':
		return 'z';
	}
	return letter;
}

uint64_t confused_key(const uint32_t *letters, size_t length)
{
	static const char pairs[][3] = { { 'r', 'n', 'm' }, { 'c', 'l', 'd' }, { 'v', 'v', 'w' } };
	uint64_t hash = 0;

	for (size_t i = 0; i < length; i++) {
		uint32_t letter = confused(letters[i]);

		for (size_t pair = 0; pair < sizeof(pairs) / sizeof(pairs[0]) && i + 1 < length; pair++)
			if (letter == (unsigned char)pairs[pair][0] &&
			    confused(letters[i + 1]) == (unsigned char)pairs[pair][1]) {
				letter = (unsigned char)pairs[pair][2];
				i++;
				break;
			}
		hash = hash_letter(hash, letter);
	}
	return hash;
}

/* How many upright strokes a letter is written with; 0: it is told from others by more than those. */
static unsigned strokes_of(uint32_t letter)
{
	switch (letter) {
	case '1':
	case 'i':
	case 'l':
	case 'r':
	case '|':
	case '!':
		return 1;
	case 'n':
	case 'u':
	case 'h':
		return 2;
	case 'm':
		return 3;
	}
	return 0;
}

/* Letters as their strokes, so that ri is n, and in is m. */
uint64_t strokes_key(const uint32_t *letters, size_t length)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned strokes = strokes_of(letters[i]);

		for (unsigned j = 0; j < strokes; j++)
			hash = hash_letter(hash, 'i');
		if (!strokes)
			hash = hash_letter(hash, confused(letters[i]));
	}
	return hash;
}

uint64_t sound_key(const uint32_t *letters, size_t length)
{
	uint64_t hash = 0;
	uint32_t before = 0;

	if (length > 3 && letters[length - 1] == 'e')
		length--;
	for (size_t i = 0; i < length; i++) {
		uint32_t letter = letters[i];

		if (letter == 'p' && i + 1 < length && letters[i + 1] == 'h') {
			letter = 'f';
			i++;
		} else if (letter == 'c' && i + 1 < length && letters[i + 1] == 'k') {
			letter = 'k';
			i++;
		} else if (letter == 'e' && i + 2 == length && letters[i + 1] == 'y') {
			letter = 'y';
			i++;
		} else if (letter == 'i' && i > 0) {
			letter = 'y';
		}
		if (letter != before)
			hash = hash_letter(hash, letter);
		before = letter;
	}
	return hash;
}

static unsigned least(unsigned one, unsigned other)
{
	return one < other ? one : other;
}

unsigned distance(const uint32_t *one, size_t one_length, const uint32_t *other, size_t other_length, unsigned most)
{
	uint8_t rows[3][LONGEST_ENTRY + 1];
	uint8_t *before = rows[0], *last = rows[1], *row = rows[2];

	if (one_length > LONGEST_ENTRY || other_length > LONGEST_ENTRY || one_length > other_length + most ||
	    other_length > one_length + most)
		return most + 1;
	for (size_t j = 0; j <= other_length; j++)
		last[j] = (uint8_t)j;
	for (size_t i = 1; i <= one_length; i++) {
		unsigned lowest = row[0] = (uint8_t)i;
		uint8_t *free_row = before;

		for (size_t j = 1; j <= other_length; j++) {
			unsigned cost = last[j - 1] + (one[i - 1] != other[j - 1]);

			cost = least(cost, least(last[j], row[j - 1]) + 1u);
			if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
				cost = least(cost, before[j - 2] + 1u);
			row[j] = (uint8_t)cost;
			lowest = least(lowest, cost);
		}
		if (lowest > most)
			return most + 1;
		before = last;
		last = row;
		row = free_row;
	}
	return least(last[other_length], most + 1);
}

static unsigned allowed(size_t length)
{
	return length >= 8 ? 2 : 1;
}

static unsigned bits(uint32_t mask)
{
	unsigned count = 0;

	for (; mask; mask &= mask - 1)
		count++;
	return count;
}

static uint32_t mask_of(const uint32_t *letters, size_t length)
{
	uint32_t mask = 0;

	for (size_t i = 0; i < length; i++)
		if (letters[i] >= 'a' && letters[i] <= 'z')
			mask |= 1u << (letters[i] - 'a');
	return mask;
}

static bool is_near(const struct matcher *matcher, const struct near *near, uint32_t mask, const uint32_t *letters,
		    size_t length)
{
	const struct entry *entry = &matcher->entries[near->entry];
	unsigned most = allowed(near->length);

	return near->length <= length + most && length <= near->length + most && bits(near->mask & ~mask) <= most &&
	       bits(mask & ~near->mask) <= most &&
	       distance(entry->letters, entry->length, letters, length, most) <= most;
}

static void add(struct hits *hits, struct hit hit, uint32_t entry, enum via via)
{
	hit.entry = entry;
	hit.via = (uint8_t)via;
	hits_add(hits, hit);
}

/* The entries that begin with a letter. Of four letters, two may have changed places, and no more. */
static void add_near(const struct matcher *matcher, uint32_t first, uint32_t mask, const uint32_t *letters,
		     size_t length, bool swapped, bool known, struct hit where, struct hits *hits)
{
	for (uint32_t at = matcher->near_first[first_letter(first)]; at; at = matcher->near[at - 1].next) {
		const struct near *near = &matcher->near[at - 1];
		const struct entry *entry = &matcher->entries[near->entry];

		if (swapped && (entry->length < 2 || entry->letters[1] != letters[0]))
			continue;
		if (entry->length == 4 && (length != 4 || mask != near->mask))
			continue;
		if (is_near(matcher, near, mask, letters, length))
			add(hits, where, near->entry, known ? VIA_LOOSE : VIA_FUZZY);
	}
}

static bool any_near(const struct matcher *matcher, const uint32_t *letters)
{
	return matcher->near_first[first_letter(letters[0])] || matcher->near_first[first_letter(letters[1])];
}

/* Another spelling, other letters of the same strokes, a letter or two wrong: the first of these that there is. */
static void find_near(const struct matcher *matcher, struct hit where, const uint32_t *letters, size_t length,
		      bool known, struct hits *hits)
{
	const uint32_t mask = mask_of(letters, length);
	const size_t before = hits->count;

	for (uint32_t node = matcher_find(matcher, KEY_SOUND, sound_key(letters, length)); node;
	     node = matcher_next(matcher, node))
		add(hits, where, matcher->nodes[node - 1].index, VIA_SOUND);
	if (hits->count > before)
		return;
	for (uint32_t node = matcher_find(matcher, KEY_STROKES, strokes_key(letters, length)); node;
	     node = matcher_next(matcher, node))
		add(hits, where, matcher->nodes[node - 1].index, known ? VIA_LOOSE : VIA_FUZZY);
	if (hits->count > before || !any_near(matcher, letters))
		return;
	add_near(matcher, letters[0], mask, letters, length, false, known, where, hits);
	if (letters[0] != letters[1])
		add_near(matcher, letters[1], mask, letters, length, true, known, where, hits);
}

/* Of a plural whose name is misspelt, what is a surname. */
static void keep_surnames(const struct matcher *matcher, size_t before, struct hits *hits)
{
	size_t kept = before;

	for (size_t i = before; i < hits->count; i++) {
		const uint8_t part = matcher->entries[hits->list[i].entry].part;

		if (part == PART_SURNAME || part == PART_NAME)
			hits->list[kept++] = hits->list[i];
	}
	hits->count = kept;
}

void hits_like(const struct matcher *matcher, const struct runs *runs, struct hit where, const uint32_t *letters,
	       size_t length, struct hits *hits)
{
	const struct run *run = &runs->list[where.first];
	size_t before = hits->count;
	uint32_t class;
	bool digits = false;

	if (length < 3 || length > LONGEST_ENTRY)
		return;
	for (size_t i = 0; i < length; i++)
		digits |= letters[i] < 'a';
	for (uint32_t node = matcher_find(matcher, KEY_CONFUSED, confused_key(letters, length)); node;
	     node = matcher_next(matcher, node))
		add(hits, where, matcher->nodes[node - 1].index, VIA_CONFUSED);
	if (digits || length < 4 || !(run->flags & RUN_FIRST_UPPER))
		return;
	if (hits->count == before)
		find_near(matcher, where, letters, length, false, hits);
	if (hits->count == before && letters[length - 1] == 's' && length > 5) {
		find_near(matcher, where, letters, length - 1, false, hits);
		keep_surnames(matcher, before, hits);
	}
	if (hits->count == before || where.first != where.last)
		return;
	/* A word that is known, and none of a name's, is like it by chance; another spelling of it may be known, and
	 * a capital within it is none. */
	if (run->flags & RUN_INNER_UPPER)
		return;
	class = run_class(runs, where.first);
	for (size_t i = before; i < hits->count; i++)
		if (class & WORD_ORDINARY || (class && hits->list[i].via != VIA_SOUND))
			hits->list[i].via = VIA_LOOSE;
}

static void try_beside(const struct matcher *matcher, const struct runs *runs, size_t index, int32_t identity,
		       struct hits *hits)
{
	const struct run *run = &runs->list[index];
	size_t length = run->end - run->start;
	uint32_t letters[LONGEST_ENTRY];
	struct hit hit = { .first = (uint32_t)index, .last = (uint32_t)index, .start = run->start, .end = run->end };
	uint32_t mask;

	if (run->flags & RUN_DIGITS || !(run->flags & RUN_FIRST_UPPER) || length < 3 || length > LONGEST_ENTRY)
		return;
	for (size_t i = 0; i < length; i++)
		letters[i] = folded_point(runs->view, run->start + i);
	mask = mask_of(letters, length);
	for (uint32_t i = matcher->near_of[identity]; i < matcher->near_of[identity + 1]; i++)
		if (matcher->entries[matcher->near[i].entry].hash != run->hash &&
		    is_near(matcher, &matcher->near[i], mask, letters, length))
			add(hits, hit, matcher->near[i].entry, VIA_LOOSE);
}

void hits_beside(const struct matcher *matcher, const struct runs *runs, size_t hit, struct hits *hits)
{
	const uint16_t gaps = GAP_SPACE | GAP_NEWLINE | GAP_DOT | GAP_COMMA | GAP_HYPHEN | GAP_JOIN;
	const uint32_t first = hits->list[hit].first, last = hits->list[hit].last;
	const int32_t identity = matcher->entries[hits->list[hit].entry].identity;

	if (first > 0 && gap_within(&runs->list[first], gaps))
		try_beside(matcher, runs, first - 1, identity, hits);
	if (last + 1 < runs->count && gap_within(&runs->list[last + 1], gaps))
		try_beside(matcher, runs, last + 1, identity, hits);
}
