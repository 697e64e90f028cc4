// What holds on every page and in every dialog: the guide explains each setting, column and figure, and no
// text is cut, in any language, on small screens and at 200 %.
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QTranslator>
#include <memory>
#include <set>

#include "tests/ui/support/cut_texts.h"
#include "tests/ui/support/every_dialog.h"
#include "tests/ui/support/whole_window.h"
#include "text/translations.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kFillingMs = 2000;
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

/// Settings, figures and columns below `root`, visible or not, that the guide does not explain.
QStringList unexplained(const QWidget& root, const std::set<QString>& excused) {
    QStringList all;
    for (const QWidget* w : root.findChildren<QWidget*>()) {
        if (excused.count(w->objectName())) continue;
        if (w->objectName() == QLatin1String("emptyOption") && w->isHidden()) continue;  // there is none
        if ((isSetting(w) || isFigure(w)) && !isPlace(helpTopic(w))) all << test::placedName(*w);
        const auto* view = qobject_cast<const QAbstractItemView*>(w);
        if (!view || !view->model() || qobject_cast<const QHeaderView*>(w) ||
            w->inherits("QComboBoxListView"))
            continue;
        for (int c = 0; c < view->model()->columnCount(); ++c)
            if (!isPlace(view->model()->headerData(c, Qt::Horizontal, kHelpTopicRole).toString()) &&
                !isPlace(helpTopic(view)))
                all << QStringLiteral("column %1 of %2").arg(c).arg(test::placedName(*w));
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
    void cleanup() {
        for (QTranslator* translator : qApp->findChildren<QTranslator*>()) {
            QCoreApplication::removeTranslator(translator);
            delete translator;
        }
        QLocale::setDefault(m_before);
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

    void plantedCutsAreFound() {
        QWidget page;
        page.setObjectName(QStringLiteral("page"));
        auto* row = new QHBoxLayout(&page);
        auto* button = new QPushButton(QStringLiteral("A button of several words"));
        auto* label = new QLabel(QStringLiteral("A label of several words"));
        auto* box = new QComboBox;
        box->addItem(QStringLiteral("An entry of several words"));
        for (QWidget* w :
             {static_cast<QWidget*>(button), static_cast<QWidget*>(label), static_cast<QWidget*>(box)}) {
            w->setObjectName(QString::fromLatin1(w->metaObject()->className()));
            row->addWidget(w);
        }
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCOMPARE(test::cutTexts(page), QStringList());
        for (QWidget* w :
             {static_cast<QWidget*>(button), static_cast<QWidget*>(label), static_cast<QWidget*>(box)}) {
            w->setFixedWidth(w->width() / 2);
            const QStringList cut = test::cutTexts(page);
            QVERIFY2(cut.size() == 1 && cut.front().startsWith(w->objectName()), qPrintable(inLines(cut)));
            w->hide();
        }
        label->setMaximumWidth(QWIDGETSIZE_MAX);
        label->setWordWrap(true);
        label->setFixedSize(40, label->fontMetrics().height());
        label->show();
        QCOMPARE(test::cutTexts(page).size(), 1);
    }

    void nothingIsCut_data() {
        QTest::addColumn<QString>("language");
        for (const Language& language : languages())
            QTest::newRow(qPrintable(language.code)) << language.code;
    }
    /// 960 x 540 is Full HD at 200 %, 1280 x 720 a small notebook.
    void nothingIsCut() {
        QFETCH(const QString, language);
        installTranslations(*qApp, language);
        test::WholeWindow whole(m_folder, m_project);
        QStringList wrong;
        // Again while it still fills.
        const auto look = [&wrong](const QWidget& at, QSize size, const char* name) {
            QStringList cut;
            if (QTest::qWaitFor([&] { return (cut = test::cutTexts(at)).isEmpty(); }, kFillingMs)) return;
            for (const QString& what : cut)
                wrong << QStringLiteral("%1 x %2, %3: %4")
                             .arg(size.width())
                             .arg(size.height())
                             .arg(QLatin1String(name), what);
        };
        for (const QSize size : {QSize(1280, 720), QSize(960, 540)}) {
            for (const auto& place : test::WholeWindow::places()) {
                QVERIFY(whole.show(place, size));
                look(whole.window(), size, place.name);
            }
            for (const auto& [name, open] :
                 test::everyDialog(whole.session(), whole.settings(), whole.window(), m_folder)) {
                const std::unique_ptr<QDialog> dialog(open());
                dialog->show();
                QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
                dialog->resize(dialog->size().boundedTo(size));
                test::WholeWindow::settle();
                look(*dialog, size, name);
            }
        }
        for (const QString& what : wrong) qWarning("%s", qPrintable(what));  // QVERIFY2 cuts a long list
        QVERIFY2(wrong.isEmpty(), qPrintable(inLines(wrong)));
    }

private:
    const QLocale m_before;
};

QTEST_MAIN(TestEverywhere)
#include "test_everywhere.moc"
