/*
 * Evidence weighed: which of the lines, the leaves kept beside them, the head and the checkpoints agree, and, where
 * they do not, which of them is not to be believed.
 *
 * A checkpoint under a good signature is believed before all else; without a key, one that can be read. Then whichever
 * of lines and leaves gives its root. The head, which nobody signed, decides only between lines and leaves that no
 * checkpoint tells apart.
 */
#include "evidence/evidence.h"

#include <stdlib.h>
#include <string.h>

/* What is known of the tree at a size. */
struct witness {
	uint32_t size;
	unsigned char root[HASH];
	size_t checkpoint; /* its index */
	bool lines_agree;
	bool leaves_agree;
};

struct weighing {
	const struct cspr_evidence *evidence;
	cspr_report *report;
	EVP_MD_CTX *hash;
	unsigned char *found; /* the leaves of the lines themselves */
	struct witness *witnesses;
	size_t witness_count; /* by size */
	bool good;	      /* there was memory */
};

enum { LINES = 2, HEAD = 1 }; /* how far a list of leaves is vouched for */

static bool prepare(struct weighing *weighing)
{
	const struct cspr_evidence *evidence = weighing->evidence;

	weighing->hash = hash_new();
	weighing->found = malloc((size_t)evidence->line_count * HASH + 1);
	weighing->witnesses = calloc(evidence->checkpoint_count + 1, sizeof *weighing->witnesses);
	if (!weighing->hash || !weighing->found || !weighing->witnesses)
		return false;
	for (size_t i = 0; i < evidence->line_count; i++)
		if (!hash_leaf(weighing->hash, evidence->lines[i], evidence->lengths[i], weighing->found + i * HASH))
			return false;
	return true;
}

static void add_witness(struct weighing *weighing, const cspr_statement *statement, size_t checkpoint)
{
	struct witness *witness = weighing->witnesses + weighing->witness_count++;

	while (witness > weighing->witnesses && witness[-1].size > cspr_statement_events(statement)) {
		*witness = witness[-1];
		witness--;
	}
	*witness = (struct witness){ .size = cspr_statement_events(statement), .checkpoint = checkpoint };
	memcpy(witness->root, cspr_statement_root(statement), HASH);
}

static bool is_of_review(const cspr_statement *statement, const char *review)
{
	const char *origin = cspr_statement_origin(statement);
	size_t length = strlen(origin), own = review ? strlen(review) : 0;

	return !review ||
	       (length > own + 1 && origin[length - own - 1] == '/' && strcmp(origin + length - own, review) == 0);
}

/* Why a checkpoint is not to be believed; NULL: it may be. */
static const char *look_at(const struct cspr_evidence *evidence, const struct cspr_checkpoint *checkpoint,
			   const cspr_statement *statement)
{
	cspr_status status;

	if (checkpoint->events != cspr_statement_events(statement))
		return "it is kept under another size than it states";
	if (!is_of_review(statement, evidence->review))
		return "it is of another review";
	status = evidence->key ? cspr_statement_verify(statement, evidence->key, evidence->review) : CSPR_DONE;
	return status == CSPR_DONE ? NULL : "it has no good signature by the key";
}

static void hear(struct weighing *weighing, size_t index)
{
	const struct cspr_evidence *evidence = weighing->evidence;
	const struct cspr_checkpoint *checkpoint = evidence->checkpoints[index];
	struct cspr_fault fault = { .kind = CSPR_FAULT_CHECKPOINT, .checkpoint = index };
	cspr_statement *statement;
	cspr_status status = cspr_statement_read(checkpoint->text, checkpoint->length, &statement);
	const char *why;

	if (status == CSPR_ERROR_NO_MEMORY) {
		weighing->good = false;
		return;
	}
	if (status != CSPR_DONE) {
		report_fault(weighing->report, fault, "the checkpoint over %lu events can't be read as a signed note",
			     (unsigned long)checkpoint->events);
		return;
	}
	why = look_at(evidence, checkpoint, statement);
	if (why)
		report_fault(weighing->report, fault, "the checkpoint over %lu events is not to be believed: %s",
			     (unsigned long)checkpoint->events, why);
	else
		add_witness(weighing, statement, index);
	cspr_statement_unref(statement);
}

static bool agrees(struct weighing *weighing, const struct frontier *frontier, const unsigned char *root)
{
	unsigned char own[HASH];

	weighing->good = weighing->good && frontier_root(frontier, weighing->hash, own);
	return weighing->good && memcmp(own, root, HASH) == 0;
}

/* Sets whether the head is that of a list, and which witnesses it agrees with. In one pass over the list. */
static bool compare(struct weighing *weighing, const unsigned char *leaves, uint32_t count, bool are_lines)
{
	const struct cspr_evidence *evidence = weighing->evidence;
	struct frontier frontier = { 0 };
	struct witness *witness = weighing->witnesses, *end = witness + weighing->witness_count;

	for (uint32_t size = 0; weighing->good; size++) {
		for (; witness < end && witness->size == size; witness++)
			*(are_lines ? &witness->lines_agree : &witness->leaves_agree) =
				agrees(weighing, &frontier, witness->root);
		if (size == count)
			break;
		weighing->good = frontier_add(&frontier, weighing->hash, leaves + (size_t)size * HASH);
	}
	return !evidence->head || (count == evidence->head_events && agrees(weighing, &frontier, evidence->head));
}

static const struct witness *latest(const struct weighing *weighing)
{
	return weighing->witness_count ? weighing->witnesses + weighing->witness_count - 1 : NULL;
}

static uint32_t latest_size(const struct weighing *weighing)
{
	return weighing->witness_count ? latest(weighing)->size : 0;
}

static void report_line(struct weighing *weighing, struct suspicion suspicion)
{
	struct cspr_fault fault = { .kind = suspicion.kind, .line = suspicion.line, .last = suspicion.line };
	unsigned long line = suspicion.line;

	switch (suspicion.kind) {
	case CSPR_FAULT_CHANGED:
		report_fault(weighing->report, fault, "line %lu was changed", line);
		break;
	case CSPR_FAULT_REMOVED:
		report_fault(weighing->report, fault, "line %lu was removed", line);
		break;
	case CSPR_FAULT_REORDERED:
		report_fault(weighing->report, fault, "lines were reordered, from line %lu on", line);
		break;
	case CSPR_FAULT_CUT_OFF:
		fault.last = latest_size(weighing) > suspicion.line ? latest_size(weighing) : suspicion.line;
		report_fault(weighing->report, fault, "the end was cut off, from line %lu on", line);
		break;
	case CSPR_FAULT_ADDED:
		if (suspicion.other)
			report_fault(weighing->report, fault, "line %lu was added: it is line %lu again", line,
				     (unsigned long)suspicion.other);
		else
			report_fault(weighing->report, fault, "line %lu was added", line);
		break;
	}
}

static void report_leaf(struct weighing *weighing, uint32_t line)
{
	struct cspr_fault fault = { .kind = CSPR_FAULT_LEAF, .line = line, .last = line };

	report_fault(weighing->report, fault, "line %lu is as it was; the leaf kept beside it is not",
		     (unsigned long)line);
}

/* Neither lines nor leaves give the root of the latest checkpoint: the first line that is out of number; else the
 * lines between the last older checkpoint that holds and the first that does not, where the leaves may say more. */
static void report_unknown(struct weighing *weighing, struct suspicion by_leaves)
{
	struct cspr_fault fault = { .kind = CSPR_FAULT_CHANGED, .line = 1, .last = latest_size(weighing) };
	struct suspicion suspicion = suspect_by_numbers(weighing->evidence, 0, latest_size(weighing));
	const struct witness *witness = weighing->witnesses, *end = witness + weighing->witness_count;

	for (; witness < end && witness->lines_agree; witness++)
		fault.line = witness->size + 1;
	if (witness < end)
		fault.last = witness->size;
	if (suspicion.kind == CSPR_FAULT_CUT_OFF && fault.last <= weighing->evidence->line_count)
		suspicion.kind = 0;
	if (!suspicion.kind && by_leaves.line >= fault.line && by_leaves.line <= fault.last)
		suspicion = by_leaves;
	if (suspicion.kind)
		report_line(weighing, suspicion);
	else if (fault.line >= fault.last)
		report_line(weighing, (struct suspicion){ CSPR_FAULT_CHANGED, fault.last, 0 });
	else
		report_fault(weighing->report, fault, "one of the lines %lu to %lu was changed: which, can't be told",
			     (unsigned long)fault.line, (unsigned long)fault.last);
}

static void report_head(struct weighing *weighing)
{
	struct suspicion suspicion =
		suspect_by_numbers(weighing->evidence, latest_size(weighing), weighing->evidence->head_events);

	if (suspicion.kind)
		report_line(weighing, suspicion);
	else
		report_fault(weighing->report, (struct cspr_fault){ .kind = CSPR_FAULT_HEAD },
			     "the head kept with the review is not that of its lines");
}

/* The latest checkpoint holds; an older one that does not is of another history. */
static void report_older(struct weighing *weighing, bool by_lines)
{
	for (size_t i = 0; i < weighing->witness_count; i++) {
		const struct witness *witness = weighing->witnesses + i;
		struct cspr_fault fault = { .kind = CSPR_FAULT_CHECKPOINT, .checkpoint = witness->checkpoint };

		if (!(by_lines ? witness->lines_agree : witness->leaves_agree))
			report_fault(weighing->report, fault,
				     "the checkpoint over %lu events is of another history than the latest one",
				     (unsigned long)witness->size);
	}
}

static void weigh(struct weighing *weighing)
{
	const struct cspr_evidence *evidence = weighing->evidence;
	bool head_of_lines = compare(weighing, weighing->found, evidence->line_count, true);
	bool head_of_leaves = evidence->leaves && compare(weighing, evidence->leaves, evidence->leaf_count, false);
	bool signed_lines = !latest(weighing) || latest(weighing)->lines_agree;
	bool signed_leaves = evidence->leaves && (!latest(weighing) || latest(weighing)->leaves_agree);
	int lines = signed_lines * LINES + head_of_lines * HEAD, leaves = signed_leaves * LINES + head_of_leaves * HEAD;
	struct suspicion suspicion = { 0 };

	if (!weighing->good)
		return;
	if (evidence->leaves)
		suspicion = suspect_by_leaves(weighing->found, evidence->line_count, evidence->leaves,
					      evidence->leaf_count);
	if (!signed_lines && !signed_leaves) {
		report_unknown(weighing, suspicion);
		return;
	}
	report_older(weighing, lines >= leaves);
	if (suspicion.kind && lines > leaves)
		report_leaf(weighing, suspicion.line);
	else if (suspicion.kind)
		report_line(weighing, suspicion);
	else if (!head_of_lines)
		report_head(weighing);
	else if (lines >= leaves && evidence->line_count > latest_size(weighing))
		report_line(weighing, suspect_by_numbers(evidence, latest_size(weighing), 0));
}

static void report_coverage(const struct weighing *weighing)
{
	const struct cspr_evidence *evidence = weighing->evidence;
	uint32_t size = latest_size(weighing);

	report_cover(weighing->report, evidence->line_count, evidence->key ? size : 0);
	if (!evidence->key && evidence->checkpoint_count)
		report_unchecked(weighing->report, "no key was given: the signatures of the checkpoints");
	if (!evidence->checkpoint_count)
		report_unchecked(weighing->report,
				 "there is no checkpoint: the lines agree with themselves at most, and "
				 "whoever could write them could write them anew");
	else if (evidence->line_count > size)
		report_unchecked(weighing->report, "no checkpoint covers the lines from %lu on",
				 (unsigned long)size + 1);
	if (!evidence->leaves && !size && !evidence->head)
		report_unchecked(weighing->report, "no leaves were kept: whether a line was changed");
}

cspr_status evidence_check(const struct cspr_evidence *evidence, cspr_report *report)
{
	struct weighing weighing = { .evidence = evidence, .report = report };

	weighing.good = prepare(&weighing);
	for (size_t i = 0; weighing.good && i < evidence->checkpoint_count; i++)
		hear(&weighing, i);
	if (weighing.good) {
		weigh(&weighing);
		report_coverage(&weighing);
	}
	EVP_MD_CTX_free(weighing.hash);
	free(weighing.found);
	free(weighing.witnesses);
	return weighing.good ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

bool evidence_is_whole(const struct cspr_evidence *evidence)
{
	return evidence && evidence->size >= sizeof *evidence && (evidence->lines || !evidence->line_count) &&
	       (evidence->lengths || !evidence->line_count) && (evidence->leaves || !evidence->leaf_count) &&
	       (evidence->checkpoints || !evidence->checkpoint_count);
}

cspr_status cspr_evidence_verify(const struct cspr_evidence *evidence, cspr_report **ret)
{
	cspr_report *report;
	cspr_status status;

	if (!evidence_is_whole(evidence) || !ret)
		return CSPR_ERROR_ARGUMENT;
	report = report_new();
	status = report ? evidence_check(evidence, report) : CSPR_ERROR_NO_MEMORY;
	if (status == CSPR_DONE)
		return report_finish(report, ret);
	cspr_report_unref(report);
	return status;
}
