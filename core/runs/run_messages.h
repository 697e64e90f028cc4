#pragma once

#include "base/message.h"

/// What plans, runs and series have to say. An argument `images`, `patients` ... is a number of
/// these, one of memory or disk is in Bytes.
namespace fovea::runs {

// Of the data that a run has.
inline constexpr MessageKind kNoValidation{
    "no_validation",
    FOVEA_TEXT("Messages",
               "There are no validation images: the last epoch is kept, whether it is the best or not.")};
/// Of a read-out alone.
inline constexpr MessageKind kNoValidationForReadOut{
    "no_validation_for_read_out",
    FOVEA_TEXT("Messages",
               "There are no validation images: the read-out is fitted all the same, but there is nothing to "
               "recalibrate its answers or to choose an operating point by.")};
inline constexpr MessageKind kFewValidation{
    "few_validation",
    FOVEA_TEXT("Messages",
               "There are only {images|validation image|validation images}: which epoch is the best is then "
               "partly chance.")};
/// Several images of one patient are among them.
inline constexpr MessageKind kFewValidationPatients{
    "few_validation_patients",
    FOVEA_TEXT("Messages",
               "The {images|validation image is|validation images are} of {patients|patient|patients} only: "
               "which epoch is the best is then partly chance.")};
inline constexpr MessageKind kUnassignedImages{
    "unassigned_images",
    FOVEA_TEXT(
        "Messages",
        "{images|image belongs to no split (training, validation or test) and is not used|images belong "
        "to no split (training, validation or test) and are not used}.")};
inline constexpr MessageKind kSmallClass{
    "small_class",
    FOVEA_TEXT("Messages",
               "“{class}” has {patients|patient|patients} only: what is learned and said of it rests on very "
               "little.")};
inline constexpr MessageKind kFindingsNotLearned{
    "findings_not_learned",
    FOVEA_TEXT("Messages",
               "Not learned: {findings}. There are no training images that have it, or none without.")};
inline constexpr MessageKind kClassWithoutGrade{
    "class_without_grade",
    FOVEA_TEXT(
        "Messages",
        "“{class}” has no place among the grades: until it has one, the diagnoses are taken for names, "
        "not for grades.")};
inline constexpr MessageKind kImagesLeftOut{
    "images_left_out",
    FOVEA_TEXT(
        "Messages",
        "{images|image could not be read any more, or has changed, and was left out|images could not be "
        "read any more, or have changed, and were left out}.")};
inline constexpr MessageKind kFeaturesDamaged{
    "features_damaged",
    FOVEA_TEXT(
        "Messages",
        "What was stored of {images|image|images} (features) was damaged and has been computed anew.")};

inline constexpr MessageKind kNoPredictionInterval{
    "no_prediction_interval",
    FOVEA_TEXT("Messages",
               "There is no prediction interval: too few patients are there that the network has not learned "
               "from.")};
inline constexpr MessageKind kOperatingPointNotChosen{
    "operating_point_not_chosen",
    FOVEA_TEXT(
        "Messages",
        "The operating point could not be chosen: there are no images that the network has not learned "
        "from, or none of some class. It stays where each class has a probability of 0.5.")};

// What was changed so that a run fits, or goes on.
inline constexpr MessageKind kBatchInMicroBatches{
    "batch_in_parts",
    FOVEA_TEXT(
        "Messages",
        "A batch size of {batch} images would need {needed} of memory, {free} are free: they are taken "
        "{micro_batch} at a time (micro-batches), for the same result but for rounding.")};
inline constexpr MessageKind kEightBits{
    "eight_bits",
    FOVEA_TEXT(
        "Messages",
        "What is stored of the images (features) would need {needed} of disk space, {free} are free: it "
        "is stored in 8 bits, half as large.")};
inline constexpr MessageKind kGpuMemory{
    "graphics_memory",
    FOVEA_TEXT("Messages",
               "The GPU (graphics card) has too little memory: the work went on on the CPU, more slowly.")};
inline constexpr MessageKind kGpuFailed{
    "graphics_failed",
    FOVEA_TEXT("Messages", "The GPU (graphics card) failed: the work went on on the CPU, more slowly.")};

// Why a run cannot be, and what can be done.
inline constexpr MessageKind kNoDiskForFeatures{
    "no_disk_for_features",
    FOVEA_TEXT("Messages",
               "What is stored of {images|image|images} (features) needs {needed} of disk space, {free} are "
               "free.")};
inline constexpr MessageKind kNoDiskForTraining{
    "no_disk_for_training",
    FOVEA_TEXT("Messages", "The training itself needs {needed} on the project's disk, {free} are free.")};
inline constexpr MessageKind kNoMemory{
    "no_memory", FOVEA_TEXT("Messages", "The training needs {needed} of memory, {free} are free.")};
inline constexpr MessageKind kNoMemoryForOne{
    "no_memory_for_one",
    FOVEA_TEXT("Messages",
               "There is not enough memory for this training: {free} are free, and a single image needs "
               "more.")};
inline constexpr MessageKind kFreeDiskOrOtherFolder{
    "free_disk_or_other_folder",
    FOVEA_TEXT("Messages",
               "Free {missing} of it, or choose a folder on another disk for features; a smaller image size "
               "needs less, too.")};
inline constexpr MessageKind kFreeDiskOrMove{
    "free_disk_or_move",
    FOVEA_TEXT("Messages", "Free {missing} of it, or move the project to another disk.")};
inline constexpr MessageKind kUseLessMemory{
    "use_less_memory",
    FOVEA_TEXT("Messages",
               "Close other programs, or choose a smaller pre-trained network, a smaller image size or a "
               "smaller batch size.")};
inline constexpr MessageKind kBeganWithLostImages{
    "began_with_lost_images",
    FOVEA_TEXT(
        "Messages",
        "{images|image|images} that this training began with cannot be read any more, so it cannot go on "
        "to the same result. Bring them back, or start a new training without them.")};
inline constexpr MessageKind kFineTuningNeedsLastLayer{
    "fine_tuning_needs_last_layer",
    FOVEA_TEXT("Messages",
               "Fine-tuning trains all {layers|layer|layers} of the backbone, but features are taken without "
               "the last one (layer {last}, counted from 0). Take features from that layer, too, or leave "
               "fine-tuning out.")};
inline constexpr MessageKind kFewerSideNetworks{
    "fewer_side_networks",
    FOVEA_TEXT("Messages",
               "Ended early: the adapter has {trained|side network|side networks} instead of {planned}.")};
// What the training loop says (training/training_messages.h), of one of several side networks. Arguments:
// network, from 1; networks; and those of the loop.
inline constexpr MessageKind kSideNetworkInMicroBatches{
    "side_network_step_in_parts",
    FOVEA_TEXT(
        "Messages",
        "Side network {network} of {networks}: memory did not suffice for a batch of {batch} images at "
        "once; they are now taken {micro_batch} at a time (micro-batches), for the same result but for "
        "rounding.")};
inline constexpr MessageKind kSideNetworkRateHalved{
    "side_network_learning_rate_halved",
    FOVEA_TEXT("Messages",
               "Side network {network} of {networks}: the loss was no longer a number; training went back to "
               "the end of epoch {epoch}, and on with half the learning rate.")};
inline constexpr MessageKind kSideNetworkRateHalvedAtStart{
    "side_network_learning_rate_halved_at_start",
    FOVEA_TEXT("Messages",
               "Side network {network} of {networks}: the loss was no longer a number; training went back to "
               "the beginning, and on with half the learning rate.")};
inline constexpr MessageKind kSideNetworkStateDamaged{
    "side_network_state_damaged",
    FOVEA_TEXT("Messages",
               "Side network {network} of {networks}: a saved state of the training was damaged; it went on "
               "from an earlier one.")};
inline constexpr MessageKind kSideNetworkEveryStateDamaged{
    "side_network_every_state_damaged",
    FOVEA_TEXT("Messages",
               "Side network {network} of {networks}: the saved state of the training was damaged; it began "
               "anew, to the same result.")};
inline constexpr MessageKind kSideNetworkStoppedEarly{
    "side_network_ended_by_itself",
    FOVEA_TEXT("Messages",
               "Side network {network} of {networks}: early stopping at epoch {epoch} of {planned}; none was "
               "better since epoch {best}.")};
inline constexpr MessageKind kStoppedBeforeTraining{
    "stopped_before_training",
    FOVEA_TEXT("Messages",
               "Stopped before training began: {read} of {images|image is|images are} read. Nothing is lost: "
               "start again to go on.")};

// The adapter beside the baseline. Arguments: adapter_auc, baseline_auc, the difference, low and high
// of its interval; images and reads: one of the terms below. Messages of earlier versions carry their own
// text, without `reads`.
inline constexpr MessageKind kBetterThanBaseline{
    "better_than_simple",
    FOVEA_TEXT("Messages",
               "The adapter is better than the baseline (logistic regression on {reads}): AUC {adapter_auc} "
               "against {baseline_auc} {images}, a difference of {difference} "
               "(95 % interval {low} to {high}).")};
inline constexpr MessageKind kWorseThanBaseline{
    "worse_than_simple",
    FOVEA_TEXT("Messages",
               "The adapter is worse than the baseline (logistic regression on {reads}): AUC {adapter_auc} "
               "against {baseline_auc} {images}, a difference of {difference} "
               "(95 % interval {low} to {high}).")};
inline constexpr MessageKind kNotShownBetter{
    "not_shown_better",
    FOVEA_TEXT("Messages",
               "The adapter is not shown to be better than the baseline (logistic regression on {reads}): "
               "AUC {adapter_auc} against {baseline_auc} {images}, a "
               "difference of {difference} (95 % interval {low} to {high}).")};
inline constexpr MessageKind kNumberBesideBaseline{
    "number_beside_baseline",
    FOVEA_TEXT("Messages",
               "The adapter is off by {error} on average, the baseline (ridge regression on {reads}) by "
               "{baseline_error} {images}: the adapter is nearer by {difference} (95 % interval {low} to "
               "{high}; below 0 it is farther off).")};
inline constexpr MessageKind kNotCompared{
    "not_compared",
    FOVEA_TEXT(
        "Messages",
        "The adapter could not be compared with the baseline {images}: no interval can be given for the "
        "difference.")};
/// The images are those by which the epoch was chosen.
inline constexpr MessageKind kEpochChosenByThese{
    "epoch_chosen_by_these",
    FOVEA_TEXT(
        "Messages",
        "The AUC of the adapter is {adapter_auc} {images}, that of the baseline (logistic regression on "
        "{reads}) {baseline_auc}: a difference of {difference} (95 % interval "
        "{low} to {high}). As these images chose the best epoch, this does not show which of the two is "
        "better. Test images can, or a cross-validation.")};
/// Argument: smallest, a difference in AUC.
inline constexpr MessageKind kSmallestDifference{
    "smallest_difference",
    FOVEA_TEXT("Messages",
               "With so many images a true difference in AUC of {smallest} or more is found in four of five "
               "studies; a smaller one is easily missed.")};
inline constexpr const char* kOnValidationImages = FOVEA_TEXT("Messages", "on the validation images");
inline constexpr const char* kOnValidationImagesOverSeeds =
    FOVEA_TEXT("Messages", "on the validation images, as the mean over the seeds");
inline constexpr const char* kOnValidationImagesOfReadOut =
    FOVEA_TEXT("Messages", "on the validation images, which chose no epoch");
inline constexpr const char* kOnHeldOutImages = FOVEA_TEXT("Messages", "on the images held out");
inline constexpr const char* kOnTheseImages = FOVEA_TEXT("Messages", "on these images");
// What a baseline's logistic regression reads; of a series perhaps another in each training.
inline constexpr const char* kReadsOneEach =
    FOVEA_TEXT("Messages", "what each training's strongest simple reading reads");
inline constexpr const char* kReadsVariables = FOVEA_TEXT("Messages", "the clinical variables");
inline constexpr const char* kReadsClassToken =
    FOVEA_TEXT("Messages", "what the backbone says of the whole image");
inline constexpr const char* kReadsMeanValues =
    FOVEA_TEXT("Messages", "the mean of what the backbone says of the kept patches");
inline constexpr const char* kReadsMeanAndDeviation =
    FOVEA_TEXT("Messages", "the mean and deviation of what the backbone says of the kept patches");
inline constexpr const char* kReadsAllOfZ = FOVEA_TEXT(
    "Messages",
    "what the backbone says of the whole image and of the kept patches, which is the read-out alone");
inline constexpr const char* kReadsAttentively =
    FOVEA_TEXT("Messages", "a learned weighting of what the backbone says of the kept patches");
inline constexpr const char* kReadsPixels =
    FOVEA_TEXT("Messages", "the picture itself, shrunk to 8 x 8 points");
/// Arguments: difference, and low and high of its interval.
inline constexpr MessageKind kReadOutIsAsGood{
    "read_out_is_as_good",
    FOVEA_TEXT(
        "Messages",
        "The side network adds nothing that shows: on the validation images, which chose its epoch, the "
        "AUC of both together less that of the read-out alone is {difference} (95 % interval {low} to "
        "{high}), no more than one standard error. The read-out alone is the simpler choice, and takes "
        "seconds.")};
inline constexpr MessageKind kReadOutCanBeUsed{
    "read_out_can_be_used",
    FOVEA_TEXT("Messages",
               "A read-out alone takes seconds to train on the same stored features, and can be used and "
               "exported like any adapter: compare it.")};

// Clinical variables. AUCs are out of fold on the training images; low and high of a difference's interval.
inline constexpr MessageKind kVariablesBesideImage{
    "variables_beside_image",
    FOVEA_TEXT(
        "Messages",
        "Of training images that it had not learned from, the read-out of image and clinical variables "
        "has an AUC of {both_auc}, that of the image alone {image_auc}: a difference of {difference} "
        "(95 % interval {low} to {high}).")};
inline constexpr MessageKind kVariablesAlone{
    "variables_alone",
    FOVEA_TEXT("Messages",
               "The image is not shown to say more than the clinical variables alone: AUC {image_auc} and "
               "{variables_auc}, a difference of {difference} (95 % interval {low} to {high}). What the "
               "adapter says may come from the variables, whatever the image shows.")};
inline constexpr MessageKind kVariableGivesAway{
    "variable_gives_away",
    FOVEA_TEXT("Messages",
               "“{variable}” alone gives the answer away (AUC {auc}). Was it written down once the answer "
               "was known, or does it say where or how the images were taken, an adapter that reads it is "
               "right here and wrong elsewhere. Train without it.")};
/// Argument: variables, their names.
inline constexpr MessageKind kVariablesNotForSideNetwork{
    "variables_not_for_side_network",
    FOVEA_TEXT("Messages",
               "The clinical variables ({variables}) are read by the read-out alone; the side network, with "
               "half of the say, knows nothing of them.")};
/// Argument: detail, technical.
inline constexpr MessageKind kNoBaseline{
    "no_simple_reader",
    FOVEA_TEXT("Messages", "A baseline (logistic regression) to compare with could not be made ({detail}).")};

// Why an image of a split does not judge a run.
inline constexpr MessageKind kClassUnknownToRun{
    "class_unknown_to_run",
    FOVEA_TEXT("Messages", "The class of this image did not exist when the training learned.")};
inline constexpr MessageKind kUnitOfTwoAnswers{
    "unit_of_two_answers",
    FOVEA_TEXT("Messages", "The images of its study or patient contradict each other.")};
inline constexpr MessageKind kLearnedFromIt{
    "learned_from_it",
    FOVEA_TEXT("Messages", "The training has learned from this image or from this patient.")};
inline constexpr MessageKind kPerhapsLearnedFromIt{
    "perhaps_learned_from_it",
    FOVEA_TEXT("Messages",
               "The training may have learned from an image of this patient or file that cannot be read any "
               "more.")};

// What intervals know and do not know.
inline constexpr MessageKind kImagesCountedAsPatients{
    "images_counted_as_patients",
    FOVEA_TEXT("Messages",
               "It is not known which images are of the same patient: each image is counted as a patient of "
               "its own. If patients have several images, the intervals are too narrow.")};
/// Arguments: low and high of the interval of the AUC; images: of each patient; icc.
inline constexpr MessageKind kIntervalIfPatients{
    "interval_if_patients",
    FOVEA_TEXT("Messages",
               "With up to {images|image|images} of each patient, alike with an intraclass correlation of "
               "{icc}, the 95 % interval of the AUC is {low} to {high}.")};
inline constexpr MessageKind kWithinFolds{
    "within_folds",
    FOVEA_TEXT("Messages",
               "The AUC is the mean of those within the folds: the probabilities of different trainings are "
               "not set against each other. Its interval says how far other patients would move it, not how "
               "far another training set would.")};
inline constexpr MessageKind kSeedsInInterval{
    "seeds_in_interval",
    FOVEA_TEXT("Messages",
               "The interval of the mean AUC allows for other patients and for other trainings (seeds).")};

// Which adapter a series ships.
inline constexpr MessageKind kLearnedFromAll{
    "learned_from_all",
    FOVEA_TEXT(
        "Messages",
        "The adapter learned from all images but the test images, for {epochs|epoch|epochs}, the median "
        "of the best ones. The figures of the cross-validation are the estimate of how good it is; beside "
        "them only the test images, never seen, can judge it.")};
/// The same of a read-out alone.
inline constexpr MessageKind kFittedToAll{
    "fitted_to_all",
    FOVEA_TEXT(
        "Messages",
        "The read-out was fitted to all images but the test images. The figures of the cross-validation are "
        "the estimate of how good it is; beside them only the test images, never seen, can judge it.")};
inline constexpr MessageKind kMembersDeleted{
    "members_deleted",
    FOVEA_TEXT(
        "Messages",
        "{trainings|training of the series was|trainings of the series were} deleted before the last one "
        "was done. What they came to counts all the same.")};
inline constexpr MessageKind kOfFirstSeed{
    "of_first_seed",
    FOVEA_TEXT(
        "Messages",
        "The adapter is that of the first training (seed), not of the best one: to take the best would "
        "be to choose by chance.")};
inline constexpr MessageKind kOfNextSeed{
    "of_next_seed",
    FOVEA_TEXT(
        "Messages",
        "The adapter is that of the first training (seed) that was not deleted, not of the best one: to "
        "take the best would be to choose by chance.")};

}  // namespace fovea::runs
