/*
 * Names of which some letters are hidden: C****m, Cal***, J. S*****, Call_m, C—m, Cal...
 *
 * A sign that stands for one letter each (* _ # and blocks) must fit the name letter by letter, or be there three times
 * or more; a dash and an ellipsis stand for any number. The first letter is shown, and one more at least: of the name,
 * or the initial before it.
 *
 * What must stay true: nothing here is ever definite; at one place, each name is looked at once that begins so.
 */
#include "hits.h"
#include "words.h"

#include <string.h>

enum {
	HIDDEN = 0,	  /* in the place of a letter */
	SURE_SIGNS = 3,	  /* so many do not say how many letters they are for */
	SURE_LETTERS = 3, /* before what is cut off by a dash or an ellipsis; and in small letters */
	MOST_FITTING = 4  /* identities that are told in one place */
};

/* What hides: each letter, or what there is of the word. */
enum hiding { HIDING_NONE, HIDING_EACH, HIDING_JOINT, HIDING_DASH, HIDING_DOTS };

struct masked {
	uint32_t letters[LONGEST_ENTRY]; /* HIDDEN: any */
	size_t length, shown;
	size_t first, rest; /* letters before the first that is hidden, and after the last */
	size_t gaps, signs;
	uint32_t mask;	  /* of the letters that are shown */
	uint32_t initial; /* of a forename, before it; 0: there is none */
	uint32_t before;  /* where that starts */
	uint32_t start, end;
	enum hiding hiding;
	bool word; /* what is shown at its beginning is a word by itself */
};

static enum hiding hiding_at(const struct folded *view, size_t at)
{
	switch (view->narrow[at]) {
	case '*':
	case '#':
		return HIDING_EACH;
	case '_':
		return HIDING_JOINT;
	case '-':
		return HIDING_DASH;
	case '.':
		return HIDING_DOTS;
	case 0x01:
		switch (folded_point(view, at)) {
		case 0x2022: /* bullets and blocks */
		case 0x25CF:
		case 0x25A0:
		case 0x2588:
			return HIDING_EACH;
		}
	}
	return HIDING_NONE;
}

static bool starts_here(const struct folded *view, uint32_t start)
{
	static const char before[] = " \n\"'([,;:";

	return !start || memchr(before, view->narrow[start - 1], sizeof(before) - 1);
}

/* A sign is one, however many points it became; a hyphen by itself is none. */
static size_t count_signs(const struct folded *view, size_t at, enum hiding hiding, size_t *ret_end)
{
	size_t count = 0;
	bool wide = false;

	for (; at < view->count && hiding_at(view, at) == hiding; at++, count++)
		wide |= hiding == HIDING_DASH && folded_end(view, at) - folded_start(view, at) > 2;
	*ret_end = at;
	if (hiding == HIDING_DASH)
		return count > 1 || wide ? count : 0;
	return hiding == HIDING_DOTS && count < SURE_SIGNS ? 0 : count;
}

static void show(struct masked *masked, const struct folded *view, const struct run *run)
{
	for (uint32_t at = run->start; at < run->end; at++) {
		uint32_t letter = folded_point(view, at);

		masked->letters[masked->length++] = letter;
		if (letter >= 'a' && letter <= 'z')
			masked->mask |= 1u << (letter - 'a');
	}
	masked->shown += length_of(run);
	masked->rest = length_of(run);
	masked->end = run->end;
}

/* A word from a run on; false: it has nothing hidden, or too much. */
static bool read_masked(const struct runs *runs, size_t index, struct masked *masked)
{
	const struct folded *view = runs->view;
	const struct run *run = &runs->list[index];
	enum hiding hiding = hiding_at(view, run->end);
	size_t end, signs;

	*masked = (struct masked){ .start = run->start, .first = length_of(run), .hiding = hiding };
	for (;; run++) {
		if (masked->length + length_of(run) > LONGEST_ENTRY)
			return false;
		show(masked, view, run);
		signs = count_signs(view, run->end, hiding, &end);
		if (!signs || run->end == view->count)
			return masked->gaps;
		if (masked->length + signs > LONGEST_ENTRY)
			return false;
		masked->end = (uint32_t)end;
		masked->signs = signs;
		masked->gaps++;
		masked->rest = 0;
		for (size_t i = 0; i < signs; i++)
			masked->letters[masked->length++] = HIDDEN;
		if (++index == runs->count || run[1].start != end || run[1].flags & RUN_DIGITS)
			return true;
	}
}

/* An initial right before a word: it may be of the same name. */
static void read_initial(const struct runs *runs, size_t index, struct masked *masked)
{
	const struct run *run = &runs->list[index], *before = run - 1;

	if (!index || !is_initial(before) || run->gap_length > 2 || run->gap & ~(GAP_SPACE | GAP_DOT) ||
	    !starts_here(runs->view, before->start))
		return;
	masked->initial = folded_point(runs->view, before->start);
	masked->before = before->start;
}

/* Whether it may be a name with letters hidden, and not emphasis, a rating, a remark, or words with a dash between. */
static bool is_likely(const struct runs *runs, size_t index, struct masked *masked)
{
	const struct run *run = &runs->list[index];
	const bool upper = run->flags & RUN_FIRST_UPPER;

	masked->word = masked->first > 1 && run_class(runs, index) & WORD_ORDINARY;
	if (masked->shown + (masked->initial != 0) < 2)
		return false;
	switch (masked->hiding) {
	case HIDING_EACH:
		return (upper || masked->shown >= SURE_LETTERS) && (masked->rest || masked->signs > 1);
	case HIDING_JOINT:
		return upper && masked->rest;
	case HIDING_DASH:
	case HIDING_DOTS:
		if (masked->gaps > 1 || !upper || masked->word)
			return false;
		if (masked->hiding == HIDING_DASH && masked->rest)
			return masked->rest == 1 || !(run_class(runs, index + 1) & WORD_ORDINARY);
		return !masked->rest && (masked->first >= SURE_LETTERS || masked->initial);
	case HIDING_NONE:
		break;
	}
	return false;
}

static bool same(const uint32_t *one, const uint32_t *other, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (one[i] != HIDDEN && one[i] != other[i])
			return false;
	return true;
}

static bool fits(const struct masked *masked, const struct entry *entry)
{
	const bool each = masked->hiding == HIDING_EACH || masked->hiding == HIDING_JOINT;

	if (each && entry->length == masked->length)
		return same(masked->letters, entry->letters, entry->length);
	if (masked->gaps > 1 || masked->hiding == HIDING_JOINT || masked->word || entry->length <= masked->shown)
		return false;
	if (each && masked->signs < SURE_SIGNS)
		return false;
	return same(masked->letters, entry->letters, masked->first) &&
	       same(masked->letters + masked->length - masked->rest, entry->letters + entry->length - masked->rest,
		    masked->rest);
}

/* Whether an identity has a forename that begins with an initial. */
static bool has_initial(const struct matcher *matcher, int32_t identity, uint32_t initial)
{
	for (uint32_t node = matcher_find(matcher, KEY_LETTER, letter_value(initial)); node;
	     node = matcher_next(matcher, node)) {
		const struct entry *entry = &matcher->entries[matcher->nodes[node - 1].index];

		if (entry->identity == identity && entry->flags & ENTRY_FIRST)
			return true;
	}
	return false;
}

static void tell(const struct matcher *matcher, const struct runs *runs, const struct masked *masked,
		 struct findings *findings)
{
	int32_t told[MOST_FITTING];
	size_t count = 0;

	for (uint32_t at = matcher->near_first[first_letter(masked->letters[0])]; at && count < MOST_FITTING;
	     at = matcher->near[at - 1].next) {
		const struct near *near = &matcher->near[at - 1];
		const struct entry *entry = &matcher->entries[near->entry];
		bool known = false, initialled;

		if (masked->mask & ~near->mask || !fits(masked, entry))
			continue;
		for (size_t i = 0; i < count; i++)
			known |= told[i] == entry->identity;
		initialled = masked->initial && entry->part == PART_SURNAME &&
			     has_initial(matcher, entry->identity, masked->initial);
		if (known || (masked->shown < 2 && !initialled))
			continue;
		told[count++] = entry->identity;
		findings_add(findings, (struct finding){ .start = folded_start(runs->view, initialled ? masked->before
												      : masked->start),
							 .end = folded_end(runs->view, masked->end - 1),
							 .kind = CSPR_FINDING_NAME,
							 .grade = CSPR_GRADE_REVIEW,
							 .identity = entry->identity,
							 .rule = "masked" });
	}
}

void masked_find(const struct matcher *matcher, const struct runs *runs, struct findings *findings)
{
	struct masked masked;

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->list[i];

		if (run->flags & RUN_DIGITS || !hiding_at(runs->view, run->end) ||
		    !matcher->near_first[first_letter(folded_point(runs->view, run->start))] ||
		    !starts_here(runs->view, run->start) || !read_masked(runs, i, &masked))
			continue;
		read_initial(runs, i, &masked);
		if (is_likely(runs, i, &masked))
			tell(matcher, runs, &masked, findings);
	}
}
