/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line per language: twelve months, each in the forms that dates have it in (nominative and
 * genitive, short and long). */
#define G_LOG_DOMAIN "obl-date-words"

#include "config.h"

#include "core/import/obl-date-words.h"

#include <string.h>

/* clang-format off */
/* A slash between months, a space between the forms of one.  Where languages contradict each other,
 * the first has the word unless the text's language is known. */
static const struct {
  const char *language;
  const char *months;
} calendars[] = {
  { "en", "january jan/february feb/march mar/april apr/may/june jun/july jul/august aug/september sep sept/october oct/november nov/december dec" },
  { "fr", "janvier janv jan/février févr fév/mars/avril avr/mai/juin/juillet juil/août/septembre sept/octobre oct/novembre nov/décembre déc" },
  { "de", "januar jänner jan/februar feber feb/märz mär maerz/april apr/mai/juni jun/juli jul/august aug/september sept sep/oktober okt/november nov/dezember dez" },
  { "es", "enero ene/febrero feb/marzo mar/abril abr/mayo may/junio jun/julio jul/agosto ago/septiembre setiembre sept sep set/octubre oct/noviembre nov/diciembre dic" },
  { "it", "gennaio gen/febbraio feb/marzo mar/aprile apr/maggio mag/giugno giu/luglio lug/agosto ago/settembre set sett/ottobre ott/novembre nov/dicembre dic" },
  { "pt", "janeiro jan/fevereiro fev/março mar/abril abr/maio mai/junho jun/julho jul/agosto ago/setembro set/outubro out/novembro nov/dezembro dez" },
  { "ca", "gener gen/febrer febr/març/abril abr/maig/juny/juliol jul/agost ag/setembre set/octubre oct/novembre nov/desembre des" },
  { "gl", "xaneiro xan/febreiro feb/marzo mar/abril abr/maio/xuño/xullo/agosto ago/setembro set/outubro out/novembro nov/decembro dec" },
  { "eu", "urtarrila urtarrilak urtarrilaren/otsaila otsailak otsailaren/martxoa martxoak martxoaren/apirila apirilak apirilaren/maiatza maiatzak maiatzaren/ekaina ekainak ekainaren/uztaila uztailak uztailaren/abuztua abuztuak abuztuaren/iraila irailak irailaren/urria urriak urriaren/azaroa azaroak azaroaren/abendua abenduak abenduaren" },
  { "ro", "ianuarie ian/februarie feb/martie mar/aprilie apr/mai/iunie iun/iulie iul/august aug/septembrie sept/octombrie oct/noiembrie nov/decembrie dec" },
  { "nl", "januari jan/februari feb/maart mrt/april apr/mei/juni jun/juli jul/augustus aug/september sep/oktober okt/november nov/december dec" },
  { "sv", "januari jan/februari feb/mars mar/april apr/maj/juni jun/juli jul/augusti aug/september sep/oktober okt/november nov/december dec" },
  { "da", "januar jan/februar feb/marts mar/april apr/maj/juni jun/juli jul/august aug/september sep/oktober okt/november nov/december dec" },
  { "nb", "januar jan/februar feb/mars mar/april apr/mai/juni jun/juli jul/august aug/september sep/oktober okt/november nov/desember des" },
  { "is", "janúar jan/febrúar feb/mars mar/apríl apr/maí/júní jún/júlí júl/ágúst ágú/september sep/október okt/nóvember nóv/desember des" },
  { "fi", "tammikuu tammikuuta/helmikuu helmikuuta/maaliskuu maaliskuuta/huhtikuu huhtikuuta/toukokuu toukokuuta/kesäkuu kesäkuuta/heinäkuu heinäkuuta/elokuu elokuuta/syyskuu syyskuuta/lokakuu lokakuuta/marraskuu marraskuuta/joulukuu joulukuuta" },
  { "et", "jaanuar jaan/veebruar veebr/märts/aprill apr/mai/juuni/juuli/august aug/september sept/oktoober okt/november nov/detsember dets" },
  { "lv", "janvāris janvārī janv/februāris februārī febr/marts martā/aprīlis aprīlī apr/maijs maijā/jūnijs jūnijā jūn/jūlijs jūlijā jūl/augusts augustā aug/septembris septembrī sept/oktobris oktobrī okt/novembris novembrī nov/decembris decembrī dec" },
  { "lt", "sausio sausis/vasario vasaris/kovo kovas/balandžio balandis/gegužės gegužė/birželio birželis/liepos liepa/rugpjūčio rugpjūtis/rugsėjo rugsėjis/spalio spalis/lapkričio lapkritis/gruodžio gruodis" },
  { "pl", "stycznia styczeń sty/lutego luty lut/marca marzec mar/kwietnia kwiecień kwi/maja maj/czerwca czerwiec cze/lipca lipiec lip/sierpnia sierpień sie/września wrzesień wrz/października październik paź/listopada listopad lis/grudnia grudzień gru" },
  { "cs", "ledna leden/února únor/března březen/dubna duben/května květen/června červen/července červenec/srpna srpen/září/října říjen/listopadu listopad/prosince prosinec" },
  { "sk", "januára január/februára február/marca marec/apríla apríl/mája máj/júna jún/júla júl/augusta august/septembra september/októbra október/novembra november/decembra december" },
  { "sl", "januarja januar/februarja februar/marca marec/aprila april/maja maj/junija junij/julija julij/avgusta avgust/septembra september/oktobra oktober/novembra november/decembra december" },
  { "hr", "siječnja siječanj/veljače veljača/ožujka ožujak/travnja travanj/svibnja svibanj/lipnja lipanj/srpnja srpanj/kolovoza kolovoz/rujna rujan/listopada listopad/studenoga studenog studeni/prosinca prosinac" },
  { "sr", "januara januar/februara februar/marta mart/aprila april/maja maj/juna jun/jula jul/avgusta avgust/septembra septembar/oktobra oktobar/novembra novembar/decembra decembar" },
  { "sr", "јануара јануар јан/фебруара фебруар феб/марта март мар/априла април апр/маја мај/јуна јун/јула јул/августа август авг/септембра септембар сеп/октобра октобар окт/новембра новембар нов/децембра децембар дец" },
  { "mk", "јануари/февруари/март/април/мај/јуни/јули/август/септември/октомври/ноември/декември" },
  { "hu", "január jan/február febr/március márc/április ápr/május máj/június jún/július júl/augusztus aug/szeptember szept/október okt/november nov/december dec" },
  { "sq", "janar/shkurt/mars/prill/maj/qershor/korrik/gusht/shtator/tetor/nëntor/dhjetor" },
  { "ru", "января январь янв/февраля февраль фев февр/марта март мар/апреля апрель апр/мая май/июня июнь июн/июля июль июл/августа август авг/сентября сентябрь сен сент/октября октябрь окт/ноября ноябрь ноя нояб/декабря декабрь дек" },
  { "uk", "січня січень січ/лютого лютий лют/березня березень бер/квітня квітень квіт/травня травень трав/червня червень черв/липня липень лип/серпня серпень серп/вересня вересень вер/жовтня жовтень жовт/листопада листопад лист/грудня грудень груд" },
  { "be", "студзеня студзень/лютага люты/сакавіка сакавік/красавіка красавік/мая май/чэрвеня чэрвень/ліпеня ліпень/жніўня жнівень/верасня верасень/кастрычніка кастрычнік/лістапада лістапад/снежня снежань" },
  { "bg", "януари ян/февруари/март/април/май/юни/юли/август/септември/октомври/ноември/декември" },
  { "kk", "қаңтар/ақпан/наурыз/сәуір/мамыр/маусым/шілде/тамыз/қыркүйек/қазан/қараша/желтоқсан" },
  { "el", "ιανουαρίου ιανουάριος ιαν/φεβρουαρίου φεβρουάριος φεβ/μαρτίου μάρτιος μαρ/απριλίου απρίλιος απρ/μαΐου μάιος μαϊ/ιουνίου ιούνιος ιουν/ιουλίου ιούλιος ιουλ/αυγούστου αύγουστος αυγ/σεπτεμβρίου σεπτέμβριος σεπ/οκτωβρίου οκτώβριος οκτ/νοεμβρίου νοέμβριος νοε/δεκεμβρίου δεκέμβριος δεκ" },
  { "hy", "հունվարի հունվար/փետրվարի փետրվար/մարտի մարտ/ապրիլի ապրիլ/մայիսի մայիս/հունիսի հունիս/հուլիսի հուլիս/օգոստոսի օգոստոս/սեպտեմբերի սեպտեմբեր/հոկտեմբերի հոկտեմբեր/նոյեմբերի նոյեմբեր/դեկտեմբերի դեկտեմբեր" },
  { "ka", "იანვარი იანვარს/თებერვალი/მარტი/აპრილი/მაისი/ივნისი/ივლისი/აგვისტო/სექტემბერი/ოქტომბერი/ნოემბერი/დეკემბერი" },
  { "tr", "ocak oca/şubat şub/mart/nisan nis/mayıs mayis/haziran haz/temmuz tem/ağustos ağu/eylül eyl/ekim eki/kasım kasim kas/aralık aralik ara" },
  { "az", "yanvar/fevral/mart/aprel/may/iyun/iyul/avqust/sentyabr/oktyabr/noyabr/dekabr" },
  { "id", "januari jan/februari pebruari feb/maret mar/april apr/mei/juni jun/juli jul/agustus agu agt ags/september sep/oktober okt/november nopember nov/desember des" },
  { "ms", "januari/februari/mac/april/mei/jun/julai/ogos/september/oktober/november/disember dis" },
  { "tl", "enero/pebrero/marso/abril/mayo/hunyo/hulyo/agosto/setyembre/oktubre/nobyembre/disyembre" },
  { "sw", "januari/februari/machi/aprili/mei/juni/julai/agosti/septemba/oktoba/novemba/desemba" },
  { "ar", "يناير/فبراير/مارس/أبريل إبريل/مايو/يونيو يونيه/يوليو يوليه/أغسطس/سبتمبر/أكتوبر/نوفمبر/ديسمبر" },
  { "ar", "/شباط/آذار/نيسان/أيار/حزيران/تموز/آب/أيلول///" },
  { "ar", "جانفي/فيفري/مارس/أفريل/ماي/جوان/جويلية/أوت/سبتمبر/أكتوبر/نوفمبر/ديسمبر" },
  { "fa", "ژانویه/فوریه/مارس/آوریل/مه می/ژوئن/ژوئیه جولای/اوت آگوست/سپتامبر/اکتبر/نوامبر/دسامبر" },
  { "ur", "جنوری/فروری/مارچ/اپریل/مئی/جون/جولائی/اگست/ستمبر/اکتوبر/نومبر/دسمبر" },
  { "he", "ינואר בינואר/פברואר בפברואר/מרץ במרץ מרס במרס/אפריל באפריל/מאי במאי/יוני ביוני/יולי ביולי/אוגוסט באוגוסט/ספטמבר בספטמבר/אוקטובר באוקטובר/נובמבר בנובמבר/דצמבר בדצמבר" },
  { "hi", "जनवरी/फ़रवरी फरवरी/मार्च/अप्रैल/मई/जून/जुलाई/अगस्त/सितंबर सितम्बर/अक्टूबर अक्तूबर/नवंबर नवम्बर/दिसंबर दिसम्बर" },
  { "mr", "जानेवारी/फेब्रुवारी/मार्च/एप्रिल/मे/जून/जुलै/ऑगस्ट/सप्टेंबर/ऑक्टोबर/नोव्हेंबर/डिसेंबर" },
  { "bn", "জানুয়ারি জানুয়ারী/ফেব্রুয়ারি ফেব্রুয়ারী/মার্চ/এপ্রিল/মে/জুন/জুলাই/আগস্ট/সেপ্টেম্বর/অক্টোবর/নভেম্বর/ডিসেম্বর" },
  { "ta", "ஜனவரி/பிப்ரவரி/மார்ச்/ஏப்ரல்/மே/ஜூன்/ஜூலை/ஆகஸ்ட்/செப்டம்பர்/அக்டோபர்/நவம்பர்/டிசம்பர்" },
  { "th", "มกราคม/กุมภาพันธ์/มีนาคม/เมษายน/พฤษภาคม/มิถุนายน/กรกฎาคม/สิงหาคม/กันยายน/ตุลาคม/พฤศจิกายน/ธันวาคม" },
};

/* clang-format on */

/* Marks above and below letters, vowel signs of Arabic and Hebrew, the nukta. */
static gboolean
is_mark (gunichar c)
{
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5c7 && g_unichar_ismark (c))
         || (c >= 0x610 && c <= 0x61a) || (c >= 0x64b && c <= 0x65f) || c == 0x93c || c == 0x9bc;
}

char *
obl_date_fold (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = apart == NULL ? folded : apart; *p != '\0'; p = g_utf8_next_char (p)) {
    if (!is_mark (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  }
  /* Korean syllables come together again. */
  return g_utf8_normalize (out->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* "word" where no two languages differ or the first of them is meant, "hr:word" where they do. */
static void
add_month (GHashTable *table, const char *language, const char *name, int month)
{
  g_autofree char *folded = obl_date_fold (name);
  int other = GPOINTER_TO_INT (g_hash_table_lookup (table, folded));

  if (*folded == '\0' || other == month)
    return;
  if (other == 0)
    g_hash_table_insert (table, g_steal_pointer (&folded), GINT_TO_POINTER (month));
  else
    g_hash_table_insert (table, g_strconcat (language, ":", folded, NULL), GINT_TO_POINTER (month));
}

static GHashTable *
get_table (void)
{
  static gsize once = 0;
  static GHashTable *table;

  if (g_once_init_enter (&once)) {
    table = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < G_N_ELEMENTS (calendars); i++) {
      g_auto (GStrv) months = g_strsplit (calendars[i].months, "/", -1);

      g_assert (g_strv_length (months) == 12);
      for (int month = 0; months[month] != NULL; month++) {
        g_auto (GStrv) names = g_strsplit (months[month], " ", -1);

        for (guint k = 0; names[k] != NULL; k++)
          add_month (table, calendars[i].language, names[k], month + 1);
      }
    }
    g_once_init_leave (&once, 1);
  }
  return table;
}

int
obl_date_find_month (const char *folded, const char *language)
{
  GHashTable *table = get_table ();
  g_autofree char *key = NULL;
  int month = 0;

  if (language != NULL) {
    key = g_strdup_printf ("%.2s:%s", language, folded);
    month = GPOINTER_TO_INT (g_hash_table_lookup (table, key));
  }
  return month > 0 ? month : GPOINTER_TO_INT (g_hash_table_lookup (table, folded));
}
