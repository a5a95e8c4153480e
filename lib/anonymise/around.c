/*
 * What is around a hit: what stands before and after it, whether a sentence starts, whose name it is.
 */
#include "around.h"
#include "words.h"

#include <string.h>

enum { LONGEST_MESSAGE = 300 };

const struct run *run_at(const struct around *around, size_t index)
{
	return &around->runs->list[index];
}

bool run_is(const struct around *around, size_t index, const char *word)
{
	const struct run *run = run_at(around, index);
	const size_t length = strlen(word);

	return length_of(run) == length && !memcmp(around->runs->view->narrow + run->start, word, length);
}

bool run_ends_in(const struct around *around, size_t index, const char *letters)
{
	const struct run *run = run_at(around, index);
	const size_t length = strlen(letters);

	return length_of(run) >= length && !memcmp(around->runs->view->narrow + run->end - length, letters, length);
}

bool has_next(const struct around *around)
{
	return around->hit->last + 1 < around->runs->count;
}

size_t next_of(const struct around *around)
{
	return around->hit->last + 1;
}

bool next_adjoins(const struct around *around)
{
	return has_next(around) && run_adjoins(run_at(around, next_of(around)), GAP_SPACE | GAP_NEWLINE);
}

bool previous_adjoins(const struct around *around, uint16_t gaps)
{
	return around->hit->first > 0 && run_adjoins(run_at(around, around->hit->first), gaps);
}

uint32_t next_class(const struct around *around)
{
	return next_adjoins(around) ? run_class(around->runs, next_of(around)) : 0;
}

uint32_t previous_class(const struct around *around)
{
	return previous_adjoins(around, GAP_SPACE | GAP_NEWLINE | GAP_DOT)
		       ? run_class(around->runs, around->hit->first - 1)
		       : 0;
}

/* Mr Hill, Mr R. J. Hill; but after "with his doctor." another sentence begins. */
bool titled(const struct around *around)
{
	const size_t first = runs_initials_before(around->runs, around->hit->first);
	const struct run *run = run_at(around, first);

	return first > 0 && run_adjoins(run, GAP_SPACE | GAP_NEWLINE | GAP_DOT) &&
	       run_class(around->runs, first - 1) & (WORD_TITLE | WORD_EPITHET) &&
	       !(run->gap & GAP_DOT && length_of(run - 1) > 5);
}

bool possessive(const struct around *around)
{
	const struct run *next;

	if (!has_next(around))
		return false;
	next = run_at(around, next_of(around));
	return next->gap == GAP_APOSTROPHE && next->gap_length == 1 && length_of(next) == 1 &&
	       around->runs->view->narrow[next->start] == 's';
}

bool is_article(const struct around *around, const char *article)
{
	return previous_adjoins(around, GAP_SPACE | GAP_NEWLINE) && run_is(around, around->hit->first - 1, article);
}

bool starts_sentence(const struct around *around, size_t index)
{
	const unsigned char *narrow = around->runs->view->narrow;
	size_t at = run_at(around, index)->start;
	bool line = false;

	for (size_t looked = 0; at > 0 && looked < 64; at--, looked++) {
		switch (narrow[at - 1]) {
		case '.':
		case '?':
		case '!':
		case ':':
		case ';':
		case '"':
		case '(':
		case 0x01: /* a bullet, a dash */
			return true;
		case '\'':
			/* An opening quote has a space before it. */
			return at < 2 || narrow[at - 2] == ' ' || narrow[at - 2] == '\n' || narrow[at - 2] == '"';
		case '\n':
			if (line)
				return true;
			line = true;
			break;
		case '-':
			if (at > 1 && (narrow[at - 2] == '\n' || narrow[at - 2] == ' ' || narrow[at - 2] == '-'))
				return true;
			return false;
		case ' ':
		case '*':
		case '_':
		case '#':
		case '>':
		case '[':
			break;
		default:
			return false;
		}
	}
	return at == 0;
}

bool other_surname(const struct around *around)
{
	const struct run *next;
	uint32_t class;

	if (!next_adjoins(around))
		return false;
	next = run_at(around, next_of(around));
	if (!is_capital(next) || length_of(next) < 3 || next->flags & RUN_DIGITS ||
	    (next->flags & RUN_ALL_UPPER && !(run_at(around, around->hit->last)->flags & RUN_ALL_UPPER)))
		return false;
	class = run_class(around->runs, next_of(around));
	if ((class & WORD_ORDINARY && !(class & (WORD_PROPER | WORD_NAME))) || class & (WORD_TITLE | WORD_MONTH))
		return false;
	return !matcher_has(around->matcher, next->hash, around->entry->identity);
}

static bool is_given(const struct entry *entry)
{
	return entry->part == PART_FORENAME || entry->part == PART_MIDDLE;
}

/* A run with a capital that no name of the identity is, glued on by a hyphen. */
static bool is_other_half(const struct around *around, size_t index, size_t hyphen)
{
	const struct run *run = run_at(around, index), *gap = run_at(around, hyphen);

	return gap->gap == GAP_HYPHEN && gap->gap_length == 1 && is_capital(run) && length_of(run) > 1 &&
	       !(run->flags & RUN_DIGITS) && !matcher_has(around->matcher, run->hash, around->entry->identity);
}

/* Jean-Paul, where Jean is registered. */
static bool of_two(const struct around *around)
{
	const size_t first = around->hit->first, next = next_of(around);

	return (has_next(around) && is_other_half(around, next, next)) ||
	       (first > 0 && is_other_half(around, first - 1, first));
}

/* Paul Jones, where Smith-Jones is registered. */
static bool after_other_forename(const struct around *around)
{
	const size_t first = around->hit->first;

	return previous_adjoins(around, GAP_SPACE | GAP_NEWLINE) && is_capital(run_at(around, first - 1)) &&
	       length_of(run_at(around, first - 1)) > 2 && is_forename(around, run_at(around, first - 1)) &&
	       !matcher_has(around->matcher, run_at(around, first - 1)->hash, around->entry->identity);
}

bool of_another(const struct around *around)
{
	if (is_given(around->entry))
		return of_two(around) ||
		       (around->matcher->has_surname[around->entry->identity] && other_surname(around));
	if (around->entry->part != PART_SURNAME)
		return false;
	/* Robin Hood, where somebody's surname is Robin. */
	return (other_surname(around) && is_forename(around, run_at(around, around->hit->first))) ||
	       (around->entry->flags & ENTRY_HALF && after_other_forename(around));
}

bool is_one_of(const struct around *around)
{
	return is_given(around->entry) && (is_article(around, "a") || is_article(around, "an"));
}

/* "to May", "after Sunday": a day, or whoever was gone to; "from April to May" is a stretch of time. */
static bool reaches(const struct around *around)
{
	static const char *const words[] = { "to", "at", "after", "before", "through", "via", "towards", "around" };
	size_t index = around->hit->first;
	bool found = false;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		found |= is_article(around, words[i]);
	return found && !(index > 1 && (run_at(around, index - 2)->flags & RUN_DIGITS ||
					run_class(around->runs, index - 2) & WORD_MONTH));
}

bool is_date(const struct around *around)
{
	if (has_next(around) && run_at(around, next_of(around))->flags & RUN_DIGITS &&
	    run_at(around, next_of(around))->gap_length <= 3 && !(run_at(around, next_of(around))->gap & GAP_STOP))
		return true;
	if (around->hit->first > 0) {
		const struct run *run = run_at(around, around->hit->first);
		const struct run *before = run - 1;

		if (before->flags & RUN_DIGITS && run->gap_length <= 3)
			return true;
		/* 3rd May, 3rd of May */
		if (length_of(before) == 2 && before->gap_length == 0 && around->hit->first > 1 &&
		    before[-1].flags & RUN_DIGITS)
			return true;
	}
	if (!(previous_class(around) & WORD_AT) && !is_article(around, "of"))
		return false;
	/* "since April was born" */
	return !(next_class(around) & (WORD_IS | WORD_HAD | WORD_SAYS)) && !reaches(around);
}

/* The place after the quotation mark that opens a message of small letters around a hit, or 0. */
static size_t message_start(const struct around *around)
{
	const struct folded *view = around->runs->view;
	const size_t start = run_at(around, around->hit->first)->start;
	size_t at = start;

	while (at > 0 && start - at < LONGEST_MESSAGE && view->narrow[at - 1] != '"' &&
	       !(view->narrow[at - 1] == '\n' && at > 1 && view->narrow[at - 2] == '\n'))
		at--;
	if (!at || view->narrow[at - 1] != '"' || !(view->flags[at] & FOLD_LETTER) || view->flags[at] & FOLD_UPPER)
		return 0;
	return at;
}

bool in_message(const struct around *around)
{
	const size_t start = message_start(around);
	size_t index = around->hit->first;

	if (!start)
		return false;
	while (index > 0 && run_at(around, index - 1)->start >= start)
		index--;
	for (size_t i = 1; i <= 5 && i <= index; i++)
		if (run_class(around->runs, index - i) & WORD_MESSAGE)
			return true;
	return false;
}

bool is_somebody(const struct around *around)
{
	return previous_class(around) & WORD_BESIDE || next_class(around) & WORD_SAYS ||
	       (next_class(around) & WORD_IS && run_at(around, around->hit->first)->gap & GAP_STOP);
}

bool and_own(const struct around *around)
{
	const size_t next = next_of(around);

	return next_adjoins(around) && next + 1 < around->runs->count && run_is(around, next, "and") &&
	       gap_within(run_at(around, next + 1), GAP_SPACE | GAP_NEWLINE) &&
	       run_class(around->runs, next + 1) & WORD_OWN;
}

bool has_age(const struct around *around)
{
	const struct run *next = has_next(around) ? run_at(around, next_of(around)) : NULL;

	return next && next->flags & RUN_DIGITS && next->gap & GAP_STOP && next->gap_length <= 3 &&
	       length_of(next) <= 2;
}

bool next_acts(const struct around *around)
{
	const struct run *next;

	if (!next_adjoins(around))
		return false;
	next = run_at(around, next_of(around));
	return next_class(around) & WORD_SAYS ||
	       (!is_capital(next) && length_of(next) > 4 && next_class(around) & WORD_ORDINARY &&
		run_ends_in(around, next_of(around), "ed"));
}

bool acts_as_person(const struct around *around)
{
	const uint32_t next = next_class(around);

	return next & WORD_SAYS && !(next & WORD_PASSES);
}

bool is_forename(const struct around *around, const struct run *run)
{
	return known_names_have(&around->matcher->known, run->hash);
}

bool in_capitals(const struct around *around)
{
	const struct run *run = run_at(around, around->hit->first);

	if (!(run->flags & RUN_ALL_UPPER) || length_of(run) < 2)
		return false;
	if (has_next(around) && !(run[1].gap & GAP_PARAGRAPH) && !possessive(around))
		return run_at(around, next_of(around))->flags & RUN_ALL_UPPER;
	return around->hit->first > 0 && !(run->gap & GAP_PARAGRAPH) && run[-1].flags & RUN_ALL_UPPER;
}
