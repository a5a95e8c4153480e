/*
 * Registered values found in a view.
 */
#include "facts.h"

#include <string.h>

enum { WORDS_MOST = TEXT_MOST / 2 + 1 };

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

bool facts_have_texts(const struct pattern_facts *facts)
{
	return facts && facts->text_count;
}

static bool is_gap(unsigned char c)
{
	static const bool gaps[256] = {
		[' '] = true, ['\n'] = true, ['-'] = true, ['.'] = true,  ['/'] = true, ['('] = true, [')'] = true,
		['_'] = true, [':'] = true,  [','] = true, ['\''] = true, ['@'] = true, ['\\'] = true
	};

	return gaps[c];
}

/* The text from a place on, as facts are kept: letters and digits alone, and word by word. Read as far as any fact
 * agrees with it. */
struct reading {
	const struct folded *view;
	size_t letters_at, letter_count, tight; /* where the next is; how many there are, and with nothing between */
	size_t words_at, word_count, room;
	size_t ends[TEXT_MOST]; /* of letters */
	char letters[TEXT_MOST];
	struct {
		const char *text;
		size_t length, end;
	} words[WORDS_MOST];
	char written[4 * TEXT_MOST]; /* the words */
};

/* Reads one more letter; false: there is none near enough. */
static bool read_letter(struct reading *reading)
{
	size_t p = reading->letters_at;

	if (reading->letter_count)
		while (p - reading->letters_at < GAP_MOST && is_gap(reading->view->narrow[p]))
			p++;
	if (character_of(reading->view->narrow[p]) < 0 || reading->letter_count == TEXT_MOST)
		return false;
	if (p == reading->letters_at && reading->tight == reading->letter_count)
		reading->tight++;
	reading->letters[reading->letter_count] = (char)reading->view->narrow[p];
	reading->letters_at = p + 1;
	reading->ends[reading->letter_count++] = p + 1;
	return true;
}

/* The end of a value that begins at a place, with anything between its characters; 0 where it is not there. */
static size_t match_loose(struct reading *reading, const struct text_fact *fact)
{
	size_t i = 0;

	for (; fact->text[i]; i++)
		if ((i == reading->letter_count && !read_letter(reading)) || reading->letters[i] != fact->text[i])
			return 0;
	if (fact->shape == SHAPE_TIGHT && reading->tight < i)
		return 0;
	return is_word(reading->view->narrow[reading->ends[i - 1]]) ? 0 : reading->ends[i - 1];
}

/* Reads one more word; false: there is none near enough, or none that a fact may have. */
static bool read_word(struct reading *reading)
{
	const unsigned char *narrow = reading->view->narrow;
	char *word = reading->written + sizeof(reading->written) - reading->room;
	size_t p = reading->words_at, length = 0;
	const char *canonical;

	if (reading->word_count)
		while (p - reading->words_at < GAP_MOST && is_gap(narrow[p]))
			p++;
	for (; is_word(narrow[p]) || (narrow[p] == '\'' && length); p++) {
		if (length == TEXT_MOST || length == reading->room)
			return false;
		if (narrow[p] != '\'')
			word[length++] = (char)narrow[p];
	}
	if (!length || reading->word_count == WORDS_MOST)
		return false;
	canonical = canonical_word(word, length);
	reading->room -= length;
	reading->words_at = p;
	reading->words[reading->word_count].text = canonical ? canonical : word;
	reading->words[reading->word_count].length = canonical ? strlen(canonical) : length;
	reading->words[reading->word_count++].end = p;
	return true;
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
static bool is_run_together(const char *wanted, size_t wanted_length, const char *word, size_t length)
{
	const char *next = wanted + wanted_length + 1;

	return wanted[wanted_length] && length >= wanted_length + 3 && !memcmp(wanted, word, wanted_length) &&
	       strcspn(next, " ") >= 3 && !memcmp(next, word + wanted_length, 3);
}

/* Of a street with the number of a house, one word may be misspelt. */
static size_t match_words(struct reading *reading, const struct text_fact *fact, bool *ret_misspelt)
{
	const char *rest = fact->text;
	bool may_be_misspelt = is_digit((unsigned char)*rest);
	size_t index = 0, used = 0; /* of a word that is several */

	for (;;) {
		size_t length = strcspn(rest, " ");

		if (index == reading->word_count && !read_word(reading))
			return 0;
		const char *word = reading->words[index].text + used;
		size_t word_length = reading->words[index].length - used;
		if (is_run_together(rest, length, word, word_length)) {
			used += length;
			rest += length + 1;
			continue;
		}
		if (word_length != length || memcmp(rest, word, length)) {
			if (!may_be_misspelt || *ret_misspelt || rest == fact->text ||
			    !is_misspelt(rest, length, word, word_length))
				return 0;
			*ret_misspelt = true;
		}
		if (!rest[length])
			return reading->words[index].end;
		rest += length + 1;
		index++;
		used = 0;
	}
}

size_t facts_at(const struct pattern_facts *facts, const struct folded *view, size_t start, struct finding *ret)
{
	int first = character_of(view->narrow[start]);
	size_t second_at = start + 1;
	size_t longest = 0;

	if (!facts || first < 0)
		return 0;
	for (size_t gap = 0; gap < GAP_MOST && is_gap(view->narrow[second_at]); gap++)
		second_at++;
	int second = character_of(view->narrow[second_at]);
	if (second < 0)
		return 0;
	if (facts->first[first * CHARACTERS + second] < 0)
		return 0;

	struct reading reading;

	reading.view = view;
	reading.letters_at = reading.words_at = start;
	reading.letter_count = reading.tight = reading.word_count = 0;
	reading.room = sizeof(reading.written);
	for (int32_t i = facts->first[first * CHARACTERS + second]; i >= 0; i = facts->texts[i].next) {
		const struct text_fact *fact = &facts->texts[i];
		bool misspelt = false;
		size_t end = fact->shape == SHAPE_WORDS ? match_words(&reading, fact, &misspelt)
							: match_loose(&reading, fact);
		if (end <= longest)
			continue;
		bool capital = view->flags[start] & FOLD_UPPER || is_digit(view->narrow[start]);
		uint8_t grade = capital ? fact->grade : fact->grade_lower;
		if (!grade)
			continue;
		longest = end;
		*ret = (struct finding){ .kind = fact->kind,
					 .grade = misspelt ? CSPR_GRADE_REVIEW : grade,
					 .identity = fact->identity,
					 .rule = fact->rule };
	}
	return longest;
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
