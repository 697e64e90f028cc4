#include <QProcess>
#include <QRegularExpression>
#include <QTest>

// What the compiler and the linker can do against a mistake in a parser is done in what users run.
class TestHardening : public QObject {
    Q_OBJECT
private:
    static QString readelf(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral("readelf"), arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    static QString firstMatch(const QString& text, const QString& expression) {
        return QRegularExpression(expression).match(text).captured(1);
    }

private Q_SLOTS:
    void programs_data() {
        QTest::addColumn<QString>("program");
        QTest::newRow("fovea-cli") << QStringLiteral(FOVEA_CLI);
#ifdef FOVEA_GUI
        QTest::newRow("fovea") << QStringLiteral(FOVEA_GUI);
#endif
    }
    void programs() {
        QFETCH(const QString, program);
        const QString dynamic = readelf({QStringLiteral("-dW"), program});
        if (dynamic.isEmpty()) QSKIP("readelf is not installed");
        QVERIFY2(dynamic.contains(QStringLiteral("NOW")), "linked lazily: -z now is missing");
        QVERIFY2(dynamic.contains(QStringLiteral("PIE")), "not position-independent");
        const QString segments = readelf({QStringLiteral("-lW"), program});
        const QString from = firstMatch(segments, QStringLiteral("GNU_RELRO +0x\\w+ +0x(\\w+)"));
        QVERIFY(!from.isEmpty());
        // What is protected after relocation begins where a segment does: the page before isn't there, and
        // the program wouldn't start.
        QCOMPARE(from, firstMatch(segments, QStringLiteral("LOAD +0x\\w+ +0x(\\w+) .* RW ")));
        QVERIFY2(!segments.contains(QRegularExpression(QStringLiteral("GNU_STACK.*RWE"))),
                 "the stack is executable");
        const QString symbols = readelf({QStringLiteral("--dyn-syms"), QStringLiteral("-W"), program});
        QVERIFY2(symbols.contains(QStringLiteral("__stack_chk_fail")), "no stack protector");
    }
};

QTEST_APPLESS_MAIN(TestHardening)
#include "test_hardening.moc"
