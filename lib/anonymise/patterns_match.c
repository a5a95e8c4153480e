/*
 * Rules tried at a place: a match, what is said of it nearby, what its judge says, and which finding is the better one.
 */
#include "bits.h"
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

/* Which sayings may begin at a place. */
static uint64_t sayings_at(const struct patterns *patterns, const unsigned char *text)
{
	uint64_t may[SAYING_WIDTH], any = 1, sayings = 0;

	memcpy(may, patterns->say.table[0][column_of(text[0])], sizeof may);
	for (size_t place = 1; place < SAYING_PLACES && any && text[place - 1]; place++) {
		const uint64_t *row = patterns->say.table[place][column_of(text[place])];

		any = 0;
		for (size_t i = 0; i < SAYING_WIDTH; i++)
			any |= may[i] &= row[i];
	}
	for (size_t i = 0; any && i < SAYING_WIDTH; i++)
		for (; may[i]; may[i] &= may[i] - 1)
			sayings |= UINT64_C(1) << patterns->say.saying[64 * i + lowest_bit(may[i])];
	return sayings;
}

static void note_said(struct pass *pass, size_t place)
{
	uint64_t sayings = sayings_at(pass->patterns, pass->view->narrow + place);

	if (!sayings)
		return;
	pass->said[pass->said_count++ % SAYINGS_KEPT] = (struct said){ (uint32_t)place, sayings };
	for (; sayings; sayings &= sayings - 1)
		pass->latest[NEEDED_WORDS + lowest_bit(sayings)] = place + 1;
}

/* A word is one that no letter, digit or _ of ASCII is before: as \b has it. */
static void mark_word(struct pass *pass, struct run *word)
{
	const struct patterns *patterns = pass->patterns;
	const unsigned char *narrow = pass->view->narrow;
	size_t prefix = prefix_of(patterns, narrow + word->start);

	for (size_t p = word->start + 1; !(word->flags & RUN_ASCII) && p < word->end; p++)
		if (narrow[p] != 0xff && narrow[p - 1] == 0xff)
			note_said(pass, p);
	if (!(patterns->marked[prefix / 8] & 1u << prefix % 8))
		return;
	word->marks = patterns->prefix[prefix];
	for (unsigned i = 0; word->marks & PREFIXES_NEEDED && i < NEEDED_WORDS; i++)
		if (word->marks & 1u << i)
			pass->latest[i] = word->start + 1;
	if (word->marks & PREFIX_SAYING && !is_digit(before(pass, word->start, 1)) &&
	    before(pass, word->start, 1) != '_')
		note_said(pass, word->start);
}

void look_farther(struct pass *pass, size_t place)
{
	struct run *run = pass->runs->list + pass->ahead, *end = pass->runs->list + pass->runs->count;

	for (; run < end && run->start < place; run++)
		if (!(run->flags & RUN_DIGITS))
			mark_word(pass, run);
	pass->ahead = (size_t)(run - pass->runs->list);
	pass->seen = place;
}

/* Digits from the place on with nothing but signs and spaces between; counted once. */
static uint8_t digits_from_place(struct pass *pass)
{
	static const bool between[256] = { [' '] = true, ['\n'] = true, ['-'] = true, ['.'] = true, ['/'] = true,
					   ['('] = true, [')'] = true,	['_'] = true, ['|'] = true };
	const unsigned char *narrow = pass->view->narrow + pass->place;
	uint8_t digits = 0;

	if (pass->digits)
		return pass->digits;
	for (unsigned apart = 0; digits < DIGITS_COUNTED && apart < 6; narrow++) {
		bool digit = is_digit(*narrow);

		if (!digit && !between[*narrow])
			break;
		digits += digit;
		apart = digit ? 0 : apart + 1;
	}
	pass->digits = digits;
	return digits;
}

/* The rules of a beginning that have near the place what they need. */
static uint64_t allowed_rules(struct pass *pass, enum from from)
{
	const struct patterns *patterns = pass->patterns;
	struct allowed *allowed = &pass->allowed[from];

	if (allowed->ahead == pass->ahead && pass->place < allowed->until)
		return allowed->rules;
	*allowed = (struct allowed){ .ahead = pass->ahead, .until = SIZE_MAX, .rules = UINT64_MAX };
	for (size_t need = 0; need < NEEDED_WORDS + patterns->saying_count; need++) {
		size_t latest = pass->latest[need];

		if (!latest || latest + NEAR_BEFORE <= pass->place)
			allowed->rules &= ~patterns->needing[from][need];
		else if (latest + NEAR_BEFORE < allowed->until)
			allowed->until = latest + NEAR_BEFORE;
	}
	return allowed->rules;
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

/* The first saying of a sort that begins within a stretch and ends by its end, or at it if it has to; false: none. */
static bool find_saying(struct pass *pass, unsigned saying, size_t start, size_t end)
{
	const pcre2_code *pattern = pass->patterns->sayings[saying].pattern;
	size_t first = pass->said_count;

	if (pass->latest[NEEDED_WORDS + saying] <= start)
		return false;
	while (first > 0 && pass->said_count - first < SAYINGS_KEPT &&
	       pass->said[(first - 1) % SAYINGS_KEPT].at >= start)
		first--;
	for (; first < pass->said_count; first++) {
		const struct said *said = &pass->said[first % SAYINGS_KEPT];

		if (said->at >= end)
			return false;
		if (said->sayings >> saying & 1 && match_at(pass, pattern, said->at, end))
			return true;
	}
	return false;
}

/* How near a label is: more is nearer, 0 none. */
static unsigned label_nearness(struct pass *pass, const struct compiled *compiled, struct span whole)
{
	const PCRE2_SIZE *bounds = pcre2_get_ovector_pointer(pass->match);
	static const size_t reaches[] = { LABEL_CLOSE, LABEL_BEFORE };
	size_t first = compiled->label_after ? 0 : 1; /* what adjoins is found from farther off, too */
	unsigned saying = compiled->label - 1u;

	if (!compiled->label)
		return 0;
	for (size_t i = first; i < sizeof reaches / sizeof reaches[0]; i++)
		if (find_saying(pass, saying, at_least(whole.start, reaches[i]), whole.start))
			return (unsigned)(LABEL_BEFORE + 1 - (whole.start - bounds[1]));
	if (!compiled->label_after)
		return 0;
	look_ahead_of(pass, whole.end);
	return find_saying(pass, saying, whole.end, at_most(pass, whole.end, LABEL_AFTER)) ? 1 : 0;
}

/* What stands right before, and says that it is something else: words, or a sign. */
static bool is_denied(struct pass *pass, const struct compiled *compiled, size_t start)
{
	unsigned saying = compiled->unless - 1u;
	size_t sign = start - 1;

	if (!compiled->unless || !start)
		return false;
	if (find_saying(pass, saying, at_least(start, UNLESS_BEFORE), start))
		return true;
	return !is_word(pass->view->narrow[sign]) &&
	       sayings_at(pass->patterns, pass->view->narrow + sign) >> saying & 1 &&
	       match_at(pass, pass->patterns->sayings[saying].pattern, sign, start);
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

/* Of two that match at one place the definite one is told, then the one whose label is nearer; a code may be any
 * number, rather than a certain one. */
static unsigned weight_of(const struct rule *rule, uint8_t grade, unsigned nearness)
{
	if (grade == CSPR_GRADE_DEFINITE)
		return 2 * LABEL_BEFORE + nearness;
	return rule->kind == CSPR_FINDING_CODE ? 0 : nearness;
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
	if (is_denied(pass, compiled, hit.whole.start))
		return;
	unsigned nearness = label_nearness(pass, compiled, hit.whole);
	hit.labelled = nearness > 0;
	if (!hit.labelled && !rule->plain)
		return;
	uint8_t grade = grade_of(rule, &hit);
	unsigned weight = weight_of(rule, grade, nearness);
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

void try_rules(struct pass *pass, enum from from, size_t start, size_t run, struct best *best)
{
	const struct patterns *patterns = pass->patterns;
	const struct rule_beginning *begin =
		from == FROM_DIGITS && run <= RUNS_APART ? &patterns->digits[run - 1] : &patterns->begin[from];
	const unsigned char *text = pass->view->narrow + start;
	unsigned kind = patterns->kind[text[0]];
	uint64_t may = patterns->runs[from][run] & begin->table[0][column_of(text[0])] & allowed_rules(pass, from);

	for (size_t i = 1; i < BEGINNING && may && text[i - 1]; i++) {
		unsigned next = patterns->kind[text[i]];

		may &= begin->table[i][column_of(text[i])] & begin->pairs[i][kind][next];
		kind = next;
	}
	for (; may; may &= may - 1) {
		const struct compiled *compiled = &patterns->compiled[patterns->list[from][lowest_bit(may)]];

		if (!compiled->rule->digits || compiled->rule->digits <= digits_from_place(pass))
			try_rule(pass, compiled, start, best);
	}
}
