/*
 * Registered values found in a view.
 */
#include "facts.h"

#include <string.h>

int32_t facts_date(const struct pattern_facts *facts, unsigned year, unsigned month, unsigned day)
{
	for (size_t i = 0; facts && i < facts->date_count; i++) {
		const struct date_fact *fact = &facts->dates[i];

		if (fact->month != month || fact->day != day)
			continue;
		if (year == 0 || (year <= 100 ? fact->year % 100u == year % 100 : fact->year == year))
			return fact->identity;
	}
	return -1;
}

static bool is_gap(unsigned char c)
{
	return c && strchr(" \n-./()_:,'@\\", c);
}

/* The end of a value that begins at a point, with anything between its characters; 0 where it is not there. */
static size_t match_loose(const struct text_fact *fact, const struct folded *view, size_t start)
{
	size_t most = fact->shape == SHAPE_TIGHT ? 0 : GAP_MOST;
	size_t p = start;

	for (const char *c = fact->text; *c; c++) {
		for (size_t gap = 0; gap < most && c != fact->text && is_gap(view->narrow[p]); gap++)
			p++;
		if (view->narrow[p] != (unsigned char)*c)
			return 0;
		p++;
	}
	return is_word(view->narrow[p]) ? 0 : p;
}

static size_t read_word(const struct folded *view, size_t p, char word[TEXT_MOST + 1])
{
	size_t count = 0;

	for (; is_word(view->narrow[p]) || (view->narrow[p] == '\'' && count); p++) {
		if (count == TEXT_MOST)
			return 0;
		if (view->narrow[p] != '\'')
			word[count++] = (char)view->narrow[p];
	}
	word[count] = 0;
	return count ? p : 0;
}

/* One letter more, fewer or other, or two in the wrong order. */
static bool is_misspelt(const char *wanted, size_t wanted_length, const char *word, size_t length)
{
	size_t same = 0;

	if (wanted_length < 4 || length + 1 < wanted_length || wanted_length + 1 < length)
		return false;
	while (same < length && same < wanted_length && wanted[same] == word[same])
		same++;
	const char *w = wanted + same, *o = word + same;
	size_t w_left = wanted_length - same, o_left = length - same;
	if (w_left > o_left)
		return !memcmp(w + 1, o, o_left);
	if (o_left > w_left)
		return !memcmp(w, o + 1, w_left);
	return !memcmp(w + 1, o + 1, w_left - 1) ||
	       (w_left > 1 && w[0] == o[1] && w[1] == o[0] && !memcmp(w + 2, o + 2, w_left - 2));
}

/* Two words written as one, 27Harbour or Harbourroad: the one that is wanted begins what is there, and the next one
 * goes on. */
static bool is_run_together(const char *rest, size_t length, const struct folded *view, size_t p)
{
	const unsigned char *next = view->narrow + p + length;

	if (!rest[length])
		return false;
	for (size_t i = 0; i < length; i++)
		if (view->narrow[p + i] != (unsigned char)rest[i])
			return false;
	for (size_t i = 0; i < 3; i++)
		if (rest[length + 1 + i] == ' ' || !rest[length + 1 + i] ||
		    next[i] != (unsigned char)rest[length + 1 + i])
			return false;
	return true;
}

/* Of a street with the number of a house, one word may be misspelt. */
static size_t match_words(const struct text_fact *fact, const struct folded *view, size_t start, bool *ret_misspelt)
{
	const char *rest = fact->text;
	bool may_be_misspelt = is_digit((unsigned char)*rest);
	bool misspelt = false;
	size_t p = start;

	for (;;) {
		char word[TEXT_MOST + 1];
		size_t end = read_word(view, p, word);
		if (!end)
			return 0;
		const char *canonical = canonical_word(word);
		const char *given = canonical ? canonical : word;
		size_t length = strcspn(rest, " ");
		if (is_run_together(rest, length, view, p)) {
			p += length;
			rest += length + 1;
			continue;
		}
		if (strlen(given) != length || memcmp(rest, given, length)) {
			if (!may_be_misspelt || misspelt || rest == fact->text ||
			    !is_misspelt(rest, length, given, strlen(given)))
				return 0;
			misspelt = true;
		}
		if (!rest[length]) {
			*ret_misspelt = misspelt;
			return end;
		}
		rest += length + 1;
		for (p = end; p - end < GAP_MOST && is_gap(view->narrow[p]);)
			p++;
	}
}

/* The first of the values that begin with the characters at a point, or -1. */
static int32_t first_at(const struct pattern_facts *facts, const struct folded *view, size_t start)
{
	int first = character_of(view->narrow[start]), second;
	size_t second_at = start + 1;

	if (first < 0)
		return -1;
	for (size_t gap = 0; gap < GAP_MOST && is_gap(view->narrow[second_at]); gap++)
		second_at++;
	second = character_of(view->narrow[second_at]);
	return second < 0 ? -1 : facts->first[first * CHARACTERS + second];
}

/* The end of a value that begins at a point, and what it is as a finding; 0: it is not there, or says nothing there. */
static size_t match_fact(const struct text_fact *fact, const struct folded *view, size_t start, struct finding *ret)
{
	bool misspelt = false;
	size_t end =
		fact->shape == SHAPE_WORDS ? match_words(fact, view, start, &misspelt) : match_loose(fact, view, start);
	bool capital = view->flags[start] & FOLD_UPPER || is_digit(view->narrow[start]);
	uint8_t grade = capital ? fact->grade : fact->grade_lower;

	if (!end || !grade)
		return 0;
	*ret = (struct finding){ .kind = fact->kind,
				 .grade = misspelt ? CSPR_GRADE_REVIEW : grade,
				 .identity = fact->identity,
				 .rule = fact->rule };
	return end;
}

size_t facts_at(const struct pattern_facts *facts, const struct folded *view, size_t start, struct finding *ret)
{
	size_t longest = 0;

	for (int32_t i = facts ? first_at(facts, view, start) : -1; i >= 0; i = facts->texts[i].next) {
		struct finding finding;
		size_t end = match_fact(&facts->texts[i], view, start, &finding);

		if (end > longest || (end && end == longest && finding.identity < ret->identity)) {
			longest = end;
			*ret = finding;
		}
	}
	return longest;
}

void facts_shared(const struct pattern_facts *facts, const struct folded *view, size_t start, size_t end,
		  const struct finding *found, struct findings *findings)
{
	for (int32_t i = first_at(facts, view, start); i >= 0; i = facts->texts[i].next) {
		struct finding finding;

		if (match_fact(&facts->texts[i], view, start, &finding) != end || finding.kind != found->kind ||
		    finding.identity == found->identity)
			continue;
		finding.start = found->start;
		finding.end = found->end;
		findings_add(findings, finding);
	}
}

void facts_born_together(const struct pattern_facts *facts, const struct finding *found, struct findings *findings)
{
	for (size_t i = 0; facts && i < facts->date_count; i++) {
		const struct date_fact *own = &facts->dates[i];

		for (size_t j = 0; own->identity == found->identity && j < facts->date_count; j++) {
			const struct date_fact *other = &facts->dates[j];
			struct finding finding = *found;

			if (other->identity == own->identity || other->year != own->year ||
			    other->month != own->month || other->day != own->day)
				continue;
			finding.identity = other->identity;
			findings_add(findings, finding);
		}
	}
}

int32_t facts_within(const struct pattern_facts *facts, const struct folded *view, struct span stretch)
{
	struct finding finding;

	for (size_t p = stretch.start; facts && p < stretch.end; p++) {
		bool starts = is_word(view->narrow[p]) && (p == 0 || !is_word(view->narrow[p - 1]));
		size_t end = starts ? facts_at(facts, view, p, &finding) : 0;

		if (end && end <= stretch.end)
			return finding.identity;
	}
	return -1;
}
