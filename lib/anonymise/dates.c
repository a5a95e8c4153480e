/*
 * Exact dates: whether what reads as one is in the calendar, and whether it is registered.
 */
#include "judge.h"

#include <string.h>

static unsigned number_of(const struct hit *hit, enum group group)
{
	unsigned number = 0;

	for (size_t i = hit->group[group].start; i < hit->group[group].end; i++)
		if (is_digit(at(hit, i)))
			number = number * 10 + (at(hit, i) - '0');
	return number;
}

struct word_number {
	const char *word;
	unsigned char number;
};

/* A word as far as it tells it from the others. */
static unsigned find_word(const struct word_number *list, const unsigned char *text, size_t length)
{
	for (; list->word; list++) {
		size_t word_length = strlen(list->word);

		if (length >= word_length && !memcmp(text, list->word, word_length))
			return list->number;
	}
	return 0;
}

static unsigned month_of(const struct hit *hit)
{
	static const struct word_number months[] = {
		{ "jan", 1 },  { "feb", 2 }, { "mar", 3 },  { "apr", 4 },  { "may", 5 },  { "jun", 6 },	 { "jul", 7 },
		{ "aug", 8 },  { "sep", 9 }, { "oct", 10 }, { "nov", 11 }, { "dec", 12 }, { "viii", 8 }, { "vii", 7 },
		{ "vi", 6 },   { "v", 5 },   { "iv", 4 },   { "iii", 3 },  { "ii", 2 },	  { "ix", 9 },	 { "i", 1 },
		{ "xii", 12 }, { "xi", 11 }, { "x", 10 },   { 0 },
	};
	/* Those of other languages, as far as tells them apart. */
	static const struct word_number abroad[] = {
		{ "gen", 1 },  { "ene", 1 },  { "ian", 1 },  { "ion", 1 },  { "sty", 1 },  { "oca", 1 },  { "fev", 2 },
		{ "lut", 2 },  { "sub", 2 },  { "chw", 2 },  { "maa", 3 },  { "mae", 3 },  { "maw", 3 },  { "avr", 4 },
		{ "abr", 4 },  { "kwi", 4 },  { "nis", 4 },  { "ebr", 4 },  { "mai", 5 },  { "maj", 5 },  { "mag", 5 },
		{ "mei", 5 },  { "juin", 6 }, { "giu", 6 },  { "iun", 6 },  { "cze", 6 },  { "haz", 6 },  { "meh", 6 },
		{ "juil", 7 }, { "lug", 7 },  { "iul", 7 },  { "lip", 7 },  { "tem", 7 },  { "gor", 7 },  { "aou", 8 },
		{ "ago", 8 },  { "agu", 8 },  { "sie", 8 },  { "aws", 8 },  { "set", 9 },  { "wrz", 9 },  { "eyl", 9 },
		{ "med", 9 },  { "okt", 10 }, { "out", 10 }, { "ott", 10 }, { "paz", 10 }, { "eki", 10 }, { "hyd", 10 },
		{ "noi", 11 }, { "lis", 11 }, { "kas", 11 }, { "tac", 11 }, { "dez", 12 }, { "dic", 12 }, { "des", 12 },
		{ "gru", 12 }, { "ara", 12 }, { "rha", 12 }, { 0 },
	};
	const struct span month = hit->group[GROUP_MONTH];
	const unsigned found = find_word(abroad, hit->view->narrow + month.start, month.end - month.start);

	return found ? found : find_word(months, hit->view->narrow + month.start, month.end - month.start);
}

/* "twenty-first", "third", "seven": tens, and a unit by any of its names. */
static unsigned day_in_words(const struct hit *hit)
{
	static const struct word_number words[] = {
		{ "first", 1 },	     { "second", 2 },
		{ "third", 3 },	     { "fif", 5 },
		{ "twelfth", 12 },   { "twentieth", 20 },
		{ "thirtieth", 30 }, { "thirteen", 13 },
		{ "fourteen", 14 },  { "sixteen", 16 },
		{ "seventeen", 17 }, { "eighteen", 18 },
		{ "nineteen", 19 },  { "one", 1 },
		{ "two", 2 },	     { "three", 3 },
		{ "four", 4 },	     { "five", 5 },
		{ "six", 6 },	     { "seven", 7 },
		{ "eight", 8 },	     { "nin", 9 },
		{ "ten", 10 },	     { "eleven", 11 },
		{ "twelve", 12 },    { 0 },
	};
	static const struct word_number tens[] = { { "twenty", 20 }, { "thirty", 30 }, { 0 } };
	struct span day = hit->group[GROUP_ORDINAL];
	const unsigned char *text = hit->view->narrow + day.start;
	size_t length = day.end - day.start;
	unsigned ten = find_word(tens, text, length);

	if (length >= 7 && !memcmp(text, "fifteen", 7))
		return 15;
	if (!ten || length < 8)
		return ten ? ten : find_word(words, text, length);
	unsigned unit = find_word(words, text + 7, length - 7);
	return unit < 10 ? ten + unit : 0;
}

static bool is_leap(unsigned year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* A year of 0 is any; up to 100 it is the last two digits, 100 for 00. */
static bool in_calendar(unsigned year, unsigned month, unsigned day)
{
	static const unsigned char days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
		return false;
	return month != 2 || day < 29 || is_leap(year <= 100 ? 1900 + year : year) || year == 0;
}

/* Of a group, or of words in the place of one: 0 where there is neither. */
static unsigned day_of(const struct hit *hit, enum group group)
{
	if (hit->group[group].end)
		return number_of(hit, group);
	return hit->group[GROUP_ORDINAL].end ? day_in_words(hit) : 0;
}

static unsigned year_of(const struct hit *hit)
{
	unsigned year = number_of(hit, GROUP_YEAR);

	return hit->group[GROUP_YEAR].end && year == 0 ? 100 : year;
}

/* Days of a range are both looked up; the days between them are nobody's in particular. */
static bool look_up(struct hit *hit, unsigned year, unsigned month)
{
	hit->identity = facts_date(hit->facts, year, month, day_of(hit, GROUP_DAY));
	if (hit->identity < 0 && hit->group[GROUP_LAST].end)
		hit->identity = facts_date(hit->facts, year, month, number_of(hit, GROUP_LAST));
	return hit->identity >= 0;
}

static bool days_in_calendar(const struct hit *hit, unsigned year, unsigned month)
{
	return in_calendar(year, month, day_of(hit, GROUP_DAY)) &&
	       (!hit->group[GROUP_LAST].end || in_calendar(year, month, number_of(hit, GROUP_LAST)));
}

enum verdict judge_date(struct hit *hit)
{
	unsigned year = year_of(hit);
	unsigned month = month_of(hit);

	if (!days_in_calendar(hit, year, month))
		return VERDICT_NOT;
	look_up(hit, year, month);
	return VERDICT_RIGHT;
}

/* May, march, and the short forms are other words too: without a year, a capital makes them months. */
static bool is_surely_month(const struct hit *hit)
{
	struct span month = hit->group[GROUP_MONTH];
	size_t length = month.end - month.start;

	if (hit->view->flags[month.start] & FOLD_UPPER)
		return true;
	return length >= 4 && at(hit, month.start + 2) != 'r';
}

enum verdict judge_day_month(struct hit *hit)
{
	unsigned month = month_of(hit);

	if (!days_in_calendar(hit, 0, month) || !is_surely_month(hit))
		return VERDICT_NOT;
	return look_up(hit, 0, month) ? VERDICT_RIGHT : VERDICT_UNSURE;
}

/* "7 | 9 | 11": three cells of a table, it may be. */
static bool is_between_columns(const struct hit *hit)
{
	for (size_t i = hit->group[GROUP_VALUE].start; i < hit->group[GROUP_VALUE].end; i++)
		if (at(hit, i) == '|')
			return true;
	return false;
}

/* Three numbers: the day first, as here, or the month, as in America. */
enum verdict judge_date_numbers(struct hit *hit)
{
	unsigned year = year_of(hit);
	unsigned month = number_of(hit, GROUP_MONTH);
	unsigned day = number_of(hit, GROUP_DAY);
	bool here = in_calendar(year, month, day);
	bool there = in_calendar(year, day, month);

	if (!here && !there)
		return VERDICT_NOT;
	hit->identity = here ? facts_date(hit->facts, year, month, day) : -1;
	if (hit->identity < 0 && there)
		hit->identity = facts_date(hit->facts, year, day, month);
	if (hit->identity >= 0)
		return VERDICT_RIGHT;
	bool points = at(hit, hit->group[GROUP_DAY].end) == '.' || is_between_columns(hit);
	bool short_year = hit->group[GROUP_YEAR].end - hit->group[GROUP_YEAR].start == 2;
	if (!here && short_year && !hit->labelled)
		return VERDICT_NOT;
	return points && short_year && !hit->labelled ? VERDICT_UNSURE : VERDICT_RIGHT;
}

/* Numbers with any signs between: only what is registered, the day first or the month. */
enum verdict judge_birthday(struct hit *hit)
{
	unsigned year = year_of(hit);
	unsigned month = number_of(hit, GROUP_MONTH);
	unsigned day = number_of(hit, GROUP_DAY);

	return facts_date(hit->facts, year, month, day) >= 0 || facts_date(hit->facts, year, day, month) >= 0
		       ? VERDICT_UNSURE
		       : VERDICT_NOT;
}

/* "12/05": a fraction, unless it is said to be a date, or is of one that is registered. */
enum verdict judge_day_month_numbers(struct hit *hit)
{
	unsigned month = number_of(hit, GROUP_MONTH);
	unsigned day = number_of(hit, GROUP_DAY);

	if (!in_calendar(0, month, day))
		return VERDICT_NOT;
	hit->identity = facts_date(hit->facts, 0, month, day);
	if (!hit->labelled)
		return hit->identity >= 0 ? VERDICT_UNSURE : VERDICT_NOT;
	return hit->identity >= 0 ? VERDICT_RIGHT : VERDICT_UNSURE;
}

static unsigned digits_at(const struct hit *hit, size_t offset, size_t count)
{
	unsigned number = 0;

	for (size_t i = 0; i < count; i++)
		number = number * 10 + (at(hit, hit->whole.start + offset + i) - '0');
	return number;
}

/* Six or eight digits: a date if one is registered that reads so, or where it is called a date of birth. */
enum verdict judge_date_basic(struct hit *hit)
{
	static const struct {
		unsigned char length, year, year_length, month, day;
	} orders[] = {
		{ 8, 4, 4, 2, 0 }, { 8, 0, 4, 4, 6 }, { 8, 4, 4, 0, 2 }, { 6, 4, 2, 2, 0 }, { 6, 0, 2, 2, 4 },
	};
	size_t length = hit->whole.end - hit->whole.start;
	bool readable = false;

	for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
		if (orders[i].length != length)
			continue;
		unsigned year = digits_at(hit, orders[i].year, orders[i].year_length);
		unsigned month = digits_at(hit, orders[i].month, 2);
		unsigned day = digits_at(hit, orders[i].day, 2);
		bool plausible =
			in_calendar(year ? year : 100, month, day) && (year < 100 || (year > 1880 && year < 2100));

		readable |= plausible;
		hit->identity = plausible ? facts_date(hit->facts, year ? year : 100, month, day) : -1;
		if (hit->identity >= 0)
			return VERDICT_RIGHT;
	}
	return readable && hit->labelled ? VERDICT_RIGHT : VERDICT_NOT;
}

/* A day that is known by its name, in a year. */
enum verdict judge_feast(struct hit *hit)
{
	static const struct {
		const char *begins;
		unsigned char month, day;
	} feasts[] = {
		{ "christmas d", 12, 25 },
		{ "christmas e", 12, 24 },
		{ "boxing", 12, 26 },
		{ "new year's d", 1, 1 },
		{ "new year's e", 12, 31 },
		{ "valentine", 2, 14 },
		{ "halloween", 10, 31 },
		{ "hogmanay", 12, 31 },
		{ "bonfire", 11, 5 },
		{ "guy", 11, 5 },
		{ "new years d", 1, 1 },
		{ "new years e", 12, 31 },
		{ "st patrick", 3, 17 },
		{ "st david", 3, 1 },
		{ "st andrew", 11, 30 },
		{ "st george", 4, 23 },
		{ "may", 5, 1 },
		{ "midsummer", 6, 24 },
		{ "burns", 1, 25 },
		{ "armistice", 11, 11 },
	};

	for (size_t i = 0; i < sizeof feasts / sizeof feasts[0]; i++)
		if (!strncmp((const char *)hit->view->narrow + hit->whole.start, feasts[i].begins,
			     strlen(feasts[i].begins)))
			hit->identity = facts_date(hit->facts, year_of(hit), feasts[i].month, feasts[i].day);
	return hit->identity >= 0 ? VERDICT_RIGHT : VERDICT_UNSURE;
}
