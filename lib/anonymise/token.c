/*
 * What is written without a space around a name, and whether that is a user name, an address or a file's name.
 *
 * What must stay true: the work is linear in the view, however many names are in one token.
 */
#include "token.h"

enum { LONGEST_TOKEN = 200 /* points: what is longer is no handle */ };

enum { ENDS = 1 << 0, JOINT = 1 << 1, SLASH = 1 << 2, POINT = 1 << 3, AFTER = 1 << 4, QUOTE = 1 << 5 };

static const uint8_t signs[256] = {
	[' '] = ENDS,	       ['\n'] = ENDS, ['"'] = ENDS,   ['('] = ENDS,  [')'] = ENDS,
	['<'] = ENDS,	       ['>'] = ENDS,  ['['] = ENDS,   [']'] = ENDS,  ['{'] = ENDS,
	['}'] = ENDS,	       [','] = ENDS,  [';'] = ENDS,   [0] = ENDS,    ['@'] = JOINT,
	['#'] = JOINT,	       ['_'] = JOINT, ['\\'] = JOINT, ['='] = JOINT, ['0'] = JOINT,
	['1'] = JOINT,	       ['2'] = JOINT, ['3'] = JOINT,  ['4'] = JOINT, ['5'] = JOINT,
	['6'] = JOINT,	       ['7'] = JOINT, ['8'] = JOINT,  ['9'] = JOINT, ['/'] = SLASH,
	['.'] = POINT | AFTER, [':'] = AFTER, ['!'] = AFTER,  ['?'] = AFTER, ['\''] = AFTER | QUOTE,
	['*'] = AFTER | QUOTE,
};

static bool is(const struct token *token, uint32_t at, uint8_t sign)
{
	return signs[token->view->narrow[at]] & sign;
}

/* The token that a point is in. */
static void find(struct token *token, uint32_t at)
{
	if (at >= token->start && at < token->end)
		return;
	for (token->start = at; token->start > 0 && !is(token, token->start - 1, ENDS);)
		token->start--;
	for (token->end = at; token->end < token->view->count && !is(token, token->end, ENDS);)
		token->end++;
}

/* Moves a place on to the first sign of a sort at or after a point, or to an end; false: there is none before it. */
static bool next_is_before(const struct token *token, uint32_t *place, uint8_t sign, uint32_t from, uint32_t end)
{
	if (*place < from)
		*place = from;
	while (*place < end && !is(token, *place, sign))
		++*place;
	return *place < end;
}

static bool two_slashes(struct token *token, uint32_t from, uint32_t end)
{
	const unsigned char *narrow = token->view->narrow;

	while (next_is_before(token, &token->twice, SLASH, from, end) && narrow[token->twice + 1] != '/')
		token->twice++;
	return token->twice + 1 < end;
}

static bool is_handle(struct token *token, uint32_t from, uint32_t end)
{
	return next_is_before(token, &token->joint, JOINT, from, end) ||
	       (next_is_before(token, &token->slash, SLASH, from, end) &&
		(two_slashes(token, from, end) || next_is_before(token, &token->point, POINT, from, end)));
}

bool whole_token(struct token *token, uint32_t *start, uint32_t *end)
{
	uint32_t from, to = *end;

	find(token, *start);
	from = token->start;
	if (*end <= token->end)
		to = token->end;
	else
		while (to < token->view->count && to - *end < LONGEST_TOKEN && !is(token, to, ENDS))
			to++;
	/* A part of one is none: told by itself, it would leave another part that is one. */
	if (to - from > LONGEST_TOKEN)
		return false;
	while (to > *end && is(token, to - 1, AFTER))
		to--;
	while (from < *start && is(token, from, QUOTE))
		from++;
	while (from < *start && token->view->narrow[from] == '_')
		from++;
	while (to > *end && token->view->narrow[to - 1] == '_')
		to--;
	if (!is_handle(token, from, to))
		return false;
	*start = from;
	*end = to;
	return true;
}
