/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What web sites put around articles, in the languages a newsroom meets first.  A phrase must never
 * be a whole sentence or heading that an article could hold: wrong furniture is worse than none. */
#define G_LOG_DOMAIN "obl-line-phrases"

#include "config.h"

#include "core/import/obl-line-phrases.h"

/* clang-format off */
const char *const obl_phrases_furniture[] = {
  /* English */
  "skip to content", "skip to main content", "skip to navigation", "skip to main navigation",
  "skip to search", "skip to footer", "jump to content", "share", "share this", "share this article",
  "share this story", "share this post", "share this page", "share article", "share via", "tweet",
  "share on facebook", "share on twitter", "share on x", "share on whatsapp", "share by email",
  "email", "email this article", "print", "print this article", "print this page", "copy link",
  "link copied", "facebook", "twitter", "whatsapp", "telegram", "linkedin", "reddit", "pinterest",
  "instagram", "youtube", "tiktok", "flipboard", "messenger", "rss", "most popular", "most read", "most viewed",
  "most shared", "most watched", "most recent", "latest news", "latest stories", "top stories",
  "top news", "trending", "trending now", "popular now", "popular posts", "recent posts",
  "related articles", "related article", "related stories", "related story", "related news", "related posts", "related topics", "related content",
  "related links", "more stories", "more news", "more on this story", "more on this topic",
  "more from us", "more like this", "recommended", "recommended for you", "recommended stories",
  "you may also like", "you might also like", "you may be interested in", "read also",
  "also read", "read more", "read next", "read more news", "up next", "what to read next", "don't miss",
  "don’t miss", "home", "homepage", "menu", "main menu", "open menu", "close menu", "search", "log in", "login", "log out",
  "sign in", "sign up", "register", "my account", "subscribe", "subscribe now", "newsletter", "newsletters",
  "sign up for our newsletter", "advertisement", "advertising", "advertise with us", "sponsored", "sponsored content",
  "paid content", "promoted", "article continues below", "story continues below",
  "story continues below advertisement", "continue reading", "comments", "leave a comment",
  "leave a reply", "post a comment", "add a comment", "view comments", "show comments", "no comments", "join the conversation",
  "follow us", "contact us", "about us", "privacy policy", "cookie policy", "cookie settings", "manage cookies",
  "terms of use", "terms of service", "terms and conditions", "accept", "accept all",
  "accept cookies", "accept all cookies", "reject all", "all rights reserved", "back to top", "scroll to top", "loading",
  "next article", "previous article", "next post", "previous post", "listen to this article", "watch live", "live tv", "breaking news",
  "editors' picks", "editors’ picks", "editor's picks", "editor’s picks", "save for later", "bookmark", "ends", "-30-", "###",
  /* French */
  "aller au contenu", "aller au contenu principal", "passer au contenu", "partager", "partager cet article",
  "partager l'article", "partager l’article", "partagez", "partagez cet article", "partager sur facebook",
  "partager sur twitter", "les plus lus", "les plus lues", "le plus lu", "les articles les plus lus", "les plus populaires", "les plus consultés",
  "à lire aussi", "lire aussi", "à lire également", "lire également", "lire la suite", "voir aussi",
  "sur le même sujet", "sur le même thème", "dans la même rubrique", "articles liés",
  "articles similaires", "s'abonner", "s’abonner", "abonnez-vous", "je m'abonne", "je m’abonne", "s'inscrire", "s’inscrire",
  "se connecter", "connexion", "mon compte", "accueil", "rechercher", "recherche", "publicité",
  "commentaires", "commenter", "réagir", "laisser un commentaire", "mentions légales", "gérer les cookies",
  "politique de confidentialité", "tous droits réservés", "imprimer", "envoyer par e-mail",
  "copier le lien", "suivez-nous", "contenu sponsorisé", "retour en haut", "fil info",
  "inscrivez-vous à notre newsletter", "à la une", "tout accepter", "tout refuser",
  /* German */
  "zum inhalt springen", "zum inhalt", "direkt zum inhalt", "teilen", "artikel teilen", "meistgelesen",
  "meist gelesen", "am meisten gelesen", "auch interessant", "mehr zum thema",
  "das könnte sie auch interessieren", "lesen sie auch", "lesen sie mehr", "weiterlesen", "anzeige",
  "werbung", "kommentare", "impressum", "datenschutz", "datenschutzerklärung", "anmelden", "abonnieren", "registrieren",
  "startseite", "suche", "drucken", "nach oben", "alle rechte vorbehalten", "link kopieren",
  /* Spanish */
  "saltar al contenido", "ir al contenido", "compartir", "compartir este artículo", "comparte", "lo más leído",
  "más leídas", "lo más visto", "noticias relacionadas", "te puede interesar", "lea también", "lee también",
  "leer más", "publicidad", "comentarios", "suscríbete", "suscribirse", "iniciar sesión", "inicio",
  "aviso legal", "política de privacidad", "todos los derechos reservados", "imprimir", "ver más",
  /* Italian, Portuguese */
  "vai al contenuto", "condividi", "i più letti", "leggi anche", "pubblicità", "commenti", "abbonati",
  "accedi", "stampa", "tutti i diritti riservati", "ir para o conteúdo", "compartilhar", "partilhar", "compartilhe",
  "mais lidas", "mais lidos", "leia também", "leia mais", "publicidade", "comentários", "assine",
  "todos os direitos reservados",
  /* Russian, Ukrainian */
  "перейти к содержанию", "перейти к содержимому", "поделиться", "поделиться статьей", "популярное", "самое популярное",
  "самое читаемое", "читайте также", "читать далее", "реклама", "комментарии", "подписаться", "войти",
  "главная", "новости по теме", "по теме", "материалы по теме", "версия для печати",
  "все права защищены", "перейти до вмісту", "поділитися", "найпопулярніше", "читайте також",
  /* Arabic */
  "انتقل إلى المحتوى", "تخطى إلى المحتوى", "تخطي إلى المحتوى", "الانتقال إلى المحتوى", "شارك", "مشاركة", "شارك المقال", "شارك الخبر",
  "شارك هذا المقال", "مشاركة المقال", "الأكثر قراءة", "الأكثر مشاهدة", "الأكثر شعبية", "الأكثر تداولا", "اقرأ أيضا", "اقرأ أيضاً",
  "اقرأ المزيد", "مواضيع ذات صلة", "أخبار ذات صلة", "مقالات ذات صلة", "التعليقات", "تعليقات", "إعلان", "اشترك",
  "اشترك الآن", "الرئيسية", "الصفحة الرئيسية", "تسجيل الدخول", "النشرة البريدية", "طباعة", "جميع الحقوق محفوظة", "آخر الأخبار",
  /* Korean */
  "본문 바로가기", "본문으로 바로가기", "본문으로 건너뛰기", "메뉴 바로가기", "공유", "공유하기", "기사 공유", "기사 공유하기",
  "이 기사 공유하기", "이 기사를 공유하기", "이 기사 공유", "많이 본 뉴스", "많이 본 기사", "가장 많이 본 뉴스", "가장 많이 본 기사", "인기 뉴스", "인기 기사",
  "관련 기사", "관련기사", "관련 뉴스", "관련뉴스", "추천 기사", "추천 뉴스", "댓글", "댓글 쓰기", "댓글쓰기", "광고",
  "구독", "구독하기", "로그인", "회원가입", "홈", "검색", "인쇄", "프린트", "글자크기", "무단 전재 및 재배포 금지",
  "무단전재 및 재배포 금지", "무단전재-재배포 금지", "최신 뉴스", "주요 뉴스", "주요뉴스",
  /* Chinese, Japanese */
  "跳到内容", "跳转到内容", "跳至内容", "跳到主要内容", "跳到主要內容", "分享", "分享到", "分享文章", "分享本文", "热门", "热门新闻", "热门文章",
  "最受欢迎", "最多阅读", "相关新闻", "相关阅读", "相关文章", "評論", "评论", "广告", "廣告", "订阅", "訂閱", "登录", "登入", "首页",
  "首頁", "搜索", "打印", "推荐阅读", "延伸阅读", "本文へスキップ", "コンテンツへスキップ", "本文へ移動", "シェア", "シェアする", "この記事をシェア",
  "この記事をシェアする", "関連記事", "人気記事", "アクセスランキング", "おすすめ記事", "あわせて読みたい", "コメント", "広告", "購読", "ログイン", "ホーム",
  "検索", "印刷", "無断転載を禁じます",
  NULL,
};

const char *const obl_phrases_furniture_begin[] = {
  "share this article", "share this story", "share this on", "share on ", "originally published", "this article originally", "this article was originally", "this article first appeared", "this story originally", "this story was originally", "this post originally", "reprinted with permission", "follow me on ", "follow her on ", "follow him on ", "follow them on ", "read more:", "read also:", "also read:", "see also:",
  "related:", "related articles:", "watch:", "listen:", "follow us on ", "follow us:", "follow us @", "subscribe to our ", "sign up for our ",
  "sign up to our ", "sign up for the ", "get the latest news ", "download our app", "click here to ", "copyright ©", "copyright (c)", "©", "(c) 20",
  "all rights reserved", "this site uses cookies", "this website uses cookies", "we use cookies",
  "by using this site", "by continuing to use", "by clicking ", "tags:", "filed under:", "posted in:", "categories:",
  "à lire aussi :", "lire aussi :", "à lire aussi:", "lire aussi:", "partager :", "partager sur ", "suivez-nous sur ", "inscrivez-vous à ", "recevez notre newsletter",
  "nous utilisons des cookies", "ce site utilise des cookies", "lesen sie auch:", "mehr zum thema:", "diese website verwendet cookies", "wir verwenden cookies",
  "lea también:", "lee también:", "este sitio usa cookies", "utilizamos cookies", "читайте также:", "теги:", "اقرأ أيضا:", "اقرأ أيضاً:", "الكلمات المفتاحية", "تابعونا على ", "تابعنا على ",
  "관련기사:", "관련 기사:", "저작권자 ©", "저작권자(c)", "저작권자ⓒ", "ⓒ", "관련 태그", "相关阅读：", "相关新闻：", "関連記事：", "タグ：", "标签：",
  NULL,
};

const char *const obl_phrases_source[] = {
  "source", "sources", "news source", "original source", "quelle", "quellen", "fuente", "fuentes", "fonte", "fonti", "fontes", "bron", "källa", "kilde",
  "lähde", "źródło", "kaynak", "zdroj", "forrás", "sumber", "nguồn", "источник", "источники", "джерело", "извор",
  "المصدر", "مصدر", "منبع", "מקור", "출처", "자료", "자료출처", "来源", "來源", "消息来源", "出典", "ソース", "情報源", "πηγή", "स्रोत",
  NULL,
};

const char *const obl_phrases_credit[] = {
  "photo", "photos", "photo by", "photo credit", "image", "image credit", "picture", "reporting by", "writing by", "editing by",
  "additional reporting by", "compiled by", "translated by", "translation", "with reporting by", "with agencies", "crédit photo", "crédits photo", "photographie",
  "avec afp", "avec reuters", "foto", "fotos", "bild", "übersetzung", "texte", "traduction", "фото", "перевод", "تصوير", "ترجمة", "تحرير", "사진", "번역", "편집", "图", "图片", "翻译", "编辑", "编译", "写真", "翻訳",
  NULL,
};

const char *const obl_phrases_byline[] = {
  "by", "written by", "par", "von", "por", "di", "door", "av", "автор", "авторы", "بقلم", "كتب", "كتبت", "글", "작성자", "기자", "作者", "记者", "記者", "文", "撰文", "筆者", "執筆", "author",
  "authors", "auteur", "autor", "autore",
  NULL,
};

const char *const obl_phrases_dated[] = {
  "published", "published on", "published at", "publication date", "posted", "posted on", "posted at", "updated", "updated on", "updated at", "last updated", "last updated on", "last modified", "date",
  "publié", "publié le", "mis à jour", "mis à jour le", "modifié le", "le", "veröffentlicht", "veröffentlicht am", "aktualisiert", "aktualisiert am", "stand", "am",
  "publicado", "publicado el", "actualizado", "actualizado el", "pubblicato", "pubblicato il", "aggiornato", "aggiornato il", "publicado em", "atualizado em", "опубликовано", "обновлено", "дата",
  "نشر", "نشر في", "تاريخ النشر", "نشرت في", "آخر تحديث", "التاريخ", "입력", "등록", "수정", "기사입력", "기사등록", "최종수정", "작성일", "发布时间", "发布", "更新", "更新时间", "公開", "公開日", "更新日", "掲載",
  NULL,
};

const char *const obl_phrases_agencies[] = {
  "reuters", "thomson reuters", "afp", "agence france-presse", "agence france presse", "ap", "associated press",
  "the associated press", "upi", "dpa", "apa", "ats", "efe", "ansa", "adnkronos", "belga", "lusa", "pap", "ntb", "tt", "ritzau", "stt", "anp", "mti", "ctk", "čtk", "tass", "тасс", "ria novosti", "риа новости", "interfax",
  "интерфакс", "ukrinform", "укринформ", "укрінформ", "unian", "xinhua", "新华社", "新華社", "cns", "中新社", "kcna", "조선중앙통신", "yonhap", "yonhap news agency", "연합뉴스", "newsis", "뉴시스", "kyodo", "kyodo news", "共同通信", "jiji", "jiji press", "時事通信",
  "cna", "中央社", "pti", "press trust of india", "ani", "ians", "antara", "bernama", "anadolu", "anadolu agency", "anadolu ajansı", "irna", "ایرنا", "wam", "وام", "spa", "واس", "mena", "أ ش أ", "sana", "سانا", "petra", "بترا", "رويترز", "أ ف ب", "أ ب", "فرانس برس", "وكالة فرانس برس", "وكالة رويترز", "الأناضول", "وكالة الأناضول",
  NULL,
};

const char *const obl_phrases_others[] = {
  "related", "more from ", "more on ", "more about ", "more in ", "more like this", "more stories", "more news", "more articles", "read more", "read also", "read next", "also read", "see also:",
  "you may also", "you might also", "recommended", "latest ", "most read", "most popular", "top stories", "don't miss", "don’t miss", "trending", "what to read next", "keep reading", "other articles",
  "weitere artikel", "weitere beiträge", "weitere meldungen", "weitere news", "weitere nachrichten", "weitere themen", "weitere pressemitteilungen", "weitere informationen:", "weiterführende links", "mehr aus ", "mehr zum thema", "mehr zu ", "mehr über ", "mehr von ", "mehr artikel", "lesen sie auch", "lies auch",
  "lesen sie mehr", "lesen sie hier", "auch interessant", "das könnte", "das könnten", "dazu passend", "passend dazu", "passende ", "ähnliche ", "verwandte ", "meistgelesen", "meistdiskutiert", "meistkommentiert", "am meisten gelesen", "neueste ", "aktuelle meldungen", "empfehlungen aus", "empfehlungen der", "die redaktion empfiehlt", "zum thema:", "schon gelesen",
  "themen im artikel", "kommentierte artikel", "unsere empfehlung",
  "à lire aussi", "lire aussi", "à lire également", "lire également", "voir aussi", "sur le même sujet", "sur le même thème", "à découvrir", "les plus lus", "articles liés", "articles similaires", "plus d'articles", "dans la même",
  "te puede interesar", "le puede interesar", "también te puede", "puedes ver", "lea también", "lea más", "lee también", "lee más", "leer también", "mira también", "mira:", "ver también", "noticias relacionadas", "artículos relacionados", "relacionadas", "relacionados", "más noticias", "más sobre", "lo más leído", "lo último", "contenido relacionado", "además:",
  "leia também", "leia mais", "veja também", "veja mais", "saiba mais", "mais lidas", "mais lidos", "notícias relacionadas", "leggi anche", "potrebbe interessarti", "articoli correlati", "ti potrebbe",
  "czytaj też", "czytaj także", "czytaj więcej", "zobacz też", "zobacz także", "przeczytaj też", "przeczytaj także", "inne artykuły", "polecamy", "lees ook", "lees meer", "meer over", "läs också", "läs mer", "läs även", "les også", "læs også", "lue myös", "ayrıca bakınız", "ilginizi çekebilir", "baca juga", "xem thêm", "читайте также", "читайте ещё", "читать также", "по теме", "материалы по теме", "другие новости", "читайте також", "вас може",
  "اقرأ أيضا", "اقرأ أيضاً", "اقرأ المزيد", "مواضيع ذات صلة", "관련 기사", "관련기사", "관련 뉴스", "相关阅读", "相关新闻", "相关文章", "推荐阅读", "延伸阅读", "関連記事", "あわせて読みたい", "おすすめ",
  NULL,
};

const char *const obl_phrases_updated[] = {
  "updat", "modified", "last edited", "revised", "aktualisier", "geändert", "bearbeitet", "letzte änderung", "mis à jour", "mise à jour", "màj", "modifié", "actualizad", "actualizado", "última actualización", "modificad", "aggiornat", "ultima modifica", "atualizad", "última atualização",
  "bijgewerkt", "gewijzigd", "uppdatera", "opdatere", "oppdatert", "päivitetty", "güncelle", "zaktualizowan", "aktualizacja", "aktualizováno", "frissítve", "actualizat", "ενημέρωση", "ενημερώθηκε", "обновлен", "оновлен", "изменен", "актуализира", "diperbarui", "dikemas kini", "cập nhật", "عدل", "تحديث", "עודכן", "به روز", "अपडेट", "수정", "更新", "最終更新", "修改",
  NULL,
};

const char *const obl_phrases_end[] = {
  "comments", "comment", "leave a comment", "leave a reply", "post a comment", "add a comment", "join the conversation", "join the discussion", "no comments yet", "be the first to comment", "about the author", "about the authors", "about author", "share this", "share this article", "share this post", "like this", "what do you think", "subscribe to our newsletter", "sign up for our newsletter", "submit your letter",
  "kommentare", "kommentar", "kommentieren", "keine kommentare", "kommentar schreiben", "kommentar hinterlassen", "schreibe einen kommentar", "schreib einen kommentar", "hinterlasse einen kommentar", "hinterlasse eine antwort", "ihr kommentar", "dein kommentar", "was denkst du", "antwort schreiben", "über den autor", "über die autorin", "über die autoren", "zum autor", "zur autorin", "zur person", "der autor", "die autorin", "news teilen", "diesen artikel teilen", "diesen beitrag teilen", "artikel teilen", "beitrag teilen", "teilen mit", "teilen", "gefällt mir", "quellen ausblenden", "newsletter", "pressekontakt",
  "commentaires", "laisser un commentaire", "laissez un commentaire", "ajouter un commentaire", "à propos de l'auteur", "à propos de l’auteur", "l'auteur", "partager", "pour accéder en illimité",
  "comentarios", "comentários", "deja un comentario", "deja una respuesta", "sobre el autor", "sobre la autora", "sobre o autor", "compartir", "deixe um comentário", "deixe uma resposta", "commenti", "lascia un commento", "l'autore", "komentarze", "dodaj komentarz", "o autorze", "reacties", "geef een reactie", "over de auteur", "kommentarer", "lämna ett svar", "legg igjen en kommentar", "yorumlar", "yorum yap", "bir cevap yazın", "komentar", "tinggalkan balasan", "bình luận", "комментарии", "добавить комментарий", "об авторе", "коментарі", "залишити відповідь", "التعليقات", "اترك تعليقا", "댓글", "评论", "發表評論", "コメント",
  NULL,
};
/* clang-format on */
