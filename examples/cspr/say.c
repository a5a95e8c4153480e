/*
 * How the host says what is wrong, and what it prints before an answer. Decides nothing.
 *
 * What must stay true: a message is made of the host's own words and the names of vocab.h; nothing that
 * was read is repeated.
 */
#include "host.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

bool bad_input(struct trouble *trouble, const char *pointer, const char *format, ...)
{
	va_list values;

	trouble->exit = EXIT_BAD_INPUT;
	if (pointer != trouble->what.pointer)
		snprintf(trouble->what.pointer, sizeof(trouble->what.pointer), "%s", pointer);
	trouble->what.nearest[0] = '\0';
	va_start(values, format);
	vsnprintf(trouble->what.message, sizeof(trouble->what.message), format, values);
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

static int exit_of(cspr_status status)
{
	switch (status) {
	case CSPR_ERROR_NO_MEMORY:
	case CSPR_ERROR_CONFLICT:
	case CSPR_ERROR_UNAVAILABLE:
	case CSPR_ERROR_UNCERTAIN:
	case CSPR_ERROR_CORRUPT:
	case CSPR_ERROR_NEWER:
		return EXIT_UNAVAILABLE;
	}
	return EXIT_BAD_INPUT;
}

bool status_trouble(cspr_status status, struct trouble *trouble)
{
	if (status == CSPR_ERROR_NO_MEMORY)
		return no_memory(trouble);
	bad_input(trouble, "", "%s", cspr_status_words(status));
	return told_trouble(status, trouble);
}

bool told_trouble(cspr_status status, struct trouble *trouble)
{
	trouble->exit = exit_of(status);
	return false;
}

static json_t *trouble_json(const struct trouble *trouble, const char *which)
{
	json_t *error = json_object();

	if (trouble->profile)
		which = "profile";
	if (which)
		json_object_set_new(error, "in", json_string(which));
	if (trouble->what.line)
		json_object_set_new(error, "line", json_integer((json_int_t)trouble->what.line));
	if (trouble->what.line || trouble->profile)
		json_object_set_new(error, "pointer", json_string(trouble->what.pointer));
	if (trouble->what.rule[0])
		json_object_set_new(error, "rule", json_string(trouble->what.rule));
	if (trouble->what.edition[0])
		json_object_set_new(error, "edition", json_string(trouble->what.edition));
	json_object_set_new(error, "message", json_string(trouble->what.message));
	if (trouble->what.nearest[0])
		json_object_set_new(error, "nearest", json_string(trouble->what.nearest));
	return json_pack("{s:o}", "error", error);
}

int say_trouble_in(const char *which, const struct trouble *trouble, const char *file, bool json)
{
	if (json)
		return say_json(trouble_json(trouble, which), trouble->exit);
	if (trouble->profile)
		file = trouble->profile;
	if (!file && trouble->what.line)
		fprintf(stderr, "cspr: event %llu: ", (unsigned long long)trouble->what.line);
	else if (!file)
		fprintf(stderr, "cspr: ");
	else if (trouble->what.line)
		fprintf(stderr, "%s:%llu: ", strcmp(file, "-") == 0 ? "standard input" : file,
			(unsigned long long)trouble->what.line);
	else
		fprintf(stderr, "%s: ", strcmp(file, "-") == 0 ? "standard input" : file);
	if (trouble->what.pointer[0])
		fprintf(stderr, "%s: ", trouble->what.pointer);
	fprintf(stderr, "%s", trouble->what.message);
	if (trouble->what.nearest[0])
		fprintf(stderr, " (did you mean %s?)", trouble->what.nearest);
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
		snprintf(trouble.what.nearest, sizeof(trouble.what.nearest), "%s", nearest);
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

struct progress progress_begin(void)
{
	return (struct progress){ .began = time(NULL) };
}

void progress_tell(struct progress *progress, size_t count, const char *what)
{
	if (time(NULL) - progress->began < 2 || !isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r%zu %s", count, what);
	progress->told = true;
}

void progress_end(struct progress *progress)
{
	if (progress->told)
		fprintf(stderr, "\r%40s\r", "");
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
