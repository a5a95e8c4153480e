/*
 * What is around a hit, and so what it is worth: a name that nobody could take for anything else is definite, a word
 * that may be one is to be reviewed, and what is no name here is nothing.
 */
#include "around.h"
#include "words.h"

/* An ordinary word that begins a sentence with a capital, as it would anyway. */
static uint8_t grade_start(const struct around *around)
{
	uint32_t next = next_class(around);
	bool capital_next = next_adjoins(around) && is_capital(run_at(around, next_of(around)));

	if (possessive(around))
		return around->entry->flags & ENTRY_MONTH || owns_capital(around) ? CSPR_GRADE_REVIEW
										  : CSPR_GRADE_DEFINITE;
	if (acts_as_person(around) || has_age(around))
		return CSPR_GRADE_DEFINITE;
	if (of_another(around) || names_place(around))
		return CSPR_GRADE_REVIEW;
	if ((next & WORD_HAD && !(around->entry->flags & ENTRY_MONTH)) || and_own(around))
		return CSPR_GRADE_DEFINITE;
	if (around->entry->flags & ENTRY_GRAMMAR) {
		if (next & (WORD_IS | WORD_HAD) && !(next & WORD_PRONOUN))
			return around->entry->flags & ENTRY_MONTH ? CSPR_GRADE_REVIEW : CSPR_GRADE_DEFINITE;
		if (next_acts(around))
			return CSPR_GRADE_REVIEW;
		return has_next(around) && run_at(around, next_of(around))->gap & GAP_COMMA ? CSPR_GRADE_REVIEW : 0;
	}
	if (capital_next && !(next & (WORD_ORDINARY | WORD_MONTH)) && around->entry->part != PART_SURNAME)
		return CSPR_GRADE_DEFINITE;
	return CSPR_GRADE_REVIEW;
}

/* What words that begin a sentence before a name mean: "Then Mark", "In Hope", "Dear Grace". */
enum {
	OPENS = WORD_GRAMMAR | WORD_AT | WORD_ARTICLE | WORD_OWN | WORD_PRONOUN | WORD_IS | WORD_SAYS | WORD_BESIDE |
		WORD_EPITHET | WORD_TITLE | WORD_MONTH | WORD_MESSAGE
};

/* Beside a capital word that is no forename: Barclays Banks. One that begins a sentence may be any word. */
static bool follows_capital(const struct around *around)
{
	const struct run *before = run_at(around, around->hit->first) - 1;
	uint32_t class;

	if (!previous_adjoins(around, GAP_SPACE | GAP_NEWLINE) || !is_capital(before) || length_of(before) < 2)
		return false;
	class = run_class(around->runs, around->hit->first - 1);
	if (class & WORD_KIND || !starts_sentence(around, around->hit->first - 1))
		return true;
	return !(class & OPENS) && !is_forename(around, before);
}

/* An ordinary word with a capital that it has for a reason. */
static uint8_t grade_within(const struct around *around)
{
	uint32_t previous =
		previous_adjoins(around, GAP_SPACE | GAP_NEWLINE) ? run_class(around->runs, around->hit->first - 1) : 0;

	if (is_kind_of_place(around))
		return 0;
	if (of_another(around) || names_place(around) || previous & (WORD_ARTICLE | WORD_OWN) || of_body(around) ||
	    (possessive(around) && owns_capital(around)))
		return CSPR_GRADE_REVIEW;
	if (next_adjoins(around) && is_capital(run_at(around, next_of(around))) && next_class(around) & WORD_ORDINARY &&
	    !(next_class(around) & (WORD_NAME | WORD_GRAMMAR)))
		return CSPR_GRADE_REVIEW;
	if (follows_capital(around))
		return CSPR_GRADE_REVIEW;
	return CSPR_GRADE_DEFINITE;
}

/* Mrs smith: the title has a capital. */
static bool called(const struct around *around)
{
	return titled(around) && is_capital(run_at(around, around->hit->first - 1)) &&
	       !(previous_class(around) & WORD_EPITHET);
}

/* '"Yes," said Florence.' */
static bool said_it(const struct around *around)
{
	const struct run *verb = run_at(around, around->hit->first) - 1;
	const unsigned char *narrow = around->runs->view->narrow;

	return previous_adjoins(around, GAP_SPACE | GAP_NEWLINE) && verb->start > 1 && !is_capital(verb) &&
	       run_class(around->runs, around->hit->first - 1) & WORD_SAYS &&
	       (narrow[verb->start - 1] == ' ' || narrow[verb->start - 1] == '\n') &&
	       (narrow[verb->start - 2] == '"' || narrow[verb->start - 2] == '\'');
}

static bool may_be_place(const struct around *around)
{
	return around->entry->flags & ENTRY_PLACE && !possessive(around) && !next_acts(around) && !said_it(around);
}

/* "At Dawn", "In Hope of better": nobody is named so where a sentence begins. */
static bool opens_with(const struct around *around)
{
	return !possessive(around) && starts_sentence(around, around->hit->first - 1);
}

static uint8_t grade_word(const struct around *around)
{
	const struct run *run = run_at(around, around->hit->first);

	if (!is_capital(run))
		return run->flags & RUN_ALTERED || called(around) || (in_message(around) && is_somebody(around)) ||
				       (!(around->entry->flags & ENTRY_GRAMMAR) &&
					run_in_handle(around->runs, around->hit->first))
			       ? CSPR_GRADE_REVIEW
			       : 0;
	if (around->entry->flags & ENTRY_MONTH && is_date(around))
		return possessive(around) ? CSPR_GRADE_REVIEW : 0;
	if (previous_class(around) & WORD_AT && (around->entry->flags & ENTRY_MONTH || opens_with(around)))
		return CSPR_GRADE_REVIEW;
	/* One who is registered as "Captain" or Prince is not whoever is Captain Something. */
	if ((around->entry->part == PART_NAME || around->entry->part == PART_FORENAME) &&
	    run_class(around->runs, around->hit->first) & WORD_TITLE && next_adjoins(around) &&
	    is_capital(run_at(around, next_of(around))))
		return 0;
	if (titled(around))
		return CSPR_GRADE_DEFINITE;
	if (may_be_place(around))
		return CSPR_GRADE_REVIEW;
	if (in_capitals(around))
		return around->entry->flags & ENTRY_GRAMMAR ? 0 : CSPR_GRADE_REVIEW;
	return starts_sentence(around, around->hit->first) ? grade_start(around) : grade_within(around);
}

static size_t hit_length(const struct around *around)
{
	return around->hit->end - around->hit->start;
}

static uint8_t grade_plain(const struct around *around)
{
	const struct entry *entry = around->entry;
	const struct run *run = run_at(around, around->hit->first);

	if (entry->flags & ENTRY_WORD)
		return grade_word(around);
	if (!is_capital(run)) {
		if (hit_length(around) < 3 && !(run->flags & RUN_ALTERED))
			return 0;
		if (previous_class(around) & WORD_ARTICLE)
			return CSPR_GRADE_REVIEW;
		return hit_length(around) < 4 || entry->flags & (ENTRY_FIRST | ENTRY_PLACE) ? CSPR_GRADE_REVIEW
											    : CSPR_GRADE_DEFINITE;
	}
	if (entry->part != PART_BODY && (names_place(around) || after_saint(around)))
		return CSPR_GRADE_REVIEW;
	if (titled(around))
		return has_year(around) ? CSPR_GRADE_REVIEW : CSPR_GRADE_DEFINITE;
	if (of_another(around) || is_one_of(around) || is_cited(around) ||
	    (entry->part != PART_BODY && called_after(around)))
		return CSPR_GRADE_REVIEW;
	if (entry->flags & ENTRY_FIRST && starts_sentence(around, around->hit->first) &&
	    (before_noun(around) || before_of(around)))
		return CSPR_GRADE_REVIEW;
	if (may_be_place(around))
		return CSPR_GRADE_REVIEW;
	return CSPR_GRADE_DEFINITE;
}

/* Of a word that is not even registered, what is doubtful is nothing. */
static uint8_t grade_derived_word(const struct around *around)
{
	uint8_t grade = grade_word(around);
	uint32_t previous =
		previous_adjoins(around, GAP_SPACE | GAP_NEWLINE) ? run_class(around->runs, around->hit->first - 1) : 0;

	if (grade == CSPR_GRADE_REVIEW) {
		if ((around->entry->part == PART_SURNAME || around->entry->part == PART_BODY) &&
		    is_article(around, "the"))
			return grade;
		if (starts_sentence(around, around->hit->first) ? !(next_class(around) & WORD_IS)
								: !(previous & WORD_OWN))
			return 0;
	}
	return grade ? CSPR_GRADE_REVIEW : 0;
}

/* A form that is not as registered says something only with a capital, and little by itself. */
static uint8_t grade_derived(const struct around *around)
{
	const struct entry *entry = around->entry;

	if (!is_capital(run_at(around, around->hit->first)))
		return !(entry->flags & ENTRY_WORD) && ((is_article(around, "the") && entry->part == PART_SURNAME) ||
							run_in_handle(around->runs, around->hit->first))
			       ? CSPR_GRADE_REVIEW
			       : 0;
	if (entry->part != PART_SURNAME && other_surname(around) && around->matcher->has_surname[entry->identity])
		return 0;
	if (entry->part == PART_SURNAME && !(entry->flags & ENTRY_WORD) &&
	    (titled(around) || is_article(around, "the")))
		return CSPR_GRADE_DEFINITE;
	if (entry->flags & ENTRY_WORD)
		return grade_derived_word(around);
	return names_place(around) && entry->part != PART_BODY ? 0 : CSPR_GRADE_REVIEW;
}

/* Words without a capital that are ordinary ones, each of them; *ret_grammar: one is among them as in any sentence. */
static bool all_words(const struct around *around, bool *ret_grammar)
{
	*ret_grammar = false;
	for (size_t i = around->hit->first; i <= around->hit->last; i++) {
		uint32_t class = run_class(around->runs, i);

		if (is_capital(run_at(around, i)) || !(class & WORD_ORDINARY))
			return false;
		*ret_grammar |= class & WORD_GRAMMAR;
	}
	return true;
}

static bool is_small_letter(const struct around *around, size_t index)
{
	const struct run *run = run_at(around, index);

	return length_of(run) == 1 && !is_capital(run);
}

/* Whether a letter beside a name is no initial of it: "a Bennet", "Bennet v Darcy", "to Child A. Bennet came". */
static bool has_other_letter(const struct around *around)
{
	const size_t first = around->hit->first, last = around->hit->last;

	if (is_small_letter(around, first) && run_at(around, first + 1)->gap & GAP_SPACE)
		return true;
	if (is_small_letter(around, last) && run_at(around, last)->gap & GAP_SPACE &&
	    length_of(run_at(around, last - 1)) > 1 && is_capital(run_at(around, first)))
		return true;
	return length_of(run_at(around, first)) == 1 && is_letter_of_label(around->runs, first);
}

static uint8_t grade_full(const struct around *around)
{
	const bool several = around->hit->last > around->hit->first;
	bool grammar;

	if (all_words(around, &grammar))
		return several && !grammar ? CSPR_GRADE_REVIEW : 0;
	return several && (around->entry->flags & ENTRY_WORD || has_other_letter(around)) ? 0 : CSPR_GRADE_DEFINITE;
}

uint8_t evidence_grade(const struct matcher *matcher, const struct runs *runs, const struct hit *hit)
{
	const struct around around = {
		.matcher = matcher, .runs = runs, .hit = hit, .entry = &matcher->entries[hit->entry]
	};
	const uint16_t weak = ENTRY_DERIVED | ENTRY_WORD | ENTRY_FIRST | ENTRY_PLACE;

	switch ((enum via)hit->via) {
	case VIA_LOOSE:
		return 0;
	case VIA_INSIDE:
		return around.entry->flags & weak ? CSPR_GRADE_REVIEW : CSPR_GRADE_DEFINITE;
	case VIA_CONFUSED:
		return hit->last > hit->first || around.entry->length > 5 ? CSPR_GRADE_DEFINITE : CSPR_GRADE_REVIEW;
	case VIA_SPLIT:
		return around.entry->length > 5 ? CSPR_GRADE_DEFINITE : CSPR_GRADE_REVIEW;
	case VIA_SOUND:
	case VIA_FUZZY:
		return titled(&around)				     ? CSPR_GRADE_DEFINITE
		       : of_another(&around) || names_place(&around) ? 0
								     : CSPR_GRADE_REVIEW;
	case VIA_EXACT:
		break;
	}
	switch ((enum part)around.entry->part) {
	case PART_INITIALS:
		return initials_grade(&around);
	case PART_FULL:
		return grade_full(&around);
	case PART_FORENAME:
	case PART_MIDDLE:
	case PART_SURNAME:
	case PART_NAME:
	case PART_BODY:
		break;
	}
	return around.entry->flags & ENTRY_DERIVED ? grade_derived(&around) : grade_plain(&around);
}
