/*
 * A view cut into runs of letters and runs of digits, with what stands between them.
 */
#include "bits.h"
#include "runs.h"
#include "words.h"

#include <stdlib.h>

static const uint16_t gap_signs[0x80] = {
	[' '] = GAP_SPACE, ['\n'] = GAP_NEWLINE, ['-'] = GAP_HYPHEN, ['\''] = GAP_APOSTROPHE, ['.'] = GAP_DOT,
	[','] = GAP_COMMA, ['_'] = GAP_JOIN,	 ['&'] = GAP_JOIN,   ['*'] = GAP_JOIN,	      ['~'] = GAP_JOIN,
	['+'] = GAP_JOIN,  ['?'] = GAP_STOP,	 ['!'] = GAP_STOP,   [':'] = GAP_STOP,	      [';'] = GAP_STOP,
	['"'] = GAP_STOP,  ['('] = GAP_STOP,	 [')'] = GAP_STOP,   ['['] = GAP_STOP,	      [']'] = GAP_STOP,
	['@'] = GAP_SIGN,  ['#'] = GAP_SIGN,	 ['/'] = GAP_SIGN,   ['\\'] = GAP_SIGN,	      ['$'] = GAP_SIGN,
	['|'] = GAP_SIGN,  ['='] = GAP_SIGN,	 ['%'] = GAP_SIGN,
};

static uint16_t gap_of(unsigned char narrow)
{
	return narrow < 0x80 && gap_signs[narrow] ? gap_signs[narrow] : GAP_OTHER;
}

void runs_free(struct runs *runs)
{
	free(runs->list);
	free(runs->known);
	*runs = (struct runs){ 0 };
}

static bool runs_room(struct runs *runs)
{
	/* A word and its space have six letters or so. */
	size_t room = runs->room ? runs->room * 2 : runs->view->count / 5 + 64;
	struct run *list;

	if (runs->count < runs->room)
		return true;
	list = realloc(runs->list, room * sizeof(*list));
	if (!list)
		return false;
	runs->list = list;
	runs->room = room;
	return true;
}

/* Up to eight letters of ASCII, in the first bytes of a number. */
static inline uint64_t hash_eight(uint64_t letters, unsigned count)
{
	const uint64_t bytes = 0x00FF00FF00FF00FF, pairs = 0x0000FFFF0000FFFF, square = HASH_BASE * HASH_BASE;

	letters = (letters & EACH(31)) << (64 - 8 * count);
	letters = (letters & bytes) * HASH_BASE + (letters >> 8 & bytes);
	letters = (letters & pairs) * square + (letters >> 16 & pairs);
	return (letters & UINT32_MAX) * (square * square) + (letters >> 32);
}

static uint64_t hash_points(const struct folded *view, size_t from, size_t to)
{
	uint64_t hash = 0;

	for (; from < to; from++)
		hash = hash_letter(hash, view->points[from]);
	return hash;
}

static uint64_t power(unsigned exponent)
{
	uint64_t power = 1;

	while (exponent--)
		power *= HASH_BASE;
	return power;
}

/* A word of any letters, eight at a step. */
static size_t take_long(const struct folded *view, size_t from, struct run *run)
{
	uint64_t small = 0, inner = 0, altered = 0, wide = 0, hash = 0, before = FOLD_UPPER;
	unsigned count = 8;
	size_t at = from;

	for (; count == 8; at += count) {
		uint64_t flags = load_eight(view->flags + at), letters = load_eight(view->narrow + at);
		uint64_t ends = ~flags & EACH(FOLD_LETTER), upper;

		count = ends ? lowest_bit(ends) / 8 : 8;
		if (!count)
			break;
		flags &= first_bytes(count);
		letters &= first_bytes(count);
		upper = flags & EACH(FOLD_UPPER);
		small |= upper ^ (first_bytes(count) & EACH(FOLD_UPPER));
		inner |= upper & ~(upper << 8 | before);
		before = upper >> 56;
		altered |= flags & EACH(FOLD_ALTERED);
		wide |= letters & EACH(0x80);
		hash = hash * power(count) + hash_eight(letters, count);
	}
	run->hash = wide ? hash_points(view, from, at) : hash;
	run->flags = (uint8_t)((view->flags[from] & FOLD_UPPER ? RUN_FIRST_UPPER : 0) | (small ? 0 : RUN_ALL_UPPER) |
			       (inner ? RUN_INNER_UPPER : 0) | (altered ? RUN_ALTERED : 0) | (wide ? 0 : RUN_ASCII));
	return at;
}

static size_t take_letters(const struct folded *view, size_t from, struct run *run)
{
	uint64_t flags = load_eight(view->flags + from), letters = load_eight(view->narrow + from);
	const uint64_t ends = ~flags & EACH(FOLD_LETTER);
	unsigned count = ends ? lowest_bit(ends) / 8 : 8;

	if (count == 8 || letters & first_bytes(count) & EACH(0x80))
		return take_long(view, from, run);
	run->hash = hash_eight(letters, count);
	run->flags = RUN_ASCII;
	flags &= first_bytes(count);
	if (flags & EACH(FOLD_UPPER | FOLD_ALTERED)) {
		uint64_t upper = flags & EACH(FOLD_UPPER);
		bool all = upper == (first_bytes(count) & EACH(FOLD_UPPER));

		run->flags |= (uint8_t)((upper & FOLD_UPPER ? RUN_FIRST_UPPER : 0) | (all ? RUN_ALL_UPPER : 0) |
					(upper & ~(upper << 8 | FOLD_UPPER) ? RUN_INNER_UPPER : 0) |
					(flags & EACH(FOLD_ALTERED) ? RUN_ALTERED : 0));
	}
	return from + count;
}

static size_t take_digits(const struct folded *view, size_t at, struct run *run)
{
	run->hash = 0;
	run->flags = RUN_DIGITS;
	for (; at < view->count && view->flags[at] & FOLD_DIGIT; at++)
		run->hash = hash_letter(run->hash, view->narrow[at]);
	return at;
}

/* What is between runs, from a place on: where it ends. */
static size_t take_gap(const struct folded *view, size_t at, uint16_t *gap)
{
	for (; at < view->count && !(view->flags[at] & (FOLD_LETTER | FOLD_DIGIT)); at++) {
		uint16_t one = gap_of(view->narrow[at]);

		if (one == GAP_NEWLINE && *gap & GAP_NEWLINE)
			*gap |= GAP_PARAGRAPH;
		*gap |= one;
	}
	return at;
}

bool runs_make(const struct folded *view, struct runs *runs)
{
	uint16_t gap = GAP_PARAGRAPH;
	size_t before = 0, at = take_gap(view, 0, &gap);

	runs->view = view;
	runs->count = 0;
	if (!runs->known)
		runs->known = calloc(KNOWN_WORDS, sizeof(*runs->known));
	if (!runs->known) {
		runs_free(runs);
		return false;
	}
	while (at < view->count) {
		struct run *run;

		if (!runs_room(runs)) {
			runs_free(runs);
			return false;
		}
		run = &runs->list[runs->count++];
		run->start = (uint32_t)at;
		run->gap = gap;
		run->gap_length = (uint8_t)(at - before < 255 ? at - before : 255);
		run->marks = 0;
		at = view->flags[at] & FOLD_LETTER ? take_letters(view, at, run) : take_digits(view, at, run);
		run->end = (uint32_t)at;
		before = at;
		gap = 0;
		if (view->narrow[at] == ' ' && view->flags[at + 1] & (FOLD_LETTER | FOLD_DIGIT)) {
			gap = GAP_SPACE;
			at++;
		} else {
			at = take_gap(view, at, &gap);
		}
	}
	return true;
}

uint32_t run_class(const struct runs *runs, size_t index)
{
	const struct run *run = &runs->list[index];
	struct known_word *known = &runs->known[(run->hash ^ run->hash >> 32) % KNOWN_WORDS];
	uint32_t length = (uint32_t)length_of(run);

	if (!(run->flags & RUN_ASCII))
		return 0;
	if (known->hash != run->hash || known->length != length)
		*known = (struct known_word){ .hash = run->hash,
					      .length = length,
					      .class = word_class(runs->view->narrow + run->start, length) };
	return known->class;
}

static bool is_joint(unsigned char narrow)
{
	return narrow == '@' || narrow == '#' || narrow == '_' || narrow == '/' || narrow == '\\' || narrow == '=' ||
	       narrow == '.';
}

/* Whether something is joined to a run by the sign at a place; beyond is the place after it. */
static bool joins(const struct folded *view, size_t at, size_t beyond)
{
	if (view->flags[at] & FOLD_DIGIT)
		return true;
	return is_joint(view->narrow[at]) &&
	       (beyond < view->count ? (view->flags[beyond] & (FOLD_LETTER | FOLD_DIGIT)) != 0 : false);
}

bool run_in_handle(const struct runs *runs, size_t index)
{
	const struct folded *view = runs->view;
	const struct run *run = &runs->list[index];

	if (run->start > 0) {
		unsigned char before = view->narrow[run->start - 1];

		if (before == '@' || before == '#' || joins(view, run->start - 1, (size_t)run->start - 2))
			return true;
	}
	return run->end < view->count && joins(view, run->end, (size_t)run->end + 1);
}

size_t runs_initials_before(const struct runs *runs, size_t index)
{
	const uint16_t gaps = GAP_SPACE | GAP_NEWLINE | GAP_DOT | GAP_HYPHEN;
	size_t first = index;

	for (size_t i = 0; i < MOST_INITIALS && first > 0; i++) {
		const struct run *run = &runs->list[first], *before = run - 1;

		if (!is_initial(before) || !run->gap_length || !run_adjoins(run, gaps))
			break;
		first--;
	}
	return first;
}
