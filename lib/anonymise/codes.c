/*
 * What may be written in code in a text, one code at a time: references and tags of HTML, percent and quoted-printable
 * codes, \u escapes, signs of Markdown within words.
 *
 * What must stay true: reading a code costs no more than its length, and a tag ends at the next '<' at the latest.
 */
#include "codes.h"

#include <string.h>

enum { LONGEST_TAG = 2000, LONGEST_REFERENCE = 12 };

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

void say_point(struct code *code, uint32_t point)
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

bool is_point(uint32_t point)
{
	return point && point < 0x110000 && (point < 0xD800 || point > 0xDFFF);
}

uint32_t point_of_pair(uint32_t first, uint32_t second)
{
	if (first < 0xD800 || first >= 0xDC00 || second < 0xDC00 || second >= 0xE000)
		return 0;
	return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
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
		if (length > 11 && text[6] == '\\' && text[7] == 'u' && hex_digits(text + 8, length - 8, 4, &second) &&
		    point_of_pair(point, second)) {
			point = point_of_pair(point, second);
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

struct code code_at(const unsigned char *text, size_t at, size_t length)
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
