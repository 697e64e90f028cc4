#include <QTest>

#include "adapter/adapter_config.h"

using namespace fovea;
using namespace fovea::adapter;

/// The width of the side network.
class TestAdapterConfig : public QObject {
    Q_OBJECT
    static backbone::ViTConfig vit(int width, int heads) {
        backbone::ViTConfig c;
        c.hiddenSize = width;
        c.numHeads = heads;
        return c;
    }

private Q_SLOTS:
    void theWidthFollowsFromTheBackbone_data() {
        QTest::addColumn<int>("backboneWidth");
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("paper");
        QTest::addColumn<int>("wide");
        QTest::newRow("starter") << 192 << 3 << 24 << 66;
        QTest::newRow("ViT-S") << 384 << 6 << 48 << 66;
        QTest::newRow("ViT-B") << 768 << 12 << 96 << 96;
        QTest::newRow("ViT-L") << 1024 << 16 << 128 << 128;
    }
    void theWidthFollowsFromTheBackbone() {
        QFETCH(const int, backboneWidth);
        QFETCH(const int, heads);
        QFETCH(const int, paper);
        QFETCH(const int, wide);
        const backbone::ViTConfig b = vit(backboneWidth, heads);
        QCOMPARE(paperSideWidth(b), paper);
        QCOMPARE(wideSideWidth(b), wide);
        QCOMPARE(*sideWidthFromText("paper", b), paper);
        QCOMPARE(*sideWidthFromText("auto", b), wide);
        AdapterConfig c = AdapterConfig::defaults(Method::fptPlus, b, 6, 2);
        QCOMPARE(c.sideWidth, paper);
        c.sideWidth = wide;
        QVERIFY(c.validate().ok());
    }

    void aNumberIsTakenAsItIs() {
        QCOMPARE(*sideWidthFromText("96", vit(192, 3)), 96);
        AdapterConfig c = AdapterConfig::defaults(Method::fptPlus, vit(192, 3), 6, 2);
        c.sideWidth = 64;  // no multiple of three heads
        QCOMPARE(c.validate().error().code, ErrorCode::invalidArgument);
    }
    void whatIsNoWidthIsRefused_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "0", "-3", "96x", " 96", "8193", "wide", "9999999999"})
            QTest::newRow(qPrintable(QStringLiteral("\"%1\"").arg(text))) << text;
    }
    void whatIsNoWidthIsRefused() {
        QFETCH(const QString, text);
        const auto width = sideWidthFromText(text.toStdString(), vit(192, 3));
        QVERIFY(!width);
        QCOMPARE(width.error().code, ErrorCode::invalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestAdapterConfig)
#include "test_adapter_config.moc"
