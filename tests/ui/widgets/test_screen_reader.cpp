// What a screen reader is told of widgets that paint themselves, and of those that Qt tells too little of.
#include <QAccessible>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "widgets/image_view.h"
#include "widgets/notice_bar.h"
#include "widgets/screen_reader.h"

using namespace fovea::ui;

namespace {

QAccessibleInterface* heard(QWidget& widget) {
    return QAccessible::queryAccessibleInterface(&widget);
}

/// Does to a button what a screen reader does.
void act(QWidget& widget, const QString& action) {
    QAccessibleActionInterface* actions = heard(widget)->actionInterface();
    QVERIFY2(actions->actionNames().contains(action), qPrintable(action));
    actions->doAction(action);
}

class Level : public QWidget, public SpokenValue {
    Q_OBJECT
public:
    double now = 3;
    bool movable = true;
    Range spokenRange() const override { return {now, 1, 9}; }
    QString spokenValue() const override { return QStringLiteral("level %1").arg(now); }
    bool spokenMovable() const override { return movable; }
    void moveSpoken(double value) override { now = value; }
};

class Row : public QWidget, public SpokenItems {
    Q_OBJECT
public:
    QStringList words{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")};
    int at = 0, chosen = -1;
    int spokenItems() const override { return int(words.size()); }
    int spokenItem() const override { return at; }
    QString itemWords(int item) const override { return words[item]; }
    bool itemChosen(int item) const override { return item == chosen; }
    QRect itemPlace(int item) const override { return {20 * item, 0, 20, 20}; }
    void pressItem(int item) override { chosen = item; }
};

}  // namespace

class TestScreenReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installScreenReader(); }

    void whatIsDoneToAButtonIsAClick_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"push", "tool", "check box"}) QTest::newRow(kind) << QString(kind);
    }
    void whatIsDoneToAButtonIsAClick() {
        QFETCH(const QString, kind);
        std::unique_ptr<QAbstractButton> button;
        if (kind == "push") button = std::make_unique<QPushButton>();
        if (kind == "tool") button = std::make_unique<QToolButton>();
        if (kind == "check box") button = std::make_unique<QCheckBox>();
        button->setText(QStringLiteral("Cats && &dogs"));
        button->setCheckable(true);
        QCOMPARE(heard(*button)->text(QAccessible::Name), QStringLiteral("Cats & dogs"));
        QVERIFY(!heard(*button)->text(QAccessible::Accelerator).isEmpty());
        QCOMPARE(heard(*button)->role(), QAccessible::CheckBox);
        QSignalSpy clicked(button.get(), &QAbstractButton::clicked);
        act(*button, QAccessibleActionInterface::toggleAction());
        QTRY_COMPARE(clicked.size(), 1);
        QVERIFY(button->isChecked() && heard(*button)->state().checked);
        button->setEnabled(false);
        heard(*button)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QCoreApplication::processEvents();
        QCOMPARE(clicked.size(), 1);
    }

    void oneOfAGroupIsARadioButton() {
        QWidget around;
        QButtonGroup group;
        auto* first = new QToolButton(&around);
        auto* second = new QToolButton(&around);
        for (QToolButton* button : {first, second}) {
            button->setCheckable(true);
            group.addButton(button);
        }
        QCOMPARE(heard(*first)->role(), QAccessible::RadioButton);
        group.setExclusive(false);
        QCOMPARE(heard(*first)->role(), QAccessible::CheckBox);
        first->setCheckable(false);
        QCOMPARE(heard(*first)->role(), QAccessible::Button);
        auto* menu = new QMenu(first);
        first->setMenu(menu);
        QCOMPARE(heard(*first)->role(), QAccessible::ButtonMenu);
        QVERIFY(heard(*first)->state().hasPopup);
    }

    void itsOwnWordsComeBeforeALabels() {
        QWidget around;
        auto* label = new QLabel(QStringLiteral("Help"), &around);
        auto* button = new QPushButton(QStringLiteral("The &guide…"), &around);
        label->setBuddy(button);
        QCOMPARE(heard(*button)->text(QAccessible::Name), QStringLiteral("The guide…"));
        button->setText({});
        QCOMPARE(heard(*button)->text(QAccessible::Name), QStringLiteral("Help"));
    }

    void aNameIsNotSaidTwice() {
        QToolButton button;
        button.setAccessibleName(QStringLiteral("Fit"));
        button.setToolTip(QStringLiteral("Fit"));
        QVERIFY(heard(button)->text(QAccessible::Description).isEmpty());
        button.setToolTip(QStringLiteral("The whole image"));
        QCOMPARE(heard(button)->text(QAccessible::Description), QStringLiteral("The whole image"));
    }

    void aChoiceSaysOfWhat() {
        QWidget around;
        auto* row = new QHBoxLayout(&around);
        auto* label = new QLabel(QStringLiteral("&Size"));
        auto* box = new QComboBox;
        row->addWidget(label);
        row->addWidget(box);
        box->setAccessibleName(QStringLiteral("Size of the pictures"));
        QCOMPARE(heard(*box)->text(QAccessible::Name), QStringLiteral("Size of the pictures"));
        box->addItems({QStringLiteral("small"), QStringLiteral("large")});
        QCOMPARE(heard(*box)->role(), QAccessible::ComboBox);
        QCOMPARE(heard(*box)->text(QAccessible::Value), QStringLiteral("small"));
#ifdef Q_OS_UNIX
        QCOMPARE(heard(*box)->text(QAccessible::Name), QStringLiteral("Size of the pictures: small"));
        box->setCurrentIndex(1);
        QCOMPARE(heard(*box)->text(QAccessible::Name), QStringLiteral("Size of the pictures: large"));
        label->setBuddy(box);  // which is heard before it
        QCOMPARE(heard(*box)->text(QAccessible::Name), QStringLiteral("large"));
#endif
        around.show();
        QVERIFY(QTest::qWaitForWindowExposed(&around));
        act(*box, QAccessibleActionInterface::showMenuAction());
        QTRY_VERIFY(heard(*box)->state().expanded);
        act(*box, QAccessibleActionInterface::showMenuAction());
        QTRY_VERIFY(!heard(*box)->state().expanded);
    }

    void anImageSaysWhatItIs() {
        ImageView view;
        view.resize(200, 200);
        QCOMPARE(heard(view)->role(), QAccessible::Graphic);
        const auto said = [&] { return heard(view)->text(QAccessible::Description); };
        QVERIFY(said().contains(QStringLiteral("zoom")));  // the keys
        QImage picture(50, 40, QImage::Format_Grayscale8);
        picture.fill(9);
        view.setImageName(QStringLiteral("0007.dcm"));
        view.setOtherImage(ScaledImage(picture));
        QVERIFY2(said().startsWith(QStringLiteral("0007.dcm\n50 × 40 pixels, zoom ")), qPrintable(said()));
        const QString before = said();
        view.zoomBy(2);
        QVERIFY(said() != before);
        QVERIFY(!said().contains(QStringLiteral("map")));
        view.setLayer(picture);
        QVERIFY(said().contains(QStringLiteral("A map lies over it.")));
        view.clear();
        view.setMessage(QStringLiteral("It cannot be read."));
        QVERIFY(said().startsWith(QStringLiteral("A map")) || said().startsWith(QStringLiteral("It cannot")));
        QVERIFY(!said().contains(QStringLiteral("0007.dcm")));
    }

    void aNoticeIsANotification() {
        QWidget page;
        NoticeBar notice(&page, NoticeBar::Place::overPage);
        notice.show(NoticeBar::Kind::information, QStringLiteral("Saved."));
        QCOMPARE(heard(notice)->role(), QAccessible::Notification);
        QCOMPARE(heard(notice)->text(QAccessible::Description), QStringLiteral("Saved."));
        QVERIFY(heard(notice)->childCount() > 0);  // its words, for readers that look for them there
    }

    void aSentenceIsSaidByTheWindow() {
        QWidget window;
        auto* inside = new QWidget(&window);
        speak(inside, QStringLiteral("Ended: training"));
        const auto speakers = [&] {
            QList<QAccessibleInterface*> all;
            for (int i = 0; i < heard(window)->childCount(); ++i)
                if (heard(window)->child(i)->role() == QAccessible::Notification)
                    all << heard(window)->child(i);
            return all;
        };
        QCOMPARE(speakers().size(), 1);
        QCOMPARE(speakers().front()->text(QAccessible::Name), QStringLiteral("Ended: training"));
        speak(inside, QStringLiteral("Ended: import"));
        QCOMPARE(speakers().size(), 1);
        QCOMPARE(speakers().front()->text(QAccessible::Name), QStringLiteral("Ended: import"));
    }

    void aValueIsASlider() {
        Level level;
        level.setAccessibleName(QStringLiteral("Level"));
        QCOMPARE(heard(level)->role(), QAccessible::Slider);
        QAccessibleValueInterface* value = heard(level)->valueInterface();
        QVERIFY(value);
        QCOMPARE(value->currentValue().toDouble(), 3.0);
        QCOMPARE(value->minimumValue().toDouble(), 1.0);
        QCOMPARE(value->maximumValue().toDouble(), 9.0);
        QCOMPARE(heard(level)->text(QAccessible::Value), QStringLiteral("level 3"));
        value->setCurrentValue(7.0);
        QCOMPARE(level.now, 7.0);
        level.movable = false;
        QCOMPARE(heard(level)->role(), QAccessible::Chart);
        QVERIFY(!heard(level)->valueInterface());
        value->setCurrentValue(2.0);
        QCOMPARE(level.now, 7.0);
    }

    void partsAreItemsOfAList() {
        Row row;
        row.resize(50, 20);
        row.setFocusPolicy(Qt::StrongFocus);
        row.show();
        row.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&row));
        QAccessibleInterface* list = heard(row);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 3);
        QVERIFY(!list->child(-1) && !list->child(3));
        QAccessibleInterface* second = list->child(1);
        QCOMPARE(list->child(1), second);
        QCOMPARE(list->indexOfChild(second), 1);
        QCOMPARE(second->parent(), list);
        QCOMPARE(second->role(), QAccessible::ListItem);
        QCOMPARE(second->text(QAccessible::Name), QStringLiteral("two"));
        QVERIFY(!second->state().focused && list->child(0)->state().focused);
        QVERIFY(list->focusChild() == list->child(0));
        QVERIFY(!second->state().offscreen);
        QVERIFY(!second->state().selected);
        second->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(row.chosen, 1);
        QVERIFY(second->state().selected);
        QCOMPARE(list->childAt(second->rect().center().x(), second->rect().center().y()), second);
        row.words.removeLast();
        row.words.removeLast();
        QVERIFY(!second->isValid() && second->state().invalid);
        QVERIFY(second->text(QAccessible::Name).isEmpty());
        second->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    }

    /// Nothing of a widget is kept that is asked for while it is destroyed, or goes with it.
    void whatIsDestroyedIsForgotten() {
        for (int i = 0; i < 3; ++i) {
            auto row = std::make_unique<Row>();
            row->show();
            const QAccessible::Id id = QAccessible::uniqueId(heard(*row)->child(0));
            QVERIFY(QAccessible::accessibleInterface(id));
            row.reset();
            QVERIFY(!QAccessible::accessibleInterface(id));
            auto view = std::make_unique<ImageView>();
            view->show();
            view.reset();
        }
    }
};

QTEST_MAIN(TestScreenReader)
#include "test_screen_reader.moc"
