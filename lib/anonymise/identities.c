/*
 * Identities in a view: hits put in order, those of one identity that adjoin made one, graded, and told.
 *
 * What must stay true: the work is linear in the hits but for sorting them.
 */
#include "matcher.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { FARTHEST = 3 }; /* runs from one part of a name to the next: van, an initial, a middle name */

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

/* Between two parts of one name there may be initials, particles, titles and another name. */
static bool may_be_within(const struct runs *runs, size_t index)
{
	const struct run *run = &runs->list[index];

	if (run->flags & RUN_DIGITS)
		return false;
	if (run->end - run->start == 1)
		return true;
	return run->flags & RUN_FIRST_UPPER ? !(run_class(runs, index) & WORD_ORDINARY) ||
						      run_class(runs, index) & (WORD_NAME | WORD_PARTICLE | WORD_TITLE)
					    : (run_class(runs, index) & WORD_PARTICLE) && run->end - run->start <= 3;
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
	if (first->hash == second->hash || other->first - one->last > FARTHEST)
		return false;
	for (size_t i = one->last + 1; i <= other->first; i++) {
		if (!gap_within(&runs->list[i], gaps) || runs->list[i].gap_length > 6 ||
		    runs->list[i].gap & GAP_PARAGRAPH)
			return false;
		if (i < other->first && !may_be_within(runs, i))
			return false;
		comma |= runs->list[i].gap & GAP_COMMA;
	}
	/* "Elizabeth, Bennet said": only the surname may come first, before a comma. */
	return !comma || (other->first == one->last + 1 && first->part == PART_SURNAME);
}

/* Joins each hit to the last one of its identity, where they adjoin. */
static bool group(const struct matcher *matcher, const struct runs *runs, struct hits *hits)
{
	uint32_t *last = calloc(matcher->identities + 1, sizeof(*last)); /* one more than its index */

	if (!last)
		return false;
	for (size_t i = 0; i < hits->count; i++) {
		struct hit *hit = &hits->list[i];
		uint32_t *before = &last[entry_of(matcher, hit)->identity];
		struct hit *earlier = *before ? &hits->list[*before - 1] : NULL;

		hit->group = (uint32_t)i;
		if (earlier && adjoin(matcher, runs, earlier, hit)) {
			hit->group = earlier->group;
			hit->adjoined = earlier->adjoined = true;
		} else if (earlier && hit->start < earlier->end) {
			/* What else the same letters may be adds nothing. */
			hit->group = earlier->group;
			if (hit->end <= earlier->end)
				continue;
		}
		*before = (uint32_t)i + 1;
	}
	free(last);
	return true;
}

/* A group stands when one of it would by itself, or when two of it are written with a capital. */
static void weigh_groups(const struct matcher *matcher, const struct runs *runs, struct hits *hits)
{
	for (size_t i = 0; i < hits->count; i++)
		hits->list[i].grade = evidence_grade(matcher, runs, &hits->list[i]);
	for (size_t i = 0; i < hits->count; i++) {
		struct hit *hit = &hits->list[i], *first = &hits->list[hit->group];

		/* The first of a group says whether it stands: 1 for each capital, 2 for one that stands. */
		if (hit->adjoined && hit != first)
			first->adjoined = true;
	}
}

static int worth(const struct matcher *matcher, const struct hit *hit, bool stands)
{
	if (hit->adjoined)
		return stands ? WORTH_ADJOINED : WORTH_NOTHING;
	if (!hit->grade)
		return WORTH_NOTHING;
	return hit->via == VIA_EXACT && !(entry_of(matcher, hit)->flags & ENTRY_DERIVED) ? WORTH_EXACT : WORTH_LIKE;
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

static void tell(const struct matcher *matcher, const struct runs *runs, const struct hit *hit, bool stands,
		 struct findings *findings)
{
	findings_add(findings,
		     (struct finding){ .start = runs->view->start[hit->start],
				       .end = runs->view->end[hit->end - 1],
				       .kind = CSPR_FINDING_NAME,
				       .grade = hit->adjoined && stands ? CSPR_GRADE_DEFINITE : hit->grade,
				       .identity = entry_of(matcher, hit)->identity,
				       .rule = hit->adjoined && stands ? "full-name" : rule_of(matcher, hit) });
}

/* Hits that overlap: only those are told that are worth as much as any of them. A group is told as one. */
static void tell_cluster(const struct matcher *matcher, const struct runs *runs, const struct hits *hits, size_t from,
			 size_t to, const bool *stands, struct findings *findings)
{
	int most = WORTH_LIKE;

	for (size_t i = from; i < to; i++) {
		int its = worth(matcher, &hits->list[i], stands[hits->list[i].group]);

		most = its > most ? its : most;
	}
	for (size_t i = from; i < to; i++)
		if (worth(matcher, &hits->list[i], stands[hits->list[i].group]) == most)
			tell(matcher, runs, &hits->list[i], stands[hits->list[i].group], findings);
}

static void tell_all(const struct matcher *matcher, const struct runs *runs, const struct hits *hits,
		     const bool *stands, struct findings *findings)
{
	for (size_t from = 0, to; from < hits->count; from = to) {
		uint32_t end = hits->list[from].end;

		for (to = from + 1; to < hits->count && hits->list[to].start < end; to++)
			end = hits->list[to].end > end ? hits->list[to].end : end;
		tell_cluster(matcher, runs, hits, from, to, stands, findings);
	}
}

/* Findings of one identity that a name is made of become one; what is between belongs to it. */
static void join_names(const struct matcher *matcher, struct findings *findings, size_t first,
		       const struct folded *view)
{
	size_t kept = first;

	(void)matcher;
	(void)view;
	for (size_t i = first; i < findings->count; i++) {
		struct finding *finding = &findings->list[i];
		size_t earlier = kept;

		while (earlier > first && findings->list[earlier - 1].identity != finding->identity &&
		       kept - earlier < 4)
			earlier--;
		if (earlier > first && findings->list[earlier - 1].identity == finding->identity) {
			struct finding *before = &findings->list[earlier - 1];
			bool overlap = finding->start < before->end;
			bool one_name = strcmp(before->rule, "full-name") == 0 &&
					strcmp(finding->rule, "full-name") == 0 && finding->start <= before->end + 40;

			if (overlap || one_name) {
				if (finding->grade < before->grade) {
					before->grade = finding->grade;
					before->rule = finding->rule;
				}
				before->end = finding->end > before->end ? finding->end : before->end;
				continue;
			}
		}
		findings->list[kept++] = *finding;
	}
	findings->count = kept;
}

void identities_scan(const struct matcher *matcher, const struct folded *view, struct findings *findings)
{
	struct runs runs;
	struct hits hits = { 0 };
	size_t first;
	bool *stands = NULL;

	if (!matcher->node_count)
		return;
	if (!runs_make(view, &runs)) {
		findings->failed = true;
		return;
	}
	phrases_find(matcher, &runs, findings);
	first = findings->count;
	hits_find(matcher, &runs, &hits);
	if (hits.count)
		qsort(hits.list, hits.count, sizeof(*hits.list), in_order);
	if (!hits.failed && group(matcher, &runs, &hits)) {
		weigh_groups(matcher, &runs, &hits);
		stands = standing(&runs, &hits);
	}
	if (stands) {
		tell_all(matcher, &runs, &hits, stands, findings);
		join_names(matcher, findings, first, view);
	} else {
		findings->failed = true;
	}
	free(stands);
	free(hits.list);
	runs_free(&runs);
}
