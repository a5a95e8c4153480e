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

cspr_code option_word(cspr_code group, const char *name, const char *command, const char *message, bool json,
		      int *exit_code)
{
	cspr_code word = name ? cspr_word_find(group, name) : 0, near;

	if (word || !name)
		return word;
	near = cspr_word_nearest(group, name);
	*exit_code = say_usage(json, command, near ? name_of(group, near) : NULL, message);
	return 0;
}

bool option_day(const char *name, const char *text, const char *command, bool json, cspr_day *ret, int *exit_code)
{
	char message[NAME_SIZE];

	if (!text || full_date_read(text, ret))
		return text != NULL;
	snprintf(message, sizeof(message), "%s takes a full date, as 2024-03-08", name);
	*exit_code = say_usage(json, command, NULL, message);
	return false;
}

bool option_count(const char *name, const char *text, const char *command, bool json, uint32_t *ret, int *exit_code)
{
	char message[NAME_SIZE];
	uint64_t count = 0;
	size_t digits = 0;

	if (!text)
		return false;
	for (; text[digits] >= '0' && text[digits] <= '9' && digits < 10; digits++)
		count = count * 10 + (uint64_t)(text[digits] - '0');
	if (digits && !text[digits] && count <= UINT32_MAX) {
		*ret = (uint32_t)count;
		return true;
	}
	snprintf(message, sizeof(message), "%s takes a whole number", name);
	*exit_code = say_usage(json, command, NULL, message);
	return false;
}

int options_read(int argc, char **argv, const struct option_row *rows, const char **operands, size_t most)
{
	bool json = wants_json(argc, argv), only_operands = false;
	size_t given = 0;
	uint64_t seen = 0;

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
		if (seen >> (row - rows) & 1) {
			snprintf(message, sizeof(message), "%s is given twice", row->name);
			return say_usage(json, argv[0], NULL, message);
		}
		seen |= UINT64_C(1) << (row - rows);
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
