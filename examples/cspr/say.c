/*
 * How the host says what is wrong, and what it prints before an answer. Decides nothing.
 *
 * What must stay true: a message is made of the host's own words and the names of vocab.h; nothing that
 * was read is repeated but a key, and that only when it could be an opaque reference.
 */
#include "host.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool bad_input(struct trouble *trouble, const char *pointer, const char *format, ...)
{
	va_list values;

	trouble->exit = EXIT_BAD_INPUT;
	if (pointer != trouble->pointer)
		snprintf(trouble->pointer, sizeof(trouble->pointer), "%s", pointer);
	trouble->nearest[0] = '\0';
	va_start(values, format);
	vsnprintf(trouble->message, sizeof(trouble->message), format, values);
	va_end(values);
	return false;
}

bool unavailable(struct trouble *trouble, const char *message)
{
	bad_input(trouble, "", "%s", message);
	trouble->exit = EXIT_UNAVAILABLE;
	return false;
}

bool no_memory(struct trouble *trouble)
{
	return unavailable(trouble, "there is not enough memory");
}

void pointer_add(char pointer[POINTER_SIZE], const char *key)
{
	size_t at = strlen(pointer);

	/* The longest key that passes has 64 bytes, at most doubled by the escapes. */
	if (cspr_reference_check(key) != CSPR_DONE || at + 2 * strlen(key) + 2 > POINTER_SIZE)
		return;
	pointer[at++] = '/';
	for (; *key; key++) {
		if (*key == '/') {
			pointer[at++] = '~';
			pointer[at++] = '1';
		} else {
			pointer[at++] = *key;
		}
	}
	pointer[at] = '\0';
}

void nearest_try(struct nearest *nearest, const char *name)
{
	size_t distance = cspr_word_distance(nearest->wanted, name);

	if (distance * 3 > strlen(name) || (nearest->found && distance >= nearest->distance))
		return;
	nearest->found = name;
	nearest->distance = distance;
}

void nearest_done(const struct nearest *nearest, struct trouble *trouble)
{
	if (nearest->found)
		snprintf(trouble->nearest, sizeof(trouble->nearest), "%s", nearest->found);
}

static json_t *trouble_json(const struct trouble *trouble, const char *which)
{
	json_t *error = json_object();

	if (trouble->profile)
		which = "profile";
	if (which)
		json_object_set_new(error, "in", json_string(which));
	if (trouble->line)
		json_object_set_new(error, "line", json_integer(trouble->line));
	if (trouble->line || trouble->profile)
		json_object_set_new(error, "pointer", json_string(trouble->pointer));
	if (trouble->rule[0])
		json_object_set_new(error, "rule", json_string(trouble->rule));
	if (trouble->edition)
		json_object_set_new(error, "edition", json_string(trouble->edition));
	json_object_set_new(error, "message", json_string(trouble->message));
	if (trouble->nearest[0])
		json_object_set_new(error, "nearest", json_string(trouble->nearest));
	return json_pack("{s:o}", "error", error);
}

int say_trouble_in(const char *which, const struct trouble *trouble, const char *file, bool json)
{
	if (json)
		return say_json(trouble_json(trouble, which), trouble->exit);
	if (trouble->profile)
		file = trouble->profile;
	if (!file)
		fprintf(stderr, "cspr: ");
	else if (trouble->line)
		fprintf(stderr, "%s:%ld: ", strcmp(file, "-") == 0 ? "standard input" : file, trouble->line);
	else
		fprintf(stderr, "%s: ", strcmp(file, "-") == 0 ? "standard input" : file);
	if (trouble->pointer[0])
		fprintf(stderr, "%s: ", trouble->pointer);
	fprintf(stderr, "%s", trouble->message);
	if (trouble->nearest[0])
		fprintf(stderr, " (did you mean %s?)", trouble->nearest);
	fprintf(stderr, "\n");
	return trouble->exit;
}

int say_trouble(const struct trouble *trouble, const char *file, bool json)
{
	return say_trouble_in(NULL, trouble, file, json);
}

int say_usage(bool json, const char *command, const char *nearest, const char *message)
{
	struct trouble trouble = { 0 };
	const char *usage = command ? help_usage(command) : NULL;

	bad_input(&trouble, "", "%s", message);
	if (nearest)
		snprintf(trouble.nearest, sizeof(trouble.nearest), "%s", nearest);
	say_trouble(&trouble, NULL, json);
	if (!json && usage)
		fprintf(stderr, "usage: %s\n       cspr help %s tells more\n", usage, command);
	else if (!json)
		fprintf(stderr, "cspr help tells the commands\n");
	return EXIT_BAD_INPUT;
}

const char *name_of(cspr_code group, cspr_code word)
{
	const char *name = cspr_word_name(group, word);

	return name ? name : "(unknown)";
}

void say_provisional(const cspr_edition *edition)
{
	char *words;

	if (!cspr_edition_provisional(edition))
		return;
	words = format_text("PROVISIONAL: the rules of %s were taken over from an earlier edition and have not been "
			    "read in the original.",
			    cspr_edition_name(edition));
	say_wrapped(words ? words : "PROVISIONAL", 0);
	printf("\n");
	free(words);
}

int say_json(json_t *answer, int exit_code)
{
	size_t flags = isatty(STDOUT_FILENO) ? JSON_INDENT(2) : JSON_COMPACT;
	bool written = answer && json_dumpf(answer, stdout, flags) == 0 && putchar('\n') != EOF;

	json_decref(answer);
	if (written && fflush(stdout) == 0)
		return exit_code;
	fprintf(stderr, "cspr: the answer could not be written\n");
	return EXIT_UNAVAILABLE;
}
