#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "adapter/adapter_file.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::adapter;

class TestAdapterFile : public QObject {
    Q_OBJECT
private:
    static AdapterInfo info() {
        AdapterInfo i;
        i.config.backboneWidth = 48;
        i.config.heads = 3;
        i.config.sideWidth = 12;
        i.config.layers = 2;
        i.config.lowResolution = 64;
        i.config.classes = 3;
        i.extraction = {{2, 3}, 128, 0.2, backbone::Importance::global};
        i.precision = "fp32";
        i.backboneName = "starter";
        i.backboneIdentity = std::string(64, 'a');
        i.classes = {"eins", "zwei", "drei, \"vier\""};
        i.softwareVersion = "0.0";
        i.createdUtc = "2026-01-01T00:00:00Z";
        i.trainingJson = R"({"seed":3})";
        return i;
    }
    test::TemporaryFolder m_folder;
    std::string path() const { return m_folder.path("a.safetensors"); }
    void save() const {
        const auto network = Network::create(info().config, 9);
        QVERIFY(network.ok());
        QVERIFY(saveAdapter(path(), info(), *network, *systemFileLayer()).ok());
    }
    static ReadOut readOut() {
        ReadOut r;
        r.weights.resize(std::size_t(3 * ReadOut::widthFor(info().config)));
        for (std::size_t i = 0; i < r.weights.size(); ++i) r.weights[i] = float(i % 7) / 50 - 0.05f;
        r.intercepts = {0.5f, -0.25f, -0.25f};
        for (std::size_t i = 0; i < r.weights.size() / 3; ++i) r.typical.push_back(float(i % 5) - 2);
        return r;
    }
    /// The file with other members of its settings.
    void withSettings(const nlohmann::json& members) const {
        SafeTensorsWriter changed;
        {
            const auto file = SafeTensors::open(path());
            auto settings = nlohmann::json::parse(file->metadata().at("fovea"));
            settings.update(members);
            changed.setMetadata("format", file->metadata().at("format"));
            changed.setMetadata("fovea", settings.dump());
            for (const auto& [name, view] : file->tensors())
                changed.add(name, view.dtype, view.shape, view.bytes);
        }
        QVERIFY(systemFileLayer()->writeAtomically(path(), changed.bytes()).ok());
    }
    std::string bytes() const { return *readTextFile(path()); }
    void write(const std::string& text) const { std::ofstream(path(), std::ios::binary) << text; }
    /// Takes these texts out of the settings.
    void withoutFields(const std::vector<std::string>& fields) const {
        SafeTensorsWriter changed;
        {
            const auto file = SafeTensors::open(path());
            QVERIFY(file.ok());
            for (const auto& [key, value] : file->metadata()) {
                std::string text = value;
                for (const std::string& field : fields) {
                    const std::size_t at = text.find(field);
                    if (key == "fovea") QVERIFY(at != std::string::npos);
                    if (at != std::string::npos) text.erase(at, field.size());
                }
                changed.setMetadata(key, text);
            }
            for (const auto& [name, view] : file->tensors())
                changed.add(name, view.dtype, view.shape, view.bytes);
        }
        QVERIFY(systemFileLayer()->writeAtomically(path(), changed.bytes()).ok());
    }

private Q_SLOTS:
    void comesBackAsItWas() {
        save();
        const auto loaded = loadAdapter(path());
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().detail.c_str());
        QCOMPARE(loaded->info.classes, info().classes);
        QCOMPARE(loaded->info.extraction.layers, info().extraction.layers);
        QCOMPARE(loaded->info.backboneIdentity, info().backboneIdentity);
        QCOMPARE(loaded->info.trainingJson, info().trainingJson);
        QCOMPARE(loaded->info.config.sideWidth, 12);
        QVERIFY(loaded->network.values() == Network::create(info().config, 9)->values());
        QVERIFY(readAdapterInfo(path()).ok());
    }
    void aReadOutTravelsWithIt_data() {
        QTest::addColumn<double>("sideShare");
        QTest::newRow("beside the side network") << 0.5;
        QTest::newRow("alone") << 0.0;
    }
    void aReadOutTravelsWithIt() {
        QFETCH(const double, sideShare);
        auto network = Network::create(info().config, 9);
        const Head head{sideShare, readOut()};
        QVERIFY(network->setHead(head).ok());
        QVERIFY(saveAdapter(path(), info(), *network, *systemFileLayer()).ok());
        const auto loaded = loadAdapter(path());
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().detail.c_str());
        QVERIFY(loaded->network.head() == head);
        QCOMPARE(loaded->info.sideShare, sideShare);
        QCOMPARE(readAdapterInfo(path())->sideShare, sideShare);
        const auto file = SafeTensors::open(path());
        QCOMPARE(file->find("side_encoder.classifier.bias") != nullptr, sideShare > 0);
        // Another number in it is another adapter.
        for (const char* name : {"read_out.weights", "read_out.intercepts"}) {
            SafeTensorsWriter changed;
            for (const auto& [key, value] : file->metadata()) changed.setMetadata(key, value);
            for (const auto& [tensor, view] : file->tensors()) {
                std::vector<std::byte> data(view.bytes.begin(), view.bytes.end());
                if (tensor == name) data[3] ^= std::byte{0x40};
                changed.add(tensor, view.dtype, view.shape, data);
            }
            QVERIFY(systemFileLayer()->writeAtomically(m_folder.path("b"), changed.bytes()).ok());
            const auto other = loadAdapter(m_folder.path("b"));
            QVERIFY2(!other, name);
        }
    }
    /// Versions that would count images alike must not read it.
    void weightsOfImagesTravelWithIt() {
        AdapterInfo ofStudies = info();
        ofStudies.config.pooling = Pooling::attention;
        ofStudies.question.answerUnit = "study";
        auto network = Network::create(ofStudies.config, 9);
        Head head{0, readOut()};
        head.readOut->weighting = {2, 1.75};
        QVERIFY(network->setHead(head).ok());
        QVERIFY(saveAdapter(path(), ofStudies, *network, *systemFileLayer()).ok());
        const auto loaded = loadAdapter(path());
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().detail.c_str());
        QVERIFY(loaded->network.head() == head);
        QCOMPARE(SafeTensors::open(path())->metadata().at("format"), std::string("fovea-adapter-4"));
        // Without them, or with weights that it cannot have, it would say something else.
        const std::string whole = bytes();
        const auto settings = nlohmann::json::parse(SafeTensors::open(path())->metadata().at("fovea"));
        const std::string member = "\"image_weighting\":" + settings.at("image_weighting").dump() + ",";
        withoutFields({member});
        QCOMPARE(readAdapterInfo(path()).error().code, ErrorCode::corruptFile);
        write(whole);
        withSettings({{"image_weighting", {{"least", 3}, {"sharpness", 1.75}}}});
        QVERIFY(!loadAdapter(path()).ok());
    }
    /// As versions without a read-out wrote and read it.
    void aPlainFileSaysNothingOfAReadOut() {
        save();
        const auto file = SafeTensors::open(path());
        QVERIFY(!nlohmann::json::parse(file->metadata().at("fovea")).contains("side_share"));
        QVERIFY(!file->find("read_out.weights"));
        QVERIFY(loadAdapter(path())->network.head() == Head());
    }
    void aShareThatCannotBeIsRefused_data() {
        QTest::addColumn<double>("share");
        for (const double share : {-0.1, 1.5}) QTest::newRow(qPrintable(QString::number(share))) << share;
    }
    void aShareThatCannotBeIsRefused() {
        QFETCH(const double, share);
        save();
        withSettings({{"side_share", share}});
        QCOMPARE(readAdapterInfo(path()).error().code, ErrorCode::corruptFile);
    }
    /// Whose tensors the file does not have.
    void aShareOfAnotherFileIsRefused() {
        save();
        for (const double share : {0.0, 0.5}) {
            withSettings({{"side_share", share}});
            QCOMPARE(loadAdapter(path()).error().code, ErrorCode::missingTensors);
        }
    }

    void whatItIsUsedAtTravelsWithIt() {
        save();
        const std::string before = bytes();
        QVERIFY(!readAdapterInfo(path())->tuning.thresholds);
        Tuning tuning;
        tuning.recalibration = {1.25, {0.25, -0.5, 0.25}};
        tuning.thresholds = evaluation::standardThresholds(info().classes, 1);
        tuning.thresholds->rule = {evaluation::ThresholdRule::sensitivity, 0.95};
        tuning.thresholds->points[2].value = 0.123456789012345678;
        tuning.thresholds->afterTest = true;
        QVERIFY(retuneAdapter(path(), tuning, *systemFileLayer()).ok());
        const auto loaded = loadAdapter(path());  // with its self-check
        QVERIFY(loaded.ok());
        QCOMPARE(tuningToJson(loaded->info.tuning), tuningToJson(tuning));
        QCOMPARE(loaded->info.tuning.thresholds->of(info().classes[2])->value,
                 tuning.thresholds->points[2].value);
        QVERIFY(loaded->network.values() == Network::create(info().config, 9)->values());
        QCOMPARE(loaded->info.trainingJson, info().trainingJson);
        // Taken away again, it is the file that it was.
        QVERIFY(retuneAdapter(path(), {}, *systemFileLayer()).ok());
        QVERIFY(bytes() == before);
    }
    void aFullDiskLeavesTheOldTuning() {
        save();
        const std::string before = bytes();
        Tuning tuning;
        tuning.positive = "eins";
        test::FullDisk full(100);
        const auto failed = retuneAdapter(path(), tuning, full);
        QVERIFY(!failed && failed.error().code == ErrorCode::diskFull);
        QVERIFY(bytes() == before);
    }
    void aTuningThatCannotBeIsRefused_data() {
        QTest::addColumn<QString>("member");
        QTest::newRow("temperature 0") << R"({"recalibration":{"temperature":0,"biases":null}})";
        QTest::newRow("temperature no number") << R"({"recalibration":{"temperature":"warm","biases":null}})";
        QTest::newRow("biases of other classes") << R"({"recalibration":{"temperature":1,"biases":[1,2]}})";
        QTest::newRow("threshold without a rule") << R"({"threshold":{"value":0.5}})";
        QTest::newRow("positive no name") << R"({"positive":7})";
    }
    void aTuningThatCannotBeIsRefused() {
        QFETCH(QString, member);
        save();
        withSettings(nlohmann::json::parse(member.toStdString()));
        const auto read = readAdapterInfo(path());
        QVERIFY(!read && read.error().code == ErrorCode::corruptFile);
    }
    void changedWeightFailsTheSelfCheck() {
        save();
        SafeTensorsWriter changed;
        {
            const auto file = SafeTensors::open(path());
            for (const auto& [key, value] : file->metadata()) changed.setMetadata(key, value);
            for (const auto& [name, view] : file->tensors()) {
                std::vector<std::byte> data(view.bytes.begin(), view.bytes.end());
                if (name == "side_encoder.classifier.bias") data[3] = std::byte{0x40};  // 0 becomes 2
                changed.add(name, view.dtype, view.shape, data);
            }
        }
        QVERIFY(systemFileLayer()->writeAtomically(path(), changed.bytes()).ok());
        const auto loaded = loadAdapter(path());
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().code, ErrorCode::verificationFailed);
    }
    void severalSideNetworksTravelWithIt() {
        AdapterInfo several = info();
        several.config.sideNetworks = 3;
        const auto network = Network::create(several.config, 9);
        QVERIFY(saveAdapter(path(), several, *network, *systemFileLayer()).ok());
        const auto loaded = loadAdapter(path());
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().detail.c_str());
        QCOMPARE(loaded->info.config.sideNetworks, 3);
        QVERIFY(loaded->network.values() == network->values());
        QCOMPARE(network->values().size(), 3 * Network::create(info().config, 9)->values().size());
        QCOMPARE(SafeTensors::open(path())->metadata().at("format"), std::string("fovea-adapter-5"));
        // Of one network it is the file that it always was.
        save();
        QCOMPARE(SafeTensors::open(path())->metadata().at("format"), std::string("fovea-adapter-1"));
        QVERIFY(bytes().find("side_networks") == std::string::npos);
    }
    void asManySideNetworksAsItSays() {
        AdapterInfo several = info();
        several.config.sideNetworks = 2;
        QVERIFY(saveAdapter(path(), several, *Network::create(several.config, 9), *systemFileLayer()).ok());
        withSettings({{"side_networks", 3}});
        QCOMPARE(loadAdapter(path()).error().code, ErrorCode::missingTensors);
        withSettings({{"side_networks", 1}});
        QCOMPARE(loadAdapter(path()).error().code, ErrorCode::corruptFile);
        withSettings({{"side_networks", 1000000}});
        QVERIFY(!loadAdapter(path()).ok());
        // Weights of images that were taken out would not be missed else.
        QVERIFY(saveAdapter(path(), several, *Network::create(several.config, 9), *systemFileLayer()).ok());
        QVERIFY(loadAdapter(path()).ok());
        withoutFields({R"("image_weighting":null,)"});
        QCOMPARE(loadAdapter(path()).error().code, ErrorCode::corruptFile);
    }
    void windowAndPlaneAreKept() {
        AdapterInfo written = info();
        written.windowPolicy = "40/400";
        written.plane = "coronal";
        QVERIFY(saveAdapter(path(), written, *Network::create(written.config, 1), *systemFileLayer()).ok());
        QCOMPARE(readAdapterInfo(path())->windowPolicy, std::string("40/400"));
        QCOMPARE(readAdapterInfo(path())->plane, std::string("coronal"));
    }
    void filesThatSayNoWindowMeanTheFiles() {
        save();
        withoutFields({R"(,"window":"file")", R"("plane":"axial",)"});
        const auto loaded = loadAdapter(path());
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().detail.c_str());
        QCOMPARE(loaded->info.windowPolicy, std::string("file"));
        QCOMPARE(loaded->info.plane, std::string("axial"));
    }
    /// As versions wrote it that said by what the backbone's width is divided. Its self-check holds.
    void filesThatSayTheReductionOpen() {
        save();
        withoutFields({R"("side_width":12,)"});
        const auto loaded = loadAdapter(path());
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().detail.c_str());
        QCOMPARE(loaded->info.config.sideWidth, 12);
        QVERIFY(loaded->network.values() == Network::create(info().config, 9)->values());
        withoutFields({R"("side_reduction":4,)"});
        QCOMPARE(readAdapterInfo(path()).error().code, ErrorCode::corruptFile);
    }
    /// 48 / 18 is none that those versions know.
    void aWidthThatIsNoPartOfTheBackbonesComesBack() {
        AdapterInfo wide = info();
        wide.config.sideWidth = 18;
        const auto network = Network::create(wide.config, 9);
        QVERIFY(network.ok());
        QVERIFY(saveAdapter(path(), wide, *network, *systemFileLayer()).ok());
        QVERIFY(bytes().find("side_reduction") == std::string::npos);
        const auto loaded = loadAdapter(path());
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().detail.c_str());
        QCOMPARE(loaded->info.config.sideWidth, 18);
    }
    void cutShort() {
        save();
        const std::string whole = bytes();
        for (const double part : {0.0, 0.001, 0.5, 0.999}) {
            write(whole.substr(0, std::size_t(double(whole.size()) * part)));
            const auto loaded = loadAdapter(path());
            QVERIFY(!loaded.ok());
            QCOMPARE(loaded.error().code, ErrorCode::corruptFile);
            QCOMPARE(loaded.error().file, path());
        }
    }
    void anotherSafetensorsFile() {
        const auto loaded = loadAdapter(std::string(FOVEA_TEST_DATA) + "/fpt_tiny.safetensors");
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().code, ErrorCode::corruptFile);
    }
    void fullDiskLeavesTheOldFile() {
        save();
        const std::string before = bytes();
        test::FullDisk disk(100);
        const auto saved = saveAdapter(path(), info(), *Network::create(info().config, 1), disk);
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error().code, ErrorCode::diskFull);
        QCOMPARE(bytes(), before);
    }
};

QTEST_APPLESS_MAIN(TestAdapterFile)
#include "test_adapter_file.moc"
