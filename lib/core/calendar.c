/*
 * Working days: Monday to Friday less the days that are closed.
 *
 * The built-in table is the bank holidays of England and Wales as GOV.UK announced them; its version is
 * the date of the table. A day outside the coverage is never guessed.
 */
#include "core.h"

#include <string.h>

struct closed_day {
	cspr_day day;
	char name[64];
};

struct cspr_calendar {
	uint32_t references;
	cspr_context *context;
	bool frozen;
	cspr_day first, last;
	struct closed_day *closed; /* in order of date */
	uint32_t count, room;
	uint64_t *bits; /* a bit a day of the coverage that is no working day */
	size_t bits_size;
	char version[64];
};

/* clang-format off */
static const struct { int16_t year; int8_t month, day; const char *name; } bank_holidays[] = {
	{ 2018, 1, 1, "New Year's Day" }, { 2018, 3, 30, "Good Friday" }, { 2018, 4, 2, "Easter Monday" },
	{ 2018, 5, 7, "Early May bank holiday" }, { 2018, 5, 28, "Spring bank holiday" },
	{ 2018, 8, 27, "Summer bank holiday" }, { 2018, 12, 25, "Christmas Day" }, { 2018, 12, 26, "Boxing Day" },
	{ 2019, 1, 1, "New Year's Day" }, { 2019, 4, 19, "Good Friday" }, { 2019, 4, 22, "Easter Monday" },
	{ 2019, 5, 6, "Early May bank holiday" }, { 2019, 5, 27, "Spring bank holiday" },
	{ 2019, 8, 26, "Summer bank holiday" }, { 2019, 12, 25, "Christmas Day" }, { 2019, 12, 26, "Boxing Day" },
	{ 2020, 1, 1, "New Year's Day" }, { 2020, 4, 10, "Good Friday" }, { 2020, 4, 13, "Easter Monday" },
	{ 2020, 5, 8, "Early May bank holiday (VE day)" }, { 2020, 5, 25, "Spring bank holiday" },
	{ 2020, 8, 31, "Summer bank holiday" }, { 2020, 12, 25, "Christmas Day" },
	{ 2020, 12, 28, "Boxing Day (substitute day)" },
	{ 2021, 1, 1, "New Year's Day" }, { 2021, 4, 2, "Good Friday" }, { 2021, 4, 5, "Easter Monday" },
	{ 2021, 5, 3, "Early May bank holiday" }, { 2021, 5, 31, "Spring bank holiday" },
	{ 2021, 8, 30, "Summer bank holiday" }, { 2021, 12, 27, "Christmas Day (substitute day)" },
	{ 2021, 12, 28, "Boxing Day (substitute day)" },
	{ 2022, 1, 3, "New Year's Day (substitute day)" }, { 2022, 4, 15, "Good Friday" },
	{ 2022, 4, 18, "Easter Monday" }, { 2022, 5, 2, "Early May bank holiday" },
	{ 2022, 6, 2, "Spring bank holiday" }, { 2022, 6, 3, "Platinum Jubilee bank holiday" },
	{ 2022, 8, 29, "Summer bank holiday" }, { 2022, 9, 19, "Bank Holiday for the State Funeral of Queen Elizabeth II" },
	{ 2022, 12, 26, "Boxing Day" }, { 2022, 12, 27, "Christmas Day (substitute day)" },
	{ 2023, 1, 2, "New Year's Day (substitute day)" }, { 2023, 4, 7, "Good Friday" },
	{ 2023, 4, 10, "Easter Monday" }, { 2023, 5, 1, "Early May bank holiday" },
	{ 2023, 5, 8, "Bank holiday for the coronation of King Charles III" }, { 2023, 5, 29, "Spring bank holiday" },
	{ 2023, 8, 28, "Summer bank holiday" }, { 2023, 12, 25, "Christmas Day" }, { 2023, 12, 26, "Boxing Day" },
	{ 2024, 1, 1, "New Year's Day" }, { 2024, 3, 29, "Good Friday" }, { 2024, 4, 1, "Easter Monday" },
	{ 2024, 5, 6, "Early May bank holiday" }, { 2024, 5, 27, "Spring bank holiday" },
	{ 2024, 8, 26, "Summer bank holiday" }, { 2024, 12, 25, "Christmas Day" }, { 2024, 12, 26, "Boxing Day" },
	{ 2025, 1, 1, "New Year's Day" }, { 2025, 4, 18, "Good Friday" }, { 2025, 4, 21, "Easter Monday" },
	{ 2025, 5, 5, "Early May bank holiday" }, { 2025, 5, 26, "Spring bank holiday" },
	{ 2025, 8, 25, "Summer bank holiday" }, { 2025, 12, 25, "Christmas Day" }, { 2025, 12, 26, "Boxing Day" },
	{ 2026, 1, 1, "New Year's Day" }, { 2026, 4, 3, "Good Friday" }, { 2026, 4, 6, "Easter Monday" },
	{ 2026, 5, 4, "Early May bank holiday" }, { 2026, 5, 25, "Spring bank holiday" },
	{ 2026, 8, 31, "Summer bank holiday" }, { 2026, 12, 25, "Christmas Day" },
	{ 2026, 12, 28, "Boxing Day (substitute day)" },
	{ 2027, 1, 1, "New Year's Day" }, { 2027, 3, 26, "Good Friday" }, { 2027, 3, 29, "Easter Monday" },
	{ 2027, 5, 3, "Early May bank holiday" }, { 2027, 5, 31, "Spring bank holiday" },
	{ 2027, 8, 30, "Summer bank holiday" }, { 2027, 12, 27, "Christmas Day (substitute day)" },
	{ 2027, 12, 28, "Boxing Day (substitute day)" },
};
/* clang-format on */

static void close_bit(cspr_calendar *calendar, cspr_day day)
{
	uint32_t at = (uint32_t)(day - calendar->first);

	calendar->bits[at / 64] |= (uint64_t)1 << at % 64;
}

cspr_status cspr_calendar_new(cspr_context *context, const char *version, cspr_day first, cspr_day last,
			      cspr_calendar **ret)
{
	cspr_calendar *calendar;

	if (!context || !version || !ret || strlen(version) >= sizeof calendar->version || first > last ||
	    !day_known(first) || !day_known(last))
		return CSPR_ERROR_ARGUMENT;
	calendar = block_new(context, sizeof *calendar);
	if (!calendar)
		return CSPR_ERROR_NO_MEMORY;
	calendar->references = 1;
	calendar->first = first;
	calendar->last = last;
	memcpy(calendar->version, version, strlen(version) + 1);
	calendar->bits_size = ((size_t)(last - first) / 64 + 1) * sizeof *calendar->bits;
	calendar->bits = block_new(context, calendar->bits_size);
	if (!calendar->bits) {
		block_free(context, calendar, sizeof *calendar);
		return CSPR_ERROR_NO_MEMORY;
	}
	calendar->context = cspr_context_ref(context);
	for (cspr_day day = first; day <= last; day++)
		if (cspr_day_weekday(day) > 5)
			close_bit(calendar, day);
	*ret = calendar;
	return CSPR_DONE;
}

cspr_status cspr_calendar_england_wales(cspr_context *context, cspr_calendar **ret)
{
	cspr_calendar *calendar;
	cspr_day first, last, day;
	cspr_status status;

	if (!ret)
		return CSPR_ERROR_ARGUMENT;
	cspr_day_from_civil(bank_holidays[0].year, 1, 1, &first);
	cspr_day_from_civil(bank_holidays[LENGTH(bank_holidays) - 1].year, 12, 31, &last);
	status = cspr_calendar_new(context, "england-wales-2026-11", first, last, &calendar);
	for (size_t i = 0; status == CSPR_DONE && i < LENGTH(bank_holidays); i++) {
		cspr_day_from_civil(bank_holidays[i].year, bank_holidays[i].month, bank_holidays[i].day, &day);
		status = cspr_calendar_close_day(calendar, day, bank_holidays[i].name);
		if (status < 0)
			cspr_calendar_unref(calendar);
	}
	if (status == CSPR_DONE)
		*ret = calendar;
	return status;
}

cspr_calendar *cspr_calendar_ref(cspr_calendar *calendar)
{
	calendar->references++;
	return calendar;
}

void cspr_calendar_unref(cspr_calendar *calendar)
{
	cspr_context *context;

	if (!calendar || --calendar->references)
		return;
	context = calendar->context;
	block_free(context, calendar->closed, calendar->room * sizeof *calendar->closed);
	block_free(context, calendar->bits, calendar->bits_size);
	block_free(context, calendar, sizeof *calendar);
	cspr_context_unref(context);
}

void calendar_freeze(cspr_calendar *calendar)
{
	calendar->frozen = true;
}

/* Where a day is, or would be, among the closed ones. */
static uint32_t closed_at(const cspr_calendar *calendar, cspr_day day)
{
	uint32_t low = 0, high = calendar->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (calendar->closed[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

cspr_status cspr_calendar_close_day(cspr_calendar *calendar, cspr_day day, const char *name)
{
	uint32_t at;

	if (!calendar || !name || strlen(name) >= sizeof calendar->closed->name)
		return CSPR_ERROR_ARGUMENT;
	if (calendar->frozen)
		return CSPR_ERROR_FROZEN;
	if (!calendar_covers(calendar, day))
		return CSPR_ERROR_OUTSIDE_CALENDAR;
	at = closed_at(calendar, day);
	if (at < calendar->count && calendar->closed[at].day == day)
		return CSPR_DONE;
	if (calendar->count == calendar->room) {
		uint32_t room = calendar->room ? calendar->room * 2 : 128;

		if (!block_resize(calendar->context, &calendar->closed, calendar->room * sizeof *calendar->closed,
				  room * sizeof *calendar->closed))
			return CSPR_ERROR_NO_MEMORY;
		calendar->room = room;
	}
	memmove(calendar->closed + at + 1, calendar->closed + at, (calendar->count - at) * sizeof *calendar->closed);
	calendar->closed[at].day = day;
	memcpy(calendar->closed[at].name, name, strlen(name) + 1);
	calendar->count++;
	close_bit(calendar, day);
	return CSPR_DONE;
}

const char *cspr_calendar_version(const cspr_calendar *calendar)
{
	return calendar->version;
}

cspr_day cspr_calendar_first(const cspr_calendar *calendar)
{
	return calendar->first;
}

cspr_day cspr_calendar_last(const cspr_calendar *calendar)
{
	return calendar->last;
}

cspr_status cspr_calendar_closed_day(const cspr_calendar *calendar, size_t index, cspr_day *ret_day,
				     const char **ret_name)
{
	if (!calendar || !ret_day || !ret_name)
		return CSPR_ERROR_ARGUMENT;
	if (index >= calendar->count)
		return CSPR_ERROR_NOT_FOUND;
	*ret_day = calendar->closed[index].day;
	*ret_name = calendar->closed[index].name;
	return CSPR_DONE;
}

bool calendar_covers(const cspr_calendar *calendar, cspr_day day)
{
	return day >= calendar->first && day <= calendar->last;
}

bool calendar_works(const cspr_calendar *calendar, cspr_day day)
{
	uint32_t at = (uint32_t)(day - calendar->first);

	return !(calendar->bits[at / 64] >> at % 64 & 1);
}

const char *cspr_calendar_why_closed(const cspr_calendar *calendar, cspr_day day)
{
	uint32_t at;

	if (!calendar_covers(calendar, day) || calendar_works(calendar, day))
		return NULL;
	at = closed_at(calendar, day);
	if (at < calendar->count && calendar->closed[at].day == day)
		return calendar->closed[at].name;
	return cspr_day_weekday(day) == 6 ? "Saturday" : "Sunday";
}

cspr_status cspr_calendar_add_working_days(const cspr_calendar *calendar, cspr_day day, int32_t count, cspr_day *ret)
{
	int step = count < 0 ? -1 : 1;

	if (!calendar || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (!calendar_covers(calendar, day))
		return CSPR_ERROR_OUTSIDE_CALENDAR;
	while (count) {
		day += step;
		if (!calendar_covers(calendar, day))
			return CSPR_ERROR_OUTSIDE_CALENDAR;
		if (calendar_works(calendar, day))
			count -= step;
	}
	*ret = day;
	return CSPR_DONE;
}

cspr_status cspr_calendar_count_working_days(const cspr_calendar *calendar, cspr_day after, cspr_day until,
					     int32_t *ret)
{
	int32_t count = 0;

	if (!calendar || !ret)
		return CSPR_ERROR_ARGUMENT;
	if (!calendar_covers(calendar, after) || !calendar_covers(calendar, until))
		return CSPR_ERROR_OUTSIDE_CALENDAR;
	for (cspr_day day = after + 1; day <= until; day++)
		count += calendar_works(calendar, day);
	*ret = count;
	return CSPR_DONE;
}

cspr_context *calendar_context(const cspr_calendar *calendar)
{
	return calendar->context;
}
