using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import.Exports;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Grounding.Text;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods;

/// <summary>Builds what a method works with from a bundle of the catalogue. Thread-safe.</summary>
/// <param name="library">The models on disk; borrowed, and the sessions stay its pool's.</param>
/// <param name="memory">What networks saw in earlier runs; null when every run shall begin anew.</param>
public sealed class MethodModelsFactory(ModelLibrary library, ViewMemory? memory = null)
{
    /// <summary>Loads a bundle's models, or takes those that are loaded already.</summary>
    /// <param name="bundleId">The bundle's id.</param>
    /// <exception cref="ModelCatalogueException">The catalogue has no such bundle, or the bundle cannot be used.</exception>
    /// <exception cref="ModelLoadException">A model's file is missing, damaged or does not fit.</exception>
    public MethodModels Create(string bundleId) => Create(library.Catalogue.Bundle(bundleId));

    /// <summary>Loads the models of a bundle, or takes those that are loaded already.</summary>
    /// <param name="bundle">A bundle of the catalogue, or what <see cref="ModelLibrary.Select"/> made of a selection.</param>
    /// <exception cref="ModelCatalogueException">The bundle cannot be used.</exception>
    /// <exception cref="ModelLoadException">A model's file is missing, damaged or does not fit.</exception>
    public MethodModels Create(ModelBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var encoder = Require(bundle, ModelRole.Encoder);
        var similarity = library.Catalogue.Member(bundle, ModelRole.Similarity) ?? encoder;
        return new(
            Encoder(encoder),
            Decoder(Require(bundle, ModelRole.Decoder)),
            library.Catalogue.Member(bundle, ModelRole.Density) is { } density ? Density(density, bundle) : null,
            Similarity(similarity),
            library.Catalogue.Member(bundle, ModelRole.Detector) is { } detector ? Detector(detector) : null)
        {
            ExemplarFeatures = library.Catalogue.Member(bundle, ModelRole.ExemplarFeatures) is { } features ? ExemplarFeatures(features) : null,
            SetVerifier = library.Catalogue.Member(bundle, ModelRole.SetVerifier) is { } together ? Together(together) : null,
            Verifier = bundle.Verifier is { } weights ? VerifierWeights.From(weights) : null,
            Views = memory is null ? null : new(memory, string.Join(' ', encoder.Files().Concat(similarity.Files()).Select(static file => file.Sha256))),
        };
    }

    private IImageEncoder Encoder(ModelManifest model) => model.Contract switch
    {
        EmbeddedEncoder.ContractId => new EmbeddedEncoder(library.Open(model, EmbeddedEncoder.Contract), EmbeddedEncoderOptions.From(model.Parameters)),
        SamEncoder.ContractId => new SamEncoder(library.Open(model, SamEncoder.Contract), SamEncoderOptions.From(model.Parameters)),
        EfficientSamEncoder.ContractId => new EfficientSamEncoder(
            library.Open(model, EfficientSamEncoder.Contract), SamEncoderOptions.From(model.Parameters)),
        _ => throw Unknown(model),
    };

    private IMaskDecoder Decoder(ModelManifest model) => model.Contract switch
    {
        EmbeddedDecoder.ContractId => new EmbeddedDecoder(library.Open(model, EmbeddedDecoder.Contract), EmbeddedDecoderOptions.From(model.Parameters)),
        SamDecoder.ContractId => new SamDecoder(library.Open(model, SamDecoder.Contract), SamDecoderOptions.From(model.Parameters)),
        EfficientSamDecoder.ContractId => new EfficientSamDecoder(
            library.Open(model, EfficientSamDecoder.Contract), SamDecoderOptions.From(model.Parameters)),
        _ => throw Unknown(model),
    };

    private IDensityEstimator Density(ModelManifest model, ModelBundle bundle) => model.Contract switch
    {
        EmbeddedDensity.ContractId => new EmbeddedDensity(
            library.Open(Require(bundle, ModelRole.Prototype), EmbeddedDensity.PrototypeContract),
            library.Open(model, EmbeddedDensity.Contract),
            model.Parameters.Count("pixelThreshold")),
        CounTrDensity.ContractId => new CounTrDensity(
            new(Stem(bundle, CounTrDensity.StemContract), library.Open(model, CounTrDensity.Contract)), CounTrOptions.From(model.Parameters)),
        DsalvanetDensity.ContractId => new DsalvanetDensity(
            new(Stem(bundle, DsalvanetDensity.StemContract), library.Open(model, DsalvanetDensity.Contract)), DsalvanetOptions.From(model.Parameters)),
        CounTrDensity.RetiredContractId or DsalvanetDensity.RetiredContractId => throw new ModelCatalogueException(
            $"Model '{model.Id}' was imported by an earlier version of the program, as one network (contract '{model.Contract}'); this version needs it in two parts. "
            + "Remove these models and import the checkpoint again."),
        _ => throw Unknown(model),
    };

    private ModelSession Stem(ModelBundle bundle, ModelContract contract)
    {
        var model = Require(bundle, ModelRole.DensityStem);
        return model.Contract == contract.Id ? library.Open(model, contract) : throw Unknown(model);
    }

    private ISimilaritySource Similarity(ModelManifest model) => model.Contract switch
    {
        EmbeddedEncoder.ContractId or SamEncoder.ContractId or EfficientSamEncoder.ContractId => new EmbeddingSimilarity(new SimilarityCalibration(
            model.Parameters.Number("similaritySlope"), model.Parameters.Number("similarityOffset"))),
        DinoFeatures.ContractId => new DinoFeatures(library.Open(model, DinoFeatures.Contract), DinoOptions.From(model.Parameters)),
        _ => throw Unknown(model),
    };

    private ResNetFeatures ExemplarFeatures(ModelManifest model) => model.Contract switch
    {
        ResNetFeatures.ContractId => new(library.Open(model, ResNetFeatures.Contract), ResNetOptions.From(model.Parameters)),
        _ => throw Unknown(model),
    };

    private SetVerifier Together(ModelManifest model) => model.Contract switch
    {
        SetVerifier.ContractId => new(library.Open(model, SetVerifier.Contract)),
        _ => throw Unknown(model),
    };

    private GroundingDinoDetector Detector(ModelManifest model) => GroundingDinoExport.Of(model.Contract) is { } export
        ? new(library.Open(model, export.Contract), WordPieceVocabulary.Load(library.Companion(model, ExportedModel.VocabularyName)), new())
        : throw Unknown(model);

    private ModelManifest Require(ModelBundle bundle, ModelRole role) => library.Catalogue.Member(bundle, role) ?? throw new ModelCatalogueException(
        $"Bundle '{bundle.Id}' needs a model for the role {role}. Add one to its models in the catalogue.");

    private static ModelCatalogueException Unknown(ModelManifest model) => new(
        $"Model '{model.Id}' has the contract '{model.Contract}', which this program has no {model.Role} for. Update the program or choose another bundle.");
}
