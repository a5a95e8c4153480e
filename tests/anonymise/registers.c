/*
 * Registers, through the public API: what is read, what is refused and how that is told, digests, and what there is to
 * think about in pseudonyms.
 */
#include "read_register.h"

#include <stdio.h>

/* Lines that can't be read, and the line that is told. */
START_TEST(registers_refused)
{
	static const struct {
		const char *lines;
		unsigned line;
	} rows[] = {
		{ "1\tchild\tChild Z\tname\n", 1 },
		{ "# a comment\n\n1\tchild\tChild Z\tname\tA Bee\textra\n", 3 },
		{ "1\tchld\tChild Z\tname\tAda Bee\n", 1 },
		{ "1\tchild\tChild Z\tnmae\tAda Bee\n", 1 },
		{ "1\tchild\tChild Z\tname\tAda\n1\tparent\tChild Z\tdob\t2001-01-01\n", 2 },
		{ "1\tchild\tChild Z\tname\tAda\n1\tchild\tChild Y\tdob\t2001-01-01\n", 2 },
		{ "1\tchild\tChild Z\tname\t--\n", 1 },
		{ "1\tchild\tChild Z\tname\tA\xFF\n", 1 },
		{ "\tchild\tChild Z\tname\tAda\n", 1 },
		{ "-\tchild\tChild Z\tname\tAda\n", 1 },
		{ "1\tchild\tChild Bee\tname\tAda Bee\n", 1 },
		{ "1\tchild\tChild Ada\tname\tOlu\n2\tparent\tAdult Y\tname\tAda\n", 2 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cspr_trouble trouble = { .size = sizeof(trouble) };
		cspr_register *reg = NULL;

		ck_assert_status(cspr_register_read(rows[i].lines, strlen(rows[i].lines), &reg, &trouble),
				 CSPR_ERROR_BAD_INPUT);
		ck_assert_ptr_null(reg);
		ck_assert_uint_eq(trouble.line, rows[i].line);
		ck_assert(trouble.message[0]);
		ck_assert_ptr_null(strstr(trouble.message, "Ada"));
		ck_assert_ptr_null(strstr(trouble.message, "Bee"));
	}
}
END_TEST

START_TEST(registers_read)
{
	cspr_register *reg = read_register("\xEF\xBB\xBF# who\r\n1\tchild\tChild Z\tname\tAda\\tBee\r\n"
					   "2\tplace\tTown\tname\tQuern\n1\tchild\t\tdob\t2001-02-03");
	struct cspr_identity identity = { .size = sizeof(identity) };
	cspr_code field;
	const char *value;

	ck_assert_uint_eq(cspr_register_count(reg), 2);
	ck_assert_status(cspr_register_identity(reg, 0, &identity), CSPR_DONE);
	ck_assert_str_eq(identity.id, "1");
	ck_assert_str_eq(identity.pseudonym, "Child Z");
	ck_assert_uint_eq(identity.identity_class, CSPR_CLASS_CHILD);
	ck_assert_uint_eq(identity.fields, 2);
	ck_assert_status(cspr_register_field(reg, 0, 0, &field, &value), CSPR_DONE);
	ck_assert_uint_eq(field, CSPR_FIELD_NAME);
	ck_assert_str_eq(value, "Ada\tBee");
	ck_assert_status(cspr_register_field(reg, 0, 2, &field, &value), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_register_identity(reg, 2, &identity), CSPR_ERROR_NOT_FOUND);
	cspr_register_free(reg);
}
END_TEST

/* A word is held against every name and pseudonym that there is, however many there are. */
START_TEST(registers_of_many)
{
	static const unsigned many = 3000;
	cspr_register *reg = NULL;
	char id[16], name[32], pseudonym[32];

	ck_assert_status(cspr_register_new(&reg), CSPR_DONE);
	for (unsigned i = 0; i < many; i++) {
		const char one = (char)('a' + i % 26), other = (char)('a' + i / 26 % 26), last = (char)('a' + i / 676);

		snprintf(id, sizeof(id), "%u", i);
		snprintf(name, sizeof(name), "Na%cme%c%c", one, other, last);
		snprintf(pseudonym, sizeof(pseudonym), "Sub%cect%c%c %u", one, other, last, i);
		ck_assert_status(cspr_register_add(reg, id, CSPR_CLASS_OTHER, pseudonym, CSPR_FIELD_NAME, name, NULL),
				 CSPR_DONE);
	}
	for (unsigned i = 0; i < many; i += 499) {
		const char one = (char)('a' + i % 26), other = (char)('a' + i / 26 % 26), last = (char)('a' + i / 676);

		snprintf(name, sizeof(name), "SUB%cect%c%c", one, other, last);
		snprintf(pseudonym, sizeof(pseudonym), "Child NA%cme%c%c", one, other, last);
		ck_assert_status(cspr_register_add(reg, "new", CSPR_CLASS_OTHER, "Child", CSPR_FIELD_NAME, name, NULL),
				 CSPR_ERROR_BAD_INPUT);
		ck_assert_status(cspr_register_add(reg, "new", CSPR_CLASS_OTHER, pseudonym, CSPR_FIELD_PHONE,
						   "01632 960123", NULL),
				 CSPR_ERROR_BAD_INPUT);
	}
	ck_assert_uint_eq(cspr_register_count(reg), many);
	/* What was refused is not held against what comes after it. */
	ck_assert_status(
		cspr_register_add(reg, "new", CSPR_CLASS_OTHER, "Nobody", CSPR_FIELD_NAME, "Child Someone", NULL),
		CSPR_DONE);
	ck_assert_status(cspr_register_add(reg, "7", CSPR_CLASS_OTHER, NULL, CSPR_FIELD_NAME, "Other", NULL),
			 CSPR_DONE);
	ck_assert_uint_eq(cspr_register_count(reg), many + 1);
	cspr_register_free(reg);
}
END_TEST

START_TEST(words_both_ways)
{
	for (cspr_code i = 1; i <= CSPR_CLASS_PERSON; i++)
		ck_assert_uint_eq(cspr_class_find(cspr_class_name(i)), i);
	for (cspr_code i = 1; i <= CSPR_FIELD_REF; i++)
		ck_assert_uint_eq(cspr_field_find(cspr_field_name(i)), i);
	ck_assert_ptr_null(cspr_class_name(0));
	ck_assert_ptr_null(cspr_field_name(CSPR_FIELD_REF + 1));
	ck_assert_uint_eq(cspr_class_find("nobody"), 0);
	ck_assert_ptr_null(cspr_lint_name(0));
	ck_assert_str_eq(cspr_lint_name(CSPR_LINT_ORDER), "order");
}
END_TEST

static void digest_of(const char *lines, const char *key, unsigned char ret[32])
{
	cspr_register *reg = read_register(lines);

	ck_assert_status(cspr_register_digest(reg, key, strlen(key), ret), CSPR_DONE);
	cspr_register_free(reg);
}

START_TEST(digests)
{
	/* printf '1\tchild\tChild Z\tname\tZo\xc3\xab\n' | openssl dgst -sha256 -hmac key */
	static const unsigned char known[32] = { 0x9e, 0xaa, 0xa6, 0xff, 0x0e, 0x0a, 0x82, 0x5e, 0x12, 0x50, 0x26,
						 0xa3, 0x39, 0x9d, 0xba, 0x82, 0xd8, 0x40, 0xf0, 0xe1, 0x6c, 0xf8,
						 0xd7, 0x80, 0x25, 0x8d, 0x19, 0xef, 0x96, 0xc8, 0xec, 0x24 };
	unsigned char one[32], other[32];

	digest_of("1\tchild\tChild Z\tname\tZo\xC3\xAB\n", "key", one);
	ck_assert_mem_eq(one, known, 32);
	digest_of("# differently\n1\tchild\tChild Z\tname\tZoe\xCC\x88\n1\tchild\tChild Z\tname\tZo\xC3\xAB\n", "key",
		  other);
	ck_assert_mem_eq(one, other, 32);
	digest_of("1\tchild\tChild Z\tname\tZo\xC3\xAB\n", "kex", other);
	ck_assert_mem_ne(one, other, 32);
	digest_of("1\tchild\tChild Z\tname\tZo\xC3\xA8\n", "key", other);
	ck_assert_mem_ne(one, other, 32);
	digest_of("1\tchild\tChild Z\tname\tAda\n2\tchild\tChild Y\tname\tOlu\n", "key", one);
	digest_of("2\tchild\tChild Y\tname\tOlu\n1\tchild\tChild Z\tname\tAda\n", "key", other);
	ck_assert_mem_eq(one, other, 32);
}
END_TEST

START_TEST(lint)
{
	static const char *const taken[] = { "Adult Y" };
	cspr_register *reg = read_register("1\tchild\tChild C\tname\tCaspian Moss\n1\tchild\tChild C\tdob\t2001-01-01\n"
					   "2\tchild\tChild D\tname\tOlu\n2\tchild\tChild D\tdob\t2003-01-01\n"
					   "3\tchild\tChild E\tname\tPia\n3\tchild\tChild E\tdob\t2005-01-01\n"
					   "4\tparent\tAdult Y\tname\tJory\n5\tparent\tChild D\tname\tKew\n"
					   "6\tparent\t\tname\tLorn\n");
	static const struct {
		cspr_code code;
		const char *id, *other;
	} rows[] = {
		{ CSPR_LINT_INITIAL, "1", NULL },  { CSPR_LINT_ORDER, "1", NULL },   { CSPR_LINT_COLLISION, "4", NULL },
		{ CSPR_LINT_COLLISION, "5", "2" }, { CSPR_LINT_MISSING, "6", NULL },
	};
	struct cspr_lint told = { .size = sizeof(told) };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ck_assert_status(cspr_register_lint(reg, taken, 1, i, &told), CSPR_DONE);
		ck_assert_uint_eq(told.code, rows[i].code);
		ck_assert_str_eq(told.id, rows[i].id);
		ck_assert_pstr_eq(told.other, rows[i].other);
	}
	ck_assert_status(cspr_register_lint(reg, taken, 1, sizeof(rows) / sizeof(rows[0]), &told),
			 CSPR_ERROR_NOT_FOUND);
	cspr_register_free(reg);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("registers");

	tcase_set_timeout(tests, 300);
	tcase_add_test(tests, registers_refused);
	tcase_add_test(tests, registers_read);
	tcase_add_test(tests, registers_of_many);
	tcase_add_test(tests, words_both_ways);
	tcase_add_test(tests, digests);
	tcase_add_test(tests, lint);
	return run_tests("registers", tests);
}
