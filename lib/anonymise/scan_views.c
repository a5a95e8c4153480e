/*
 * The views of a text, one after another in the same memory, each looked through for identities and for patterns: the
 * text itself, what is written in code in it, and what is packed into its tokens.
 *
 * What must stay true: what is packed gets shorter each time that it is unpacked, and that is done DEEPEST times at
 * most.
 */
#include "container.h"
#include "packed.h"
#include "scanner.h"

enum { DEEPEST = 3 };

/* A scan as it goes on: of one view, then of another in the same memory. */
struct scanning {
	const cspr_scanner *scanner;
	struct findings *findings;
	struct folded view;
	struct runs runs;
};

static void scan_view(struct scanning *scanning)
{
	const cspr_scanner *scanner = scanning->scanner;

	if (!runs_make(&scanning->view, &scanning->runs)) {
		scanning->findings->failed = true;
		return;
	}
	if (scanner->passes & CSPR_SCAN_IDENTITIES)
		identities_scan(&scanner->matcher, &scanning->runs, scanning->findings);
	if (scanner->passes & CSPR_SCAN_PATTERNS)
		patterns_scan(scanner->patterns, &scanning->runs, scanner->facts, scanning->findings);
}

/* What is in a container can't be seen from outside. */
static void tell_container(const unsigned char *text, size_t length, struct findings *findings)
{
	const char *rule = container_rule((const char *)text, length);

	if (rule)
		findings_add(findings, (struct finding){ .end = (uint32_t)length,
							 .kind = CSPR_FINDING_CONTAINER,
							 .grade = CSPR_GRADE_DEFINITE,
							 .identity = -1,
							 .rule = rule });
}

static bool scan_utf16(struct scanning *scanning, const unsigned char *text, size_t length)
{
	struct decoded decoded;
	bool done;

	findings_add(scanning->findings, (struct finding){ .end = (uint32_t)length,
							   .kind = CSPR_FINDING_ENCODING,
							   .grade = CSPR_GRADE_DEFINITE,
							   .identity = -1,
							   .rule = "utf-16" });
	if (!decode_utf16(text, length, &decoded))
		return false;
	done = fold_decoded(&decoded, &scanning->view, scanning->findings);
	if (done)
		scan_view(scanning);
	decoded_free(&decoded);
	return done;
}

/* What was found in what was decoded counts where it holds something that was decoded. */
static bool scan_decoded(struct scanning *scanning, const struct decoded *decoded)
{
	struct findings *findings = scanning->findings;
	size_t first = findings->count, kept = first;

	if (!decoded->change_count)
		return true;
	if (!fold_decoded(decoded, &scanning->view, NULL))
		return false;
	scan_view(scanning);
	for (size_t i = first; i < findings->count; i++)
		if (decoded_within(decoded, findings->list[i].start, findings->list[i].end))
			findings->list[kept++] = findings->list[i];
	findings->count = kept;
	return true;
}

/* The parts in code of a text, or of what was decoded of one. */
static bool scan_parts(struct scanning *scanning, const unsigned char *text, size_t length, const struct decoded *outer)
{
	struct decoded decoded;
	bool done;

	if (!decode_parts(text, length, &decoded))
		return false;
	done = (!outer || !decoded.change_count || decoded_through(&decoded, outer)) &&
	       scan_decoded(scanning, &decoded);
	decoded_free(&decoded);
	return done;
}

/* What is packed into tokens, what is in code in that, and what is packed into that again. */
static bool scan_packed(struct scanning *scanning, const unsigned char *text, size_t length)
{
	struct decoded outer = { 0 }, packed;
	bool done = true;

	for (unsigned depth = 0; done && depth < DEEPEST; depth++) {
		done = decode_packed(text, length, &packed);
		if (!done || !packed.change_count)
			break;
		done = (!depth || decoded_through(&packed, &outer)) && scan_decoded(scanning, &packed) &&
		       scan_parts(scanning, packed.bytes, packed.count, &packed);
		decoded_free(&outer);
		outer = packed;
		text = outer.bytes;
		length = outer.count;
	}
	decoded_free(&outer);
	return done;
}

static bool scan_text(struct scanning *scanning, const unsigned char *text, size_t length)
{
	tell_container(text, length, scanning->findings);
	if (!fold_text(text, length, &scanning->view, scanning->findings))
		return false;
	scan_view(scanning);
	return scan_parts(scanning, text, length, NULL) && scan_packed(scanning, text, length);
}

bool scan_views(const cspr_scanner *scanner, const unsigned char *text, size_t length, struct findings *findings)
{
	struct scanning scanning = { .scanner = scanner, .findings = findings };
	bool done =
		looks_utf16(text, length) ? scan_utf16(&scanning, text, length) : scan_text(&scanning, text, length);

	folded_free(&scanning.view);
	runs_free(&scanning.runs);
	return done;
}
