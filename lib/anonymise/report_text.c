/*
 * A text as HTML, with its findings marked in it. Nothing of the text is ever markup.
 */
#include "report.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static void odd(struct buffer *page, const char *before, uint32_t number, int digits)
{
	static const char hex[] = "0123456789ABCDEF";

	buffer_say(page, "<span class=odd>");
	buffer_say(page, before);
	while (digits--)
		buffer_add(page, &hex[(number >> 4 * digits) & 15], 1);
	buffer_say(page, "</span>");
}

static bool unseen(utf8proc_int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);

	return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CC ||
	       category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN ||
	       (point >= 0xFE00 && point <= 0xFE0F) || point == 0x34F || point == 0x115F || point == 0x1160 ||
	       point == 0x3164;
}

void report_bytes(struct buffer *page, const char *bytes, size_t length)
{
	for (size_t at = 0; at < length;) {
		utf8proc_int32_t point;
		utf8proc_ssize_t count =
			utf8proc_iterate((const utf8proc_uint8_t *)bytes + at, (utf8proc_ssize_t)(length - at), &point);

		if (count <= 0)
			odd(page, "\\x", (unsigned char)bytes[at], 2);
		else if (point == '&')
			buffer_say(page, "&amp;");
		else if (point == '<')
			buffer_say(page, "&lt;");
		else if (point == '>')
			buffer_say(page, "&gt;");
		else if (point == '"')
			buffer_say(page, "&quot;");
		else if (point == '\t')
			buffer_say(page, "\t");
		else if (unseen(point) && point != '\r')
			odd(page, "U+", (uint32_t)point, point > 0xFFFF ? 6 : 4);
		else if (point != '\r')
			buffer_add(page, bytes + at, (size_t)count);
		at += count > 0 ? (size_t)count : 1;
	}
}

/* Where a finding begins or ends. */
struct turn {
	size_t at;
	const struct reported *reported;
	bool begins;
};

static int by_place(const void *left, const void *right)
{
	const struct turn *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->begins != b->begins)
		return a->begins ? 1 : -1;
	return a->reported->number < b->reported->number ? -1 : a->reported->number > b->reported->number;
}

static const char *const classes[STANDINGS] = { "definite", "review", "settled" };

/* Bytes that have the same findings, over as many lines as they have. */
static void add_stretch(struct buffer *page, const char *bytes, size_t length, const size_t active[STANDINGS])
{
	int standing = 0;

	while (standing < STANDINGS && !active[standing])
		standing++;
	while (length) {
		const char *line = memchr(bytes, '\n', length);
		size_t count = line ? (size_t)(line - bytes) : length;

		if (count && standing < STANDINGS) {
			buffer_say(page, "<mark class=");
			buffer_say(page, classes[standing]);
			buffer_say(page, ">");
		}
		report_bytes(page, bytes, count);
		if (count && standing < STANDINGS)
			buffer_say(page, "</mark>");
		if (line)
			buffer_say(page, "</div>\n<div>");
		count += line != NULL;
		bytes += count;
		length -= count;
	}
}

static void add_number(struct buffer *page, const struct reported *reported)
{
	buffer_say(page, "<a class=\"number ");
	buffer_say(page, classes[reported->standing]);
	buffer_say(page, "\" id=t");
	buffer_number(page, reported->number);
	buffer_say(page, " href=#f");
	buffer_number(page, reported->number);
	buffer_say(page, ">");
	buffer_number(page, reported->number);
	buffer_say(page, "</a>");
}

bool report_text(struct buffer *page, const struct reported_text *text)
{
	struct turn *turns = calloc(2 * text->count + 1, sizeof(*turns));
	size_t active[STANDINGS] = { 0 }, done = 0;

	if (!turns)
		return false;
	for (size_t i = 0; i < text->count; i++) {
		const struct reported *reported = text->list + i;

		turns[2 * i] = (struct turn){ reported->finding.start, reported, true };
		turns[2 * i + 1] = (struct turn){ reported->finding.end, reported, false };
	}
	qsort(turns, 2 * text->count, sizeof(*turns), by_place);
	buffer_say(page, "<div class=text>\n<div>");
	for (size_t i = 0; i < 2 * text->count; i++) {
		add_stretch(page, text->text + done, turns[i].at - done, active);
		done = turns[i].at;
		if (turns[i].begins) {
			add_number(page, turns[i].reported);
			active[turns[i].reported->standing]++;
		} else {
			active[turns[i].reported->standing]--;
		}
	}
	add_stretch(page, text->text + done, text->length - done, active);
	buffer_say(page, "</div>\n</div>\n");
	free(turns);
	return true;
}
