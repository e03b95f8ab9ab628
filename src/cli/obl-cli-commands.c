/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands with their help.  Descriptions document --json, which is stable: members may
 * be added, none is renamed or taken away. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"

const OblCommand obl_commands[] = {
  { "new", N_ ("PROJECT"), N_ ("Make a new project"),
    N_ ("A file that exists is never overwritten.\n"
        "\n"
        "Examples:\n"
        "  obelusctl new korea.obelus\n"
        "  obelusctl new quotes.obelus --preset quotes\n"
        "  obelusctl new own.obelus --labels my-labels.json"),
    obl_cli_run_new },
  { "import", N_ ("PROJECT PATH…"), N_ ("Bring in articles or native records"),
    N_ ("PATH is a file, a folder (with the folders in it), an address (https://…), of\n"
        "which one page is fetched, or - for standard input.  What a file is shows in its\n"
        "content; “obelusctl formats” lists what is read.  Archives, mailboxes, feeds,\n"
        "tables and crawls give an article for each that is in them.  Native records\n"
        "(JSON lines) keep their ids, annotations and times.  A file that cannot be read\n"
        "is reported and passed over; the exit status is 1 then.  One that the project\n"
        "has already is passed over as well, which is no failure: the same command goes\n"
        "on with an import that was stopped.\n"
        "\n"
        "--map says which fields of a table or of JSON lines are taken for what: text,\n"
        "html, title, author, date, updated, language, url, publisher, id.  Without it\n"
        "that is guessed, and shown.\n"
        "\n"
        "--json gives one object: n_files, n_imported, n_skipped, n_failed, n_copies,\n"
        "n_doubted, n_spans, n_frames, n_entities, n_labels_added; imported [{path, id,\n"
        "title, copy_of, doubts}], skipped [{path, id, reason}], failed [{path,\n"
        "message}].  --report writes the same to a file.\n"
        "\n"
        "Examples:\n"
        "  obelusctl import korea.obelus article.html more/ mail.mbox\n"
        "  obelusctl import korea.obelus https://news.example/2024/01/21/article\n"
        "  obelusctl import korea.obelus export.csv --map text=body,title=headline"),
    obl_cli_run_import },
  { "list", N_ ("PROJECT"), N_ ("List the articles"),
    N_ ("--json gives one object per line: id, title, status, language, source, url,\n"
        "publisher, published, created, text_sha256, n_chars, n_spans, n_frames, copy_of\n"
        "(the id of the first article that says nearly the same, or null), doubts [text]\n"
        "(little-text, unsure-body, text-only, reduced, odd-encoding).\n"
        "\n"
        "Examples:\n"
        "  obelusctl list korea.obelus\n"
        "  obelusctl list --doubts korea.obelus\n"
        "  obelusctl list --json korea.obelus | jq -r .id"),
    obl_cli_run_list },
  { "show", N_ ("PROJECT DOC"), N_ ("Show an article"),
    N_ ("Without an option: what is known about the article and its annotations.\n"
        "--text gives its text byte for byte, with nothing added.  --json gives its\n"
        "native record, described by record.schema.json.\n"
        "\n"
        "Examples:\n"
        "  obelusctl show korea.obelus 0190a\n"
        "  obelusctl show --text korea.obelus 0190a | wc -m"),
    obl_cli_run_show },
  { "roles", N_ ("PROJECT DOC"), N_ ("Show and change what the blocks of an article are"),
    N_ ("A block is body, title, meta (byline, date …) or boilerplate (page furniture).\n"
        "--set may be given several times; all of it is one entry in the history.  What\n"
        "is done twice to a line of a site is done to that line in articles of that site\n"
        "that are imported later.\n"
        "\n"
        "--json gives one object per line: ordinal, role, kind, range, text (its\n"
        "beginning).\n"
        "\n"
        "Examples:\n"
        "  obelusctl roles korea.obelus 0190a\n"
        "  obelusctl roles korea.obelus 0190a --set 12=boilerplate --set 13=body"),
    obl_cli_run_roles },
  { "labels", N_ ("PROJECT"), N_ ("Show, change and compare what can be marked"),
    N_ ("Without an option: every part of the label set with the number of annotations that\n"
        "use it.  A change is one entry in the history; a new name, and a merge, take all\n"
        "annotations along, and what is in use cannot be removed.  A part is named by a\n"
        "path: Person, Person.mention, Claim.source, Claim.act.assert; where that could be\n"
        "two things, frame:NAME is a type of frames and attribute:OWNER.NAME an attribute.\n"
        "\n"
        "--json gives the label set as a file (label-set.schema.json), which “new --labels”\n"
        "and “labels --replace” take; with --diff one object per line: path, member (null:\n"
        "the part itself), before, after (null: not there).\n"
        "\n"
        "Examples:\n"
        "  obelusctl labels korea.obelus --add Ship\n"
        "  obelusctl labels korea.obelus --merge Government=Organization --dry-run\n"
        "  obelusctl labels korea.obelus --json > labels.json"),
    obl_cli_run_labels },
  { "reread", N_ ("PROJECT DOC"), N_ ("Make an article anew from its original"),
    N_ ("As the whole page, or as the article that is found in it; only while it has no\n"
        "annotations, which rest on its text.  undo brings the text before back.\n"
        "\n"
        "Examples:\n"
        "  obelusctl reread korea.obelus 0190a --whole-page\n"
        "  obelusctl reread korea.obelus 0190a"),
    obl_cli_run_reread },
  { "propose", N_ ("PROJECT DOC"), N_ ("Show what the claims of an article may consist of"),
    N_ ("For every word that is likely to be a claim's cue (“said”, “accused”, “according\n"
        "to”), or only for the one at --cue: who says what to whom and about whom, as\n"
        "punctuation, quotation marks and the words of English sentences tell; of other\n"
        "languages only quotation marks are understood.  Nothing is saved.\n"
        "\n"
        "--json gives one object per line: cue, source, target, addressee, content, each\n"
        "null or an object of fragments [[start, end]] and quote.\n"
        "\n"
        "Examples:\n"
        "  obelusctl propose korea.obelus 0190a\n"
        "  obelusctl propose korea.obelus 0190a --cue 1006-1013 --json"),
    obl_cli_run_propose },
  { "apply", N_ ("PROJECT FILE"), N_ ("Add, change and delete annotations by native records"),
    N_ ("FILE holds one JSON object per line, or is - for standard input.  What has an\n"
        "id that exists is updated, anything else is created, ids under “deleted” are\n"
        "deleted, and what a record does not list stays as it is.  Each article is\n"
        "taken whole or left untouched; all of it is one entry in the history.\n"
        "\n"
        "--json gives one object: n_lines, n_documents_changed, n_documents_deleted,\n"
        "n_documents_failed, n_spans_added, n_spans_changed, n_spans_deleted, the same\n"
        "for frames and entities, n_labels_added, dry_run, problems [text], notes\n"
        "[text].\n"
        "\n"
        "Examples:\n"
        "  obelusctl apply korea.obelus --dry-run mine.jsonl\n"
        "  ./my-tagger < corpus.jsonl | obelusctl apply korea.obelus --annotator tagger-2 -"),
    obl_cli_run_apply },
  { "search", N_ ("PROJECT QUERY…"), N_ ("Find words and annotations"),
    N_ ("QUERY: words that must all be in the article, \"a phrase\", begin*, OR, NOT or -,\n"
        "NEAR(a b, 5), brackets.  Fields of annotations: label, entity, type (of the\n"
        "entity), text, by, origin, comment and every attribute (act:deny).  Of articles:\n"
        "status, publisher, language, date (2024-01..2024-03), title, tag.  Claims and\n"
        "relations: claim(source:(type:Government) act:deny content:\"strait\").  The\n"
        "manual page tells all of it.  This asks the project's index of words; “find”\n"
        "looks for any text or regular expression.\n"
        "\n"
        "--mark, --relabel, --link, --unlink, --set and --delete do that to all hits (with\n"
        "--limit, to the first so many) as one entry in the history; --dry-run shows them.\n"
        "\n"
        "--json gives one object per line: kind (text, span, frame, document), document,\n"
        "title, publisher, published, span, frame, label, range, before, match, after;\n"
        "after a change, in the end: n_hits, n_changed, n_there, n_left, n_documents,\n"
        "dry_run; with --count: n_hits, n_documents.\n"
        "\n"
        "Examples:\n"
        "  obelusctl search korea.obelus artillery --sort left\n"
        "  obelusctl search korea.obelus label:Person kim\n"
        "  obelusctl search korea.obelus 'claim(source:(type:Government) act:deny)'\n"
        "  obelusctl search korea.obelus label:Media text:KCNA --link KCNA --dry-run"),
    obl_cli_run_search },
  { "find", N_ ("PROJECT PATTERN"), N_ ("Find any text or regular expression, and mark it"),
    N_ ("Unlike “search”, which asks an index for words, this looks at every character:\n"
        "parts of words, punctuation, and with --regex what an expression (PCRE2) fits,\n"
        "within a block.  Without --regex any white space fits any other, and straight\n"
        "quotes fit curly ones.  --document may be given several times; without it, all\n"
        "articles are looked at.\n"
        "\n"
        "--label marks all that is found, as one entry in the history; what is marked so\n"
        "already is left as it is.  --entity makes all of them mentions of one entity.\n"
        "\n"
        "--json gives one object per line: document, title, range, before, match, after;\n"
        "with --label and --dry-run also there (whether it is marked already); with\n"
        "--label, in the end: n_hits, n_made, n_there, n_linked, n_documents, dry_run.\n"
        "\n"
        "Examples:\n"
        "  obelusctl find korea.obelus \"foreign minister\"\n"
        "  obelusctl find korea.obelus --regex '\\d+ (mm|km)' --document 0190a\n"
        "  obelusctl find korea.obelus KCNA --word --case --label Media --dry-run"),
    obl_cli_run_find },
  { "names", N_ ("PROJECT"), N_ ("Find names of known entities that nobody has marked"),
    N_ ("Preferred names and aliases, as whole words and with large and small letters as\n"
        "they are; of two that begin at one word the longer.  A name that several\n"
        "entities bear is left out, and so is page furniture.\n"
        "\n"
        "--mark marks all of them with the types of their entities, as one entry in the\n"
        "history.\n"
        "\n"
        "--json gives one object per line: document, title, range, before, match, after,\n"
        "entity, name, type; with --mark one: n_made, n_linked.\n"
        "\n"
        "Examples:\n"
        "  obelusctl names korea.obelus\n"
        "  obelusctl names korea.obelus --document 0190a --mark"),
    obl_cli_run_names },
  { "entities", N_ ("PROJECT [TEXT]"), N_ ("Who is who: find, link, merge and split entities"),
    N_ ("Without an option: all entities, or with TEXT those called so, the likeliest first:\n"
        "any of their names counts, however it is spelled, spaced or transliterated.\n"
        "ENTITY is an id, or a name that no other has.  Every change is one entry in the\n"
        "history.\n"
        "\n"
        "--json gives one object per line: id, type, name, aliases [{name, language,\n"
        "script}], external {scheme: value}, notes, n_mentions; of the list also\n"
        "n_documents, of what was found matched (its name), similarity, score, n_here (in\n"
        "the article).  --show: one object, with also spellings [{text, n_mentions,\n"
        "n_documents}], merges [{from, into, name, type, n_mentions, annotator, created}],\n"
        "distinct [{id, name, annotator}] and mentions [{document, title, span, label,\n"
        "range, before, match, after, entity, name}].  --duplicates: first and second {id,\n"
        "type, name, alike, n_mentions}, score, reasons [text] (external-id, name,\n"
        "spelling, part-of-name, same-articles), n_documents_shared.  --merge: into, from,\n"
        "merged, n_mentions, n_documents, n_roles, differs_in_type, judged_distinct,\n"
        "conflicts [{scheme, value}], dry_run.  --split: id, name, n_mentions, dry_run.\n"
        "--link: entity, n_linked, n_there, n_elsewhere, dry_run, and with --dry-run the\n"
        "mentions before it.\n"
        "\n"
        "Examples:\n"
        "  obelusctl entities korea.obelus \"choi sung hee\"\n"
        "  obelusctl entities korea.obelus --merge \"Choi Sung-hee\" --into \"Choe Son-hui\" "
        "--dry-run\n"
        "  obelusctl entities korea.obelus --link Choe --to \"Choe Son-hui\""),
    obl_cli_run_entities },
  { "knowledge", N_ ("PROJECT import|list|search|remove|adopt …"),
    N_ ("Use knowledge bases for saying who is meant"),
    N_ ("import FILE takes in a table (CSV, TSV) or lines of JSON: id, name, aliases, type,\n"
        "description, and how popular each is (sitelinks), by the names of the columns or\n"
        "members; an extract of Wikidata as its query service or its dumps give it; or\n"
        "FollowTheMoney entities (ftm).  Bad lines are named, the rest goes in, and the\n"
        "exit status is 1 then.  A knowledge base is no part of the history: remove NAME\n"
        "takes it out again.  search finds entries by any of their names, in any script.\n"
        "adopt BASE ID makes an entity of an entry, unless there is one with that id, and\n"
        "with --span links an annotation to it.  import --as-entities makes entities of the\n"
        "whole file, as one entry in the history; who is there already takes the names\n"
        "that are new.\n"
        "\n"
        "--json: import gives one object: name, format, n_entries, n_merged, n_same,\n"
        "n_others, n_bad, problems [text]; list one per line: name, scheme, source, format,\n"
        "n_entries, n_names, created; search one per line, the best first: base, scheme,\n"
        "id, type, name, aliases [text], description, external {scheme: id}, popularity.\n"
        "\n"
        "Examples:\n"
        "  obelusctl knowledge korea.obelus import people.csv --name wikidata-people\n"
        "  obelusctl knowledge korea.obelus search choe son hui --label Person\n"
        "  obelusctl knowledge korea.obelus adopt wikidata-people Q56427211\n"
        "  obelusctl knowledge korea.obelus import sanctions.ftm.json --as-entities"),
    obl_cli_run_knowledge },
  { "carry", N_ ("PROJECT DOC"), N_ ("Carry annotations over to the same text in other articles"),
    N_ ("To all articles that say nearly the same (“list” groups them as copies), or those\n"
        "named with --to: spans whose paragraphs stand there with the very same\n"
        "characters, and claims all of whose words do.  What is there already is left as\n"
        "it is.  One entry of the history.\n"
        "\n"
        "--json gives one object per article: document, title, n_spans, n_frames, n_there,\n"
        "n_left, dry_run.\n"
        "\n"
        "Examples:\n"
        "  obelusctl carry korea.obelus 0190a --dry-run\n"
        "  obelusctl carry korea.obelus 0190a --to 0190c"),
    obl_cli_run_carry },
  { "review", N_ ("PROJECT"), N_ ("List what is unfinished, to be discussed or commented on"),
    N_ ("Unfinished is what the label set says is: roles without fillers, fillers of a\n"
        "label that may not fill a role, required attributes without a value, values\n"
        "that are not in the list.\n"
        "\n"
        "--json gives one object per line: document, span or frame, label, quote,\n"
        "problems [text], discuss, comment.\n"
        "\n"
        "Examples:\n"
        "  obelusctl review korea.obelus\n"
        "  obelusctl review korea.obelus --unfinished --document 0190a"),
    obl_cli_run_review },
  { "claims", N_ ("PROJECT"), N_ ("List who says what about whom, in all articles"),
    N_ ("--source, --target and --match take words: each must begin a word there, case\n"
        "and accents aside.  --act, --publisher, --attribute and --assessment take what\n"
        "stands in the claim; given twice, either will do.  Columns are source, act,\n"
        "target, content, title, publisher, date, attributes, proposition, assessments,\n"
        "chain and type.  The chain is by whom a claim came, from the writer inwards.\n"
        "\n"
        "--json gives one object per line: id, document, title, publisher, published,\n"
        "type, source [text], act, target [text], content, range [start, end], chain\n"
        "[text], nested_in (the claim that it is said within, or null), attributes\n"
        "{name: text}, proposition (its id, or null), sentence, assessments [{id, of\n"
        "(claim or proposition), scale, value, note, annotator, created, latest}]; with\n"
        "--group-by one per group: [text] under the name of the column, n_claims, claims\n"
        "[id].  --csv has the same columns, several of a kind joined by “; ”, the chain\n"
        "by “ > ”.\n"
        "\n"
        "Examples:\n"
        "  obelusctl claims korea.obelus --source KCNA --act deny --act reject\n"
        "  obelusctl claims korea.obelus --group-by source --sort date\n"
        "  obelusctl claims korea.obelus --assessment likelihood=likely --csv"),
    obl_cli_run_claims },
  { "propositions", N_ ("PROJECT [VERB …]"), N_ ("Put claims that say the same under one sentence"),
    N_ ("  list                      all of them (--match: those that contain a text)\n"
        "  show ID                   its claims, first appearance, spread and links\n"
        "  candidates ID             claims that may say the same as a proposition, or as\n"
        "                            a claim, with a score and the reason\n"
        "  new SENTENCE [CLAIM…]     a new one, which these claims say\n"
        "  put ID CLAIM…             these claims say it\n"
        "  take-out CLAIM…           these claims say none any more\n"
        "  rename ID SENTENCE        gives it another sentence\n"
        "  merge ID OTHER…           what others have becomes its\n"
        "  link ID TYPE OTHER        same_as, narrower, contradicts, supports, attacks,\n"
        "                            denies, corrects or derived_from\n"
        "  unlink LINK               takes a link away\n"
        "  delete ID                 its claims stay\n"
        "\n"
        "--json: list gives one object per line: id, sentence, n_claims, n_documents,\n"
        "n_publishers, n_links, n_assessments, first, last (days).  show gives one: id,\n"
        "sentence, n_claims, n_documents, n_texts (copies of one article counted once),\n"
        "first {claim, document, title, publisher, date}, publishers [{publisher,\n"
        "n_claims, n_documents, n_texts, first, last}], days [the same by date], links\n"
        "[{id, from, type, to}], assessments as in claims --json, claims [id].\n"
        "candidates gives one per line: claim, score (0 to 1), content, proposition,\n"
        "words [text], entities [text], same_act, numbers (same, different, none),\n"
        "differs_in_negation.\n"
        "\n"
        "Examples:\n"
        "  obelusctl propositions korea.obelus new \"The port is closed.\" 0190a 0190c\n"
        "  obelusctl propositions korea.obelus candidates 0190f\n"
        "  obelusctl propositions korea.obelus link 0190f contradicts 01911"),
    obl_cli_run_propositions },
  { "assess", N_ ("PROJECT ID"), N_ ("Judge a claim or a proposition"),
    N_ ("Judgements are never overwritten: each is kept with who made it and when, and\n"
        "the latest of each analyst counts.  The id of the new one is printed.\n"
        "\n"
        "  source_reliability   A B C D E F (Admiralty)\n"
        "  info_credibility     1 2 3 4 5 6 (Admiralty)\n"
        "  likelihood           almost no chance, very unlikely, unlikely, roughly even\n"
        "                       chance, likely, very likely, almost certain (ICD 203)\n"
        "  verdict              supported, refuted, not enough evidence,\n"
        "                       conflicting/cherry-picked, not checkable (AVeriTeC)\n"
        "\n"
        "Examples:\n"
        "  obelusctl assess korea.obelus 0190a --scale source_reliability --value B\n"
        "  obelusctl assess korea.obelus 0190f --scale likelihood --value likely \\\n"
        "    --note \"two sources\" --annotator Anna"),
    obl_cli_run_assess },
  { "picture", N_ ("PROJECT"), N_ ("Draw who says what about whom"),
    N_ ("A network of sources and targets, a matrix of them, a timeline of claims, or one of an\n"
        "entity's mentions.  Claims are dated by their articles.  A picture holds those with\n"
        "most claims; how many are left out is told.\n"
        "FILE.csv and FILE.json give the data of the picture.  JSON is one object: kind, title,\n"
        "n (claims, or mentions), n_articles, left_out (text or null), marks [{n, n_articles,\n"
        "ids (of claims, or of mentions), and party, or source and target, or from, to and\n"
        "act}]; a party is {entity, document, name, type}, where words that no entity is\n"
        "linked to have a document instead of an entity.\n"
        "  obelusctl picture korea.obelus --kind network --output who.svg\n"
        "  obelusctl picture korea.obelus --kind matrix --act deny --top 30 -o denials.png\n"
        "  obelusctl picture korea.obelus --kind mentions --entity KCNA -o kcna.csv"),
    obl_cli_run_picture },
  { "undo", N_ ("PROJECT"), N_ ("Take the latest change back"),
    N_ ("With --to, all of it or nothing: where a change cannot be taken back, none is."),
    obl_cli_run_undo },
  { "redo", N_ ("PROJECT"), N_ ("Do again what was taken back last"),
    N_ ("With --to, all of it or nothing: where a change cannot be done again, none is."),
    obl_cli_run_redo },
  { "history", N_ ("PROJECT"), N_ ("List the changes, newest first"),
    N_ ("--json gives one object per line: number, created, annotator, state (done,\n"
        "undone, set-aside), label."),
    obl_cli_run_history },
  { "export", N_ ("PROJECT"), N_ ("Write a corpus"),
    N_ ("What the format cannot carry is counted and named on standard error, and with\n"
        "--report in a JSON file.  --document, --label, --annotator and --status may be\n"
        "given several times.\n"
        "\n"
        "Examples:\n"
        "  obelusctl export korea.obelus --format jsonl --output corpus.jsonl\n"
        "  obelusctl export korea.obelus -f conll -o corpus --split train=80,dev=10,test=10 --seed "
        "7"),
    obl_cli_run_export },
  { "formats", NULL, N_ ("List the formats and what each can carry"),
    N_ ("--json gives one object per line: name, title, extension, media_type, reads,\n"
        "writes, carries [text]; of those that are only read: name, title, reads, writes,\n"
        "has_many."),
    obl_cli_run_formats },
  { "stats", N_ ("PROJECT"), N_ ("Count what is in a project"),
    N_ ("--json gives one object: n_documents, n_documents_by_status, n_chars, n_spans,\n"
        "n_fragments, n_frames, n_entities, n_propositions, n_assessments,\n"
        "n_annotators, n_history, labels {name: count}, frame_types {name: count}."),
    obl_cli_run_stats },
  { "check", N_ ("PROJECT"), N_ ("Check file, offsets and references"),
    N_ ("--json gives one object: ok, problems [text].  The exit status is 1 when there are any."),
    obl_cli_run_check },
  { "backup", N_ ("PROJECT TO"), N_ ("Make a copy of a project and test it"),
    N_ ("The copy is complete even while the project is open in a window.  A file that\n"
        "exists is never overwritten."),
    obl_cli_run_backup },
  { NULL, NULL, NULL, NULL, NULL },
};
