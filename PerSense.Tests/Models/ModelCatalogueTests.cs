using PerSense.Engine.Models;

namespace PerSense.Tests.Models;

public sealed class ModelCatalogueTests
{
    private static readonly string _sound = $$"""
        {
          "version": 1,
          "models": [
            {{Model("eye", "encoder")}}, {{Model("hand", "decoder")}}, {{Model("tally", "density")}}
          ],
          "bundles": [{{Bundle("\"eye\", \"hand\", \"tally\"")}}]
        }
        """;

    [Fact]
    public void A_sound_catalogue_is_read_whole()
    {
        var catalogue = ModelCatalogue.Parse(_sound, "test");
        var bundle = catalogue.Bundle("small");
        Assert.Equal("Small", bundle.Label);
        var eye = catalogue.Member(bundle, ModelRole.Encoder)!;
        Assert.Equal(("eye", "a/eye.onnx", 7L, 64), (eye.Id, eye.File, eye.Bytes, eye.Axes.Single().Length));
        Assert.Equal(0.5, eye.Parameters.Number("half"));
        Assert.Null(catalogue.Member(bundle, ModelRole.Prototype));
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "version is 2")]
    [InlineData("\"id\": \"hand\"", "\"id\": \"eye\"", "model 'eye' is there more than once")]
    [InlineData("\"id\": \"eye\"", "\"id\": \"The Eye\"", "'The Eye' must be made of lower-case letters")]
    [InlineData("a/eye.onnx", "../eye.onnx", "file '../eye.onnx' must be a path below the models folder")]
    [InlineData("a/eye.onnx", "/etc/eye.onnx", "file '/etc/eye.onnx' must be a path below the models folder")]
    [InlineData("a/eye.onnx", "a\\\\..\\\\eye.onnx", "must be a path below the models folder")]
    [InlineData("\"bytes\": 7", "\"bytes\": 0", "bytes must be at least 1")]
    [InlineData("\"length\": 64", "\"length\": 0", "axis 'C' must be at least 1")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "00", "sha256 must be 64 hexadecimal digits")]
    [InlineData("\"role\": \"decoder\"", "\"role\": \"encoder\"", "bundle 'small' has more than one model for the role Encoder")]
    [InlineData("\"role\": \"decoder\"", "\"role\": \"detector\"", "bundle 'small' has no model for the role Decoder")]
    [InlineData("[\"eye\", \"hand\", \"tally\"]", "[\"eye\", \"hand\", \"tally\", \"nose\"]", "bundle 'small': there is no model 'nose'")]
    [InlineData("\"role\": \"decoder\"", "\"role\": \"juggler\"", "cannot be read")]
    [InlineData("\"bytes\": 7", "\"bytes\": \"7\"", "cannot be read")]
    [InlineData("\"bytes\": 7,", "", "cannot be read")]
    [InlineData("\"bytes\": 7", "\"bytes\": 7, \"colour\": 1", "colour")]
    [InlineData("\"licence\": \"MIT\"", "\"licence\": null", "cannot be read")]
    [InlineData("\"version\": 1,", "\"version\": 1", "cannot be read")]
    [InlineData("\"version\": 1,", "\"version\": 1, \"version\": 1,", "cannot be read")]
    public void A_fault_is_named_with_its_place_and_a_way_out(string from, string to, string expected)
    {
        var broken = _sound.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(_sound, broken);
        var fault = Assert.Throws<ModelCatalogueException>(() => ModelCatalogue.Parse(broken, "the/file.json"));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Contains("the/file.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains("restore the file that came with the program", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_of_a_bundle_must_agree_on_the_axes_they_share()
    {
        var at = _sound.IndexOf("\"length\": 64", _sound.IndexOf("\"hand\"", StringComparison.Ordinal), StringComparison.Ordinal);
        var broken = _sound[..at] + "\"length\": 65" + _sound[(at + 12)..];
        var fault = Assert.Throws<ModelCatalogueException>(() => ModelCatalogue.Parse(broken, "test"));
        Assert.Contains("bundle 'small': its models state the axis 'C' as 64 and 65", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_for_what_is_not_there_names_what_is()
    {
        var catalogue = ModelCatalogue.Parse(_sound, "test");
        Assert.Contains("eye, hand, tally", Assert.Throws<ModelCatalogueException>(() => catalogue.Model("nose")).Message, StringComparison.Ordinal);
        Assert.Contains("Choose one of small", Assert.Throws<ModelCatalogueException>(() => catalogue.Bundle("large")).Message, StringComparison.Ordinal);
        var parameters = catalogue.Model("eye").Parameters;
        Assert.Contains("'slope' is missing; there are half, none", Assert.Throws<ModelCatalogueException>(() => parameters.Number("slope")).Message, StringComparison.Ordinal);
        Assert.Contains("whole number", Assert.Throws<ModelCatalogueException>(() => parameters.Count("half")).Message, StringComparison.Ordinal);
        Assert.Contains("above 0", Assert.Throws<ModelCatalogueException>(() => parameters.Positive("none")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_of_the_program_is_sound_and_its_files_are_the_ones_it_states()
    {
        var folder = ModelFolder.Locate(null);
        using var pool = new Engine.Inference.SessionPool(new());
        var library = new ModelLibrary(folder, ModelCatalogue.Load(folder), pool);
        Assert.NotEmpty(library.Catalogue.Bundles);
        Assert.All(library.Catalogue.Models, model => Assert.Equal(ModelFileState.Ready, library.Inspect(model).State));
    }

    private static string Bundle(string models) =>
        $$"""{ "id": "small", "label": "Small", "strengths": "Fast.", "limits": "Coarse.", "models": [{{models}}] }""";

    private static string Model(string id, string role) => $$"""
        { "id": "{{id}}", "role": "{{role}}", "contract": "{{id}}/1", "file": "a/{{id}}.onnx",
          "sha256": "0000000000000000000000000000000000000000000000000000000000000000", "bytes": 7, "licence": "MIT", "source": "here",
          "description": "A test.", "axes": [{ "symbol": "C", "length": 64 }], "parameters": { "half": 0.5, "none": 0 } }
        """;
}
