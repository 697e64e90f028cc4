#include "pages.h"

#include <QCoreApplication>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "backbone/device.h"
#include "backbones/backbones_dialog.h"
#include "backbones/backbones_presenter.h"
#include "data/data_page.h"
#include "data/label_review.h"
#include "inspect/inspect_page.h"
#include "label_advisers.h"
#include "text/error_text.h"
#include "text/message_words.h"
#include "train/train_page.h"

namespace fovea::gui {

using namespace fovea::ui;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Compute)
};

QWidget* makeTrain(ProjectSession& session, JobRunner& jobs, Settings& settings, const PageLinks& links,
                   QWidget* parent) {
    auto* page = new TrainPage(session, jobs, settings, parent);
    QObject::connect(page, &TrainPage::inspectRequested, page, links.toInspect);
    QObject::connect(page, &TrainPage::dataRequested, page, links.toData);
    QObject::connect(page, &TrainPage::backbonesRequested, page, links.toBackbones);
    return page;
}

QWidget* makeInspect(ProjectSession& session, JobRunner& jobs, Settings& settings, const PageLinks& links,
                     QWidget* parent) {
    auto* page = new InspectPage(session, jobs, settings, parent);
    QObject::connect(page, &InspectPage::trainRequested, page, links.toTrain);
    QObject::connect(page, &InspectPage::applyRequested, page, links.toApply);
    QObject::connect(page, &InspectPage::sampleRequested, page, links.toSample);
    return page;
}

QWidget* makeApply(ProjectSession& session, JobRunner& jobs, Settings& settings, const PageLinks& links,
                   QWidget* parent) {
    auto* page = new ApplyPage(session, jobs, settings, parent);
    QObject::connect(page, &ApplyPage::sampleRequested, page, links.toSample);
    return page;
}

ComputeFacts compute(const QString& wanted) {
    ComputeFacts facts;
    const auto choice = guarded([&] { return backbone::chooseDevice(wanted.toStdString()); });
    if (!choice) {
        facts.device = Words::tr("No usable GPU (graphics card)");
        facts.reason = whatAndRemedy(errorWords(choice.error()));
        return facts;
    }
    facts.device = choice->name == "cpu" ? Words::tr("CPU (processor)") : Words::tr("GPU (graphics card)");
    facts.reason = messageWords(choice->reason) + QLatin1Char('\n') +
                   QString::fromStdString(backbone::computeDescription());
    return facts;
}

}  // namespace

PageFactory makePageFactory() {
    PageFactory factory;
    factory.train = makeTrain;
    factory.inspect = makeInspect;
    factory.apply = makeApply;
    factory.backbones = [](Settings& settings, std::function<void()> changed, QWidget* parent) -> QWidget* {
        auto* dialog = new BackbonesDialog(settings, parent);
        QObject::connect(dialog, &BackbonesDialog::atHandChanged, dialog, std::move(changed));
        return dialog;
    };
    factory.backbonesChanged = [](QWidget& page) { static_cast<TrainPage&>(page).refreshBackbones(); };
    factory.backboneFetches = [](QWidget& dialog) -> JobRunner& {
        return static_cast<BackbonesDialog&>(dialog).presenter().fetches();
    };
    factory.showRun = [](QWidget& page, qint64 run) { static_cast<InspectPage&>(page).showRun(run); };
    factory.useAdapter = [](QWidget& page, const QString& adapter) {
        static_cast<ApplyPage&>(page).useAdapter(adapter);
    };
    factory.predictions = [](QWidget& page) -> JobRunner& {
        return static_cast<ApplyPage&>(page).presenter().predictions();
    };
    factory.equipData = [](DataPage& page) { page.review().setAdvisers(labelAdvisers()); };
    factory.compute = compute;
    factory.torchVersion = QString::fromStdString(backbone::torchVersion());
    return factory;
}

}  // namespace fovea::gui
