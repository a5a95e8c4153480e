/*
 * The pass over a view for identifiers of a form.
 *
 * Only runs of digits, a few signs, and words that begin as a month, a unit of time or a word of a rule does are looked
 * at. From there each rule that could begin is tried once, anchored, in a window. The pass goes on where the best
 * finding ends.
 */
#include "pass.h"

static bool is_number_word(const unsigned char *word, size_t length)
{
	static const char *const words[] = {
		"number",  "no",      "nos",	   "flat",     "one",	   "two",    "three",  "four",	   "five",
		"six",	   "seven",   "eight",	   "nine",     "ten",	   "eleven", "twelve", "thirteen", "fourteen",
		"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",	   "fifty",
		"sixty",   "seventy", "eighty",	   "ninety",   "hundred",  "and",
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (length == strlen(words[i]) && !memcmp(word, words[i], length))
			return true;
	return false;
}

/* The number of the house before a street, in digits or in words: "27a", "number twenty-seven", "Flat 2, 27". */
static uint32_t with_house_number(const struct pass *pass, uint32_t street)
{
	const unsigned char *narrow = pass->view->narrow;
	size_t found = street;
	bool number = false;

	for (size_t start = street, words = 0; words < 7; words++) {
		size_t end = start;

		while (start - end < 3 && before(pass, end, 1) && strchr(" \n,.-", before(pass, end, 1)))
			end--;
		size_t first = end;
		while (end - first <= 9 && is_word(before(pass, first, 1)))
			first--;
		bool digits = first < end && is_digit(narrow[first]) && end - first <= 5;
		if (first == end || end == start || (!digits && !is_number_word(narrow + first, end - first)))
			break;
		start = first;
		number |= digits || end - first > 2;
		if (end - first != 3 || memcmp(narrow + first, "and", 3))
			found = first;
	}
	return number ? (uint32_t)found : street;
}

static size_t look_at_fact(struct pass *pass, size_t start)
{
	struct finding finding;
	size_t end = facts_at(pass->facts, pass->view, start, &finding);

	if (!end)
		return start;
	unsigned char sign = before(pass, start, 1);
	bool dialled = finding.kind == CSPR_FINDING_PHONE && (sign == '+' || sign == '(');
	finding.start = (uint32_t)(dialled ? start - 1 : start);
	if (finding.kind == CSPR_FINDING_ADDRESS && !is_digit(pass->view->narrow[start]))
		finding.start = with_house_number(pass, finding.start);
	finding.end = (uint32_t)end;
	size_t next = settle(pass, &(struct best){ .finding = finding }, end);
	if (pass->findings->count > pass->first_finding) {
		const struct finding told = pass->findings->list[pass->findings->count - 1];

		facts_shared(pass->facts, pass->view, start, end, &told, pass->findings);
	}
	return next;
}

/* Signs from a place on, up to a run or to the end of the view: where the pass goes on. */
static size_t look_at_gap(struct pass *pass, size_t place, size_t end)
{
	while (place < end)
		if (pass->patterns->what[pass->view->narrow[place]] == SIGN)
			place = look_at_sign(pass, place);
		else
			place++;
	return place;
}

/* A run, or what a finding left of it. */
static size_t look_at_run(struct pass *pass, const struct run *run, size_t place)
{
	bool starts = place == run->start && !is_word(before(pass, place, 1));

	if (starts && pass->has_texts) {
		size_t end = look_at_fact(pass, place);

		if (end > place)
			return end;
	}
	if (run->flags & RUN_DIGITS)
		return look_at_digits(pass, place);
	return place == run->start && run->marks ? look_at_word(pass, run) : run->end;
}

static void pass_over(struct pass *pass)
{
	const uint16_t signs = GAP_DOT | GAP_SIGN | GAP_STOP;
	const struct runs *runs = pass->runs;
	size_t place = 0;

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->list[i];

		look_ahead_of(pass, run->start);
		if (run->gap & signs)
			place = look_at_gap(pass, place, run->start);
		if (place < run->start)
			place = run->start;
		while (place < run->end)
			place = look_at_run(pass, run, place);
	}
	look_at_gap(pass, place, pass->view->count);
}

void patterns_scan(const struct patterns *patterns, struct runs *runs, const struct pattern_facts *facts,
		   struct findings *findings)
{
	struct pass pass = { .patterns = patterns,
			     .view = runs->view,
			     .runs = runs,
			     .facts = facts,
			     .has_texts = facts_have_texts(facts),
			     .findings = findings,
			     .first_finding = findings->count,
			     .match = pcre2_match_data_create(32, NULL) };

	if (!pass.match) {
		findings->failed = true;
		return;
	}
	pass_over(&pass);
	ages_settle(runs->view, &pass.dates, &pass.ages, findings);
	findings->failed |= pass.dates.failed || pass.ages.failed;
	findings_free(&pass.dates);
	findings_free(&pass.ages);
	pcre2_match_data_free(pass.match);
}
