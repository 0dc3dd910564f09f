"""Words that carry no subject: function words, and the words every NGO and every post uses."""

FUNCTION = {
    "en": """a about above after again all also am an and any are as at be because been before being below
        between both but by can could did do does each few for from further get had has have
        having he her here him his how i if in into is it its just me more most my no nor not
        now of off on once only or other our out over own per she should so some such than that
        the their them then there these they this those through to too under until up us very
        was we were what when where which while who whom why will with within without would you
        your across including""",
    "fr": """à afin ainsi alors au aux avec car ce ceci cela ces cet cette ceux chaque comme contre d dans de
        depuis des dont du elle elles en encore entre est et être eu eux faire fait il ils je j
        l la le les leur leurs lors lui m mais me même mes moins mon n ne ni nos notre nous on
        ont ou où par pas pendant peu plus pour qu quand que qui s sa sans se selon ses si son
        sont sous sur t ta te toute tous tout toutes très tu un une vers via voici vos votre
        vous y dès là""",
    "tr": """acaba ama ancak artık asla aslında az bana bazı ben bile bir biz bize bizim bu buna bunun burada
        bunlar çok çünkü da daha de defa değil diye dolayı en gibi göre hem hep hepsi her hiç
        için ile ise kadar karşı kez ki kim mi mı mu mü nasıl ne neden nerede o olan olarak oldu
        olduğu olması olmak olur on ona onlar onun ona önce pek sadece sanki siz sonra şey şu
        tarafından tüm üzere var ve veya yani yok üzerine üzerinde nin nın nun nün ın ün
        den dan ten tan nden ndan nde nda ye ya yi yı yu yü le la yle yla ler lar li lı lu lü dir dır
        etmek eden edilen edilmesi edilmiş yer bulunan yönelik""",
    "ar": """من إلى الى عن على في مع هذا هذه ذلك تلك التي الذي الذين اللواتي هو هي هم هن أو او ثم لكن كما قد
        كل بعض غير أن ان إن إنه أنه لا ما لم لن بين عند عبر حتى منذ بعد قبل كان كانت يكون تكون
        أي اي و ف ب ل به بها له لها لهم فيه فيها منها منه عليها عليه عنها إذا اذا حيث خلال ضمن
        نحو لدى ليس نحن أنا انا وفي ومن وعلى وهي وهو وإلى والى ومع وعن وكل وغير وغيرها وما كذلك
        لنا بنا منا معنا علينا إلينا عنا لكل ولكل لمن بمن ممن عمن مما عما بما لما
        أيضا ايضا ذات ذوي جميع كافة مثل حول دون أجل اجل وذلك بكل تم يتم""",
    "fa": """و در به از که این آن را با برای است های یک می شود بر تا خود ما هم نیز اند کند کنیم دارد دارند
        هستند بود شد یا هر همه بین زیر روی""",
    "ur": """اور کے کی کا میں سے کو ہے ہیں پر نے یہ وہ ایک کہ اس ان بھی کر لئے لیے""",
}
# By these alone other languages are told from those above: their texts are compared as written, without stems.
ELSEWHERE = {
    "es": """el los las del y para con por una un que en se su sus es son como más pero entre sobre desde este esta
        de la lo al nuestra nuestro""",
    "de": """der die das und ist sind für mit von auf ein eine einen einem einer den dem des nicht wir zu zur zum im
        bei auch als an nach oder aus unser unsere""",
    "id": """yang dan di untuk dengan dari pada kami kita ini itu adalah tidak akan oleh para dalam atau juga serta
        bagi ke anak lebih telah dapat""",
}
COMMON = {
    "en": """aim aims based center centre community communities country countries association associations
        foundation organisation organisations organization organizations ngo ngos society union
        charity group groups member members project projects programme programmes program
        programs partner partners partnership activity activities work works working help helps
        support supports supporting provide provides providing improve improving develop
        developing development promote promoting people person persons need needs area areas
        local national international new looking seek seeking want wants joint together year
        years life public service services implement implementation access world region regional
        field fields general various different main build building strengthen strengthening
        awareness raise raising capacity""",
    "fr": """association associations organisation organisations ong fondation centre projet projets
        programme programmes partenaire partenaires partenariat membre membres activité
        activités travail aide aider soutien soutenir appui appuyer améliorer développer
        développement promouvoir promotion personnes gens besoin besoins zone zones local locale
        locaux national international nouveau cherche cherchons recherche recherchons commun
        année années vie public service services mise œuvre accès monde région pays communauté
        communautés générale divers différents renforcer renforcement sensibilisation capacités""",
    "tr": """dernek derneği vakıf vakfı kuruluş kuruluşu kurum kurumu birlik birliği merkez merkezi proje
        projesi projeler projeleri program programı ortak ortaklar ortağı ortaklık üye üyeler
        faaliyet faaliyetler faaliyetleri çalışma çalışmalar çalışmaları çalışmak yardım destek
        desteği desteklemek sağlamak geliştirmek geliştirme kalkınma kişi kişiler insan insanlar
        ihtiyaç alan alanı alanda bölge ülke ülkeler ülkesi yerel ulusal uluslararası yeni
        arıyoruz istiyoruz birlikte yıl hayat yaşam hizmet hizmeti hizmetleri topluluk toplum
        dünya genel çeşitli farklı""",
    "ar": """جمعية جمعيات مؤسسة مؤسسات منظمة منظمات هيئة اتحاد رابطة مركز مراكز مشروع مشاريع برنامج برامج
        شريك شركاء شراكة عضو أعضاء نشاط أنشطة نشاطات عمل أعمال العمل يعمل نعمل تعمل مساعدة
        مساعدات دعم تقديم توفير تحسين تطوير تنمية تعزيز نشر تنظيم اقامة إقامة شخص أشخاص الناس
        احتياجات حاجة منطقة مناطق محلي محلية وطني وطنية دولي دولية جديد نبحث نريد مشترك سنة
        سنوات حياة عام عامة خدمة خدمات المجتمع مجتمع مجتمعات بلد بلدان دولة دول عالم مختلف مجال
        مجالات المساهمة مساهمة خيرية وعي توعية قدرات فئات""",
}


def function_words(language: str) -> frozenset[str]:
    """Words of a language that only join others, as people write them."""
    return frozenset(FUNCTION.get(language, "").split())


def common_words(language: str) -> frozenset[str]:
    """Words of a language that nearly every NGO uses, so that sharing one says nothing."""
    return frozenset(COMMON.get(language, "").split())
