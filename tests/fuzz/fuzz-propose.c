/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposals: whatever the text and the cue, what is proposed lies inside of the block, in order,
 * without overlap, and apart from the cue; and every cue that is found is in a block. */
#include "config.h"

#include "core/propose/obl-propose.h"
#include "fuzz.h"

static void
check_role (OblRange role, OblRange block, OblRange cue)
{
  if (role.start == role.end)
    return;
  g_assert_cmpuint (role.start, <, role.end);
  g_assert_cmpuint (role.start, >=, block.start);
  g_assert_cmpuint (role.end, <=, block.end);
  g_assert_true (role.end <= cue.start || role.start >= cue.end);
}

static void
check_proposal (const OblProposal *proposal, OblRange block)
{
  guint32 at = block.start;

  g_assert_cmpuint (proposal->cue.start, >=, block.start);
  g_assert_cmpuint (proposal->cue.start, <=, proposal->cue.end);
  g_assert_cmpuint (proposal->cue.end, <=, block.end);
  check_role (proposal->source, block, proposal->cue);
  check_role (proposal->target, block, proposal->cue);
  check_role (proposal->addressee, block, proposal->cue);
  for (guint i = 0; i < proposal->content->len; i++) {
    OblRange one = g_array_index (proposal->content, OblRange, i);

    g_assert_cmpuint (one.start, >=, at);
    g_assert_cmpuint (one.end, >, one.start);
    check_role (one, block, proposal->cue);
    check_role (one, block, proposal->source);
    check_role (one, block, proposal->addressee);
    at = one.end;
  }
  g_assert_cmpuint (at, <=, block.end);
}

static OblRange
make_range (OblRange within, uint8_t first, uint8_t second)
{
  guint32 n = within.end - within.start;
  OblRange range = { within.start + n * first / 255, 0 };

  range.end = range.start + (within.end - range.start) * second / 255;
  return range;
}

static void
check_cues (OblText *text, OblRange block, const char *language)
{
  g_autoptr (OblDocument) document = obl_document_new ();
  g_autoptr (GArray) cues = NULL;
  OblBlock one = { .range = block };
  guint32 at = block.start;

  document->text = obl_text_ref (text);
  document->language = g_strdup (language);
  g_array_append_val (document->blocks, one);
  cues = obl_propose_find_cues (document);
  for (guint i = 0; i < cues->len; i++) {
    OblRange cue = g_array_index (cues, OblRange, i);
    g_autoptr (OblProposal) proposal = obl_propose_in_document (document, cue, &block, 1);

    g_assert_cmpuint (cue.start, >=, at);
    g_assert_cmpuint (cue.end, >, cue.start);
    g_assert_cmpuint (cue.end, <=, block.end);
    check_proposal (proposal, block);
    at = cue.end;
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  static const char *const languages[] = { NULL, "en", "en-GB", "ko", "fr" };
  g_autoptr (OblText) text = NULL;
  g_autoptr (OblProposal) proposal = NULL;
  const char *language;
  OblRange mentions[2];
  OblRange block;

  if (n_bytes < 8 || n_bytes > 8 * 1024)
    return 0;
  language = languages[bytes[0] % G_N_ELEMENTS (languages)];
  text = obl_text_new_take (g_utf8_make_valid ((const char *)bytes + 7, (gssize)n_bytes - 7));
  block
      = make_range ((OblRange){ 0, obl_text_get_n_chars (text) }, bytes[1] / 8, 255 - bytes[2] / 8);
  mentions[0] = make_range (block, bytes[5], bytes[6]);
  mentions[1] = make_range (block, bytes[6], bytes[5]);
  proposal
      = obl_propose (text, language, block, make_range (block, bytes[3], bytes[4]), mentions, 2);
  check_proposal (proposal, block);
  check_cues (text, block, language);
  return 0;
}
