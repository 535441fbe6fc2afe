using PerSense.Engine.Models.Installed;

namespace PerSense.Engine.Models;

/// <summary>Which models go together.</summary>
/// <param name="catalogue">All models.</param>
/// <param name="packages">What was imported.</param>
internal sealed class SelectionRules(ModelCatalogue catalogue, IReadOnlyList<InstalledPackage> packages)
{
    private readonly List<string> _faults = [];

    /// <summary>The models of a selection, completed: an encoder's decoder, an embedded density's prototypes, an imported density's stem.</summary>
    /// <param name="selection">What a person chose.</param>
    /// <exception cref="ModelCatalogueException">Something chosen is not there or does not fit; the message names every fault.</exception>
    public ModelBundle Resolve(ModelSelection selection)
    {
        if (selection.IsDefault)
        {
            return catalogue.Bundles[0];
        }

        var encoder = selection.Encoder is null ? catalogue.Member(catalogue.Bundles[0], ModelRole.Encoder) : Find(selection.Encoder, ModelRole.Encoder);
        var bundle = encoder is null ? null : BundleOf(encoder);
        var decoder = encoder is null ? null : DecoderOf(encoder, bundle);
        var density = Optional(selection.Density, ModelRole.Density) ?? (selection.Density is null ? Member(bundle, ModelRole.Density) : null);
        var prototype = encoder is null || density is null ? null : PrototypeOf(density, encoder);
        ModelManifest?[] others =
        [
            Optional(selection.Similarity, ModelRole.Similarity),
            Optional(selection.Detector, ModelRole.Detector),
            Optional(selection.ExemplarFeatures, ModelRole.ExemplarFeatures),
        ];
        if (_faults.Count > 0)
        {
            throw new ModelCatalogueException(string.Join(" ", _faults));
        }

        List<ModelManifest> models = [.. new[] { encoder, prototype, StemOf(density), density, decoder }.Concat(others).OfType<ModelManifest>()];
        return Bundle(models, bundle);
    }

    /// <summary>A bundle of the catalogue when these are its models; otherwise one for this run, without verifiers, which are fitted for their bundle.</summary>
    private ModelBundle Bundle(List<ModelManifest> models, ModelBundle? shipped) =>
        shipped is not null && models.Select(static model => model.Id).ToHashSet(StringComparer.Ordinal).SetEquals(Chosen(shipped))
            ? shipped
            : new()
            {
                Id = "chosen",
                Label = string.Join(" + ", models.Select(Label).Distinct(StringComparer.Ordinal)),
                Strengths = "Models that were chosen one by one.",
                Limits = "How well they go together has not been measured here.",
                Models = [.. models.Select(static model => model.Id), .. ExemplarFeatures()],
            };

    private IEnumerable<string> Chosen(ModelBundle bundle) => bundle.Models.Where(id => id != catalogue.Member(bundle, ModelRole.SetVerifier)?.Id);

    // There is nothing to choose: one network, which only some methods read.
    private IEnumerable<string> ExemplarFeatures() =>
        catalogue.Models.Where(static model => model.Role == ModelRole.ExemplarFeatures).Take(1).Select(static model => model.Id);

    private string Label(ModelManifest model) =>
        packages.FirstOrDefault(package => package.Models.Contains(model))?.Label ?? BundleOf(model)?.Label ?? model.Id;

    private ModelManifest? Optional(string? id, ModelRole role) => id is null ? null : Find(id, role);

    private ModelManifest? Find(string id, ModelRole role)
    {
        var package = packages.FirstOrDefault(package => package.Id == id);
        var found = package is null
            ? catalogue.Models.FirstOrDefault(model => model.Id == id)
            : package.Models.FirstOrDefault(model => model.Role == role);
        if (found?.Role == role)
        {
            return found;
        }

        var choices = catalogue.Models.Where(model => model.Role == role).Select(static model => model.Id).ToList();
        _faults.Add($"There is no {role} '{id}'. {(choices.Count == 0 ? $"No {role} is installed; import one." : $"Choose one of {string.Join(", ", choices)}.")}");
        return null;
    }

    private ModelBundle? BundleOf(ModelManifest model) => catalogue.Bundles.FirstOrDefault(bundle => bundle.Models.Contains(model.Id));

    private ModelManifest? Member(ModelBundle? bundle, ModelRole role) => bundle is null ? null : catalogue.Member(bundle, role);

    private ModelManifest? Companion(ModelManifest model, ModelRole role) =>
        packages.FirstOrDefault(package => package.Models.Contains(model))?.Models.FirstOrDefault(other => other.Role == role);

    private ModelManifest? DecoderOf(ModelManifest encoder, ModelBundle? bundle)
    {
        var decoder = Member(bundle, ModelRole.Decoder) ?? Companion(encoder, ModelRole.Decoder);
        if (decoder is null)
        {
            _faults.Add($"The encoder '{encoder.Id}' came without a decoder. Import its whole checkpoint, or choose another encoder.");
        }

        return decoder;
    }

    // A head reads what the stem of its own checkpoint makes of an image.
    private ModelManifest? StemOf(ModelManifest? density) =>
        density is null ? null : Member(BundleOf(density), ModelRole.DensityStem) ?? Companion(density, ModelRole.DensityStem);

    // A density model that is told prototypes reads the feature maps of the encoder it was trained with.
    private ModelManifest? PrototypeOf(ModelManifest density, ModelManifest encoder)
    {
        var bundle = BundleOf(density);
        var prototype = Member(bundle, ModelRole.Prototype);
        if (prototype is not null && !bundle!.Models.Contains(encoder.Id))
        {
            _faults.Add($"The density generator '{density.Id}' works only with the encoder '{Member(bundle, ModelRole.Encoder)!.Id}', not with '{encoder.Id}'. "
                + "Choose that encoder, or a generator that works by itself, such as CounTR or DSALVANet.");
        }

        return prototype;
    }
}
