// What holds on every page and in every dialog: the guide explains each setting, column and figure.
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTest>
#include <memory>
#include <set>

#include "tests/ui/support/every_dialog.h"
#include "tests/ui/support/whole_window.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

const std::set<QString> kTheGuidesOwn = {QStringLiteral("guideWords"), QStringLiteral("guideContents")};

/// What one sets: a value, a choice, words.
bool isSetting(const QWidget* w) {
    if (qobject_cast<const QAbstractSpinBox*>(w->parent()) || qobject_cast<const QComboBox*>(w->parent()))
        return false;  // the field of one of these
    return qobject_cast<const QComboBox*>(w) || qobject_cast<const QAbstractSpinBox*>(w) ||
           qobject_cast<const QCheckBox*>(w) || qobject_cast<const QRadioButton*>(w) ||
           qobject_cast<const QLineEdit*>(w) || qobject_cast<const QPlainTextEdit*>(w);
}

bool isFigure(const QWidget* w) {
    return w->objectName().startsWith(QLatin1String("figure_")) ||
           w->objectName() == QLatin1String("externalValidation");
}

/// A chapter is not enough: it has a place in it.
bool isPlace(const QString& topic) {
    return topic.contains(QLatin1Char('#'));
}

/// Its name, or what it is and in what.
QString placedName(const QWidget& w) {
    if (!w.objectName().isEmpty()) return w.objectName();
    const QWidget* named = w.parentWidget();
    while (named && named->objectName().isEmpty()) named = named->parentWidget();
    return QLatin1String(w.metaObject()->className()) + QStringLiteral(" in ") +
           (named ? named->objectName() : QString());
}

/// Settings, figures and columns below `root`, visible or not, that the guide does not explain.
QStringList unexplained(const QWidget& root, const std::set<QString>& excused) {
    QStringList all;
    for (const QWidget* w : root.findChildren<QWidget*>()) {
        if (excused.count(w->objectName())) continue;
        if (w->objectName() == QLatin1String("emptyOption") && w->isHidden()) continue;  // there is none
        if ((isSetting(w) || isFigure(w)) && !isPlace(helpTopic(w))) all << placedName(*w);
        const auto* view = qobject_cast<const QAbstractItemView*>(w);
        if (!view || !view->model() || qobject_cast<const QHeaderView*>(w) ||
            w->inherits("QComboBoxListView"))
            continue;
        for (int c = 0; c < view->model()->columnCount(); ++c)
            if (!isPlace(view->model()->headerData(c, Qt::Horizontal, kHelpTopicRole).toString()) &&
                !isPlace(helpTopic(view)))
                all << QStringLiteral("column %1 of %2").arg(c).arg(placedName(*w));
    }
    return all;
}

QString inLines(const QStringList& all) {
    return QStringLiteral("\n  ") + all.join(QStringLiteral("\n  "));
}

}  // namespace

class TestEverywhere : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, ThemeMode::light);
        m_project = test::makeTrainedProject(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void theGuideExplainsEverything() {
        test::WholeWindow whole(m_folder, m_project);
        QStringList wrong;
        for (const auto& place : test::WholeWindow::places()) {
            QVERIFY(whole.show(place, {1280, 800}));
            wrong += unexplained(whole.window(), kTheGuidesOwn);
        }
        for (const auto& [name, open] :
             test::everyDialog(whole.session(), whole.settings(), whole.window(), m_folder)) {
            const std::unique_ptr<QDialog> dialog(open());
            for (const QString& what : unexplained(*dialog, kTheGuidesOwn))
                wrong << QLatin1String(name) + QStringLiteral(": ") + what;
        }
        wrong.removeDuplicates();
        QVERIFY2(wrong.isEmpty(), qPrintable(inLines(wrong)));
    }
};

QTEST_MAIN(TestEverywhere)
#include "test_everywhere.moc"
