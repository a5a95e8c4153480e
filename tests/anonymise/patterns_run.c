/*
 * The pattern pass by itself, for tests in Python; with --interpreted, as where no machine code may be made. Lines of
 * input, \n and \\ escaped in their last field:
 *
 *   F TAB field TAB identity TAB value   registers a value; answers added, not-understood or no-memory
 *   R                                    forgets what is registered
 *   T TAB text                           answers a line for each finding, start TAB end TAB kind TAB grade TAB
 *                                        identity TAB rule, and an empty line
 */
#define _POSIX_C_SOURCE 200809L
#include "pass.h"
#include "views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void unescape(char *text)
{
	char *to = text;

	for (; *text; text++)
		if (*text == '\\' && text[1]) {
			text++;
			*to++ = *text == 'n' ? '\n' : *text == 't' ? '\t' : *text;
		} else {
			*to++ = *text;
		}
	*to = 0;
}

static enum pattern_field field_named(const char *name)
{
	static const char *const names[] = { "dob", "address", "postcode", "nhs", "phone", "email", "handle", "ref" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (!strcmp(name, names[i]))
			return (enum pattern_field)(i + 1);
	fprintf(stderr, "no such field\n");
	exit(2);
}

static void add_fact(struct pattern_facts *facts, char *line)
{
	static const char *const answers[] = { "added", "not-understood", "no-memory" };
	const char *field = strtok(line, "\t");
	const char *identity = strtok(NULL, "\t");
	char *value = strtok(NULL, "");
	char nothing[] = "";

	value = value ? value : nothing;
	unescape(value);
	puts(answers[pattern_facts_add(facts, field_named(field), atoi(identity), value, strlen(value))]);
}

static void scan(const struct patterns *patterns, const struct pattern_facts *facts, char *text)
{
	struct findings findings = { 0 };
	struct folded view;
	struct runs runs;

	unescape(text);
	if (!fold_text((const unsigned char *)text, strlen(text), &view, NULL))
		exit(2);
	if (!runs_make(&view, &runs))
		exit(2);
	patterns_scan(patterns, &runs, facts, &findings);
	if (findings.failed)
		exit(2);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding *finding = &findings.list[i];

		printf("%u\t%u\t%s\t%s\t%d\t%s\n", (unsigned)finding->start, (unsigned)finding->end,
		       cspr_finding_kind_name(finding->kind), cspr_grade_name(finding->grade), (int)finding->identity,
		       finding->rule);
	}
	puts("");
	findings_free(&findings);
	runs_free(&runs);
	folded_free(&view);
}

int main(int count, char **words)
{
	struct patterns *patterns = patterns_new();
	struct pattern_facts *facts = pattern_facts_new();
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	if (patterns && count > 1 && !strcmp(words[1], "--interpreted"))
		patterns->jit = false;
	while (patterns && facts && (length = getline(&line, &room, stdin)) > 0) {
		if (line[length - 1] == '\n')
			line[length - 1] = 0;
		if (line[0] == 'T') {
			scan(patterns, facts, line + 2);
		} else if (line[0] == 'F') {
			add_fact(facts, line + 2);
		} else {
			pattern_facts_free(facts);
			facts = pattern_facts_new();
			puts("forgotten");
		}
		fflush(stdout);
	}
	free(line);
	pattern_facts_free(facts);
	patterns_free(patterns);
	return patterns && facts ? 0 : 2;
}
