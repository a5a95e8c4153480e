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

static size_t after_gap(const struct folded *view, size_t at)
{
	size_t end = at;

	while (end - at < GAP_MOST && is_gap(view->narrow[end]))
		end++;
	return end;
}

/* The text from a place on word by word, read as far as any fact agrees with it. */
struct reading {
	const struct folded *view;
	size_t at, count, room; /* where the next is, how many there are, bytes left of what is written */
	struct {
		const char *text;
		size_t length, end;
	} words[WORDS_MOST];
	char written[4 * TEXT_MOST];
};

/* Reads one more word; false: there is none near enough, or none that a fact may have. */
static bool read_word(struct reading *reading)
{
	const unsigned char *narrow = reading->view->narrow;
	char *word = reading->written + sizeof(reading->written) - reading->room;
	size_t p = reading->at, length = 0;
	const char *canonical;

	if (reading->count)
		p = after_gap(reading->view, p);
	for (; is_word(narrow[p]) || (narrow[p] == '\'' && length); p++) {
		if (length == TEXT_MOST || length == reading->room)
			return false;
		if (narrow[p] != '\'')
			word[length++] = (char)narrow[p];
	}
	if (!length || reading->count == WORDS_MOST)
		return false;
	canonical = canonical_word(word, length);
	reading->room -= length;
	reading->at = p;
	reading->words[reading->count].text = canonical ? canonical : word;
	reading->words[reading->count].length = canonical ? strlen(canonical) : length;
	reading->words[reading->count++].end = p;
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

		if (index == reading->count && !read_word(reading))
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

/* What is looked for at a place: the longest that is there, of those of one length the first identity's, and of its own
 * the last that was added. Or, where one was told, what others have registered of its kind that ends where it does. */
struct search {
	const struct pattern_facts *facts;
	const struct folded *view;
	size_t start, end;
	int32_t found; /* -1 none */
	bool misspelt;
	const struct finding *told;
	struct findings *findings;
};

static uint8_t grade_of(const struct search *search, const struct text_fact *fact)
{
	bool capital = search->view->flags[search->start] & FOLD_UPPER || is_digit(search->view->narrow[search->start]);

	return capital ? fact->grade : fact->grade_lower;
}

static struct finding finding_of(const struct search *search, const struct text_fact *fact, bool misspelt)
{
	return (struct finding){ .kind = fact->kind,
				 .grade = misspelt ? CSPR_GRADE_REVIEW : grade_of(search, fact),
				 .identity = fact->identity,
				 .rule = fact->rule };
}

static void share(struct search *search, const struct text_fact *fact, size_t end, bool misspelt)
{
	struct finding finding = finding_of(search, fact, misspelt);

	if (end != search->end || finding.kind != search->told->kind || finding.identity == search->told->identity)
		return;
	finding.start = search->told->start;
	finding.end = search->told->end;
	findings_add(search->findings, finding);
}

static bool is_better(const struct search *search, int32_t fact, size_t end)
{
	const struct text_fact *texts = search->facts->texts;

	if (end != search->end || search->found < 0)
		return end > search->end;
	if (texts[fact].identity != texts[search->found].identity)
		return texts[fact].identity < texts[search->found].identity;
	return fact > search->found;
}

static void keep(struct search *search, int32_t fact, size_t end, bool misspelt)
{
	if (!grade_of(search, &search->facts->texts[fact]))
		return;
	if (search->told) {
		share(search, &search->facts->texts[fact], end, misspelt);
	} else if (is_better(search, fact, end)) {
		search->end = end;
		search->found = fact;
		search->misspelt = misspelt;
	}
}

static void find_words(struct search *search, int32_t fact)
{
	struct reading reading;

	reading.view = search->view;
	reading.at = search->start;
	reading.count = 0;
	reading.room = sizeof(reading.written);
	for (; fact >= 0; fact = search->facts->texts[fact].next) {
		bool misspelt = false;
		size_t end = match_words(&reading, &search->facts->texts[fact], &misspelt);

		if (end)
			keep(search, fact, end, misspelt);
	}
}

/* Values that have the text's characters one after the other, from the step of the second on. */
static void find_steps(struct search *search, int32_t step, size_t second)
{
	const struct pattern_facts *facts = search->facts;
	bool tight = second == search->start + 1;

	for (size_t end = second + 1, next; step >= 0; end = next + 1) {
		for (int32_t fact = is_word(search->view->narrow[end]) ? -1 : facts->steps[step].fact; fact >= 0;
		     fact = facts->texts[fact].next)
			if (tight || facts->texts[fact].shape == SHAPE_LOOSE)
				keep(search, fact, end, false);
		next = after_gap(search->view, end);
		tight &= next == end;
		step = step_after(facts, step, (char)search->view->narrow[next]);
	}
}

static void find(struct search *search)
{
	const struct pattern_facts *facts = search->facts;
	size_t second_at = after_gap(search->view, search->start + 1);
	int first = character_of(search->view->narrow[search->start]);
	int second = character_of(search->view->narrow[second_at]), both;

	if (!facts || first < 0 || second < 0)
		return;
	both = first * CHARACTERS + second;
	if (facts->first_step[both] >= 0)
		find_steps(search, facts->first_step[both], second_at);
	if (facts->first[both] >= 0)
		find_words(search, facts->first[both]);
}

size_t facts_at(const struct pattern_facts *facts, const struct folded *view, size_t start, struct finding *ret)
{
	struct search search = { .facts = facts, .view = view, .start = start, .found = -1 };

	find(&search);
	if (search.found < 0)
		return 0;
	*ret = finding_of(&search, &facts->texts[search.found], search.misspelt);
	return search.end;
}

void facts_shared(const struct pattern_facts *facts, const struct folded *view, size_t start, size_t end,
		  const struct finding *found, struct findings *findings)
{
	struct search search = { .facts = facts,
				 .view = view,
				 .start = start,
				 .end = end,
				 .found = -1,
				 .told = found,
				 .findings = findings };

	find(&search);
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
