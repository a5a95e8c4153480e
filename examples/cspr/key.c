/*
 * cspr key: the keys that checkpoints are signed with, and verified. What is private is written to its file and nowhere
 * else.
 */
#include "stores.h"

#include <string.h>

static int say_key(const cspr_key *key, bool json)
{
	bool private_key = cspr_key_private(key) != NULL;

	if (json)
		return say_json(json_pack("{s:s, s:s, s:b}", "name", cspr_key_name(key), "public", cspr_key_public(key),
					  "signs", private_key),
				EXIT_DONE);
	printf("%s\n", cspr_key_public(key));
	return EXIT_DONE;
}

static int failed(cspr_status status, struct trouble *trouble, bool json)
{
	store_trouble(status, trouble);
	return say_trouble(trouble, NULL, json);
}

static int key_new(const char *file, const char *name, bool json)
{
	struct trouble trouble;
	cspr_key *key;
	cspr_status status = cspr_key_generate(name, &key);
	int exit_code;

	trouble_begin(&trouble);
	if (status == CSPR_ERROR_BAD_REFERENCE)
		bad_input(&trouble, "",
			  "a name has up to 255 bytes of UTF-8, no spaces or control characters, and no +");
	if (status < 0)
		return failed(status, &trouble, json);
	status = cspr_key_write(key, file, &trouble.what);
	exit_code = status < 0 ? failed(status, &trouble, json) : say_key(key, json);
	cspr_key_unref(key);
	return exit_code;
}

static int key_show(const char *file, bool json)
{
	struct trouble trouble;
	cspr_key *key;
	cspr_status status = cspr_key_read(file, &key, trouble_begin(&trouble));
	int exit_code;

	if (status < 0)
		return failed(status, &trouble, json);
	exit_code = say_key(key, json);
	cspr_key_unref(key);
	return exit_code;
}

int run_key(int argc, char **argv)
{
	const char *words[3] = { NULL, NULL, NULL };
	bool json = false;
	const struct option_row rows[] = { { "--json", NULL, &json }, { NULL, NULL, NULL } };
	int exit_code = options_read(argc, argv, rows, words, 3);

	if (exit_code)
		return exit_code;
	if (words[0] && strcmp(words[0], "new") == 0 && words[2])
		return key_new(words[1], words[2], json);
	if (words[0] && strcmp(words[0], "show") == 0 && words[1] && !words[2])
		return key_show(words[1], json);
	return say_usage(json, "key", NULL, "wanted is new FILE NAME, or show FILE");
}
