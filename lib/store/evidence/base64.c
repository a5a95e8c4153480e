/*
 * Base64 as signed notes have it. Each run of bytes has one form, and no other is read: no line ends, no missing
 * padding, no bits left over. So a changed character is a changed byte, or is refused.
 */
#include "evidence/evidence.h"

#include <string.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_write(const unsigned char *bytes, size_t length, char *ret)
{
	for (size_t i = 0; i < length; i += 3) {
		size_t left = length - i;
		unsigned group =
			(unsigned)bytes[i] << 16 | (left > 1 ? bytes[i + 1] : 0u) << 8 | (left > 2 ? bytes[i + 2] : 0u);

		*ret++ = letters[group >> 18];
		*ret++ = letters[group >> 12 & 63];
		*ret++ = left > 1 ? letters[group >> 6 & 63] : '=';
		*ret++ = left > 2 ? letters[group & 63] : '=';
	}
	*ret = '\0';
}

static bool read_letter(char letter, unsigned *group)
{
	const char *at = letter ? strchr(letters, letter) : NULL;

	if (at)
		*group = *group << 6 | (unsigned)(at - letters);
	return at;
}

bool base64_read(const char *text, size_t length, unsigned char *ret, size_t room, size_t *ret_length)
{
	size_t padding = 0, total;

	if (length == 0 || length % 4)
		return false;
	while (padding < 2 && text[length - 1 - padding] == '=')
		padding++;
	total = length / 4 * 3 - padding;
	for (size_t i = 0; i < length; i += 4) {
		size_t known = i + 4 < length ? 4 : 4 - padding;
		unsigned group = 0;

		for (size_t letter = 0; letter < known; letter++)
			if (!read_letter(text[i + letter], &group))
				return false;
		group <<= 6 * (4 - known);
		if (group & ((1u << 8 * (4 - known)) - 1))
			return false;
		for (size_t byte = 0; byte + 1 < known; byte++)
			if (i / 4 * 3 + byte < room)
				ret[i / 4 * 3 + byte] = (unsigned char)(group >> (16 - 8 * byte));
	}
	*ret_length = total;
	return true;
}
