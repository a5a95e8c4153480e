/*
 * How far a name reaches beyond what was found of it: the title and the initials that belong to it, and the letter that
 * stands for a surname. What would be left of "Mr C. J. Ashgrove" beside a pseudonym says who is meant.
 *
 * What must stay true: initials are taken where they are registered of the same identity, after a title, or where they
 * are several; and never from another name: not the A of "Child A. Ashgrove came".
 */
#include "matcher.h"
#include "words.h"

enum { MOST_TITLES = 2, MOST_PARTICLES = 2, LONGEST_INITIALS = 3 };

static bool is_title(const struct runs *runs, size_t index)
{
	return runs->list[index].flags & RUN_FIRST_UPPER && run_class(runs, index) & WORD_TITLE;
}

static bool are_own_initials(const struct runs *runs, size_t index, uint32_t own)
{
	const struct run *run = &runs->list[index];

	if (length_of(run) > LONGEST_INITIALS || !(run->flags & RUN_ALL_UPPER) || is_title(runs, index))
		return false;
	for (uint32_t at = run->start; at < run->end; at++)
		if (!(own & 1u << first_letter(folded_point(runs->view, at))))
			return false;
	return true;
}

bool is_letter_of_label(const struct runs *runs, size_t index)
{
	const struct run *before;

	if (index == 0 || !run_adjoins(&runs->list[index], GAP_SPACE | GAP_NEWLINE))
		return false;
	before = &runs->list[index - 1];
	return before->flags & RUN_FIRST_UPPER &&
	       !(run_class(runs, index - 1) & (WORD_TITLE | WORD_GRAMMAR | WORD_AT | WORD_SAYS | WORD_BESIDE));
}

/* The first run of initials before one, or that one. After a title, and where they are several, they can only be of
 * this name: Mr T. Ashgrove. */
static size_t first_initials(const struct runs *runs, size_t index, uint32_t own)
{
	size_t first = runs_initials_before(runs, index);

	if (first < index && ((first + 1 < index && !is_letter_of_label(runs, first)) ||
			      (first > 0 && run_adjoins(&runs->list[first], GAP_SPACE | GAP_DOT | GAP_NEWLINE) &&
			       is_title(runs, first - 1))))
		return first;
	first = index;
	while (index - first < MOST_INITIALS && first > 0 &&
	       run_adjoins(&runs->list[first], GAP_SPACE | GAP_DOT | GAP_NEWLINE | GAP_HYPHEN) &&
	       are_own_initials(runs, first - 1, own))
		first--;
	return first < index && is_letter_of_label(runs, first) ? index : first;
}

static size_t first_title(const struct runs *runs, size_t index)
{
	size_t first = index;

	while (index - first < MOST_TITLES && first > 0 &&
	       gap_within(&runs->list[first], GAP_SPACE | GAP_DOT | GAP_NEWLINE) && is_title(runs, first - 1))
		first--;
	return first;
}

/* Whether a letter is one of a longer word, or the middle name of somebody else: "Winifred A. Holt". */
static bool goes_on(const struct runs *runs, size_t index)
{
	const struct run *next = &runs->list[index + 1];

	if (index + 1 == runs->count)
		return false;
	if (next->gap_length == 0 || next->gap == GAP_HYPHEN)
		return true;
	return next->flags & RUN_FIRST_UPPER && run_adjoins(next, GAP_SPACE | GAP_DOT) &&
	       !(run_class(runs, index + 1) & (WORD_GRAMMAR | WORD_PRONOUN | WORD_ARTICLE | WORD_AT | WORD_OWN));
}

/* The letter after a forename that stands for the surname: "Winifred A. wept"; or the forename's last run. */
static size_t last_of_family(const struct runs *runs, size_t index, uint32_t own)
{
	const size_t next = index + 1;

	if (next == runs->count || !is_initial(&runs->list[next]) || !run_adjoins(&runs->list[next], GAP_SPACE))
		return index;
	return are_own_initials(runs, next, own) && !goes_on(runs, next) ? next : index;
}

/* Whether a name of an identity comes next, particles before it or not: the initials before it are its own. */
static bool own_name_follows(const struct matcher *matcher, const struct runs *runs, size_t index, int32_t identity)
{
	const size_t farthest = index + MOST_PARTICLES + 1;

	for (size_t next = index + 1; next < runs->count && next <= farthest; next++) {
		if (!run_adjoins(&runs->list[next], GAP_SPACE | GAP_DOT | GAP_NEWLINE))
			return false;
		if (matcher_has(matcher, runs->list[next].hash, identity))
			return true;
		if (!(run_class(runs, next) & WORD_PARTICLE))
			return false;
	}
	return false;
}

/* The last run of initials after a surname, each with its point: "Ashgrove, C. J."; or the surname's last. */
static size_t last_initials(const struct matcher *matcher, const struct runs *runs, size_t index, int32_t identity)
{
	const uint32_t own = matcher->initials[identity].given;
	size_t last = index;

	while (last - index < MOST_INITIALS && last + 1 < runs->count &&
	       run_adjoins(&runs->list[last + 1],
			   last == index ? GAP_SPACE | GAP_COMMA : GAP_SPACE | GAP_DOT | GAP_HYPHEN) &&
	       are_own_initials(runs, last + 1, own) && runs->list[last + 1].end < runs->view->count &&
	       runs->view->narrow[runs->list[last + 1].end] == '.')
		last++;
	return last > index && own_name_follows(matcher, runs, last, identity) ? index : last;
}

void name_reach(const struct matcher *matcher, const struct runs *runs, const struct hit *hit, uint32_t *ret_start,
		uint32_t *ret_end)
{
	const struct entry *entry = &matcher->entries[hit->entry];
	size_t first = hit->first, last = hit->last;

	if (entry->part == PART_SURNAME || entry->part == PART_FULL || entry->part == PART_NAME)
		first = first_initials(runs, first, matcher->initials[entry->identity].given);
	if (entry->part == PART_SURNAME)
		last = last_initials(matcher, runs, last, entry->identity);
	else if (entry->part == PART_FORENAME)
		last = last_of_family(runs, last, matcher->initials[entry->identity].family);
	first = first_title(runs, first);
	*ret_start = first < hit->first ? runs->list[first].start : hit->start;
	*ret_end = last > hit->last ? runs->list[last].end : hit->end;
}
