/*
 * Rules tried at a place: a match, what is said of it nearby, what its judge says, and which finding is the better one.
 */
#include "pass.h"

static size_t at_least(size_t end, size_t length)
{
	return end > length ? end - length : 0;
}

static bool match_at(struct pass *pass, const pcre2_code *code, size_t start, size_t end)
{
	const struct patterns *patterns = pass->patterns;
	int found = patterns->jit
			    ? pcre2_jit_match(code, pass->view->narrow, end, start, 0, pass->match, patterns->context)
			    : pcre2_match(code, pass->view->narrow, end, start, PCRE2_NO_JIT, pass->match,
					  patterns->context);

	if (found < 0 && found != PCRE2_ERROR_NOMATCH)
		pass->findings->failed = true;
	return found > 0;
}

/* Each word is looked at once. */
void look_around(struct pass *pass, size_t place)
{
	const unsigned char *narrow = pass->view->narrow;
	const struct patterns *patterns = pass->patterns;
	size_t end = at_most(pass, place, NEAR_AFTER);

	while (pass->ahead < end) {
		size_t p = pass->ahead;
		uint8_t mark = patterns->prefix[prefix_of(patterns, narrow + p)];

		for (unsigned i = 0; mark & PREFIXES_NEEDED && i < NEEDED_COUNT; i++)
			if (mark & 1u << i)
				pass->latest[i] = p + 1;
		while (patterns->what[narrow[p]] == LETTER)
			p++;
		while (p < end && patterns->what[narrow[p]] != LETTER)
			p++;
		pass->ahead = p;
	}
	pass->marks = 0;
	for (unsigned i = 0; i < NEEDED_COUNT; i++)
		if (pass->latest[i] && pass->latest[i] + NEAR_BEFORE > place)
			pass->marks |= (uint8_t)(1u << i);
}

static void read_groups(const struct pass *pass, const struct compiled *compiled, struct hit *hit)
{
	const PCRE2_SIZE *bounds = pcre2_get_ovector_pointer(pass->match);

	hit->whole = (struct span){ bounds[0], bounds[1] };
	for (int group = 0; group < GROUP_COUNT; group++) {
		size_t number = compiled->group[group];

		if (number && bounds[2 * number] != PCRE2_UNSET)
			hit->group[group] = (struct span){ bounds[2 * number], bounds[2 * number + 1] };
	}
}

/* How near a label is: more is nearer, 0 none. */
static unsigned label_nearness(struct pass *pass, const struct compiled *compiled, struct span whole)
{
	const PCRE2_SIZE *bounds = pcre2_get_ovector_pointer(pass->match);
	static const size_t reaches[] = { LABEL_CLOSE, LABEL_BEFORE };
	size_t first = compiled->label_after ? 0 : 1; /* what adjoins is found from farther off, too */

	if (!compiled->label || !(pass->marks & PREFIX_LABEL))
		return 0;
	for (size_t i = first; i < sizeof reaches / sizeof reaches[0]; i++)
		if (match_at(pass, compiled->label, at_least(whole.start, reaches[i]), whole.start))
			return (unsigned)(LABEL_BEFORE + 1 - (whole.start - bounds[1]));
	bool after = compiled->label_after &&
		     match_at(pass, compiled->label, whole.end, at_most(pass, whole.end, LABEL_AFTER));
	return after ? 1 : 0;
}

static uint8_t grade_of(const struct rule *rule, struct hit *hit)
{
	switch (rule->judge ? rule->judge(hit) : VERDICT_RIGHT) {
	case VERDICT_NOT:
		return 0;
	case VERDICT_WRONG:
		return hit->labelled ? rule->mistyped : 0;
	case VERDICT_UNSURE:
		return (hit->labelled ? rule->labelled : 0) || rule->plain ? CSPR_GRADE_REVIEW : 0;
	case VERDICT_RIGHT:
		if (hit->identity >= 0)
			return CSPR_GRADE_DEFINITE;
		return hit->labelled && rule->labelled ? rule->labelled : rule->plain;
	}
	return 0;
}

static void try_rule(struct pass *pass, const struct compiled *compiled, size_t start, struct best *best)
{
	const struct rule *rule = compiled->rule;
	size_t window = rule->kind == CSPR_FINDING_URL	   ? ADDRESS
			: rule->kind == CSPR_FINDING_EMAIL ? 4 * WINDOW
							   : WINDOW;
	struct hit hit = { .view = pass->view, .facts = pass->facts, .identity = -1 };

	if (!match_at(pass, compiled->pattern, start, at_most(pass, start, window)))
		return;
	read_groups(pass, compiled, &hit);
	if (compiled->unless &&
	    match_at(pass, compiled->unless, at_least(hit.whole.start, UNLESS_BEFORE), hit.whole.start))
		return;
	unsigned nearness = label_nearness(pass, compiled, hit.whole);
	hit.labelled = nearness > 0;
	if (!hit.labelled && !rule->plain)
		return;
	uint8_t grade = grade_of(rule, &hit);
	unsigned weight = grade == CSPR_GRADE_DEFINITE ? 2 * LABEL_BEFORE + nearness : nearness;
	struct span shown = hit.group[GROUP_SHOWN].end ? hit.group[GROUP_SHOWN] : hit.whole;
	bool longer = shown.end - shown.start > best->finding.end - best->finding.start;
	if (!grade || best->weight > weight || (best->weight == weight && best->finding.grade && !longer))
		return;
	best->weight = weight;
	best->finding = (struct finding){ .start = (uint32_t)shown.start,
					  .end = (uint32_t)shown.end,
					  .kind = rule->kind,
					  .grade = grade,
					  .identity = hit.identity,
					  .rule = rule->id };
}

/* One of the words, or more than one of them; a word that ends in a point is all of it. */
static bool begins_as(const char *words, const unsigned char *text)
{
	for (; *words; words += *words == ' ') {
		size_t length = strcspn(words, " .");
		bool all = words[length] == '.';

		if (!strncmp(words, (const char *)text, length) && !(all && is_word(text[length])))
			return true;
		words += length + all;
	}
	return false;
}

void try_rules(struct pass *pass, enum from from, size_t start, size_t run, struct best *best)
{
	const struct patterns *patterns = pass->patterns;

	for (size_t i = 0; i < patterns->count[from][run]; i++) {
		const struct compiled *compiled = &patterns->compiled[patterns->list[from][run][i]];
		const char *words = compiled->rule->words;

		if (!(compiled->needs & ~pass->marks) && compiled->rule->digits <= pass->digits &&
		    (!words || begins_as(words, pass->view->narrow + start)))
			try_rule(pass, compiled, start, best);
	}
}
