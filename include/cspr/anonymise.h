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

typedef struct cspr_register cspr_register;

/* Scan ------------------------------------------------------------------------------------------- */

/* A register made ready to scan with. It keeps what it needs of it. */
typedef struct cspr_scanner cspr_scanner;
/* What was found in one text. */
typedef struct cspr_scan cspr_scan;

struct cspr_scan_finding {
	size_t size;
	size_t start, end; /* byte offsets into the text, end exclusive */
	cspr_code kind;
	cspr_code grade;
	const char *id;	  /* of the identity; NULL where it is none's */
	const char *rule; /* "nhs-number", "forename" */
};

/* Redact ----------------------------------------------------------------------------------------- */

/* What a named person decided about a finding. Kept: it says who somebody is, and may stay. Redacted: it is to be
 * replaced. Not identifying: it is not what it looks like. A definite finding can't be kept: it is replaced, or found
 * not to identify. */
enum { CSPR_RESOLVED_KEEP = 1, CSPR_RESOLVED_REDACT = 2, CSPR_RESOLVED_NOT_IDENTIFYING = 3 };

/* The word of a decision ("not_identifying"); NULL for one that this version does not know. And back; 0: no such. */
CSPR_PUBLIC const char *cspr_resolved_name(cspr_code decision);
CSPR_PUBLIC cspr_code cspr_resolved_find(const char *name);

struct cspr_resolution {
	size_t size;
	size_t start, end; /* where it was in the text that was looked at */
	cspr_code kind;
	const char *rule;
	const char *id; /* of the identity, or NULL */
	cspr_code decision;
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
 * such finding, it is of a container, or is definite and to be kept; BAD_REFERENCE: who or reason; UNKNOWN_WORD: the
 * decision; BAD_DATE: when is not of the years 1970 to 2199, or not of whole seconds. */
CSPR_PUBLIC cspr_status cspr_resolutions_add(cspr_resolutions *resolutions, const cspr_scan *scan, size_t finding,
					     const char *text, size_t length, cspr_code decision, const char *who,
					     int64_t when, const char *reason);
CSPR_PUBLIC size_t cspr_resolutions_count(const cspr_resolutions *resolutions);
/* NOT_FOUND: there are not so many. Strings are the resolutions'. */
CSPR_PUBLIC cspr_status cspr_resolutions_get(const cspr_resolutions *resolutions, size_t index,
					     struct cspr_resolution *ret);
/* Which of them hold in a text, which may be a later version: by finding of its scan, the index of its resolution, or
 * SIZE_MAX. ret has room for cspr_scan_count() of them. Of findings that read the same in the same surroundings, as
 * many are resolved as resolutions are there. */
CSPR_PUBLIC cspr_status cspr_resolutions_match(const cspr_resolutions *resolutions, const cspr_scan *scan,
					       const char *text, size_t length, size_t *ret);

struct cspr_redaction_settings {
	size_t size;
	int review; /* findings to be reviewed, and not resolved, are replaced as well */
	const cspr_resolutions *resolutions; /* or NULL */
	const char *const *words; /* by kind, of word_count: "[date removed]"; NULL, and what is NULL in it: the library's */
	size_t word_count;
};

/* A text with what was found in it replaced. A name becomes the pseudonym of whose it is; what is nobody's, or is no
 * name, a word in brackets. Definite findings are replaced, and those that a resolution says; where they overlap, the
 * longest. Possessives stay; in a line of capitals so is the pseudonym; addresses and user names go whole. The result is
 * scanned again, and again replaced, until no definite finding is in it but those that were left. Left is what fits two
 * people whose pseudonyms differ: who is meant can't be known by a machine. All else is as it was, byte for byte. */
typedef struct cspr_redaction cspr_redaction;

struct cspr_redaction_change {
	size_t size;
	size_t old_start, old_end; /* bytes of the text that was given */
	size_t new_start, new_end; /* bytes of the result */
	cspr_code kind;
	const char *rule;
	const char *id; /* of the identity, or NULL */
};

enum { CSPR_LEFT_AMBIGUOUS = 1, CSPR_LEFT_REVIEW = 2, CSPR_LEFT_RESOLVED = 3 };

/* A finding that was not replaced, and why. */
struct cspr_redaction_left {
	size_t size;
	size_t old_start, old_end;
	size_t new_start, new_end;
	cspr_code kind;
	cspr_code grade;
	cspr_code why;
	const char *rule;
	const char *id;
};

/* BAD_INPUT: the bytes are a container, not a text; the trouble says what to do. The redaction keeps the scanner's
 * strings: it goes first. settings may be NULL. */
CSPR_PUBLIC cspr_status cspr_redact(const cspr_scanner *scanner, const char *text, size_t length,
				    const struct cspr_redaction_settings *settings, cspr_redaction **ret,
				    struct cspr_trouble *trouble);
CSPR_PUBLIC void cspr_redaction_free(cspr_redaction *redaction);
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

CSPR_PUBLIC void cspr_anonymise_text_free(char *text);

/* Certificate ------------------------------------------------------------------------------------ */

/* The version of the rules that this library finds by: of patterns, variants and lists. */
CSPR_PUBLIC const char *cspr_rules_version(void);

/* One text that was scanned: the bytes themselves, or a stream that was taken out of a container. */
struct cspr_certified {
	size_t size;
	const char *name; /* of a stream: "text", "metadata", "comments"; NULL: the bytes themselves */
	const char *text;
	size_t length;
	const cspr_scan *scan;		     /* of just this text */
	const cspr_resolutions *resolutions; /* or NULL */
};

/* That somebody who is competent, and has the internet, libraries and local knowledge, asked what the text gives away. */
struct cspr_intruder_check {
	size_t size;
	const char *who;     /* opaque references, all three */
	int64_t when;	     /* as of a resolution */
	const char *outcome; /* "passed", or a code or reference of the host's own: then it has not passed */
};

/* What a certificate is made of. */
struct cspr_certificate_of {
	size_t size;
	const char *bytes; /* what will be published: a text, or a container */
	size_t length;
	const struct cspr_certified *texts; /* the text, or the container's streams: all that were taken out of it */
	size_t text_count;
	const unsigned char *key; /* keys the digest of the register: of the host, 32 bytes and secret */
	size_t key_length;
	const struct cspr_intruder_check *intruder_check; /* or NULL: not made yet */
};

/* A certificate: canonical JSON (RFC 8785), without a line end. The digest and the length of the bytes, the streams of
 * a container, the versions of the rules and of Unicode, the keyed digest of the register, counts by kind and grade,
 * resolutions, the intruder check, and how many findings are open. The caller frees it with
 * cspr_anonymise_text_free(). ARGUMENT: the bytes are a text and not what was scanned, or a container without streams;
 * a key of less than 16 bytes. BAD_REFERENCE, BAD_DATE: of the intruder check. */
CSPR_PUBLIC cspr_status cspr_certificate_new(const cspr_register *reg, const struct cspr_certificate_of *of,
					     char **ret, size_t *ret_length);

struct cspr_certificate_facts {
	size_t size;
	unsigned char digest[32]; /* SHA-256 of the bytes */
	size_t length;
	uint64_t open_findings; /* definite and not found to be harmless, or to be reviewed and not resolved; 0: clean */
	int intruder_check;	/* it is recorded, and passed */
};

/* What a certificate says. BAD_INPUT: it is none. */
CSPR_PUBLIC cspr_status cspr_certificate_read(const char *certificate, size_t certificate_length,
					      struct cspr_certificate_facts *ret, struct cspr_trouble *trouble);
/* Before the bytes are published: CSPR_DONE if these are the bytes, nothing is open, the intruder check has passed,
 * and the rules are this library's. CSPR_REFUSED: they may not be; the trouble says why. BAD_INPUT: it is no
 * certificate. */
CSPR_PUBLIC cspr_status cspr_certificate_check(const char *certificate, size_t certificate_length, const char *bytes,
					       size_t length, struct cspr_trouble *trouble);

#ifdef __cplusplus
}
#endif
#endif
