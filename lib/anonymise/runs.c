/*
 * A view cut into runs of letters and runs of digits, with what stands between them.
 */
#include "matcher.h"
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

static size_t take_letters(const struct folded *view, size_t at, struct run *run)
{
	uint64_t hash = 0;
	uint8_t all = FOLD_UPPER, altered = 0;
	bool ascii = true;
	bool lower = false, inner = false;
	size_t from = at;

	for (; at < view->count && view->flags[at] & FOLD_LETTER; at++) {
		uint8_t flags = view->flags[at];

		hash = hash_letter(hash, folded_point(view, at));
		all &= flags;
		altered |= flags;
		ascii &= view->narrow[at] < 0x80;
		inner |= lower && flags & FOLD_UPPER;
		lower = !(flags & FOLD_UPPER);
	}
	run->hash = hash;
	run->flags = (uint8_t)((view->flags[from] & FOLD_UPPER ? RUN_FIRST_UPPER : 0) | (all ? RUN_ALL_UPPER : 0) |
			       (inner ? RUN_INNER_UPPER : 0) | (altered & FOLD_ALTERED ? RUN_ALTERED : 0) |
			       (ascii ? RUN_ASCII : 0));
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

	if (index >= runs->count || !(run->flags & RUN_ASCII))
		return 0;
	return word_class(runs->view->narrow + run->start, run->end - run->start);
}
