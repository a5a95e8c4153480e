/*
 * Whatever is done with a text, once for each allocation that it makes, with that allocation failing: the call says so
 * and sets nothing, nothing is left over, and the same call made again gives what it gives when nothing fails.
 *
 * An allocation is one of the library's own, of locked memory, or a call of another library that allocates: all are
 * wrapped by the linker. What the other libraries do when their own fail within is theirs to test.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "suite.h"

#include <cspr/anonymise.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <pcre2.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

struct secret;

static size_t calls;   /* for memory */
static size_t fail_at; /* the call that gets none, from 1; 0: every one is served */
static long blocks;    /* given and not yet freed */
static bool counting;  /* the library is called, and not Check */

static bool none_left(void)
{
	return counting && ++calls == fail_at;
}

static void *given(void *block)
{
	blocks += counting && block;
	return block;
}

/* A call of the library whose allocations count. */
#define COUNTED(call)                                                                                                  \
	do {                                                                                                           \
		counting = true;                                                                                       \
		call;                                                                                                  \
		counting = false;                                                                                      \
	} while (0)

/* What the linker puts in the place of each function, and the function itself. */
#define WRAPPED(type, name, parameters, arguments)                                                                     \
	type __real_##name parameters;                                                                                 \
	type __wrap_##name parameters;                                                                                 \
	type __wrap_##name parameters                                                                                  \
	{                                                                                                              \
		return none_left() ? 0 : __real_##name arguments;                                                      \
	}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

void *__wrap_malloc(size_t size)
{
	return none_left() ? NULL : given(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
	return none_left() ? NULL : given(__real_calloc(count, size));
}

void *__wrap_realloc(void *block, size_t size)
{
	if (none_left())
		return NULL;
	return block ? __real_realloc(block, size) : given(__real_realloc(block, size));
}

void __wrap_free(void *block)
{
	blocks -= counting && block;
	__real_free(block);
}

WRAPPED(void *, secret_take, (struct secret * secret, size_t size), (secret, size))
WRAPPED(char *, secret_copy, (struct secret * secret, const char *text, size_t length), (secret, text, length))
WRAPPED(bool, secret_grow, (struct secret * secret, void *list, size_t *room, size_t count, size_t size),
	(secret, list, room, count, size))
WRAPPED(pcre2_match_data_8 *, pcre2_match_data_create_8, (uint32_t pairs, pcre2_general_context_8 *context),
	(pairs, context))
WRAPPED(pcre2_match_context_8 *, pcre2_match_context_create_8, (pcre2_general_context_8 * context), (context))
WRAPPED(pcre2_code_8 *, pcre2_compile_8,
	(PCRE2_SPTR8 pattern, PCRE2_SIZE length, uint32_t options, int *error, PCRE2_SIZE *offset,
	 pcre2_compile_context_8 *context),
	(pattern, length, options, error, offset, context))
WRAPPED(EVP_MAC *, EVP_MAC_fetch, (OSSL_LIB_CTX * context, const char *name, const char *properties),
	(context, name, properties))
WRAPPED(EVP_MAC_CTX *, EVP_MAC_CTX_new, (EVP_MAC * mac), (mac))
WRAPPED(unsigned char *, HMAC,
	(const EVP_MD *digest, const void *key, int key_length, const unsigned char *bytes, size_t length,
	 unsigned char *ret, unsigned int *ret_length),
	(digest, key, key_length, bytes, length, ret, ret_length))
WRAPPED(int, EVP_Digest,
	(const void *bytes, size_t length, unsigned char *ret, unsigned int *ret_length, const EVP_MD *type,
	 ENGINE *engine),
	(bytes, length, ret, ret_length, type, engine))

utf8proc_ssize_t __real_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t length, utf8proc_uint8_t **ret,
				     utf8proc_option_t options);
utf8proc_ssize_t __wrap_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t length, utf8proc_uint8_t **ret,
				     utf8proc_option_t options);

utf8proc_ssize_t __wrap_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t length, utf8proc_uint8_t **ret,
				     utf8proc_option_t options)
{
	utf8proc_ssize_t size = none_left() ? UTF8PROC_ERROR_NOMEM : __real_utf8proc_map(text, length, ret, options);

	blocks += counting && size >= 0; /* the library frees it */
	return size;
}

/* What is done ----------------------------------------------------------------------------------- */

static const char people[] = "C1\tchild\tSubject 1\tname\tCallum Joseph Smith-Jones\n"
			     "C1\tchild\tSubject 1\tdob\t2011-03-14\n"
			     "C2\tsibling\tSubject 2\tname\tPatience May\n"
			     "C3\tparent\tSubject 3\tname\tSiobh\xc3\xa1n O'Brien\n"
			     "C3\tparent\tSubject 3\taddress\t14 Mill Lane, Saltby NG5 3QT\n"
			     "C3\tparent\tSubject 3\thandle\t@xx_eh_xx\n"
			     "C4\tschool\tSubject 4\tname\tSt Oswald's Primary School\n"
			     "C5\tsibling\tSubject 5\tname\tPatience Page\n";
/* Something for each view and each pass; what fits two people; what is coded. */
static const char report[] =
	"Callum and Patience lived at 14 Mill Lane. Siobh\xc3\xa1n rang 01632 960123 on 3 May 2021.\n"
	"C<b>all</b>um &#83;mith-Jones was 3 weeks old on 4 May 2019, one of two siblings. Calum\n"
	"was at St Oswald's (http://example.org/%43allum); \xff Callum Sm\xe2\x80\x8bith @xx_eh_xx.\n"
	"Q2FsJTZDdW0gU21pdGgmc2h5Oy1Kb25lcw== UTJGc2JIVnQ= 43616c6c756d\n";
static const char key[] = "0123456789abcdef0123456789abcdef";
static const unsigned char salt[32] = { 7 };
static const int64_t moment = INT64_C(1700000000) * 1000000000;

static cspr_register *reg;
static cspr_scanner *scanner;
static cspr_scan *scan;
static cspr_resolutions *decided;
static cspr_redaction *redaction;

/* Each makes something, says how that went, and what it made as text where it can be told; *made is what it is given to
 * set, and freed by it. */
static cspr_status read_register(void **made)
{
	cspr_status status;

	COUNTED(status = cspr_register_read(people, strlen(people), (cspr_register **)made, NULL));
	if (status == CSPR_DONE)
		COUNTED(cspr_register_free(*made));
	return status;
}

static cspr_status add_to_register(void **made)
{
	cspr_status status;

	(void)made;
	COUNTED(status = cspr_register_add(reg, "C9", CSPR_CLASS_CHILD, "Subject 9", CSPR_FIELD_NAME,
					   "Rhiannon Prosser", NULL));
	ck_assert_uint_eq(cspr_register_count(reg), status == CSPR_DONE ? 6 : 5);
	if (status == CSPR_DONE) {
		cspr_register_free(reg);
		reg = NULL;
		ck_assert_status(cspr_register_read(people, strlen(people), &reg, NULL), CSPR_DONE);
	}
	return status;
}

static cspr_status digest_register(void **made)
{
	unsigned char digest[32];

	(void)made;
	cspr_status status;

	COUNTED(status = cspr_register_digest(reg, key, 32, digest));
	return status;
}

static cspr_status make_scanner(void **made)
{
	cspr_status status;

	COUNTED(status = cspr_scanner_new(reg, NULL, (cspr_scanner **)made, NULL));
	if (status == CSPR_DONE)
		COUNTED(cspr_scanner_free(*made));
	return status;
}

static cspr_status scan_text(const char *text, size_t length, size_t least, void **made)
{
	cspr_status status;

	COUNTED(status = cspr_scanner_scan(scanner, text, length, (cspr_scan **)made));
	if (status == CSPR_DONE) {
		ck_assert_uint_ge(cspr_scan_count(*made), least);
		COUNTED(cspr_scan_free(*made));
	}
	return status;
}

static cspr_status scan_report(void **made)
{
	return scan_text(report, strlen(report), cspr_scan_count(scan), made);
}

static cspr_status scan_utf16(void **made)
{
	static const char text[] = "\xff\xfe"
				   "C\0a\0l\0l\0u\0m\0 \0l\0e\0f\0t\0.";

	return scan_text(text, sizeof(text), 2, made);
}

static cspr_status redact(void **made)
{
	struct cspr_redaction_settings settings = { .size = sizeof(settings), .review = 1, .resolutions = decided };
	cspr_status status;

	COUNTED(status = cspr_redact(scanner, reg, report, strlen(report), &settings, (cspr_redaction **)made, NULL));
	if (status == CSPR_DONE) {
		ck_assert_str_eq(cspr_redaction_text(*made, NULL), cspr_redaction_text(redaction, NULL));
		COUNTED(cspr_redaction_free(*made));
	}
	return status;
}

static cspr_status carry_decisions(void **made)
{
	cspr_status status;

	COUNTED(status = cspr_redaction_resolutions(redaction, decided, (cspr_resolutions **)made));
	if (status == CSPR_DONE)
		COUNTED(cspr_resolutions_free(*made));
	return status;
}

static cspr_status make_decisions(void **made)
{
	cspr_status status;

	COUNTED(status = cspr_resolutions_new(salt, (cspr_resolutions **)made));
	if (status == CSPR_DONE)
		COUNTED(cspr_resolutions_free(*made));
	return status;
}

static cspr_status decide(void **made)
{
	const size_t count = cspr_resolutions_count(decided);
	cspr_status status;

	(void)made;
	COUNTED(status = cspr_resolutions_add(decided, scan, 1, report, strlen(report), CSPR_RESOLVED_NOT_IDENTIFYING,
					      "user-2", moment, "minute-9"));
	if (status != CSPR_DONE)
		ck_assert_uint_eq(cspr_resolutions_count(decided), count);
	return status;
}

static cspr_status match_decisions(void **made)
{
	size_t found[64];
	cspr_status status;

	(void)made;
	ck_assert_uint_le(cspr_scan_count(scan), 64);
	COUNTED(status = cspr_resolutions_match(decided, scan, report, strlen(report), found));
	return status;
}

static cspr_status write_decisions(void **made)
{
	size_t length;
	cspr_status status;

	COUNTED(status = cspr_resolutions_write(decided, (char **)made, &length));
	if (status == CSPR_DONE)
		COUNTED(cspr_anonymise_text_free(*made));
	return status;
}

static cspr_status read_decisions(void **made)
{
	char *text = NULL;
	size_t length;
	cspr_status status;

	ck_assert_status(cspr_resolutions_write(decided, &text, &length), CSPR_DONE);
	COUNTED(status = cspr_resolutions_read(text, length, (cspr_resolutions **)made, NULL));
	if (status == CSPR_DONE)
		COUNTED(cspr_resolutions_free(*made));
	cspr_anonymise_text_free(text);
	return status;
}

static cspr_status take_inventory(void **made)
{
	static const char *const terms[] = { "rare disease" };
	cspr_status status;

	COUNTED(status = cspr_inventory_new(reg, scan, report, strlen(report), terms, 1, (cspr_inventory **)made));
	if (status == CSPR_DONE) {
		ck_assert_uint_gt(cspr_inventory_count(*made), 2);
		COUNTED(cspr_inventory_free(*made));
	}
	return status;
}

static struct cspr_certified certified(void)
{
	return (struct cspr_certified){ .size = sizeof(struct cspr_certified),
					.text = report,
					.length = strlen(report),
					.scan = scan,
					.resolutions = decided };
}

static cspr_status certify(void **made)
{
	const struct cspr_certified text = certified();
	const struct cspr_intruder_check check = {
		.size = sizeof(check), .who = "user-3", .when = moment, .outcome = "passed"
	};
	const struct cspr_certificate_of of = { .size = sizeof(of),
						.bytes = report,
						.length = strlen(report),
						.texts = &text,
						.text_count = 1,
						.key = (const unsigned char *)key,
						.key_length = 32,
						.intruder_check = &check };
	size_t length;
	cspr_status status;

	COUNTED(status = cspr_certificate_new(reg, &of, (char **)made, &length));
	if (status == CSPR_DONE)
		COUNTED(cspr_anonymise_text_free(*made));
	return status;
}

static cspr_status write_report(void **made)
{
	const struct cspr_certified text = certified();
	size_t length;
	cspr_status status;

	COUNTED(status = cspr_report_html("Draft 3", &text, 1, (char **)made, &length));
	if (status == CSPR_DONE)
		COUNTED(cspr_anonymise_text_free(*made));
	return status;
}

/* Once for each allocation, with that one failing; then with none failing. kept: what was made of something that stays
 * may stay with it. */
static void sweep(cspr_status (*done)(void **made), bool kept)
{
	static char untouched;
	size_t needed;

	for (size_t i = 1;; i++) {
		void *made = &untouched;

		blocks = 0;
		calls = 0;
		fail_at = i;
		cspr_status status = done(&made);
		fail_at = 0;
		needed = calls;
		ck_assert_msg(kept || blocks == 0, "with allocation %zu failing, %ld blocks are left", i, blocks);
		if (needed < i) {
			ck_assert_status(status, CSPR_DONE);
			break;
		}
		ck_assert_msg(status == CSPR_ERROR_NO_MEMORY, "with allocation %zu failing it says %s", i,
			      cspr_status_words(status));
		ck_assert_ptr_eq(made, &untouched);
	}
	ck_assert_uint_gt(needed, 0);
}

static void set_up(void)
{
	struct cspr_redaction_settings settings = { .size = sizeof(settings), .review = 1 };

	ck_assert_status(cspr_register_read(people, strlen(people), &reg, NULL), CSPR_DONE);
	ck_assert_status(cspr_scanner_new(reg, NULL, &scanner, NULL), CSPR_DONE);
	ck_assert_status(cspr_scanner_scan(scanner, report, strlen(report), &scan), CSPR_DONE);
	ck_assert_status(cspr_resolutions_new(salt, &decided), CSPR_DONE);
	ck_assert_status(cspr_resolutions_add(decided, scan, 0, report, strlen(report), CSPR_RESOLVED_NOT_IDENTIFYING,
					      "user-2", moment, "minute-9"),
			 CSPR_DONE);
	settings.resolutions = decided;
	ck_assert_status(cspr_redact(scanner, reg, report, strlen(report), &settings, &redaction, NULL), CSPR_DONE);
}

static void tear_down(void)
{
	cspr_redaction_free(redaction);
	cspr_resolutions_free(decided);
	cspr_scan_free(scan);
	cspr_scanner_free(scanner);
	cspr_register_free(reg);
}

#define SWEPT(what)                                                                                                    \
	START_TEST(swept_##what)                                                                                       \
	{                                                                                                              \
		sweep(what, what == decide);                                                                           \
	}                                                                                                              \
	END_TEST

SWEPT(read_register)
SWEPT(add_to_register)
SWEPT(digest_register)
SWEPT(make_scanner)
SWEPT(scan_report)
SWEPT(scan_utf16)
SWEPT(redact)
SWEPT(carry_decisions)
SWEPT(make_decisions)
SWEPT(decide)
SWEPT(match_decisions)
SWEPT(write_decisions)
SWEPT(read_decisions)
SWEPT(take_inventory)
SWEPT(certify)
SWEPT(write_report)

int main(void)
{
	TCase *tests = tcase_create("oom");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, swept_read_register);
	tcase_add_test(tests, swept_add_to_register);
	tcase_add_test(tests, swept_digest_register);
	tcase_add_test(tests, swept_make_scanner);
	tcase_add_test(tests, swept_scan_report);
	tcase_add_test(tests, swept_scan_utf16);
	tcase_add_test(tests, swept_redact);
	tcase_add_test(tests, swept_carry_decisions);
	tcase_add_test(tests, swept_make_decisions);
	tcase_add_test(tests, swept_decide);
	tcase_add_test(tests, swept_match_decisions);
	tcase_add_test(tests, swept_write_decisions);
	tcase_add_test(tests, swept_read_decisions);
	tcase_add_test(tests, swept_take_inventory);
	tcase_add_test(tests, swept_certify);
	tcase_add_test(tests, swept_write_report);
	return run_tests("anonymise-oom", tests);
}
