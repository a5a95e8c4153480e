/*
 * Whether a name is there because something is called after it, or cites whoever wrote it: streets, laws, diseases,
 * reports, cases. Such a name may be anybody's, so that it is for a person to look at.
 *
 * What must stay true: no more than CITED_WITHIN words are looked at on either side.
 */
#include "around.h"
#include "words.h"

enum { CITED_WITHIN = 12 /* words from one who is cited to the year */ };

static bool is_surname(const struct around *around)
{
	return around->entry->part == PART_SURNAME || around->entry->part == PART_NAME;
}

bool names_place(const struct around *around)
{
	return next_class(around) & WORD_KIND && is_capital(run_at(around, next_of(around)));
}

bool is_kind_of_place(const struct around *around)
{
	const struct run *before;

	if (!(run_class(around->runs, around->hit->first) & WORD_KIND) ||
	    !previous_adjoins(around, GAP_SPACE | GAP_NEWLINE))
		return false;
	before = run_at(around, around->hit->first - 1);
	return is_capital(before) && length_of(before) > 2 && !titled(around) &&
	       !starts_sentence(around, around->hit->first - 1) && !is_forename(around, before);
}

bool owns_capital(const struct around *around)
{
	const size_t owned = next_of(around) + 1;

	return owned < around->runs->count && gap_within(run_at(around, owned), GAP_SPACE) &&
	       is_capital(run_at(around, owned));
}

/* Hodgkin's disease, Bowlby's theory, Sarah's Law. */
static bool owns_find(const struct around *around)
{
	const size_t owned = next_of(around) + 1;
	const bool capital = owns_capital(around);
	uint32_t class;

	if (!possessive(around) || owned >= around->runs->count || !gap_within(run_at(around, owned), GAP_SPACE))
		return false;
	class = run_class(around->runs, owned);
	return capital ? class & (WORD_FOUND | WORD_KIND) : class & WORD_FOUND && is_surname(around);
}

/* Whether a year is here, as those who cite write it: 2012, or 2012b. */
static bool is_year(const struct around *around, size_t index)
{
	const unsigned char *narrow;

	if (index >= around->runs->count || !(run_at(around, index)->flags & RUN_DIGITS) ||
	    length_of(run_at(around, index)) != 4)
		return false;
	narrow = around->runs->view->narrow + run_at(around, index)->start;
	return (narrow[0] == '1' && narrow[1] >= '7') || (narrow[0] == '2' && narrow[1] == '0');
}

static bool are_initials(const struct around *around, size_t index)
{
	return index < around->runs->count && run_at(around, index)->flags & RUN_ALL_UPPER &&
	       length_of(run_at(around, index)) <= 2 && gap_within(run_at(around, index), GAP_SPACE | GAP_COMMA);
}

/* In a list of authors, each with initials: "Smith J, Vane X." */
static bool is_listed(const struct around *around)
{
	const size_t index = next_of(around), first = around->hit->first;

	if (!is_surname(around) || !are_initials(around, index))
		return false;
	return (first > 1 && run_at(around, first)->gap & GAP_COMMA && are_initials(around, first - 1)) ||
	       (are_initials(around, index + 2) && run_at(around, index + 1)->gap & GAP_COMMA &&
		run_at(around, index + 1)->flags & RUN_FIRST_UPPER);
}

/* What may stand between one who is cited and the year: initials, other names, "and others". */
static bool is_of_citation(const struct around *around, size_t index)
{
	const struct run *run = run_at(around, index);

	return !(run->flags & RUN_DIGITS) && run->gap_length <= 4 &&
	       !(run->gap & (GAP_STOP | GAP_PARAGRAPH | GAP_SIGN)) &&
	       (run->flags & RUN_FIRST_UPPER || run_class(around->runs, index) & WORD_CITES);
}

/* "Smith and Pickford, 2012", "Smith, J., Vane, X. and others (2012)" */
static bool cited_with(const struct around *around)
{
	const uint16_t before_year = GAP_COMMA | GAP_STOP;
	size_t index = next_of(around);

	for (size_t looked = 0; looked < CITED_WITHIN && index < around->runs->count; looked++, index++)
		if (!is_of_citation(around, index))
			return is_year(around, index) && run_at(around, index)->gap & before_year &&
			       run_at(around, index)->gap_length <= 3;
	return false;
}

/* Smith (2012), Smith, 2012 */
bool has_year(const struct around *around)
{
	const size_t index = next_of(around);

	return has_next(around) && is_year(around, index) && run_at(around, index)->gap_length <= 2 &&
	       run_at(around, index)->gap & (GAP_COMMA | GAP_STOP);
}

bool is_cited(const struct around *around)
{
	const size_t index = next_of(around);
	const struct run *next;

	if (!has_next(around))
		return false;
	next = run_at(around, index);
	if (next->flags & RUN_DIGITS)
		return length_of(next) == 4 && next->gap_length <= 2 &&
		       (next->gap & (GAP_COMMA | GAP_STOP) || (is_surname(around) && is_year(around, index)));
	if (possessive(around))
		return is_surname(around) && is_year(around, index + 1) && run_at(around, index + 1)->gap_length <= 2;
	if (next_class(around) & WORD_WORK)
		return true;
	return is_listed(around) || cited_with(around);
}

/* The class of the words right before and after, over a comma, too. */
static uint32_t near_class(const struct around *around, size_t index)
{
	const uint16_t gaps = GAP_SPACE | GAP_NEWLINE | GAP_COMMA;
	const size_t later = index > around->hit->last ? index : around->hit->first;

	return index < around->runs->count && run_adjoins(run_at(around, later), gaps) ? run_class(around->runs, index)
										       : 0;
}

/* R v Smith, Smith v Chief Constable, Smith et al., Smith, ibid. */
static bool of_case(const struct around *around)
{
	const uint32_t after = near_class(around, next_of(around));

	if (after & (WORD_VERSUS | WORD_SOURCE) && !is_capital(run_at(around, next_of(around))))
		return true;
	return around->hit->first > 1 && near_class(around, around->hit->first - 1) & WORD_VERSUS &&
	       is_capital(run_at(around, around->hit->first - 2));
}

bool after_saint(const struct around *around)
{
	return previous_adjoins(around, GAP_SPACE | GAP_NEWLINE) &&
	       run_class(around->runs, around->hit->first - 1) & WORD_BEFORE &&
	       is_capital(run_at(around, around->hit->first - 1));
}

static bool next_is(const struct around *around, size_t index, const char *word)
{
	return index < around->runs->count && run_is(around, index, word);
}

bool before_of(const struct around *around)
{
	return next_adjoins(around) && next_is(around, next_of(around), "of");
}

/* Smith plc, Smith & Sons, Smith and Co. */
static bool names_firm(const struct around *around)
{
	const size_t index = next_of(around);
	const bool joined = next_is(around, index, "and");
	const size_t firm = joined ? index + 1 : index;

	if (next_adjoins(around) &&
	    (run_is(around, index, "plc") || run_is(around, index, "ltd") || run_is(around, index, "llp")))
		return true;
	return firm < around->runs->count && is_capital(run_at(around, firm)) &&
	       run_at(around, firm)->gap_length <= 3 && (joined || run_at(around, firm)->gap & GAP_JOIN) &&
	       (run_class(around->runs, firm) & WORD_KIND || run_is(around, firm, "co"));
}

/* Smith-on-Sea, Smith upon Tees. */
static bool joined_to_place(const struct around *around)
{
	const size_t index = next_of(around);

	if (!is_surname(around) || index + 1 >= around->runs->count || is_capital(run_at(around, index)))
		return false;
	return (run_at(around, index)->gap == GAP_HYPHEN && run_at(around, index + 1)->gap == GAP_HYPHEN &&
		run_class(around->runs, index) & WORD_AT) ||
	       (next_is(around, index, "upon") && is_capital(run_at(around, index + 1)));
}

/* Henry VIII, Mary of Scotland. */
static bool reigned(const struct around *around)
{
	const size_t index = next_of(around);

	if (around->entry->part == PART_SURNAME || !next_adjoins(around))
		return false;
	if (before_of(around))
		return index + 1 < around->runs->count && is_capital(run_at(around, index + 1));
	if (!(run_at(around, index)->flags & RUN_ALL_UPPER) || length_of(run_at(around, index)) < 2)
		return false;
	for (size_t at = run_at(around, index)->start; at < run_at(around, index)->end; at++)
		if (around->runs->view->narrow[at] != 'i' && around->runs->view->narrow[at] != 'v' &&
		    around->runs->view->narrow[at] != 'x')
			return false;
	return true;
}

bool before_noun(const struct around *around)
{
	const uint32_t not_noun = WORD_IS | WORD_SAYS | WORD_HAD | WORD_GRAMMAR | WORD_AT | WORD_ARTICLE |
				  WORD_PRONOUN | WORD_OWN | WORD_PARTICLE | WORD_BESIDE;
	const uint32_t class = next_class(around);
	const size_t next = next_of(around);

	if (!(class & WORD_ORDINARY) || class & not_noun)
		return false;
	return !is_capital(run_at(around, next)) && length_of(run_at(around, next)) > 3 &&
	       !run_ends_in(around, next, "ed") && !run_ends_in(around, next, "ly") && !run_ends_in(around, next, "s");
}

/* "the Smith case", "The Smith Prize": a thing that is called so, and not the family. */
static bool names_thing(const struct around *around)
{
	const uint32_t not_thing = WORD_KIN | WORD_NAME | WORD_PROPER | WORD_TITLE | WORD_MONTH | WORD_GRAMMAR |
				   WORD_SAYS | WORD_IS | WORD_AT | WORD_EPITHET;
	const uint32_t class = next_class(around);

	if (!(class & WORD_ORDINARY) || class & not_thing)
		return false;
	if (is_capital(run_at(around, next_of(around))))
		return !(run_at(around, next_of(around))->flags & RUN_ALL_UPPER);
	return previous_adjoins(around, GAP_SPACE | GAP_NEWLINE) && is_surname(around) &&
	       run_class(around->runs, around->hit->first - 1) & WORD_ARTICLE && before_noun(around);
}

/* "Charlotte is a city." */
static bool is_thing(const struct around *around)
{
	const uint32_t thing = WORD_KIND | WORD_WORK | WORD_FOUND;
	const size_t index = next_of(around);

	return next_class(around) & WORD_IS && index + 2 < around->runs->count &&
	       run_class(around->runs, index + 1) & WORD_ARTICLE && gap_within(run_at(around, index + 2), GAP_SPACE) &&
	       run_class(around->runs, index + 2) & thing;
}

/* Luke 14:2: chapter and verse. */
static bool is_scripture(const struct around *around)
{
	const size_t index = next_of(around);

	return index + 1 < around->runs->count &&
	       run_at(around, index)->flags & run_at(around, index + 1)->flags & RUN_DIGITS &&
	       run_at(around, index)->gap == GAP_SPACE && run_at(around, index + 1)->gap == GAP_STOP &&
	       length_of(run_at(around, index)) <= 3 && !is_surname(around);
}

bool called_after(const struct around *around)
{
	return owns_find(around) || names_firm(around) || joined_to_place(around) || names_thing(around) ||
	       reigned(around) || is_thing(around) || is_scripture(around) || (is_surname(around) && of_case(around));
}

bool of_body(const struct around *around)
{
	const size_t index = around->hit->first;

	if (index > 0 && run_at(around, index)->gap & GAP_SPACE && index > 1 &&
	    run_at(around, index - 1)->gap == GAP_APOSTROPHE && is_capital(run_at(around, index - 2)) &&
	    length_of(run_at(around, index - 1)) == 1)
		return true;
	return (is_article(around, "of") || is_article(around, "for")) && index > 1 &&
	       is_capital(run_at(around, index - 2)) && run_class(around->runs, index - 2) & WORD_ORDINARY;
}
