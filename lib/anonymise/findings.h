/*
 * Findings as they are collected, by whichever part of a scan.
 */
#ifndef FINDINGS_H
#define FINDINGS_H

#include <cspr/anonymise.h>

#include <stdbool.h>
#include <stdint.h>

struct finding {
	uint32_t start, end; /* bytes of the text */
	uint16_t kind;
	uint8_t grade;
	int32_t identity; /* an index into the register, or -1 */
	const char *rule; /* const data of the library */
};

struct findings {
	struct finding *list;
	size_t count, room;
	bool failed; /* no memory: it sticks */
};

void findings_add(struct findings *findings, struct finding finding);
void findings_free(struct findings *findings);

#endif
