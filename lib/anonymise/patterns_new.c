/*
 * The rules, compiled, and listed by where they can begin.
 */
#include "pass.h"

#include <stdlib.h>

static void mark_prefix(struct patterns *patterns, size_t prefix, uint8_t mark)
{
	patterns->prefix[prefix] |= mark;
	patterns->marked[prefix / 8] |= (uint8_t)(1u << prefix % 8);
}

static void mark_prefixes(struct patterns *patterns, const char *words, uint8_t mark)
{
	while (words && *words) {
		mark_prefix(patterns, prefix_of(patterns, (const unsigned char *)words), mark);
		words += strcspn(words, " ");
		words += *words == ' ';
	}
}

/* What has a letter in a place, or, for 0, what is none. */
static uint64_t with_letter(uint64_t row[COLUMNS], size_t letter)
{
	uint64_t all = 0;

	if (letter)
		return row['a' + letter - 1];
	for (unsigned column = 0; column < COLUMNS; column++)
		if (column < 'a' || column > 'z')
			all |= row[column];
	return all;
}

/* What words begin as that may begin a saying. */
static void mark_saying(struct patterns *patterns, const char *saying)
{
	uint64_t table[BEGINNING][COLUMNS] = { 0 }, with[3][27];

	mark_beginnings(saying, table);
	for (size_t place = 0; place < 3; place++)
		for (size_t letter = 0; letter < 27; letter++)
			with[place][letter] = with_letter(table[place], letter);
	for (size_t two = 27; two < 27 * 27; two++) {
		uint64_t left = with[0][two / 27] & with[1][two % 27];

		/* Of what follows one letter by itself, prefix_of() says nothing. */
		if (left && two % 27 == 0)
			mark_prefix(patterns, two * 27, PREFIX_SAYING);
		for (size_t third = 0; left && two % 27 && third < 27; third++)
			if (left & with[2][third])
				mark_prefix(patterns, two * 27 + third, PREFIX_SAYING);
	}
}

/* Where one pattern can't be made machine code (the system may forbid it), none is run as such. */
static pcre2_code *compile(struct patterns *patterns, const char *pattern, uint32_t options)
{
	int error;
	PCRE2_SIZE offset;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
					 options | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY, &error, &offset, NULL);

	patterns->jit = patterns->jit && code && pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
	return code;
}

static uint8_t group_number(const pcre2_code *code, enum group group)
{
	static const char *const names[GROUP_COUNT] = { "v", "d", "m", "y", "w", "e", "s" };
	int number = pcre2_substring_number_from_name(code, (PCRE2_SPTR)names[group]);

	return number > 0 ? (uint8_t)number : 0;
}

/* One more than the index of a saying, which may be there already; 0: no memory, or too many. */
static uint8_t say(struct patterns *patterns, const char *text)
{
	struct saying *saying = patterns->sayings;

	while (saying->text && strcmp(saying->text, text))
		saying++;
	if (!saying->text) {
		if (patterns->saying_count + 1 == SAYINGS_MOST)
			return 0;
		saying->text = text;
		saying->pattern = compile(patterns, text, PCRE2_ANCHORED);
		if (!saying->pattern)
			return 0;
		mark_saying(patterns, text);
		mark_beginning(text, true, UINT64_C(1) << patterns->saying_count++, patterns->say);
	}
	return (uint8_t)(saying - patterns->sayings + 1);
}

static bool compile_rule(struct patterns *patterns, size_t index)
{
	const struct rule *rule = &rules[index];
	struct compiled *compiled = &patterns->compiled[index];

	compiled->rule = rule;
	compiled->pattern = compile(patterns, rule->pattern, PCRE2_ANCHORED);
	if (!compiled->pattern)
		return false;
	for (int group = 0; group < GROUP_COUNT; group++)
		compiled->group[group] = group_number(compiled->pattern, (enum group)group);
	if (rule->label) {
		compiled->label = say(patterns, rule->label);
		compiled->label_after = !strchr(rule->label, '$');
	}
	if (rule->unless)
		compiled->unless = say(patterns, rule->unless);
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

/* Run lengths that a rule does not mention have it not; rules that begin at words have a run of 0. */
static bool list_rule(struct patterns *patterns, size_t rule)
{
	uint8_t from = rules[rule].from;
	uint32_t runs = rules[rule].runs ? rules[rule].runs : RUN(0);
	uint64_t bit = UINT64_C(1) << patterns->count[from] % RULES_OF_FROM;

	if (patterns->count[from] == RULES_OF_FROM)
		return false;
	patterns->list[from][patterns->count[from]++] = (uint8_t)rule;
	for (unsigned run = 0; run <= RUN_LONGEST; run++)
		if (runs & RUN(run))
			patterns->runs[from][run] |= bit;
	mark_beginning(rules[rule].pattern, false, bit, patterns->begin[from]);
	return true;
}

struct patterns *patterns_new(void)
{
	struct patterns *patterns = calloc(1, sizeof *patterns);
	bool whole = patterns && (patterns->context = pcre2_match_context_create(NULL));

	if (whole) {
		patterns->jit = true;
		mark_bytes(patterns);
	}
	for (size_t i = 0; whole && i < rule_count; i++) {
		whole = compile_rule(patterns, i) && list_rule(patterns, i);
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
	return patterns;
}

void patterns_free(struct patterns *patterns)
{
	if (!patterns)
		return;
	for (size_t i = 0; i < rule_count; i++)
		pcre2_code_free(patterns->compiled[i].pattern);
	for (size_t i = 0; i < SAYINGS_MOST; i++)
		pcre2_code_free(patterns->sayings[i].pattern);
	pcre2_match_context_free(patterns->context);
	free(patterns);
}
