#include "inspect/case_menu.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>

#include "dataset/repair.h"
#include "questions/question_words.h"
#include "runs/figure_words.h"
#include "session/project_session.h"
#include "widgets/file_actions.h"

namespace fovea::ui {

namespace {
struct CaseMenu {
    Q_DECLARE_TR_FUNCTIONS(CaseMenu)
};

/// What is stated of one finding: yes, no, nothing.
void addStatements(QMenu& menu, ProjectSession& session, const dataset::Sample& sample,
                   const std::string& finding, const CaseMenuActions& actions) {
    QMenu* labels = menu.addMenu(CaseMenu::tr("“%1” in this &image").arg(fromUtf8(finding)));
    labels->setObjectName(QStringLiteral("caseLabels"));
    labels->menuAction()->setObjectName(QStringLiteral("changeLabel"));
    const auto labelOf = [](const std::optional<bool>& stated) {
        return !stated ? "" : *stated ? "yes" : "no";
    };
    int place = 0;
    for (const std::optional<bool> stated :
         {std::optional(true), std::optional(false), std::optional<bool>()}) {
        const bool now = sample.label == labelOf(stated);
        QAction* entry = labels->addAction(statedWords(stated));
        entry->setObjectName(QStringLiteral("caseLabel_%1").arg(place++));
        entry->setCheckable(true);
        entry->setChecked(now);
        entry->setEnabled(!now);
        QObject::connect(
            entry, &QAction::triggered, &session,
            [&session, id = sample.id, finding, stated, path = sample.path, edited = actions.edited] {
                if (session.setFinding({id}, finding, stated))
                    edited(CaseMenu::tr("%1: %2 is “%3” now. The figures are counted anew.")
                               .arg(QFileInfo(fromUtf8(path)).fileName(), fromUtf8(finding),
                                    statedWords(stated)));
            });
    }
}

void relabelTo(ProjectSession& session, const dataset::Sample& sample, const std::string& name,
               const std::function<void(const QString& what)>& edited) {
    if (session.rowOf(sample.id) < 0 || name == sample.label || !session.relabel({sample.id}, name)) return;
    edited(CaseMenu::tr("%1 has the label “%2” now. The figures are counted anew.")
               .arg(QFileInfo(fromUtf8(sample.path)).fileName(), fromUtf8(name)));
}

void addLabels(QMenu& menu, ProjectSession& session, const dataset::Sample& sample,
               const CaseMenuActions& actions) {
    QMenu* labels = menu.addMenu(CaseMenu::tr("Change the &label"));
    labels->setObjectName(QStringLiteral("caseLabels"));
    labels->menuAction()->setObjectName(QStringLiteral("changeLabel"));
    const std::vector<std::string> answers = session.answers();
    for (std::size_t c = 0; c < answers.size(); ++c) {
        const std::string name = answers[c];
        QAction* entry = labels->addAction(fromUtf8(name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        entry->setObjectName(QStringLiteral("caseLabel_%1").arg(c));
        entry->setCheckable(true);
        entry->setChecked(name == sample.label);
        entry->setEnabled(name != sample.label);
        QObject::connect(
            entry, &QAction::triggered, &session,
            [&session, sample, name, edited = actions.edited] { relabelTo(session, sample, name, edited); });
    }
}
}  // namespace

void giveLabel(ProjectSession& session, const dataset::Sample& sample, int number,
               const std::function<void(const QString& what)>& edited) {
    const dataset::QuestionKind kind = session.question().kind;
    if (kind != dataset::QuestionKind::one && kind != dataset::QuestionKind::grades) return;
    const std::vector<std::string> answers = session.answers();
    if (number >= 1 && std::size_t(number) <= answers.size())
        relabelTo(session, sample, answers[std::size_t(number - 1)], edited);
}

QMenu* makeCaseMenu(ProjectSession& session, const dataset::Sample& sample, const std::string& finding,
                    CaseMenuActions actions, QWidget* parent) {
    auto* menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("caseMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* there = menu->addAction(CaseMenu::tr("Show in &Data"));
    there->setObjectName(QStringLiteral("showInData"));
    QObject::connect(there, &QAction::triggered, menu, actions.showInData);
    if (!finding.empty())
        addStatements(*menu, session, sample, finding, actions);
    else if (session.question().kind != dataset::QuestionKind::number)
        addLabels(*menu, session, sample, actions);
    QAction* aside = menu->addAction(CaseMenu::tr("E&xclude"));
    aside->setObjectName(QStringLiteral("setAside"));
    aside->setToolTip(CaseMenu::tr("Neither learned from nor judged by any more"));
    QObject::connect(aside, &QAction::triggered, &session,
                     [&session, id = sample.id, path = sample.path, edited = actions.edited] {
                         if (session.setSplits(dataset::setAside(session.samples(), {id})))
                             edited(CaseMenu::tr("%1 is excluded. The figures are counted anew.")
                                        .arg(QFileInfo(fromUtf8(path)).fileName()));
                     });
    // Of an image that was removed since.
    const bool known = session.rowOf(sample.id) >= 0;
    for (QAction* action : menu->actions()) action->setEnabled(known && (action == there || !session.busy()));
    addFileActions(*menu, {fromUtf8(sample.path)});
    return menu;
}

}  // namespace fovea::ui
