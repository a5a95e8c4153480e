/*
 * The strings of the objects of a PDF: literal and hexadecimal ones, in whatever encoding.
 *
 * What must stay true: an object is read as it stands in the file, whether anything refers to it or not.
 */
#include "texts.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

struct strings {
	const char *start, *at, *end;
	struct bytes *text; /* a line each, UTF-8 */
	struct trouble *trouble;
};

static int octal(const char **at, const char *end)
{
	int value = 0;

	for (int digits = 0; digits < 3 && *at < end && **at >= '0' && **at <= '7'; digits++, ++*at)
		value = value * 8 + **at - '0';
	return value & 0xff;
}

/* What a backslash stands for, or -1: nothing. at is after it. */
static int escaped(const char **at, const char *end)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	const char *known;

	if (*at >= end)
		return -1;
	if (**at >= '0' && **at <= '7')
		return octal(at, end);
	char sign = *(*at)++;
	if (sign == '\r' && *at < end && **at == '\n')
		++*at;
	if (sign == '\r' || sign == '\n')
		return -1;
	known = strchr(from, sign);
	return (unsigned char)(known && sign ? to[known - from] : sign);
}

/* The bytes of a literal string; at is after its bracket. */
static bool literal_read(struct strings *strings, struct bytes *ret)
{
	int depth = 1;
	bool good = true;

	while (good && strings->at < strings->end) {
		int byte = (unsigned char)*strings->at++;

		if (byte == '\\') {
			byte = escaped(&strings->at, strings->end);
			if (byte < 0)
				continue;
		} else if (byte == '(') {
			depth++;
		} else if (byte == ')' && --depth == 0) {
			break;
		}
		good = bytes_add(ret, &(char){ (char)byte }, 1, strings->trouble);
	}
	return good;
}

/* The bytes of a hexadecimal string; at is after its bracket. */
static bool hexadecimal_read(struct strings *strings, struct bytes *ret)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	unsigned value = 1;
	bool good = true;

	for (; good && strings->at < strings->end && *strings->at != '>'; strings->at++) {
		const char *digit = *strings->at ? strchr(digits, *strings->at) : NULL;

		if (!digit)
			continue;
		value = value * 16 + (unsigned)(digit - digits) % 16;
		if (value < 256)
			continue;
		good = bytes_add(ret, &(char){ (char)(value & 0xff) }, 1, strings->trouble);
		value = 1;
	}
	if (good && value > 1) /* a last digit that is left out is a zero */
		good = bytes_add(ret, &(char){ (char)(value * 16 & 0xff) }, 1, strings->trouble);
	return good;
}

static bool point_add(struct bytes *to, uint32_t point, struct trouble *trouble)
{
	char utf8[4];

	return bytes_add(to, utf8, utf8_write(point, utf8), trouble);
}

/* PDFDocEncoding from 0x80 to 0x9E, where it is not Latin-1. Its euro, 0xA0, stays a space, as others take it. */
static const uint16_t own_points[] = { 0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044,
				       0x2039, 0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018,
				       0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160,
				       0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E };

static uint32_t own_point(unsigned char byte)
{
	const size_t at = byte - 0x80u;

	return byte >= 0x80 && at < sizeof(own_points) / sizeof(own_points[0]) ? own_points[at] : byte;
}

/* high: which byte of two comes with the greater value, 0 or 1. */
static bool utf16_add(struct strings *strings, const unsigned char *bytes, size_t length, size_t high)
{
	bool good = true;

	for (size_t i = 0; good && i + 1 < length; i += 2) {
		uint32_t point = (uint32_t)bytes[i + high] << 8 | bytes[i + 1 - high];

		if (point >= 0xD800 && point < 0xDC00 && i + 3 < length) {
			uint32_t low = (uint32_t)bytes[i + 2 + high] << 8 | bytes[i + 3 - high];

			point = 0x10000 + ((point - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF);
			i += 2;
		}
		good = point_add(strings->text, point, strings->trouble);
	}
	return good;
}

/* A string as UTF-8: it is UTF-16 or UTF-8 by its mark, else in its own encoding. */
static bool string_add(struct strings *strings, const struct bytes *string)
{
	const unsigned char *bytes = (const unsigned char *)string->bytes;
	const size_t length = string->length;
	bool good = true;

	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		good = bytes_add(strings->text, string->bytes + 3, length - 3, strings->trouble);
	else if (length >= 2 && (memcmp(bytes, "\xFE\xFF", 2) == 0 || memcmp(bytes, "\xFF\xFE", 2) == 0))
		good = utf16_add(strings, bytes + 2, length - 2, bytes[0] == 0xFF);
	else
		for (size_t i = 0; good && i < length; i++)
			good = point_add(strings->text, own_point(bytes[i]), strings->trouble);
	return good && bytes_add(strings->text, "\n", 1, strings->trouble);
}

static bool word_here(const struct strings *strings, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(strings->end - strings->at) >= length && memcmp(strings->at, word, length) == 0;
}

static const char *line_end(const struct strings *strings)
{
	const char *at = strings->at;

	while (at < strings->end && *at != '\n' && *at != '\r')
		at++;
	return at;
}

static bool of_number(char byte)
{
	return isxdigit((unsigned char)byte) || isspace((unsigned char)byte) || byte == '<' || byte == '>';
}

/* The end of a file's number, a list of hexadecimal strings; NULL: here is none. */
static const char *number_end(const struct strings *strings)
{
	const char *at = strings->at + strlen("/ID");

	if (!word_here(strings, "/ID"))
		return NULL;
	while (at < strings->end && isspace((unsigned char)*at))
		at++;
	if (at == strings->end || *at != '[')
		return NULL;
	do
		at++;
	while (at < strings->end && of_number(*at));
	return at < strings->end && *at == ']' ? at : NULL;
}

/* Past what a page draws and what a font is, which are no strings of the document's own; past a file's number and what
 * is said to people who read the file as it is. */
static bool pass_over(struct strings *strings)
{
	const char *end;

	if (word_here(strings, "%"))
		end = line_end(strings);
	else if (pdf_stream_here(strings->start, strings->at, strings->end))
		end = text_find(strings->at, strings->end, "endstream");
	else if (!(end = number_end(strings)))
		return false;
	strings->at = !end ? strings->end : *end == 'e' ? end + strlen("endstream") : end;
	return true;
}

bool pdf_strings_read(const struct bytes *objects, struct bytes *ret, struct trouble *trouble)
{
	struct strings strings = { objects->bytes, objects->bytes, objects->bytes + objects->length, ret, trouble };
	struct bytes string = { 0 };
	bool good = bytes_add(&string, "", 0, trouble);

	while (good && strings.at < strings.end) {
		char sign;

		if (pass_over(&strings))
			continue;
		sign = *strings.at++;
		if (sign == '<' && strings.at < strings.end && *strings.at == '<') {
			strings.at++;
			continue;
		}
		if (sign != '(' && sign != '<')
			continue;
		good = (sign == '(' ? literal_read(&strings, &string) : hexadecimal_read(&strings, &string)) &&
		       string_add(&strings, &string);
		memset(string.bytes, 0, string.length);
		string.length = 0;
	}
	bytes_free(&string);
	return good;
}
