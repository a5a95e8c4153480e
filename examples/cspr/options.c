/*
 * The arguments of a command: options with two dashes in any order, then operands. Decides only what a
 * command was told, and says what is wrong with it.
 */
#include "host.h"

#include <string.h>

bool wants_json(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--json") == 0)
			return true;
	return false;
}

static const struct option_row *option_find(const struct option_row *rows, const char *argument, size_t length)
{
	for (; rows->name; rows++)
		if (strlen(rows->name) == length && strncmp(rows->name, argument, length) == 0)
			return rows;
	return NULL;
}

static int option_unknown(const struct option_row *rows, const char *argument, const char *command, bool json)
{
	const char *nearest = NULL;

	for (; rows->name; rows++)
		nearest = cspr_word_nearer(argument, nearest, rows->name);
	return say_usage(json, command, nearest, "there is an option that this command does not have");
}

int two_files(const char *const files[2], const char *command, const char *missing, bool json)
{
	if (!files[0] || !files[1])
		return say_usage(json, command, NULL, missing);
	if (strcmp(files[0], "-") == 0 && strcmp(files[1], "-") == 0)
		return say_usage(json, command, NULL, "standard input can be read only once: one of the two is a file");
	return EXIT_DONE;
}

int options_read(int argc, char **argv, const struct option_row *rows, const char **operands, size_t most)
{
	bool json = wants_json(argc, argv), only_operands = false;
	size_t given = 0;

	for (int i = 1; i < argc; i++) {
		const char *argument = argv[i], *equals = strchr(argument, '=');
		size_t length = equals ? (size_t)(equals - argument) : strlen(argument);
		char message[120];

		if (only_operands || argument[0] != '-' || strcmp(argument, "-") == 0) {
			if (given == most)
				return say_usage(json, argv[0], NULL, "there are too many arguments");
			operands[given++] = argument;
			continue;
		}
		if (strcmp(argument, "--") == 0) {
			only_operands = true;
			continue;
		}
		const struct option_row *row = option_find(rows, argument, length);
		if (!row)
			return option_unknown(rows, argument, argv[0], json);
		if (row->flag && !equals) {
			*row->flag = true;
			continue;
		}
		if (row->flag || (!equals && i + 1 == argc)) {
			snprintf(message, sizeof(message), "%s takes %s value", row->name, row->flag ? "no" : "a");
			return say_usage(json, argv[0], NULL, message);
		}
		*row->value = equals ? equals + 1 : argv[++i];
	}
	return EXIT_DONE;
}
