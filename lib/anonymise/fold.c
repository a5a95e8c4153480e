/*
 * A text folded: what each of its characters is compared as. ASCII by a table; the rest by a few signs that are written
 * in many ways, by the letters that look Latin, and by utf8proc's compatibility case folding.
 *
 * What must stay true: points come in the order of the text; the span of a point starts where the character starts, and
 * ends where the next one does that is not dropped.
 */
#include "signs.h"
#include "views.h"

#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

enum {
	MOST_POINTS = 32, /* of one character: Unicode promises 18 */
	MOST_LETTERS = 6
};

struct folding {
	const unsigned char *text;
	struct folded view;
	size_t room;
	bool altered; /* something was dropped since the last point */
};

void folded_free(struct folded *folded)
{
	free(folded->narrow);
	free(folded->points);
	free(folded->start);
	free(folded->end);
	free(folded->flags);
	*folded = (struct folded){ 0 };
}

void folded_wipe(struct folded *folded)
{
	OPENSSL_cleanse(folded->narrow, folded->count);
	if (folded->points)
		OPENSSL_cleanse(folded->points, folded->count * sizeof(*folded->points));
	folded_free(folded);
}

static bool resize(void *list_pointer, size_t count, size_t size)
{
	void **list = list_pointer;
	void *larger = realloc(*list, count * size);

	if (larger)
		*list = larger;
	return larger;
}

static bool reserve(struct folding *folding, size_t needed)
{
	struct folded *view = &folding->view;
	size_t room = folding->room + folding->room / 2;

	if (needed <= folding->room)
		return true;
	if (room < needed)
		room = needed;
	if (!resize(&view->narrow, room + 1, 1) || !resize(&view->flags, room, 1) ||
	    !resize(&view->start, room, sizeof(*view->start)) || !resize(&view->end, room, sizeof(*view->end)) ||
	    (view->points && !resize(&view->points, room, sizeof(*view->points))))
		return false;
	folding->room = room;
	return true;
}

/* From the first point that is not ASCII on, points are kept beside the narrow ones. */
static bool widen(struct folding *folding)
{
	struct folded *view = &folding->view;

	view->points = malloc(folding->room * sizeof(*view->points));
	if (!view->points)
		return false;
	for (size_t i = 0; i < view->count; i++)
		view->points[i] = view->narrow[i];
	return true;
}

static bool put(struct folding *folding, uint32_t point, uint8_t flags, size_t start, size_t end)
{
	struct folded *view = &folding->view;
	size_t at = view->count;

	if (point >= 0x80 && !view->points && !widen(folding))
		return false;
	if (point >= '0' && point <= '9')
		flags = (uint8_t)((flags & ~(FOLD_LETTER | FOLD_UPPER)) | FOLD_DIGIT);
	view->narrow[at] = point < 0x80		 ? (point < 0x20 && point != '\n' ? 0x01 : (unsigned char)point)
			   : flags & FOLD_LETTER ? 0xFF
						 : 0x01;
	if (view->points)
		view->points[at] = point;
	view->start[at] = (uint32_t)start;
	view->end[at] = (uint32_t)end;
	view->flags[at] = flags | (folding->altered ? FOLD_ALTERED : 0);
	view->count++;
	folding->altered = false;
	return true;
}

static void drop(struct folding *folding, size_t end)
{
	struct folded *view = &folding->view;

	if (view->count) {
		view->end[view->count - 1] = (uint32_t)end;
		view->flags[view->count - 1] |= FOLD_ALTERED;
	}
	folding->altered = true;
}

/* A point that is folded already, or what looks like it. */
static bool put_like(struct folding *folding, uint32_t point, uint8_t flags, size_t start, size_t end)
{
	const char *letters = point < 0x80 ? NULL : looks_latin(point);

	if (!letters)
		return put(folding, point, flags, start, end);
	for (; *letters; letters++)
		if (!put(folding, (unsigned char)*letters, (uint8_t)(flags | FOLD_LETTER), start, end))
			return false;
	return true;
}

static bool put_compatible(struct folding *folding, uint32_t point, uint8_t flags, size_t start, size_t end)
{
	utf8proc_int32_t parts[MOST_POINTS];
	int last_class = 0;
	utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)point, parts, MOST_POINTS,
							 UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
								 UTF8PROC_IGNORE | UTF8PROC_STRIPMARK,
							 &last_class);

	/* A phrase that is one character hides no name, and would make much of little. */
	if (count > MOST_LETTERS)
		return put(folding, point, flags, start, end);
	for (utf8proc_ssize_t i = 0; i < count; i++) {
		uint32_t part = (uint32_t)parts[i];
		utf8proc_category_t category = utf8proc_category(parts[i]);
		uint32_t plain = part < 0x80 ? 0 : sign(part);

		if (is_mark(category))
			continue;
		if (category == UTF8PROC_CATEGORY_ND && part >= 0x80)
			plain = digit(part);
		else if (category == UTF8PROC_CATEGORY_ZS)
			plain = ' ';
		else if (category == UTF8PROC_CATEGORY_PD)
			plain = '-';
		if (!put_like(folding, plain ? plain : part,
			      (uint8_t)((flags & ~FOLD_LETTER) | (is_letter(category) ? FOLD_LETTER : 0)), start, end))
			return false;
	}
	if (count <= 0)
		drop(folding, end);
	return true;
}

static bool put_wide(struct folding *folding, uint32_t point, size_t start, size_t end)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
	uint8_t flags = FOLD_ALTERED;
	uint32_t plain = sign(point);

	if (is_ignorable(point) || is_mark(category)) {
		drop(folding, end);
		return true;
	}
	if (category == UTF8PROC_CATEGORY_ND)
		plain = digit(point);
	else if (category == UTF8PROC_CATEGORY_ZS)
		plain = ' ';
	else if (category == UTF8PROC_CATEGORY_PD)
		plain = '-';
	if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT ||
	    utf8proc_tolower((utf8proc_int32_t)point) != (utf8proc_int32_t)point || (plain >= 'a' && plain <= 'z'))
		flags |= FOLD_UPPER;
	if (is_letter(category) || (plain >= 'a' && plain <= 'z'))
		flags |= FOLD_LETTER;
	if (plain)
		return put(folding, plain, plain >= '0' ? flags : 0, start, end);

	const char *letters = looks_latin(point);

	if (letters)
		return put_like(folding, point, (uint8_t)(flags | FOLD_LETTER), start, end);
	return put_compatible(folding, point, flags, start, end);
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
	if (!reserve(folding, folding->view.count + (length - at) + MOST_POINTS * 2) ||
	    !(point == '-' ? put(folding, '-', 0, at, at + (size_t)size)
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

/* ASCII up to the next other byte; there is room. Gives where it ended. */
static size_t fold_plain(struct folding *folding, const struct plain_table *table, size_t at, size_t length)
{
	struct folded *view = &folding->view;
	const unsigned char *text = folding->text;
	size_t count = view->count;
	const size_t first = count;

	if (folding->altered && text[at] < 0x80) {
		folding->altered = false;
		view->flags[count] = FOLD_ALTERED;
	} else {
		view->flags[count] = 0;
	}
	uint8_t kept = view->flags[count];

	for (; at < length && text[at] < 0x80; at++, count++) {
		view->narrow[count] = table->narrow[text[at]];
		view->flags[count] = table->flags[text[at]];
		view->start[count] = (uint32_t)at;
		if (text[at] == '\r' && at + 1 < length && text[at + 1] == '\n')
			at++;
		view->end[count] = (uint32_t)at + 1;
	}
	view->flags[first] |= kept;
	if (view->points)
		for (size_t i = first; i < count; i++)
			view->points[i] = view->narrow[i];
	view->count = count;
	return at;
}

bool fold_text(const unsigned char *text, size_t length, struct folded *ret, struct findings *findings)
{
	struct folding folding = { .text = text };
	struct plain_table table;
	size_t at = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	bool done = reserve(&folding, length + 1);

	fill(&table);
	while (done && at < length) {
		size_t size;

		if (text[at] < 0x80) {
			at = fold_plain(&folding, &table, at, length);
			continue;
		}
		size = fold_wide(&folding, at, length, findings);
		at += size;
		done = size > 0;
	}
	if (!done) {
		folded_free(&folding.view);
		return false;
	}
	folding.view.narrow[folding.view.count] = 0;
	*ret = folding.view;
	return true;
}
