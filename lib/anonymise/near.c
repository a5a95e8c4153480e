/*
 * Words that are like a registered one: by a key (keys.c), or with a letter or two wrong.
 */
#include "matcher.h"
#include "words.h"

#include <string.h>

/* Optimal string alignment: how many letters are wrong, missing, too many or have changed places. */

struct word {
	const uint32_t *letters;
	size_t length;
};

static struct word after(struct word word, size_t count)
{
	return (struct word){ word.letters + count, word.length - count };
}

/* What differs of two words, without what they begin and end with alike. */
static void strip(struct word *one, struct word *other)
{
	while (one->length && other->length && *one->letters == *other->letters) {
		*one = after(*one, 1);
		*other = after(*other, 1);
	}
	while (one->length && other->length && one->letters[one->length - 1] == other->letters[other->length - 1]) {
		one->length--;
		other->length--;
	}
}

/* Two letters that changed places. */
static bool swapped(struct word one, struct word other)
{
	return one.length > 1 && other.length > 1 && one.letters[0] == other.letters[1] &&
	       one.letters[1] == other.letters[0];
}

static bool within_one(struct word one, struct word other)
{
	if (one.length > other.length + 1 || other.length > one.length + 1)
		return false;
	strip(&one, &other);
	return (one.length <= 1 && other.length <= 1) || (one.length == 2 && other.length == 2 && swapped(one, other));
}

/* Where the first letters differ, one of them is wrong, missing, too many, or has changed places. */
static bool within_two(struct word one, struct word other)
{
	if (one.length > other.length + 2 || other.length > one.length + 2)
		return false;
	strip(&one, &other);
	if (!one.length || !other.length)
		return true;
	return within_one(after(one, 1), after(other, 1)) || within_one(after(one, 1), other) ||
	       within_one(one, after(other, 1)) || (swapped(one, other) && within_one(after(one, 2), after(other, 2)));
}

static unsigned allowed(size_t length)
{
	return length >= 8 ? 2 : 1;
}

static bool has_more_than(uint32_t mask, unsigned most)
{
	for (; mask && most; most--)
		mask &= mask - 1;
	return mask;
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

	return near->length <= length + most && length <= near->length + most &&
	       !has_more_than(near->mask & ~mask, most) && !has_more_than(mask & ~near->mask, most) &&
	       (most == 1 ? within_one : within_two)((struct word){ entry->letters, entry->length },
						     (struct word){ letters, length });
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

/* What sounds so, roughly, and is about as long. */
static void find_rough(const struct matcher *matcher, struct hit where, const uint32_t *letters, size_t length,
		       bool known, struct hits *hits)
{
	const uint64_t key = rough_key(letters, length);

	for (uint32_t node = key ? matcher_find(matcher, KEY_ROUGH, key) : 0; node;
	     node = matcher_next(matcher, node)) {
		const uint32_t index = matcher->nodes[node - 1].index;
		const size_t other = matcher->entries[index].length;

		if (length <= other + 3 && other <= length + 3)
			add(hits, where, index, known ? VIA_LOOSE : VIA_FUZZY);
	}
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
	if (hits->count > before)
		return;
	find_rough(matcher, where, letters, length, known, hits);
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
	size_t length = length_of(run);
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

void hits_beside(const struct matcher *matcher, const struct runs *runs, size_t hit, uint32_t *tried, struct hits *hits)
{
	const uint16_t gaps = GAP_SPACE | GAP_NEWLINE | GAP_DOT | GAP_COMMA | GAP_HYPHEN | GAP_JOIN;
	const uint32_t first = hits->list[hit].first, last = hits->list[hit].last;
	const int32_t identity = matcher->entries[hits->list[hit].entry].identity;

	/* Several hits of one run have the same beside them. */
	if (first > 0 && tried[2 * identity] != first && gap_within(&runs->list[first], gaps)) {
		tried[2 * identity] = first;
		try_beside(matcher, runs, first - 1, identity, hits);
	}
	if (last + 1 < runs->count && tried[2 * identity + 1] != last + 1 && gap_within(&runs->list[last + 1], gaps)) {
		tried[2 * identity + 1] = last + 1;
		try_beside(matcher, runs, last + 1, identity, hits);
	}
}
