/*
 * The values of a stored line, written.
 *
 * What must stay true: each thing has one text, which scan.c reads. Nothing needs an escape: every string is a word, a
 * reference, a date or a digest, and the setters of the core let nothing else in.
 */
#include "put.h"

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
	char text[72];

	cspr_digest_write(digest, text);
	put_string(buffer, text);
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

void put_moment(struct buffer *buffer, int64_t moment)
{
	char text[32];

	cspr_moment_write(moment, text);
	put_string(buffer, text);
}
