// An adapter judged by the images of another source, beside its project and away from it.
#include <QImage>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <memory>
#include <set>

#include "dataset/positive_class.h"
#include "dataset/table.h"
#include "evaluation/predictions_csv.h"
#include "runs/run_messages.h"
#include "runs/training_marks.h"
#include "runs/validate.h"
#include "tests/runs/study_project.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

namespace fs = std::filesystem;
using namespace fovea;
using namespace fovea::runs;
using dataset::Sample;
using dataset::Split;

class TestValidate : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_adapter, m_moved;  ///< in its project's run folder; away from it
    Sample m_learned;                ///< an image that the run learned from

    /// A source of its own: other pictures, each of a patient of its own by its name, classes in other
    /// letters.
    std::string source(const std::string& name, int seed) const {
        const std::string folder = m_folder.path(name);
        if (!test::writeSpots(folder, 8, seed)) qFatal("no images");
        for (const char* side : {"left", "right"})
            for (const auto& file : std::vector<fs::path>(fs::directory_iterator(folder + "/" + side), {}))
                fs::rename(file, file.parent_path() / ("b" + std::string(1, side[0]) + file.stem().string() +
                                                       "_1" + file.extension().string()));
        fs::rename(folder + "/left", folder + "/LEFT");
        return folder;
    }
    static ValidationRequest asked(const std::string& adapter, const std::string& folder) {
        ValidationRequest request;
        request.adapter = adapter;
        request.source.source = folder;
        request.source.patients.emplace();  // by the file's name, up to the first "_"
        request.source.patients->oneImageEach = true;
        request.predictor.threads = 1;
        request.predictor.device = "cpu";
        return request;
    }
    static ExternalValidation validated(const ValidationRequest& request) {
        auto result = validateAdapter(request, {});
        if (!result) qFatal("%s", errorMessage(result.error()).c_str());
        return std::move(*result);
    }
    static int problems(const ExternalValidation& v, const MessageKind& kind) {
        return int(std::count_if(v.problems.begin(), v.problems.end(),
                                 [&](const dataset::Problem& p) { return p.message.is(kind); }));
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string path = test::makeSmallProject(m_folder.path());
        QVERIFY(!path.empty());
        auto project = project::Project::open(path);
        QVERIFY(project.ok());
        // Each image is of a patient of its own: "l3" is that of left/3.png.
        std::vector<Sample> samples = project->samples().value();
        for (Sample& s : samples) s.patient = s.label.substr(0, 1) + fs::path(s.path).stem().string();
        QVERIFY(project->setSampleLabels(samples).ok());
        const auto run = runTraining(*project, test::quickSettings(), false, systemFileLayer(), {});
        QVERIFY(run.ok());
        m_adapter = run->adapterPath;
        m_moved = m_folder.path("received.safetensors");
        fs::copy_file(m_adapter, m_moved);
        for (const Sample& s : samples)
            if (s.split == Split::train) m_learned = s;
        QVERIFY(!m_learned.path.empty());
    }

    void figuresEqualThoseRecomputedFromTheTable() {
        const std::string folder = source("other", 1000);
        const ExternalValidation v = validated(asked(m_adapter, folder));
        QCOMPARE(v.samples.size(), std::size_t(16));
        QCOMPARE(v.classes, (std::vector<std::string>{"left", "right"}));
        QVERIFY(v.inCommon && v.inCommon->patientsCompared);
        QCOMPARE(v.inCommon->leftOut, 0);
        QVERIFY(v.patientsKnown);
        QCOMPARE(v.testEvaluations, 0);

        // The table, read by nothing of ours, and the adapter asked again image by image.
        evaluation::PredictionsTable names;
        names.classNames = v.classes;
        for (const Sample& s : v.samples) names.files.push_back(s.path);
        const auto csv = evaluation::predictionsCsv(v.predictions, names);
        QVERIFY(csv.ok());
        const auto predictor = inference::Predictor::load(m_moved, {.device = "cpu", .threads = 1});
        QVERIFY(predictor.ok());
        evaluation::Predictions again;
        again.classes = 2;
        const QStringList rows = QString::fromStdString(*csv).trimmed().split("\r\n");
        QCOMPARE(rows.size(), 17);
        for (int i = 1; i < rows.size(); ++i) {
            const QStringList cells = rows[i].split(',');
            const auto said = predictor->predict(cells[0].toStdString(), {}, false);
            QVERIFY(said.ok());
            for (const int c : {0, 1}) {
                QCOMPARE(cells[4 + c].toDouble(), said->probabilities[std::size_t(c)]);
                again.probabilities.push_back(cells[4 + c].toDouble());
            }
            again.truth.push_back(cells[2] == "right");
            QVERIFY(cells[0].contains(again.truth.back() ? "/right/" : "/LEFT/"));
            again.patients.push_back(cells[1].toStdString());
        }
        const auto estimates = evaluation::estimate(again, {});
        QVERIFY(estimates.ok());
        QCOMPARE(estimates->size(), v.estimates.size());
        for (const auto& [name, e] : *estimates) {
            const evaluation::Estimate& own = v.estimates.at(name);
            QVERIFY2(own.value == e.value && own.low == e.low && own.high == e.high, name.c_str());
        }
        QCOMPARE(v.confusion, evaluation::confusionMatrix(again));

        // Calibration in the large: were all logits moved by that, as many would be expected as there are.
        const evaluation::Estimate& large = v.calibration.line.intercept;
        const std::size_t positive = std::size_t(dataset::positiveIndex(v.classes, v.positive));
        double expected = 0;
        for (std::size_t i = 0; i < again.truth.size(); ++i) {
            const double p = again.probabilities[2 * i + positive];
            expected += 1 / (1 + std::exp(-std::log(p / (1 - p)) - large.value));
        }
        QVERIFY2(std::abs(expected - 8) < 1e-6, qPrintable(QString::number(expected)));
        QVERIFY(large.low < large.value && large.value < large.high);
    }

    /// What somebody says of images, wherever they lie, judges as folders of classes do; and the project of
    /// the adapter may be open where it is asked.
    void knownAnswersJudgeAsFoldersDo() {
        const ExternalValidation byFolder = validated(asked(m_adapter, source("known", 6000)));
        // In a folder that is no class, and under names of another.
        const fs::path elsewhere = m_folder.path("elsewhere/test");
        fs::create_directories(elsewhere);
        ValidationRequest request = asked(m_adapter, {});
        for (const Sample& s : byFolder.samples) {
            const fs::path to = elsewhere / fs::path(s.path).filename();
            fs::rename(s.path, to);
            request.known.push_back({to.string(), 0, s.label});
        }
        const std::string strange = (elsewhere / "x_1.png").string(),
                          unasked = (elsewhere / "y_1.png").string();
        for (const std::string& file : {strange, unasked})
            QVERIFY(imaging::writePng(file, test::spot(true, 99999), *systemFileLayer()).ok());
        request.known.push_back({strange, 0, "neither"});
        const fs::path runFolder = fs::path(m_adapter).parent_path();
        const auto project = project::Project::open(runFolder.parent_path().parent_path().string());
        QVERIFY(project.ok());
        QCOMPARE(validateAdapter(request, {}).error().code, ErrorCode::projectLocked);
        const auto open = validateAdapter(request, {}, &*project);
        QVERIFY2(open.ok(), open.ok() ? "" : errorMessage(open.error()).c_str());
        QVERIFY(open->inCommon && open->inCommon->patientsCompared);
        QCOMPARE(open->samples.size(), byFolder.samples.size());
        QCOMPARE(problems(*open, kClassUnknownToAdapter), 1);
        QCOMPARE(open->confusion, byFolder.confusion);
        for (const auto& [name, e] : byFolder.estimates) {
            const evaluation::Estimate& own = open->estimates.at(name);
            QVERIFY2(own.value == e.value && own.low == e.low && own.high == e.high, name.c_str());
        }
    }

    void plantedCommonImagesAreNamed() {
        const std::string folder = source("planted", 2000);
        for (const char* copy : {"x1_1.png", "x2_1.png"})
            fs::copy_file(m_learned.path,
                          folder + "/" + (m_learned.label == "left" ? "LEFT" : "right") + "/" + copy);
        // Another image of the patient whose image was planted.
        const std::string second = folder + "/right/x1_2.png";
        QVERIFY(imaging::writePng(second, test::spot(false, 77777), *systemFileLayer()).ok());
        for (const std::string& adapter : {m_adapter, m_moved}) {
            const ExternalValidation v = validated(asked(adapter, folder));
            QVERIFY(v.inCommon.has_value());
            QCOMPARE(v.inCommon->images, 2);
            QCOMPARE(v.inCommon->patients, 2);
            QCOMPARE(v.inCommon->leftOut, 3);
            QCOMPARE(v.inCommon->patientsCompared, adapter == m_adapter);
            QCOMPARE(v.samples.size(), std::size_t(16));
            QCOMPARE(problems(v, kAmongTrainingImages), 2);
            QCOMPARE(problems(v, kPatientInTraining), 1);
            for (const Sample& s : v.samples) QVERIFY(s.path != second);
        }
    }

    /// The same picture, compressed anew by another archive, of a patient with another number.
    void copiesThatWereCompressedAnewAreNoticedBesideTheProject() {
        const std::string folder = source("compressed", 2500);
        const std::string side = folder + "/" + (m_learned.label == "left" ? "LEFT" : "right");
        QImage picture(QString::fromStdString(m_learned.path));
        QVERIFY(!picture.isNull());
        picture = picture.scaled(picture.width() * 9 / 10, picture.height() * 9 / 10, Qt::IgnoreAspectRatio,
                                 Qt::SmoothTransformation);
        QVERIFY(picture.save(QString::fromStdString(side + "/y1_1.jpg"), "JPG", 80));
        const ExternalValidation beside = validated(asked(m_adapter, folder));
        QCOMPARE(beside.inCommon->images, 0);
        QCOMPARE(beside.inCommon->lookAlikes, std::optional(1));
        QCOMPARE(beside.inCommon->leftOut, 1);
        QCOMPARE(beside.inCommon->patients, 1);
        QCOMPARE(problems(beside, kLooksLikeTraining), 1);
        QCOMPARE(beside.samples.size(), std::size_t(16));
        const ExternalValidation away = validated(asked(m_moved, folder));
        QVERIFY(!away.inCommon->lookAlikes.has_value());
        QCOMPARE(away.samples.size(), std::size_t(17));
    }

    void patientsOfTheTrainingAreKnownByTheirNumbers() {
        const std::string folder = source("numbers", 3000);
        const std::string file = folder + "/right/" + m_learned.patient + "_9.png";
        QVERIFY(imaging::writePng(file, test::spot(false, 88888), *systemFileLayer()).ok());
        ExternalValidation v = validated(asked(m_adapter, folder));
        QCOMPARE(v.inCommon->images, 0);
        QCOMPARE(v.inCommon->patients, 1);
        QCOMPARE(v.samples.size(), std::size_t(16));
        ValidationRequest own = asked(m_adapter, folder);
        own.ownPatientNumbers = true;
        for (const ValidationRequest& request : {own, asked(m_moved, folder)}) {
            v = validated(request);
            QVERIFY(!v.inCommon->patientsCompared);
            QCOMPARE(v.inCommon->patients, 0);
            QCOMPARE(v.samples.size(), std::size_t(17));
        }
    }

    void classesThatItDoesNotKnow() {
        const std::string folder = source("classes", 4000);
        fs::rename(folder + "/right", folder + "/both");
        ExternalValidation v = validated(asked(m_moved, folder));
        QCOMPARE(v.samples.size(), std::size_t(8));
        QCOMPARE(problems(v, kClassUnknownToAdapter), 8);
        QVERIFY(std::isnan(v.estimates.at("auc").value));
        fs::rename(folder + "/LEFT", folder + "/neither");
        const auto none = validateAdapter(asked(m_moved, folder), {});
        QVERIFY(!none.ok());
        QVERIFY(none.error().reasons.front().is(kNoClassKnown));
        const std::string said = errorMessage(none.error());
        QVERIFY2(said.find("“both”, “neither”") != said.npos && said.find("“left”, “right”") != said.npos,
                 said.c_str());
    }

    void anAdapterThatKnowsNothingOfItsImagesSaysSo() {
        auto adapter = adapter::loadAdapter(m_adapter);
        QVERIFY(adapter.ok());
        QVERIFY(!adapter->info.trainingMarks.empty());
        // Nothing of a hash or a patient stands in what is passed on.
        for (const std::string& secret : {m_learned.pixelHash, m_learned.pixelHash.substr(0, 16)})
            QVERIFY(adapter->info.trainingMarks.find(secret) == std::string::npos);
        adapter->info.trainingMarks.clear();
        const std::string old = m_folder.path("old.safetensors");
        QVERIFY(adapter::saveAdapter(old, adapter->info, adapter->network, *systemFileLayer()).ok());
        const ExternalValidation v = validated(asked(old, source("old", 5000)));
        QVERIFY(!v.inCommon.has_value());
        QCOMPARE(v.samples.size(), std::size_t(16));
    }

    /// An adapter of studies, put together by folders: it answers them as Predictor::together() does. Of a
    /// study with an image of the training nothing is left, nor of one that contradicts itself.
    void studiesAreJudgedAsOne() {
        const std::string root = m_folder.path("of-studies");
        QVERIFY(test::makeStudyProject(root));
        std::string adapter, learned;
        {
            auto project = project::Project::open(root + "/p.fovea");
            QVERIFY(project.ok());
            const auto run = runTraining(*project, test::smallRun(root), false, systemFileLayer(), {});
            QVERIFY2(run.ok(), run.ok() ? "" : run.error().detail.c_str());
            adapter = m_folder.path("of-studies.safetensors");
            fs::copy_file(run->adapterPath, adapter);
            const auto samples = project->samples();
            QVERIFY(samples.ok());
            for (const Sample& s : *samples)
                if (s.split == Split::train && s.label == "ill") learned = s.path;
            QVERIFY(!learned.empty());
        }
        constexpr int kStudies = 6, kImages = 4;
        const std::string folder = m_folder.path("other-studies");
        std::uint64_t seed = 100000;
        for (int study = 0; study < kStudies; ++study) {
            const std::string place = folder + (study % 2 ? "/ill/" : "/well/") + "s" + std::to_string(study);
            QVERIFY(systemFileLayer()->makeFolders(place));
            for (int image = 0; image < kImages; ++image) {
                Random random{++seed};
                imaging::Pixels p{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
                for (auto& v : p.data)
                    v = std::uint8_t((study % 2 && image == 1 ? 170 : 60) + int(random.below(40)));
                QVERIFY(imaging::writePng(place + "/" + std::to_string(image) + ".png", p, *systemFileLayer())
                            .ok());
            }
        }
        fs::copy_file(learned, folder + "/ill/s1/learned.png");
        ValidationRequest request = asked(adapter, folder);
        request.source.patients.reset();
        request.predictor.backbone = root + "/backbone";
        const ExternalValidation v = validated(request);
        QCOMPARE(v.task.question.answerUnit, dataset::AnswerUnit::study);
        QCOMPARE(v.samples.size(), std::size_t(kStudies - 1));
        QCOMPARE(v.images.size(), v.samples.size());
        QCOMPARE(imageCount(v), (kStudies - 1) * kImages);
        QCOMPARE(problems(v, kAmongTrainingImages), 1);
        QCOMPARE(problems(v, kUnitInTraining), kImages);
        QCOMPARE(v.inCommon->leftOut, kImages + 1);
        QVERIFY(v.meanOfImages.has_value() && v.mostOfImages.has_value());

        const auto predictor = inference::Predictor::load(adapter, request.predictor);
        QVERIFY(predictor.ok());
        std::size_t place = 0;
        for (std::size_t u = 0; u < v.images.size(); ++u) {
            QCOMPARE(int(v.images[u].size()), kImages);
            std::vector<inference::CaseResult> alone;
            for (const Sample& s : v.images[u]) {
                QCOMPARE(s.study, fs::path(v.samples[u].path).parent_path().string());
                auto said = predictor->predict(s.path, {s.frame, s.plane}, false);
                QVERIFY(said.ok());
                alone.push_back(std::move(*said));
            }
            std::vector<const inference::CaseResult*> all;
            for (const inference::CaseResult& image : alone) all.push_back(&image);
            const auto together = predictor->together(all);
            QVERIFY(together.ok());
            for (const std::size_t c : {0u, 1u}) {
                QCOMPARE(v.predictions.probabilities[2 * u + c], together->probabilities[c]);
                for (std::size_t i = 0; i < alone.size(); ++i)
                    QCOMPARE(v.imageAnswers[2 * (place + i) + c], alone[i].probabilities[c]);
            }
            for (std::size_t i = 0; i < alone.size(); ++i)
                QCOMPARE(v.imageWeights[place + i], together->weights[i]);
            const std::vector<double> evidence = runs::imageEvidence(v);
            for (std::size_t i = 0; i < alone.size(); ++i)
                QCOMPARE(evidence[place + i], together->evidence[i]);
            place += alone.size();
        }

        // By a table that names exams of two studies each. Of the first a single image is called well and one
        // ill, and nothing is said of the others.
        std::string table = "file,exam,class\n";
        for (int study = 0; study < kStudies; ++study)
            for (int image = 0; image < kImages; ++image) {
                const bool ill = study == 1 || study >= 4, open = study < 2 && image > 0;
                table += std::string(study % 2 ? "ill/" : "well/") + "s" + std::to_string(study) + "/" +
                         std::to_string(image) + ".png,e" + std::to_string(study / 2) + "," +
                         (open  ? ""
                          : ill ? "ill"
                                : "well") +
                         "\n";
            }
        const std::string file = m_folder.path("exams.csv");
        QVERIFY(systemFileLayer()->writeAtomically(file, table).ok());
        auto labels = std::make_shared<dataset::LabelTable>();
        auto read = dataset::readTable(file, {}, {});
        QVERIFY(read.ok());
        labels->columns.file = 0;
        labels->columns.study = 1;
        labels->columns.label = {2};
        labels->table = std::make_shared<const dataset::Table>(std::move(*read));
        request.source.labels = labels;
        fs::remove(folder + "/ill/s1/learned.png");
        const ExternalValidation byTable = validated(request);
        QCOMPARE(byTable.samples.size(), std::size_t(2));
        std::set<std::string> exams;
        for (const Sample& s : byTable.samples) exams.insert(s.study);
        QVERIFY((exams == std::set<std::string>{"e1", "e2"}));
        for (const auto& unit : byTable.images) QCOMPARE(int(unit.size()), 2 * kImages);
        QCOMPARE(problems(byTable, kUnitOfTwoAnswers), 2);
        QCOMPARE(problems(byTable, kWithoutClass), 2 * kImages - 2);
    }

    void marksKnowTheirImagesAndNoOthers() {
        const auto hash = [](int i) { return std::string(60, 'a') + std::to_string(1000 + i); };
        std::vector<std::string> hashes;
        for (int i = 0; i < 500; ++i) hashes.push_back(hash(i));
        const TrainingMarks marks = TrainingMarks::of(hashes);
        const auto read = TrainingMarks::fromText(marks.text());
        QVERIFY(read.ok());
        QCOMPARE(read->text(), marks.text());
        std::reverse(hashes.begin(), hashes.end());
        QCOMPARE(TrainingMarks::of(hashes).text(), marks.text());
        int others = 0;
        for (int i = 0; i < 500; ++i) QVERIFY(read->contain(hash(i)));
        for (int i = 500; i < 8000; ++i) others += read->contain(hash(i));
        QVERIFY(others <= 1);  // one in 1,100 such tests
        hashes.pop_back();     // another set, another salt: marks cannot be compared
        const std::string fewer = TrainingMarks::of(hashes).text();
        int shared = 0;
        for (std::size_t at = 32; at < fewer.size(); at += 8)
            shared += marks.text().find(fewer.substr(at, 8), 32) != std::string::npos;
        QVERIFY(shared < 5);
        QVERIFY(TrainingMarks::fromText(TrainingMarks::of({}).text()).ok());
        for (const char* wrong :
             {"", "abc", "0123456789abcdef0123456789abcdeX", "0123456789abcdef0123456789abcdef1"})
            QVERIFY(!TrainingMarks::fromText(wrong));
    }
};

QTEST_GUILESS_MAIN(TestValidate)
#include "test_validate.moc"
