/*
 * What is registered and is no person's name: what bodies and places are called, addresses, numbers and references, as
 * rows of runs or of digits; and where a text has them.
 */
#include "matcher.h"
#include "words.h"

#include <string.h>

enum { MOST_RUNS = 16, LONGEST_NUMBER = 20, MOST_NUMBER_RUNS = 7 };

static const char *const shortened[][2] = {
	{ "street", "st" },	{ "road", "rd" },	{ "avenue", "ave" },	{ "lane", "ln" },
	{ "drive", "dr" },	{ "close", "cl" },	{ "court", "ct" },	{ "square", "sq" },
	{ "terrace", "terr" },	{ "crescent", "cres" }, { "gardens", "gdns" },	{ "place", "pl" },
	{ "mount", "mt" },	{ "saint", "st" },	{ "building", "bldg" }, { "primary", "pri" },
	{ "hospital", "hosp" }, { "north", "n" },	{ "south", "s" },	{ "apartment", "apt" },
};

static uint64_t hash_text(const char *text)
{
	uint64_t hash = 0;

	for (; *text; text++)
		hash = hash_letter(hash, (unsigned char)*text);
	return hash;
}

static uint64_t other_hash(uint64_t hash)
{
	for (size_t i = 0; i < sizeof(shortened) / sizeof(shortened[0]); i++)
		for (size_t way = 0; way < 2; way++)
			if (hash == hash_text(shortened[i][way]))
				return hash_text(shortened[i][!way]);
	return hash;
}

static bool add_phrase(struct matcher *matcher, int32_t index, const struct runs *runs, size_t from, size_t to,
		       uint16_t kind, uint8_t grade, const char *rule)
{
	struct phrase phrase = { .identity = index, .kind = kind, .grade = grade, .rule = rule };
	uint64_t *hashes;

	if (from >= to || to - from > MOST_RUNS)
		return true;
	hashes = secret_take(&matcher->secret, 2 * (to - from) * sizeof(*hashes));
	if (!hashes)
		return false;
	phrase.count = (uint32_t)(to - from);
	phrase.hashes = hashes;
	phrase.others = hashes + (to - from);
	for (size_t i = from; i < to; i++) {
		hashes[i - from] = runs->list[i].hash;
		hashes[to - from + i - from] = other_hash(runs->list[i].hash);
	}
	return phrase_add(matcher, &phrase);
}

static bool add_digits(struct matcher *matcher, int32_t index, const char *prefix, const char *digits, uint16_t kind,
		       const char *rule)
{
	struct phrase phrase = { .identity = index, .kind = kind, .grade = CSPR_GRADE_DEFINITE, .rule = rule };
	uint64_t *hash = secret_take(&matcher->secret, sizeof(*hash));

	if (!hash)
		return false;
	for (; *prefix; prefix++)
		*hash = hash_letter(*hash, (unsigned char)*prefix);
	for (; *digits; digits++)
		*hash = hash_letter(*hash, (unsigned char)*digits);
	phrase.hashes = hash;
	return phrase_add(matcher, &phrase);
}

/* A number, however it is set apart; a telephone number with or without its country. */
static bool add_number(struct matcher *matcher, int32_t index, const struct folded *view, uint16_t field)
{
	static const char *const before[] = { "0", "44", "440", "0044", "00440" };
	char digits[LONGEST_NUMBER + 1];
	const char *national = digits;
	size_t count = 0;

	for (size_t i = 0; i < view->count && count < LONGEST_NUMBER; i++)
		if (view->flags[i] & FOLD_DIGIT)
			digits[count++] = (char)view->narrow[i];
	digits[count] = '\0';
	if (count < 5)
		return true;
	if (field == CSPR_FIELD_NHS)
		return add_digits(matcher, index, "", digits, CSPR_FINDING_NHS, "registered-nhs");
	if (field == CSPR_FIELD_REF)
		return add_digits(matcher, index, "", digits, CSPR_FINDING_CODE, "registered-reference");
	if (count >= 11)
		for (size_t i = sizeof(before) / sizeof(before[0]); i > 0 && national == digits; i--)
			if (strncmp(digits, before[i - 1], strlen(before[i - 1])) == 0 &&
			    count > strlen(before[i - 1]) + 8)
				national = digits + strlen(before[i - 1]);
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (national > digits &&
		    !add_digits(matcher, index, before[i], national, CSPR_FINDING_PHONE, "registered-phone"))
			return false;
	return national > digits || add_digits(matcher, index, "", digits, CSPR_FINDING_PHONE, "registered-phone");
}

static bool is_digits(const struct runs *runs, size_t from, size_t to)
{
	for (; from < to; from++)
		if (runs->list[from].flags & RUN_DIGITS)
			return true;
	return false;
}

/* Between commas: a number and a street, a street, a house that has a name, a postcode. */
static bool add_line(struct matcher *matcher, int32_t index, const struct runs *runs, size_t from, size_t to,
		     bool first)
{
	size_t street = from;

	if (!is_digits(runs, from, to))
		return !first || to - from < 2 ||
		       add_phrase(matcher, index, runs, from, to, CSPR_FINDING_ADDRESS, CSPR_GRADE_REVIEW, "house");
	while (street < to &&
	       (runs->list[street].flags & RUN_DIGITS || runs->list[street].end - runs->list[street].start == 1))
		street++;
	if (to - from < 2)
		return true;
	return add_phrase(matcher, index, runs, from, to, CSPR_FINDING_ADDRESS, CSPR_GRADE_DEFINITE, "address") &&
	       (street == from || to - street < 2 || is_digits(runs, street, to) ||
		add_phrase(matcher, index, runs, street, to, CSPR_FINDING_ADDRESS, CSPR_GRADE_REVIEW, "street"));
}

static bool add_address(struct matcher *matcher, int32_t index, const struct runs *runs)
{
	size_t from = 0;
	bool first = true;

	for (size_t i = 1; i <= runs->count; i++) {
		if (i < runs->count && !(runs->list[i].gap & (GAP_COMMA | GAP_NEWLINE)))
			continue;
		/* "12, Elm Road" is one line. */
		if (i < runs->count && i - from == 1 && runs->list[from].flags & RUN_DIGITS)
			continue;
		if (!add_line(matcher, index, runs, from, i, first))
			return false;
		from = i;
		first = false;
	}
	return true;
}

static bool add_field(struct matcher *matcher, int32_t index, uint16_t field, const struct runs *runs)
{
	const size_t count = runs->count;
	bool common = count == 1 && (run_class(runs, 0) || runs->list[0].end - runs->list[0].start < 5);

	switch (field) {
	case CSPR_FIELD_ADDRESS:
		return add_address(matcher, index, runs);
	case CSPR_FIELD_POSTCODE:
		return add_phrase(matcher, index, runs, 0, count, CSPR_FINDING_POSTCODE, CSPR_GRADE_DEFINITE,
				  "registered-postcode");
	case CSPR_FIELD_EMAIL:
		return add_phrase(matcher, index, runs, 0, count, CSPR_FINDING_EMAIL, CSPR_GRADE_DEFINITE,
				  "registered-email");
	case CSPR_FIELD_HANDLE:
		return add_phrase(matcher, index, runs, 0, count, CSPR_FINDING_HANDLE,
				  common ? CSPR_GRADE_REVIEW : CSPR_GRADE_DEFINITE, "registered-handle");
	case CSPR_FIELD_NHS:
	case CSPR_FIELD_PHONE:
		return add_number(matcher, index, runs->view, field);
	case CSPR_FIELD_REF:
		for (size_t i = 0; i < count; i++)
			if (!(runs->list[i].flags & RUN_DIGITS))
				return add_phrase(matcher, index, runs, 0, count, CSPR_FINDING_CODE,
						  common ? CSPR_GRADE_REVIEW : CSPR_GRADE_DEFINITE,
						  "registered-reference");
		return add_number(matcher, index, runs->view, field);
	}
	return true; /* dates of birth are found among the dates */
}

static bool with_runs(struct matcher *matcher, int32_t index, uint16_t field, const char *value,
		      bool (*add)(struct matcher *, int32_t, uint16_t, const struct runs *))
{
	struct folded view;
	struct runs runs;
	bool done;

	if (!fold_text((const unsigned char *)value, strlen(value), &view, NULL))
		return false;
	done = runs_make(&view, &runs);
	if (done) {
		done = add(matcher, index, field, &runs);
		runs_free(&runs);
	}
	memset(view.narrow, 0, view.count);
	folded_free(&view);
	return done;
}

bool entries_of_rest(struct matcher *matcher, int32_t index, uint16_t field, const char *value)
{
	return with_runs(matcher, index, field, value, add_field);
}

static bool add_run(struct matcher *matcher, int32_t index, const struct runs *runs, size_t at, uint16_t flags,
		    const char *rule)
{
	const struct run *run = &runs->list[at];
	const uint32_t class = run_class(runs, at);
	uint32_t letters[LONGEST_ENTRY];
	size_t length = run->end - run->start;

	if (length > LONGEST_ENTRY || length < 3 || run->flags & RUN_DIGITS)
		return true;
	for (size_t i = 0; i < length; i++)
		letters[i] = folded_point(runs->view, run->start + i);
	if (class & WORD_ORDINARY)
		flags |= ENTRY_WORD;
	if (class & WORD_PROPER)
		flags |= ENTRY_DERIVED;
	return entry_add(matcher, letters, length, index, PART_BODY, flags, rule);
}

static bool add_acronym(struct matcher *matcher, int32_t index, const struct runs *runs)
{
	uint32_t letters[MOST_RUNS];
	size_t count = 0;

	for (size_t i = 0; i < runs->count && count < MOST_RUNS; i++)
		if (runs->list[i].flags & RUN_FIRST_UPPER)
			letters[count++] = folded_point(runs->view, runs->list[i].start);
	return count < 3 || entry_add(matcher, letters, count, index, PART_INITIALS, 0, "acronym");
}

static bool add_body(struct matcher *matcher, int32_t index, uint16_t field, const struct runs *runs)
{
	size_t from = 0, to = runs->count;

	(void)field;
	if (runs->count == 1)
		return add_run(matcher, index, runs, 0, 0, "body");
	if (!add_phrase(matcher, index, runs, 0, runs->count, CSPR_FINDING_NAME, CSPR_GRADE_DEFINITE, "body"))
		return false;
	while (from < to && run_class(runs, from) & WORD_ARTICLE)
		from++;
	while (to > from && run_class(runs, to - 1) & (WORD_KIND | WORD_ARTICLE))
		to--;
	if (to - from == 1 && !add_run(matcher, index, runs, from, ENTRY_DERIVED, "body-short"))
		return false;
	if (to - from > 1 && to - from < runs->count &&
	    !add_phrase(matcher, index, runs, from, to, CSPR_FINDING_NAME, CSPR_GRADE_REVIEW, "body-short"))
		return false;
	return add_acronym(matcher, index, runs);
}

bool entries_of_body(struct matcher *matcher, int32_t index, const char *value)
{
	return with_runs(matcher, index, 0, value, add_body);
}

static bool phrase_at(const struct phrase *phrase, const struct runs *runs, size_t index)
{
	if (index + phrase->count > runs->count)
		return false;
	for (size_t i = 0; i < phrase->count; i++) {
		const struct run *run = &runs->list[index + i];

		if ((run->hash != phrase->hashes[i] && run->hash != phrase->others[i]) ||
		    (i && (run->gap_length > 4 || run->gap & GAP_PARAGRAPH)))
			return false;
	}
	return true;
}

static void tell(const struct phrase *phrase, const struct runs *runs, size_t from, size_t to,
		 struct findings *findings)
{
	findings_add(findings, (struct finding){ .start = runs->view->start[runs->list[from].start],
						 .end = runs->view->end[runs->list[to].end - 1],
						 .kind = phrase->kind,
						 .grade = phrase->grade,
						 .identity = phrase->identity,
						 .rule = phrase->rule });
}

static uint64_t hash_digits(uint64_t hash, const struct runs *runs, size_t index)
{
	for (size_t i = runs->list[index].start; i < runs->list[index].end; i++)
		hash = hash_letter(hash, runs->view->narrow[i]);
	return hash;
}

static void find_number(const struct matcher *matcher, const struct runs *runs, size_t from, struct findings *findings)
{
	uint64_t hash = 0;
	size_t length = 0;

	for (size_t to = from; to < runs->count && to - from < MOST_NUMBER_RUNS; to++) {
		const struct run *run = &runs->list[to];

		length += run->end - run->start;
		if (!(run->flags & RUN_DIGITS) || length > LONGEST_NUMBER ||
		    (to > from && (run->gap_length > 3 || run->gap & (GAP_PARAGRAPH | GAP_COMMA))))
			return;
		hash = hash_digits(hash, runs, to);
		for (uint32_t node = length < 5 ? 0 : matcher_find(matcher, KEY_DIGITS, hash); node;
		     node = matcher_next(matcher, node))
			tell(&matcher->phrases[matcher->nodes[node - 1].index], runs, from, to, findings);
	}
}

void phrases_find(const struct matcher *matcher, const struct runs *runs, struct findings *findings)
{
	if (!matcher->phrase_count)
		return;
	for (size_t i = 0; i < runs->count; i++) {
		for (uint32_t node = matcher_find(matcher, KEY_PHRASE, runs->list[i].hash); node;
		     node = matcher_next(matcher, node)) {
			const struct phrase *phrase = &matcher->phrases[matcher->nodes[node - 1].index];

			if (phrase_at(phrase, runs, i))
				tell(phrase, runs, i, i + phrase->count - 1, findings);
		}
		if (runs->list[i].flags & RUN_DIGITS)
			find_number(matcher, runs, i, findings);
	}
}
