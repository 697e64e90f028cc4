// Settings survive a restart; recent projects are in order and few.
#include <QSignalSpy>
#include <QTest>

#include "settings/settings.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::ui;

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesSurvive();
    void recentProjectsAreFewAndInOrder();
};

void TestSettings::valuesSurvive() {
    const test::TemporaryFolder folder;
    const QString file = QString::fromStdString(folder.path("s.ini"));
    {
        Settings settings(file);
        QCOMPARE(settings.get(setting::theme), QStringLiteral("system"));
        QSignalSpy changed(&settings, &Settings::changed);
        settings.set(setting::theme, QStringLiteral("dark"));
        settings.set(setting::overlayOpacity, 0.25);
        settings.set(setting::dataAsTable, true);
        QCOMPARE(changed.size(), 3);
        settings.set(setting::dataAsTable, true);
        QCOMPARE(changed.size(), 3);
    }
    const Settings settings(file);
    QCOMPARE(settings.get(setting::theme), QStringLiteral("dark"));
    QCOMPARE(settings.get(setting::overlayOpacity), 0.25);
    QCOMPARE(settings.get(setting::dataAsTable), true);
}

void TestSettings::recentProjectsAreFewAndInOrder() {
    const test::TemporaryFolder folder;
    Settings settings(QString::fromStdString(folder.path("s.ini")));
    for (int i = 0; i < 10; ++i) settings.addRecentProject(QStringLiteral("/p%1").arg(i));
    settings.addRecentProject(QStringLiteral("/p5"));
    QCOMPARE(settings.get(setting::recentProjects).size(), 8);
    QCOMPARE(settings.get(setting::recentProjects).first(), QStringLiteral("/p5"));
    settings.removeRecentProject(QStringLiteral("/p5"));
    QVERIFY(!settings.get(setting::recentProjects).contains(QStringLiteral("/p5")));
}

QTEST_MAIN(TestSettings)
#include "test_settings.moc"
