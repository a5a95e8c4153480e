/*
 * Keys, their files, and what they sign. The key with known halves is TEST 1 of RFC 8032; its id and texts were worked
 * out apart from the library.
 */
#include "suite.h"

#include <cspr/store.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char private_text[] =
	"PRIVATE+KEY+scp.example/reviews+4b7221aa+AZ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";
static const char public_text[] = "scp.example/reviews+4b7221aa+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
static const unsigned char root[32] = { 1, 2, 3 };

static cspr_key *key_of(const char *text)
{
	cspr_key *key;

	ck_assert_status(cspr_key_read_text(text, strlen(text), &key), CSPR_DONE);
	return key;
}

static cspr_statement *statement_of(const char *text)
{
	cspr_statement *statement;

	ck_assert_status(cspr_statement_read(text, strlen(text), &statement), CSPR_DONE);
	return statement;
}

START_TEST(texts_are_those_of_note)
{
	cspr_key *both = key_of(private_text), *half = key_of(public_text);

	ck_assert_str_eq(cspr_key_name(both), "scp.example/reviews");
	ck_assert_str_eq(cspr_key_private(both), private_text);
	ck_assert_str_eq(cspr_key_public(both), public_text);
	ck_assert_str_eq(cspr_key_public(half), public_text);
	ck_assert_ptr_null(cspr_key_private(half));
	cspr_key_unref(both);
	cspr_key_unref(half);
}
END_TEST

START_TEST(a_text_is_read_in_one_form_only)
{
	char text[sizeof private_text + 2];
	cspr_key *key = NULL;
	size_t length = strlen(public_text);

	for (size_t bit = 0; bit < length * 8; bit++) {
		memcpy(text, public_text, length);
		text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
		ck_assert_int_eq(cspr_key_read_text(text, length, &key), CSPR_ERROR_BAD_INPUT);
	}
	for (size_t less = 0; less < length; less++)
		ck_assert_int_eq(cspr_key_read_text(public_text, less, &key), CSPR_ERROR_BAD_INPUT);
	for (size_t bit = 0; bit < strlen(private_text) * 8; bit++) {
		memcpy(text, private_text, sizeof private_text);
		text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
		ck_assert_int_eq(cspr_key_read_text(text, strlen(private_text), &key), CSPR_ERROR_BAD_INPUT);
	}
	snprintf(text, sizeof text, "%s\n\n", public_text);
	ck_assert_int_eq(cspr_key_read_text(text, strlen(text), &key), CSPR_ERROR_BAD_INPUT);
	ck_assert_ptr_null(key);
}
END_TEST

START_TEST(names_are_those_of_a_signed_note)
{
	static const char *const bad[] = { "",	    "a b",	"a+b",		"a\tb",
					   "a\nb",  "a\x01",	"a\xc2\xa0",	"a\xe3\x80\x80",
					   "a\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80" };
	static const char *const good[] = { "a", "scp.example/reviews", "\xc3\xa9.example" };
	char longest[257];
	cspr_key *key = NULL;

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ck_assert_int_eq(cspr_key_generate(bad[i], &key), CSPR_ERROR_BAD_REFERENCE);
	ck_assert_status(cspr_key_generate("01632960001", &key), CSPR_ERROR_PERSONAL_DATA);
	memset(longest, 'a', sizeof longest);
	longest[256] = '\0';
	ck_assert_status(cspr_key_generate(longest, &key), CSPR_ERROR_BAD_REFERENCE);
	ck_assert_ptr_null(key);
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		cspr_key *again;

		ck_assert_status(cspr_key_generate(good[i], &key), CSPR_DONE);
		again = key_of(cspr_key_private(key));
		ck_assert_str_eq(cspr_key_public(again), cspr_key_public(key));
		ck_assert_str_eq(cspr_key_name(again), good[i]);
		cspr_key_unref(key);
		cspr_key_unref(again);
	}
}
END_TEST

START_TEST(new_keys_differ)
{
	cspr_key *one, *other;

	ck_assert_status(cspr_key_generate("scp.example", &one), CSPR_DONE);
	ck_assert_status(cspr_key_generate("scp.example", &other), CSPR_DONE);
	ck_assert_str_ne(cspr_key_public(one), cspr_key_public(other));
	cspr_key_unref(one);
	cspr_key_unref(other);
}
END_TEST

/* Files */

static char folder[64];
static char path[96];
static char public_path[96];

static void make_folder(void)
{
	strcpy(folder, "/tmp/cspr-keys-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/key", folder);
	snprintf(public_path, sizeof public_path, "%s/key.pub", folder);
}

static void remove_folder(void)
{
	unlink(path);
	unlink(public_path);
	ck_assert_int_eq(rmdir(folder), 0);
}

static void expect_unavailable(const char *of, const char *words)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_key *key = NULL;

	ck_assert_status(cspr_key_read(of, &key, &trouble), CSPR_ERROR_UNAVAILABLE);
	ck_assert_ptr_null(key);
	ck_assert_msg(strstr(trouble.message, words), "it says: %s", trouble.message);
}

START_TEST(files_are_for_their_owner)
{
	struct stat about;
	cspr_key *key = key_of(private_text), *again;
	mode_t mask = umask(0);

	ck_assert_status(cspr_key_write(key, path, NULL), CSPR_DONE);
	umask(mask);
	ck_assert_int_eq(stat(path, &about), 0);
	ck_assert_uint_eq(about.st_mode & 07777, 0600);
	ck_assert_int_eq(stat(public_path, &about), 0);
	ck_assert_uint_eq(about.st_mode & 07777, 0644);
	ck_assert_status(cspr_key_read(path, &again, NULL), CSPR_DONE);
	ck_assert_str_eq(cspr_key_private(again), private_text);
	cspr_key_unref(again);
	ck_assert_status(cspr_key_read(public_path, &again, NULL), CSPR_DONE);
	ck_assert_str_eq(cspr_key_public(again), public_text);
	ck_assert_ptr_null(cspr_key_private(again));
	cspr_key_unref(again);
	cspr_key_unref(key);
}
END_TEST

/* Also as root, to whom the bits are nothing. */
START_TEST(a_private_file_that_others_can_read_is_refused)
{
	static const mode_t open_modes[] = { 0640, 0604, 0620, 0602, 0610, 0601, 0660, 0666, 0777 };
	cspr_key *key = key_of(private_text), *again;

	ck_assert_status(cspr_key_write(key, path, NULL), CSPR_DONE);
	for (size_t i = 0; i < sizeof open_modes / sizeof open_modes[0]; i++) {
		ck_assert_int_eq(chmod(path, open_modes[i]), 0);
		expect_unavailable(path, "chmod 600");
	}
	ck_assert_int_eq(chmod(path, 0400), 0);
	ck_assert_status(cspr_key_read(path, &again, NULL), CSPR_DONE);
	cspr_key_unref(again);
	if (geteuid() == 0) {
		ck_assert_int_eq(chown(path, 65534, 0), 0);
		expect_unavailable(path, "another user");
	}
	cspr_key_unref(key);
}
END_TEST

START_TEST(what_is_no_regular_file_is_refused)
{
	expect_unavailable(folder, "not a regular file");
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	expect_unavailable(path, "not a regular file");
	expect_unavailable(public_path, "can't be opened");
}
END_TEST

START_TEST(a_file_without_a_key_is_bad_input)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	FILE *file = fopen(path, "w");
	cspr_key *key = NULL;

	ck_assert_ptr_nonnull(file);
	fputs("secret words", file);
	fclose(file);
	ck_assert_status(cspr_key_read(path, &key, &trouble), CSPR_ERROR_BAD_INPUT);
	ck_assert_ptr_null(strstr(trouble.message, "secret"));
	file = fopen(path, "w");
	fprintf(file, "%5000s", "");
	fclose(file);
	ck_assert_status(cspr_key_read(path, &key, &trouble), CSPR_ERROR_LIMIT);
	ck_assert_ptr_null(key);
}
END_TEST

START_TEST(nothing_is_overwritten)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_key *key = key_of(private_text), *other;
	struct stat about;

	ck_assert_status(cspr_key_generate("scp.example", &other), CSPR_DONE);
	ck_assert_status(cspr_key_write(key, path, NULL), CSPR_DONE);
	ck_assert_status(cspr_key_write(other, path, &trouble), CSPR_ERROR_UNAVAILABLE);
	ck_assert_int_gt((int)strlen(trouble.message), 0);
	cspr_key_unref(other);
	ck_assert_int_eq(unlink(public_path), 0);
	ck_assert_status(cspr_key_write(key, path, NULL), CSPR_ERROR_UNAVAILABLE);
	ck_assert_int_ne(stat(public_path, &about), 0); /* both or neither */
	ck_assert_status(cspr_key_read(path, &other, NULL), CSPR_DONE);
	ck_assert_str_eq(cspr_key_private(other), private_text);
	cspr_key_unref(other);
	other = key_of(public_text);
	ck_assert_status(cspr_key_write(other, path, NULL), CSPR_ERROR_ARGUMENT);
	cspr_key_unref(other);
	cspr_key_unref(key);
}
END_TEST

/* Statements */

START_TEST(a_statement_says_what_was_signed)
{
	cspr_key *key = key_of(private_text), *half = key_of(public_text);
	cspr_statement *statement, *again;

	ck_assert_status(cspr_statement_sign(key, "review-1", 4294967295u, root, &statement), CSPR_DONE);
	again = statement_of(cspr_statement_text(statement, NULL));
	ck_assert_str_eq(cspr_statement_origin(again), "scp.example/reviews/review-1");
	ck_assert_uint_eq(cspr_statement_events(again), 4294967295u);
	ck_assert_mem_eq(cspr_statement_root(again), root, 32);
	ck_assert_status(cspr_statement_verify(again, half, "review-1"), CSPR_DONE);
	ck_assert_status(cspr_statement_verify(again, half, NULL), CSPR_DONE);
	ck_assert_status(cspr_statement_verify(again, half, "review-2"), CSPR_REFUSED);
	ck_assert_status(cspr_statement_verify(again, half, "reviews/review-1"), CSPR_REFUSED);
	cspr_statement_unref(again);
	cspr_statement_unref(statement);
	ck_assert_status(cspr_statement_sign(half, "review-1", 1, root, &statement), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_statement_sign(key, "review 1", 1, root, &statement), CSPR_ERROR_BAD_REFERENCE);
	cspr_key_unref(half);
	cspr_key_unref(key);
}
END_TEST

START_TEST(a_changed_bit_is_no_statement_or_not_signed)
{
	cspr_key *key = key_of(private_text);
	cspr_statement *statement, *again;
	const char *whole;
	char text[1024];
	size_t length;
	unsigned read = 0;

	ck_assert_status(cspr_statement_sign(key, "review-1", 7, root, &statement), CSPR_DONE);
	whole = cspr_statement_text(statement, &length);
	for (size_t bit = 0; bit < 8 * length; bit++) {
		memcpy(text, whole, length);
		text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
		if (cspr_statement_read(text, length, &again) != CSPR_DONE)
			continue;
		read++;
		ck_assert_int_eq(cspr_statement_verify(again, key, "review-1"), CSPR_REFUSED);
		cspr_statement_unref(again);
	}
	ck_assert_uint_gt(read, 0);
	cspr_statement_unref(statement);
	cspr_key_unref(key);
}
END_TEST

START_TEST(what_is_no_checkpoint_is_not_read)
{
#define ROOT "AQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
#define DASH "\xe2\x80\x94 "
	static const char *const bad[] = {
		"",
		"\n\n",
		"o\n1\n" ROOT "\n",
		"o\n1\n" ROOT "\n\n",
		"o\n1\n" ROOT "\n\n" DASH "k AAAAAAA=",
		"o\n1\n" ROOT "\n\n" DASH "k AAAAAA==\n",
		"o\n1\n" ROOT "\n\n" DASH "k AAAAAAB=\n",
		"o\n1\n" ROOT "\n\n" DASH "k AAAAAAA\n",
		"o\n1\n" ROOT "\n\n" DASH "k+ AAAAAAA=\n",
		"o\n1\n" ROOT "\n\n" DASH " AAAAAAA=\n",
		"o\n1\n" ROOT "\n\n- k AAAAAAA=\n",
		"o\n1\n" ROOT "\n\n" DASH "k AAAAAAA=\nmore\n",
		"o\n1\n" ROOT "\nextension\n\n" DASH "k AAAAAAA=\n",
		"o\n01\n" ROOT "\n\n" DASH "k AAAAAAA=\n",
		"o\n-1\n" ROOT "\n\n" DASH "k AAAAAAA=\n",
		"o\n\n" ROOT "\n\n" DASH "k AAAAAAA=\n",
		"o\n4294967296\n" ROOT "\n\n" DASH "k AAAAAAA=\n",
		"o\n1\nAQID\n\n" DASH "k AAAAAAA=\n",
		"\n1\n" ROOT "\n\n" DASH "k AAAAAAA=\n",
		"o\r\n1\n" ROOT "\n\n" DASH "k AAAAAAA=\n",
		"\xff\n1\n" ROOT "\n\n" DASH "k AAAAAAA=\n",
	};
	cspr_statement *statement = NULL;

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ck_assert_msg(cspr_statement_read(bad[i], strlen(bad[i]), &statement) == CSPR_ERROR_BAD_INPUT,
			      "text %zu of this list was read", i);
	ck_assert_ptr_null(statement);
	statement = statement_of("o\n0\n" ROOT "\n\n" DASH "k AAAAAAA=\n");
	cspr_statement_unref(statement);
}
END_TEST

START_TEST(signatures_of_others_are_ignored)
{
	cspr_key *key = key_of(private_text), *other;
	cspr_statement *statement, *again;
	const char *text, *line;
	char more[2048];

	ck_assert_status(cspr_key_generate("scp.example/reviews", &other), CSPR_DONE);
	ck_assert_status(cspr_statement_sign(key, "review-1", 7, root, &statement), CSPR_DONE);
	text = cspr_statement_text(statement, NULL);
	line = strstr(text, "\n\n") + 2;
	snprintf(more, sizeof more, "%.*s" DASH "witness.example AAAAAAA=\n%s" DASH "scp.example/reviews AAAAAAA=\n",
		 (int)(line - text), text, line);
	again = statement_of(more);
	ck_assert_status(cspr_statement_verify(again, key, "review-1"), CSPR_DONE);
	ck_assert_status(cspr_statement_verify(again, other, "review-1"), CSPR_REFUSED);
	cspr_statement_unref(again);
	snprintf(more, sizeof more, "%s%s", text, line);
	again = statement_of(more);
	ck_assert_status(cspr_statement_verify(again, key, "review-1"), CSPR_REFUSED);
	cspr_statement_unref(again);
	cspr_statement_unref(statement);
	cspr_key_unref(other);
	cspr_key_unref(key);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("keys");

	tcase_add_checked_fixture(tests, make_folder, remove_folder);
	tcase_add_test(tests, texts_are_those_of_note);
	tcase_add_test(tests, a_text_is_read_in_one_form_only);
	tcase_add_test(tests, names_are_those_of_a_signed_note);
	tcase_add_test(tests, new_keys_differ);
	tcase_add_test(tests, files_are_for_their_owner);
	tcase_add_test(tests, a_private_file_that_others_can_read_is_refused);
	tcase_add_test(tests, what_is_no_regular_file_is_refused);
	tcase_add_test(tests, a_file_without_a_key_is_bad_input);
	tcase_add_test(tests, nothing_is_overwritten);
	tcase_add_test(tests, a_statement_says_what_was_signed);
	tcase_add_test(tests, a_changed_bit_is_no_statement_or_not_signed);
	tcase_add_test(tests, what_is_no_checkpoint_is_not_read);
	tcase_add_test(tests, signatures_of_others_are_ignored);
	return run_tests("keys", tests);
}
