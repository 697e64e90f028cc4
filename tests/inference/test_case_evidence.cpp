#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "inference/case_evidence.h"
#include "inference/case_map.h"
#include "tests/support/made_up_backbone.h"

using namespace fovea;
using namespace fovea::inference;
using explain::TokenMap;

/// What speaks for an answer adds up to the answer, and asking again without tokens changes only what it
/// must.
class TestCaseEvidence : public QObject {
    Q_OBJECT
private:
    static std::vector<float> drawn(Random& random, std::size_t n, double scale) {
        std::vector<float> numbers(n);
        for (float& x : numbers) x = float(scale * random.normal());
        return numbers;
    }

    /// `attention`: unless 0, the side network says the same of every image, and its attention is so many
    /// times that of a network that has learned nothing.
    static Result<Predictor> predictor(adapter::StoreType type, double sideShare,
                                       adapter::Outputs outputs = adapter::Outputs::classes,
                                       const std::string& kind = "one",
                                       adapter::Pooling pooling = adapter::Pooling::images,
                                       std::optional<adapter::ImageWeighting> weighting = {},
                                       float attention = 0) {
        const std::size_t answers = outputs == adapter::Outputs::number ? 1 : 3;
        adapter::AdapterInfo info;
        info.config =
            adapter::AdapterConfig::defaults(adapter::Method::fptPlus, test::tinyViT(), 2, int(answers));
        info.config.outputs = outputs;
        info.config.pooling = pooling;
        info.question.kind = kind;
        if (pooling != adapter::Pooling::images) info.question.answerUnit = "study";
        info.config.lowResolution = 32;
        info.extraction = {{2, 3}, 128, 0.3, backbone::Importance::global};
        info.precision = "fp32";
        info.store = type;
        info.classes = {"a", "b", "c"};
        info.classes.resize(answers);
        FOVEA_TRY(adapter::Network network, adapter::Network::create(info.config, 5));
        if (attention != 0) {
            auto values = network.values();
            for (float& v : values.at("side_encoder.classifier.weight")) v = 0;
            for (float& v : values.at("pooling.score.weight")) v *= attention;
            FOVEA_CHECK(network.setValues(values));
        }
        if (sideShare < 1) {
            Random random(7);
            const std::size_t width = std::size_t(adapter::ReadOut::widthFor(info.config));
            adapter::Head head;
            head.sideShare = sideShare;
            head.readOut = {drawn(random, answers * width, 0.5), drawn(random, answers, 1),
                            drawn(random, width, 0.1)};
            head.readOut->weighting = weighting;
            FOVEA_CHECK(network.setHead(head));
        }
        FOVEA_TRY(backbone::Backbone vit, backbone::Backbone::untrained(test::tinyViT(), 1));
        return Predictor::assemble({info, std::move(network)}, std::move(vit));
    }
    static Result<CaseResult> seen(const Predictor& p, std::uint64_t seed = 3) {
        Random random(seed);
        imaging::Pixels pixels{90, 70, 1, std::vector<std::uint8_t>(90 * 70)};
        for (auto& v : pixels.data) v = std::uint8_t(random.below(256));
        return p.predict(pixels, true);
    }
    static double sumOf(const TokenMap& map) {
        return std::accumulate(map.values.begin(), map.values.end(), 0.0) + map.leadingShare;
    }

private Q_SLOTS:
    void addsUpToTheAnswer_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<double>("sideShare");
        QTest::addColumn<int>("outputs");
        QTest::addColumn<QString>("kind");
        const int fp16 = int(adapter::StoreType::fp16), int8 = int(adapter::StoreType::int8);
        const int classes = int(adapter::Outputs::classes), findings = int(adapter::Outputs::findings),
                  number = int(adapter::Outputs::number);
        QTest::newRow("fp16, both") << fp16 << 0.5 << classes << "one";
        QTest::newRow("int8, both") << int8 << 0.5 << classes << "one";
        QTest::newRow("int8, read-out alone") << int8 << 0.0 << classes << "one";
        QTest::newRow("grades") << int8 << 0.5 << classes << "grades";
        QTest::newRow("findings") << int8 << 0.5 << findings << "findings";
        QTest::newRow("findings, read-out alone") << fp16 << 0.0 << findings << "findings";
        QTest::newRow("a number") << int8 << 0.5 << number << "number";
    }
    /// Of classes and grades beside the mean over them; each finding, and a number, by itself.
    void addsUpToTheAnswer() {
        QFETCH(const int, type);
        QFETCH(const double, sideShare);
        QFETCH(const int, outputs);
        QFETCH(const QString, kind);
        const auto p =
            predictor(adapter::StoreType(type), sideShare, adapter::Outputs(outputs), kind.toStdString());
        QVERIFY2(p.ok(), p.ok() ? "" : p.error().detail.c_str());
        const auto result = seen(*p);
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().detail.c_str());
        const auto summary = p->onRecords().codec.summary(result->record);
        const std::vector<double> logits = p->head().readOut->logits(summary);
        const bool ofClasses = adapter::Outputs(outputs) == adapter::Outputs::classes;
        const double mean =
            ofClasses ? std::accumulate(logits.begin(), logits.end(), 0.0) / double(logits.size()) : 0;
        for (int answer = 0; answer < int(logits.size()); ++answer) {
            const auto evidence = caseEvidence(p->onRecords(), *result, answer);
            QVERIFY2(evidence.ok(), evidence.ok() ? "" : evidence.error().detail.c_str());
            const double readOut = (1 - sideShare) * (logits[std::size_t(answer)] - mean);
            QVERIFY(std::abs(evidence->readOutLogit - readOut) < 1e-4);
            QVERIFY(std::abs(sumOf(evidence->readOut->map) + evidence->classToken + evidence->constant -
                             readOut) < 1e-4);
            QVERIFY(std::abs(evidence->readOutLogit + evidence->sideNetworkLogit - evidence->logit) < 1e-9);
            if (sideShare == 0) QVERIFY(std::abs(evidence->sideNetworkLogit) < 1e-4);
            QCOMPARE(evidence->sideNetwork.has_value(), sideShare > 0);
            double layers = 0;
            for (const int layer : {2, 3}) layers += sumOf(*evidence->readOut->ofLayer(layer));
            QVERIFY(std::abs(layers - sumOf(evidence->readOut->map)) < 1e-4);
            QCOMPARE(evidence->readOut->layers.size(), std::size_t(2));
            // What is shown is what the parts say together.
            for (std::size_t i = 0; i < evidence->together.map.values.size(); ++i) {
                float parts = evidence->readOut->map.values[i];
                if (evidence->sideNetwork) parts += evidence->sideNetwork->map.values[i];
                QVERIFY(std::abs(evidence->together.map.values[i] - parts) < 1e-5);
            }
        }
        if (adapter::Outputs(outputs) == adapter::Outputs::findings) {
            const auto one = caseEvidence(p->onRecords(), *result, 0),
                       other = caseEvidence(p->onRecords(), *result, 1);
            QVERIFY(one.ok() && other.ok());
            QVERIFY(one->together.map.values != other->together.map.values);
        }
        if (!ofClasses) return;
        // What speaks for one answer speaks against the others.
        double readOut = 0, together = 0;
        for (int answer = 0; answer < 3; ++answer) {
            const auto evidence = caseEvidence(p->onRecords(), *result, answer);
            readOut += evidence->readOut->map.values[5];
            together += evidence->together.map.values[5];
        }
        QVERIFY(std::abs(readOut) < 1e-4);
        QVERIFY(std::abs(together) < 1e-4);
    }

    void aPooledStudyIsTheSumOfItsImages_data() {
        QTest::addColumn<int>("pooling");
        QTest::addColumn<double>("sideShare");
        QTest::addColumn<bool>("weighted");
        const int attention = int(adapter::Pooling::attention), mean = int(adapter::Pooling::mean);
        QTest::newRow("attention, both") << attention << 0.5 << false;
        QTest::newRow("mean, both") << mean << 0.5 << false;
        QTest::newRow("attention, read-out alone") << attention << 0.0 << false;
        QTest::newRow("images count by what they say, both") << attention << 0.5 << true;
        QTest::newRow("images count by what they say, read-out alone") << attention << 0.0 << true;
    }
    /// What each image of a study says in the read-out adds up to what that says of the study.
    void aPooledStudyIsTheSumOfItsImages() {
        QFETCH(const int, pooling);
        QFETCH(const double, sideShare);
        QFETCH(const bool, weighted);
        const auto p = predictor(adapter::StoreType::int8, sideShare, adapter::Outputs::classes, "one",
                                 adapter::Pooling(pooling),
                                 weighted ? std::optional(adapter::ImageWeighting{1, 0.25}) : std::nullopt);
        QVERIFY2(p.ok(), p.ok() ? "" : p.error().detail.c_str());
        constexpr std::size_t kImages = 3;
        std::vector<CaseResult> images;
        for (std::size_t i = 0; i < kImages; ++i) {
            auto one = seen(*p, 3 + i);
            QVERIFY2(one.ok(), one.ok() ? "" : one.error().detail.c_str());
            images.push_back(std::move(*one));
        }
        std::vector<const CaseResult*> all;
        for (const CaseResult& image : images) all.push_back(&image);
        const auto study = p->together(all);
        QVERIFY2(study.ok(), study.ok() ? "" : study.error().detail.c_str());
        QCOMPARE(study->weights.size(), kImages);
        std::vector<float> pooled(std::size_t(p->head().readOut->width())), summaries;
        for (const CaseResult& image : images)
            summaries.insert(summaries.end(), image.states.summaries.begin(), image.states.summaries.end());
        QCOMPARE(summaries.size(), kImages * pooled.size());
        const std::vector<double> weights = p->head().readOut->imageWeights(summaries);
        if (weighted) QVERIFY(*std::max_element(weights.begin(), weights.end()) > 1.2 / kImages);
        for (std::size_t i = 0; i < summaries.size(); ++i)
            pooled[i % pooled.size()] += float(weights[i / pooled.size()]) * summaries[i];
        const std::vector<double> logits = p->head().readOut->logits(pooled);
        const double mean = std::accumulate(logits.begin(), logits.end(), 0.0) / double(logits.size());
        double logMean = 0;
        for (const double said : study->networkProbabilities) logMean += std::log(said) / 3;
        for (int answer = 0; answer < 3; ++answer) {
            double sum = 0, largest = 0;
            for (std::size_t i = 0; i < kImages; ++i) {
                const auto evidence = caseEvidence(p->onRecords(), images[i], answer);
                QVERIFY2(evidence.ok(), evidence.ok() ? "" : evidence.error().detail.c_str());
                const double own =
                    weights[i] * (sumOf(evidence->readOut->map) + evidence->classToken + evidence->constant);
                sum += own;
                largest = std::max(largest, std::abs(own));
            }
            const double readOut = (1 - sideShare) * (logits[std::size_t(answer)] - mean);
            QVERIFY(std::abs(sum - readOut) < 1e-4);
            QVERIFY(largest > 1e-3);
            if (sideShare > 0) continue;
            const double said = std::log(study->networkProbabilities[std::size_t(answer)]) - logMean;
            QVERIFY2(std::abs(sum - said) < 1e-4, qPrintable(QString("%1 %2").arg(sum).arg(said)));
        }
    }

    /// Where a read-out counts images alike, the weight is the side network's attention alone, which may know
    /// nothing. What an image says for the answer is what the read-out says of it all the same.
    void whatAnImageSaysIsNotWhatItWeighs() {
        int elsewhere = 0;
        for (const float attention : {300.f, -300.f}) {  // to the one image, and to the other
            const auto p = predictor(adapter::StoreType::int8, 0.5, adapter::Outputs::classes, "one",
                                     adapter::Pooling::attention, std::nullopt, attention);
            QVERIFY2(p.ok(), p.ok() ? "" : p.error().detail.c_str());
            const auto one = seen(*p, 3), other = seen(*p, 4);
            QVERIFY(one.ok() && other.ok());
            const CaseResult* const images[] = {&*one, &*other};
            const auto study = p->together(images);
            QVERIFY2(study.ok(), study.ok() ? "" : study.error().detail.c_str());
            QCOMPARE(study->evidence.size(), std::size_t(2));
            double read[2] = {};
            for (const std::size_t i : {0u, 1u}) {
                const auto logits = p->head().readOut->logits(images[i]->states.summaries);
                read[i] = logits[std::size_t(study->predicted)] - (logits[0] + logits[1] + logits[2]) / 3;
            }
            const double more = study->evidence[0] - study->evidence[1];
            QVERIFY(std::abs(more - (read[0] - read[1]) / 2) < 1e-4);
            QVERIFY2(std::abs(more) > 0.01, qPrintable(QString::number(more)));
            QVERIFY2(std::abs(study->weights[0] - study->weights[1]) > 0.01,
                     qPrintable(QString::number(study->weights[0])));
            elsewhere += (study->weights[0] > study->weights[1]) != (more > 0) ? 1 : 0;
        }
        QCOMPARE(elsewhere, 1);
    }

    /// By hand, of two images.
    void aFindingAndANumberHaveTwoSides() {
        using adapter::Outputs;
        const std::vector<double> said{0.5, 0.2, 0.8, 0.1};  // [2, 2]
        const auto close = [](const std::vector<double>& a, const std::vector<double>& b) {
            return a.size() == 2 && std::abs(a[0] - b[0]) < 1e-12 && std::abs(a[1] - b[1]) < 1e-12;
        };
        const double l = std::log(4.0), m = std::log(9.0);
        QVERIFY(close(evidenceOfImages(said, 2, 0, Outputs::findings), {0, l}));
        QVERIFY(close(evidenceOfImages(said, 2, 1, Outputs::findings), {l, m}));  // it is not there
        QVERIFY(
            close(evidenceOfImages(said, 2, 1, Outputs::classes), {std::log(0.4) / 2, std::log(0.125) / 2}));
        const std::vector<double> numbers{60, 75};
        QVERIFY(close(evidenceOfImages(numbers, 1, 0, Outputs::number, 50), {10, 25}));
        QVERIFY(close(evidenceOfImages(numbers, 1, 0, Outputs::number, 70), {10, -5}));
        // However sure.
        const std::vector<double> sure{0, 1};
        QVERIFY(std::isfinite(evidenceOfImages(sure, 2, 0, Outputs::classes)[0]));
        QVERIFY(std::isfinite(evidenceOfImages(sure, 2, 1, Outputs::findings)[0]));
    }

    /// Attention times gradient against differences: a small step of one token's value moves the logit so
    /// far.
    void sideNetworkFollowsSmallSteps() {
        const auto p = predictor(adapter::StoreType::fp16, 1);
        const auto result = seen(*p);
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().detail.c_str());
        const AdapterOnRecords adapter = p->onRecords();
        const backbone::FeatureShape& s = result->tokens.shape;
        const std::size_t d = std::size_t(s.headWidth), tokens = result->tokens.tokens.size();
        adapter::Batch batch = adapter.batchOf(*result);
        const auto bytesOf = [](const std::vector<float>& numbers) {
            const auto bytes = std::as_bytes(std::span(numbers));
            return std::vector<std::byte>(bytes.begin(), bytes.end());
        };
        Random random(11);
        const std::vector<float> values = drawn(random, tokens * d, 1);
        batch.featureType = DType::f32;
        batch.keys = bytesOf(drawn(random, tokens * d, 1));
        batch.values = bytesOf(values);
        const std::vector<float> of = {1, -0.5f, -0.5f}, typical(std::size_t(s.layers * s.width), 0.25f);
        const auto evidence = adapter.network.attentionTimesGradient(batch, of, typical);
        QVERIFY2(evidence.ok(), evidence.ok() ? "" : evidence.error().detail.c_str());
        QCOMPARE(evidence->size(), tokens);
        const auto logit = [&](const std::vector<float>& changed) {
            batch.values = bytesOf(changed);
            const auto said = adapter.network.predict(batch);
            double sum = 0;
            for (std::size_t c = 0; c < 3; ++c) sum += double(of[c]) * double(said->logits[c]);
            return sum;
        };
        double largest = 0;
        for (std::size_t token = 0; token < tokens; token += 7) {
            // Along the token's value less the typical one, both ways: the map's number.
            constexpr float kStep = 0.05f;
            std::vector<float> more = values, less = values;
            for (std::size_t i = 0; i < d; ++i) {
                const float along = values[token * d + i] - 0.25f;
                more[token * d + i] += kStep * along;
                less[token * d + i] -= kStep * along;
            }
            const double slope = (logit(more) - logit(less)) / (2 * double(kStep));
            largest = std::max(largest, std::abs(slope));
            QVERIFY2(std::abs(slope - double((*evidence)[token])) < 2e-5 + 0.02 * std::abs(slope),
                     qPrintable(QString("%1 %2").arg(slope).arg(double((*evidence)[token]))));
        }
        QVERIFY(largest > 1e-4);
        QVERIFY(!adapter.network.attentionTimesGradient(batch, std::span(of).first(2), typical).ok());
        QVERIFY(!adapter.network.attentionTimesGradient(batch, of, std::span(typical).first(3)).ok());
    }

    void askedAgainWithoutNothingItSaysTheSame() {
        for (const auto type : {adapter::StoreType::fp16, adapter::StoreType::int8}) {
            const auto p = predictor(type, 0.5);
            const auto result = seen(*p);
            const std::vector<std::vector<bool>> out(3,
                                                     std::vector<bool>(result->tokens.tokens.size(), false));
            const auto again = p->onRecords().askAgain(*result, out);
            QVERIFY2(again.ok(), again.ok() ? "" : again.error().detail.c_str());
            QCOMPARE(again->probabilities.size(), std::size_t(9));
            for (std::size_t i = 0; i < 9; ++i)
                QCOMPARE(again->probabilities[i], result->networkProbabilities[i % 3]);
        }
    }

    /// Without a token, another one of its head stands in its place.
    void takesOutWhatItIsTold() {
        const auto p = predictor(adapter::StoreType::int8, 0.5);
        const auto result = seen(*p);
        const features::RecordCodec codec = p->onRecords().codec;
        const backbone::FeatureShape& s = result->tokens.shape;
        const std::int32_t token = result->tokens.tokens[0];
        std::vector<bool> out(std::size_t(s.tokenCount()), false);
        out[std::size_t(token)] = true;
        const auto changed = codec.without(result->record, result->keptAmong(out));
        const auto before = codec.values(result->record), after = codec.values(changed);
        const std::size_t M = std::size_t(s.kept), d = std::size_t(s.headWidth);
        const auto row = [&](const std::vector<float>& values, std::size_t place) {
            return std::vector<float>(values.begin() + std::ptrdiff_t(place * d),
                                      values.begin() + std::ptrdiff_t((place + 1) * d));
        };
        for (std::size_t i = 0; i < result->tokens.tokens.size(); ++i)
            if (result->tokens.tokens[i] != token) QCOMPARE(row(after, i), row(before, i));
        QCOMPARE(row(after, 0), row(before, 1));  // head 0's first other token
        QVERIFY(row(after, 0) != row(before, 0));
        // Of a head nothing of which would be left, nothing is taken out.
        for (std::size_t m = 0; m < M; ++m) out[std::size_t(result->tokens.tokens[m])] = true;
        const auto kept = codec.values(codec.without(result->record, result->keptAmong(out)));
        for (std::size_t m = 0; m < M; ++m) QCOMPARE(row(kept, m), row(before, m));
    }

    void occlusionIsTheDifferenceOfAskingAgain() {
        const auto p = predictor(adapter::StoreType::fp16, 0.5);
        const auto result = seen(*p);
        const backbone::FeatureShape& s = result->tokens.shape;
        const int block = 4;
        const auto map = caseOcclusion(p->onRecords(), *result, 1, block);
        QVERIFY2(map.ok(), map.ok() ? "" : map.error().detail.c_str());
        QCOMPARE(map->kind, explain::MapKind::occlusion);
        std::vector<bool> out(std::size_t(s.tokenCount()), false);
        for (int r = 0; r < block; ++r)
            for (int c = 0; c < block; ++c) out[std::size_t(s.leading + (r + 4) * s.grid + c)] = true;
        out = result->keptAmong(out);
        const auto again = p->onRecords().askAgain(*result, std::span(&out, 1));
        QVERIFY(map->known[std::size_t(4 * s.grid)]);
        QVERIFY(std::abs(map->values[std::size_t(4 * s.grid)] -
                         (result->networkProbabilities[1] - again->probabilities[1])) < 1e-6);
        QCOMPARE(map->values[std::size_t(4 * s.grid)], map->values[std::size_t(7 * s.grid + 3)]);
        QVERIFY(std::any_of(map->values.begin(), map->values.end(), [](float v) { return v != 0; }));
    }

    /// Of a sure answer the probability hardly moves; its odds do, and are seen.
    void occlusionInLogOdds() {
        const auto p = predictor(adapter::StoreType::fp16, 0.5);
        const auto predicted = seen(*p);
        CaseResult result = *predicted;
        constexpr int block = 4;
        const auto logOdds = [](double of) { return std::log(of / (1 - of)); };
        const auto share = caseOcclusion(p->onRecords(), result, 1, block);
        const auto odds = caseOcclusion(p->onRecords(), result, 1, block, OcclusionScale::logOdds);
        QVERIFY(share.ok() && odds.ok());
        const double before = result.networkProbabilities[1];
        for (std::size_t i = 0; i < share->values.size(); ++i)
            if (share->known[i])
                QVERIFY(std::abs(odds->values[i] -
                                 (logOdds(before) - logOdds(before - double(share->values[i])))) < 1e-4);
        QCOMPARE(odds->known, share->known);
        // As sure as can be: no infinity.
        std::fill(result.networkProbabilities.begin(), result.networkProbabilities.end(), 0.0);
        result.networkProbabilities[1] = 1;
        const auto sure = caseOcclusion(p->onRecords(), result, 1, block, OcclusionScale::logOdds);
        QVERIFY(sure.ok());
        for (const float v : sure->values) QVERIFY(std::isfinite(v));
    }

    void whatCannotBeToldIsRefused() {
        const auto plain = predictor(adapter::StoreType::fp16, 1);
        const auto result = seen(*plain);
        // Without a read-out, the side network says it all.
        const auto evidence = caseEvidence(plain->onRecords(), *result, 0);
        QVERIFY(evidence.ok() && !evidence->readOut && evidence->sideNetwork);
        QCOMPARE(evidence->of(explain::EvidenceOf::readOut), nullptr);
        QCOMPARE(evidence->together.map.values, evidence->sideNetwork->map.values);
        QCOMPARE(evidence->together.map.part, explain::EvidenceOf::sideNetwork);
        QVERIFY(std::abs(evidence->sideNetworkLogit - evidence->logit) < 1e-9);
        const auto both = predictor(adapter::StoreType::fp16, 0.5);
        QVERIFY(!caseEvidence(both->onRecords(), *result, 3).ok());
        const auto said = caseEvidence(both->onRecords(), *result, 0);
        QVERIFY(said.ok() && !said->together.ofLayer(1).ok());  // not extracted
        CaseResult withoutRecord = *result;
        withoutRecord.record.clear();
        QVERIFY(!caseEvidence(both->onRecords(), withoutRecord, 0).ok());
        QVERIFY(!caseOcclusion(both->onRecords(), withoutRecord, 0, 2).ok());
    }
};

QTEST_APPLESS_MAIN(TestCaseEvidence)
#include "test_case_evidence.moc"
