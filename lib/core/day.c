/*
 * Civil days (proleptic Gregorian, years 1900 to 2199) and vague dates as spans of days.
 */
#include "core.h"

#include <string.h>

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
	static const int8_t lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return lengths[month - 1] + (month == 2 && leap(year));
}

/* Years begin in March here, so that the leap day is the last of its year. */
static cspr_day day_of(int year, int month, int day)
{
	int shifted = month <= 2 ? year - 1 : year;
	int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
	int of_era = shifted - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

cspr_status cspr_day_from_civil(int year, int month, int day, cspr_day *ret)
{
	if (!ret)
		return CSPR_ERROR_ARGUMENT;
	if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > month_length(year, month))
		return CSPR_ERROR_BAD_DATE;
	*ret = day_of(year, month, day);
	return CSPR_DONE;
}

void cspr_day_to_civil(cspr_day day, int *ret_year, int *ret_month, int *ret_day)
{
	int64_t shifted = (int64_t)day + 719468;
	int era = (int)((shifted >= 0 ? shifted : shifted - 146096) / 146097);
	int of_era = (int)(shifted - (int64_t)era * 146097);
	int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year + year / 4 - year / 100);
	int month = (5 * of_year + 2) / 153;

	*ret_day = of_year - (153 * month + 2) / 5 + 1;
	*ret_month = month < 10 ? month + 3 : month - 9;
	*ret_year = year + era * 400 + (*ret_month <= 2);
}

int cspr_day_weekday(cspr_day day)
{
	int remainder = (day % 7 + 3) % 7; /* 1970-01-01 was a Thursday */

	return (remainder < 0 ? remainder + 7 : remainder) + 1;
}

cspr_day cspr_day_add_months(cspr_day day, int months)
{
	int year, month, number, length;
	int64_t total;

	cspr_day_to_civil(day, &year, &month, &number);
	total = (int64_t)year * 12 + month - 1 + months;
	if (total < 0 || total > 5000000 * INT64_C(12)) /* far from any calendar */
		return CSPR_NO_DAY;
	year = (int)(total / 12);
	month = (int)(total % 12) + 1;
	length = month_length(year, month);
	return day_of(year, month, number < length ? number : length);
}

static bool digits(const char *text, int count, int *ret)
{
	*ret = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*ret = *ret * 10 + text[i] - '0';
	}
	return true;
}

/* The whole month or year that begins on a day, or the day. */
struct cspr_span span_from(cspr_day first, int precision)
{
	struct cspr_span span = { first, first };
	int year, month, day;

	cspr_day_to_civil(first, &year, &month, &day);
	if (precision == CSPR_PRECISION_YEAR)
		span.last = day_of(year, 12, 31);
	if (precision == CSPR_PRECISION_MONTH)
		span.last = day_of(year, month, month_length(year, month));
	return span;
}

cspr_status cspr_span_parse(const char *text, struct cspr_span *ret, int *ret_precision)
{
	size_t length = text ? strlen(text) : 0;
	int year, month = 1, day = 1, precision;
	cspr_day first;

	if (!text || !ret)
		return CSPR_ERROR_ARGUMENT;
	if ((length != 4 && length != 7 && length != 10) || !digits(text, 4, &year))
		return CSPR_ERROR_BAD_DATE;
	if (length > 4 && (text[4] != '-' || !digits(text + 5, 2, &month)))
		return CSPR_ERROR_BAD_DATE;
	if (length > 7 && (text[7] != '-' || !digits(text + 8, 2, &day)))
		return CSPR_ERROR_BAD_DATE;
	if (cspr_day_from_civil(year, month, day, &first))
		return CSPR_ERROR_BAD_DATE;
	precision = length == 4 ? CSPR_PRECISION_YEAR : length == 7 ? CSPR_PRECISION_MONTH : CSPR_PRECISION_DAY;
	*ret = span_from(first, precision);
	if (ret_precision)
		*ret_precision = precision;
	return CSPR_DONE;
}

int span_precision(struct cspr_span span)
{
	int year, month, day;

	if (span.first == span.last)
		return CSPR_PRECISION_DAY;
	cspr_day_to_civil(span.first, &year, &month, &day);
	if (day == 1 && span.last == day_of(year, month, month_length(year, month)))
		return CSPR_PRECISION_MONTH;
	if (day == 1 && month == 1 && span.last == day_of(year, 12, 31))
		return CSPR_PRECISION_YEAR;
	return 0;
}

static char *write_number(char *at, int number, int width)
{
	for (int i = width - 1; i >= 0; i--, number /= 10)
		at[i] = (char)('0' + number % 10);
	return at + width;
}

static char *write_day(char *at, cspr_day day, int precision)
{
	int year, month, number;

	cspr_day_to_civil(day, &year, &month, &number);
	at = write_number(at, year, 4);
	if (precision != CSPR_PRECISION_YEAR) {
		*at++ = '-';
		at = write_number(at, month, 2);
	}
	if (precision == CSPR_PRECISION_DAY) {
		*at++ = '-';
		at = write_number(at, number, 2);
	}
	return at;
}

void cspr_span_write(struct cspr_span span, char text[24])
{
	int precision = span_precision(span);

	text = write_day(text, span.first, precision ? precision : CSPR_PRECISION_DAY);
	if (!precision) {
		*text++ = '/';
		text = write_day(text, span.last, CSPR_PRECISION_DAY);
	}
	*text = '\0';
}
