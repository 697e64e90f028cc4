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
#include "train/plan_presenter.h"
#include "train/run_choices.h"
#include "train/run_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/flow_layout.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

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

QComboBox* listBox(const std::vector<std::pair<QString, QVariant>>& entries) {
    auto* box = new QComboBox;
    for (const auto& [text, data] : entries) box->addItem(text, data);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    return box;
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

QString seriesText(const runs::SeriesOptions& series) {
    return series.folds > 0   ? QStringLiteral("folds %1").arg(series.folds)
           : series.seeds > 1 ? QStringLiteral("seeds %1").arg(series.seeds)
                              : QStringLiteral("1");
}

runs::SeriesOptions seriesFromText(const QString& text) {
    const QStringList parts = text.split(QLatin1Char(' '));
    runs::SeriesOptions series;
    if (parts.first() == QLatin1String("seeds")) series.seeds = parts.last().toInt();
    if (parts.first() == QLatin1String("folds")) series.folds = parts.last().toInt();
    return series;
}

/// A seed from the command line may be larger than a spin box shows.
int shownSeed(const runs::RunSettings& settings) {
    return int(std::min<std::uint64_t>(settings.seed, std::numeric_limits<int>::max()));
}
}  // namespace

SettingsPanel::SettingsPanel(RunChoices& choices, PlanPresenter& plan, const RunPresenter& run,
                             Settings& settings, QWidget* parent)
    : QWidget(parent), m_choices(choices), m_plan(plan), m_settings(settings) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(makePresets());
    layout->addWidget(makeBackbone());
    layout->addWidget(makeAdvanced());
    layout->addStretch(1);
    sayTopics();

    for (const auto signal : {&RunChoices::changed, &RunChoices::seriesChanged})
        connect(&choices, signal, this, &SettingsPanel::showChoices);
    connect(&choices.backbones(), &BackboneList::changed, this, &SettingsPanel::showBackbones);
    connect(&choices.backbones(), &BackboneList::addFailed, this,
            [this](const QString& why) { m_backboneNote->setText(why); });
    connect(&run, &RunPresenter::phaseChanged, this, [this, &run] {
        setEnabled(!run.busy());
        showTimes();
    });
    connect(&plan, &PlanPresenter::changed, this, &SettingsPanel::showTimes);
    showBackbones();
    showChoices();
}

/// Where the guide explains each control.
void SettingsPanel::sayTopics() {
    static const std::pair<const char*, const char*> kTopics[] = {
        {"backbone", "training-settings#pre-trained-network"},
        {"moreBackbones", "training-settings#pre-trained-network"},
        {"addBackbone", "training-settings#pre-trained-network"},
        {"advanced", "training-settings#advanced"},
        {"resolution", "training-settings#image-size"},
        {"epochs", "training-settings#epochs"},
        {"batch", "training-settings#batch-size"},
        {"learningRate", "training-settings#learning-rate"},
        {"series", "training-settings#trainings"},
        {"sideNetworks", "training-settings#side-networks"},
        {"seed", "training-settings#seed"},
        {"fold", "training-settings#validation-images"},
        {"patience", "training-settings#early-stopping"},
        {"balance", "training-settings#class-weights"},
        {"ordinal", "training-settings#diagnoses-are"},
        {"flip", "training-settings#horizontal-flips"},
        {"method", "training-settings#method"},
        {"head", "training-settings#answer-from"},
        {"precision", "training-settings#arithmetic"},
        {"store", "training-settings#what-is-stored"},
        {"device", "training-settings#computes-on"},
        {"featuresElsewhere", "training-settings#stored"},
        {"featuresInProject", "training-settings#stored"}};
    for (const auto& [name, topic] : kTopics)
        if (auto* control = findChild<QWidget*>(QLatin1String(name)))
            setHelpTopic(control, QLatin1String(topic));
    for (QRadioButton* preset : m_presets)
        setHelpTopic(preset, QStringLiteral("training-settings#how-thorough"));
}

QWidget* SettingsPanel::makePresets() {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("How thorough"), inside);
    setHelpTopic(card, QStringLiteral("training-settings#how-thorough"));
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
        connect(radio, &QRadioButton::clicked, this, [this, key = p.key] { m_choices.choosePreset(key); });
    }
    m_ownSettings = new QLabel(tr("Your own settings, from Advanced."));
    m_ownSettings->setWordWrap(true);
    makeQuiet(m_ownSettings);
    inside->addWidget(m_ownSettings);
    auto* advice = new QLabel(
        tr("Begin with Quick, to see whether there is anything to learn. Balanced reads the images alike and "
           "trains up to twice as many steps. Thorough reads them anew, in finer detail, and trains three "
           "networks, each for longest: for the adapter that you keep, or where a lesion is small. Compare "
           "them on the validation images, never on the test images."));
    advice->setObjectName(QStringLiteral("presetAdvice"));
    m_presetTimes = new QLabel;
    m_presetTimes->setObjectName(QStringLiteral("presetTimes"));
    for (QLabel* label : {advice, m_presetTimes}) {
        label->setWordWrap(true);
        makeSmall(label);
        inside->addWidget(label);
    }
    return card;
}

QWidget* SettingsPanel::makeBackbone() {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("Pre-trained network"), inside);
    setHelpTopic(card, QStringLiteral("training-settings#pre-trained-network"));
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
        runs::RunSettings next = m_choices.settings();
        next.backbone = m_backbone->itemData(index).toString().toStdString();
        m_choices.setSettings(next);
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
    addBudget(*form);
    addTrainings(*form);
    addDiagnoses(*form);
    addComputing(*form);
    addPlace(*form);
    inside->addWidget(m_advanced);

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

QSpinBox* SettingsPanel::taken(QSpinBox* box) {
    connect(box, &QSpinBox::valueChanged, this, &SettingsPanel::takeAdvanced);
    return box;
}

QSpinBox* SettingsPanel::whole(int runs::RunSettings::*choice) {
    m_numbers.emplace_back(taken(spinBox(choice)), choice);
    return m_numbers.back().first;
}

QDoubleSpinBox* SettingsPanel::real(double runs::RunSettings::*choice) {
    m_reals.emplace_back(realBox(choice), choice);
    QDoubleSpinBox* box = m_reals.back().first;
    connect(box, &QDoubleSpinBox::valueChanged, this, &SettingsPanel::takeAdvanced);
    return box;
}

QComboBox* SettingsPanel::list(const char* name, const QString& tip, const Entries& entries) {
    auto* box = named(listBox(entries), name, tip);
    connect(box, &QComboBox::currentIndexChanged, this, &SettingsPanel::takeAdvanced);
    return box;
}

void SettingsPanel::addBudget(QFormLayout& form) {
    m_resolution = named(taken(spinBox(&runs::RunSettings::resolution)), "resolution",
                         tr("Side of the square to which each image is shrunk before the network reads it "
                            "(high resolution). More keeps finer detail and takes longer."));
    m_resolution->setSuffix(tr(" pixels"));
    QSpinBox* batch = named(whole(&runs::RunSettings::batch), "batch",
                            tr("How many images are learned from at a time. More needs more memory."));
    batch->setSuffix(tr(" images"));
    form.addRow(tr("Image size"), m_resolution);
    QSpinBox* epochs = named(whole(&runs::RunSettings::epochs), "epochs",
                             tr("How often all training images are gone through; one pass is an epoch"));
    epochs->setSpecialValueText(tr("none: read-out only"));
    form.addRow(tr("Epochs"), epochs);
    form.addRow(tr("Batch size"), batch);
    form.addRow(tr("Learning rate"),
                named(real(&runs::RunSettings::learningRate), "learningRate",
                      tr("How large each learning step is. Smaller is slower and steadier.")));
}

void SettingsPanel::addTrainings(QFormLayout& form) {
    form.addRow(tr("Side networks"),
                named(whole(&runs::RunSettings::sideNetworks), "sideNetworks",
                      tr("How many networks one adapter is made of, each trained from another random start; "
                         "the mean of what they say counts. Three are somewhat better than one and take "
                         "three times as long.")));
    Entries series{{tr("One"), QStringLiteral("1")}};
    for (const int n : {3, 5})
        series.emplace_back(tr("%1 seeds (random starts)").arg(n), QStringLiteral("seeds %1").arg(n));
    for (const int n : {3, 5})
        series.emplace_back(tr("Cross-validation, %1 folds").arg(n), QStringLiteral("folds %1").arg(n));
    m_series = named(
        listBox(series), "series",
        tr("Several trainings show how much of a figure is chance. Seeds: the same again with other "
           "random numbers. Cross-validation: groups of patients (folds) take turns in being held out, "
           "each judged by a training that never met it; then one training on all but the test images."));
    connect(m_series, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_showing) m_choices.setSeries(seriesFromText(m_series->currentData().toString()));
    });
    m_seed = named(taken(spinBox(&runs::RunSettings::seed)), "seed",
                   tr("Start of everything random. The same number gives the same result on this computer."));
    m_fold = list("fold",
                  tr("Small sets: divides the training and validation images into five folds by patient, "
                     "which take turns in being the validation images, one training each (k-fold "
                     "cross-validation). Test images stay never seen."),
                  {{tr("As split"), QString()}});
    constexpr int kGroups = 5;
    for (int i = 1; i <= kGroups; ++i) addGroup({i, kGroups});
    QSpinBox* patience = named(whole(&runs::RunSettings::patience), "patience",
                               tr("Ends the training once so many epochs were no better than the best one "
                                  "(patience), never before about a thousand steps"));
    patience->setSpecialValueText(tr("never"));
    patience->setPrefix(tr("after "));
    patience->setSuffix(tr(" epochs"));
    connect(patience, &QSpinBox::valueChanged, patience,
            [patience](int epochs) { patience->setSuffix(epochs == 1 ? tr(" epoch") : tr(" epochs")); });
    form.addRow(tr("Trainings"), m_series);
    form.addRow(tr("Seed"), m_seed);
    form.addRow(tr("Validation images"), m_fold);
    form.addRow(tr("Early stopping"), patience);
}

void SettingsPanel::addDiagnoses(QFormLayout& form) {
    m_balance = list("balance",
                     tr("Class weights: mistakes in rare diagnoses count more while it learns, so that they "
                        "are not drowned by the frequent ones. Probabilities stay those of your images."),
                     {{tr("None"), int(runs::Balance::off)},
                      {tr("Rare diagnoses count more"), int(runs::Balance::weights)},
                      {tr("Where one is rare"), int(runs::Balance::automatic)}});
    m_ordinal =
        list("ordinal",
             tr("Diagnoses that are steps of one scale: a neighbouring grade is then less wrong than a "
                "distant one (soft ordinal labels)"),
             {{tr("As the project says"), int(runs::Ordinal::automatic)},
              {tr("Grades, in their order"), int(runs::Ordinal::on)},
              {tr("Names without an order"), int(runs::Ordinal::off)}});
    m_flip = named(new QCheckBox(tr("Horizontal flips (mirror images at random)")), "flip",
                   tr("Augmentation: only where left and right do not matter"));
    connect(m_flip, &QCheckBox::toggled, this, &SettingsPanel::takeAdvanced);
    form.addRow(tr("Class weights"), m_balance);
    form.addRow(tr("Diagnoses are"), m_ordinal);
    form.addRow(QString(), m_flip);
}

void SettingsPanel::addComputing(QFormLayout& form) {
    m_method =
        list("method",
             tr("Fine-grained prompt tuning: a small network learns from what the pre-trained one saw. "
                "FPT+ reads the last half of its layers and needs less memory; FPT reads all of them"),
             {{tr("FPT+: half the layers"), int(adapter::Method::fptPlus)},
              {tr("FPT: all layers"), int(adapter::Method::fpt)}});
    m_head = list(
        "head",
        tr("Who answers. The read-out is one logistic regression on all that the pre-trained network saw "
           "of an image. The side network is the small network that is trained beside the pre-trained "
           "one. Both together: their mean. The side network alone is the method as it was published."),
        {{tr("Side network and read-out"), int(runs::HeadKind::readOut)},
         {tr("Side network alone"), int(runs::HeadKind::plain)}});
    m_precision =
        list("precision", tr("Arithmetic of the pre-trained network. bf16 is faster on CPUs made for it."),
             {{tr("Whatever is fastest"), -1},
              {tr("Exact (fp32)"), int(backbone::Precision::fp32)},
              {tr("Faster (bf16)"), int(backbone::Precision::bf16)}});
    m_store =
        list("store",
             tr("How exactly is kept what the pre-trained network saw: eight bits take half of the disk "
                "(int8), sixteen are exact (fp16)"),
             {{tr("As is usual"), -1},
              {tr("Sixteen bits (fp16)"), int(adapter::StoreType::fp16)},
              {tr("Eight bits (int8)"), int(adapter::StoreType::int8)}});
    m_device = list(
        "device", tr("The GPU (graphics card) is used only where a trial computation on it comes out right"),
        {{tr("Whatever is fastest"), QStringLiteral("auto")},
         {tr("CPU (processor)"), QStringLiteral("cpu")},
         {tr("GPU (graphics card)"), QStringLiteral("cuda")}});
    form.addRow(tr("Method"), m_method);
    form.addRow(tr("Answer from"), m_head);
    form.addRow(tr("Arithmetic"), m_precision);
    form.addRow(tr("What is stored"), m_store);
    form.addRow(tr("Computes on"), m_device);
}

void SettingsPanel::addPlace(QFormLayout& form) {
    auto* otherDisk =
        named(new QPushButton(tr("Another disk…")), "featuresElsewhere",
              tr("What the pre-trained network saw in the images needs room: keep it in a folder on a larger "
                 "disk. It holds no names."));
    auto* inProject = named(new QPushButton(tr("In the project")), "featuresInProject",
                            tr("From now on in the project's own folder"));
    m_folderNote = new QLabel;
    m_folderNote->setObjectName(QStringLiteral("featuresNote"));
    m_folderNote->setWordWrap(true);
    makeQuiet(m_folderNote);
    auto* places = new QVBoxLayout;  // one below the other: no row of the form is wide enough for both
    places->setSpacing(kGrid);
    places->addWidget(otherDisk);
    places->addWidget(inProject);
    form.addRow(tr("Stored"), places);
    form.addRow(m_folderNote);
    m_folderNote->hide();
    const auto choose = [this](const QString& folder) {
        m_folderRefused = false;
        m_plan.chooseFeaturesFolder(folder);
    };
    connect(otherDisk, &QPushButton::clicked, this, [this, choose] {
        fovea::ui::chooseFolder(window(), tr("Folder for what was read of the images"),
                                m_settings.lastFolder(), choose);
    });
    connect(inProject, &QPushButton::clicked, this, [choose] { choose({}); });
    connect(&m_plan, &PlanPresenter::featuresFolderRefused, this, [this](const QString& why) {
        m_folderRefused = true;
        m_folderNote->setText(why);
        m_folderNote->show();
    });
    connect(&m_plan, &PlanPresenter::changed, this, [this] {
        if (m_folderRefused || !m_plan.plan() || !m_plan.hasTimes()) return;
        m_folderNote->setText(tr("In %1").arg(fromUtf8(m_plan.plan()->featuresFolder)));
        m_folderNote->show();
    });
}

void SettingsPanel::addGroup(const runs::Fold& fold) {
    m_fold->addItem(tr("Fold %1 of %2").arg(fold.number).arg(fold.of), fromUtf8(runs::foldText(fold)));
}

void SettingsPanel::showChoices() {
    m_showing = true;
    const runs::RunSettings& s = m_choices.settings();
    const QString key = m_choices.preset();
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
    select(m_series, seriesText(m_choices.series()));
    m_fold->setEnabled(m_choices.series().folds == 0);
    select(m_store, s.store ? int(*s.store) : -1);
    select(m_method, int(s.method));
    select(m_head, int(s.head));
    select(m_precision, s.precision ? int(*s.precision) : -1);
    select(m_device, fromUtf8(s.device));
    select(m_backbone, fromUtf8(s.backbone));
    m_showing = false;
    showBackbones();
    showTimes();
}

void SettingsPanel::showTimes() {
    const runs::RunSettings& chosen = m_choices.settings();
    // Of what will run: a plan may have made a choice fit this computer.
    if (const auto estimate = m_plan.estimateFor(m_plan.settingsToRun());
        estimate && !m_choices.preset().isEmpty())
        m_times.note(m_choices.preset(), chosen, m_plan.plan()->trainImages, *estimate);
    m_presetTimes->setText(m_times.words(chosen));
    // While a training runs, and beside settings of one's own, no preset is what was planned.
    m_presetTimes->setVisible(!m_presetTimes->text().isEmpty() && !m_choices.preset().isEmpty() &&
                              isEnabledTo(parentWidget()));
}

void SettingsPanel::takeAdvanced() {
    if (m_showing) return;
    runs::RunSettings s = m_choices.settings();
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
    s.head = runs::HeadKind(m_head->currentData().toInt());
    // Without a read-out there is something to be learned in epochs only.
    if (s.head == runs::HeadKind::plain) s.epochs = std::max(1, s.epochs);
    const int precision = m_precision->currentData().toInt();
    s.precision.reset();
    if (precision >= 0) s.precision = backbone::Precision(precision);
    const int store = m_store->currentData().toInt();
    s.store.reset();
    if (store >= 0) s.store = adapter::StoreType(store);
    s.device = m_device->currentData().toString().toStdString();
    m_choices.setSettings(s);
}

void SettingsPanel::showBackbones() {
    const std::string& chosen = m_choices.settings().backbone;
    const QSignalBlocker quiet(m_backbone);
    m_backbone->clear();
    QString note;
    bool listed = false;
    for (const BackboneList::Entry& e : m_choices.backbones().entries()) {
        m_backbone->addItem(e.title, fromUtf8(e.name));
        m_backbone->setItemData(m_backbone->count() - 1,
                                plainToolTip(e.error.isEmpty() ? e.technical : e.error), Qt::ToolTipRole);
        if (e.name != chosen) continue;
        m_backbone->setCurrentIndex(m_backbone->count() - 1);
        listed = true;
        note = !e.error.isEmpty() ? e.error
               : e.name == "starter"
                   ? tr("Small and quick; it comes with Fovea. A larger one may see more: compare.")
                   : QString();
    }
    if (!listed && m_choices.backbones().known()) {  // removed meanwhile
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
                                m_choices.backbones().add(folder);
                            });
}

}  // namespace fovea::ui
