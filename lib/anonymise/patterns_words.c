/*
 * From a word or a sign: where rules could begin.
 */
#include "pass.h"

/* The start of the word that ends before a point, over one or two spaces or hyphens; the point where there is none. */
static size_t word_before(const struct pass *pass, size_t point)
{
	size_t end = point;

	while (point - end < 2 && is_gap(before(pass, end, 1)))
		end--;
	size_t start = letters_before(pass, end, 12);
	return start == end ? point : start;
}

/* From the farthest of some words before a point to the nearest. */
static void try_words_before(struct pass *pass, enum from from, size_t point, size_t most, struct best *best)
{
	size_t starts[6];
	size_t count = 0;

	for (size_t start = point; count < most;) {
		size_t word = word_before(pass, start);
		if (word == start)
			break;
		starts[count++] = start = word;
	}
	while (count-- > 0 && !best->finding.grade)
		try_rules(pass, from, starts[count], 0, best);
}

static bool is_local(unsigned char c)
{
	return is_word(c) || (c > ' ' && c < 0x7f && !strchr("\"(),:;<>@[\\]", c));
}

/* "name @ domain" */
static void look_at_apart(struct pass *pass, size_t sign, struct best *best)
{
	size_t start = sign - 1;

	while (sign - start < 64 && is_local(before(pass, start, 1)))
		start--;
	if (start < sign - 1 && is_word(pass->view->narrow[start]))
		try_rules(pass, FROM_SPELT_AT, start, 0, best);
}

static void look_at_at(struct pass *pass, size_t sign, struct best *best)
{
	size_t start = sign;

	while (sign - start < 64 && is_local(before(pass, start, 1)))
		start--;
	while (start < sign && !is_word(pass->view->narrow[start]))
		start++;
	if (start < sign)
		try_rules(pass, FROM_LOCAL, start, 0, best);
	else if (before(pass, sign, 1) == ' ')
		look_at_apart(pass, sign, best);
	if (!best->finding.grade && !is_word(before(pass, sign, 1)))
		try_rules(pass, FROM_AT, sign, 0, best);
}

/* "name at domain dot com" */
static void look_at_dot(struct pass *pass, size_t dot, struct best *best)
{
	size_t start = dot;

	for (unsigned words = 0; words < 3; words++) {
		size_t end = start;

		while (before(pass, start, 1) == ' ' && end - start < 2)
			start--;
		while (dot - start < WINDOW && (is_word(before(pass, start, 1)) ||
						(before(pass, start, 1) && strchr("._+-", before(pass, start, 1)))))
			start--;
	}
	if (start < dot && is_word(pass->view->narrow[start]))
		try_rules(pass, FROM_SPELT_AT, start, 0, best);
}

/* "name (at) domain" */
static void look_at_bracket(struct pass *pass, size_t sign, struct best *best)
{
	const unsigned char *narrow = pass->view->narrow + sign + 1;
	size_t start = sign;

	if (*narrow == ' ')
		narrow++;
	if (narrow[0] != 'a' || narrow[1] != 't')
		return;
	if (before(pass, start, 1) == ' ')
		start--;
	size_t end = start;
	while (end - start < 64 &&
	       (is_word(before(pass, start, 1)) || (before(pass, start, 1) && strchr("._+-", before(pass, start, 1)))))
		start--;
	if (start < end)
		try_rules(pass, FROM_SPELT_AT, start, 0, best);
}

/* A point inside a word: the name of a host? Only the first is looked from. */
static void look_at_point(struct pass *pass, size_t sign, struct best *best)
{
	size_t start = sign;

	if (!is_letter(pass->view->narrow[sign + 1]))
		return;
	while (sign - start < 63 && (is_word(before(pass, start, 1)) || before(pass, start, 1) == '-'))
		start--;
	unsigned char previous = before(pass, start, 1);
	if (start < sign && previous != '.' && previous != '@' && previous != '/')
		try_rules(pass, FROM_DOMAIN, start, 0, best);
}

size_t look_at_word(struct pass *pass, const struct run *word)
{
	struct best best = { 0 };
	size_t start = word->start;

	pass->place = start;

	if (word->marks & PREFIX_MONTH)
		try_words_before(pass, FROM_ORDINAL, start, 5, &best);
	if (word->marks & PREFIX_MONTH && !best.finding.grade)
		try_rules(pass, FROM_MONTH_NAME, start, 0, &best);
	if (word->marks & PREFIX_UNIT)
		try_words_before(pass, FROM_QUANTITY, start, 5, &best);
	if (word->marks & PREFIX_DOT)
		look_at_dot(pass, start, &best);
	if (word->marks & PREFIX_RULE && !best.finding.grade)
		try_rules(pass, FROM_HERE, start, 0, &best);
	return settle(pass, &best, word->end);
}

size_t look_at_sign(struct pass *pass, size_t sign)
{
	struct best best = { 0 };

	pass->place = sign;
	switch (pass->view->narrow[sign]) {
	case '@':
		look_at_at(pass, sign, &best);
		break;
	case '.':
		look_at_point(pass, sign, &best);
		break;
	case '(':
	case '[':
		look_at_bracket(pass, sign, &best);
		break;
	}
	return settle(pass, &best, sign + 1);
}
