/*
 * The pass over a view for identifiers of a form.
 *
 * Prose is skipped with a table: only runs of digits, a few signs, and words that begin as a month, a unit of time or a
 * word of a rule does are looked at. From there each rule that could begin is tried once, anchored, in a window. The
 * pass goes on where the best finding ends.
 *
 * What must stay true: from one place, no more than WINDOW points are looked at, but by patterns that consume what they
 * look at.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "rules.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum {
	WINDOW = 128,	/* what a match may look at, from its start */
	ADDRESS = 4096, /* of a web address */
	LABEL_BEFORE = 64,
	LABEL_AFTER = 24,
	LABEL_CLOSE = 24,
	NEAR_BEFORE = 128,
	NEAR_AFTER = 96,
	UNLESS_BEFORE = 24,
	FROM_COUNT = FROM_DOMAIN + 1,
	RULES_MOST = 128,
	MATCH_LIMIT = 20000,
	PREFIXES = 27 * 27 * 27
};

enum { SKIP, LETTER, DIGIT, SIGN }; /* what a byte is to the pass */

enum { PREFIX_MONTH = 1 << 0, PREFIX_UNIT = 1 << 1, PREFIX_LABEL = 1 << 2, PREFIX_RULE = 1 << 3, PREFIX_DOT = 1 << 4 };

/* What rules may need near the place that they are tried at. */
enum { PREFIXES_NEEDED = PREFIX_MONTH | PREFIX_UNIT | PREFIX_LABEL, NEEDED_COUNT = 3 };

struct compiled {
	const struct rule *rule;
	pcre2_code *pattern, *label, *unless;
	uint8_t group[GROUP_COUNT]; /* number of the named group; 0 none */
	bool label_after;
	uint8_t needs; /* marks of words that must be near */
};

struct patterns {
	struct compiled compiled[RULES_MOST];
	uint8_t list[FROM_COUNT][RUN_LONGEST + 1][RULES_MOST]; /* rules by where they begin and the run of digits */
	uint8_t count[FROM_COUNT][RUN_LONGEST + 1];
	uint8_t prefix[PREFIXES];
	uint8_t what[256];
	uint8_t letter[256]; /* 1 to 26; 0 for what is none of a to z */
	bool jit;
	pcre2_match_context *context;
};

/* Making ----------------------------------------------------------------------------------------- */

/* The first three letters of a word, as a number. */
static inline size_t prefix_of(const struct patterns *patterns, const unsigned char *word)
{
	size_t second = patterns->letter[word[1]];
	size_t third = second ? patterns->letter[word[2]] : 0;

	return (patterns->letter[word[0]] * 27u + second) * 27u + third;
}

static void mark_prefixes(struct patterns *patterns, const char *words, uint8_t mark)
{
	while (words && *words) {
		patterns->prefix[prefix_of(patterns, (const unsigned char *)words)] |= mark;
		words += strcspn(words, " ");
		words += *words == ' ';
	}
}

static pcre2_code *compile(const char *pattern, uint32_t options)
{
	int error;
	PCRE2_SIZE offset;
	pcre2_code *code =
		pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
			      options | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_DUPNAMES, &error, &offset, NULL);

	if (code)
		pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	return code;
}

static uint8_t group_number(const pcre2_code *code, enum group group)
{
	static const char *const names[GROUP_COUNT] = { "v", "d", "m", "y", "w", "e", "s" };
	int number = pcre2_substring_number_from_name(code, (PCRE2_SPTR)names[group]);

	return number > 0 ? (uint8_t)number : 0;
}

static bool compile_rule(struct compiled *compiled, const struct rule *rule)
{
	compiled->rule = rule;
	compiled->pattern = compile(rule->pattern, PCRE2_ANCHORED);
	if (!compiled->pattern)
		return false;
	for (int group = 0; group < GROUP_COUNT; group++)
		compiled->group[group] = group_number(compiled->pattern, (enum group)group);
	if (rule->label) {
		compiled->label = compile(rule->label, 0);
		compiled->label_after = !strchr(rule->label, '$');
	}
	if (rule->unless)
		compiled->unless = compile(rule->unless, 0);
	if (rule->label && !rule->plain)
		compiled->needs |= PREFIX_LABEL;
	if (strstr(rule->pattern, "jan(?:uary)"))
		compiled->needs |= PREFIX_MONTH;
	if (rule->kind == CSPR_FINDING_AGE)
		compiled->needs |= PREFIX_UNIT;
	return (!rule->label || compiled->label) && (!rule->unless || compiled->unless);
}

static void mark_bytes(struct patterns *patterns)
{
	uint8_t *what = patterns->what;

	for (unsigned c = 0; c < 256; c++)
		what[c] = is_digit((unsigned char)c) ? DIGIT : is_letter((unsigned char)c) ? LETTER : SKIP;
	what['@'] = what['.'] = what['('] = what['['] = SIGN;
	for (unsigned c = 'a'; c <= 'z'; c++)
		patterns->letter[c] = (uint8_t)(c - 'a' + 1);
}

/* Run lengths that a rule does not mention have it not; rules that begin at words are listed under 0. */
static void list_rule(struct patterns *patterns, size_t rule)
{
	uint8_t from = rules[rule].from;
	uint32_t runs = rules[rule].runs ? rules[rule].runs : RUN(0);

	for (unsigned run = 0; run <= RUN_LONGEST; run++)
		if (runs & RUN(run))
			patterns->list[from][run][patterns->count[from][run]++] = (uint8_t)rule;
}

struct patterns *patterns_new(void)
{
	struct patterns *patterns = calloc(1, sizeof *patterns);
	bool whole = patterns && (patterns->context = pcre2_match_context_create(NULL));
	uint32_t jit = 0;

	if (whole)
		mark_bytes(patterns);
	for (size_t i = 0; whole && i < rule_count; i++) {
		whole = compile_rule(&patterns->compiled[i], &rules[i]);
		list_rule(patterns, i);
		mark_prefixes(patterns, rules[i].words, PREFIX_RULE);
	}
	if (!whole) {
		patterns_free(patterns);
		return NULL;
	}
	pcre2_set_match_limit(patterns->context, MATCH_LIMIT);
	mark_prefixes(patterns, "jan feb mar apr may jun jul aug sep oct nov dec", PREFIX_MONTH);
	mark_prefixes(patterns, "day wee wks mon mth yea yrs", PREFIX_UNIT);
	mark_prefixes(patterns, "dot", PREFIX_DOT);
	mark_prefixes(patterns, label_beginnings, PREFIX_LABEL);
	patterns->jit = pcre2_config(PCRE2_CONFIG_JIT, &jit) == 0 && jit;
	return patterns;
}

void patterns_free(struct patterns *patterns)
{
	if (!patterns)
		return;
	for (size_t i = 0; i < rule_count; i++) {
		pcre2_code_free(patterns->compiled[i].pattern);
		pcre2_code_free(patterns->compiled[i].label);
		pcre2_code_free(patterns->compiled[i].unless);
	}
	pcre2_match_context_free(patterns->context);
	free(patterns);
}

/* Matching --------------------------------------------------------------------------------------- */

struct pass {
	const struct patterns *patterns;
	const struct folded *view;
	const struct pattern_facts *facts;
	pcre2_match_data *match;
	struct findings *findings;
	size_t first_finding;	     /* of this pass, in findings */
	struct findings dates, ages; /* in points */
	size_t clear;		     /* where the last finding ends */
	uint8_t marks;		     /* of words near the place that rules are tried for */
	size_t ahead;		     /* how far words have been looked at for what rules need */
	size_t latest[NEEDED_COUNT]; /* where the last of each sort was, and one more; 0 none */
};

struct best {
	struct finding finding; /* in points; grade 0 while there is none */
	unsigned weight;
};

static bool match_at(struct pass *pass, const pcre2_code *code, size_t start, size_t end)
{
	const struct patterns *patterns = pass->patterns;
	int found = patterns->jit
			    ? pcre2_jit_match(code, pass->view->narrow, end, start, 0, pass->match, patterns->context)
			    : pcre2_match(code, pass->view->narrow, end, start, 0, pass->match, patterns->context);

	if (found < 0 && found != PCRE2_ERROR_NOMATCH)
		pass->findings->failed = true;
	return found > 0;
}

static size_t at_most(const struct pass *pass, size_t start, size_t length)
{
	return pass->view->count - start < length ? pass->view->count : start + length;
}

/* The marks of words near a place. Places only go forward, so each word is looked at once. */
static uint8_t marks_near(struct pass *pass, size_t place)
{
	const unsigned char *narrow = pass->view->narrow;
	const struct patterns *patterns = pass->patterns;
	size_t end = at_most(pass, place, NEAR_AFTER);
	uint8_t marks = 0;

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
	for (unsigned i = 0; i < NEEDED_COUNT; i++)
		if (pass->latest[i] && pass->latest[i] + NEAR_BEFORE > place)
			marks |= (uint8_t)(1u << i);
	return marks;
}

static size_t at_least(size_t end, size_t length)
{
	return end > length ? end - length : 0;
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

	if (!compiled->label || !(pass->marks & PREFIX_LABEL))
		return 0;
	for (size_t i = 0; i < sizeof reaches / sizeof reaches[0]; i++)
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

static void try_rules(struct pass *pass, enum from from, size_t start, size_t run, struct best *best)
{
	const struct patterns *patterns = pass->patterns;

	for (size_t i = 0; i < patterns->count[from][run]; i++) {
		const struct compiled *compiled = &patterns->compiled[patterns->list[from][run][i]];
		const char *words = compiled->rule->words;

		if (!(compiled->needs & ~pass->marks) && (!words || begins_as(words, pass->view->narrow + start)))
			try_rule(pass, compiled, start, best);
	}
}

static unsigned char before(const struct pass *pass, size_t point, size_t count)
{
	return point >= count ? pass->view->narrow[point - count] : 0;
}

static bool is_gap(unsigned char c)
{
	return c == ' ' || c == '\n' || c == '-' || c == '.';
}

/* The start of letters that end at a point, at most so many; `end` where there are none or more. */
static size_t letters_before(const struct pass *pass, size_t end, size_t most)
{
	size_t start = end;

	while (end - start <= most && is_letter(before(pass, start, 1)))
		start--;
	return end - start > most || is_word(before(pass, start, 1)) ? end : start;
}

/* Findings --------------------------------------------------------------------------------------- */

static struct finding in_bytes(const struct folded *view, struct finding finding)
{
	finding.end = view->end[finding.end - 1];
	finding.start = view->start[finding.start];
	return finding;
}

/* What was found inside a web or e-mail address is part of it, but for what is registered. */
static void take_in(struct pass *pass, struct finding outer)
{
	struct findings *findings = pass->findings;

	while (findings->count > pass->first_finding) {
		const struct finding *last = &findings->list[findings->count - 1];

		if (last->start < outer.start || last->identity >= 0)
			break;
		findings->count--;
	}
}

/* The end of a web address, without what ends the sentence it is in. */
static uint32_t trimmed(const struct folded *view, struct finding finding)
{
	while (finding.end > finding.start + 1 && strchr(".,;:!?)]'\"", view->narrow[finding.end - 1]))
		finding.end--;
	return finding.end;
}

/* The day of the week before a date is part of it. A short one has a capital: sat and sun are words too. */
static uint32_t with_weekday(const struct pass *pass, uint32_t date)
{
	static const char days[] = "monday tuesday wednesday thursday friday saturday sunday ";
	const unsigned char *narrow = pass->view->narrow;
	size_t end = date;

	while (date - end < 3 && before(pass, end, 1) && strchr(" \n,.", before(pass, end, 1)))
		end--;
	size_t start = letters_before(pass, end, 9);
	size_t length = end - start;
	for (const char *day = days; *day && length >= 3; day = strchr(day, ' ') + 1) {
		bool whole = day[length] == ' ';

		if (!strncmp(day, (const char *)narrow + start, length) &&
		    (whole || pass->view->flags[start] & FOLD_UPPER))
			return (uint32_t)start;
	}
	return date;
}

/* Where the pass goes on. */
static size_t settle(struct pass *pass, const struct best *best, size_t next)
{
	struct finding finding = best->finding;

	if (!finding.grade)
		return next;
	pass->clear = finding.end;
	if (finding.kind == CSPR_FINDING_AGE) {
		findings_add(&pass->ages, finding);
		return finding.end > next ? finding.end : next;
	}
	if (finding.kind == CSPR_FINDING_DATE) {
		finding.start = with_weekday(pass, finding.start);
		findings_add(&pass->dates, finding);
	}
	size_t end = finding.end;
	if (finding.kind == CSPR_FINDING_URL)
		finding.end = trimmed(pass->view, finding);
	finding = in_bytes(pass->view, finding);
	if (finding.kind == CSPR_FINDING_URL || finding.kind == CSPR_FINDING_EMAIL)
		take_in(pass, finding);
	findings_add(pass->findings, finding);
	return end > next ? end : next;
}

/* Places ----------------------------------------------------------------------------------------- */

/* "1.2" of "1.2.3": a number goes on before it, and no finding ends there. */
static bool is_inner(const struct pass *pass, size_t start)
{
	unsigned char sign = before(pass, start, 1);

	return (sign == '.' || sign == ',' || sign == '-' || sign == '/' || sign == ':') &&
	       is_digit(before(pass, start, 2)) && start - 2 >= pass->clear;
}

static void try_sign(struct pass *pass, size_t digits, size_t run, struct best *best)
{
	size_t start = digits;

	if (before(pass, start, 1) == ' ' && before(pass, start, 2) == '+')
		start--;
	unsigned char sign = before(pass, start, 1);
	if (sign != '+' && sign != '(' && sign != '[')
		return;
	start--;
	if (sign == '+' && before(pass, start, 1) == '(')
		try_rules(pass, FROM_SIGN, start - 1, run, best);
	if (!best->finding.grade)
		try_rules(pass, FROM_SIGN, start, run, best);
}

static void try_token(struct pass *pass, size_t digits, size_t run, struct best *best)
{
	size_t start = digits;

	while (digits - start < UNLESS_BEFORE) {
		unsigned char c = before(pass, start, 1);

		if (is_digit(c))
			return; /* tried from there */
		if (!is_letter(c) && c != '/' && c != '-' && c != '_' && c != '.')
			break;
		start--;
	}
	while (start < digits && !is_word(pass->view->narrow[start]))
		start++;
	try_rules(pass, FROM_TOKEN, start, run, best);
}

static void try_month_before(struct pass *pass, size_t digits, size_t run, struct best *best)
{
	size_t end = digits;

	while (digits - end < 4 && before(pass, end, 1) && strchr(" \n.,-/", before(pass, end, 1)))
		end--;
	size_t start = letters_before(pass, end, 9);
	if (end - start == 3 && !memcmp(pass->view->narrow + start, "the", 3)) {
		end = start;
		while (start - end < 2 && is_gap(before(pass, end, 1)))
			end--;
		start = letters_before(pass, end, 9);
	}
	if (end - start >= 3 &&
	    pass->patterns->prefix[prefix_of(pass->patterns, pass->view->narrow + start)] & PREFIX_MONTH)
		try_rules(pass, FROM_MONTH, start, run, best);
}

static size_t look_at_digits(struct pass *pass, size_t start)
{
	const unsigned char *narrow = pass->view->narrow;
	struct best best = { 0 };
	size_t end = start;

	pass->marks = marks_near(pass, start);

	while (is_digit(narrow[end]))
		end++;
	if (end - start > RUN_LONGEST)
		return end;
	size_t run = end - start;
	unsigned char previous = before(pass, start, 1);
	if (is_letter(previous)) {
		size_t letters = letters_before(pass, start, 6);
		if (letters < start)
			try_rules(pass, FROM_LETTERS, letters, run, &best);
	} else {
		try_sign(pass, start, run, &best);
		if (!is_inner(pass, start))
			try_rules(pass, FROM_DIGITS, start, run, &best);
		size_t gap = start;
		while (start - gap < 2 && is_gap(before(pass, gap, 1)))
			gap--;
		size_t letters = gap < start ? letters_before(pass, gap, 5) : gap;
		if (letters < gap)
			try_rules(pass, FROM_WORD, letters, run, &best);
		if (!is_inner(pass, start))
			try_month_before(pass, start, run, &best);
	}
	if (best.finding.grade != CSPR_GRADE_DEFINITE)
		try_token(pass, start, run, &best);
	return settle(pass, &best, end);
}

/* The start of the word that ends before a point, over one or two spaces or hyphens; the point where there is none. */
static size_t word_before(const struct pass *pass, size_t point)
{
	size_t end = point;

	while (point - end < 2 && is_gap(before(pass, end, 1)))
		end--;
	size_t start = letters_before(pass, end, 12);
	return start == end ? point : start;
}

/* From the farthest of some words before a point to the nearest. */
static void try_words_before(struct pass *pass, enum from from, size_t point, size_t most, struct best *best)
{
	size_t starts[6];
	size_t count = 0;

	for (size_t start = point; count < most;) {
		size_t word = word_before(pass, start);
		if (word == start)
			break;
		starts[count++] = start = word;
	}
	while (count-- > 0 && !best->finding.grade)
		try_rules(pass, from, starts[count], 0, best);
}

/* Whether the word before the name of a month could be the day: "of", or an ordinal. */
static bool follows_ordinal(const struct pass *pass, size_t month)
{
	unsigned char last = before(pass, month, 2);
	unsigned char last_but_one = before(pass, month, 3);

	return is_gap(before(pass, month, 1)) &&
	       ((last == 'f' && last_but_one == 'o') || (last == 'h' && last_but_one == 't') ||
		(last == 't' && last_but_one == 's') || (last == 'd' && (last_but_one == 'n' || last_but_one == 'r')));
}

static bool is_local(unsigned char c)
{
	return is_word(c) || (c > ' ' && c < 0x7f && !strchr("\"(),:;<>@[\\]", c));
}

static void look_at_at(struct pass *pass, size_t sign, struct best *best)
{
	size_t start = sign;

	while (sign - start < 64 && is_local(before(pass, start, 1)))
		start--;
	while (start < sign && !is_word(pass->view->narrow[start]))
		start++;
	if (start < sign)
		try_rules(pass, FROM_LOCAL, start, 0, best);
	if (!best->finding.grade && !is_word(before(pass, sign, 1)))
		try_rules(pass, FROM_AT, sign, 0, best);
}

/* "name at domain dot com" */
static void look_at_dot(struct pass *pass, size_t dot, struct best *best)
{
	size_t start = dot;

	for (unsigned words = 0; words < 3; words++) {
		size_t end = start;

		while (before(pass, start, 1) == ' ' && end - start < 2)
			start--;
		while (dot - start < WINDOW && (is_word(before(pass, start, 1)) ||
						(before(pass, start, 1) && strchr("._+-", before(pass, start, 1)))))
			start--;
	}
	if (start < dot && is_word(pass->view->narrow[start]))
		try_rules(pass, FROM_SPELT_AT, start, 0, best);
}

/* "name (at) domain" */
static void look_at_bracket(struct pass *pass, size_t sign, struct best *best)
{
	const unsigned char *narrow = pass->view->narrow + sign + 1;
	size_t start = sign;

	if (*narrow == ' ')
		narrow++;
	if (narrow[0] != 'a' || narrow[1] != 't')
		return;
	if (before(pass, start, 1) == ' ')
		start--;
	size_t end = start;
	while (end - start < 64 &&
	       (is_word(before(pass, start, 1)) || (before(pass, start, 1) && strchr("._+-", before(pass, start, 1)))))
		start--;
	if (start < end)
		try_rules(pass, FROM_SPELT_AT, start, 0, best);
}

/* A point inside a word: the name of a host? Only the first is looked from. */
static void look_at_point(struct pass *pass, size_t sign, struct best *best)
{
	size_t start = sign;

	if (!is_letter(pass->view->narrow[sign + 1]))
		return;
	while (sign - start < 63 && (is_word(before(pass, start, 1)) || before(pass, start, 1) == '-'))
		start--;
	unsigned char previous = before(pass, start, 1);
	if (start < sign && previous != '.' && previous != '@' && previous != '/')
		try_rules(pass, FROM_DOMAIN, start, 0, best);
}

static size_t look_at_word(struct pass *pass, size_t start, size_t end)
{
	uint8_t prefix = pass->patterns->prefix[prefix_of(pass->patterns, pass->view->narrow + start)];
	struct best best = { 0 };

	if (!prefix)
		return end;
	pass->marks = marks_near(pass, start);
	if (prefix & PREFIX_MONTH && follows_ordinal(pass, start))
		try_words_before(pass, FROM_ORDINAL, start, 5, &best);
	if (prefix & PREFIX_MONTH && !best.finding.grade)
		try_rules(pass, FROM_MONTH_NAME, start, 0, &best);
	if (prefix & PREFIX_UNIT)
		try_words_before(pass, FROM_QUANTITY, start, 5, &best);
	if (prefix & PREFIX_DOT)
		look_at_dot(pass, start, &best);
	if (prefix & PREFIX_RULE && !best.finding.grade)
		try_rules(pass, FROM_HERE, start, 0, &best);
	return settle(pass, &best, end);
}

static size_t look_at_sign(struct pass *pass, size_t sign)
{
	struct best best = { 0 };

	pass->marks = marks_near(pass, sign);
	switch (pass->view->narrow[sign]) {
	case '@':
		look_at_at(pass, sign, &best);
		break;
	case '.':
		look_at_point(pass, sign, &best);
		break;
	case '(':
	case '[':
		look_at_bracket(pass, sign, &best);
		break;
	}
	return settle(pass, &best, sign + 1);
}

/* The number of the house before a street: "27a". */
static uint32_t with_house_number(const struct pass *pass, uint32_t street)
{
	size_t start = street;

	while (street - start < 2 && before(pass, start, 1) && strchr(" \n,", before(pass, start, 1)))
		start--;
	size_t end = start;
	if (is_letter(before(pass, start, 1)) && is_digit(before(pass, start, 2)))
		start--;
	while (end - start < 6 && is_digit(before(pass, start, 1)))
		start--;
	return start < end && end < street && is_digit(pass->view->narrow[start]) && !is_word(before(pass, start, 1))
		       ? (uint32_t)start
		       : street;
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
	return settle(pass, &(struct best){ .finding = finding }, end);
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
