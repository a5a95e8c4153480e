/*
 * Text that grows, and in what two of them differ. No value goes into what is told but the suite's own, made up.
 */
#include "trial.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(struct text *text, size_t more)
{
	size_t needed = text->length + more + 1;
	size_t room = text->room * 2 > needed ? text->room * 2 : needed;
	char *bytes;

	if (text->failed)
		return false;
	if (needed <= text->room)
		return true;
	bytes = realloc(text->bytes, room);
	if (!bytes) {
		text->failed = true;
		return false;
	}
	text->bytes = bytes;
	text->room = room;
	return true;
}

void add(struct text *text, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0 || !reserve(text, (size_t)length))
		return;
	va_start(arguments, format);
	vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
	va_end(arguments);
	text->length += (size_t)length;
}

void add_hex(struct text *text, const unsigned char *bytes, size_t length)
{
	static const char figures[] = "0123456789abcdef";

	if (!reserve(text, 2 * length))
		return;
	for (size_t i = 0; i < length; i++) {
		text->bytes[text->length++] = figures[bytes[i] >> 4];
		text->bytes[text->length++] = figures[bytes[i] & 15];
	}
	text->bytes[text->length] = '\0';
}

void add_bytes(struct text *text, const char *bytes, size_t length)
{
	if (!bytes) {
		add(text, "NULL");
		return;
	}
	if (!reserve(text, 4 * length))
		return;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if (byte >= ' ' && byte != '\\') {
			text->bytes[text->length++] = bytes[i];
			continue;
		}
		memcpy(text->bytes + text->length, "\\x", 2);
		text->length += 2;
		add_hex(text, &byte, 1);
	}
	text->bytes[text->length] = '\0';
}

void empty(struct text *text)
{
	text->length = 0;
	if (text->bytes)
		text->bytes[0] = '\0';
}

void text_free(struct text *text)
{
	free(text->bytes);
	*text = (struct text){ 0 };
}

static const char *line_end(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end : line + strlen(line);
}

/* Of a long line only what is around the difference. */
static void add_excerpt(struct text *text, const char *line, size_t at)
{
	enum { BEFORE = 24, SHOWN = 160 };
	size_t length = (size_t)(line_end(line) - line);
	size_t from = length > SHOWN && at > BEFORE ? at - BEFORE : 0;
	size_t shown = length - from < SHOWN ? length - from : SHOWN;

	if (length == 0)
		add(text, "nothing");
	else
		add(text, "%s%.*s%s", from ? "..." : "", (int)shown, line + from, from + shown < length ? "..." : "");
}

void add_difference(struct text *ret, const struct text *wanted, const struct text *got)
{
	const char *should = wanted->bytes ? wanted->bytes : "", *is = got->bytes ? got->bytes : "";
	size_t at = 0, start = 0, number = 1;

	while (should[at] && should[at] == is[at])
		if (should[at++] == '\n') {
			start = at;
			number++;
		}
	add(ret, "row %zu should be ", number);
	add_excerpt(ret, should + start, at - start);
	add(ret, ", not ");
	add_excerpt(ret, is + start, at - start);
}

const char *status_name(cspr_status status)
{
	switch (status) {
	case CSPR_DONE:
		return "DONE";
	case CSPR_ERROR_NO_MEMORY:
		return "NO_MEMORY";
	case CSPR_ERROR_ARGUMENT:
		return "ARGUMENT";
	case CSPR_ERROR_NOT_FOUND:
		return "NOT_FOUND";
	case CSPR_ERROR_CONFLICT:
		return "CONFLICT";
	case CSPR_ERROR_UNAVAILABLE:
		return "UNAVAILABLE";
	case CSPR_ERROR_UNCERTAIN:
		return "UNCERTAIN";
	case CSPR_ERROR_CORRUPT:
		return "CORRUPT";
	case CSPR_ERROR_NEWER:
		return "NEWER";
	}
	return "another status";
}
