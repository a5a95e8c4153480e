/*
 * The bytes of a stored line, read one thing after the other.
 *
 * What must stay true: each thing has one text, and is read from no other.
 */
#include "scan.h"

bool scan_wrong(struct scan *scan, const char *words)
{
	scan->wrong = words;
	scan->status = CSPR_ERROR_CORRUPT;
	return false;
}

bool not_canonical(struct scan *scan)
{
	return scan_wrong(scan, "this is not in canonical form");
}

bool set(struct scan *scan, cspr_status status)
{
	if (status == CSPR_DONE)
		return true;
	if (status != CSPR_ERROR_NO_MEMORY && status != CSPR_ERROR_LIMIT)
		return scan_wrong(scan, "no event can carry this here");
	scan->status = status;
	return false;
}

bool want(struct scan *scan, char byte)
{
	return next_is(scan, &byte, 1) || not_canonical(scan);
}

bool read_string(struct scan *scan, char text[TEXT_SIZE])
{
	const char *quote;
	size_t room, length;

	if (!want(scan, '"'))
		return false;
	room = (size_t)(scan->end - scan->at);
	quote = memchr(scan->at, '"', room < TEXT_SIZE ? room : TEXT_SIZE);
	length = quote ? (size_t)(quote - scan->at) : 0;
	if (!quote || memchr(scan->at, '\0', length))
		return not_canonical(scan);
	memcpy(text, scan->at, length);
	text[length] = '\0';
	scan->at = quote + 1;
	return true;
}

bool read_word(struct scan *scan, cspr_code group, cspr_code *ret)
{
	char text[TEXT_SIZE];

	if (!read_string(scan, text))
		return false;
	*ret = cspr_word_find(group, text);
	return *ret || scan_wrong(scan, "there is no such word");
}

bool read_number(struct scan *scan, uint32_t most, uint32_t *ret)
{
	uint64_t number = 0;
	const char *first = scan->at;

	for (; scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9' && number <= most; scan->at++)
		number = number * 10 + (uint64_t)(*scan->at - '0');
	if (scan->at == first || (*first == '0' && scan->at > first + 1) || number > most)
		return scan_wrong(scan, "this is not a whole number in canonical form");
	*ret = (uint32_t)number;
	return true;
}

bool read_yes_no(struct scan *scan, bool *ret)
{
	*ret = next_is(scan, "true", 4);
	return *ret || next_is(scan, "false", 5) || not_canonical(scan);
}

/* Written, a digest has no capitals; read from elsewhere, it may. */
bool digest_parse(const char text[TEXT_SIZE], unsigned char ret[32])
{
	if (cspr_digest_read(text, ret) != CSPR_DONE)
		return false;
	for (; *text; text++)
		if (*text >= 'A' && *text <= 'F')
			return false;
	return true;
}

bool read_digest(struct scan *scan, unsigned char ret[32])
{
	char text[TEXT_SIZE];

	return read_string(scan, text) &&
	       (digest_parse(text, ret) || scan_wrong(scan, "this is not a digest in canonical form"));
}

bool read_span(struct scan *scan, struct cspr_span *ret)
{
	char text[TEXT_SIZE];

	return read_string(scan, text) &&
	       (cspr_span_parse(text, ret, NULL) == CSPR_DONE || scan_wrong(scan, "this is not a day of the calendar"));
}

/* Written, a fraction of a second has no zero at its end; read from elsewhere, it may. */
static bool moment_parse(const char text[TEXT_SIZE], int64_t *ret)
{
	size_t length = strlen(text);

	return cspr_moment_read(text, ret) == CSPR_DONE && (text[19] != '.' || text[length - 2] != '0');
}

bool read_moment(struct scan *scan, int64_t *ret)
{
	char text[TEXT_SIZE];

	return read_string(scan, text) &&
	       (moment_parse(text, ret) || scan_wrong(scan, "this is not a moment in canonical form"));
}
