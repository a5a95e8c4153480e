/*
 * The library has every word of the rulebook, and no other; and every edition reads as its golden sheet.
 *
 * Usage: vocabulary rulebook-words.txt SHEETS [--renew]
 *
 * A line of the list is a group and a name (a state is followed by its phase); # begins a comment. One check
 * is one word of the list, one word of the library, or one sheet. --renew writes the sheets in the folder
 * SHEETS as they are now, to be read before they are kept.
 */
#include <cspr/cspr.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 512, LONGEST = 48 };

struct word {
	char group[LONGEST], name[LONGEST], phase[LONGEST];
};

static struct word words[MOST_WORDS];
static size_t word_count;
static int passed, failed;

static const struct {
	const char *name;
	cspr_code group;
} groups[] = {
	{ "phase", CSPR_GROUP_PHASE }, { "state", CSPR_GROUP_STATE },	    { "event", CSPR_GROUP_EVENT },
	{ "role", CSPR_GROUP_ROLE },   { "capacity", CSPR_GROUP_CAPACITY }, { "assessment", CSPR_GROUP_ASSESSMENT },
	{ "force", CSPR_GROUP_FORCE }, { "verdict", CSPR_GROUP_VERDICT },   { "standing", CSPR_GROUP_STANDING },
	{ "duty", CSPR_GROUP_DUTY },   { "rule", CSPR_GROUP_RULE },
};
enum { GROUPS = sizeof groups / sizeof groups[0] };

static void check(bool good, const char *what, const char *group, const char *name)
{
	if (good) {
		passed++;
		return;
	}
	printf("%s %s: %s\n", group, name, what);
	failed++;
}

/* The list --------------------------------------------------------------------------------------- */

static const struct word *listed(const char *group, const char *name)
{
	for (size_t i = 0; i < word_count; i++)
		if (strcmp(words[i].group, group) == 0 && strcmp(words[i].name, name) == 0)
			return &words[i];
	return NULL;
}

static bool read_list(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[256];
	bool good = file != NULL;

	while (good && fgets(line, sizeof line, file)) {
		struct word word = { "", "", "" };
		int fields = sscanf(line, "%47s %47s %47s", word.group, word.name, word.phase);

		if (fields <= 0 || line[0] == '#')
			continue;
		good = fields == (strcmp(word.group, "state") == 0 ? 3 : 2) && word_count < MOST_WORDS &&
		       !listed(word.group, word.name);
		if (good)
			words[word_count++] = word;
		else
			printf("%s: not to be understood, or listed twice: %s", path, line);
	}
	if (!file)
		printf("%s: can't be read\n", path);
	else
		fclose(file);
	return good;
}

/* Words ------------------------------------------------------------------------------------------ */

static cspr_code group_of(const char *name)
{
	for (size_t i = 0; i < GROUPS; i++)
		if (strcmp(groups[i].name, name) == 0)
			return groups[i].group;
	return 0;
}

/* In the library, as found by going through all of its words. */
static bool library_has(cspr_code group, const char *name)
{
	for (size_t i = 0; i < cspr_word_count(group); i++)
		if (strcmp(cspr_word_name(group, cspr_word_at(group, i)), name) == 0)
			return true;
	return false;
}

static void check_listed(const struct word *word)
{
	cspr_code group = group_of(word->group);

	if (strcmp(word->group, "edition") == 0) {
		check(cspr_edition_find(word->name) != NULL, "in the rulebook, not in the library", word->group,
		      word->name);
		return;
	}
	check(group && library_has(group, word->name), "in the rulebook, not in the library", word->group, word->name);
	if (group == CSPR_GROUP_STATE) {
		cspr_code phase = cspr_state_phase(cspr_word_find(group, word->name));

		check(phase && strcmp(cspr_word_name(CSPR_GROUP_PHASE, phase), word->phase) == 0,
		      "of another phase in the library", word->group, word->name);
	}
}

static void check_words(void)
{
	for (size_t i = 0; i < word_count; i++)
		check_listed(&words[i]);
	for (size_t i = 0; i < GROUPS; i++)
		for (size_t j = 0; j < cspr_word_count(groups[i].group); j++) {
			const char *name = cspr_word_name(groups[i].group, cspr_word_at(groups[i].group, j));

			check(listed(groups[i].name, name), "in the library, not in the rulebook", groups[i].name,
			      name);
		}
	for (size_t i = 0; i < cspr_edition_count(); i++) {
		const char *name = cspr_edition_name(cspr_edition_at(i));

		check(listed("edition", name), "in the library, not in the rulebook", "edition", name);
	}
}

/* Sheets ----------------------------------------------------------------------------------------- */

static char *read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t room = 1 << 20, length;
	char *text;

	if (!file)
		return NULL;
	text = malloc(room);
	if (!text)
		abort();
	length = fread(text, 1, room - 1, file);
	text[length] = '\0';
	fclose(file);
	return text;
}

static bool write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");
	bool good;

	if (!file)
		return false;
	good = fputs(text, file) >= 0;
	return fclose(file) == 0 && good;
}

static int line_length(const char *text)
{
	return (int)strcspn(text, "\n");
}

/* The first line that differs. */
static void tell_difference(const char *path, const char *golden, const char *now)
{
	int line = 1;

	while (*golden && line_length(golden) == line_length(now) &&
	       memcmp(golden, now, (size_t)line_length(golden)) == 0) {
		golden += line_length(golden);
		now += line_length(now);
		if (*golden != *now)
			break;
		golden += *golden != '\0';
		now += *now != '\0';
		line++;
	}
	printf("%s:%d: the sheet differs, first here\n- %.*s\n+ %.*s\n", path, line, line_length(golden), golden,
	       line_length(now), now);
}

static void check_sheet(const cspr_edition *edition, const char *folder, bool renew)
{
	const char *name = cspr_edition_name(edition);
	cspr_context *context;
	cspr_basis *basis;
	char path[1024], *now, *golden;

	snprintf(path, sizeof path, "%s/%s.txt", folder, name);
	if (cspr_context_new(NULL, &context) || cspr_basis_new(context, edition, NULL, NULL, &basis) ||
	    cspr_basis_sheet(basis, &now))
		abort();
	if (renew && !write_file(path, now))
		printf("%s: can't be written\n", path);
	golden = read_file(path);
	if (!golden)
		printf("%s: can't be read\n", path);
	else if (strcmp(golden, now) != 0)
		tell_difference(path, golden, now);
	check(golden && strcmp(golden, now) == 0, "not as in its golden file", "sheet", name);
	free(golden);
	cspr_text_free(context, now);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
}

static void check_sheets(const char *program, const char *list, const char *folder, bool renew)
{
	int before = failed;

	for (size_t i = 0; i < cspr_edition_count(); i++)
		check_sheet(cspr_edition_at(i), folder, renew);
	if (failed > before)
		printf("If the change is meant: %s %s %s --renew; then read the difference.\n", program, list, folder);
}

int main(int argc, char **argv)
{
	bool renew = argc == 4 && strcmp(argv[3], "--renew") == 0;

	if (argc != 3 && !renew) {
		fprintf(stderr, "usage: vocabulary rulebook-words.txt SHEETS [--renew]\n");
		return 2;
	}
	if (!read_list(argv[1]))
		failed++;
	check_words();
	check_sheets(argv[0], argv[1], argv[2], renew);
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
