#include "data/second_reading_dialog.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <cstdint>
#include <functional>
#include <limits>

#include "data/sample_views.h"
#include "session/project_session.h"
#include "viewer/viewer.h"
#include "viewer/viewer_presenter.h"
#include "widgets/dialog_parts.h"
#include "widgets/flow_layout.h"
#include "widgets/help_topic.h"
#include "widgets/image_view.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

constexpr int kFewest = 5, kMost = 1000;
constexpr int kLongestName = 60;

void addField(QGridLayout& grid, const QString& words, QWidget* field) {
    auto* label = new QLabel(words);
    label->setBuddy(field);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(field, row, 1, Qt::AlignLeft);
}

}  // namespace

SecondReadingDialog::SecondReadingDialog(ProjectSession& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_presenter(new SecondReading(session, this)),
      m_images(new ViewerPresenter(this)),
      m_viewer(new Viewer(*m_images, this)),
      m_pages(new QStackedWidget(this)),
      m_read(new QWidget(m_pages)),
      m_reader(new QComboBox(this)),
      m_number(new QSpinBox(this)),
      m_seed(new QSpinBox(this)),
      m_draw(makeSentences(this, "secondDraw")),
      m_progress(makeSentences(this, "secondProgress")),
      m_outcome(makeSentences(this, "secondOutcome")),
      m_refused(makeSentences(this, "secondRefused")),
      m_begin(new QPushButton(tr("&Begin"), this)),
      m_back(new QPushButton(tr("&Another sample"), this)),
      m_close(new QPushButton(tr("&Close"), this)) {
    if (parent) resize(parent->size());
    setHelpTopic(this, QStringLiteral("preparing-data#labels"));
    auto* box = makeDialogHead(
        this, tr("Second reading"),
        tr("Some images are shown again, drawn at random, without their label and without what a machine "
           "says. How far the second answers agree with the first is as far as the labels can be believed."));
    m_pages->addWidget(makeChoice());
    m_pages->addWidget(makeReading());
    box->addWidget(m_pages, 1);
    m_refused->hide();
    box->addWidget(m_refused);
    box->addWidget(makeFoot());
    makeKeys();
    connect(m_presenter, &SecondReading::changed, this, &SecondReadingDialog::refresh);
    connect(m_presenter, &SecondReading::refused, this, [this](const QString& reason) {
        m_refused->setText(reason);
        m_refused->show();
    });
    connect(m_images, &ViewerPresenter::failed, m_presenter, &SecondReading::leaveOut);
    connect(&session, &ProjectSession::closed, this, &QDialog::reject);
    refresh();
}

QWidget* SecondReadingDialog::makeChoice() {
    auto* page = new QWidget(m_pages);
    auto* box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2 * kGrid);
    m_reader->setObjectName(QStringLiteral("secondReader"));
    m_reader->setEditable(true);
    m_reader->setCompleter(nullptr);  // initials are not the beginning of another reader
    m_reader->setInsertPolicy(QComboBox::NoInsert);
    m_reader->lineEdit()->setMaxLength(kLongestName);
    m_reader->setMinimumWidth(30 * kGrid);
    m_reader->setToolTip(
        tr("Who is a reader of the project is compared with what this one has read; who is not, with the "
           "labels. The name stands in reports: initials will do."));
    m_reader->addItems(m_presenter->readers());
    m_reader->setEditText(QString::fromStdString(m_presenter->request().reader));
    m_number->setObjectName(QStringLiteral("secondImages"));
    m_number->setRange(kFewest, kMost);
    m_number->setValue(m_presenter->request().images);
    m_seed->setObjectName(QStringLiteral("secondSeed"));
    m_seed->setRange(1, std::numeric_limits<int>::max());
    m_seed->setValue(int(m_presenter->request().seed));
    m_seed->setToolTip(tr("The number that the draw comes from: the same one draws the same images"));
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(2 * kGrid);
    fields->setVerticalSpacing(kGrid);
    fields->setColumnStretch(1, 1);
    addField(*fields, tr("&Who reads"), m_reader);
    addField(*fields, tr("&Images, at most"), m_number);
    addField(*fields, tr("&Seed"), m_seed);
    box->addLayout(fields);
    box->addWidget(m_draw);
    box->addStretch(1);
    connect(m_reader, &QComboBox::editTextChanged, m_presenter, &SecondReading::setReader);
    connect(m_number, &QSpinBox::valueChanged, m_presenter, &SecondReading::setImages);
    connect(m_seed, &QSpinBox::valueChanged, this,
            [this](int seed) { m_presenter->setSeed(std::uint64_t(seed)); });
    return page;
}

QWidget* SecondReadingDialog::makeReading() {
    auto* box = new QVBoxLayout(m_read);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kGrid);
    m_viewer->setKeyScope(m_read);
    auto* answers = new QWidget(m_read);
    m_answers = new FlowLayout(answers, kGrid);
    box->addWidget(m_progress);
    box->addWidget(m_viewer, 1);
    box->addWidget(answers);
    box->addWidget(m_outcome);
    makeQuiet(m_progress);
    return m_read;
}

QWidget* SecondReadingDialog::makeFoot() {
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_back->setObjectName(QStringLiteral("secondBack"));
    m_back->setToolTip(tr("Back to who reads and how much; what was answered is kept"));
    m_begin->setObjectName(QStringLiteral("secondBegin"));
    m_close->setObjectName(QStringLiteral("secondClose"));
    for (QPushButton* button : {m_back, m_close}) button->setAutoDefault(false);
    makePrimary(m_begin);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_begin);
    connect(m_begin, &QPushButton::clicked, this, [this] {
        m_presenter->begin();
        m_viewer->view().setFocus();
    });
    connect(m_back, &QPushButton::clicked, m_presenter, &SecondReading::leave);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    return foot;
}

void SecondReadingDialog::makeKeys() {
    const auto add = [this](const QKeySequence& keys, const std::function<void()>& does) {
        auto* shortcut = new QShortcut(keys, m_read);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, does);
        m_viewer->addFullScreenKey(keys, does);
    };
    for (int key = 1; key <= kLabelKeys; ++key)
        add(QKeySequence(Qt::Key_0 + key), [this, key] { answer(key); });
    add(QKeySequence(Qt::Key_J), [this] { m_presenter->step(1); });
    add(QKeySequence(Qt::Key_K), [this] { m_presenter->step(-1); });
}

void SecondReadingDialog::answer(int number) {
    // Until an image is drawn, the one before is still on the screen.
    if (m_viewer->drawn()) m_presenter->answerByKey(number);
}

void SecondReadingDialog::makeAnswers() {
    const std::vector<std::string> answers = m_presenter->answers();
    while (m_buttons.size() > answers.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < answers.size()) {
        const int number = int(m_buttons.size()) + 1;
        auto* button = new QPushButton(m_read);
        button->setObjectName(QStringLiteral("secondAnswer%1").arg(number));
        button->setCheckable(true);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, number] {
            answer(number);
            refresh();  // whether it is pressed in is the answer's to say
        });
        m_answers->addWidget(button);
        m_buttons.push_back(button);
    }
    const std::string now = m_presenter->answerNow();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        QString name = QString::fromStdString(answers[i]);
        m_buttons[i]->setAccessibleName(name);
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        m_buttons[i]->setText(int(i) < kLabelKeys ? QStringLiteral("%1  %2").arg(i + 1).arg(name) : name);
        m_buttons[i]->setChecked(answers[i] == now);
        m_buttons[i]->setEnabled(m_presenter->current() && !m_session.busy());
    }
}

void SecondReadingDialog::showChoice() {
    m_draw->setText(m_presenter->drawWords());
    m_begin->setEnabled(m_presenter->ready());
    m_images->clear();
    m_shown = 0;
}

void SecondReadingDialog::showReading() {
    m_images->setNetworkWindow(m_session.networkWindow());
    const dataset::Sample* sample = m_presenter->current();
    if (!sample) {
        m_images->clear();
        m_shown = 0;
    } else if (sample->id != m_shown) {
        m_shown = sample->id;
        m_images->open(sample->path, {sample->frame, sample->plane});
    }
    m_progress->setText(m_presenter->progressWords());
    m_outcome->setText(m_presenter->outcomeWords());
    m_outcome->setVisible(!m_outcome->text().isEmpty());
    makeAnswers();
}

void SecondReadingDialog::refresh() {
    if (!m_session.busy()) m_refused->hide();  // what was in the way has ended
    const bool choosing = m_presenter->stage() == SecondReading::Stage::choosing;
    m_pages->setCurrentIndex(choosing ? 0 : 1);
    m_begin->setVisible(choosing);
    m_begin->setDefault(choosing);
    m_back->setVisible(!choosing);
    if (choosing)
        showChoice();
    else
        showReading();
}

}  // namespace fovea::ui
