using PerSense.Engine.Inference;
using PerSense.Engine.Methods;
using PerSense.Engine.Models;
using PerSense.Tests.Stages;

namespace PerSense.Tests.Methods;

public sealed class MethodModelsFactoryTests(EmbeddedModels models) : IClassFixture<EmbeddedModels>
{
    [Theory]
    [InlineData("embedded-encoder/1", "has the contract 'embedded-encoder/9'")]
    [InlineData("embedded-decoder/2", "has the contract 'embedded-decoder/9'")]
    [InlineData("embedded-density/1", "has the contract 'embedded-density/9'")]
    public void A_contract_that_nobody_can_run_is_named(string contract, string expected)
    {
        var fault = Assert.Throws<ModelCatalogueException>(() => Create(json => json.Replace(contract, contract[..^1] + "9", StringComparison.Ordinal)));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_density_model_without_its_prototype_model_is_an_error_that_names_the_role()
    {
        var fault = Assert.Throws<ModelCatalogueException>(() => Create(
            static json => json.Replace("\"embedded-encoder\", \"embedded-prototype\"", "\"embedded-encoder\"", StringComparison.Ordinal)));
        Assert.Contains("needs a model for the role Prototype", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_is_missing_is_named()
    {
        var fault = Assert.Throws<ModelCatalogueException>(() => Create(
            static json => json.Replace("\"windowFactor\"", "\"window\"", StringComparison.Ordinal)));
        Assert.Contains("'windowFactor' is missing", fault.Message, StringComparison.Ordinal);
    }

    private void Create(Func<string, string> change)
    {
        var json = File.ReadAllText(Path.Combine(models.Library.Folder, ModelCatalogue.FileName));
        var changed = change(json);
        Assert.NotEqual(json, changed);
        using var pool = new SessionPool(new());
        new MethodModelsFactory(new(models.Library.Folder, ModelCatalogue.Parse(changed, "test"), pool)).Create("embedded");
    }
}
