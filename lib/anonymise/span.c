/*
 * Spans made to fit the text around them: addresses and user names are replaced whole, a possessive stays, and nothing
 * that can't be seen, or that hangs on a letter, is left behind.
 */
#include "edits.h"

#include <string.h>
#include <utf8proc.h>

/* The code point at a place, and its length; -1 where the bytes are none. */
static int32_t point_at(const char *text, size_t length, size_t at, size_t *ret_length)
{
	utf8proc_int32_t point;
	utf8proc_ssize_t bytes =
		utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(length - at), &point);

	*ret_length = bytes > 0 ? (size_t)bytes : 1;
	return bytes > 0 ? point : -1;
}

/* The one before a place. */
static int32_t point_before(const char *text, size_t from, size_t at, size_t *ret_start)
{
	size_t start = at, length;
	int32_t point;

	if (at == from)
		return -1;
	do
		start--;
	while (start > from && at - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80);
	point = point_at(text, at, start, &length);
	if (point < 0 || start + length != at)
		return -1;
	*ret_start = start;
	return point;
}

static bool unseen(int32_t point)
{
	return point == 0xAD || point == 0x34F || point == 0x61C || (point >= 0x115F && point <= 0x1160) ||
	       (point >= 0x17B4 && point <= 0x17B5) || (point >= 0x180B && point <= 0x180E) ||
	       (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
	       (point >= 0x2060 && point <= 0x206F) || (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF ||
	       (point >= 0xE0000 && point <= 0xE0FFF);
}

uint32_t span_end(const char *text, size_t length, uint32_t end)
{
	while (end < length) {
		size_t bytes;
		int32_t point = point_at(text, length, end, &bytes);

		if (point < 0)
			break;
		utf8proc_category_t category = utf8proc_category(point);
		if (!unseen(point) && category != UTF8PROC_CATEGORY_MN && category != UTF8PROC_CATEGORY_ME &&
		    category != UTF8PROC_CATEGORY_MC)
			break;
		end += (uint32_t)bytes;
	}
	return end;
}

static bool apostrophe(int32_t point)
{
	static const int32_t all[] = { '\'', '`', 0xB4, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07 };

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i] == point)
			return true;
	return false;
}

uint32_t span_before_possessive(const char *text, uint32_t start, uint32_t end)
{
	size_t last, mark;
	int32_t point = point_before(text, start, end, &last), before;

	if (point == 's' || point == 'S') {
		if (apostrophe(point_before(text, start, last, &mark)) && mark > start)
			return (uint32_t)mark;
	} else if (apostrophe(point)) {
		before = point_before(text, start, last, &mark);
		if ((before == 's' || before == 'S') && mark > start)
			return (uint32_t)last;
	}
	return end;
}

/* Whether the name is written in capitals because all around it is. Two or three letters say nothing by themselves. */
static bool in_capitals(const struct replacing *replacing, const struct edit *edit)
{
	const char *text = replacing->text;
	size_t upper = 0, from = edit->start, to = edit->end, bytes;

	for (size_t at = from; at < to; at += bytes) {
		utf8proc_category_t category = utf8proc_category(point_at(text, to, at, &bytes));

		if (category == UTF8PROC_CATEGORY_LL)
			return false;
		upper += category == UTF8PROC_CATEGORY_LU;
	}
	if (upper >= 4 || upper < 2)
		return upper >= 4;
	while (from > 0 && text[from - 1] != '\n' && edit->start - from < 200)
		from--;
	while (to < replacing->length && text[to] != '\n' && to - edit->end < 200)
		to++;
	size_t others = 0;
	for (size_t at = from; at < to; at += bytes) {
		utf8proc_category_t category = utf8proc_category(point_at(text, to, at, &bytes));

		if (category == UTF8PROC_CATEGORY_LL)
			return false;
		others += category == UTF8PROC_CATEGORY_LU;
	}
	return others > upper;
}

/* Whole tokens ------------------------------------------------------------------------------------ */

struct token {
	uint32_t start, end;
};

static bool ends_token(const char *text, size_t length, size_t at)
{
	unsigned char byte = (unsigned char)text[at];

	if (byte <= ' ' || strchr("<>\"'()[]{}|`,;", byte))
		return true;
	/* The spaces and the quotation marks of general punctuation. */
	return byte == 0xE2 && length - at >= 3 && (unsigned char)text[at + 1] == 0x80 &&
	       ((unsigned char)text[at + 2] <= 0x8A || (unsigned char)text[at + 2] >= 0x90);
}

static bool continues(const char *text, size_t at)
{
	return ((unsigned char)text[at] & 0xC0) == 0x80;
}

enum { LONGEST_TOKEN = 2048 }; /* on each side: beyond it, it is no address */

/* The run without spaces, brackets and quotation marks around a span, without the punctuation at its ends. */
static struct token token_around(const struct replacing *replacing, const struct edit *edit)
{
	struct token token = { edit->start, edit->end };
	const char *text = replacing->text;
	size_t length = replacing->length;

	while (token.start > 0 && edit->start - token.start < LONGEST_TOKEN) {
		size_t before = token.start - 1;

		while (before > 0 && continues(text, before))
			before--;
		if (ends_token(text, length, before))
			break;
		token.start = (uint32_t)before;
	}
	while (token.end < length && token.end - edit->end < LONGEST_TOKEN && !ends_token(text, length, token.end)) {
		do
			token.end++;
		while (token.end < length && continues(text, token.end));
	}
	while (token.end > edit->end && strchr(".,;:!?*_~", text[token.end - 1]))
		token.end--;
	while (token.start < edit->start && strchr(".,;:!?*_~", text[token.start]))
		token.start++;
	return token;
}

static bool begins(const char *text, size_t length, const char *word)
{
	size_t letters = strlen(word);

	if (length < letters)
		return false;
	for (size_t i = 0; i < letters; i++)
		if ((text[i] | (text[i] >= 'A' && text[i] <= 'Z' ? 0x20 : 0)) != word[i])
			return false;
	return true;
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte & 0x80);
}

/* A point between letters of which none is a capital: ruth.dale, but not "left.Then". */
static bool joined_by_point(const char *text, size_t length)
{
	bool joined = false;

	for (size_t i = 0; i < length; i++) {
		if (text[i] >= 'A' && text[i] <= 'Z')
			return false;
		joined = joined || (text[i] == '.' && i > 0 && i + 1 < length && is_letter(text[i - 1]) &&
				    is_letter(text[i + 1]));
	}
	return joined;
}

/* What a token is an address of: the kind, or 0 for ordinary text. */
static cspr_code address_kind(const char *text, size_t length)
{
	const char *slash = memchr(text, '/', length), *point = memchr(text, '.', length),
		   *at = memchr(text, '@', length);

	if (begins(text, length, "www.") || (slash && slash > text && slash[-1] == ':'))
		return CSPR_FINDING_URL;
	if (point && slash && point < slash && point > text && is_letter(point[1]))
		return CSPR_FINDING_URL;
	if (at && at > text)
		return CSPR_FINDING_EMAIL;
	if (at || text[0] == '#' || memchr(text, '_', length) || joined_by_point(text, length))
		return CSPR_FINDING_HANDLE;
	return 0;
}

bool span_in_address(const struct replacing *replacing, uint32_t start, uint32_t end)
{
	struct edit edit = { .start = start, .end = end };
	struct token token = token_around(replacing, &edit);

	return address_kind(replacing->text + token.start, token.end - token.start) &&
	       !memchr(replacing->text + start, ' ', end - start);
}

static void take_token(const struct replacing *replacing, struct edit *edit)
{
	const struct finding *finding = replacing->findings + edit->finding;

	if (finding->kind != CSPR_FINDING_NAME && finding->kind != CSPR_FINDING_HANDLE &&
	    finding->kind != CSPR_FINDING_URL && finding->kind != CSPR_FINDING_EMAIL)
		return;
	struct token token = token_around(replacing, edit);
	cspr_code kind = address_kind(replacing->text + token.start, token.end - token.start);
	if (!kind || memchr(replacing->text + edit->start, ' ', edit->end - edit->start))
		return;
	edit->start = token.start;
	edit->end = token.end;
	edit->kind = kind;
}

/* Two that meet, as one: what stands for an address stands for all of it, else what comes first. */
static struct edit one_of(const struct edit *first, const struct edit *second)
{
	bool address = second->kind != CSPR_FINDING_NAME && second->start < first->start;
	struct edit edit = address ? *second : *first;

	edit.start = first->start < second->start ? first->start : second->start;
	edit.end = first->end > second->end ? first->end : second->end;
	return edit;
}

void edits_fit(const struct replacing *replacing, struct edits *edits)
{
	size_t kept = 0;

	for (size_t i = 0; i < edits->count; i++) {
		struct edit edit = edits->list[i];

		if (kept && edit.end <= edits->list[kept - 1].end)
			continue;
		take_token(replacing, &edit);
		if (edit.kind == CSPR_FINDING_NAME) {
			edit.end = span_before_possessive(replacing->text, edit.start, edit.end);
			edit.capitals = in_capitals(replacing, &edit);
		}
		edit.end = span_end(replacing->text, replacing->length, edit.end);
		while (kept && edit.start < edits->list[kept - 1].end)
			edit = one_of(edits->list + --kept, &edit);
		edits->list[kept++] = edit;
	}
	edits->count = kept;
}
