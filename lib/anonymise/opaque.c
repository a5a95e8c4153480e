/*
 * Moments and digests as text. Decides which are well formed; knows nothing of what they are of.
 */
#include "opaque.h"

#include <string.h>

static const int64_t second = 1000000000, day = 86400, last_second = 7258118399; /* of 2199 */

bool moment_good(int64_t when)
{
	return when >= 0 && when % second == 0 && when / second <= last_second;
}

static bool leap(int64_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int64_t days_of(int64_t year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && leap(year));
}

static void two_digits(struct buffer *buffer, int64_t number, const char *before)
{
	buffer_say(buffer, before);
	buffer_add(buffer, (char[]){ (char)('0' + number / 10), (char)('0' + number % 10) }, 2);
}

void buffer_moment(struct buffer *buffer, int64_t when)
{
	int64_t seconds = when / second, days = seconds / day, year = 1970;
	int month = 1;

	for (seconds %= day; days >= 365 + leap(year); year++)
		days -= 365 + leap(year);
	for (; days >= days_of(year, month); month++)
		days -= days_of(year, month);
	buffer_number(buffer, (uint64_t)year);
	two_digits(buffer, month, "-");
	two_digits(buffer, days + 1, "-");
	two_digits(buffer, seconds / 3600, "T");
	two_digits(buffer, seconds / 60 % 60, ":");
	two_digits(buffer, seconds % 60, ":");
	buffer_say(buffer, "Z");
}

bool moment_read(const char *text, size_t length, int64_t *ret)
{
	static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
	int64_t values[6] = { 0 };
	size_t value = 0;

	if (length != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (form[i] != 'd' ? text[i] != form[i] : text[i] < '0' || text[i] > '9')
			return false;
		if (form[i] == 'd')
			values[value] = values[value] * 10 + (text[i] - '0');
		else
			value++;
	}
	if (values[0] < 1970 || values[0] > 2199 || values[1] < 1 || values[1] > 12 || values[2] < 1 ||
	    values[2] > days_of(values[0], (int)values[1]) || values[3] > 23 || values[4] > 59 || values[5] > 59)
		return false;
	int64_t days = values[2] - 1;
	for (int64_t year = 1970; year < values[0]; year++)
		days += 365 + leap(year);
	for (int month = 1; month < values[1]; month++)
		days += days_of(values[0], month);
	*ret = (((days * 24 + values[3]) * 60 + values[4]) * 60 + values[5]) * second;
	return true;
}

bool hex_read(const char *text, size_t length, unsigned char *ret, size_t bytes)
{
	static const char hex[] = "0123456789abcdef";

	if (length != 2 * bytes)
		return false;
	for (size_t i = 0; i < length; i++) {
		const char *digit = text[i] ? strchr(hex, text[i]) : NULL;

		if (!digit)
			return false;
		ret[i / 2] = (unsigned char)((i % 2 ? ret[i / 2] << 4 : 0) | (digit - hex));
	}
	return true;
}
