#include <QTest>

#include "dataset/latin_encoding.h"
#include "dataset/text_encoding.h"

using namespace fovea;
using namespace fovea::dataset;

/// Tables of Latin letters in the encodings of several countries. The bytes are those of Python's codecs.
class TestLatinEncoding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<bool>("certain");
        const auto row = [](const char* name, const char* bytes, const char* encoding, bool certain) {
            QTest::newRow(name) << QByteArray(bytes) << QString(encoding) << certain;
        };
        row("Polish of Windows", "plik;rozpoznanie\n1;z\263o\234liwy\n2;\263agodny\n", "Windows-1250", false);
        row("Polish of Unix", "plik;rozpoznanie\n1;z\263o\266liwy\n2;\263agodny\n", "ISO-8859-2", false);
        row("Czech",
            "soubor;diagn\363za\n1;zhoubn\375 n\341dor\n2;z\341n\354t d\354lo\236n\355ho \350\355pku\n",
            "Windows-1250", false);
        row("Czech that reads the same in both", "soubor;n\341lez\n1;zdrav\375\n2;n\341dor\n", "Windows-1252",
            true);
        row("Hungarian", "f\341jl;diagn\363zis\n1;rosszindulat\372 t\374d\365r\341k\n2;j\363indulat\372\n",
            "Windows-1250", false);
        row("Romanian", "fi\272ier;diagnostic\n1;leziune benign\343\n2;\376esut s\343n\343tos\n",
            "Windows-1250", false);
        row("Croatian", "datoteka;dijagnoza\n1;zlo\346udan\n2;dobro\346udan, \350e\232\346e\n",
            "Windows-1250", false);
        row("Turkish", "dosya;tan\375\n1;sa\360l\375kl\375\n2;k\366t\374 huylu\n", "Windows-1254", false);
        row("Lithuanian", "failas;diagnoz\353\n1;piktybinis\n2;kr\373ties v\353\376ys\n", "Windows-1257",
            false);
        row("German",
            "Datei;Gr\366\337e\n1;unauff\344llig\n2;\204b\366sartig\223 \226 5 \265m, 37 \260C, \247 3, 4 "
            "m\262\n",
            "Windows-1252", true);
        row("German of DOS", "Datei;Befund\n1;gutartig\n2;b\224sartig\n", "IBM850", false);
        row("French",
            "fichier;diagnostic\n1;l\351sion b\351nigne\n2;tumeur maligne l\351g\350re \340 "
            "gauche\n1;l\351sion b\351nigne\n2;tumeur maligne l\351g\350re \340 gauche\n1;l\351sion "
            "b\351nigne\n2;tumeur maligne l\351g\350re \340 gauche\n1;l\351sion b\351nigne\n2;tumeur maligne "
            "l\351g\350re \340 gauche\n1;l\351sion b\351nigne\n2;tumeur maligne l\351g\350re \340 "
            "gauche\n1;l\351sion b\351nigne\n2;tumeur maligne l\351g\350re \340 gauche\n1;l\351sion "
            "b\351nigne\n2;tumeur maligne l\351g\350re \340 gauche\n1;l\351sion b\351nigne\n2;tumeur maligne "
            "l\351g\350re \340 gauche\n",
            "Windows-1252", true);
        row("French of two words", "fichier;c\n1;l\351g\350re\n2;s\351v\350re\n", "Windows-1252", false);
        row("Swedish", "fil;diagnos\n1;frisk\n2;elakartad tum\366r p\345 v\344nster sida\n", "Windows-1252",
            true);
        // Or Chinese: "woman", "no".
        row("nothing but letters and signs", "f;l\n1;\305\256\n2;\267\361\n", "Windows-1252", false);
        row("Spanish", "archivo;d\n1;ni\361o\n2;lesi\363n\n", "Windows-1252", true);
    }
    void finds() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, encoding);
        QFETCH(const bool, certain);
        const LatinGuess guess = latinEncoding(bytes.toStdString());
        QCOMPARE(QString::fromUtf8(guess.encoding ? guess.encoding : ""), encoding);
        QCOMPARE(guess.certain, certain);
        if (encoding.isEmpty()) return;
        // Both ways to it say the same.
        const auto text = decodeText(bytes.toStdString());
        QVERIFY(text.ok());
        QCOMPARE(QString::fromStdString(text->encoding), encoding);
        QCOMPARE(text->certain, certain);
        QVERIFY(!textEncodingNamed(text->encoding).empty());
    }

    void otherAlphabetsAreNotLatin() {
        // "da", "ne" in Windows-1251; "benign" in Shift_JIS.
        for (const char* bytes : {"f;l\n1;\344\340\n2;\355\345\n", "f;l\n1;\227\307\220\253\n"})
            QVERIFY(!latinEncoding(bytes).encoding);
    }
};

QTEST_APPLESS_MAIN(TestLatinEncoding)
#include "test_latin_encoding.moc"
