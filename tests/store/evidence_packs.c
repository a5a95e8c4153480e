/*
 * Packs: what goes into one, what is refused, and a write that fails on the way. What outsiders make of one is in
 * pack.py.
 */
#include "suite.h"

#include <cspr/store.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const lines[] = { "{\"seq\":1}", "{\"seq\":2}", "{\"seq\":3}" };
static const size_t lengths[] = { 9, 9, 9 };

static cspr_context *context;
static cspr_basis *basis;
static cspr_key *key;
static cspr_statement *statement;
static struct cspr_checkpoint checkpoint;
static const struct cspr_checkpoint *checkpoints[2];
static struct cspr_evidence evidence;
static char folder[64];
static char target[96];

static void prepare(void)
{
	unsigned char leaves[3 * 32], root[32];

	ck_assert_status(cspr_context_new(NULL, &context), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
	ck_assert_status(cspr_key_generate("scp.example/reviews", &key), CSPR_DONE);
	for (size_t i = 0; i < 3; i++)
		ck_assert_status(cspr_leaf(lines[i], lengths[i], leaves + 32 * i), CSPR_DONE);
	ck_assert_status(cspr_tree_root(leaves, 3, root), CSPR_DONE);
	ck_assert_status(cspr_statement_sign(key, "review-1", 3, root, &statement), CSPR_DONE);
	checkpoint = (struct cspr_checkpoint){ .size = sizeof checkpoint, .events = 3 };
	checkpoint.text = cspr_statement_text(statement, &checkpoint.length);
	checkpoints[0] = checkpoints[1] = &checkpoint;
	evidence = (struct cspr_evidence){ .size = sizeof evidence,
					   .review = "review-1",
					   .lines = lines,
					   .lengths = lengths,
					   .line_count = 3,
					   .checkpoints = checkpoints,
					   .checkpoint_count = 1,
					   .key = key };
	strcpy(folder, "/tmp/cspr-packs-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(target, sizeof target, "%s/pack", folder);
}

static void clear(void)
{
	ck_assert_int_eq(rmdir(folder), 0);
	cspr_statement_unref(statement);
	cspr_key_unref(key);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
}

static cspr_pack *make(void)
{
	cspr_pack *pack;

	ck_assert_status(cspr_pack_make(context, &evidence, basis, NULL, 0, &pack), CSPR_DONE);
	return pack;
}

static const char *find(const cspr_pack *pack, const char *name)
{
	struct cspr_pack_file file = { .size = sizeof file };

	for (size_t i = 0; cspr_pack_file(pack, i, &file) == CSPR_DONE; i++)
		if (strcmp(file.name, name) == 0)
			return file.bytes;
	return NULL;
}

static void expect_verified(const cspr_pack *pack, uint32_t signed_events)
{
	cspr_report *report;

	ck_assert_status(cspr_pack_verify(pack, NULL, "review-1", &report), CSPR_DONE);
	ck_assert_uint_eq(cspr_report_events(report), 3);
	ck_assert_uint_eq(cspr_report_signed(report), signed_events);
	ck_assert_ptr_nonnull(cspr_report_unchecked(report, 0));
	cspr_report_unref(report);
}

START_TEST(a_pack_has_what_was_given)
{
	cspr_pack *pack = make();

	ck_assert_str_eq(find(pack, "record.jsonl"), "{\"seq\":1}\n{\"seq\":2}\n{\"seq\":3}\n");
	ck_assert_str_eq(find(pack, "checkpoint"), checkpoint.text);
	ck_assert_uint_eq(strlen(find(pack, "leaves.txt")), 3 * 65);
	expect_verified(pack, 3);
	cspr_pack_unref(pack);
}
END_TEST

START_TEST(without_a_key_or_a_checkpoint_it_says_so)
{
	cspr_pack *pack;

	evidence.key = NULL;
	pack = make();
	ck_assert_ptr_null(find(pack, "key.pem"));
	ck_assert_ptr_null(find(pack, "checkpoint.sig"));
	ck_assert_ptr_nonnull(strstr(find(pack, "README.md"), "The public key is not in this pack"));
	expect_verified(pack, 0);
	cspr_pack_unref(pack);
	evidence.checkpoint_count = 0;
	pack = make();
	ck_assert_ptr_null(find(pack, "checkpoint"));
	ck_assert_ptr_nonnull(strstr(find(pack, "README.md"), "Nobody signed this record"));
	expect_verified(pack, 0);
	cspr_pack_unref(pack);
}
END_TEST

START_TEST(further_files_are_packed_under_names_of_their_own)
{
	struct cspr_pack_file file = { .size = sizeof file, .name = "explanations.txt", .bytes = "why", .length = 3 };
	static const char *const bad[] = { "", "../key", "a/b", ".hidden", "-option", "a b", "a\n" };
	static const char *const taken[] = { "record.jsonl", "README.md", "SHA256SUMS" };
	const struct cspr_pack_file *more = &file;
	cspr_pack *pack;

	ck_assert_status(cspr_pack_make(context, &evidence, basis, &more, 1, &pack), CSPR_DONE);
	ck_assert_str_eq(find(pack, "explanations.txt"), "why");
	ck_assert_ptr_nonnull(strstr(find(pack, "SHA256SUMS"), "  explanations.txt\n"));
	expect_verified(pack, 3);
	cspr_pack_unref(pack);
	pack = NULL;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		file.name = bad[i];
		ck_assert_status(cspr_pack_make(context, &evidence, basis, &more, 1, &pack), CSPR_ERROR_BAD_REFERENCE);
	}
	for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
		file.name = taken[i];
		ck_assert_status(cspr_pack_make(context, &evidence, basis, &more, 1, &pack), CSPR_ERROR_CONTRADICTS);
	}
	ck_assert_ptr_null(pack);
}
END_TEST

START_TEST(what_can_not_be_packed_is_refused)
{
	struct cspr_checkpoint bad = checkpoint;
	cspr_pack *pack = NULL;
	cspr_key *other;

	ck_assert_status(cspr_key_generate("scp.example/reviews", &other), CSPR_DONE);
	evidence.key = other;
	ck_assert_status(cspr_pack_make(context, &evidence, basis, NULL, 0, &pack), CSPR_REFUSED);
	cspr_key_unref(other);
	evidence.key = key;
	evidence.checkpoint_count = 2;
	ck_assert_status(cspr_pack_make(context, &evidence, basis, NULL, 0, &pack), CSPR_ERROR_CONTRADICTS);
	evidence.checkpoint_count = 1;
	bad.length--;
	checkpoints[0] = &bad;
	ck_assert_status(cspr_pack_make(context, &evidence, basis, NULL, 0, &pack), CSPR_ERROR_BAD_INPUT);
	evidence.review = NULL;
	ck_assert_status(cspr_pack_make(context, &evidence, basis, NULL, 0, &pack), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(pack);
}
END_TEST

/* A pack of the files of another but one, and one that is changed; NULL: none is. */
static cspr_pack *rearranged(const cspr_pack *pack, const char *without, const char *changed)
{
	struct cspr_pack_file files[32];
	const struct cspr_pack_file *list[32];
	cspr_pack *again;
	size_t count = 0;

	for (size_t i = 0; files[count].size = sizeof files[0], cspr_pack_file(pack, i, &files[count]) == CSPR_DONE;
	     i++) {
		if (without && strcmp(files[count].name, without) == 0)
			continue;
		if (changed && strcmp(files[count].name, changed) == 0)
			files[count].length--;
		list[count] = &files[count];
		count++;
	}
	ck_assert_status(cspr_pack_of(list, count, &again), CSPR_DONE);
	return again;
}

START_TEST(a_missing_or_changed_file_is_named)
{
	struct cspr_fault fault = { .size = sizeof fault };
	struct cspr_pack_file file = { .size = sizeof file };
	cspr_pack *pack = make();

	for (size_t i = 0; cspr_pack_file(pack, i, &file) == CSPR_DONE; i++)
		for (int missing = 0; missing < 2; missing++) {
			cspr_pack *again = rearranged(pack, missing ? file.name : NULL, missing ? NULL : file.name);
			cspr_report *report;

			ck_assert_status(cspr_pack_verify(again, NULL, NULL, &report), CSPR_REFUSED);
			cspr_pack_unref(again);
			ck_assert_status(cspr_report_fault(report, 0, &fault), CSPR_DONE);
			ck_assert_uint_eq(fault.kind, CSPR_FAULT_FILE);
			/* where the sums themselves were changed, the file of the changed row is named */
			if (missing || strcmp(file.name, "SHA256SUMS") != 0)
				ck_assert_str_eq(fault.file, missing ? "SHA256SUMS" : file.name);
			cspr_report_unref(report);
		}
	cspr_pack_unref(pack);
}
END_TEST

START_TEST(a_write_that_fails_leaves_nothing)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_pack *pack = make();
	struct rlimit before, little;
	cspr_status status;

	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	little = before;
	signal(SIGXFSZ, SIG_IGN);
	for (rlim_t most = 0; most <= 4096; most += 512) {
		little.rlim_cur = most;
		ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &little), 0);
		status = cspr_pack_write(pack, target, &trouble);
		setrlimit(RLIMIT_FSIZE, &before);
		ck_assert_status(status, CSPR_ERROR_UNAVAILABLE);
		ck_assert_int_gt((int)strlen(trouble.message), 0);
		ck_assert_int_ne(access(target, F_OK), 0);
		ck_assert_int_eq(mkdir(target, 0700), 0); /* one that was there stays, and stays empty */
		setrlimit(RLIMIT_FSIZE, &little);
		status = cspr_pack_write(pack, target, &trouble);
		setrlimit(RLIMIT_FSIZE, &before);
		ck_assert_status(status, CSPR_ERROR_UNAVAILABLE);
		ck_assert_int_eq(rmdir(target), 0);
	}
	cspr_pack_unref(pack);
}
END_TEST

START_TEST(what_is_no_pack_is_not_read)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_pack *pack = NULL;
	char path[128];

	ck_assert_status(cspr_pack_read(target, &pack, &trouble), CSPR_ERROR_UNAVAILABLE);
	ck_assert_int_eq(mkdir(target, 0700), 0);
	snprintf(path, sizeof path, "%s/sub", target);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	ck_assert_status(cspr_pack_read(target, &pack, &trouble), CSPR_ERROR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(trouble.message, "not a regular file"));
	ck_assert_int_eq(rmdir(path), 0);
	snprintf(path, sizeof path, "%s/.record.jsonl.part", target);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	ck_assert_status(cspr_pack_read(target, &pack, &trouble), CSPR_ERROR_UNAVAILABLE);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(rmdir(target), 0);
	ck_assert_ptr_null(pack);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("packs");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, prepare, clear);
	tcase_add_test(tests, a_pack_has_what_was_given);
	tcase_add_test(tests, without_a_key_or_a_checkpoint_it_says_so);
	tcase_add_test(tests, further_files_are_packed_under_names_of_their_own);
	tcase_add_test(tests, what_can_not_be_packed_is_refused);
	tcase_add_test(tests, a_missing_or_changed_file_is_named);
	tcase_add_test(tests, a_write_that_fails_leaves_nothing);
	tcase_add_test(tests, what_is_no_pack_is_not_read);
	return run_tests("packs", tests);
}
