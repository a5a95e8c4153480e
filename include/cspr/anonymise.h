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

/* Certificate ------------------------------------------------------------------------------------ */

#ifdef __cplusplus
}
#endif
#endif
