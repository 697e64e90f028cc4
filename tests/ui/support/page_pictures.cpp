// Draws the Train, Inspect and Apply pages of a project into PNG files, to be
// looked at: page_pictures PROJECT OUT light|dark [train] [FILE_OR_FOLDER...]
// With "train" a short training is run, so that a picture can be taken of it.
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "case/case_presenter.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "train/train_page.h"
#include "train/train_presenter.h"
#include "widgets/theme.h"

using namespace fovea::ui;

namespace {
QString outFolder, suffix;

void take(QWidget& page, const char* name) {
    QTest::qWait(150);  // lets queued repaints happen; nothing depends on it
    const QString path = outFolder + QLatin1Char('/') + QLatin1String(name) + suffix + QStringLiteral(".png");
    page.grab().save(path);
    std::printf("%s, at least %d x %d\n", qPrintable(path), page.minimumSizeHint().width(),
                page.minimumSizeHint().height());
    std::fflush(stdout);
}

template <class Done>
bool await(Done done, int ms = 240000) {
    return QTest::qWaitFor(done, ms);
}
/// Reports every event that keeps the GUI thread longer than it may.
class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        constexpr qint64 kLongestMs = 50;
        const int type = event->type();
        const QByteArray name =
            receiver->metaObject()->className() + QByteArray(" ") + receiver->objectName().toUtf8();
        QElapsedTimer timer;
        timer.start();
        const bool result = QApplication::notify(receiver, event);
        if (timer.elapsed() > kLongestMs)
            std::printf("event %d of %s took %lld ms\n", type, name.constData(),
                        static_cast<long long>(timer.elapsed()));
        return result;
    }
};
}  // namespace

int main(int argc, char** argv) {
    WatchedApplication app(argc, argv);
    const QStringList args = app.arguments();
    if (args.size() < 4) return 2;
    outFolder = args[2];
    QDir().mkpath(outFolder);
    applyTheme(app, themeModeFromName(args[3]));
    suffix = QStringLiteral("-%1-%2").arg(args[3]).arg(qRound(100 * app.devicePixelRatio()));
    QTemporaryDir scratch;
    Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    JobRunner jobs;
    ProjectSession session(jobs);
    TrainPage train(session, jobs, settings);
    InspectPage inspect(session, jobs, settings);
    ApplyPage apply(session, jobs, settings);
    const QList<QByteArray> wanted = qgetenv("PAGE_SIZE").split('x');
    const QSize size = wanted.size() == 2 ? QSize(wanted[0].toInt(), wanted[1].toInt()) : QSize(1120, 740);
    for (QWidget* page :
         {static_cast<QWidget*>(&train), static_cast<QWidget*>(&inspect), static_cast<QWidget*>(&apply)})
        page->resize(size);

    train.show();
    take(train, "train-empty");
    train.hide();
    inspect.show();
    take(inspect, "inspect-empty");
    inspect.hide();
    apply.show();
    take(apply, "apply-empty");
    apply.hide();

    session.open(args[1]);
    if (!await([&] { return session.isOpen() && !jobs.running(); })) return 1;

    train.show();
    await([&] { return train.presenter().planner().hasTimes(); });
    take(train, "train-plan");
    if (args.contains(QStringLiteral("train"))) {
        train.presenter().choices().choosePreset(QStringLiteral("quick"));
        QTest::mouseClick(train.findChild<QPushButton*>(QStringLiteral("startTraining")), Qt::LeftButton);
        await([&] { return train.presenter().progress().curves().epochs.size() >= 4; });
        take(train, "train-running");
        QTest::mouseClick(train.findChild<QPushButton*>(QStringLiteral("pauseTraining")), Qt::LeftButton);
        await([&] { return jobs.holding(); });
        take(train, "train-paused");
        QTest::mouseClick(train.findChild<QPushButton*>(QStringLiteral("stopTraining")), Qt::LeftButton);
        await([&] { return !train.presenter().run().busy(); });
        take(train, "train-stopped");
        QTest::mouseClick(train.findChild<QPushButton*>(QStringLiteral("resumeTraining")), Qt::LeftButton);
        await([&] { return train.presenter().run().phase() == RunPresenter::Phase::done; });
        take(train, "train-done");
        train.presenter().run().startOver();
    }
    if (!session.runs().empty()) {
        train.setView(TrainPage::allTrainings);
        take(train, "train-runs");
        train.setView(TrainPage::newTraining);
    }
    train.hide();

    inspect.show();
    InspectPresenter& figures = inspect.presenter();
    await([&] { return figures.evaluation() && !jobs.running(); });
    QTest::qWait(500);  // the figures of the classes
    take(inspect, "inspect-validation");
    inspect.setTab(InspectPage::cases);
    await([&] { return inspect.casePresenter().result() != nullptr; });
    QTest::qWait(2000);  // thumbnails
    take(inspect, "inspect-cases");
    inspect.findChild<QComboBox*>(QStringLiteral("mapKind"))->setCurrentIndex(3);  // for and against
    await([&] { return !inspect.casePresenter().mapPicture().isNull(); });
    take(inspect, "inspect-map");
    inspect.setTab(InspectPage::curves);
    take(inspect, "inspect-curves");
    figures.showTest();
    take(inspect, "inspect-locked");
    inspect.setTab(InspectPage::summary);
    figures.openTest();
    await([&] { return figures.testKnown() && !jobs.running(); });
    QTest::qWait(500);
    take(inspect, "inspect-test");
    if (auto* patients = inspect.findChild<QPushButton*>(QStringLiteral("byPatient"));
        patients->isVisible()) {
        QTest::mouseClick(patients, Qt::LeftButton);
        QTest::qWait(500);
        take(inspect, "inspect-patients");
    }
    inspect.hide();

    apply.show();
    apply.presenter().add(args.mid(4).filter(QStringLiteral("/")));
    await([&] {
        return !apply.presenter().files().empty() && apply.presenter().waiting() == 0 &&
               apply.casePresenter().result();
    });
    apply.findChild<QComboBox*>(QStringLiteral("mapKind"))->setCurrentIndex(2);
    await([&] { return !apply.casePresenter().mapPicture().isNull(); });
    take(apply, "apply-done");
    return 0;
}
