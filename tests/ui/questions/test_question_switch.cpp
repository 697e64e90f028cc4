// The switch and the window of questions, with real clicks and keys.
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "questions/question_dialog.h"
#include "questions/question_switch.h"
#include "tests/ui/support/control_tour.h"
#include "tests/ui/support/session_bench.h"
#include "widgets/key_words.h"
#include "widgets/menu_button.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::QuestionKind;
using test::ControlTour;

namespace {

struct Bench : test::SessionBench {
    QWidget window;
    QuestionSwitch* chooser;

    Bench() {
        auto* column = new QVBoxLayout(&window);
        chooser = new QuestionSwitch(session, QuestionSwitch::Menu::shown, &window);
        column->addWidget(chooser);
        auto* other = new QPushButton(QStringLiteral("other"), &window);
        other->setObjectName(QStringLiteral("other"));
        column->addWidget(other);
        window.resize(500, 120);
        window.show();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("no window");
        open();
    }
    QComboBox* choice() { return window.findChild<QComboBox*>(QStringLiteral("questionChoice")); }
    MenuButton* more() { return window.findChild<MenuButton*>(QStringLiteral("questionMore")); }
    QuestionDialog* dialog() { return window.findChild<QuestionDialog*>(); }
    void add(const char* name) {
        dataset::Question question;
        question.name = name;
        session.storeQuestion(question);
        if (!QTest::qWaitFor([&] { return session.question().name == name; })) qFatal("no question");
    }
    void openMenu() { test::clickAt(more(), more()->rect().center()); }
    void openMenuByKey() { test::typeKey(Qt::Key_Space); }
};

}  // namespace

class TestQuestionSwitch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneQuestionIsNoChoice() {
        Bench b;
        QVERIFY(!b.choice()->isVisible());
        QVERIFY(b.more()->isVisible());
        QCOMPARE(b.more()->text(), QStringLiteral("Edit question"));  // a menu: an arrow, and no "…"
        b.add("Oedema");
        QVERIFY(b.choice()->isVisible());
        QCOMPARE(b.choice()->currentText(), QStringLiteral("Oedema"));
        QCOMPARE(b.choice()->itemText(0), QStringLiteral("Diagnosis"));
        // Where there is no menu, one question takes no room at all.
        QuestionSwitch plain(b.session, QuestionSwitch::Menu::none);
        QVERIFY(!plain.isHidden());
        QVERIFY(b.session.removeQuestion(b.session.question().id));
        QTRY_VERIFY(plain.isHidden());
    }

    void itIsChosenByMouseAndKey() {
        Bench b;
        b.add("Oedema");
        ControlTour tour({QStringLiteral("questionSwitch")});
        const auto diagnosis = [&] { return b.session.question().name == std::string("Diagnosis"); };
        const auto oedema = [&] { return b.session.question().name == std::string("Oedema"); };
        tour.byKey(b.choice(), Qt::Key_Up, diagnosis);
        tour.byKey(b.choice(), Qt::Key_Down, oedema);
        tour.byMouse(
            b.choice(),
            [&] {
                test::clickAt(b.choice(), b.choice()->rect().center());
                test::typeKey(Qt::Key_Up);
                test::typeKey(Qt::Key_Return);
            },
            diagnosis);
        // From wherever the keyboard is.
        b.window.findChild<QWidget*>(QStringLiteral("other"))->setFocus();
        test::typeKey(Qt::Key_F4);
        QVERIFY(oedema());
        test::typeKey(Qt::Key_F4);
        QVERIFY(diagnosis());
        test::typeKey(Qt::SHIFT | Qt::Key_F4);
        QVERIFY(oedema());
        bool described = false;
        for (const KeyWords& row : describedKeys(b.window))
            described |= row.words == QStringLiteral("Next question");
        QVERIFY(described);
        for (const auto way : {ControlTour::Way::mouse, ControlTour::Way::key}) {
            const ControlTour::Act open = [&] {
                way == ControlTour::Way::mouse ? b.openMenu() : b.openMenuByKey();
            };
            for (const char* entry : {"newQuestion", "changeQuestion"}) {
                tour.menuEntry(way, b.more(), open, QLatin1String(entry),
                               [&] { return b.dialog() != nullptr; });
                b.dialog()->reject();
                QTRY_VERIFY(!b.dialog());
            }
            tour.menuEntry(way, b.more(), open, QStringLiteral("deleteQuestion"),
                           [&] { return b.session.questions().size() == 1; });
            b.session.undo();
            QTRY_COMPARE(b.session.questions().size(), std::size_t(2));
        }
        QCOMPARE(tour.takeWrong().join(u'\n'), QString());
        QCOMPARE(tour.left({}).join(u'\n'), QString());
    }

    void aQuestionIsMadeByKeys() {
        Bench b;
        b.chooser->askNew();
        QuestionDialog* dialog = b.dialog();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto* store = dialog->findChild<QPushButton*>(QStringLiteral("storeQuestion"));
        QVERIFY(!store->isEnabled());
        ControlTour tour({QStringLiteral("questionDialog")});
        const auto find = [&](const char* name) { return dialog->findChild<QWidget*>(QLatin1String(name)); };
        const auto types = [&](const char* name, const char* text, const ControlTour::Effect& effect) {
            tour.byMouse(
                find(name),
                [&] {
                    test::clickAt(find(name), find(name)->rect().center());
                    typeText("x");
                },
                [&] { return textOf(find(name)).contains(QLatin1Char('x')); });
            test::typeKey(Qt::Key_Backspace);
            tour.byKey(
                find(name), [&] { typeText(text); }, effect);
        };
        types("questionName", "Lesions", [&] { return dialog->draft().name == QLatin1String("Lesions"); });
        const std::pair<const char*, QuestionKind> kinds[] = {{"kindGrades", QuestionKind::grades},
                                                              {"kindFindings", QuestionKind::findings},
                                                              {"kindNumber", QuestionKind::number},
                                                              {"kindOne", QuestionKind::one}};
        for (const auto& [name, kind] : kinds) {
            QWidget* button = find(name);
            tour.byMouse(
                button, [&] { test::clickAt(button, QPoint(8, button->height() / 2)); },
                [&, kind = kind] { return dialog->draft().kind == kind; });
        }
        // By arrows from the one that is chosen.
        const auto down = [&](const char* from, QuestionKind to) {
            tour.byKey(find(from), Qt::Key_Down, [&] { return dialog->draft().kind == to; });
        };
        down("kindOne", QuestionKind::grades);
        down("kindGrades", QuestionKind::findings);
        down("kindFindings", QuestionKind::number);
        types("questionUnit", "mm", [&] { return dialog->draft().unit == QLatin1String("mm"); });
        types("questionLow", "0", [&] { return dialog->draft().low == QLatin1String("0"); });
        types("questionHigh", "9", [&] { return dialog->draft().high == QLatin1String("9"); });
        tour.byKey(find("kindNumber"), Qt::Key_Up,
                   [&] { return dialog->draft().kind == QuestionKind::findings; });
        QVERIFY(!store->isEnabled());
        types("questionAnswers", "effusion\nnodule", [&] { return store->isEnabled(); });
        tour.byKey(store, Qt::Key_Space, [&] { return b.session.questions().size() == 2; });
        QCOMPARE(b.session.question().answers, (std::vector<std::string>{"effusion", "nodule"}));
        // And changed, by mouse: images answer it by now.
        b.session.importImages({}, imagesOf(b));
        QVERIFY(b.has(2 * test::kPerClass));
        QVERIFY(b.session.setFinding({b.session.samples()[0].id}, "nodule", true));
        b.chooser->askChange();
        QTRY_VERIFY(b.dialog() && b.dialog()->isVisible());
        dialog = b.dialog();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QVERIFY(!find("kindNumber")->isEnabled());
        QVERIFY(find("kindFindings")->isEnabled());
        dialog->findChild<QPlainTextEdit*>(QStringLiteral("questionAnswers"))
            ->setPlainText(QStringLiteral("nodule\nmass\neffusion"));
        tour.byMouse(find("storeQuestion"), [&] { return b.session.question().answers.size() == 3; });
        QTRY_COMPARE(b.session.samples()[0].label, std::string("nodule=yes"));
        // What is left without storing changes nothing.
        for (const auto way : {ControlTour::Way::mouse, ControlTour::Way::key}) {
            b.chooser->askNew();
            dialog = b.dialog();
            QVERIFY(QTest::qWaitForWindowActive(dialog));
            const auto gone = [&] { return !b.dialog(); };
            way == ControlTour::Way::mouse ? tour.byMouse(find("cancel"), gone)
                                           : tour.byKey(find("cancel"), Qt::Key_Space, gone);
        }
        QCOMPARE(b.session.questions().size(), std::size_t(2));
        QCOMPARE(tour.takeWrong().join(u'\n'), QString());
        QCOMPARE(tour.left({}).join(u'\n'), QString());
    }

private:
    static project::ImportRequest imagesOf(const Bench& b) {
        project::ImportRequest request;
        request.source = b.images.toStdString();
        return request;
    }
    static void typeText(const char* text) {
        QTest::keyClicks(QApplication::focusWidget(),
                         QString::fromUtf8(text).section(QLatin1Char('\n'), 0, 0));
        if (const QString rest = QString::fromUtf8(text).section(QLatin1Char('\n'), 1); !rest.isEmpty()) {
            test::typeKey(Qt::Key_Return);
            QTest::keyClicks(QApplication::focusWidget(), rest);
        }
    }
    static QString textOf(QWidget* field) {
        if (const auto* line = qobject_cast<QLineEdit*>(field)) return line->text();
        const auto* lines = qobject_cast<QPlainTextEdit*>(field);
        return lines ? lines->toPlainText() : QString();
    }
};

QTEST_MAIN(TestQuestionSwitch)
#include "test_question_switch.moc"
