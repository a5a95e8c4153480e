/*
 * What initials are worth: three capitals by themselves, R.D., Mr H, a lone letter where somebody would be named, or
 * anywhere where it is all that is registered. They are to be reviewed, never more.
 */
#include "around.h"
#include "words.h"

/* Two capitals that are read as something else before they are read as somebody. */
static bool is_common(const struct around *around)
{
	static const char pairs[][3] = { "ai", "bc", "bp", "cc", "cd", "co", "cp", "cv", "dc", "ds", "dv", "ed", "eu",
					 "ga", "gp", "hc", "hr", "hv", "id", "iq", "it", "kc", "la", "lp", "ml", "mp",
					 "ms", "ni", "no", "nr", "ok", "pa", "pc", "pe", "ph", "pm", "po", "ps", "qc",
					 "re", "rj", "sc", "se", "si", "so", "st", "sw", "tb", "tv", "uk", "un", "us",
					 "vs", "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is",
					 "me", "my", "of", "on", "or", "to", "up", "we" };
	const uint32_t *letters = around->entry->letters;

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (letters[0] == (unsigned char)pairs[i][0] && letters[1] == (unsigned char)pairs[i][1])
			return true;
	return false;
}

/* A name goes on after them: J. S. Mill. */
static bool name_follows(const struct around *around)
{
	const struct run *next;

	if (!has_next(around))
		return false;
	next = run_at(around, next_of(around));
	return is_capital(next) && !(next->gap & ~(uint16_t)(GAP_SPACE | GAP_DOT | GAP_NEWLINE | GAP_HYPHEN)) &&
	       !(run_class(around->runs, next_of(around)) & WORD_GRAMMAR) &&
	       (length_of(next) == 1 || !(run_class(around->runs, next_of(around)) & WORD_ORDINARY));
}

/* They are part of something longer: X-ray, C3, "S & P", a name before them. */
static bool glued(const struct around *around)
{
	const struct run *first = run_at(around, around->hit->first);

	if (around->hit->first > 0) {
		const struct run *before = first - 1;

		if (first->gap_length == 0 || first->gap & (GAP_HYPHEN | GAP_APOSTROPHE | GAP_JOIN | GAP_SIGN) ||
		    before->flags & RUN_DIGITS)
			return true;
	}
	return has_next(around) && (run_at(around, next_of(around))->gap_length == 0 ||
				    run_at(around, next_of(around))->gap & (GAP_HYPHEN | GAP_JOIN | GAP_SIGN) ||
				    run_at(around, next_of(around))->flags & RUN_DIGITS);
}

/* The letters stand where somebody would be named. */
static bool named_here(const struct around *around)
{
	const bool acts = next_class(around) & (WORD_IS | WORD_HAD | WORD_SAYS) || possessive(around);

	if (starts_sentence(around, around->hit->first))
		return acts;
	return previous_class(around) & WORD_BESIDE || is_article(around, "of");
}

static bool is_dotted(const struct around *around)
{
	for (size_t i = around->hit->first + 1; i <= around->hit->last; i++)
		if (!(run_at(around, i)->gap & GAP_DOT))
			return false;
	return around->hit->last > around->hit->first;
}

/* A letter by which somebody is known: neither the article nor the pronoun. */
static bool may_be_somebody(const struct around *around)
{
	if (titled(around) || possessive(around))
		return true;
	return around->entry->letters[0] != 'i' &&
	       (around->entry->letters[0] != 'a' || !starts_sentence(around, around->hit->first));
}

static bool is_worth_looking_at(const struct around *around)
{
	const struct entry *entry = around->entry;

	if (entry->length > 2)
		return true;
	if (glued(around) || name_follows(around))
		return false;
	if (entry->flags & ENTRY_WHOLE)
		return may_be_somebody(around);
	if (entry->length == 1)
		return entry->flags & ENTRY_FIRST
			       ? entry->letters[0] != 'i' && entry->letters[0] != 'a' && named_here(around)
			       : previous_class(around) & WORD_TITLE &&
					 is_capital(run_at(around, around->hit->first - 1));
	return is_dotted(around) || (around->hit->first > 0 && run_is(around, around->hit->first - 1, "initials")) ||
	       (!is_common(around) && (named_here(around) || next_class(around) & (WORD_IS | WORD_HAD)));
}

uint8_t initials_grade(const struct around *around)
{
	for (size_t i = around->hit->first; i <= around->hit->last; i++)
		if (!(run_at(around, i)->flags & RUN_ALL_UPPER) ||
		    (i > around->hit->first && run_at(around, i)->gap & GAP_NEWLINE))
			return 0;
	if (in_capitals(around) || !is_worth_looking_at(around))
		return 0;
	return around->hit->first == around->hit->last && around->entry->length > 1 &&
			       run_class(around->runs, around->hit->first) & WORD_ORDINARY
		       ? 0
		       : CSPR_GRADE_REVIEW;
}
