#pragma once

#include <QFile>
#include <QTest>
#include <functional>
#include <vector>

#include "backbones/backbones_dialog.h"
#include "data/frames_dialog.h"
#include "data/grades_dialog.h"
#include "data/header_field_dialog.h"
#include "data/label_table_dialog.h"
#include "data/patient_names_dialog.h"
#include "data/readers_dialog.h"
#include "data/second_reading_dialog.h"
#include "data/split_dialog.h"
#include "data/studies_dialog.h"
#include "data/study_dialog.h"
#include "guide/guide_window.h"
#include "questions/question_dialog.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/about_dialog.h"
#include "shell/history_dialog.h"
#include "shell/key_sheet.h"
#include "tests/support/temporary_folder.h"

namespace fovea::test {

struct NamedDialog {
    const char* name;
    std::function<QDialog*()> open;  ///< a new one, of the caller
};

/// All windows that the main window opens, about the open project. What is captured outlives them; `folder`:
/// that of makeSmallProject().
inline std::vector<NamedDialog> everyDialog(ui::ProjectSession& session, ui::Settings& settings,
                                            QWidget& window, const TemporaryFolder& folder) {
    using dataset::QuestionKind;
    const auto question = [&session, &window](QuestionKind kind) {
        return [&session, &window, kind]() -> QDialog* {
            dataset::Question asked;
            asked.kind = kind;
            return new ui::QuestionDialog(session, asked, &window);
        };
    };
    const auto table = [&settings, &window, &folder]() -> QDialog* {
        const QString path = QString::fromStdString(folder.path("images/labels.csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) qFatal("no table");
        file.write("file,diagnosis,patient\nleft/1.png,left,A\nright/1.png,right,B\nright/9999.png,NA,B\n");
        file.close();
        auto* dialog = new ui::LabelTableDialog({}, settings, &window);
        dialog->presenter().openTable(path);
        if (!QTest::qWaitFor([&] { return !dialog->presenter().busy(); }, 60000)) qFatal("table not read");
        return dialog;
    };
    return {
        {"frames",
         [&window] {
             return new ui::FramesDialog({true, false, {}}, &window);
         }},
        {"slices",
         [&window] {
             return new ui::FramesDialog({true, true, {}}, &window);
         }},
        {"grades", [&session, &settings, &window] { return new ui::GradesDialog(session, &window); }},
        {"header field",
         [&session, &settings, &window] { return new ui::HeaderFieldDialog(settings, &window); }},
        {"table", table},
        {"patients", [&session, &settings, &window] { return new ui::PatientNamesDialog(session, &window); }},
        {"readers", [&session, &settings, &window] { return new ui::ReadersDialog(session, &window); }},
        {"second reading",
         [&session, &settings, &window] { return new ui::SecondReadingDialog(session, &window); }},
        {"split", [&session, &settings, &window] { return new ui::SplitDialog(session, &window); }},
        {"studies", [&session, &settings, &window] { return new ui::StudiesDialog(session, &window); }},
        {"study", [&session, &settings, &window] { return new ui::StudyDialog(session, &window); }},
        {"question, one", question(QuestionKind::one)},
        {"question, grades", question(QuestionKind::grades)},
        {"question, findings", question(QuestionKind::findings)},
        {"question, number", question(QuestionKind::number)},
        {"networks", [&session, &settings, &window] { return new ui::BackbonesDialog(settings, &window); }},
        {"about", [&window] { return new ui::AboutDialog(QStringLiteral("1.13.0"), &window); }},
        {"history", [&session, &settings, &window] { return new ui::HistoryDialog(session, &window); }},
        {"keys", [&window] { return new ui::KeySheet(&window); }},
        {"guide", [&window]() -> QDialog* {
             auto* guide = new ui::GuideWindow(&window);
             guide->showTopic(QStringLiteral("README"));
             return guide;
         }}};
}

}  // namespace fovea::test
