/*
 * What the fuzz targets share: a register with names of each kind, and what must hold of any scan.
 */
#ifndef TARGET_H
#define TARGET_H

#include <cspr/anonymise.h>

#include <stddef.h>
#include <stdint.h>

/* Made at the first call, kept until the program ends. */
const cspr_register *target_register(void);
const cspr_scanner *target_scanner(void);

/* Aborts unless the findings are in order, inside the text, and of kinds and grades that have a name. */
void target_check(const cspr_scan *scan, size_t length);

/* Aborts unless it holds. */
void target_require(int holds);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
