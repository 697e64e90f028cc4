#include "shell/settings_page.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>

#include "base/resources.h"
#include "settings/settings.h"
#include "text/translations.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

struct Option {
    QString text, value, tip;
};

QComboBox* chooser(QWidget* parent, Settings& settings, const Setting<QString>& row,
                   const std::vector<Option>& options) {
    auto* box = new QComboBox(parent);
    for (const Option& o : options) {
        box->addItem(o.text, o.value);
        box->setItemData(box->count() - 1, o.tip, Qt::ToolTipRole);
    }
    box->setCurrentIndex(std::max(0, box->findData(settings.get(row))));
    box->setObjectName(QLatin1String(row.key));
    box->setMinimumWidth(30 * kGrid);
    QObject::connect(box, &QComboBox::activated, box,
                     [box, &settings, &row] { settings.set(row, box->currentData().toString()); });
    QObject::connect(&settings, &Settings::changed, box, [box, &settings, &row](const QString& key) {
        if (key == QLatin1String(row.key))
            box->setCurrentIndex(std::max(0, box->findData(settings.get(row))));
    });
    return box;
}

/// A card with a title, rows of label and control, and a note below.
class Section : public QFrame {
public:
    Section(const QString& title, QWidget* parent) : QFrame(parent) {
        makeCard(this);
        auto* box = new QVBoxLayout(this);
        box->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
        box->setSpacing(2 * kGrid);
        auto* label = new QLabel(title, this);
        makeTitle(label);
        box->addWidget(label);
        m_form = new QFormLayout;
        m_form->setHorizontalSpacing(3 * kGrid);
        m_form->setVerticalSpacing(kGrid);
        m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
        m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        box->addLayout(m_form);
    }
    /// `topic`: where the guide explains it.
    void add(const QString& text, QWidget* field, const QString& topic) {
        auto* label = new QLabel(text, this);
        label->setBuddy(field);
        label->setMinimumWidth(20 * kGrid);
        label->setMinimumHeight(field->sizeHint().height());
        if (!qobject_cast<QAbstractButton*>(field))
            field->setAccessibleName(text);  // that has words of its own
        setHelpTopic(field, topic);
        m_form->addRow(label, field);
    }
    void note(const QString& text) {
        auto* label = new QLabel(text, this);
        makeSmall(label);
        label->setWordWrap(true);
        layout()->addWidget(label);
    }

private:
    QFormLayout* m_form;
};

}  // namespace

SettingsPage::SettingsPage(Settings& settings, QWidget* parent) : QWidget(parent), m_settings(settings) {
    setObjectName(QStringLiteral("settingsPage"));
    auto* column = new QWidget;
    column->setMaximumWidth(96 * kGrid);
    auto* box = new QVBoxLayout(column);
    box->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 3 * kGrid);
    box->setSpacing(2 * kGrid);
    auto* title = new QLabel(tr("Settings"), column);
    makeHeading(title);
    box->addWidget(title);
    for (QWidget* section :
         {makeAppearance(column), makeComputing(column), makeNetworks(column), makeAbout(column)})
        box->addWidget(section);
    box->addStretch();

    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(column, 100);
    row->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFocusPolicy(Qt::NoFocus);  // Tab goes to what is inside
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(holder);
    scroll->viewport()->setAutoFillBackground(false);
    holder->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

QWidget* SettingsPage::makeAppearance(QWidget* column) {
    auto* look = new Section(tr("Appearance"), column);
    look->add(tr("Colours"),
              chooser(look, m_settings, setting::theme,
                      {{tr("Like the system"), QStringLiteral("system"), {}},
                       {tr("Light"), QStringLiteral("light"), {}},
                       {tr("Dark, for reading rooms"), QStringLiteral("dark"), {}}}),
              QStringLiteral("program-settings#colours"));
    std::vector<Option> spoken{{tr("Like the system"), QStringLiteral("system"), {}}};
    for (const Language& language : languages()) spoken.push_back({language.name, language.code, {}});
    look->add(tr("Language"), chooser(look, m_settings, setting::language, spoken),
              QStringLiteral("program-settings#language"));
    look->note(tr("Another language is spoken from the next start on."));
    return look;
}

QWidget* SettingsPage::makeComputing(QWidget* column) {
    auto* compute = new Section(tr("Computing"), column);
    compute->add(
        tr("Compute on"),
        chooser(
            compute, m_settings, setting::device,
            {{tr("Whatever is best here"), QStringLiteral("auto"),
              tr("A GPU (graphics card) if a trial computation on it is right, else the CPU (processor)")},
             {tr("CPU (processor)"), QStringLiteral("cpu"), tr("Processor")},
             {tr("GPU (graphics card)"), QStringLiteral("cuda"), tr("Graphics card (CUDA)")}}),
        QStringLiteral("program-settings#compute-on"));
    compute->add(tr("Precision"),
                 chooser(compute, m_settings, setting::precision,
                         {{tr("Whatever is best here"), QStringLiteral("auto"),
                           tr("The faster one, where a trial on this CPU shows that it is faster")},
                          {tr("Exact"), QStringLiteral("fp32"), tr("32-bit floating point (fp32)")},
                          {tr("Fast"), QStringLiteral("bf16"), tr("16-bit floating point (bf16)")}}),
                 QStringLiteral("program-settings#precision"));
    auto* threads = new QSpinBox(compute);
    threads->setObjectName(QLatin1String(setting::threads.key));
    threads->setRange(0, std::max(1, QThread::idealThreadCount()));
    threads->setSpecialValueText(tr("all"));
    threads->setValue(m_settings.get(setting::threads));
    threads->setMinimumWidth(30 * kGrid);
    connect(threads, &QSpinBox::valueChanged, this, [this](int n) { m_settings.set(setting::threads, n); });
    compute->add(tr("CPU cores to use"), threads, QStringLiteral("program-settings#cpu-cores-to-use"));
    compute->note(
        tr("Used for the next training. A finished one keeps what it was made with. Fewer cores leave more "
           "for other programs."));
    return compute;
}

QWidget* SettingsPage::makeNetworks(QWidget* column) {
    auto* networks = new Section(tr("Pre-trained networks"), column);
    auto* open = new QPushButton(tr("Choose and fetch…"), networks);
    open->setObjectName(QStringLiteral("openBackbones"));
    open->setToolTip(tr("Which there are, what each suits, its licence and size (backbones)"));
    connect(open, &QPushButton::clicked, this, &SettingsPage::backbonesRequested);
    networks->add(tr("On this computer"), open, QStringLiteral("program-settings#pre-trained-networks"));
    networks->note(tr("Fovea comes with one and works without any network connection."));
    return networks;
}

QWidget* SettingsPage::makeAbout(QWidget* column) {
    auto* about = new Section(tr("About"), column);
    auto* licences = new QPushButton(tr("Version and licences…"), about);
    licences->setObjectName(QStringLiteral("openAbout"));
    connect(licences, &QPushButton::clicked, this, &SettingsPage::aboutRequested);
    about->add(tr("Fovea %1").arg(QString::fromLatin1(versionText())), licences,
               QStringLiteral("program-settings#version-and-licences"));
    auto* guide = new QPushButton(tr("The guide…"), about);
    guide->setObjectName(QStringLiteral("openGuide"));
    connect(guide, &QPushButton::clicked, this, &SettingsPage::guideRequested);
    about->add(tr("Help"), guide, QStringLiteral("program-settings#help"));
    auto* tour = new QPushButton(tr("The four steps…"), about);
    tour->setObjectName(QStringLiteral("openTour"));
    connect(tour, &QPushButton::clicked, this, &SettingsPage::tourRequested);
    about->add(tr("Tour"), tour, QStringLiteral("program-settings#tour"));
    auto* keys = new QPushButton(tr("All keys…"), about);
    keys->setObjectName(QStringLiteral("openKeys"));
    connect(keys, &QPushButton::clicked, this, &SettingsPage::keysRequested);
    about->add(tr("Keyboard"), keys, QStringLiteral("program-settings#keyboard"));
    about->note(
        tr("Research use only, not for diagnosis. Nothing leaves this computer unless you ask for it, and "
           "then the address is named first."));
    return about;
}

}  // namespace fovea::ui
