"""The words of dates, as in moment_words: Slavic languages, Hungarian, Turkish and Chinese."""

from typing import Final

from spiders.moment_words import Words

EAST: Final[dict[str, Words]] = {
    "pl": Words(
        months="sty styczeń stycznia|lut luty lutego|mar marzec marca|kwi kwiecień kwietnia|maj maja|cze"
        " czerwiec czerwca"
        "|lip lipiec lipca|sie sierpień sierpnia|wrz wrzesień września|paź październik października|lis"
        " listopad listopada"
        "|gru grudzień grudnia",
        weekdays="pn pon poniedziałek|wt wto wtorek|śr śro środa środę|czw cz czwartek|pt pia pią piątek|sb"
        " sob sobota sobotę"
        "|nd nie niedz niedziela niedzielę",
        days="dziś dzisiaj|wczoraj|przedwczoraj|jutro",
        units="s sek sekunda sekundę sekundy sekund|m min minuta minutę minuty minut|h g godz godzina"
        " godzinę godziny godzin"
        "|d dzień dni|tydz tydzień tygodnie tygodni|mies miesiąc miesiące miesięcy|rok lata lat",
        ago="temu zeszły zeszłym ostatni",
        now="teraz przed_chwilą chwilę_temu kilka_sekund_temu właśnie_teraz",
        half="pół_godziny",
        one="jeden jedna jedną",
        few="kilka parę",
        beside="o w we dnia godz godzinie r roku około ok i ostatni ostatnia napisano napisany dodano"
        " dodany opublikowano wysłany"
        " zarejestrowany data",
    ),
    "hr": Words(
        months="sij siječanj siječnja|velj vel veljača veljače|ožu ožujak ožujka|tra travanj travnja|svi"
        " svibanj svibnja"
        "|lip lipanj lipnja|srp srpanj srpnja|kol kolovoz kolovoza|ruj rujan rujna|lis listopad listopada"
        "|stu studeni studenog studenoga|pro prosinac prosinca",
        weekdays="pon ponedjeljak|uto utorak|sri srijeda srijedu|čet četvrtak|pet petak|sub subota subotu"
        "|ned nedjelja nedjelju",
        days="danas|jučer|prekjučer|sutra",
        units="s sek sekunda sekunde sekundi sekundu|m min minuta minute minutu|h sat sata sati|d dan dana"
        "|tj tjedan tjedna tjedana|mj mjesec mjeseca mjeseci|g god godina godine godinu",
        ago="prije prošli prošla prošle",
        now="sad sada upravo upravo_sada prije_nekoliko_sekundi prije_par_sekundi",
        half="pola_sata",
        one="jedan jedna jednu jednog",
        few="nekoliko par",
        beside="u na dana h sati oko i prošli prošla objavljeno napisano postano poslano datum",
    ),
    "sr": Words(
        months="jan januar januara јан јануар јануара|feb februar februara феб фебруар фебруара|mar mart"
        " marta мар март марта"
        "|apr april aprila апр април априла|maj maja мај маја|jun juni juna јун јуни јуна|jul juli jula јул"
        " јули јула"
        "|avg avgust avgusta авг август августа|sep sept septembar septembra сеп септ септембар септембра"
        "|okt oktobar oktobra окт октобар октобра|nov novembar novembra нов новембар новембра"
        "|dec decembar decembra дец децембар децембра",
        weekdays="pon ponedeljak пон понедељак|uto utorak уто уторак|sre sreda sredu сре среда среду"
        "|čet četvrtak чет четвртак|pet petak пет петак|sub subota subotu суб субота суботу"
        "|ned nedelja nedelju нед недеља недељу",
        days="danas данас|juče јуче|prekjuče прекјуче|sutra сутра",
        units="s sek sekund sekunda sekunde sekundi с сек секунд секунди секунде"
        "|m min minut minuta minute мин минут минута|h č sat sata sati ч сат сата сати|d dan dana дан дана"
        "|ned nedelja nedelje nedelju нед недеља недеље недељу|mes mesec meseca meseci мес месец месеца месеци"
        "|g god godina godine godinu г год година године годину",
        ago="pre пре prošli prošla prošle прошли прошла прошле",
        now="sada upravo upravo_sada pre_nekoliko_sekundi сада управо управо_сада пре_неколико_секунди",
        half="pola_sata пола_сата",
        one="jedan jedna jednu jednog један једна једну једног",
        few="nekoliko par неколико пар",
        am="pre_podne пре_подне",
        pm="po_podne posle_podne по_подне после_подне",
        beside="i и u na h sati oko god godine у на сати око год године objavljeno napisano poslato објављено"
        " написано послато",
    ),
    "hu": Words(
        months="jan január|feb febr február|már márc március|ápr április|máj május|jún június|júl július"
        "|aug augusztus"
        "|sze szep szept szeptember|okt október|nov november|dec december",
        weekdays="h hé hétfő|k ke kedd|sze szer szerda|cs csü csüt csütörtök|p pé pén péntek|szo szombat|v"
        " va vas vasárnap",
        days="ma|tegnap|tegnapelőtt|holnap",
        units="mp másodperc másodperccel|p perc perccel|ó óra órával|nap nappal|hét héttel|hó hónap hónappal|év évvel",
        ago="ezelőtt",
        lapsed="másodperce|perce|órája|napja|hete|hónapja|éve",
        now="most az_imént épp_most éppen_most néhány_másodperce pár_másodperce néhány_másodperccel_ezelőtt",
        half="fél_órája félórája fél_órával fél_óra",
        one="egy",
        few="néhány pár",
        am="de délelőtt",
        pm="du délután este",
        beside="és a az kb körülbelül múlt elküldve írta dátum án én n kor i ján jén",
        order="YMD",
    ),
    "tr": Words(
        months="oca ocak|şub şubat|mar mart|nis nisan|may mayıs|haz haziran|tem temmuz|ağu ağustos|eyl"
        " eylül|eki ekim|kas kasım|ara aralık",
        weekdays="pzt pts pazartesi|sal salı|çar çrş çarşamba|per prş perşembe|cum cuma|cmt cts cumartesi|paz pz pazar",
        days="bugün|dün|evvelsi_gün önceki_gün|yarın",
        units="sn saniye|dk dakika|sa saat|g gün|hf hafta|ay|yıl sene",
        ago="önce",
        now="şimdi az_önce şu_anda şu_an biraz_önce birkaç_saniye_önce bir_an_önce",
        half="yarım_saat",
        one="bir",
        few="birkaç",
        am="öö",
        pm="ös",
        beside="saat yaklaşık ve geçen günü tarih tarihinde gönderildi gönderilme yazıldı kayıt",
    ),
    "ru": Words(
        months="янв январь января|фев февр февраль февраля|мар март марта|апр апрель апреля|май мая|июн"
        " июнь июня|июл июль июля"
        "|авг август августа|сен сент сентябрь сентября|окт октябрь октября|ноя нояб ноябрь ноября|дек"
        " декабрь декабря",
        weekdays="пн пнд понедельник|вт втр вторник|ср срд среда среду|чт чтв четверг|пт птн пятница"
        " пятницу|сб сбт суббота субботу"
        "|вс вск воскресенье",
        days="сегодня|вчера|позавчера|завтра",
        units="с сек секунда секунду секунды секунд|м мин минута минуту минуты минут|ч час часа часов|д дн"
        " день дня дней"
        "|нед неделя неделю недели недель|мес месяц месяца месяцев|г год года лет",
        ago="назад тому_назад прошлый прошлую прошлом",
        now="сейчас только_что прямо_сейчас несколько_секунд_назад минуту_назад_или_меньше"
        " менее_минуты_назад меньше_минуты_назад",
        half="полчаса пол_часа",
        one="один одна одну",
        few="несколько пару",
        am="утра ночи дп",
        pm="дня вечера пп",
        beside="в во на от и около примерно г года го е ч прошлый прошлую опубликовано написано добавлено"
        " отправлено создано"
        " размещено изменено обновлено дата регистрация добавлен сообщение",
    ),
    "uk": Words(
        months="січ січень січня|лют лютий лютого|бер берез березень березня|кві квіт квітень квітня|тра"
        " трав травень травня"
        "|чер черв червень червня|лип липень липня|сер серп серпень серпня|вер верес вересень вересня|жов"
        " жовт жовтень жовтня"
        "|лис лист листоп листопад листопада|гру груд грудень грудня",
        weekdays="пн пон понеділок|вт вів вівторок|ср сер середа середу|чт чет четвер|пт п'ят п'ятниця"
        " п'ятницю|сб суб субота суботу"
        "|нд нед неділя неділю",
        days="сьогодні|вчора учора|позавчора|завтра",
        units="с сек секунда секунду секунди секунд|хв хвилина хвилину хвилини хвилин|г год година годину"
        " години годин"
        "|д дн день дні днів|тиж тиждень тижні тижнів|міс місяць місяці місяців|р рік роки років",
        ago="тому назад минулий минулого минулому",
        now="зараз щойно тільки_що кілька_секунд_тому декілька_секунд_тому менше_хвилини_тому",
        half="півгодини пів_години",
        one="один одна одну",
        few="кілька декілька",
        am="ранку ночі дп",
        pm="дня вечора пп",
        beside="та в у о об на від і й близько приблизно р року го е год минулий минулу опубліковано написано"
        " додано надіслано створено"
        " дата оновлено",
    ),
    "bg": Words(
        months="ян яну януари|фев фев фвр февруари|мар март|апр април|май|юни юн|юли юл|авг август|сеп септ"
        " септември"
        "|окт октомври|ное ноем ноември|дек декември",
        weekdays="пн пон понеделник|вт вто вторник|ср сря сряда|чт чет четвъртък|пт пет петък|сб съб събота"
        "|нд нед неделя",
        days="днес|вчера|онзи_ден завчера|утре",
        units="с сек секунда секунди|м мин минута минути|ч час часа часове|д ден дни дена|сед седм седмица"
        " седмици"
        "|мес месец месеца месеци|г год година години",
        ago="преди",
        now="сега току_що преди_малко преди_няколко_секунди преди_момент",
        half="половин_час",
        one="един една едно",
        few="няколко",
        am="сутринта",
        pm="следобед вечерта",
        beside="в във на от и около г год година ч часа публикувано написано изпратено добавено дата",
    ),
    "zh": Words(
        weekdays="周一 週一 星期一 礼拜一 禮拜一|周二 週二 星期二 礼拜二 禮拜二|周三 週三 星期三 礼拜三 禮拜三"
        "|周四 週四 星期四 礼拜四 禮拜四|周五 週五 星期五 礼拜五 禮拜五|周六 週六 星期六 礼拜六 禮拜六"
        "|周日 週日 星期日 星期天 周天 礼拜天 禮拜天 礼拜日 禮拜日",
        days="今天 今日|昨天 昨日|前天 前日|明天 明日",
        units="秒 秒钟 秒鐘|分 分钟 分鐘|小时 小時 个小时 個小時 钟头 鐘頭|天 日|周 週 星期 个星期 個星期 礼拜 禮拜"
        "|个月 個月|年",
        ago="前 以前 之前",
        now="刚刚 剛剛 刚才 剛才 现在 現在 几秒前 幾秒前 数秒前 片刻前",
        half="半小时 半小時 半个小时 半個小時",
        one="一",
        few="几 幾 数 數",
        am="上午 早上 凌晨 清晨 早晨 早",
        pm="下午 晚上 中午 晚 傍晚",
        beside="发表于 發表於 发布于 發佈於 發布於 发表 發表 发布 發佈 发帖"
        " 編輯於 编辑于 更新于 更新於 回复于 回覆於 注册于"
        " 于 於 在 约 約 大约 大約 最后 最後 时间 時間 的 上",
        order="YMD",
    ),
}
