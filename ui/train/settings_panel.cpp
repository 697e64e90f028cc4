#include "train/settings_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "runs/figure_words.h"
#include "settings/settings.h"
#include "train/train_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/flow_layout.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
template <class Box>
Box* named(Box* box, const char* objectName, const QString& tip) {
    box->setObjectName(QLatin1String(objectName));
    box->setToolTip(tip);
    return box;
}

/// Side by side where there is room, else one below the other.
QWidget* flowOf(const std::vector<QWidget*>& widgets) {
    auto* host = new QWidget;
    auto* flow = new FlowLayout(host, kGrid);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    host->setSizePolicy(policy);
    for (QWidget* widget : widgets) flow->addWidget(widget);
    return host;
}

void select(QComboBox* box, const QVariant& data) {
    const int index = box->findData(data);
    if (index >= 0) box->setCurrentIndex(index);
}

/// With the range and the step that the choice has everywhere, as far as a spin box goes.
QSpinBox* spinBox(const runs::RunOption::Member& choice) {
    constexpr int kMost = std::numeric_limits<int>::max();
    const runs::OptionRange& range = runs::runOption(choice).range;
    auto* box = new QSpinBox;
    box->setRange(range.any() ? 0 : int(range.least), range.any() ? kMost : int(range.most));
    box->setSingleStep(range.any() ? 1 : int(range.step));
    box->setKeyboardTracking(false);
    return box;
}

QDoubleSpinBox* realBox(const runs::RunOption::Member& choice) {
    const runs::OptionRange& range = runs::runOption(choice).range;
    auto* box = new QDoubleSpinBox;
    // First: they round the range.
    const double finest = range.least > 0 ? std::min(range.least, range.step) : range.step;
    box->setDecimals(int(std::ceil(-std::log10(finest) - 1e-9)));
    box->setRange(range.least, range.most);
    box->setSingleStep(range.step);
    box->setKeyboardTracking(false);
    return box;
}

/// A seed from the command line may be larger than a spin box shows.
int shownSeed(const runs::RunSettings& settings) {
    return int(std::min<std::uint64_t>(settings.seed, std::numeric_limits<int>::max()));
}
}  // namespace

SettingsPanel::SettingsPanel(TrainPresenter& presenter, Settings& settings, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_settings(settings) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(makePresets());
    layout->addWidget(makeBackbone());
    layout->addWidget(makeAdvanced());
    layout->addStretch(1);

    connect(&presenter, &TrainPresenter::choicesChanged, this, &SettingsPanel::showChoices);
    connect(&presenter.backbones(), &BackboneList::changed, this, &SettingsPanel::showBackbones);
    connect(&presenter.backbones(), &BackboneList::addFailed, this,
            [this](const QString& why) { m_backboneNote->setText(why); });
    connect(&presenter, &TrainPresenter::phaseChanged, this, [this] { setEnabled(!m_presenter.busy()); });
    showBackbones();
    showChoices();
}

QWidget* SettingsPanel::makePresets() {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("How thorough"), inside);
    for (const Preset& p : presets()) {
        auto* radio = new QRadioButton(p.name);
        radio->setObjectName(QStringLiteral("preset_") + p.key);
        radio->setToolTip(p.technical);
        radio->setAccessibleDescription(p.words);
        auto* words = new QLabel(p.words);
        words->setWordWrap(true);
        words->setToolTip(p.technical);
        makeQuiet(words);
        auto* pair = new QVBoxLayout;
        pair->setSpacing(2);
        words->setContentsMargins(3 * kGrid, 0, 0, 0);
        pair->addWidget(radio);
        pair->addWidget(words);
        inside->addLayout(pair);
        m_presets.push_back(radio);
        connect(radio, &QRadioButton::clicked, this, [this, key = p.key] { m_presenter.choosePreset(key); });
    }
    m_ownSettings = new QLabel(tr("Your own settings, from Advanced."));
    m_ownSettings->setWordWrap(true);
    makeQuiet(m_ownSettings);
    inside->addWidget(m_ownSettings);
    return card;
}

QWidget* SettingsPanel::makeBackbone() {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("Pre-trained network"), inside);
    m_backbone =
        named(new QComboBox, "backbone",
              tr("The network that already knows how to see; only a small part beside it learns (backbone)"));
    m_backbone->setAccessibleName(tr("Pre-trained network"));
    m_backbone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_backbone->setMinimumContentsLength(16);
    m_backboneNote = new QLabel;
    m_backboneNote->setWordWrap(true);
    makeQuiet(m_backboneNote);
    m_addBackbone =
        named(new QPushButton(tr("Add a &folder…")), "addBackbone",
              tr("A folder with config.json and model.safetensors of a plain Vision Transformer"));
    inside->addWidget(m_backbone);
    inside->addWidget(m_backboneNote);
    auto* more = named(new QPushButton(tr("&More networks…")), "moreBackbones",
                       tr("Which there are, what each suits, its licence and size; fetch one"));
    inside->addWidget(flowOf({more, m_addBackbone}));
    connect(more, &QPushButton::clicked, this, &SettingsPanel::backbonesRequested);
    connect(m_backbone, &QComboBox::activated, this, [this](int index) {
        runs::RunSettings next = m_presenter.choices();
        next.backbone = m_backbone->itemData(index).toString().toStdString();
        m_presenter.setChoices(next);
    });
    connect(m_addBackbone, &QPushButton::clicked, this, &SettingsPanel::chooseFolder);
    return card;
}

QWidget* SettingsPanel::makeAdvanced() {
    auto* card = new QFrame;
    makeCard(card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    inside->setSpacing(kGrid);
    m_unfold = named(new QToolButton, "advanced", tr("Everything else that affects the result"));
    m_unfold->setText(tr("Advanced"));
    m_unfold->setCheckable(true);
    m_unfold->setAutoRaise(true);
    m_unfold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    inside->addWidget(m_unfold, 0, Qt::AlignLeft);

    m_advanced = new QWidget;
    auto* form = new QFormLayout(m_advanced);
    form->setContentsMargins(0, 0, 0, kGrid);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto number = [this](int runs::RunSettings::*choice) {
        m_numbers.emplace_back(spinBox(choice), choice);
        return m_numbers.back().first;
    };
    const auto real = [this](double runs::RunSettings::*choice) {
        m_reals.emplace_back(realBox(choice), choice);
        return m_reals.back().first;
    };
    m_resolution = named(spinBox(&runs::RunSettings::resolution), "resolution",
                         tr("Side of the square to which each image is shrunk before the network reads it "
                            "(high resolution). More keeps finer detail and takes longer."));
    m_resolution->setSuffix(tr(" pixels"));
    QSpinBox* epochs = named(number(&runs::RunSettings::epochs), "epochs",
                             tr("How often all training images are gone through; one pass is an epoch"));
    QSpinBox* batch = named(number(&runs::RunSettings::batch), "batch",
                            tr("How many images are learned from at a time. More needs more memory."));
    batch->setSuffix(tr(" images"));
    QDoubleSpinBox* learningRate =
        named(real(&runs::RunSettings::learningRate), "learningRate",
              tr("How large each learning step is. Smaller is slower and steadier."));
    m_seed = named(spinBox(&runs::RunSettings::seed), "seed",
                   tr("Start of everything random. The same number gives the same result on this computer."));
    m_flip = named(new QCheckBox(tr("Horizontal flips (mirror images at random)")), "flip",
                   tr("Augmentation: only where left and right do not matter"));
    m_method =
        named(new QComboBox, "method",
              tr("FPT+ reads the last half of the layers and needs less memory; FPT reads all of them"));
    m_method->addItem(QStringLiteral("FPT+"), int(adapter::Method::fptPlus));
    m_method->addItem(QStringLiteral("FPT"), int(adapter::Method::fpt));
    m_precision = named(new QComboBox, "precision",
                        tr("Arithmetic of the pre-trained network. bf16 is faster on CPUs made for it."));
    m_precision->addItem(tr("Whatever is fastest"), -1);
    m_precision->addItem(tr("Exact (fp32)"), int(backbone::Precision::fp32));
    m_precision->addItem(tr("Faster (bf16)"), int(backbone::Precision::bf16));
    m_device =
        named(new QComboBox, "device",
              tr("The GPU (graphics card) is used only where a trial computation on it comes out right"));
    m_device->addItem(tr("Whatever is fastest"), QStringLiteral("auto"));
    m_device->addItem(tr("CPU (processor)"), QStringLiteral("cpu"));
    m_device->addItem(tr("GPU (graphics card)"), QStringLiteral("cuda"));
    QSpinBox* patience = named(number(&runs::RunSettings::patience), "patience",
                               tr("Ends the training once so many epochs were no better than the best one "
                                  "(patience), never before about a thousand steps"));
    patience->setSpecialValueText(tr("never"));
    patience->setPrefix(tr("after "));
    patience->setSuffix(tr(" epochs"));
    m_balance = named(new QComboBox, "balance",
                      tr("Class weights: mistakes in rare diagnoses count more while it learns, so that they "
                         "are not drowned by the frequent ones. Probabilities stay those of your images."));
    m_balance->addItem(tr("None"), int(runs::Balance::off));
    m_balance->addItem(tr("Rare diagnoses count more"), int(runs::Balance::weights));
    m_balance->addItem(tr("Where one is rare"), int(runs::Balance::automatic));
    m_ordinal =
        named(new QComboBox, "ordinal",
              tr("Diagnoses that are steps of one scale: a neighbouring grade is then less wrong than a "
                 "distant one (soft ordinal labels)"));
    m_ordinal->addItem(tr("As the project says"), int(runs::Ordinal::automatic));
    m_ordinal->addItem(tr("Grades, in their order"), int(runs::Ordinal::on));
    m_ordinal->addItem(tr("Names without an order"), int(runs::Ordinal::off));
    form->addRow(tr("Image size"), m_resolution);
    form->addRow(tr("Epochs"), epochs);
    form->addRow(tr("Batch size"), batch);
    form->addRow(tr("Learning rate"), learningRate);
    m_fold = named(new QComboBox, "fold",
                   tr("Small sets: divides the training and validation images into five folds by patient, "
                      "which take turns in being the validation images, one training each (k-fold "
                      "cross-validation). Test images stay never seen."));
    constexpr int kGroups = 5;
    m_fold->addItem(tr("As split"), QString());
    for (int i = 1; i <= kGroups; ++i) addGroup({i, kGroups});
    m_series =
        named(new QComboBox, "series",
              tr("Several trainings show how much of a figure is chance. Seeds: the same again with other "
                 "random numbers. Cross-validation: groups of patients (folds) take turns in being held out, "
                 "each judged by a training that never met it; then one training on all of them."));
    m_series->addItem(tr("One"), QStringLiteral("1"));
    for (const int n : {3, 5})
        m_series->addItem(tr("%1 seeds (random starts)").arg(n), QStringLiteral("seeds %1").arg(n));
    for (const int n : {3, 5})
        m_series->addItem(tr("Cross-validation, %1 folds").arg(n), QStringLiteral("folds %1").arg(n));
    m_store =
        named(new QComboBox, "store",
              tr("How exactly is kept what the pre-trained network saw: eight bits take half of the disk "
                 "(int8), sixteen are exact (fp16)"));
    m_store->addItem(tr("As is usual"), -1);
    m_store->addItem(tr("Sixteen bits (fp16)"), int(adapter::StoreType::fp16));
    m_store->addItem(tr("Eight bits (int8)"), int(adapter::StoreType::int8));
    form->addRow(tr("Trainings"), m_series);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(tr("Validation images"), m_fold);
    form->addRow(tr("Early stopping"), patience);
    form->addRow(tr("Class weights"), m_balance);
    form->addRow(tr("Diagnoses are"), m_ordinal);
    form->addRow(QString(), m_flip);
    form->addRow(tr("Method"), m_method);
    form->addRow(tr("Arithmetic"), m_precision);
    form->addRow(tr("What is stored"), m_store);
    form->addRow(tr("Computes on"), m_device);
    m_otherDisk =
        named(new QPushButton(tr("Another disk…")), "featuresElsewhere",
              tr("What the pre-trained network saw in the images needs room: keep it in a folder on a larger "
                 "disk. It holds no names."));
    m_inProject = named(new QPushButton(tr("In the project")), "featuresInProject",
                        tr("From now on in the project's own folder"));
    m_folderNote = new QLabel;
    m_folderNote->setObjectName(QStringLiteral("featuresNote"));
    m_folderNote->setWordWrap(true);
    makeQuiet(m_folderNote);
    auto* places = new QVBoxLayout;  // one below the other: no row of the form is wide enough for both
    places->setSpacing(kGrid);
    places->addWidget(m_otherDisk);
    places->addWidget(m_inProject);
    form->addRow(tr("Stored"), places);
    form->addRow(m_folderNote);
    m_folderNote->hide();
    connect(m_otherDisk, &QPushButton::clicked, this, [this] {
        fovea::ui::chooseFolder(window(), tr("Folder for what was read of the images"),
                                m_settings.lastFolder(), [this](const QString& folder) {
                                    m_folderRefused = false;
                                    m_presenter.chooseFeaturesFolder(folder);
                                });
    });
    connect(m_inProject, &QPushButton::clicked, this, [this] {
        m_folderRefused = false;
        m_presenter.chooseFeaturesFolder({});
    });
    connect(&m_presenter, &TrainPresenter::featuresFolderRefused, this, [this](const QString& why) {
        m_folderRefused = true;
        m_folderNote->setText(why);
        m_folderNote->show();
    });
    connect(&m_presenter, &TrainPresenter::planChanged, this, [this] {
        if (m_folderRefused || !m_presenter.plan() || !m_presenter.planHasTimes()) return;
        m_folderNote->setText(tr("In %1").arg(fromUtf8(m_presenter.plan()->featuresFolder)));
        m_folderNote->show();
    });
    inside->addWidget(m_advanced);

    for (QComboBox* box :
         {m_series, m_fold, m_balance, m_ordinal, m_method, m_precision, m_store, m_device}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    for (const auto& [box, choice] : m_numbers)
        connect(box, &QSpinBox::valueChanged, this, &SettingsPanel::takeAdvanced);
    for (const auto& [box, choice] : m_reals)
        connect(box, &QDoubleSpinBox::valueChanged, this, &SettingsPanel::takeAdvanced);
    for (QSpinBox* box : {m_resolution, m_seed})
        connect(box, &QSpinBox::valueChanged, this, &SettingsPanel::takeAdvanced);
    connect(m_flip, &QCheckBox::toggled, this, &SettingsPanel::takeAdvanced);
    for (QComboBox* box : {m_method, m_precision, m_device, m_fold, m_balance, m_ordinal, m_store})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsPanel::takeAdvanced);
    connect(m_series, &QComboBox::currentIndexChanged, this, [this] {
        if (m_showing) return;
        const QStringList chosen = m_series->currentData().toString().split(QLatin1Char(' '));
        runs::SeriesOptions series;
        if (chosen.first() == QLatin1String("seeds")) series.seeds = chosen.last().toInt();
        if (chosen.first() == QLatin1String("folds")) series.folds = chosen.last().toInt();
        m_presenter.setSeries(series);
    });
    const auto unfold = [this](bool on) {
        m_unfold->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
        m_advanced->setVisible(on);
        m_settings.set(setting::trainAdvanced, on);
    };
    connect(m_unfold, &QToolButton::toggled, this, unfold);
    m_unfold->setChecked(m_settings.get(setting::trainAdvanced));
    unfold(m_unfold->isChecked());
    return card;
}

void SettingsPanel::addGroup(const runs::Fold& fold) {
    m_fold->addItem(tr("Fold %1 of %2").arg(fold.number).arg(fold.of), fromUtf8(runs::foldText(fold)));
}

void SettingsPanel::showChoices() {
    m_showing = true;
    const runs::RunSettings& s = m_presenter.choices();
    const QString key = m_presenter.preset();
    const auto all = presets();
    for (std::size_t i = 0; i < all.size(); ++i) {
        // An exclusive group would refuse to have none chosen.
        m_presets[i]->setAutoExclusive(false);
        m_presets[i]->setChecked(all[i].key == key);
    }
    for (QRadioButton* radio : m_presets) radio->setAutoExclusive(true);
    m_ownSettings->setVisible(key.isEmpty());
    m_resolution->setValue(s.resolution.value_or(runs::resolutionOf(runs::Effort::balanced)));
    for (const auto& [box, choice] : m_numbers) box->setValue(s.*choice);
    for (const auto& [box, choice] : m_reals) box->setValue(s.*choice);
    m_seed->setValue(shownSeed(s));
    m_flip->setChecked(s.flip);
    const QString group = s.fold ? fromUtf8(runs::foldText(*s.fold)) : QString();
    if (m_fold->findData(group) < 0) addGroup(*s.fold);  // the command line makes any number of groups
    select(m_fold, group);
    select(m_balance, int(s.balance));
    select(m_ordinal, int(s.ordinal));
    const runs::SeriesOptions& series = m_presenter.series();
    select(m_series, series.folds > 0   ? QStringLiteral("folds %1").arg(series.folds)
                     : series.seeds > 1 ? QStringLiteral("seeds %1").arg(series.seeds)
                                        : QStringLiteral("1"));
    m_fold->setEnabled(series.folds == 0);
    select(m_store, s.store ? int(*s.store) : -1);
    select(m_method, int(s.method));
    select(m_precision, s.precision ? int(*s.precision) : -1);
    select(m_device, fromUtf8(s.device));
    select(m_backbone, fromUtf8(s.backbone));
    m_showing = false;
    showBackbones();
}

void SettingsPanel::takeAdvanced() {
    if (m_showing) return;
    runs::RunSettings s = m_presenter.choices();
    s.resolution = m_resolution->value();
    for (const auto& [box, choice] : m_numbers) s.*choice = box->value();
    for (const auto& [box, choice] : m_reals) s.*choice = box->value();
    if (m_seed->value() != shownSeed(s)) s.seed = std::uint64_t(m_seed->value());
    s.flip = m_flip->isChecked();
    s.fold.reset();
    if (const auto fold = runs::foldFromText(m_fold->currentData().toString().toStdString())) s.fold = *fold;
    s.balance = runs::Balance(m_balance->currentData().toInt());
    s.ordinal = runs::Ordinal(m_ordinal->currentData().toInt());
    s.method = adapter::Method(m_method->currentData().toInt());
    const int precision = m_precision->currentData().toInt();
    s.precision.reset();
    if (precision >= 0) s.precision = backbone::Precision(precision);
    const int store = m_store->currentData().toInt();
    s.store.reset();
    if (store >= 0) s.store = adapter::StoreType(store);
    s.device = m_device->currentData().toString().toStdString();
    m_presenter.setChoices(s);
}

void SettingsPanel::showBackbones() {
    const std::string& chosen = m_presenter.choices().backbone;
    const QSignalBlocker quiet(m_backbone);
    m_backbone->clear();
    QString note;
    bool listed = false;
    for (const BackboneList::Entry& e : m_presenter.backbones().entries()) {
        m_backbone->addItem(e.title, fromUtf8(e.name));
        m_backbone->setItemData(m_backbone->count() - 1, e.error.isEmpty() ? e.technical : e.error,
                                Qt::ToolTipRole);
        if (e.name != chosen) continue;
        m_backbone->setCurrentIndex(m_backbone->count() - 1);
        listed = true;
        note = !e.error.isEmpty() ? e.error
               : e.name == "starter"
                   ? tr("Small and quick; it comes with Fovea. A larger one may see more: compare.")
                   : QString();
    }
    if (!listed && m_presenter.backbones().known()) {  // removed meanwhile
        m_backbone->setPlaceholderText(fromUtf8(chosen));
        m_backbone->setCurrentIndex(-1);
        note = tr("Not among the networks on this computer: choose another, or add its folder.");
    }
    m_backboneNote->setText(note);
    m_backboneNote->setVisible(!note.isEmpty());
}

void SettingsPanel::chooseFolder() {
    fovea::ui::chooseFolder(window(), tr("Folder of a pre-trained network"), m_settings.lastFolder(),
                            [this](const QString& folder) {
                                m_backboneNote->setText(tr("Checking the folder …"));
                                m_backboneNote->show();
                                m_presenter.backbones().add(folder);
                            });
}

}  // namespace fovea::ui
