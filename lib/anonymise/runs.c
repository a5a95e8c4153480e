/*
 * A view cut into runs of letters and runs of digits, with what stands between them.
 */
#include "runs.h"
#include "words.h"

#include <stdlib.h>

static uint16_t gap_of(unsigned char narrow)
{
	switch (narrow) {
	case ' ':
		return GAP_SPACE;
	case '\n':
		return GAP_NEWLINE;
	case '-':
		return GAP_HYPHEN;
	case '\'':
		return GAP_APOSTROPHE;
	case '.':
		return GAP_DOT;
	case ',':
		return GAP_COMMA;
	case '_':
	case '&':
	case '*':
	case '~':
	case '+':
		return GAP_JOIN;
	case '?':
	case '!':
	case ':':
	case ';':
	case '"':
	case '(':
	case ')':
	case '[':
	case ']':
		return GAP_STOP;
	case '@':
	case '#':
	case '/':
	case '\\':
	case '$':
	case '|':
	case '=':
	case '%':
		return GAP_SIGN;
	}
	return GAP_OTHER;
}

void runs_free(struct runs *runs)
{
	free(runs->list);
	free(runs->known);
	*runs = (struct runs){ 0 };
}

static bool runs_room(struct runs *runs)
{
	size_t room = runs->room ? runs->room * 2 : 1024;
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

/* The hash of letters, two at a step. */
static uint64_t hash_points(const struct folded *view, size_t from, size_t to)
{
	const uint64_t square = HASH_BASE * HASH_BASE;
	uint64_t hash = 0;

	if (view->points) {
		for (; from < to; from++)
			hash = hash_letter(hash, view->points[from]);
		return hash;
	}
	for (; from + 1 < to; from += 2)
		hash = hash * square + ((view->narrow[from] + UINT64_C(1)) * HASH_BASE + view->narrow[from + 1] + 1);
	return from < to ? hash_letter(hash, view->narrow[from]) : hash;
}

/* Whether a capital stands after a small letter. */
static bool has_inner_capital(const uint8_t *flags, size_t from, size_t to)
{
	for (size_t at = from + 1; at < to; at++)
		if (flags[at] & FOLD_UPPER && !(flags[at - 1] & FOLD_UPPER))
			return true;
	return false;
}

static size_t take_letters(const struct folded *view, size_t from, struct run *run)
{
	const uint8_t *flags = view->flags;
	const size_t count = view->count;
	uint8_t all = flags[from], rest = 0, bits = view->narrow[from];
	size_t at = from + 1;

	for (; at < count && flags[at] & FOLD_LETTER; at++) {
		all &= flags[at];
		rest |= flags[at];
		bits |= view->narrow[at];
	}
	run->hash = hash_points(view, from, at);
	run->flags =
		(uint8_t)((flags[from] & FOLD_UPPER ? RUN_FIRST_UPPER : 0) | (all & FOLD_UPPER ? RUN_ALL_UPPER : 0) |
			  ((rest | flags[from]) & FOLD_ALTERED ? RUN_ALTERED : 0) | (bits < 0x80 ? RUN_ASCII : 0));
	if (rest & FOLD_UPPER && !(all & FOLD_UPPER) && has_inner_capital(flags, from, at))
		run->flags |= RUN_INNER_UPPER;
	return at;
}

static size_t take_digits(const struct folded *view, size_t at, struct run *run)
{
	run->hash = 0;
	run->flags = RUN_DIGITS;
	for (; at < view->count && view->flags[at] & FOLD_DIGIT; at++)
		run->hash = hash_letter(run->hash, view->narrow[at]);
	return at;
}

bool runs_make(const struct folded *view, struct runs *ret)
{
	struct runs runs = { .view = view };
	uint16_t table[256];
	size_t at = 0, before = 0;
	uint16_t gap = GAP_PARAGRAPH;

	for (unsigned i = 0; i < 256; i++)
		table[i] = gap_of((unsigned char)i);
	runs.known = calloc(KNOWN_WORDS, sizeof(*runs.known));
	if (!runs.known)
		return false;
	while (at < view->count) {
		struct run run = { .start = (uint32_t)at };
		uint8_t flags = view->flags[at];

		if (!(flags & (FOLD_LETTER | FOLD_DIGIT))) {
			uint16_t one = table[view->narrow[at]];

			if (one == GAP_NEWLINE && gap & GAP_NEWLINE)
				gap |= GAP_PARAGRAPH;
			gap |= one;
			at++;
			continue;
		}
		if (!runs_room(&runs)) {
			runs_free(&runs);
			return false;
		}
		run.gap = gap;
		run.gap_length = (uint8_t)(at - before < 255 ? at - before : 255);
		at = flags & FOLD_LETTER ? take_letters(view, at, &run) : take_digits(view, at, &run);
		run.end = (uint32_t)at;
		runs.list[runs.count++] = run;
		before = at;
		gap = 0;
	}
	*ret = runs;
	return true;
}

uint32_t run_class(const struct runs *runs, size_t index)
{
	const struct run *run = &runs->list[index];
	struct known_word *known = &runs->known[(run->hash ^ run->hash >> 32) % KNOWN_WORDS];
	uint32_t length = run->end - run->start;

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
