/*
 * Text of signed notes (C2SP signed-note): which bytes are UTF-8, and which key names are let in.
 */
#include "evidence/evidence.h"

#include <string.h>

enum { LONGEST_NAME = 255 };

/* How many bytes the character at the start of text has; 0: it is none. */
static size_t character(const char *text, size_t length, uint32_t *ret)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *bytes = (const unsigned char *)text;
	size_t size = bytes[0] < 0x80	    ? 1
		      : bytes[0] >> 5 == 6  ? 2
		      : bytes[0] >> 4 == 14 ? 3
		      : bytes[0] >> 3 == 30 ? 4
					    : 0;
	uint32_t code;

	if (size == 0 || size > length)
		return 0;
	code = size == 1 ? bytes[0] : bytes[0] & (0x7fu >> size);
	for (size_t i = 1; i < size; i++) {
		if (bytes[i] >> 6 != 2)
			return 0;
		code = code << 6 | (bytes[i] & 0x3fu);
	}
	if (code < least[size] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return 0;
	*ret = code;
	return size;
}

/* As Unicode's White_Space has it. */
static bool is_space(uint32_t code)
{
	return (code >= 9 && code <= 13) || code == ' ' || code == 0x85 || code == 0xa0 || code == 0x1680 ||
	       (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 || code == 0x202f ||
	       code == 0x205f || code == 0x3000;
}

bool text_is_utf8(const char *text, size_t length)
{
	uint32_t code;

	for (size_t size; length; text += size, length -= size) {
		size = character(text, length, &code);
		if (size == 0)
			return false;
	}
	return true;
}

bool key_name_is_good(const char *name, size_t length)
{
	uint32_t code;

	if (length == 0 || length > LONGEST_NAME)
		return false;
	for (size_t size; length; name += size, length -= size) {
		size = character(name, length, &code);
		if (size == 0 || code < 0x20 || code == '+' || is_space(code))
			return false;
	}
	return true;
}
