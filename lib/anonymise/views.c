/*
 * The parts of a text that are written in some code, decoded: each with what is around it, so that a name is seen whole
 * of which only a letter was coded.
 *
 * What must stay true: the work is linear. A tag ends at the next '<' at the latest; a reference has a few letters.
 */
#include "views.h"

#include <stdlib.h>
#include <string.h>

enum { AROUND = 160, LONGEST_TAG = 2000, LONGEST_REFERENCE = 12 };

static const struct {
	const char *name;
	const char *text;
} references[] = {
	{ "AElig", "AE" }, { "ETH", "\xC3\x90" },    { "Lstrok", "L" }, { "OElig", "OE" },
	{ "THORN", "TH" }, { "aelig", "ae" },	     { "amp", "&" },	{ "apos", "'" },
	{ "dash", "-" },   { "emsp", " " },	     { "ensp", " " },	{ "eth", "\xC3\xB0" },
	{ "gt", ">" },	   { "hyphen", "-" },	     { "imath", "i" },	{ "inodot", "i" },
	{ "ldquo", "\"" }, { "lowbar", "_" },	     { "lsquo", "'" },	{ "lstrok", "l" },
	{ "lt", "<" },	   { "mdash", "-" },	     { "nbsp", " " },	{ "ndash", "-" },
	{ "numsp", " " },  { "oelig", "oe" },	     { "period", "." }, { "quot", "\"" },
	{ "rdquo", "\"" }, { "rsquo", "'" },	     { "shy", "" },	{ "szlig", "ss" },
	{ "thinsp", " " }, { "thorn", "th" },	     { "zwj", "" },	{ "zwnj", "" },
	{ "NoBreak", "" }, { "ZeroWidthSpace", "" }, { "commat", "@" }, { "sol", "/" },
};

/* Letters with a mark are told by the letter: the mark would be folded away. */
static const char *const marks[] = { "acute", "breve", "caron", "cedil", "circ",  "dot", "grave", "macr",
				     "ogon",  "ring",  "slash", "strok", "tilde", "uml", "dblac" };

static const char *const block_tags[] = { "br", "p",  "div", "td", "th", "tr", "li", "ul", "ol",
					  "h1", "h2", "h3",  "h4", "h5", "h6", "hr", "dt", "dd" };

/* What is written in code at some place, and what it says. */
struct code {
	size_t length; /* of the code; 0: there is none */
	char text[8];
	size_t size;
};

void decoded_free(struct decoded *decoded)
{
	free(decoded->bytes);
	free(decoded->start);
	free(decoded->end);
	free(decoded->changes);
	*decoded = (struct decoded){ 0 };
}

static bool grow(void *list_pointer, size_t room, size_t size)
{
	void **list = list_pointer;
	void *larger = realloc(*list, room * size);

	if (larger)
		*list = larger;
	return larger;
}

static void put(struct decoded *decoded, unsigned char byte, size_t start, size_t end)
{
	if (decoded->count == decoded->room && !decoded->failed) {
		size_t room = decoded->room ? decoded->room * 2 : 1024;

		decoded->failed = !grow(&decoded->bytes, room, 1) ||
				  !grow(&decoded->start, room, sizeof(*decoded->start)) ||
				  !grow(&decoded->end, room, sizeof(*decoded->end));
		decoded->room = decoded->failed ? decoded->room : room;
	}
	if (decoded->failed)
		return;
	decoded->bytes[decoded->count] = byte;
	decoded->start[decoded->count] = (uint32_t)start;
	decoded->end[decoded->count++] = (uint32_t)end;
}

static void put_change(struct decoded *decoded, size_t start, size_t end)
{
	if (decoded->change_count == decoded->change_room && !decoded->failed) {
		size_t room = decoded->change_room ? decoded->change_room * 2 : 64;

		decoded->failed = !grow(&decoded->changes, room, sizeof(*decoded->changes));
		decoded->change_room = decoded->failed ? decoded->change_room : room;
	}
	if (decoded->failed)
		return;
	decoded->changes[decoded->change_count][0] = (uint32_t)start;
	decoded->changes[decoded->change_count++][1] = (uint32_t)end;
}

static void say_point(struct code *code, uint32_t point)
{
	char *text = code->text;

	if (point < 0x80) {
		text[0] = (char)point;
		code->size = 1;
	} else if (point < 0x800) {
		text[0] = (char)(0xC0 | (point >> 6));
		text[1] = (char)(0x80 | (point & 0x3F));
		code->size = 2;
	} else if (point < 0x10000) {
		text[0] = (char)(0xE0 | (point >> 12));
		text[1] = (char)(0x80 | (point >> 6 & 0x3F));
		text[2] = (char)(0x80 | (point & 0x3F));
		code->size = 3;
	} else {
		text[0] = (char)(0xF0 | (point >> 18));
		text[1] = (char)(0x80 | (point >> 12 & 0x3F));
		text[2] = (char)(0x80 | (point >> 6 & 0x3F));
		text[3] = (char)(0x80 | (point & 0x3F));
		code->size = 4;
	}
}

static bool is_point(uint32_t point)
{
	return point && point < 0x110000 && (point < 0xD800 || point > 0xDFFF);
}

static bool is_alpha(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_word(unsigned char byte)
{
	return is_alpha(byte) || (byte >= '0' && byte <= '9') || byte >= 0x80;
}

static int hex(unsigned char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

static bool hex_digits(const unsigned char *text, size_t length, size_t count, uint32_t *ret)
{
	*ret = 0;
	for (size_t i = 0; i < count; i++) {
		if (i >= length || hex(text[i]) < 0)
			return false;
		*ret = *ret * 16 + (uint32_t)hex(text[i]);
	}
	return true;
}

static struct code numbered(const unsigned char *text, size_t length)
{
	bool hexadecimal = length > 2 && (text[2] == 'x' || text[2] == 'X');
	size_t at = hexadecimal ? 3 : 2;
	const size_t first = at;
	uint32_t point = 0;
	struct code code = { 0 };

	for (; at < length && at < LONGEST_REFERENCE && point < 0x110000; at++) {
		int digit = hex(text[at]);

		if (digit < 0 || (!hexadecimal && digit > 9))
			break;
		point = point * (hexadecimal ? 16 : 10) + (uint32_t)digit;
	}
	if (at == first || !is_point(point))
		return code;
	say_point(&code, point);
	code.length = at < length && text[at] == ';' ? at + 1 : at;
	return code;
}

static bool is_marked_letter(const char *name, size_t size)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (size == strlen(marks[i]) + 1 && memcmp(name + 1, marks[i], size - 1) == 0)
			return true;
	return false;
}

static struct code reference(const unsigned char *text, size_t length)
{
	struct code code = { 0 };
	size_t size = 0;
	const char *name = (const char *)text + 1;

	if (length > 3 && text[1] == '#')
		return numbered(text, length);
	while (size + 1 < length && size < 16 && is_alpha(text[size + 1]))
		size++;
	if (size < 2 || size + 1 >= length || text[size + 1] != ';')
		return code;
	if (is_marked_letter(name, size)) {
		code = (struct code){ .length = size + 2, .text = { name[0] }, .size = 1 };
		return code;
	}
	for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++) {
		if (strlen(references[i].name) != size || memcmp(references[i].name, name, size) != 0)
			continue;
		code.length = size + 2;
		code.size = strlen(references[i].text);
		memcpy(code.text, references[i].text, code.size);
	}
	return code;
}

static bool is_block(const unsigned char *name, size_t length)
{
	for (size_t i = 0; i < sizeof(block_tags) / sizeof(block_tags[0]); i++) {
		size_t size = strlen(block_tags[i]), same = 0;

		while (same < size && same < length && (name[same] | 0x20) == block_tags[i][same])
			same++;
		if (same == size && (same == length || !is_word(name[same])))
			return true;
	}
	return false;
}

static struct code tag(const unsigned char *text, size_t length)
{
	struct code code = { 0 };
	size_t name = length > 1 && text[1] == '/' ? 2 : 1;
	size_t at = 1;

	if (name >= length || !(is_alpha(text[name]) || text[name] == '!'))
		return code;
	while (at < length && at < LONGEST_TAG && text[at] != '<' && text[at] != '>')
		at++;
	if (at >= length || text[at] != '>')
		return code;
	code.length = at + 1;
	if (is_block(text + name, at - name))
		code = (struct code){ .length = at + 1, .text = " ", .size = 1 };
	return code;
}

/* Signs of emphasis with a part of a word on either side. */
static struct code emphasis(const unsigned char *text, size_t at, size_t length)
{
	struct code code = { 0 };
	size_t end = at;

	while (end < length && end - at < 4 && text[end] == text[at])
		end++;
	if (at && is_word(text[at - 1]) && end < length && is_word(text[end]) && (text[at] != '_' || end - at > 1))
		code.length = end - at;
	return code;
}

static struct code escape(const unsigned char *text, size_t length)
{
	struct code code = { 0 };
	uint32_t point = 0, second = 0;

	if (length > 5 && text[1] == 'u' && hex_digits(text + 2, length - 2, 4, &point)) {
		code.length = 6;
		if (point >= 0xD800 && point < 0xDC00 && length > 11 && text[6] == '\\' && text[7] == 'u' &&
		    hex_digits(text + 8, length - 8, 4, &second) && second >= 0xDC00 && second < 0xE000) {
			point = 0x10000 + ((point - 0xD800) << 10) + (second - 0xDC00);
			code.length = 12;
		}
	} else if (length > 3 && text[1] == 'x' && hex_digits(text + 2, length - 2, 2, &point)) {
		code.length = 4;
	}
	if (code.length && is_point(point))
		say_point(&code, point);
	else
		code.length = 0;
	return code;
}

static struct code quoted_printable(const unsigned char *text, size_t length)
{
	struct code code = { 0 };
	uint32_t byte;

	if (length > 1 && text[1] == '\n')
		code.length = 2;
	else if (length > 2 && text[1] == '\r' && text[2] == '\n')
		code.length = 3;
	else if (length > 2 && hex_digits(text + 1, length - 1, 2, &byte) && byte >= 0x80)
		code = (struct code){ .length = 3, .text = { (char)byte }, .size = 1 };
	return code;
}

static struct code code_at(const unsigned char *text, size_t at, size_t length)
{
	const unsigned char *here = text + at;
	uint32_t byte;

	switch (*here) {
	case '<':
		return tag(here, length - at);
	case '&':
		return reference(here, length - at);
	case '*':
	case '_':
	case '~':
	case '`':
		return emphasis(text, at, length);
	case '%':
		if (hex_digits(here + 1, length - at - 1, 2, &byte) && byte >= 0x20)
			return (struct code){ .length = 3, .text = { (char)byte }, .size = 1 };
		break;
	case '=':
		return quoted_printable(here, length - at);
	case '\\':
		return escape(here, length - at);
	}
	return (struct code){ 0 };
}

static void copy(struct decoded *decoded, const unsigned char *text, size_t from, size_t to)
{
	for (; from < to; from++)
		put(decoded, text[from], from, from + 1);
}

/* Where a window may start or end that would start or end at a byte: not inside a character. */
static size_t whole(const unsigned char *text, size_t at, size_t lowest)
{
	while (at > lowest && (text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

bool decode_parts(const unsigned char *text, size_t length, struct decoded *ret)
{
	static const bool begins[256] = { ['<'] = true, ['&'] = true, ['*'] = true, ['_'] = true, ['~'] = true,
					  ['`'] = true, ['%'] = true, ['='] = true, ['\\'] = true };
	struct decoded decoded = { 0 };
	size_t copied = 0; /* up to where the text is decoded or will not be */
	size_t at = 0;

	while (at < length) {
		if (!begins[text[at]]) {
			at++;
			continue;
		}

		struct code code = code_at(text, at, length);

		if (!code.length) {
			at++;
			continue;
		}
		if (decoded.change_count && at > copied + 2 * AROUND) {
			size_t end = whole(text, copied + AROUND, copied);

			copy(&decoded, text, copied, end);
			put(&decoded, '\n', end, end);
			put(&decoded, '\n', end, end);
			copied = whole(text, at - AROUND, end);
		} else if (!decoded.change_count) {
			copied = whole(text, at > AROUND ? at - AROUND : 0, 0);
		}
		copy(&decoded, text, copied, at);
		for (size_t i = 0; i < code.size; i++)
			put(&decoded, (unsigned char)code.text[i], at, at + code.length);
		put_change(&decoded, at, at + code.length);
		at += code.length;
		copied = at;
	}
	if (decoded.change_count)
		copy(&decoded, text, copied, copied + AROUND < length ? whole(text, copied + AROUND, copied) : length);
	if (decoded.failed) {
		decoded_free(&decoded);
		return false;
	}
	*ret = decoded;
	return true;
}

bool looks_utf16(const unsigned char *text, size_t length)
{
	size_t looked = length < 256 ? length & ~(size_t)1 : 256, even = 0, odd = 0;

	if (length >= 2 && ((text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF)))
		return true;
	for (size_t i = 0; i < looked; i += 2) {
		even += !text[i];
		odd += !text[i + 1];
	}
	return looked >= 8 && ((even > looked / 4 && !odd) || (odd > looked / 4 && !even));
}

bool decode_utf16(const unsigned char *text, size_t length, struct decoded *ret)
{
	struct decoded decoded = { 0 };
	bool little = (text[0] == 0xFF && text[1] == 0xFE) || (text[0] && !text[1]);
	size_t at = (text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF) ? 2 : 0;

	while (at + 1 < length) {
		uint32_t point =
			little ? text[at] | (uint32_t)text[at + 1] << 8 : (uint32_t)text[at] << 8 | text[at + 1];
		size_t size = 2;
		struct code code = { 0 };

		if (point >= 0xD800 && point < 0xDC00 && at + 3 < length) {
			uint32_t second = little ? text[at + 2] | (uint32_t)text[at + 3] << 8
						 : (uint32_t)text[at + 2] << 8 | text[at + 3];

			if (second >= 0xDC00 && second < 0xE000) {
				point = 0x10000 + ((point - 0xD800) << 10) + (second - 0xDC00);
				size = 4;
			}
		}
		say_point(&code, is_point(point) ? point : 0xFFFD);
		for (size_t i = 0; i < code.size; i++)
			put(&decoded, (unsigned char)code.text[i], at, at + size);
		at += size;
	}
	put_change(&decoded, 0, length);
	if (decoded.failed) {
		decoded_free(&decoded);
		return false;
	}
	*ret = decoded;
	return true;
}

bool fold_decoded(const struct decoded *decoded, struct folded *ret, struct findings *findings)
{
	size_t first = findings ? findings->count : 0;

	if (!fold_text(decoded->bytes, decoded->count, ret, findings))
		return false;
	for (size_t i = 0; i < ret->count; i++) {
		ret->end[i] = decoded->end[ret->end[i] - 1];
		ret->start[i] = decoded->start[ret->start[i]];
	}
	for (size_t i = first; findings && i < findings->count; i++) {
		findings->list[i].end = decoded->end[findings->list[i].end - 1];
		findings->list[i].start = decoded->start[findings->list[i].start];
	}
	return true;
}

bool decoded_within(const struct decoded *decoded, uint32_t start, uint32_t end)
{
	size_t low = 0, high = decoded->change_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (decoded->changes[middle][1] <= start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < decoded->change_count && decoded->changes[low][0] < end;
}
