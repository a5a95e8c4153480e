/*
 * What the files of lib/store know of each other. Nothing here is exported.
 */
#ifndef INSIDE_H
#define INSIDE_H

#include <cspr/store.h>

#include <stdbool.h>

/* The driver in memory: memory.c */
extern const struct cspr_driver memory_driver;
/* An empty storage, which memory_driver.close() frees. NO_MEMORY. */
cspr_status memory_new(void **ret);

#endif
