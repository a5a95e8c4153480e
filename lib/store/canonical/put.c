/*
 * The values of a stored line, written.
 *
 * What must stay true: each thing has one text, which scan.c reads. Nothing needs an escape: every string is a word, a
 * reference, a date or a digest, and the setters of the core let nothing else in.
 */
#include "put.h"

#define SECOND INT64_C(1000000000)
#define DAY (86400 * SECOND)

void put_string(struct buffer *buffer, const char *words)
{
	BUFFER_ADD(buffer, "\"");
	buffer_add(buffer, words, strlen(words));
	BUFFER_ADD(buffer, "\"");
}

void put_word(struct buffer *buffer, cspr_code group, int64_t word)
{
	put_string(buffer, cspr_word_name(group, (cspr_code)word));
}

void put_number(struct buffer *buffer, int64_t number)
{
	char digits[20];
	size_t at = sizeof digits;

	do
		digits[--at] = (char)('0' + number % 10);
	while (number /= 10);
	buffer_add(buffer, digits + at, sizeof digits - at);
}

void put_digest(struct buffer *buffer, const unsigned char digest[32])
{
	static const char digits[] = "0123456789abcdef";
	char text[73] = "\"sha256:";

	for (size_t i = 0; i < 32; i++) {
		text[8 + 2 * i] = digits[digest[i] >> 4];
		text[9 + 2 * i] = digits[digest[i] & 15];
	}
	text[72] = '"';
	buffer_add(buffer, text, sizeof text);
}

void put_span(struct buffer *buffer, struct cspr_span span)
{
	char text[24];

	cspr_span_write(span, text);
	put_string(buffer, text);
}

void put_yes_no(struct buffer *buffer, bool yes)
{
	if (yes)
		BUFFER_ADD(buffer, "true");
	else
		BUFFER_ADD(buffer, "false");
}

static char *digits_of(char *at, int number, int width)
{
	for (int i = width - 1; i >= 0; i--, number /= 10)
		at[i] = (char)('0' + number % 10);
	return at + width;
}

void put_moment(struct buffer *buffer, int64_t moment)
{
	cspr_day day = (cspr_day)(moment / DAY);
	int second = (int)(moment % DAY / SECOND), fraction = (int)(moment % SECOND), width = 9;
	char text[40], *at = text + 10;

	cspr_span_write((struct cspr_span){ day, day }, text);
	*at++ = 'T';
	at = digits_of(at, second / 3600, 2);
	*at++ = ':';
	at = digits_of(at, second / 60 % 60, 2);
	*at++ = ':';
	at = digits_of(at, second % 60, 2);
	for (; fraction && fraction % 10 == 0; fraction /= 10)
		width--;
	if (fraction) {
		*at++ = '.';
		at = digits_of(at, fraction, width);
	}
	*at++ = 'Z';
	*at = '\0';
	put_string(buffer, text);
}
