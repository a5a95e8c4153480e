#ifndef CSPR_ANONYMISE_H
#define CSPR_ANONYMISE_H
/*
 * libcspr-anonymise: whether a text still says who somebody is.
 *
 * A register holds what is known of the people, agencies and places of one review. A scan finds where a text mentions
 * them, however it is written, and what identifies by its form alone (NHS numbers, postcodes, telephone numbers, exact
 * dates). Each finding is definite, and blocks publication, or to be reviewed: then a named person resolves it.
 * Redacting puts pseudonyms in the place of what was found. A certificate says of exact bytes what was found in them,
 * by which rules, and who resolved what.
 *
 * A clean scan is not anonymity: whoever publishes has also to ask what a motivated intruder could put together, and
 * the certificate records that somebody did.
 *
 * Secrecy. What is registered lives in locked memory that is wiped when it goes. No value of a register, and nothing of
 * a text, is ever in a message, a log or a finding: those carry offsets, the rule and the identity's id.
 *
 * Status, out-parameters, ownership and structs are as in cspr.h. Objects are for one thread at a time, but for a
 * cspr_scanner, which any number of threads may scan with once it is made. No file, socket, clock, environment or
 * locale is used.
 */
#include <cspr/cspr.h>
#include <cspr/trouble.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a finding is of: the word in the scan's output. */
enum {
	CSPR_FINDING_NAME = 1,
	CSPR_FINDING_DATE = 2,
	CSPR_FINDING_AGE = 3,
	CSPR_FINDING_POSTCODE = 4,
	CSPR_FINDING_ADDRESS = 5,
	CSPR_FINDING_NHS = 6,
	CSPR_FINDING_NINO = 7,
	CSPR_FINDING_UPN = 8,
	CSPR_FINDING_ULN = 9,
	CSPR_FINDING_URN = 10,
	CSPR_FINDING_UTR = 11,
	CSPR_FINDING_LICENCE = 12,
	CSPR_FINDING_PASSPORT = 13,
	CSPR_FINDING_VEHICLE = 14,
	CSPR_FINDING_PHONE = 15,
	CSPR_FINDING_EMAIL = 16,
	CSPR_FINDING_URL = 17,
	CSPR_FINDING_HANDLE = 18,
	CSPR_FINDING_COURT = 19,
	CSPR_FINDING_POLICE = 20,
	CSPR_FINDING_BANK = 21,
	CSPR_FINDING_CODE = 22,	    /* a reference of another system, registered or labelled */
	CSPR_FINDING_ENCODING = 23, /* ill-formed bytes, and characters that change the order in which text is read */
	CSPR_FINDING_CONTAINER = 24 /* the bytes are no text: PDF, DOCX, RTF, binary */
};

enum { CSPR_GRADE_DEFINITE = 1, CSPR_GRADE_REVIEW = 2 };

/* The word of a kind ("name") or a grade ("definite"); NULL for one that this version does not know. */
CSPR_PUBLIC const char *cspr_finding_kind_name(cspr_code kind);
CSPR_PUBLIC const char *cspr_grade_name(cspr_code grade);

/* Register --------------------------------------------------------------------------------------- */

/* Who or what an identity is: the word in a register's file. */
enum {
	CSPR_CLASS_CHILD = 1,
	CSPR_CLASS_SIBLING = 2,
	CSPR_CLASS_PARENT = 3,
	CSPR_CLASS_CARER = 4,
	CSPR_CLASS_RELATIVE = 5,
	CSPR_CLASS_PROFESSIONAL = 6,
	CSPR_CLASS_AGENCY = 7,
	CSPR_CLASS_SCHOOL = 8,
	CSPR_CLASS_PLACE = 9,
	CSPR_CLASS_OTHER = 10,
	CSPR_CLASS_PERSON = 11
};

/* What is known of it. An identity has any number of each. */
enum {
	CSPR_FIELD_NAME = 1, /* in full, or as much as is known: its last word is taken for the surname */
	CSPR_FIELD_FORENAME = 2,
	CSPR_FIELD_MIDDLE = 3,
	CSPR_FIELD_SURNAME = 4,
	CSPR_FIELD_NICKNAME = 5,
	CSPR_FIELD_ALIAS = 6,
	CSPR_FIELD_FORMER = 7, /* a former name: in full, or the surname */
	CSPR_FIELD_DOB = 8,    /* 2019-03-07, 7/3/2019 or 7 March 2019 */
	CSPR_FIELD_ADDRESS = 9,
	CSPR_FIELD_POSTCODE = 10,
	CSPR_FIELD_NHS = 11,
	CSPR_FIELD_PHONE = 12,
	CSPR_FIELD_EMAIL = 13,
	CSPR_FIELD_HANDLE = 14,
	CSPR_FIELD_REF = 15 /* in another system */
};

/* The word of a class or a field; NULL for one that this version does not know. The code of a word, or 0. */
CSPR_PUBLIC const char *cspr_class_name(cspr_code identity_class);
CSPR_PUBLIC cspr_code cspr_class_find(const char *name);
CSPR_PUBLIC const char *cspr_field_name(cspr_code field);
CSPR_PUBLIC cspr_code cspr_field_find(const char *name);

typedef struct cspr_register cspr_register;

/* An identity. What it points to is the register's. */
struct cspr_identity {
	size_t size;
	const char *id; /* opaque: it is in findings and in certificates */
	cspr_code identity_class;
	const char *pseudonym; /* "" where it has none */
	size_t fields;
};

/* An empty register. Its memory can't be swapped out, is in no core dump, and is wiped when it is freed.
 * Errors: NO_MEMORY, LIMIT (the process may not lock memory: see RLIMIT_MEMLOCK). */
CSPR_PUBLIC cspr_status cspr_register_new(cspr_register **ret);
/* Reads a register's file (formats.md section 4): id, class, pseudonym, field and value, between tabs, a line for each
 * field. The bytes are the caller's, to wipe. Errors: BAD_INPUT (with the line), NO_MEMORY, LIMIT. */
CSPR_PUBLIC cspr_status cspr_register_read(const void *bytes, size_t length, cspr_register **ret,
					   struct cspr_trouble *trouble);
CSPR_PUBLIC void cspr_register_free(cspr_register *reg);

/* Adds a field to the identity with this id, which is made by its first field. pseudonym may be NULL.
 * Errors: BAD_INPUT (no UTF-8, a class or pseudonym other than before, nothing that could be found, a pseudonym that
 * holds a word of a registered name), UNKNOWN_WORD, BAD_REFERENCE (the id), NO_MEMORY, LIMIT. */
CSPR_PUBLIC cspr_status cspr_register_add(cspr_register *reg, const char *id, cspr_code identity_class,
					  const char *pseudonym, cspr_code field, const char *value,
					  struct cspr_trouble *trouble);

CSPR_PUBLIC size_t cspr_register_count(const cspr_register *reg);
/* By index, in the order in which they were first added; NOT_FOUND past the end. */
CSPR_PUBLIC cspr_status cspr_register_identity(const cspr_register *reg, size_t index, struct cspr_identity *ret);
/* One field of an identity; its value is in the register's memory: don't copy it where it stays. */
CSPR_PUBLIC cspr_status cspr_register_field(const cspr_register *reg, size_t identity, size_t index,
					    cspr_code *ret_field, const char **ret_value);

/* HMAC-SHA-256 of the register in canonical form (its lines as written by cspr_register_read(), NFC, sorted, without
 * doubles), under a key of the case: equal registers have equal digests, and nobody without the key can try names. */
CSPR_PUBLIC cspr_status cspr_register_digest(const cspr_register *reg, const void *key, size_t key_length,
					     unsigned char ret[32]);

/* What to think about in a register's pseudonyms. */
enum {
	CSPR_LINT_TOKEN = 1,	 /* it holds a word of a registered name: refused */
	CSPR_LINT_INITIAL = 2,	 /* it has the initial of the real name */
	CSPR_LINT_COLLISION = 3, /* two identities have it */
	CSPR_LINT_ORDER = 4,	 /* a series of letters (A, B, C) that goes as the register's dates of birth do */
	CSPR_LINT_MISSING = 5	 /* there is none, and there will be nothing to put in a name's place */
};

struct cspr_lint {
	size_t size;
	cspr_code code;
	const char *id;	   /* of the identity */
	const char *other; /* of the other one, or NULL */
};

/* The word of a lint ("initial"), or NULL. */
CSPR_PUBLIC const char *cspr_lint_name(cspr_code lint);
/* By index; NOT_FOUND past the end. taken, a list of count pseudonyms that other reviews of the partnership have given
 * out, may be NULL. */
CSPR_PUBLIC cspr_status cspr_register_lint(const cspr_register *reg, const char *const *taken, size_t count,
					   size_t index, struct cspr_lint *ret);

/* Scan ------------------------------------------------------------------------------------------- */

/* A register made ready to scan with. It keeps what it needs of it, in memory like the register's. */
typedef struct cspr_scanner cspr_scanner;
/* What was found in one text. */
typedef struct cspr_scan cspr_scan;

enum { CSPR_SCAN_IDENTITIES = 1, CSPR_SCAN_PATTERNS = 2 };

struct cspr_scan_settings {
	size_t size;
	cspr_code passes; /* what to look for, added up; 0: everything */
};

struct cspr_scan_finding {
	size_t size;
	size_t start, end; /* byte offsets into the text, end exclusive */
	cspr_code kind;
	cspr_code grade;
	const char *id;	  /* of the identity; NULL where it is none's */
	const char *rule; /* "nhs-number", "forename" */
	int32_t identity; /* its index in the register, or -1 */
};

/* reg and settings may be NULL: nobody is registered; everything is looked for.
 * Errors: NO_MEMORY, LIMIT (no more memory may be locked). */
CSPR_PUBLIC cspr_status cspr_scanner_new(const cspr_register *reg, const struct cspr_scan_settings *settings,
					 cspr_scanner **ret, struct cspr_trouble *trouble);
CSPR_PUBLIC void cspr_scanner_free(cspr_scanner *scanner);

/* Finds what there is to find in a text of less than 4 GiB, in time linear in its length. A text that is not UTF-8 is
 * scanned as far as it can be read, and each place that can't is a finding. A cspr_scan is good while its scanner is.
 * Errors: NO_MEMORY, LIMIT. */
CSPR_PUBLIC cspr_status cspr_scanner_scan(const cspr_scanner *scanner, const void *text, size_t length,
					  cspr_scan **ret);
CSPR_PUBLIC void cspr_scan_free(cspr_scan *scan);
CSPR_PUBLIC size_t cspr_scan_count(const cspr_scan *scan);
/* By index, by start, then end; NOT_FOUND past the end. Two may overlap: a name that two identities share is a finding
 * of each. */
CSPR_PUBLIC cspr_status cspr_scan_finding(const cspr_scan *scan, size_t index, struct cspr_scan_finding *ret);

/* What findings depend on besides the text and the register: both belong into a certificate. */
CSPR_PUBLIC const char *cspr_scan_rules_version(void);
CSPR_PUBLIC const char *cspr_scan_unicode_version(void);

/* Redact ----------------------------------------------------------------------------------------- */

/* Certificate ------------------------------------------------------------------------------------ */

#ifdef __cplusplus
}
#endif
#endif
