/*
 * What bodies and places are called, as rows of words; and where a text has them.
 */
#include "matcher.h"
#include "words.h"

#include <string.h>

enum {
	MOST_RUNS = 16,
	LONGEST_TAIL = 8 /* words of a sort after those that distinguish a body: of England Primary School */
};

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

/* A word as it may be written instead; the first is a saint before it is a street. */
static uint64_t other_hash(uint64_t hash, bool first)
{
	if (first && hash == hash_text("st"))
		return hash_text("saint");
	for (size_t i = 0; i < sizeof(shortened) / sizeof(shortened[0]); i++)
		for (size_t way = 0; way < 2; way++)
			if (hash == hash_text(shortened[i][way]))
				return hash_text(shortened[i][!way]);
	return hash;
}

/* "oswald" and "s" as "oswalds": how many runs are taken. */
static size_t merged(const struct runs *runs, size_t at, size_t to, bool merge, uint64_t *ret_hash)
{
	*ret_hash = runs->list[at].hash;
	if (!merge || at + 1 >= to || runs->list[at + 1].gap != GAP_APOSTROPHE ||
	    runs->list[at + 1].hash != hash_text("s"))
		return 1;
	*ret_hash = hash_letter(*ret_hash, 's');
	return 2;
}

static bool add_phrase_as(struct matcher *matcher, int32_t index, const struct runs *runs, size_t from, size_t to,
			  bool merge, uint8_t grade, const char *rule)
{
	struct phrase phrase = { .identity = index, .grade = grade, .rule = rule };
	uint64_t *hashes = secret_take(&matcher->secret, 2 * (to - from) * sizeof(*hashes));

	if (!hashes)
		return false;
	phrase.hashes = hashes;
	phrase.others = hashes + (to - from);
	for (size_t i = from; i < to; phrase.count++) {
		uint64_t hash;
		size_t taken = merged(runs, i, to, merge, &hash);

		hashes[phrase.count] = hash;
		hashes[to - from + phrase.count] = other_hash(hash, i == from);
		i += taken;
	}
	return phrase_add(matcher, &phrase);
}

/* As it is registered, and without apostrophes. */
static bool add_phrase(struct matcher *matcher, int32_t index, const struct runs *runs, size_t from, size_t to,
		       uint8_t grade, const char *rule)
{
	bool possessive = false;

	if (from >= to || to - from > MOST_RUNS)
		return true;
	for (size_t i = from + 1; i < to; i++)
		possessive |= runs->list[i].gap == GAP_APOSTROPHE;
	return add_phrase_as(matcher, index, runs, from, to, false, grade, rule) &&
	       (!possessive || add_phrase_as(matcher, index, runs, from, to, true, grade, rule));
}

static bool add_run(struct matcher *matcher, int32_t index, const struct runs *runs, size_t at, uint16_t flags,
		    const char *rule)
{
	const struct run *run = &runs->list[at];
	const uint32_t class = run_class(runs, at);
	uint32_t letters[LONGEST_ENTRY];
	size_t length = length_of(run);

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

/* The first letters of what has a capital; of what is capitals already (NHS) all of them, the first or none. */
static bool add_acronym(struct matcher *matcher, int32_t index, const struct runs *runs, size_t to, size_t of_capitals)
{
	uint32_t letters[MOST_RUNS];
	size_t count = 0;

	for (size_t i = 0; i < to; i++) {
		const struct run *run = &runs->list[i];
		const bool capitals = run->flags & RUN_ALL_UPPER && length_of(run) > 1;
		size_t taken = capitals ? of_capitals : 1;

		for (size_t at = run->start; run->flags & RUN_FIRST_UPPER && at < run->end && taken; at++, taken--)
			if (count < MOST_RUNS)
				letters[count++] = folded_point(runs->view, at);
	}
	return count < 3 || entry_add(matcher, letters, count, index, PART_INITIALS, 0, "acronym");
}

static bool add_acronyms(struct matcher *matcher, int32_t index, const struct runs *runs, size_t distinct)
{
	bool capitals = false;

	for (size_t i = 0; i < runs->count; i++)
		capitals |= runs->list[i].flags & RUN_ALL_UPPER && length_of(&runs->list[i]) > 1;
	return add_acronym(matcher, index, runs, runs->count, 1) &&
	       (distinct == runs->count || add_acronym(matcher, index, runs, distinct, 1)) &&
	       (!capitals || (add_acronym(matcher, index, runs, runs->count, 0) &&
			      add_acronym(matcher, index, runs, runs->count, MOST_RUNS)));
}

/* What says what sort of body it is, and not which. */
static bool is_generic(const struct runs *runs, size_t at)
{
	return run_class(runs, at) & (WORD_KIND | WORD_SORT | WORD_BODY);
}

size_t body_last(const struct runs *runs, size_t last)
{
	size_t end = last;

	for (size_t i = last + 1; i < runs->count && i - last <= LONGEST_TAIL; i++) {
		const struct run *run = &runs->list[i];

		if (!run_adjoins(run, GAP_SPACE | GAP_NEWLINE | GAP_APOSTROPHE) || !is_generic(runs, i))
			break;
		if (run->flags & RUN_FIRST_UPPER && run_class(runs, i) & (WORD_KIND | WORD_BODY))
			end = i;
	}
	return end;
}

/* Words of what distinguishes a body, each by itself where it is none of the language; a saint with the s. */
static bool add_words(struct matcher *matcher, int32_t index, const struct runs *runs, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const uint32_t class = run_class(runs, i);
		const bool possessive = i + 1 < to && runs->list[i + 1].gap == GAP_APOSTROPHE;

		if (!class && !add_run(matcher, index, runs, i, ENTRY_DERIVED, "body-short"))
			return false;
		if (class && i > from && possessive && !(class & WORD_GRAMMAR) &&
		    !add_phrase(matcher, index, runs, i, i + 2, CSPR_GRADE_REVIEW, "body-short"))
			return false;
	}
	return true;
}

static bool add_body(struct matcher *matcher, int32_t index, const struct runs *runs)
{
	size_t from = 0, to = runs->count;

	if (runs->count == 1)
		return add_run(matcher, index, runs, 0, 0, "body");
	if (!add_phrase(matcher, index, runs, 0, runs->count, CSPR_GRADE_DEFINITE, "body"))
		return false;
	while (from < to && run_class(runs, from) & WORD_ARTICLE)
		from++;
	while (to > from && is_generic(runs, to - 1))
		to--;
	if (to > from && to < runs->count && runs->list[to].gap == GAP_APOSTROPHE)
		to++; /* the s of a saint */
	if (to - from == 1 && !add_run(matcher, index, runs, from, ENTRY_DERIVED, "body-short"))
		return false;
	if (to - from > 1 && to - from < runs->count &&
	    !add_phrase(matcher, index, runs, from, to, CSPR_GRADE_REVIEW, "body-short"))
		return false;
	if (to - from > 1 && !add_words(matcher, index, runs, from, to))
		return false;
	return add_acronyms(matcher, index, runs, to);
}

bool entries_of_body(struct matcher *matcher, int32_t index, const char *value)
{
	struct folded view;
	struct runs runs = { 0 };
	bool done;

	if (!fold_text((const unsigned char *)value, strlen(value), &view, NULL))
		return false;
	done = runs_make(&view, &runs);
	if (done) {
		done = add_body(matcher, index, &runs);
		runs_free(&runs);
	}
	folded_wipe(&view);
	return done;
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

static struct finding phrase_finding(const struct phrase *phrase, const struct runs *runs, size_t index)
{
	const size_t last = body_last(runs, index + phrase->count - 1);

	return (struct finding){ .start = folded_start(runs->view, runs->list[index].start),
				 .end = folded_end(runs->view, runs->list[last].end - 1),
				 .kind = CSPR_FINDING_NAME,
				 .grade = phrase->grade,
				 .identity = phrase->identity,
				 .rule = phrase->rule };
}

void phrases_find(const struct matcher *matcher, const struct runs *runs, struct findings *findings)
{
	if (!matcher->phrase_count)
		return;
	for (size_t i = 0; i < runs->count; i++)
		for (uint32_t node = matcher_find(matcher, KEY_PHRASE, runs->list[i].hash); node;
		     node = matcher_next(matcher, node)) {
			const struct phrase *phrase = &matcher->phrases[matcher->nodes[node - 1].index];

			if (phrase_at(phrase, runs, i))
				findings_add(findings, phrase_finding(phrase, runs, i));
		}
}
