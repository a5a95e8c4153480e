/*
 * The words of XML as plain text: what stands between tags, joined as it is read, and the values of attributes (authors
 * of changes, descriptions of pictures, targets of links), a line each. What was deleted or is hidden is text like any
 * other.
 */
#include "texts.h"

#include <string.h>

/* Parts of a document that end a line. */
static const char *const breaking[] = { "p",
					"br",
					"cr",
					"tr",
					"tc",
					"row",
					"c",
					"si",
					"h",
					"tab",
					"table-cell",
					"list-item",
					"comment",
					"creator",
					"title",
					"subject",
					"description",
					"keywords",
					"lastModifiedBy",
					"Company",
					"Manager",
					"lpwstr" };

/* Attributes that are numbers of the program's own. */
static const char *const ours[] = { "rsid", "paraId", "textId", "durableId", "id", "Id" };

struct reading {
	const char *at, *end;
	struct bytes *text;
	struct bytes attributes;
	struct trouble *trouble;
};

static size_t name_length(const char *at, const char *end)
{
	const char *start = at;

	while (at < end && !strchr(" \t\r\n/>=", *at))
		at++;
	return (size_t)(at - start);
}

/* Without its prefix. */
static const char *local_name(const char *name, size_t *length)
{
	const char *colon = memchr(name, ':', *length);

	if (!colon)
		return name;
	*length -= (size_t)(colon + 1 - name);
	return colon + 1;
}

static bool is_breaking(const char *name, size_t length)
{
	name = local_name(name, &length);
	for (size_t i = 0; i < sizeof(breaking) / sizeof(breaking[0]); i++)
		if (strlen(breaking[i]) == length && memcmp(breaking[i], name, length) == 0)
			return true;
	return false;
}

static bool is_ours(const char *name, size_t length, const char *value, size_t value_length)
{
	static const char *const schemas[] = { "http://schemas.", "http://purl.org/", "http://www.w3.org/", "urn:" };

	if (length >= 5 && memcmp(name, "xmlns", 5) == 0)
		return true;
	name = local_name(name, &length);
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (strlen(ours[i]) <= length && memcmp(ours[i], name, strlen(ours[i])) == 0 &&
		    (i < 4 || length == strlen(ours[i])))
			return true;
	for (size_t i = 0; i < sizeof(schemas) / sizeof(schemas[0]); i++)
		if (value_length >= strlen(schemas[i]) && memcmp(value, schemas[i], strlen(schemas[i])) == 0)
			return true;
	return false;
}

size_t utf8_write(uint32_t point, char ret[4])
{
	size_t more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
	static const unsigned char first[] = { 0, 0xC0, 0xE0, 0xF0 };

	ret[0] = (char)(first[more] | (point >> 6 * more));
	for (size_t i = 1; i <= more; i++)
		ret[i] = (char)(0x80 | ((point >> 6 * (more - i)) & 0x3F));
	return more + 1;
}

static int digit_of(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	byte |= 0x20;
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : 16;
}

/* &#233; or &#xE9; : how many bytes it has; 0: it is none. */
static size_t number_read(const char *at, const char *end, uint32_t *ret)
{
	const char *digit = at + 2;
	int base = digit < end && (*digit | 0x20) == 'x' ? 16 : 10;
	uint32_t point = 0;

	for (digit += base == 16; digit < end && *digit != ';'; digit++) {
		if (digit_of(*digit) >= base || point > 0x10FFFF)
			return 0;
		point = point * (uint32_t)base + (uint32_t)digit_of(*digit);
	}
	*ret = point;
	return digit < end && point && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF)
		       ? (size_t)(digit + 1 - at)
		       : 0;
}

/* A character reference as UTF-8; the length of what was written, 0: it is none. */
static size_t reference_read(const char *at, const char *end, char ret[4], size_t *ret_length)
{
	static const struct {
		const char *name;
		unsigned char sign;
	} known[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' } };
	uint32_t point;
	size_t length = 0;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]) && !length; i++) {
		length = strlen(known[i].name);
		point = known[i].sign;
		if ((size_t)(end - at) < length || memcmp(at, known[i].name, length) != 0)
			length = 0;
	}
	if (!length && end - at > 2 && at[1] == '#')
		length = number_read(at, end, &point);
	if (length)
		*ret_length = utf8_write(point, ret);
	return length;
}

static bool text_add(struct bytes *to, const char *at, const char *end, struct trouble *trouble)
{
	while (at < end) {
		const char *reference = memchr(at, '&', (size_t)(end - at));
		const char *plain_end = reference ? reference : end;
		char point[4];
		size_t length, written;

		if (!bytes_add(to, at, (size_t)(plain_end - at), trouble))
			return false;
		if (!reference)
			return true;
		written = reference_read(reference, end, point, &length);
		if (!bytes_add(to, written ? point : "&", written ? length : 1, trouble))
			return false;
		at = reference + (written ? written : 1);
	}
	return true;
}

/* The values of a tag's attributes; at is after its name. */
static bool attributes_read(struct reading *reading, const char *at, const char *end)
{
	while (at < end) {
		size_t length = name_length(at, end);
		const char *name = at, *value, *value_end;

		at += length ? length : 1;
		if (!length || at >= end || *at != '=')
			continue;
		value = at + 2;
		value_end = value < end && strchr("\"'", at[1]) ? memchr(value, at[1], (size_t)(end - value)) : NULL;
		if (!value_end)
			return true;
		at = value_end + 1;
		if (is_ours(name, length, value, (size_t)(value_end - value)))
			continue;
		if (!text_add(&reading->attributes, value, value_end, reading->trouble) ||
		    !bytes_add(&reading->attributes, "\n", 1, reading->trouble))
			return false;
	}
	return true;
}

/* The end of a tag, its > ; quoted values may hold one. */
static const char *tag_end(const char *at, const char *end)
{
	char quote = '\0';

	for (; at < end; at++) {
		if (quote)
			quote = *at == quote ? '\0' : quote;
		else if (*at == '"' || *at == '\'')
			quote = *at;
		else if (*at == '>')
			return at;
	}
	return end;
}

static const char *section_end(const char *at, const char *end, const char *mark)
{
	size_t length = strlen(mark);

	for (; (size_t)(end - at) >= length; at++)
		if (memcmp(at, mark, length) == 0)
			return at;
	return end;
}

static bool starts(const char *at, const char *end, const char *mark)
{
	return (size_t)(end - at) >= strlen(mark) && memcmp(at, mark, strlen(mark)) == 0;
}

/* From a <. Comments and sections are text. */
static bool tag_read(struct reading *reading)
{
	const char *at = reading->at, *end = reading->end, *last;

	if (starts(at, end, "<!--") || starts(at, end, "<![CDATA[")) {
		bool comment = at[2] == '-';

		at += comment ? 4 : 9;
		last = section_end(at, end, comment ? "-->" : "]]>");
		reading->at = end - last >= 3 ? last + 3 : end;
		return bytes_add(reading->text, at, (size_t)(last - at), reading->trouble);
	}
	last = tag_end(at, end);
	reading->at = last < end ? last + 1 : end;
	if (starts(at, end, "<?"))
		return true;
	at += 1 + starts(at, end, "</");
	size_t length = name_length(at, last);
	if (is_breaking(at, length) && !bytes_add(reading->text, "\n", 1, reading->trouble))
		return false;
	return attributes_read(reading, at + length, last);
}

bool markup_read(const struct bytes *xml, struct bytes *ret, struct trouble *trouble)
{
	struct bytes text = { 0 };
	struct reading reading = { xml->bytes, xml->bytes + xml->length, &text, { 0 }, trouble };
	bool good = bytes_add(&text, "", 0, trouble);

	while (good && reading.at < reading.end) {
		if (*reading.at == '<') {
			good = tag_read(&reading);
		} else {
			const char *tag = memchr(reading.at, '<', (size_t)(reading.end - reading.at));
			const char *last = tag ? tag : reading.end;

			good = text_add(&text, reading.at, last, trouble);
			reading.at = last;
		}
	}
	good = good && bytes_add(&text, "\n", 1, trouble) &&
	       (!reading.attributes.length ||
		bytes_add(&text, reading.attributes.bytes, reading.attributes.length, trouble));
	bytes_free(&reading.attributes);
	if (good)
		*ret = text;
	else
		bytes_free(&text);
	return good;
}
