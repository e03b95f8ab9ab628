/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UUID version 7: 48 bits of Unix time in milliseconds, then a counter, then random bits.
 *
 * Ids order documents, spans and frames in exports, so those made within one millisecond must sort
 * too: the 12 bits of rand_a and the upper part of rand_b hold a counter that is seeded at random
 * each millisecond and goes up by one (RFC 9562, section 6.2, method 1). */
#define G_LOG_DOMAIN "obl-id"

#include "config.h"

#include "core/base/obl-id.h"

#include <string.h>
#include <sys/random.h>

const OblId OBL_ID_NONE = { { 0 } };

#define COUNTER_BITS 26 /* 12 in rand_a, 14 in rand_b after the variant */

/* So many at a time: reading a long list makes as many ids as it has rows, and each call to the kernel
 * costs more than all the rest of an id. */
#define N_RANDOM 256

static void
fill_random (guint8 *bytes, gsize n)
{
  gsize filled = 0;

  while (filled < n) {
    gssize got = getrandom (bytes + filled, n - filled, 0);

    g_assert (got > 0); /* only an impossible kernel fails for so few bytes */
    filled += (gsize)got;
  }
}

OblId
obl_id_new (void)
{
  static GMutex mutex;
  static guint8 spare[N_RANDOM];
  static gsize n_spare;
  static gint64 last_ms;
  static guint32 counter;
  OblId id;
  gint64 ms;
  guint32 count;

  g_mutex_lock (&mutex);
  if (n_spare == 0) {
    fill_random (spare, sizeof spare);
    n_spare = sizeof spare;
  }
  n_spare -= sizeof id.bytes;
  memcpy (id.bytes, spare + n_spare, sizeof id.bytes);
  ms = g_get_real_time () / 1000;
  if (ms > last_ms) {
    last_ms = ms;
    memcpy (&counter, id.bytes, sizeof counter);
    counter &= (1u << (COUNTER_BITS - 1)) - 1; /* leave room above the seed */
  } else if (++counter >> COUNTER_BITS != 0) {
    last_ms++;
    counter = 0;
  }
  ms = last_ms;
  count = counter;
  g_mutex_unlock (&mutex);

  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8)(ms >> (8 * (5 - i)));
  id.bytes[6] = (guint8)(0x70 | (count >> 22));
  id.bytes[7] = (guint8)(count >> 14);
  id.bytes[8] = (guint8)(0x80 | ((count >> 8) & 0x3f));
  id.bytes[9] = (guint8)count;
  return id;
}

gboolean
obl_id_parse (const char *string, OblId *id)
{
  OblId parsed;
  int n = 0;

  if (string == NULL || strlen (string) != OBL_ID_STRING_SIZE - 1)
    return FALSE;
  for (int i = 0; i < OBL_ID_STRING_SIZE - 1;) {
    int high, low;

    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (string[i++] != '-')
        return FALSE;
      continue;
    }
    high = g_ascii_xdigit_value (string[i]);
    low = g_ascii_xdigit_value (string[i + 1]);
    if (high < 0 || low < 0)
      return FALSE;
    parsed.bytes[n++] = (guint8)(high << 4 | low);
    i += 2;
  }
  if (obl_id_is_none (&parsed))
    return FALSE;
  *id = parsed;
  return TRUE;
}

char *
obl_id_format (const OblId *id, char buffer[OBL_ID_STRING_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *out = buffer;

  for (int i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      *out++ = '-';
    *out++ = digits[id->bytes[i] >> 4];
    *out++ = digits[id->bytes[i] & 0xf];
  }
  *out = '\0';
  return buffer;
}

char *
obl_id_dup_string (const OblId *id)
{
  return obl_id_format (id, g_malloc (OBL_ID_STRING_SIZE));
}

gboolean
obl_id_is_none (const OblId *id)
{
  return obl_id_equal (id, &OBL_ID_NONE);
}

int
obl_id_compare (const OblId *a, const OblId *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes);
}

guint
obl_id_hash (gconstpointer id)
{
  guint32 parts[4];

  memcpy (parts, id, sizeof parts);
  return parts[0] ^ parts[1] ^ parts[2] ^ parts[3];
}

gboolean
obl_id_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (OblId)) == 0;
}

OblId *
obl_id_dup (const OblId *id)
{
  return g_memdup2 (id, sizeof *id);
}
