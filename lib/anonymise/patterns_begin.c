/*
 * What a pattern can begin with: for each of its first bytes, which bytes may stand there. Worked out from the pattern
 * itself, so that it is run only where it may match.
 *
 * What must stay true: no match is ruled out. What is left open here, such as what a look-behind asks, may be anything.
 * Of PCRE2's patterns it knows what rules use: groups, classes, counts, \d, \n, \x, \b, \g and look-arounds.
 */
#include "bits.h"
#include "columns.h"

#include <stdio.h>
#include <stdlib.h>

/* Where marks go: a row for each place, in it so many numbers for each column. */
struct beginning {
	uint64_t *table;
	uint64_t (*pairs)[KINDS][KINDS]; /* and of kinds, that one follows another; NULL: not wanted */
	size_t places, width;
};

/* After how many bytes an expression may have been matched, and what may come next there. Beyond the last is all that
 * is longer. */
struct reach {
	struct columns next[BEGINNING + 1];
	unsigned last[BEGINNING + 1]; /* the kinds that may be right before, a bit each */
};

struct reading {
	const char *pattern;
	const char *at;
	const struct beginning *to;
	unsigned bit;
	bool cut;     /* what is matched may end before the text does, and so before what may not come */
	unsigned run; /* the pattern begins at so many digits and no more; 0: at anything */
};

static struct reach expression(struct reading *reading, const struct reach *from);

/* A byte of those below 64, and of those after, as a bit. */
#define LOW(byte) (UINT64_C(1) << (byte))
#define HIGH(byte) (UINT64_C(1) << ((byte)-64))

/* The kinds that are in a set, a bit each. */
static unsigned kinds_in(const struct columns *columns)
{
	static const uint64_t low[KINDS] = { [KIND_SPACE] = LOW(' ') | LOW('\n'),
					     [KIND_DIGIT] = LOW('9' + 1) - LOW('0'),
					     [KIND_HYPHEN] = LOW('-'),
					     [KIND_POINT] = LOW('.'),
					     [KIND_SLASH] = LOW('/'),
					     [KIND_COMMA] = LOW(',') };
	const uint64_t letters = HIGH('z' + 1) - HIGH('a');
	uint64_t other = columns->bits[0];
	unsigned kinds = columns->bits[1] & letters ? 1u << KIND_LETTER : 0;

	for (unsigned kind = 0; kind < KINDS; kind++) {
		kinds |= columns->bits[0] & low[kind] ? 1u << kind : 0;
		other &= ~low[kind];
	}
	return other || columns->bits[1] & ~letters || columns->bits[2] ? kinds | 1u << KIND_OTHER : kinds;
}

static void mark_pairs(const struct reading *reading, size_t place, unsigned last, unsigned kinds)
{
	for (; last; last &= last - 1)
		for (unsigned left = kinds; left; left &= left - 1)
			reading->to->pairs[place][lowest_bit(last)][lowest_bit(left)] |= UINT64_C(1) << reading->bit;
}

/* Bytes that may stand in a place, after some kinds. Gives their kinds. */
static unsigned mark(const struct reading *reading, size_t place, unsigned last, const struct columns *columns)
{
	const struct beginning *to = reading->to;
	uint64_t *row = to->table + place * COLUMNS * to->width + reading->bit / 64;
	const uint64_t bit = UINT64_C(1) << reading->bit % 64;
	unsigned kinds = kinds_in(columns);

	if (place >= to->places)
		return kinds;
	if (to->pairs)
		mark_pairs(reading, place, last, kinds);
	if (is_empty(invert(*columns))) {
		for (unsigned i = 0; i < COLUMNS; i++)
			row[i * to->width] |= bit;
		return kinds;
	}
	for (unsigned i = 0; i < sizeof(columns->bits) / sizeof(columns->bits[0]); i++)
		for (uint64_t left = columns->bits[i]; left; left &= left - 1)
			row[(64 * i + lowest_bit(left)) * to->width] |= bit;
	return kinds;
}

static struct reach united(struct reach one, const struct reach *other)
{
	for (size_t i = 0; i <= BEGINNING; i++) {
		one.last[i] |= other->last[i];
		one.next[i] = either(one.next[i], other->next[i]);
	}
	return one;
}

static struct columns range(unsigned char first, unsigned char last)
{
	struct columns columns = { 0 };

	for (unsigned byte = first; byte <= last; byte++)
		add(&columns, (unsigned char)byte);
	return columns;
}

/* What \\b takes for words. */
static struct columns words(void)
{
	return either(either(range('a', 'z'), range('0', '9')), range('_', '_'));
}

/* Any byte at all, at the start. */
static struct reach at_start(void)
{
	struct reach reach = { 0 };

	reach.next[0] = any_byte();
	reach.last[0] = (1u << KINDS) - 1;
	return reach;
}

/* Nothing but what is longer than is marked. */
static bool is_beyond(const struct reading *reading, const struct reach *reach)
{
	for (size_t i = 0; i < reading->to->places; i++)
		if (!is_empty(reach->next[i]))
			return false;
	return true;
}

/* An escape of one byte, in a class or outside; reading stands after the backslash. */
static struct columns escaped(struct reading *reading)
{
	struct columns columns = { 0 };
	char digits[3] = { 0 };
	char c = *reading->at++;

	switch (c) {
	case 'd':
		return range('0', '9');
	case 'n':
		add(&columns, '\n');
		break;
	case 'x':
		memcpy(digits, reading->at, 2);
		reading->at += 2;
		add(&columns, (unsigned char)strtoul(digits, NULL, 16));
		break;
	default:
		add(&columns, (unsigned char)c);
	}
	return columns;
}

static struct columns class_of_bytes(struct reading *reading)
{
	struct columns columns = { 0 };
	bool inverted = *reading->at == '^';

	reading->at += inverted;
	for (const char *first = reading->at; *reading->at != ']' || reading->at == first;) {
		char c = *reading->at++;

		if (c == '\\') {
			columns = either(columns, escaped(reading));
		} else if (reading->at[0] == '-' && reading->at[1] != ']') {
			columns = either(columns, range((unsigned char)c, (unsigned char)reading->at[1]));
			reading->at += 2;
		} else {
			add(&columns, (unsigned char)c);
		}
	}
	reading->at++;
	return inverted ? invert(columns) : columns;
}

/* Whether one byte is read, and which; else reading stands where it stood. */
static bool one_byte(struct reading *reading, struct columns *ret)
{
	switch (*reading->at) {
	case '(':
	case ')':
	case '|':
	case '$':
	case 0:
		return false;
	case '\\':
		if (reading->at[1] == 'b' || reading->at[1] == 'g')
			return false;
		reading->at++;
		*ret = escaped(reading);
		return true;
	case '[':
		reading->at++;
		*ret = class_of_bytes(reading);
		return true;
	case '.':
		reading->at++;
		*ret = any_byte();
		return true;
	}
	*ret = (struct columns){ 0 };
	add(ret, (unsigned char)*reading->at++);
	return true;
}

/* Of what may come after so many bytes, what a run of digits lets come. */
static struct columns within_run(const struct reading *reading, size_t place, struct columns next)
{
	if (place > reading->run || !reading->run)
		return next;
	return both(next, place < reading->run ? range('0', '9') : invert(range('0', '9')));
}

static struct reach step(const struct reading *reading, const struct reach *from, struct columns bytes)
{
	struct reach to = { 0 };

	to.next[BEGINNING] = from->next[BEGINNING];
	to.last[BEGINNING] = from->last[BEGINNING];
	for (size_t i = 0; i < BEGINNING; i++) {
		struct columns here = within_run(reading, i, both(from->next[i], bytes));

		if (is_empty(here))
			continue;
		to.next[i + 1] = any_byte();
		to.last[i + 1] |= mark(reading, i, from->last[i], &here);
	}
	return to;
}

/* What may come first of an expression, or after it where it may be empty. */
static struct columns first_of(const struct reading *reading, const char *inner)
{
	uint64_t table[COLUMNS] = { 0 };
	const struct beginning to = { .table = table, .places = 1, .width = 1 };
	struct reading ahead = { .pattern = reading->pattern, .at = inner, .to = &to, .cut = true };
	struct reach start = at_start();
	struct columns first = expression(&ahead, &start).next[0];

	for (unsigned column = 0; column < COLUMNS; column++)
		if (table[column])
			first.bits[column / 64] |= UINT64_C(1) << column % 64;
	return first;
}

/* From where reading stands to the end of the alternative that it is in. */
static void skip_alternative(struct reading *reading)
{
	struct columns ignored;
	unsigned depth = 0;

	while (*reading->at && (depth || (*reading->at != '|' && *reading->at != ')'))) {
		depth += *reading->at == '(';
		depth -= *reading->at == ')';
		if (!one_byte(reading, &ignored))
			reading->at += *reading->at == '\\' ? 2 : 1;
	}
}

/* Reading stands at the parenthesis of a group. */
static void skip_group(struct reading *reading)
{
	do {
		reading->at++;
		skip_alternative(reading);
	} while (*reading->at == '|');
	reading->at++;
}

static struct reach look_ahead(struct reading *reading, const struct reach *from, bool wanted)
{
	const char *start = reading->at;
	struct reading inner = { .pattern = reading->pattern, .at = start + 3 };
	struct columns bytes;
	struct reach to = *from;
	bool known = wanted;

	if (wanted) {
		bytes = first_of(reading, inner.at);
	} else if (!reading->cut && one_byte(&inner, &bytes) && *inner.at == ')') {
		bytes = invert(bytes);
		known = true;
	}
	for (size_t i = 0; known && i <= BEGINNING; i++)
		to.next[i] = both(to.next[i], bytes);
	skip_group(reading);
	return to;
}

static struct reach group(struct reading *reading, const struct reach *from)
{
	struct reach to;

	if (!strncmp(reading->at, "(?=", 3) || !strncmp(reading->at, "(?!", 3))
		return look_ahead(reading, from, reading->at[2] == '=');
	if (!strncmp(reading->at, "(?<=", 4) || !strncmp(reading->at, "(?<!", 4)) {
		skip_group(reading);
		return *from;
	}
	if (!strncmp(reading->at, "(?<", 3))
		reading->at = strchr(reading->at, '>') + 1;
	else
		reading->at += 3;
	to = expression(reading, from);
	reading->at++;
	return to;
}

/* What a group matched is something that it can match. */
static struct reach again(struct reading *reading, const struct reach *from)
{
	struct reading named = *reading;
	char name[] = "(?<v>";

	name[3] = reading->at[3];
	reading->at += sizeof("\\g{v}") - 1;
	named.at = strstr(reading->pattern, name);
	return group(&named, from);
}

/* A word ends where it was. */
static struct reach at_boundary(const struct reach *from)
{
	struct reach to = *from;

	for (size_t i = 0; i <= BEGINNING; i++)
		if (!(to.last[i] & ~(1u << KIND_LETTER | 1u << KIND_DIGIT)))
			to.next[i] = both(to.next[i], invert(words()));
	return to;
}

static struct reach atom(struct reading *reading, const struct reach *from)
{
	struct columns bytes;

	if (one_byte(reading, &bytes))
		return step(reading, from, bytes);
	if (*reading->at == '(')
		return group(reading, from);
	if (*reading->at == '\\' && reading->at[1] == 'g')
		return again(reading, from);
	if (*reading->at++ != '\\')
		return *from;
	reading->at++;
	return at_boundary(from);
}

struct count {
	unsigned least, most;
};

/* No more than can be told apart. */
static struct count count_of(struct reading *reading)
{
	struct count count = { 1, 1 };
	char *end;

	switch (*reading->at) {
	case '?':
		count.least = 0;
		break;
	case '*':
		count = (struct count){ 0, BEGINNING + 1 };
		break;
	case '+':
		count.most = BEGINNING + 1;
		break;
	case '{':
		count.least = count.most = (unsigned)strtoul(reading->at + 1, &end, 10);
		if (*end == ',')
			count.most = end[1] == '}' ? BEGINNING + 1 : (unsigned)strtoul(end + 1, &end, 10);
		reading->at = strchr(reading->at, '}');
		break;
	default:
		return count;
	}
	reading->at++;
	reading->at += *reading->at == '+' || *reading->at == '?';
	return count;
}

/* An atom as often as it may come. */
static struct reach repeated(struct reading *reading, const struct reach *from)
{
	const char *start = reading->at;
	struct reach to = atom(reading, from), all;
	struct count count = count_of(reading);
	const char *end = reading->at;

	if (!count.least)
		all = united(to, from);
	else
		all = to;
	for (unsigned i = 1; i < count.most && i <= BEGINNING && !is_beyond(reading, &to); i++) {
		reading->at = start;
		to = atom(reading, &to);
		all = i < count.least ? to : united(all, &to);
	}
	reading->at = end;
	return all;
}

/* Where it may have ended, anything may follow. */
static void mark_ends(const struct reading *reading, const struct reach *ends)
{
	struct columns after = { 0 };
	unsigned last = 0;

	for (size_t i = 0; i < BEGINNING; i++) {
		struct columns next = either(ends->next[i], after);

		mark(reading, i, last | ends->last[i], &next);
		if (!is_empty(next)) {
			after = any_byte();
			last = (1u << KINDS) - 1;
		}
	}
}

static struct reach expression(struct reading *reading, const struct reach *from)
{
	struct reach all = { 0 };

	for (;;) {
		struct reach to = *from;

		while (*reading->at && *reading->at != '|' && *reading->at != ')' && !is_beyond(reading, &to))
			to = repeated(reading, &to);
		skip_alternative(reading);
		all = united(all, &to);
		if (*reading->at != '|')
			return all;
		reading->at++;
	}
}

static void mark_all(struct reading *reading)
{
	struct reach start = at_start(), ends = expression(reading, &start);

	mark_ends(reading, &ends);
}

void mark_rule(const char *pattern, unsigned run, unsigned bit, struct rule_beginning *beginning)
{
	const struct beginning to = {
		.table = beginning->table[0], .pairs = beginning->pairs, .places = BEGINNING, .width = 1
	};
	struct reading reading = { .pattern = pattern, .at = pattern, .to = &to, .bit = bit, .run = run };

	mark_all(&reading);
}

/* Of an alternative that begins with a group, the alternatives of that; false: it begins with none. */
static bool mark_group(const char *alternative, const char *end, unsigned *bit, struct saying_beginning *beginning)
{
	struct reading after = { .at = alternative }, inner = { .at = alternative + 3 };
	struct count count;

	if (strncmp(alternative, "(?:", 3))
		return false;
	skip_group(&after);
	count = count_of(&after);
	if (count.least != 1 || count.most != 1)
		return false;
	for (;; inner.at++) {
		const char *start = inner.at;
		char written[SAYING_LONGEST + 1];

		skip_alternative(&inner);
		snprintf(written, sizeof written, "%.*s%.*s", (int)(inner.at - start), start, (int)(end - after.at),
			 after.at);
		*bit = mark_saying(written, *bit, beginning);
		if (*inner.at == ')')
			return true;
	}
}

unsigned mark_saying(const char *pattern, unsigned bit, struct saying_beginning *beginning)
{
	const struct beginning to = { .table = beginning->table[0][0], .places = SAYING_PLACES, .width = SAYING_WIDTH };
	struct reading whole = { .at = pattern };

	for (;; whole.at++) {
		char alternative[SAYING_LONGEST + 1];
		const char *start = whole.at;
		struct reading reading = { .pattern = alternative, .at = alternative, .to = &to, .cut = true };

		skip_alternative(&whole);
		while (!strncmp(start, "\\b", 2))
			start += 2;
		if (!mark_group(start, whole.at, &bit, beginning)) {
			snprintf(alternative, sizeof alternative, "%.*s", (int)(whole.at - start), start);
			bit += bit + 1 < 64 * SAYING_WIDTH;
			reading.bit = bit;
			mark_all(&reading);
		}
		if (*whole.at != '|')
			return bit;
	}
}
