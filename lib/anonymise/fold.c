/*
 * A text folded: ASCII eight characters at a time or by a table, the rest one by one.
 *
 * What must stay true: points come in the order of the text; the span of a point starts where the character starts, and
 * ends where the next one does that is not dropped.
 */
#include "bits.h"
#include "folding.h"
#include "signs.h"
#include "views.h"

#include <stdlib.h>
#include <string.h>

enum { KNOWN_CHARACTERS = 256 };

/* What a character is compared as, looked up again where another took its place meanwhile; NULL: no memory. */
static const struct character *known_character(struct folding *folding, uint32_t point)
{
	struct character *known = folding->known;

	if (!known)
		known = folding->known = calloc(KNOWN_CHARACTERS, sizeof(*known));
	if (!known)
		return NULL;
	known += point % KNOWN_CHARACTERS;
	if (known->point != point)
		compare_as(point, known);
	return known;
}

static bool put_wide(struct folding *folding, uint32_t point, size_t start, size_t end)
{
	const struct character *character = known_character(folding, point);

	if (!character)
		return false;
	if (character->dropped)
		return folding_drop(folding, end);
	for (size_t i = 0; i < character->count; i++)
		if (!folding_put(folding, character->points[i], character->flags[i], start, end))
			return false;
	return true;
}

static const uint16_t windows_1252[32] = {
	0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static void tell(struct findings *findings, const char *rule, size_t start, size_t end)
{
	if (findings)
		findings_add(findings, (struct finding){ .start = (uint32_t)start,
							 .end = (uint32_t)end,
							 .kind = CSPR_FINDING_ENCODING,
							 .grade = CSPR_GRADE_DEFINITE,
							 .identity = -1,
							 .rule = rule });
}

/* A soft hyphen is seen where a line ends at it. */
static bool breaks_line(const unsigned char *text, size_t length)
{
	size_t at = 0;

	while (at < length && at < 4 && text[at] == ' ')
		at++;
	return at < length && (text[at] == '\n' || text[at] == '\r');
}

/* One character that is not ASCII; gives its length, 0: no memory. */
static size_t fold_wide(struct folding *folding, size_t at, size_t length, struct findings *findings)
{
	utf8proc_int32_t point;
	utf8proc_ssize_t size = utf8proc_iterate(folding->text + at, (utf8proc_ssize_t)(length - at), &point);

	if (size <= 0) {
		unsigned char byte = folding->text[at];

		tell(findings, "ill-formed", at, at + 1);
		size = 1;
		point = byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
	} else if (point == 0xAD && breaks_line(folding->text + at + size, length - at - (size_t)size)) {
		point = '-';
	} else if (reorders((uint32_t)point)) {
		tell(findings, "reordered", at, at + (size_t)size);
	}
	if (!folding_reserve(folding, folding->view.count + (length - at) + CHARACTER_MOST) ||
	    !(point == '-' ? folding_put(folding, '-', 0, at, at + (size_t)size)
			   : put_wide(folding, (uint32_t)point, at, at + (size_t)size)))
		return 0;
	return (size_t)size;
}

/* How an ASCII character is compared. */
static unsigned char plain(unsigned char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return (unsigned char)(byte + ('a' - 'A'));
	if (byte == '`')
		return '\'';
	if (byte == '\t')
		return ' ';
	if (byte == '\v' || byte == '\f' || byte == '\r')
		return '\n';
	return byte < 0x20 && byte != '\n' ? 0x01 : byte;
}

static uint8_t plain_flags(unsigned char byte)
{
	if (byte >= 'a' && byte <= 'z')
		return FOLD_LETTER;
	if (byte >= 'A' && byte <= 'Z')
		return FOLD_LETTER | FOLD_UPPER;
	return byte >= '0' && byte <= '9' ? FOLD_DIGIT : 0;
}

struct plain_table {
	unsigned char narrow[128];
	uint8_t flags[128];
};

static void fill(struct plain_table *table)
{
	for (unsigned char byte = 0; byte < 128; byte++) {
		table->narrow[byte] = plain(byte);
		table->flags[byte] = plain_flags(byte);
	}
}

/* Eight bytes at once: what is said of each is its highest bit. */
static uint64_t at_least(uint64_t bytes, unsigned char least)
{
	return (bytes + EACH(0x80u - least)) & EACH(0x80u);
}

static uint64_t between(uint64_t bytes, unsigned char least, unsigned char most)
{
	return at_least(bytes, least) & ~at_least(bytes, (unsigned char)(most + 1));
}

/* Eight characters of which none is more than a letter, a digit or a sign that stays as it is; else false. */
static bool fold_eight(const unsigned char *text, unsigned char *narrow, uint8_t *flags)
{
	uint64_t bytes, upper, all;

	memcpy(&bytes, text, sizeof(bytes));
	if (bytes & EACH(0x80u) || (at_least(bytes, ' ') & ~between(bytes, '`', '`')) != EACH(0x80u))
		return false;
	upper = between(bytes, 'A', 'Z');
	bytes |= upper >> 2;
	all = upper >> 7 | between(bytes, 'a', 'z') >> 6 | between(bytes, '0', '9') >> 5;
	memcpy(narrow, &bytes, sizeof(bytes));
	memcpy(flags, &all, sizeof(all));
	return true;
}

/* ASCII up to the next other byte; there is room. Gives where it ended, or 0 for no memory. */
static size_t fold_plain(struct folding *folding, const struct plain_table *table, size_t at, size_t length)
{
	struct folded *view = &folding->view;
	const unsigned char *text = folding->text;
	size_t count = view->count;
	const size_t first = count;

	if ((!count || at != folding->end) && !folding_stretch(folding, count, at, at + 1))
		return 0;
	while (at < length && text[at] < 0x80) {
		if (length - at >= 8 && fold_eight(text + at, view->narrow + count, view->flags + count)) {
			at += 8;
			count += 8;
			continue;
		}
		for (size_t i = 0; i < 8 && at < length && text[at] < 0x80; i++, at++, count++) {
			view->narrow[count] = table->narrow[text[at]];
			view->flags[count] = table->flags[text[at]];
			if (text[at] != '\r' || at + 1 == length || text[at + 1] != '\n')
				continue;
			if (!folding_stretch(folding, count, at, at + 2))
				return 0;
			at++;
		}
	}
	if (folding->altered)
		view->flags[first] |= FOLD_ALTERED;
	folding->altered = false;
	if (view->points)
		for (size_t i = first; i < count; i++)
			view->points[i] = view->narrow[i];
	view->count = count;
	folding->end = at;
	return at;
}

bool fold_text(const unsigned char *text, size_t length, struct folded *ret, struct findings *findings)
{
	struct folding folding = { .text = text };
	struct plain_table table;
	size_t at = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	bool done = folding_reserve(&folding, length + CHARACTER_MOST);

	fill(&table);
	while (done && at < length) {
		if (text[at] < 0x80) {
			at = fold_plain(&folding, &table, at, length);
			done = at > 0;
		} else {
			size_t size = fold_wide(&folding, at, length, findings);

			at += size;
			done = size > 0;
		}
	}
	free(folding.known);
	if (!done) {
		folded_free(&folding.view);
		return false;
	}
	memset(folding.view.narrow + folding.view.count, 0, FOLD_AFTER);
	memset(folding.view.flags + folding.view.count, 0, FOLD_AFTER);
	*ret = folding.view;
	return true;
}
