using PerSense.Engine.Models;

namespace PerSense.Tests.Models;

public sealed class ModelFolderTests
{
    [Fact]
    public void The_configured_folder_is_taken()
    {
        using var folder = new TemporaryFolder();
        folder.Write(ModelCatalogue.FileName, [1]);
        Assert.Equal(folder.Path, ModelFolder.Locate(folder.Path));
    }

    [Fact]
    public void A_configured_folder_without_a_catalogue_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.Throws<ModelCatalogueException>(() => ModelFolder.Locate(folder.Path));
        Assert.Contains($"{folder.Path} holds no catalogue.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(ModelFolder.Variable, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_the_folder_beside_the_program_is_taken() =>
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "models"), ModelFolder.Locate(" "));
}
