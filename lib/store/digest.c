/*
 * Digests between text and bytes: sha256: and 64 hexadecimal digits, written in lower case, read in either.
 */
#include "reading/reading.h"

#include <openssl/evp.h>

#include <string.h>

static int hex(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return -1;
}

cspr_status cspr_digest_read(const char *text, unsigned char ret[32])
{
	unsigned char digest[32];

	if (!text || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (strncmp(text, "sha256:", 7) != 0 || strlen(text) != 7 + 64)
		return CSPR_ERROR_BAD_REFERENCE;
	for (size_t i = 0; i < sizeof(digest); i++) {
		int high = hex(text[7 + 2 * i]), low = hex(text[8 + 2 * i]);

		if (high < 0 || low < 0)
			return CSPR_ERROR_BAD_REFERENCE;
		digest[i] = (unsigned char)(high << 4 | low);
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
