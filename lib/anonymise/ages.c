/*
 * Ages near dates: an age in days, weeks or months, or in years and months, said within a sentence of an exact date,
 * gives the date of birth away. By itself it does not.
 */
#include "rules.h"

enum { REACH = 400 }; /* points that two neighbouring sentences may have */

static bool ends_sentence(const struct folded *view, size_t p)
{
	unsigned char c = view->narrow[p];

	if (c == '\n')
		return view->narrow[p + 1] == '\n';
	if (c != '.' && c != '!' && c != '?')
		return false;
	unsigned char next = view->narrow[p + 1];
	return next == 0 || ((next == ' ' || next == '\n') && p + 2 < view->count &&
			     (view->flags[p + 2] & FOLD_UPPER || !is_word(view->narrow[p + 2])));
}

static bool are_near(const struct folded *view, size_t end, size_t start)
{
	unsigned sentences = 0;

	if (start > end + REACH)
		return false;
	for (size_t p = end; p < start && sentences < 2; p++)
		sentences += ends_sentence(view, p);
	return sentences < 2;
}

void ages_settle(const struct folded *view, const struct findings *dates, const struct findings *ages,
		 struct findings *findings)
{
	size_t next = 0;

	for (size_t i = 0; i < ages->count; i++) {
		struct finding age = ages->list[i];

		while (next < dates->count && dates->list[next].end <= age.start)
			next++;
		bool near = (next > 0 && are_near(view, dates->list[next - 1].end, age.start)) ||
			    (next < dates->count && are_near(view, age.end, dates->list[next].start));
		if (!near)
			continue;
		age.end = folded_end(view, age.end - 1);
		age.start = folded_start(view, age.start);
		findings_add(findings, age);
	}
}
