/*
 * An edition made ready for authors: its rows, and a basis for each calendar.
 */
#include "author.h"

#include <stdlib.h>

cspr_day day_of(int year, int month, int day)
{
	cspr_day ret;

	if (cspr_day_from_civil(year, month, day, &ret))
		abort();
	return ret;
}

/* The days that the second calendar closes besides. */
static const int closed[][3] = {
	{ 2018, 11, 14 }, { 2019, 3, 11 }, { 2019, 10, 8 },  { 2020, 4, 21 }, { 2020, 9, 15 },
	{ 2021, 6, 9 },	  { 2022, 2, 18 }, { 2023, 7, 6 },   { 2024, 1, 18 }, { 2024, 3, 13 },
	{ 2024, 3, 14 },  { 2024, 7, 5 },  { 2024, 10, 22 }, { 2025, 5, 20 }, { 2025, 9, 9 },
	{ 2026, 4, 15 },  { 2026, 7, 13 }, { 2026, 11, 18 }, { 2027, 2, 2 },  { 2027, 8, 17 }
};

static int open_basis(struct scene *scene, size_t index)
{
	cspr_calendar *calendar;

	if (cspr_calendar_england_wales(scene->context, &calendar))
		return -1;
	for (size_t i = 0; index > 0 && i < sizeof closed / sizeof closed[0]; i++)
		if (cspr_calendar_close_day(calendar, day_of(closed[i][0], closed[i][1], closed[i][2]), "closed here"))
			return -1;
	int status = cspr_basis_new(scene->context, scene->edition, calendar, NULL, &scene->bases[index]);

	cspr_calendar_unref(calendar);
	return status;
}

/* Asked for once: by index each is a search of its own. */
static int read_rows(struct scene *scene)
{
	struct cspr_particular particular = { .size = sizeof particular };
	struct cspr_move move = { .size = sizeof move };

	while (cspr_basis_move(scene->bases[0], scene->move_count, &move) == CSPR_DONE) {
		if (scene->move_count == MOST_MOVES)
			return -1;
		scene->moves[scene->move_count++] = move;
	}
	while (cspr_basis_particular(scene->bases[0], scene->particular_count, &particular) == CSPR_DONE) {
		if (scene->particular_count == MOST_PARTICULARS)
			return -1;
		scene->particulars[scene->particular_count++] = particular;
	}
	return 0;
}

int scene_new(const char *name, struct scene *ret)
{
	*ret = (struct scene){ .edition = cspr_edition_find(name) };
	if (!ret->edition || cspr_context_new(NULL, &ret->context))
		return -1;
	for (size_t i = 0; i < CALENDARS; i++)
		if (open_basis(ret, i))
			return -1;
	if (read_rows(ret))
		return -1;
	cspr_day from = cspr_edition_from(ret->edition), latest = day_of(2027, 12, 1);

	ret->first = from == CSPR_NO_DAY ? day_of(2018, 3, 1) : from - 30;
	ret->last = from == CSPR_NO_DAY ? latest : from + 1000 < latest ? from + 1000 : latest;
	return 0;
}

void scene_free(struct scene *scene)
{
	for (size_t i = 0; i < CALENDARS; i++)
		cspr_basis_unref(scene->bases[i]);
	cspr_context_unref(scene->context);
}
