/*
 * Dates as they are registered: in any order that can be told.
 */
#include "facts.h"

#include <string.h>

static unsigned month_named(const char *word)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (unsigned i = 0; i < 12; i++)
		if (!strncmp(names + i * 3ul, word, 3))
			return i + 1;
	return 0;
}

struct date_parts {
	unsigned number[4], digits[4];
	unsigned count, month, month_place;
};

/* The numbers of a date and its month's name. */
static void split_date(const char *text, size_t length, struct date_parts *parts)
{
	for (size_t i = 0; i < length;) {
		unsigned char c = (unsigned char)text[i];

		if (is_digit(c) && parts->count < 4) {
			unsigned number = 0;
			size_t start = i;

			for (; i < length && is_digit((unsigned char)text[i]) && i - start < 8; i++)
				number = number * 10 + (unsigned)(text[i] - '0');
			parts->number[parts->count] = number;
			parts->digits[parts->count++] = (unsigned)(i - start);
		} else if (c >= 'a' && c <= 'z') {
			char word[4] = { 0 };
			size_t start = i;

			for (; i < length && text[i] >= 'a' && text[i] <= 'z'; i++)
				if (i - start < 3)
					word[i - start] = text[i];
			if (!parts->month && month_named(word)) {
				parts->month = month_named(word);
				parts->month_place = parts->count;
			}
		} else {
			i++;
		}
	}
}

bool read_date(const char *text, size_t length, struct date_fact *ret)
{
	struct date_parts parts = { 0 };

	split_date(text, length, &parts);
	const unsigned *number = parts.number;
	unsigned year = 0, month = parts.month, day = 0;
	if (month && parts.count == 2) {
		bool year_first = parts.digits[0] == 4;

		year = number[year_first ? 0 : 1];
		day = number[year_first ? 1 : 0];
	} else if (!month && parts.count >= 3) {
		bool year_first = parts.digits[0] == 4;

		year = number[year_first ? 0 : 2];
		month = number[1];
		day = number[year_first ? 2 : 0];
	} else if (!month && parts.count == 1 && parts.digits[0] == 8) {
		bool year_first = number[0] / 1000000 > 12 && number[0] / 1000000 < 22 && number[0] / 100 % 100 <= 12;

		year = year_first ? number[0] / 10000 : number[0] % 10000;
		month = year_first ? number[0] / 100 % 100 : number[0] / 10000 % 100;
		day = year_first ? number[0] % 100 : number[0] / 1000000;
	}
	if (month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	ret->year = (uint16_t)(year < 100 ? year + (year < 50 ? 2000 : 1900) : year);
	ret->month = (uint8_t)month;
	ret->day = (uint8_t)day;
	return true;
}
