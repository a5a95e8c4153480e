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

/* How sure it is: what is definite blocks publication, the rest is for a person. */
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
	CSPR_FIELD_NAME = 1, /* in full, or as much as is known; titles and initials are none of it, its last word is
				taken for the surname */
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

/* Who and what is registered of one review. */
typedef struct cspr_register cspr_register;

/* An identity. What it points to is the register's. */
struct cspr_identity {
	size_t size;
	const char *id;		  /* it is in findings and in certificates: it should say nothing of whose it is */
	cspr_code identity_class; /* CSPR_CLASS_... */
	const char *pseudonym;	  /* "" where it has none */
	size_t fields;		  /* how many are known of it */
};

/* An empty register. Its memory is in no core dump, is wiped when it is freed, and can't be swapped out as far as the
 * process may lock memory (RLIMIT_MEMLOCK). */
CSPR_PUBLIC cspr_status cspr_register_new(cspr_register **ret);
/* Whether all of it is locked: a host may refuse to go on where it is not. */
CSPR_PUBLIC int cspr_register_is_locked(const cspr_register *reg);
/* Reads a register's file (formats.md section 4): id, class, pseudonym, field and value, between tabs, a line for each
 * field; in time linear in its length. The bytes are the caller's, to wipe. Errors: BAD_INPUT (with the line),
 * NO_MEMORY. */
CSPR_PUBLIC cspr_status cspr_register_read(const void *bytes, size_t length, cspr_register **ret,
					   struct cspr_trouble *trouble);
CSPR_PUBLIC void cspr_register_free(cspr_register *reg);

/* Adds a field to the identity with this id, which is made by its first field. pseudonym may be NULL.
 * Errors: BAD_INPUT (no UTF-8, an id or a date of birth that is none, another class or pseudonym than before, no letter
 * or digit, a pseudonym that holds a word of a registered name), UNKNOWN_WORD, NO_MEMORY. */
CSPR_PUBLIC cspr_status cspr_register_add(cspr_register *reg, const char *id, cspr_code identity_class,
					  const char *pseudonym, cspr_code field, const char *value,
					  struct cspr_trouble *trouble);

/* How many identities it has. */
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

/* One thing to think about. */
struct cspr_lint {
	size_t size;
	cspr_code code;	   /* CSPR_LINT_... */
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

/* The passes of a scan: who is registered, and what identifies by its form. */
enum { CSPR_SCAN_IDENTITIES = 1, CSPR_SCAN_PATTERNS = 2 };

/* What a scanner looks for. */
struct cspr_scan_settings {
	size_t size;
	cspr_code passes; /* what to look for, added up; 0: everything */
};

/* One thing that was found. */
struct cspr_scan_finding {
	size_t size;
	size_t start, end; /* byte offsets into the text, end exclusive */
	cspr_code kind;	   /* CSPR_FINDING_... */
	cspr_code grade;   /* CSPR_GRADE_... */
	const char *id;	   /* of the identity; NULL where it is none's */
	const char *rule;  /* "nhs-number", "forename" */
	int32_t identity;  /* its index in the register, or -1 */
};

/* reg and settings may be NULL: nobody is registered; everything is looked for. Error: NO_MEMORY. */
CSPR_PUBLIC cspr_status cspr_scanner_new(const cspr_register *reg, const struct cspr_scan_settings *settings,
					 cspr_scanner **ret, struct cspr_trouble *trouble);
CSPR_PUBLIC void cspr_scanner_free(cspr_scanner *scanner);

/* Finds what there is to find in a text of less than 4 GiB, in time linear in its length. A text that is not UTF-8 is
 * scanned as far as it can be read, and each place that can't is a finding. What is written in code is read too: a
 * finding in it is of the bytes of the codes; one in Base64 or hexadecimal digits is of the whole token, line ends and
 * all. A cspr_scan is good while its scanner is. Errors: NO_MEMORY, LIMIT. */
CSPR_PUBLIC cspr_status cspr_scanner_scan(const cspr_scanner *scanner, const void *text, size_t length,
					  cspr_scan **ret);
CSPR_PUBLIC void cspr_scan_free(cspr_scan *scan);
/* How many findings there are. */
CSPR_PUBLIC size_t cspr_scan_count(const cspr_scan *scan);
/* By index, by start, then end; NOT_FOUND past the end. Two may overlap: a name that two identities share is a finding
 * of each. */
CSPR_PUBLIC cspr_status cspr_scan_finding(const cspr_scan *scan, size_t index, struct cspr_scan_finding *ret);

/* What findings depend on besides the text and the register: both are in a certificate. The version of the rules is
 * raised with every release that finds anything else, in however few texts. A certificate of another version is good as
 * a record of what was found then; cspr_certificate_check() refuses to publish by it until the bytes have been scanned
 * and certified anew. Resolutions stay: they hold for the findings that are still found. */
CSPR_PUBLIC const char *cspr_scan_rules_version(void);
CSPR_PUBLIC const char *cspr_scan_unicode_version(void);

/* Redact ----------------------------------------------------------------------------------------- */

/* What a named person decided about a finding. Kept: it says who somebody is, and may stay. Redacted: it is to be
 * replaced. Not identifying: it is not what it looks like. A definite finding can't be kept: it is replaced, or found
 * not to identify. */
enum { CSPR_RESOLVED_KEEP = 1, CSPR_RESOLVED_REDACT = 2, CSPR_RESOLVED_NOT_IDENTIFYING = 3 };

/* The word of a decision ("not_identifying"); NULL for one that this version does not know. And back; 0: no such. */
CSPR_PUBLIC const char *cspr_resolved_name(cspr_code decision);
CSPR_PUBLIC cspr_code cspr_resolved_find(const char *name);

/* One decision. */
struct cspr_resolution {
	size_t size;
	size_t start, end;  /* where it was in the text that was looked at */
	cspr_code kind;	    /* CSPR_FINDING_... */
	const char *rule;   /* of the finding */
	const char *id;	    /* of the identity, or NULL */
	cspr_code decision; /* CSPR_RESOLVED_... */
	const char *who;    /* an opaque reference: [A-Za-z0-9][A-Za-z0-9._:/-]{0,63} */
	int64_t when;	    /* UTC, nanoseconds since 1970, of whole seconds */
	const char *reason; /* a code or an opaque reference, as who */
};

/* Resolutions of one text, and of its later versions: one holds as long as the finding is the same and the 40 bytes
 * before and after it are, wherever they are now. It holds a keyed digest of them, and nothing of the text. */
typedef struct cspr_resolutions cspr_resolutions;

/* The salt is random, and of the host: 32 bytes. It is written with them: whoever has it can try names on the digests,
 * so the text of resolutions is kept as the register is. */
CSPR_PUBLIC cspr_status cspr_resolutions_new(const unsigned char salt[32], cspr_resolutions **ret);
CSPR_PUBLIC void cspr_resolutions_free(cspr_resolutions *resolutions);
/* From their text, as cspr_resolutions_write() gives it. CSPR_ERROR_BAD_INPUT: the trouble has the line. */
CSPR_PUBLIC cspr_status cspr_resolutions_read(const char *bytes, size_t length, cspr_resolutions **ret,
					      struct cspr_trouble *trouble);
/* As text: UTF-8, a line each, in the order in which they were added. The caller frees it with
 * cspr_anonymise_text_free(). */
CSPR_PUBLIC cspr_status cspr_resolutions_write(const cspr_resolutions *resolutions, char **ret, size_t *ret_length);
/* Adds a decision about a finding of a scan of this text; one about the same finding goes. ARGUMENT: the scan has no
 * such finding, it is of a container, or is definite and to be kept; BAD_REFERENCE, PERSONAL_DATA: who or reason;
 * UNKNOWN_WORD: the decision; BAD_DATE: when is not of the years 1970 to 2199, or not of whole seconds. */
CSPR_PUBLIC cspr_status cspr_resolutions_add(cspr_resolutions *resolutions, const cspr_scan *scan, size_t finding,
					     const char *text, size_t length, cspr_code decision, const char *who,
					     int64_t when, const char *reason);
/* How many there are. */
CSPR_PUBLIC size_t cspr_resolutions_count(const cspr_resolutions *resolutions);
/* NOT_FOUND: there are not so many. Strings are the resolutions'. */
CSPR_PUBLIC cspr_status cspr_resolutions_get(const cspr_resolutions *resolutions, size_t index,
					     struct cspr_resolution *ret);
/* Which of them hold in a text, which may be a later version: by finding of its scan, the index of its resolution, or
 * SIZE_MAX. ret has room for cspr_scan_count() of them. Of findings that read the same in the same surroundings, as
 * many are resolved as resolutions are there. */
CSPR_PUBLIC cspr_status cspr_resolutions_match(const cspr_resolutions *resolutions, const cspr_scan *scan,
					       const char *text, size_t length, size_t *ret);

/* How a text is redacted. */
struct cspr_redaction_settings {
	size_t size;
	int review;			     /* findings to be reviewed, and not resolved, are replaced as well */
	const cspr_resolutions *resolutions; /* or NULL */
	const char *const
		*words;	   /* by kind, of word_count: "[date removed]"; NULL, and what is NULL in it: the library's */
	size_t word_count; /* of words */
};

/* A text with what was found in it replaced. A name becomes the pseudonym of whose it is; what is nobody's, or is no
 * name, a word in brackets. Definite findings are replaced, and those that a resolution says; where they overlap, the
 * longest. Possessives stay; in a line of capitals so is the pseudonym; addresses and user names go whole. The result
 * is scanned again, and again replaced, until no definite finding is in it but those that were left. Left is what fits
 * two people whose pseudonyms differ: who is meant can't be known by a machine. Of a name that reaches into that, the
 * rest is replaced; and what fits two goes, too, for a word, where names are found on the result again and again for
 * it. All else is as it was, byte for byte. */
typedef struct cspr_redaction cspr_redaction;

/* A replacement. */
struct cspr_redaction_change {
	size_t size;
	size_t old_start, old_end; /* bytes of the text that was given */
	size_t new_start, new_end; /* bytes of the result */
	cspr_code kind;		   /* CSPR_FINDING_... */
	const char *rule;	   /* by which it was found */
	const char *id;		   /* of the identity, or NULL: of none, or of one that can't be known */
};

/* Why a finding was not replaced: it, or what it is within, fits two people; it is to be reviewed; a person decided
 * so. */
enum { CSPR_LEFT_AMBIGUOUS = 1, CSPR_LEFT_REVIEW = 2, CSPR_LEFT_RESOLVED = 3 };

/* A finding that was not replaced, and why. */
struct cspr_redaction_left {
	size_t size;
	size_t old_start, old_end; /* bytes of the text that was given */
	size_t new_start, new_end; /* bytes of the result */
	cspr_code kind;		   /* CSPR_FINDING_... */
	cspr_code grade;	   /* CSPR_GRADE_... */
	cspr_code why;		   /* CSPR_LEFT_... */
	const char *rule;	   /* by which it was found */
	const char *id;		   /* of the identity, or NULL */
};

/* The scanner is of this register; both stay as long as the redaction. settings may be NULL. BAD_INPUT: the bytes are a
 * container, not a text; the trouble says what to do. LIMIT: the text is 4 GiB or more, or the pseudonyms themselves
 * are found, and so are those put in their place. */
CSPR_PUBLIC cspr_status cspr_redact(const cspr_scanner *scanner, const cspr_register *reg, const char *text,
				    size_t length, const struct cspr_redaction_settings *settings, cspr_redaction **ret,
				    struct cspr_trouble *trouble);
CSPR_PUBLIC void cspr_redaction_free(cspr_redaction *redaction);
/* The result; what was replaced, and what was left, by index, in the order of the text; NOT_FOUND past the end. */
CSPR_PUBLIC const char *cspr_redaction_text(const cspr_redaction *redaction, size_t *ret_length);
CSPR_PUBLIC size_t cspr_redaction_change_count(const cspr_redaction *redaction);
CSPR_PUBLIC cspr_status cspr_redaction_change(const cspr_redaction *redaction, size_t index,
					      struct cspr_redaction_change *ret);
CSPR_PUBLIC size_t cspr_redaction_left_count(const cspr_redaction *redaction);
CSPR_PUBLIC cspr_status cspr_redaction_left(const cspr_redaction *redaction, size_t index,
					    struct cspr_redaction_left *ret);
/* The decisions about what was left, as of the result, whose surroundings are others: from those that the redaction was
 * made with. */
CSPR_PUBLIC cspr_status cspr_redaction_resolutions(const cspr_redaction *redaction, const cspr_resolutions *resolutions,
						   cspr_resolutions **ret);

/* Gives a text back that a call of this header gave. NULL is allowed. */
CSPR_PUBLIC void cspr_anonymise_text_free(char *text);

/* Inventory: for the person who checks what a motivated intruder could put together. Nothing of it identifies anybody
 * by itself, or blocks. */
enum {
	CSPR_QUASI_DATE = 1,
	CSPR_QUASI_AGE = 2,
	CSPR_QUASI_SIBLINGS = 3, /* how many, in which order, twins */
	CSPR_QUASI_PLACE = 4,	 /* places, schools and agencies that are registered, addresses */
	CSPR_QUASI_PRESS = 5,	 /* that it was reported */
	CSPR_QUASI_COURT = 6,	 /* courts, and what they found */
	CSPR_QUASI_RARE = 7	 /* a term that the host named */
};
/* The word of a kind ("siblings"); NULL for one that this version does not know. */
CSPR_PUBLIC const char *cspr_quasi_name(cspr_code kind);

/* One thing to think about. */
struct cspr_quasi {
	size_t size;
	size_t start, end; /* bytes of the text */
	cspr_code kind;	   /* CSPR_QUASI_... */
	const char *rule;  /* by which it was found */
};

/* What was listed of one text. */
typedef struct cspr_inventory cspr_inventory;

/* Of a text and the scan of it; reg, of which the scanner was made, may be NULL. terms: what is rare, words with one
 * space between them; the case of ASCII letters does not matter, # stands for a number. Sorted by place. The inventory
 * keeps the rules of the scan: it is freed before the scanner. */
CSPR_PUBLIC cspr_status cspr_inventory_new(const cspr_register *reg, const cspr_scan *scan, const char *text,
					   size_t length, const char *const *terms, size_t term_count,
					   cspr_inventory **ret);
CSPR_PUBLIC void cspr_inventory_free(cspr_inventory *inventory);
/* What is in it, by index; NOT_FOUND past the end. */
CSPR_PUBLIC size_t cspr_inventory_count(const cspr_inventory *inventory);
CSPR_PUBLIC cspr_status cspr_inventory_get(const cspr_inventory *inventory, size_t index, struct cspr_quasi *ret);

/* Certificate ------------------------------------------------------------------------------------ */

/* One text that was scanned: the bytes themselves, or a stream that was taken out of a container. */
struct cspr_certified {
	size_t size;
	const char *name;      /* of a stream: "text", "metadata", "comments"; NULL: the bytes themselves */
	const char *text;      /* UTF-8 */
	size_t length;	       /* in bytes */
	const cspr_scan *scan; /* of just this text */
	const cspr_resolutions *resolutions; /* or NULL */
};

/* That somebody who is competent, and has the internet, libraries and local knowledge, asked what the text gives away.
 */
struct cspr_intruder_check {
	size_t size;
	const char *who;     /* opaque references, all three */
	int64_t when;	     /* as of a resolution */
	const char *outcome; /* "passed", or a code or reference of the host's own: then it has not passed */
};

/* What a certificate is made of. */
struct cspr_certificate_of {
	size_t size;
	const char *bytes;		    /* what will be published: a text, or a container */
	size_t length;			    /* in bytes */
	const struct cspr_certified *texts; /* the text, or the container's streams: all that were taken out of it */
	size_t text_count;		    /* of texts */
	const unsigned char *key;	    /* keys the digest of the register: of the host, 32 bytes and secret */
	size_t key_length;		    /* in bytes, 16 or more */
	const struct cspr_intruder_check *intruder_check; /* or NULL: not made yet */
};

/* A certificate: canonical JSON (RFC 8785), without a line end. The digest and the length of the bytes, the streams of
 * a container, the versions of the rules and of Unicode, the keyed digest of the register, counts by kind and grade,
 * resolutions, the intruder check, and how many findings are open. The caller frees it with
 * cspr_anonymise_text_free(). ARGUMENT: the bytes are a text and not what was scanned, or a container without streams;
 * a key of less than 16 bytes. BAD_REFERENCE, BAD_DATE: of the intruder check. */
CSPR_PUBLIC cspr_status cspr_certificate_new(const cspr_register *reg, const struct cspr_certificate_of *of, char **ret,
					     size_t *ret_length);

/* What is read of a certificate. */
struct cspr_certificate_facts {
	size_t size;
	unsigned char digest[32]; /* SHA-256 of the bytes */
	size_t length;		  /* of the bytes */
	uint64_t
		open_findings; /* definite and not found to be harmless, or to be reviewed and not resolved; 0: clean */
	int intruder_check;    /* it is recorded, and passed */
};

/* What a certificate says. BAD_INPUT: it is none. */
CSPR_PUBLIC cspr_status cspr_certificate_read(const char *certificate, size_t certificate_length,
					      struct cspr_certificate_facts *ret, struct cspr_trouble *trouble);
/* Before the bytes are published: CSPR_DONE if these are the bytes, nothing is open, the intruder check has passed,
 * and the rules are this library's. CSPR_REFUSED: they may not be; the trouble says why. BAD_INPUT: it is no
 * certificate. */
CSPR_PUBLIC cspr_status cspr_certificate_check(const char *certificate, size_t certificate_length, const char *bytes,
					       size_t length, struct cspr_trouble *trouble);

/* A report of what was found, as one page of HTML without script: the findings as a table to work through, and each
 * text with them marked. It holds the texts. The caller frees it with cspr_anonymise_text_free(). */
CSPR_PUBLIC cspr_status cspr_report_html(const char *title, const struct cspr_certified *texts, size_t count,
					 char **ret, size_t *ret_length);

#ifdef __cplusplus
}
#endif
#endif
