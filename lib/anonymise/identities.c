/*
 * Identities in a view: hits put in order, those of one identity that adjoin made one, graded, and told.
 *
 * What must stay true: the work is linear in the hits but for sorting them.
 */
#include "matcher.h"
#include "sort.h"
#include "token.h"
#include "words.h"

#include <stdlib.h>

enum {
	FARTHEST = 3 /* runs from one part of a name to the next: van, an initial, a middle name */
};

enum { WORTH_NOTHING, WORTH_LIKE, WORTH_EXACT, WORTH_ADJOINED };

static int in_order(const void *one, const void *other)
{
	const struct hit *a = one, *b = other;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if (a->via != b->via)
		return a->via < b->via ? -1 : 1;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static const struct entry *entry_of(const struct matcher *matcher, const struct hit *hit)
{
	return &matcher->entries[hit->entry];
}

enum { GIVEN = 1 << 0, FAMILY = 1 << 1 };

static uint8_t kind_of(const struct entry *entry)
{
	switch ((enum part)entry->part) {
	case PART_FORENAME:
	case PART_MIDDLE:
		return GIVEN;
	case PART_SURNAME:
		return FAMILY;
	case PART_FULL:
		return GIVEN | FAMILY;
	case PART_NAME:
	case PART_INITIALS:
	case PART_BODY:
		break;
	}
	return 0;
}

/* Between two parts of one name there may be initials, particles, titles and another name. */
static bool may_be_within(const struct runs *runs, size_t index)
{
	const struct run *run = &runs->list[index];

	if (run->flags & RUN_DIGITS)
		return false;
	if (length_of(run) == 1)
		return true;
	return run->flags & RUN_FIRST_UPPER
		       ? !(run_class(runs, index) & WORD_ORDINARY) ||
				 run_class(runs, index) & (WORD_NAME | WORD_PARTICLE | WORD_TITLE)
		       : (run_class(runs, index) & (WORD_PARTICLE | WORD_GRAMMAR)) == WORD_PARTICLE &&
				 length_of(run) <= 3;
}

/* "Walter Elliot will": beside a capital, a word of the language in small letters is no part of a name. */
static bool is_small_word(const struct matcher *matcher, const struct runs *runs, const struct hit *hit,
			  const struct hit *other)
{
	const struct run *run = &runs->list[hit->first];

	return !is_capital(run) && !(run->flags & RUN_ALTERED) && is_capital(&runs->list[other->first]) &&
	       entry_of(matcher, hit)->flags & ENTRY_WORD;
}

static bool adjoin(const struct matcher *matcher, const struct runs *runs, const struct hit *one,
		   const struct hit *other)
{
	const uint16_t gaps = GAP_SPACE | GAP_NEWLINE | GAP_COMMA | GAP_DOT | GAP_HYPHEN | GAP_JOIN | GAP_APOSTROPHE;
	const struct entry *first = entry_of(matcher, one), *second = entry_of(matcher, other);
	bool comma = false;

	if (first->part == PART_INITIALS || second->part == PART_INITIALS ||
	    (first->part == second->part && first->part != PART_BODY && first->part != PART_FORENAME &&
	     first->part != PART_SURNAME && first->part != PART_MIDDLE))
		return false;
	if (other->first <= one->last)
		return other->first == one->last && other->start >= one->end;
	if (is_small_word(matcher, runs, one, other) || is_small_word(matcher, runs, other, one))
		return false;
	if (first->hash == second->hash || other->first - one->last > FARTHEST)
		return false;
	for (size_t i = one->last + 1; i <= other->first; i++) {
		if (!gap_within(&runs->list[i], gaps) || runs->list[i].gap_length > 6)
			return false;
		if (i < other->first && !may_be_within(runs, i))
			return false;
		/* A full point is one of a sentence, but after an initial, a title or a particle. */
		if (runs->list[i].gap & GAP_DOT && runs->list[i].gap_length > 1 && length_of(&runs->list[i - 1]) > 3)
			return false;
		comma |= runs->list[i].gap & GAP_COMMA;
	}
	/* "Elizabeth, Bennet said": only the surname may come first, before a comma. */
	return !comma || (other->first == one->last + 1 && first->part == PART_SURNAME && !(kind_of(second) & FAMILY));
}

/* A name that has both its parts is whole: what comes after it, but more of the last, begins another. */
static bool is_whole(uint8_t parts, const struct entry *last, const struct entry *next)
{
	return parts == (GIVEN | FAMILY) && kind_of(next) && kind_of(next) != kind_of(last);
}

/* Joins each hit to the last one of its identity, where they adjoin. */
static bool group(const struct matcher *matcher, const struct runs *runs, struct hits *hits)
{
	uint32_t *last = calloc(matcher->identities + 1, sizeof(*last)); /* one more than its index */
	uint8_t *parts = calloc(hits->count + 1, sizeof(*parts));	 /* by group */

	if (!last || !parts) {
		free(last);
		free(parts);
		return false;
	}
	for (size_t i = 0; i < hits->count; i++) {
		struct hit *hit = &hits->list[i];
		uint32_t *before = &last[entry_of(matcher, hit)->identity];
		struct hit *earlier = *before ? &hits->list[*before - 1] : NULL;

		hit->group = (uint32_t)i;
		if (earlier && adjoin(matcher, runs, earlier, hit) &&
		    !is_whole(parts[earlier->group], entry_of(matcher, earlier), entry_of(matcher, hit))) {
			hit->group = earlier->group;
			hit->adjoined = earlier->adjoined = true;
		} else if (earlier && hit->start < earlier->end) {
			/* What else the same letters may be adds nothing. */
			hit->group = earlier->group;
			/* "Winifred Ashgrove Winifred": the first name is whole. */
			if (entry_of(matcher, earlier)->part == PART_FULL && entry_of(matcher, hit)->part == PART_FULL)
				hit->via = VIA_LOOSE;
			if (hit->end <= earlier->end || hit->via == VIA_LOOSE)
				continue;
		}
		parts[hit->group] |= kind_of(entry_of(matcher, hit));
		*before = (uint32_t)i + 1;
	}
	free(last);
	free(parts);
	return true;
}

static int worth(const struct matcher *matcher, const struct hit *hit, bool stands)
{
	if (hit->adjoined)
		return stands ? WORTH_ADJOINED : WORTH_NOTHING;
	if (!hit->grade)
		return WORTH_NOTHING;
	if (entry_of(matcher, hit)->part == PART_FULL && hit->grade == CSPR_GRADE_DEFINITE)
		return WORTH_ADJOINED;
	if (entry_of(matcher, hit)->part == PART_INITIALS)
		return WORTH_LIKE;
	if (hit->via != VIA_EXACT)
		return WORTH_LIKE;
	return !(entry_of(matcher, hit)->flags & ENTRY_DERIVED) ||
			       (hit->last > hit->first && entry_of(matcher, hit)->flags & ENTRY_MANY)
		       ? WORTH_EXACT
		       : WORTH_LIKE;
}

/* Whether the adjoined hits of each group stand together, told at the first of it. */
static bool *standing(const struct runs *runs, const struct hits *hits)
{
	uint8_t *weight = calloc(hits->count + 1, 1);
	bool *stands = weight ? calloc(hits->count + 1, sizeof(*stands)) : NULL;

	for (size_t i = 0; stands && i < hits->count; i++) {
		const struct hit *hit = &hits->list[i];

		if (!hit->adjoined)
			continue;
		if (hit->grade)
			weight[hit->group] = 2;
		else if (runs->list[hit->first].flags & RUN_FIRST_UPPER && weight[hit->group] < 2)
			weight[hit->group]++;
		stands[hit->group] = weight[hit->group] >= 2;
	}
	free(weight);
	return stands;
}

static const char *rule_of(const struct matcher *matcher, const struct hit *hit)
{
	switch ((enum via)hit->via) {
	case VIA_SPLIT:
		return "split";
	case VIA_CONFUSED:
		return "look-alike";
	case VIA_SOUND:
		return "spelling";
	case VIA_FUZZY:
	case VIA_LOOSE:
		return "misspelt";
	case VIA_INSIDE:
		return "inside";
	case VIA_EXACT:
		break;
	}
	return entry_of(matcher, hit)->rule;
}

/* Where what is told of each identity and of each group begins: one more than the index of a finding, or 0. */
struct telling {
	const struct matcher *matcher;
	const struct runs *runs;
	const struct hits *hits;
	const bool *stands;
	uint32_t *of_group;
	uint32_t *of_identity;
	struct token token;
	struct findings *findings;
};

static void widen(struct finding *finding, const struct finding *other)
{
	if (other->grade < finding->grade) {
		finding->grade = other->grade;
		finding->rule = other->rule;
	}
	if (other->start < finding->start)
		finding->start = other->start;
	if (other->end > finding->end)
		finding->end = other->end;
}

static void fit(struct telling *telling, const struct hit *hit, uint32_t *start, uint32_t *end)
{
	enum part part = entry_of(telling->matcher, hit)->part;

	*start = hit->start;
	*end = part == PART_BODY ? telling->runs->list[body_last(telling->runs, hit->last)].end : hit->end;
	if (!whole_token(&telling->token, start, end) && part != PART_BODY &&
	    (part != PART_INITIALS || entry_of(telling->matcher, hit)->length == 1))
		name_reach(telling->matcher, telling->runs, hit, start, end);
}

/* A group is told as one finding, from its first part to its last; so is what overlaps. */
static void tell(struct telling *telling, const struct hit *hit)
{
	const struct folded *view = telling->runs->view;
	bool whole = hit->adjoined && telling->stands[hit->group];
	uint32_t start, end;

	fit(telling, hit, &start, &end);

	struct finding finding = { .start = folded_start(view, start),
				   .end = folded_end(view, end - 1),
				   .kind = CSPR_FINDING_NAME,
				   .grade = whole ? CSPR_GRADE_DEFINITE : hit->grade,
				   .identity = entry_of(telling->matcher, hit)->identity,
				   .rule = whole ? "full-name" : rule_of(telling->matcher, hit) };
	uint32_t *last = &telling->of_identity[finding.identity];
	uint32_t *first = whole ? &telling->of_group[hit->group] : last;
	struct finding *before = *first ? &telling->findings->list[*first - 1] : NULL;

	if (!before && *last) {
		first = last;
		before = &telling->findings->list[*last - 1];
	}
	if (before && (first != last || finding.start < before->end)) {
		widen(before, &finding);
	} else {
		findings_add(telling->findings, finding);
		*last = (uint32_t)telling->findings->count;
	}
	if (whole && !telling->of_group[hit->group])
		telling->of_group[hit->group] = *last;
}

/* Hits that overlap: only those are told that are worth as much as any of them, and what is within another's name is
 * that name. */
static void tell_cluster(struct telling *telling, size_t from, size_t to)
{
	const struct hit *widest = NULL;
	int most = WORTH_LIKE;

	for (size_t i = from; i < to; i++) {
		const struct hit *hit = &telling->hits->list[i];
		int its = worth(telling->matcher, hit, telling->stands[hit->group]);

		most = its > most ? its : most;
	}
	for (size_t i = from; i < to; i++) {
		const struct hit *hit = &telling->hits->list[i];

		if (worth(telling->matcher, hit, telling->stands[hit->group]) != most)
			continue;
		if (widest && hit->end <= widest->end && hit->end - hit->start < widest->end - widest->start &&
		    entry_of(telling->matcher, hit)->identity != entry_of(telling->matcher, widest)->identity)
			continue;
		if (!widest || hit->end > widest->end)
			widest = hit;
		tell(telling, hit);
	}
}

static void tell_all(struct telling *telling)
{
	const struct hits *hits = telling->hits;

	for (size_t from = 0, to; from < hits->count; from = to) {
		uint32_t end = hits->list[from].end;

		for (to = from + 1; to < hits->count && hits->list[to].start < end; to++)
			if (hits->list[to].end > end && (hits->list[to].grade || hits->list[to].adjoined))
				end = hits->list[to].end;
		tell_cluster(telling, from, to);
	}
}

static void tell_hits(const struct matcher *matcher, const struct runs *runs, struct hits *hits,
		      struct findings *findings)
{
	struct telling telling = { .matcher = matcher,
				   .runs = runs,
				   .hits = hits,
				   .of_group = calloc(hits->count + 1, sizeof(*telling.of_group)),
				   .of_identity = calloc(matcher->identities + 1, sizeof(*telling.of_identity)),
				   .token = { .view = runs->view },
				   .findings = findings };
	bool *stands = NULL;

	if (telling.of_group && telling.of_identity && !hits->failed && group(matcher, runs, hits)) {
		for (size_t i = 0; i < hits->count; i++)
			hits->list[i].grade = evidence_grade(matcher, runs, &hits->list[i]);
		telling.stands = stands = standing(runs, hits);
	}
	if (stands)
		tell_all(&telling);
	else
		findings->failed = true;
	free(stands);
	free(telling.of_group);
	free(telling.of_identity);
}

void identities_scan(const struct matcher *matcher, const struct runs *runs, struct findings *findings)
{
	struct hits hits = { 0 };

	if (!matcher->node_count)
		return;
	phrases_find(matcher, runs, findings);
	masked_find(matcher, runs, findings);
	hits_find(matcher, runs, &hits);
	if (!sort_list(hits.list, hits.count, sizeof(*hits.list), in_order))
		hits.failed = true;
	tell_hits(matcher, runs, &hits, findings);
	free(hits.list);
}
