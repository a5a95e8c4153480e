/*
 * Digests between text and bytes, for stored lines and for those from outside: sha256: and 64 hexadecimal digits,
 * written in lower case, read in either.
 */
#include "reading/reading.h"

#include <openssl/evp.h>

#include <string.h>

/* clang-format off */
static const unsigned char digit_values[256] = { /* and one more, so that 0 is no digit */
	['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5, ['5'] = 6, ['6'] = 7, ['7'] = 8, ['8'] = 9, ['9'] = 10,
	['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
	['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};
/* clang-format on */

cspr_status cspr_digest_read(const char *text, unsigned char ret[32])
{
	unsigned char digest[32];

	if (!text || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (strncmp(text, "sha256:", 7) != 0 || strlen(text) != 7 + 64)
		return CSPR_ERROR_BAD_REFERENCE;
	for (size_t i = 0; i < sizeof(digest); i++) {
		unsigned high = digit_values[(unsigned char)text[7 + 2 * i]];
		unsigned low = digit_values[(unsigned char)text[8 + 2 * i]];

		if (!high || !low)
			return CSPR_ERROR_BAD_REFERENCE;
		digest[i] = (unsigned char)((high - 1) << 4 | (low - 1));
	}
	memcpy(ret, digest, sizeof(digest));
	return CSPR_DONE;
}

void cspr_digest_write(const unsigned char digest[32], char text[72])
{
	static const char digits[] = "0123456789abcdef";

	memcpy(text, "sha256:", 7);
	for (size_t i = 0; i < 32; i++) {
		text[7 + 2 * i] = digits[digest[i] >> 4];
		text[8 + 2 * i] = digits[digest[i] & 15];
	}
	text[71] = '\0';
}

bool digest_of(const char *bytes, size_t length, unsigned char ret[32])
{
	return EVP_Digest(bytes, length, ret, NULL, EVP_sha256(), NULL) == 1;
}
