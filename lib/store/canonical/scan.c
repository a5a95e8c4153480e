/*
 * The bytes of a stored line, read one thing after the other.
 *
 * What must stay true: each thing has one text, and is read from no other.
 */
#include "scan.h"

#define SECOND INT64_C(1000000000)
#define DAY (86400 * SECOND)

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

bool digest_parse(const char text[TEXT_SIZE], unsigned char ret[32])
{
	/* clang-format off */
	static const unsigned char values[256] = { /* and one more */
		['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5, ['5'] = 6, ['6'] = 7, ['7'] = 8, ['8'] = 9, ['9'] = 10,
		['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
	};
	/* clang-format on */

	if (strncmp(text, "sha256:", 7) != 0 || strlen(text) != 71)
		return false;
	for (size_t i = 0; i < 32; i++) {
		unsigned high = values[(unsigned char)text[7 + 2 * i]], low = values[(unsigned char)text[8 + 2 * i]];

		if (!high || !low)
			return false;
		ret[i] = (unsigned char)((high - 1) << 4 | (low - 1));
	}
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

static bool two_digits(const char *text, int below, int *ret)
{
	if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
		return false;
	*ret = (text[0] - '0') * 10 + text[1] - '0';
	return *ret < below;
}

/* A fraction has up to nine digits and no zero at its end. */
static bool fraction_of(const char *text, int64_t *ret)
{
	int64_t unit = SECOND;

	*ret = 0;
	if (*text == '.')
		for (text++; *text >= '0' && *text <= '9' && unit > 1; text++) {
			unit /= 10;
			*ret += unit * (*text - '0');
		}
	return text[0] == 'Z' && !text[1] && text[-1] != '.' && (unit == SECOND || text[-1] != '0');
}

static bool moment_of(char text[TEXT_SIZE], int64_t *ret)
{
	struct cspr_span day;
	int precision, hour, minute, second;
	int64_t fraction;

	if (strlen(text) < 20 || text[10] != 'T' || !two_digits(text + 11, 24, &hour) || text[13] != ':' ||
	    !two_digits(text + 14, 60, &minute) || text[16] != ':' || !two_digits(text + 17, 60, &second) ||
	    !fraction_of(text + 19, &fraction))
		return false;
	text[10] = '\0';
	if (cspr_span_parse(text, &day, &precision) || precision != CSPR_PRECISION_DAY || day.first < 0)
		return false;
	*ret = day.first * DAY + (hour * 3600 + minute * 60 + second) * SECOND + fraction;
	return true;
}

bool read_moment(struct scan *scan, int64_t *ret)
{
	char text[TEXT_SIZE];

	return read_string(scan, text) &&
	       (moment_of(text, ret) || scan_wrong(scan, "this is not a moment in canonical form"));
}
