/*
 * The pass over a view for identifiers of a form.
 *
 * Prose is skipped with a table: only runs of digits, a few signs, and words that begin as a month, a unit of time or a
 * word of a rule does are looked at. From there each rule that could begin is tried once, anchored, in a window. The
 * pass goes on where the best finding ends.
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

static void pass_over(struct pass *pass)
{
	const unsigned char *narrow = pass->view->narrow;
	const uint8_t *what = pass->patterns->what;

	for (size_t p = 0; p < pass->view->count;) {
		uint8_t now = what[narrow[p]];

		if (now == SKIP) {
			p++;
			continue;
		}
		bool starts = p == 0 || !is_word(narrow[p - 1]);
		if (now != SIGN && starts && pass->facts) {
			size_t end = look_at_fact(pass, p);
			if (end > p) {
				p = end;
				continue;
			}
		}
		if (now == DIGIT) {
			p = look_at_digits(pass, p);
		} else if (now == SIGN) {
			p = look_at_sign(pass, p);
		} else {
			size_t end = p;
			while (what[narrow[end]] == LETTER)
				end++;
			p = starts || is_digit(narrow[p - 1]) ? look_at_word(pass, p, end) : end;
		}
	}
}

void patterns_scan(const struct patterns *patterns, const struct folded *view, const struct pattern_facts *facts,
		   struct findings *findings)
{
	struct pass pass = { .patterns = patterns,
			     .view = view,
			     .facts = facts,
			     .findings = findings,
			     .first_finding = findings->count,
			     .match = pcre2_match_data_create(32, NULL) };

	if (!pass.match) {
		findings->failed = true;
		return;
	}
	pass_over(&pass);
	ages_settle(view, &pass.dates, &pass.ages, findings);
	findings->failed |= pass.dates.failed || pass.ages.failed;
	findings_free(&pass.dates);
	findings_free(&pass.ages);
	pcre2_match_data_free(pass.match);
}
