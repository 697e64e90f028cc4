// Settings survive a restart; recent projects are in order and few.
#include <QSignalSpy>
#include <QTest>

#include "settings/recent_projects.h"
#include "settings/settings.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::ui;

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesSurvive();
    void recentProjectsAreFewAndInOrder();
    void whatIsKnownOfThemSurvivesAndGoesWithThem();
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

void TestSettings::whatIsKnownOfThemSurvivesAndGoesWithThem() {
    const test::TemporaryFolder folder;
    const QString file = QString::fromStdString(folder.path("s.ini"));
    const QString eyes = QStringLiteral("/projects/eyes.fovea"),
                  skin = QStringLiteral("/projects/skin.fovea");
    {
        Settings settings(file);
        settings.addRecentProject(skin);
        settings.addRecentProject(eyes);
        rememberProject(settings, {eyes, QDate(2026, 11, 29), 240, 0.8125, true});
        rememberProject(settings, {QStringLiteral("/not/in/the/list"), QDate(2026, 11, 29), 3, {}, false});
    }
    Settings settings(file);
    const auto recent = recentProjects(settings);
    QCOMPARE(recent.size(), std::size_t(2));
    QCOMPARE(recent[0].folder, eyes);
    QCOMPARE(recent[0].used, QDate(2026, 11, 29));
    QCOMPARE(recent[0].images, 240);
    QVERIFY(recent[0].auc == 0.8125 && recent[0].aucOfTest);
    QCOMPARE(recent[1].folder, skin);
    QVERIFY(!recent[1].used.isValid() && !recent[1].auc);
    QCOMPARE(settings.get(setting::recentFacts).size(), 1);
    // Whoever takes a project off the list leaves nothing of it behind; nor does one that falls out.
    settings.removeRecentProject(eyes);
    QVERIFY(settings.get(setting::recentFacts).isEmpty());
    rememberProject(settings, {skin, QDate(2026, 11, 30), 8, {}, false});
    for (int i = 0; i < 8; ++i) settings.addRecentProject(QStringLiteral("/p%1").arg(i));
    QVERIFY(settings.get(setting::recentFacts).isEmpty());
}

QTEST_MAIN(TestSettings)
#include "test_settings.moc"
