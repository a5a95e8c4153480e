/*
 * cspr: the command-line host of libcspr. Finds the command and runs it.
 */
#include "stores.h"
#ifdef HAS_ANONYMISE
#include "texts.h"
#endif

#include <string.h>

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "new", run_new },
	{ "record", run_record },
	{ "show", run_show },
	{ "list", run_list },
	{ "due", run_due },
	{ "stats", run_stats },
	{ "verify", run_verify },
	{ "export", run_export },
	{ "rebuild", run_rebuild },
	{ "erase-note", run_erase_note },
	{ "key", run_key },
	{ "check", run_check },
	{ "explain", run_explain },
	{ "path", run_path },
	{ "amend", run_amend },
	{ "as-at", run_as_at },
	{ "what-if", run_what_if },
	{ "impact", run_impact },
	{ "assess", run_assess },
	{ "edition", run_edition },
	{ "import", run_import },
	{ "timeliness", run_timeliness },
#ifdef HAS_ANONYMISE
	{ "scan", run_scan },
	{ "redact", run_redact },
	{ "resolve", run_resolve },
	{ "publishable", run_publishable },
	{ "inventory", run_inventory },
#endif
	{ "help", run_help },
};

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : NULL;
	const char *nearest = NULL;

	if (!name)
		return say_usage(false, NULL, NULL, "a command is missing");
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
		name = "help";
	if (strcmp(name, "--version") == 0) {
		printf("cspr %s, library %u.%u.%u\n", CSPR_VERSION, (unsigned)cspr_version() / 10000,
		       (unsigned)cspr_version() / 100 % 100, (unsigned)cspr_version() % 100);
		return EXIT_DONE;
	}
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strcmp(commands[i].name, name) == 0) {
			int exit_code = commands[i].run(argc - 1, argv + 1);

			return fflush(stdout) == 0 && !ferror(stdout) ? exit_code : EXIT_UNAVAILABLE;
		}
		nearest = cspr_word_nearer(name, nearest, commands[i].name);
	}
	return say_usage(wants_json(argc, argv), NULL, nearest, "there is no such command");
}
