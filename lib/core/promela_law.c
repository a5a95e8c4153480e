/*
 * The fixed words of the Promela export: the facts that are followed and what each event makes of them, as
 * review.c does; beside them the ledger of what the law credits, and what is claimed of it.
 *
 * What must stay true: effects and voids write to facts only, law_...() to the ledger only, so that a row that
 * allows too much, or leaves standing what the law makes void, sets the two apart. The law is written here
 * without the rows, as in tests/model/search.py, and the two must agree.
 */
#include "promela.h"

enum { CHILDREN = 1 << CSPR_KIND_CHILDREN, ADULT = 1 << CSPR_KIND_ADULT, BOTH = CHILDREN | ADULT };

const char *const model_facts[] = {
	"/* The facts, as the rows leave them. 0: none. */\n"
	"mtype state = not_begun;\n"
	"mtype closed_from;\t\t/* where it was closed without a review */\n"
	"bool notification_stands;\n"
	"bool has_been_published;\n"
	"byte decision;\t\t\t/* the outcome of decide that stands */\n"
	"byte completed;\t\t\t/* the rapid review, a document */\n"
	"byte accepted;\t\t\t/* the report as accepted or last amended, a document */\n"
	"byte approved;\t\t\t/* the document that stands approved as anonymised */\n"
	"byte publication_outcome;\t/* of decide_publication */\n"
	"byte publication_document;\n"
	"bool scanned[3];\t\t/* by document: its latest scan is clean */\n"
	"bool lawful[3];\t\t\t/* by document: its latest law check is clear */\n"
	"byte stances[7];\t\t/* by subject; of a publication by signatory: what was agreed to */\n"
	"byte copies[9];\t\t\t/* by document and recipient: how long ago */\n"
	"bool justified[3];\t\t/* by recipient */\n"
	"bool held[6];\t\t\t/* by scope: a hold is open */\n"
	"bool restricted;\t\t/* an order that restricts reporting is in force */\n",
	NULL,
};

const char *const model_ledger[] = {
	"/* The ledger: what the law credits, whatever the rows say. */\n"
	"byte credited_stances[7];\n"
	"bool credited_scan[3];\n"
	"bool credited_law[3];\n"
	"byte credited_approval;\t\t/* only of a document that was clean and clear then, by another than its maker */\n"
	"byte credited_outcome;\t\t/* only of a decision that all who must had signed, and of what stood approved */\n"
	"byte credited_document;\n"
	"byte credited_copies[9];\n",
	NULL,
};

const char *const model_bookkeeping[] = {
	"/* Within one step; no part of a state. */\n"
	"hidden mtype was;\t\t/* the state before */\n"
	"hidden int moved;\t\t/* the duties that the event starts or meets, as bits */\n"
	"hidden byte voided;\t\t/* whether it made anything void */\n"
	"hidden byte could[2 * ROWS];\t/* what could be done before, by row, and then what after */\n"
	"hidden byte i;\n",
	NULL,
};

const char *const model_claims[] = {
	"/* What is claimed. */\n"
	"hidden byte published_only_by_publish;\n"
	"hidden byte published_only_as_approved;\t\t/* after a clean scan and a clear law check of that document */\n"
	"hidden byte published_only_as_signed_off;\t/* by all who must, on one outcome and that document */\n"
	"hidden byte published_only_as_decided;\n"
	"hidden byte published_only_after_notice;\t/* copies of that document, seven working days before */\n"
	"hidden byte published_only_with_reviewer_named;\n"
	"hidden byte published_only_unheld;\t\t/* no hold on publication, no restricting order */\n"
	"hidden byte copied_only_when_decided;\n"
	"hidden byte held_back_only_by_confirmation;\n"
	"hidden byte held_back_only_when_decided;\n"
	"hidden byte held_back_only_when_signed_off;\n"
	"hidden byte held_back_only_when_justified;\n"
	"hidden byte decided_only_when_signed_off;\n"
	"hidden byte sent_only_when_signed_off;\n"
	"hidden byte accepted_only_when_signed_off;\n"
	"hidden byte holds_block_only_publish;\n"
	"hidden byte holds_move_nothing;\n"
	"hidden byte holds_can_be_lifted;\n",
	NULL,
};

/* clang-format off */
const struct void_row void_rows[9] = {
	{ CSPR_VOIDS_SIGN_OFF_RAPID_REVIEW, "sign_off_rapid_review", "stances[RAPID_REVIEW] = 0" },
	{ CSPR_VOIDS_SIGN_OFF_DECISION,     "sign_off_decision",     "stances[DECISION] = 0" },
	{ CSPR_VOIDS_SIGN_OFF_REPORT,       "sign_off_report",       "stances[REPORT] = 0" },
	{ CSPR_VOIDS_SIGN_OFF_PUBLICATION,  "sign_off_publication",  "CLEAR_SIGNATURES(stances)" },
	{ CSPR_VOIDS_NOTIFICATION,          "notification",          "notification_stands = false" },
	{ CSPR_VOIDS_DECISION,              "decision",              "decision = 0" },
	{ CSPR_VOIDS_CHECKS,                "checks",                "CLEAR_CHECKS(scanned, lawful)" },
	{ CSPR_VOIDS_APPROVAL,              "approval",              "approved = 0" },
	{ CSPR_VOIDS_COPIES,                "copies",                "CLEAR_COPIES(copies); publication_outcome = 0" },
};

#define NEW_REPORT                                                                                                     \
	"CLEAR_CHECKS(credited_scan, credited_law); credited_approval = 0;\n"                                          \
	"\tCLEAR_SIGNATURES(credited_stances); CLEAR_COPIES(credited_copies); credited_outcome = 0"

static const struct followed followed_events[] = {
	{ CSPR_EVENT_NOTIFY_NATIONAL_PANEL, "", { 0 }, NULL,
	  "notification_stands = true", NULL, BEFORE_REPORT, BOTH_PARTS,
	  0 },
	{ CSPR_EVENT_COMPLETE_RAPID_REVIEW, "document", { CHOICE_DOCUMENT }, NULL,
	  "completed = document", NULL, BEFORE_REPORT, BOTH_PARTS,
	  0 },
	{ CSPR_EVENT_REOPEN_RAPID_REVIEW, "", { 0 }, NULL,
	  NULL,
	  "credited_stances[RAPID_REVIEW] = 0; credited_stances[DECISION] = 0", BOTH_PARTS, BOTH_PARTS,
	  CHILDREN },
	{ CSPR_EVENT_SIGN_OFF, "subject, by, stance", { CHOICE_SUBJECT, CHOICE_SIGNATORY, CHOICE_STANCE },
	  "(stance == WISH(subject) && STANCE_OF(stances, subject, by) != stance)",
	  "STANCE_OF(stances, subject, by) = stance",
	  "STANCE_OF(credited_stances, subject, by) = stance", BOTH_PARTS, BOTH_PARTS,
	  BOTH },
	{ CSPR_EVENT_DECIDE, "outcome", { CHOICE_OUTCOME }, NULL,
	  "decision = outcome",
	  "decided_only_when_signed_off = AGREED(credited_stances[DECISION], outcome, 0);\n"
	  "\tassert(decided_only_when_signed_off)", BEFORE_REPORT, BEFORE_REPORT,
	  CHILDREN },
	{ CSPR_EVENT_SEND_TO_NATIONAL_PANEL, "document", { CHOICE_DOCUMENT }, NULL,
	  NULL,
	  "sent_only_when_signed_off = (document == completed && AGREED(credited_stances[RAPID_REVIEW], 0, document));\n"
	  "\tassert(sent_only_when_signed_off)", BOTH_PARTS, BEFORE_REPORT,
	  CHILDREN },
	{ CSPR_EVENT_RECONSIDER_DECISION, "", { 0 }, NULL,
	  NULL,
	  "credited_stances[DECISION] = 0", BOTH_PARTS, BOTH_PARTS,
	  CHILDREN },
	{ CSPR_EVENT_RETURN_DRAFT, "", { 0 }, NULL,
	  NULL,
	  "credited_stances[REPORT] = 0", BOTH_PARTS, BOTH_PARTS,
	  BOTH },
	{ CSPR_EVENT_ACCEPT_REPORT, "document", { CHOICE_DOCUMENT }, NULL,
	  "accepted = document",
	  "accepted_only_when_signed_off = (PART != 1 || AGREED(credited_stances[REPORT], 0, document));\n"
	  "\tassert(accepted_only_when_signed_off);\n\t" NEW_REPORT, SINCE_REPORT, BOTH_PARTS,
	  BOTH },
	{ CSPR_EVENT_AMEND_REPORT, "document", { CHOICE_DOCUMENT }, NULL,
	  "accepted = document",
	  NEW_REPORT, SINCE_REPORT, BOTH_PARTS,
	  BOTH },
	{ CSPR_EVENT_RECORD_SCAN, "document, clean", { CHOICE_DOCUMENT, CHOICE_YES_NO },
	  "(clean && document == accepted && !scanned[document])",
	  "scanned[document] = clean",
	  "credited_scan[document] = clean", SINCE_REPORT, SINCE_REPORT,
	  BOTH },
	{ CSPR_EVENT_CHECK_LAW, "document, clear", { CHOICE_DOCUMENT, CHOICE_YES_NO },
	  "(clear && document == accepted && !lawful[document])",
	  "lawful[document] = clear",
	  "credited_law[document] = clear", SINCE_REPORT, SINCE_REPORT,
	  BOTH },
	{ CSPR_EVENT_APPROVE_ANONYMISATION, "document, prepared_by_another", { CHOICE_DOCUMENT, CHOICE_YES_NO }, NULL,
	  "approved = document",
	  "credited_approval = (credited_scan[document] && credited_law[document] && prepared_by_another\n"
	  "\t\t-> document : 0)", SINCE_REPORT, SINCE_REPORT,
	  BOTH },
	{ CSPR_EVENT_DECIDE_PUBLICATION, "outcome, document", { CHOICE_OUTCOME, CHOICE_DOCUMENT }, NULL,
	  "publication_outcome = outcome; publication_document = document",
	  "credited_outcome = (SIGNED(credited_stances, outcome, document)\n"
	  "\t\t&& document == (state == anonymising -> accepted : credited_approval) -> outcome : 0);\n"
	  "\tcredited_document = (credited_outcome -> document : 0)", SINCE_REPORT, SINCE_REPORT,
	  BOTH },
	{ CSPR_EVENT_RECONSIDER_PUBLICATION, "", { 0 }, NULL,
	  NULL,
	  "CLEAR_SIGNATURES(credited_stances); CLEAR_COPIES(credited_copies); credited_outcome = 0", BOTH_PARTS, BOTH_PARTS,
	  BOTH },
	{ CSPR_EVENT_SEND_COPY, "document, recipient", { CHOICE_DOCUMENT, CHOICE_RECIPIENT },
	  "(FOLLOWED(recipient) && document == publication_document && COPY(copies, document, recipient) == NOT_SENT)",
	  "COPY(copies, document, recipient) = (COPY(copies, document, recipient) == NOT_SENT && FOLLOWED(recipient)\n"
	  "\t\t-> RECENT : COPY(copies, document, recipient))",
	  "copied_only_when_decided = (document == credited_document && IS_PUBLISHING(credited_outcome));\n"
	  "\tassert(copied_only_when_decided);\n"
	  "\tCOPY(credited_copies, document, recipient) =\n"
	  "\t\t(COPY(credited_copies, document, recipient) == NOT_SENT && FOLLOWED(recipient)\n"
	  "\t\t-> RECENT : COPY(credited_copies, document, recipient))", SINCE_REPORT, SINCE_REPORT,
	  CHILDREN },
	{ CSPR_EVENT_PUBLISH, "document, reviewer_named", { CHOICE_DOCUMENT, CHOICE_YES_NO }, NULL,
	  "has_been_published = true",
	  "published_only_as_approved = (document == credited_approval);\n"
	  "\tassert(published_only_as_approved);\n"
	  "\tpublished_only_as_signed_off = (SIGNED(credited_stances, FULL, document)\n"
	  "\t\t|| SIGNED(credited_stances, IMPROVEMENTS_ONLY, document));\n"
	  "\tassert(published_only_as_signed_off);\n"
	  "\tpublished_only_as_decided = (document == credited_document && IS_PUBLISHING(credited_outcome));\n"
	  "\tassert(published_only_as_decided);\n"
	  "\tpublished_only_after_notice = NOTICE_GIVEN(document);\n"
	  "\tassert(published_only_after_notice);\n"
	  "\tpublished_only_with_reviewer_named = (reviewer_named || NEED_NOT_NAME(credited_outcome));\n"
	  "\tassert(published_only_with_reviewer_named)", BEFORE_REPORT, SINCE_REPORT,
	  BOTH },
	{ CSPR_EVENT_JUSTIFY_NON_PUBLICATION, "recipient", { CHOICE_RECIPIENT },
	  "(!justified[recipient])",
	  "justified[recipient] = true", NULL, SINCE_REPORT, BOTH_PARTS,
	  0 },
	{ CSPR_EVENT_CONFIRM_NOT_PUBLISHED, "", { 0 }, NULL,
	  NULL,
	  "held_back_only_when_decided = (credited_outcome == NONE);\n"
	  "\tassert(held_back_only_when_decided);\n"
	  "\theld_back_only_when_signed_off = SIGNED(credited_stances, NONE, credited_document);\n"
	  "\tassert(held_back_only_when_signed_off);\n"
	  "\theld_back_only_when_justified = JUSTIFIED;\n"
	  "\tassert(held_back_only_when_justified)", BOTH_PARTS, SINCE_REPORT,
	  BOTH },
	{ CSPR_EVENT_PLACE_HOLD, "scope", { CHOICE_SCOPE }, NULL,
	  "held[scope] = true", NULL, BOTH_PARTS, BOTH_PARTS,
	  0 },
	{ CSPR_EVENT_LIFT_HOLD, "scope", { CHOICE_SCOPE }, NULL,
	  "held[scope] = false", NULL, BOTH_PARTS, BOTH_PARTS,
	  0 },
	{ CSPR_EVENT_RECORD_ORDER, "", { 0 }, NULL,
	  "restricted = true", NULL, BOTH_PARTS, BOTH_PARTS,
	  0 },
	{ CSPR_EVENT_END_ORDER, "", { 0 }, NULL,
	  "restricted = false", NULL, BOTH_PARTS, BOTH_PARTS,
	  0 },
};
/* clang-format on */

const struct followed *followed_find(cspr_code event)
{
	for (size_t i = 0; i < LENGTH(followed_events); i++)
		if (followed_events[i].event == event)
			return &followed_events[i];
	return NULL;
}
