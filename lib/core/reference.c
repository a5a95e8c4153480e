/*
 * Which references are let in. They are opaque: nothing that a name or a narrative would fit into, and
 * nothing that, taken whole, looks like a UK postcode, an NHS number or a UK telephone number.
 */
#include "core.h"

#include <string.h>

enum { LONGEST = 64 };

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_mark(char byte)
{
	return byte == '-' || byte == '.' || byte == '_' || byte == ':' || byte == '/';
}

/* Modulus 11 over the first nine digits; a check digit of 10 is never given out. */
static bool nhs_number(const char *digits)
{
	int sum = 0, check;

	for (int i = 0; i < 9; i++)
		sum += (digits[i] - '0') * (10 - i);
	check = 11 - sum % 11;
	return (check == 11 ? 0 : check) == digits[9] - '0' && check != 10;
}

/* An area of one or two letters, a district, and "9AA" at the end. */
static bool postcode(const char *bare, size_t length)
{
	const char *inward = bare + length - 3;
	size_t outward = length - 3, area = 0;

	if (length < 5 || length > 7 || !is_digit(inward[0]) || !is_letter(inward[1]) || !is_letter(inward[2]))
		return false;
	while (area < outward && is_letter(bare[area]))
		area++;
	if (area < 1 || area > 2 || outward == area || outward - area > 2 || !is_digit(bare[area]))
		return length == 6 && (strncmp(bare, "GIR0AA", 6) == 0 || strncmp(bare, "gir0aa", 6) == 0);
	return outward - area == 1 || is_digit(bare[area + 1]) || is_letter(bare[area + 1]);
}

cspr_status cspr_reference_check(const char *reference)
{
	char bare[LONGEST + 1];
	size_t length, used = 0, figures = 0;

	if (!reference)
		return CSPR_ERROR_ARGUMENT;
	for (length = 0; reference[length]; length++) {
		char byte = reference[length];

		if (length == LONGEST)
			return CSPR_ERROR_BAD_REFERENCE;
		if (is_digit(byte) || is_letter(byte)) {
			bare[used++] = byte;
			figures += is_digit(byte);
		} else if (length == 0 || !is_mark(byte)) {
			return CSPR_ERROR_BAD_REFERENCE;
		}
	}
	bare[used] = '\0';
	if (length == 0)
		return CSPR_ERROR_BAD_REFERENCE;
	if (figures != used)
		return used >= 5 && postcode(bare, used) ? CSPR_ERROR_PERSONAL_DATA : CSPR_DONE;
	if ((used == 10 && nhs_number(bare)) || ((used == 10 || used == 11) && bare[0] == '0') ||
	    (used == 12 && bare[0] == '4' && bare[1] == '4'))
		return CSPR_ERROR_PERSONAL_DATA;
	return CSPR_DONE;
}
