/*
 * What the files of certificates know of each other.
 */
#ifndef CERTIFICATE_H
#define CERTIFICATE_H

#include "buffer.h"

#include <cspr/anonymise.h>

/* register_digest.c. false: no memory. */
bool register_digest(const cspr_register *reg, const unsigned char *key, size_t key_length, unsigned char ret[32]);
bool bytes_digest(const char *bytes, size_t length, unsigned char ret[32]);

#define CERTIFICATE_FORMAT "cspr-certificate/1"

#endif
