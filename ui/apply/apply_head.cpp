#include "apply/apply_head.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "apply/apply_presenter.h"
#include "apply/predictions_table.h"
#include "apply/validation_presenter.h"
#include "data/tool_button.h"
#include "runs/figure_words.h"
#include "text/message_words.h"
#include "text/words.h"
#include "widgets/elided_combo.h"
#include "widgets/elided_label.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/menu_button.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kHeight = 6 * kGrid, kWidestAdapter = 30 * kGrid;
constexpr std::size_t kKeys = 9;
}  // namespace

ApplyHead::ApplyHead(ApplyPresenter& presenter, ValidationPresenter& validation, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_validation(validation) {
    makeAdapter();
    makeFurther();
    makeAdd();
    makeReferences();
    makeExport();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_adapters);
    row->addWidget(m_also);
    row->addWidget(m_file);
    auto* about = new QVBoxLayout;
    about->setSpacing(0);
    about->addStretch(1);
    about->addWidget(m_about);
    about->addWidget(m_facts);
    about->addStretch(1);
    row->addLayout(about, 1);
    for (QPushButton* b : {m_add, m_references, m_export}) row->addWidget(b);
    setFixedHeight(kHeight);
    follow();
    showAdapters();
    showAdapter();
    showState();
}

void ApplyHead::makeAdapter() {
    m_adapters = new ElidedCombo(this);
    m_adapters->setObjectName(QStringLiteral("adapters"));
    m_adapters->setAccessibleName(tr("Adapter (trained model)"));
    m_adapters->setPlaceholderText(tr("no adapter yet"));
    m_adapters->setMaximumWidth(kWidestAdapter);
    m_file =
        toolButton(this, QStringLiteral("document-open-folder"), tr("Open…"),
                   tr("Open the file of an adapter (trained model): it needs the pre-trained network that "
                      "it was trained with"));
    m_file->setObjectName(QStringLiteral("adapterFile"));
    m_about = new ElidedLabel(this);
    m_about->setObjectName(QStringLiteral("adapterAbout"));
    m_facts = new ElidedLabel(this);
    m_facts->setObjectName(QStringLiteral("adapterFacts"));
    for (QWidget* of : {static_cast<QWidget*>(m_adapters), static_cast<QWidget*>(m_about),
                        static_cast<QWidget*>(m_facts), static_cast<QWidget*>(m_file)})
        setHelpTopic(of, QStringLiteral("new-images#the-adapter"));
    makeSmall(m_facts);
    connect(m_adapters, &QComboBox::activated, this,
            [this](int index) { m_presenter.chooseAdapter(m_adapters->itemData(index).toString()); });
    connect(m_file, &QToolButton::clicked, this, &ApplyHead::adapterFileWanted);
}

void ApplyHead::makeFurther() {
    m_also = menuToolButton(
        this, QStringLiteral("list-add"), tr("Also"),
        tr("Further adapters that answer about the same images: each image is read once for all "
           "of them"));
    m_also->setObjectName(QStringLiteral("furtherAdapters"));
    setHelpTopic(m_also, QStringLiteral("new-images#a-further-adapter"));
    m_alsoMenu = new QMenu(m_also);
    m_alsoMenu->setObjectName(QStringLiteral("furtherMenu"));
    m_alsoMenu->setToolTipsVisible(true);
    connect(m_also, &QToolButton::clicked, this, [this] {
        fillFurther();
        m_alsoMenu->popup(m_also->mapToGlobal(QPoint(0, m_also->height())));
    });
}

void ApplyHead::fillFurther() {
    m_alsoMenu->clear();
    const auto& wanted = m_presenter.choice().further();
    int number = 0;
    for (const AdapterChoice::Entry& entry : m_presenter.choice().entries()) {
        if (entry.path == m_presenter.adapter()) continue;
        QAction* action =
            m_alsoMenu->addAction(QString(entry.title).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("further_%1").arg(++number));
        action->setToolTip(plainToolTip(entry.path));
        action->setCheckable(true);
        action->setChecked(std::any_of(wanted.begin(), wanted.end(), [&](const AdapterChoice::Further& f) {
            return f.path == entry.path;
        }));
        connect(action, &QAction::toggled, this,
                [this, path = entry.path](bool on) { m_presenter.choice().setFurther(path, on); });
    }
}

QPushButton* ApplyHead::menuButton(const QString& text, const char* name, QMenu*& menu) {
    auto* button = new MenuButton(text, this);
    button->setObjectName(QLatin1String(name));
    menu = new QMenu(button);
    connect(button, &QPushButton::clicked, menu, [button, menu = menu] { button->open(*menu); });
    return button;
}

void ApplyHead::makeAdd() {
    QMenu* menu = nullptr;
    m_add = menuButton(tr("&Add images"), "addImages", menu);
    m_add->setToolTip(tr("New images, to be predicted; or drop them anywhere on the page"));
    QAction* files = menu->addAction(tr("Single &images…"));
    files->setObjectName(QStringLiteral("addFiles"));
    connect(files, &QAction::triggered, this, &ApplyHead::imagesWanted);
    QAction* folder = menu->addAction(tr("A &folder…"));
    folder->setObjectName(QStringLiteral("addFolder"));
    connect(folder, &QAction::triggered, this, &ApplyHead::folderWanted);
}

void ApplyHead::makeReferences() {
    QMenu* menu = nullptr;
    m_references = menuButton(tr("&Known answers"), "references", menu);
    setHelpTopic(m_references, QStringLiteral("new-images#do-you-know-the-answers"));
    m_references->setToolTip(
        tr("You know the answers to these images (their reference)? Then Fovea says how good the predictions "
           "are on them"));
    QAction* load = menu->addAction(tr("From a &table of labels…"));
    load->setObjectName(QStringLiteral("loadReferences"));
    connect(load, &QAction::triggered, this, &ApplyHead::labelTableWanted);
    m_forget = menu->addAction(tr("Take all &away"));
    m_forget->setObjectName(QStringLiteral("forgetReferences"));
    connect(m_forget, &QAction::triggered, &m_validation, &ValidationPresenter::forget);
    menu->addSeparator();
    m_keys = menu->addAction(QString());
    m_keys->setEnabled(false);  // words only
}

void ApplyHead::makeExport() {
    QMenu* menu = nullptr;
    m_export = menuButton(tr("&Export"), "exportPredictions", menu);
    setHelpTopic(m_export, QStringLiteral("new-images#taking-it-with-you"));
    m_table = menu->addAction(icon(QStringLiteral("document-export")), tr("&Table (CSV)…"));
    m_table->setObjectName(QStringLiteral("saveTable"));
    connect(m_table, &QAction::triggered, this, &ApplyHead::tableWanted);
    m_imagesTable = menu->addAction(tr("One line an &image (CSV)…"));
    m_imagesTable->setObjectName(QStringLiteral("saveImages"));
    m_imagesTable->setToolTip(
        tr("How much each image weighs in the answer of its study or patient, and what it says by itself. %1")
            .arg(researchUseNotice()));
    connect(m_imagesTable, &QAction::triggered, this, &ApplyHead::imagesTableWanted);
    QAction* workbook = menu->addAction(tr("&Spreadsheet (Excel)…"));
    workbook->setObjectName(QStringLiteral("saveWorkbook"));
    connect(workbook, &QAction::triggered, this, &ApplyHead::workbookWanted);
    QAction* pdf = menu->addAction(tr("&Pages to print (PDF)…"));
    pdf->setObjectName(QStringLiteral("savePdf"));
    connect(pdf, &QAction::triggered, this, &ApplyHead::pdfWanted);
    QAction* reports = menu->addAction(tr("&DICOM structured reports (with the patient)…"));
    reports->setObjectName(QStringLiteral("saveReports"));
    connect(reports, &QAction::triggered, this, &ApplyHead::reportsWanted);
}

void ApplyHead::follow() {
    connect(&m_presenter.choice(), &AdapterChoice::entriesChanged, this, &ApplyHead::showAdapters);
    // What the project knows of an adapter grows: its test set may have been opened since.
    for (const auto signal :
         {&AdapterChoice::changed, &AdapterChoice::furtherChanged, &AdapterChoice::entriesChanged})
        connect(&m_presenter.choice(), signal, this, &ApplyHead::showAdapter);
    connect(&m_presenter, &ApplyPresenter::stateChanged, this, &ApplyHead::showState);
    connect(&m_presenter, &ApplyPresenter::filesChanged, this, &ApplyHead::showState);
    connect(&m_validation, &ValidationPresenter::changed, this, &ApplyHead::showState);
}

void ApplyHead::showAdapters() {
    const QSignalBlocker quiet(m_adapters);
    m_adapters->clear();
    for (const AdapterChoice::Entry& a : m_presenter.choice().entries()) {
        m_adapters->addItem(a.title, a.path);
        m_adapters->setItemData(m_adapters->count() - 1, plainToolTip(a.path), Qt::ToolTipRole);
    }
    m_adapters->setCurrentIndex(m_adapters->findData(m_presenter.adapter()));
    m_adapters->setEnabled(m_adapters->count() > 0);
    m_also->setVisible(m_adapters->count() > 1);
}

QString ApplyHead::classesWords() const {
    if (!m_presenter.adapterError().isEmpty()) return QStringLiteral("⚠ ") + m_presenter.adapterError();
    const auto& info = m_presenter.info();
    if (!info) return m_presenter.adapter().isEmpty() ? QString() : tr("Reading the adapter…");
    QStringList classes;
    for (const std::string& c : info->classes) classes << fromUtf8(c);
    return enumerationWords(classes);
}

QString ApplyHead::factsWords() const {
    const auto& info = m_presenter.info();
    if (!m_presenter.adapterError().isEmpty() || !info) return {};
    QStringList parts;
    // First, as it says what the rest is about.
    if (info->question.answerUnit == "study") parts << tr("judges whole studies");
    if (info->question.answerUnit == "patient") parts << tr("judges whole patients");
    if (const auto further = m_presenter.choice().further().size(); further > 0)
        parts << tr("and %n more adapter(s)", nullptr, int(further));
    const AdapterFacts facts = m_presenter.choice().facts();
    if (const auto& used = info->tuning.thresholds;
        used && chosenBySomebody(*used) && used->points.size() == 1)
        parts << pointWords(*used);
    if (std::isfinite(facts.testAuc))
        parts << tr("test AUC %1").arg(decimalWords(facts.testAuc, 2));
    else if (std::isfinite(facts.validationAuc))
        parts << tr("validation AUC %1").arg(decimalWords(facts.validationAuc, 2));
    if (facts.trainImages > 0) parts << tr("learned from %1 images").arg(countWords(facts.trainImages));
    if (!tooFewWords().isEmpty()) parts << tr("too few cases to call any uncertain");
    imaging::WindowPolicy window;
    if (imaging::windowPolicyFromText(info->windowPolicy, window) && window != imaging::WindowPolicy())
        parts << windowWords(window);
    return parts.join(QStringLiteral("  ·  "));
}

QString ApplyHead::tooFewWords() const {
    const auto& info = m_presenter.info();
    if (!info || !info->tuning.setScores) return {};
    const auto sets = evaluation::answerSets(*info->tuning.setScores, evaluation::kUsualCoverage);
    return sets ? messageWords(evaluation::tooFewForSets(*sets, info->classes)) : QString();
}

void ApplyHead::showAdapter() {
    m_adapters->setCurrentIndex(m_adapters->findData(m_presenter.adapter()));
    m_about->setFullText(classesWords());
    m_facts->setFullText(factsWords());
    m_facts->setVisible(!m_facts->fullText().isEmpty());
    QStringList keys;
    const std::vector<std::string>& classes = m_presenter.classes();
    for (std::size_t c = 0; c < std::min(classes.size(), kKeys); ++c)
        keys << QStringLiteral("%1 %2").arg(c + 1).arg(fromUtf8(classes[c]));
    m_keys->setText((m_presenter.kind() == AppliedKind::number
                         ? tr("Or type the number of the chosen images, then Enter")
                         : tr("Or by key, on the chosen images: %1").arg(enumerationWords(keys)))
                        .replace(QLatin1Char('&'), QStringLiteral("&&")));
    const bool ofImages = m_presenter.unit() == dataset::AnswerUnit::image;
    m_table->setToolTip((ofImages ? tr("One line an image, with every probability. %1")
                                  : tr("One line a study or patient, with every probability. %1"))
                            .arg(researchUseNotice()));
    m_imagesTable->setVisible(!ofImages);
    if (const auto& info = m_presenter.info())
        m_adapters->setToolTip(tr("Use it only for the kind of images it was trained on. Made %1 by Fovea %2 "
                                  "with %3.")
                                   .arg(fromUtf8(info->createdUtc), fromUtf8(info->softwareVersion),
                                        fromUtf8(info->backboneName)) +
                               (tooFewWords().isEmpty() ? QString() : QLatin1Char(' ') + tooFewWords()));
    showState();
}

void ApplyHead::showState() {
    const int all = int(m_presenter.files().size());
    const bool adapter = !m_presenter.adapter().isEmpty();
    m_add->setEnabled(adapter);
    m_references->setEnabled(all > 0 && adapter);
    m_forget->setEnabled(m_validation.figures().references > 0);
    m_export->setEnabled(all > m_presenter.waiting());
}

}  // namespace fovea::ui
