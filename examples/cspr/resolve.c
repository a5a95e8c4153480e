/*
 * cspr resolve: what a named person decided about a finding, kept in a file of resolutions.
 *
 * What must stay true: a file of resolutions is replaced as a whole, or stays as it was.
 */
#include "texts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct resolving {
	struct looking looking;
	const char *finding, *decision, *who, *reason, *at, *stream;
	unsigned long long start, end;
	char rule[NAME_SIZE]; /* "": any */
	int64_t when;
	cspr_code decided;
	bool json;
};

/* START-END, or START-END:RULE */
static int finding_read(struct resolving *resolving)
{
	char rest = '\0';
	int read = sscanf(resolving->finding, "%llu-%llu%c", &resolving->start, &resolving->end, &rest);
	const char *colon = strchr(resolving->finding, ':');

	if (read < 2 || (read == 3 && rest != ':') || (read == 3 && strlen(colon + 1) >= sizeof(resolving->rule)))
		return say_usage(resolving->json, "resolve", NULL,
				 "--finding takes its bytes, as 340-346, and where that is not enough its rule, as "
				 "340-346:forename");
	snprintf(resolving->rule, sizeof(resolving->rule), "%s", read == 3 ? colon + 1 : "");
	return EXIT_DONE;
}

static bool is_asked(const struct resolving *resolving, const struct looked_text *text, size_t index)
{
	struct cspr_scan_finding finding = looked_finding(text, index);

	return finding.start == resolving->start && finding.end == resolving->end &&
	       (!resolving->rule[0] || strcmp(resolving->rule, finding.rule) == 0) &&
	       (!resolving->stream || (text->name && strcmp(resolving->stream, text->name) == 0));
}

/* The findings that are meant: one; or one that several share, of whom each has the same decision. */
static bool decide(const struct resolving *resolving, const struct looked *looked, cspr_resolutions *resolutions,
		   size_t *ret_count, struct trouble *trouble)
{
	*ret_count = 0;
	for (size_t i = 0; i < looked->count; i++) {
		const struct looked_text *text = looked->texts + i;

		for (size_t j = 0; j < cspr_scan_count(text->scan); j++) {
			if (!is_asked(resolving, text, j))
				continue;
			if (looked_finding(text, j).grade == CSPR_GRADE_DEFINITE &&
			    resolving->decided == CSPR_RESOLVED_KEEP)
				return bad_input(
					trouble, "",
					"a definite finding can't be kept: redact it, or find it not_identifying");
			cspr_status status = cspr_resolutions_add(resolutions, text->scan, j, text->text, text->length,
								  resolving->decided, resolving->who, resolving->when,
								  resolving->reason);
			if (status != CSPR_DONE)
				return status_trouble(status, trouble);
			++*ret_count;
		}
	}
	return *ret_count > 0 || bad_input(trouble, "", "there is no such finding in the text");
}

static bool salt_read(unsigned char salt[32], struct trouble *trouble)
{
	int descriptor = open("/dev/urandom", O_RDONLY);
	bool good = descriptor >= 0 && read(descriptor, salt, 32) == 32;

	if (descriptor >= 0)
		close(descriptor);
	return good || unavailable(trouble, "there is no random number to be had");
}

/* What the file has, or what a new one would have. */
static bool begin(const char *file, cspr_resolutions **ret, struct trouble *trouble)
{
	unsigned char salt[32];

	if (access(file, F_OK) == 0 || errno != ENOENT)
		return resolutions_file_read(file, ret, trouble);
	if (!salt_read(salt, trouble))
		return false;
	cspr_status status = cspr_resolutions_new(salt, ret);
	return status == CSPR_DONE || status_trouble(status, trouble);
}

static bool keep(const cspr_resolutions *resolutions, const char *file, struct trouble *trouble)
{
	char *path = format_text("%s.new", file), *text = NULL;
	size_t length;
	cspr_status status = path ? cspr_resolutions_write(resolutions, &text, &length) : CSPR_ERROR_NO_MEMORY;
	int descriptor = status == CSPR_DONE ? open(path, O_WRONLY | O_CREAT | O_EXCL, 0600) : -1;
	FILE *new = descriptor >= 0 ? fdopen(descriptor, "wb") : NULL;
	bool good = new &&fwrite(text, 1, length, new) == length &&fflush(new) == 0 && fsync(fileno(new)) == 0;

	if (new)
		good = fclose(new) == 0 && good;
	if (good)
		good = rename(path, file) == 0;
	if (!good && descriptor >= 0)
		remove(path);
	free(path);
	cspr_anonymise_text_free(text);
	if (status != CSPR_DONE)
		return status_trouble(status, trouble);
	return good || unavailable(trouble, "the resolutions can't be written, or FILE.new is there already");
}

static int say_decided(const struct resolving *resolving, size_t count)
{
	if (resolving->json)
		return say_json(json_pack("{s:I, s:s}", "resolved", (json_int_t)count, "decision",
					  cspr_resolved_name(resolving->decided)),
				EXIT_DONE);
	printf("%zu resolved: %s\n", count, cspr_resolved_name(resolving->decided));
	return EXIT_DONE;
}

static int resolve(const struct resolving *resolving)
{
	const char *file = resolving->looking.resolutions_file;
	struct looking looking = resolving->looking;
	cspr_resolutions *resolutions = NULL;
	struct searcher searcher;
	struct looked looked;
	struct trouble trouble = { 0 };
	size_t count = 0;

	looking.resolutions_file = NULL;
	if (!begin(file, &resolutions, &trouble))
		return say_trouble(&trouble, file, resolving->json);
	bool good = searcher_open(&searcher, looking.register_file, NULL, &trouble);
	if (good) {
		good = look(&looked, &searcher, &looking, &trouble);
		if (good) {
			good = decide(resolving, &looked, resolutions, &count, &trouble) &&
			       keep(resolutions, file, &trouble);
			looked_free(&looked);
		}
		searcher_close(&searcher);
	}
	cspr_resolutions_free(resolutions);
	return good ? say_decided(resolving, count) : say_trouble(&trouble, looking.text_file, resolving->json);
}

int run_resolve(int argc, char **argv)
{
	struct resolving resolving = { .when = 0 };
	const struct option_row rows[] = { { "--register", &resolving.looking.register_file, NULL },
					   { "--resolutions", &resolving.looking.resolutions_file, NULL },
					   { "--finding", &resolving.finding, NULL },
					   { "--stream", &resolving.stream, NULL },
					   { "--decision", &resolving.decision, NULL },
					   { "--who", &resolving.who, NULL },
					   { "--reason", &resolving.reason, NULL },
					   { "--at", &resolving.at, NULL },
					   { "--json", NULL, &resolving.json },
					   { NULL, NULL, NULL } };
	int exit_code = options_read(argc, argv, rows, &resolving.looking.text_file, 1);

	if (exit_code)
		return exit_code;
	if (!resolving.looking.register_file || !resolving.looking.resolutions_file || !resolving.finding ||
	    !resolving.who || !resolving.reason || !resolving.looking.text_file)
		return say_usage(
			resolving.json, "resolve", NULL,
			"wanted are --register, --resolutions, --finding, --decision, --who, --reason and the text");
	resolving.decided = cspr_resolved_find(resolving.decision);
	if (!resolving.decided)
		return say_usage(resolving.json, "resolve", NULL, "--decision is keep, redact or not_identifying");
	if (cspr_reference_check(resolving.who) != CSPR_DONE || cspr_reference_check(resolving.reason) != CSPR_DONE)
		return say_usage(
			resolving.json, "resolve", NULL,
			"--who and --reason are opaque references: no spaces, no names, no numbers of a person");
	resolving.when = moment_now();
	if (resolving.at && cspr_moment_read(resolving.at, &resolving.when) != CSPR_DONE)
		return say_usage(resolving.json, "resolve", NULL,
				 "--at takes a moment in UTC, as 2024-03-08T15:04:05Z");
	resolving.when -= resolving.when % 1000000000;
	exit_code = finding_read(&resolving);
	return exit_code ? exit_code : resolve(&resolving);
}
