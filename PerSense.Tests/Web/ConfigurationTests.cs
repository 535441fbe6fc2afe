using Microsoft.Extensions.Options;
using PerSense.Web;

namespace PerSense.Tests.Web;

public class ConfigurationTests
{
    [Theory]
    [InlineData("PerSense:Uploads:MaxFileMegabytes", "0")]
    [InlineData("PerSense:Uploads:MaxMegapixels", "-1")]
    [InlineData("PerSense:Uploads:MaxFilesPerRequest", "0")]
    [InlineData("PerSense:Uploads:RequestsPerMinute", "0")]
    [InlineData("PerSense:Jobs:Workers", "0")]
    [InlineData("PerSense:Jobs:MaxWaitingPerPerson", "0")]
    [InlineData("PerSense:Accounts:MaxFailures", "0")]
    [InlineData("PerSense:Accounts:LockoutMinutes", "0")]
    [InlineData("PerSense:Accounts:SessionHours", "0")]
    [InlineData("PerSense:Accounts:PasswordLength", "4")]
    [InlineData("PerSense:Accounts:AttemptsPerMinute", "0")]
    [InlineData("PerSense:Engine:MaximumThreads", "-1")]
    [InlineData("PerSense:Engine:CudaProviderPath", "/no/such/library.so")]
    public async Task A_faulty_setting_stops_the_start_and_is_named(string key, string value)
    {
        var fault = await StartAsync($"--{key}={value}");

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_section_is_reported_at_once()
    {
        var fault = await StartAsync("--PerSense:Uploads:MaxFileMegabytes=0", "--PerSense:Uploads:MaxMegapixels=0");

        Assert.Equal(2, fault.Failures.Count());
    }

    private static async Task<OptionsValidationException> StartAsync(params string[] settings)
    {
        using var folder = new TestFolder();
        await using var app = PerSenseServer.CreateBuilder(["--urls=http://127.0.0.1:0", $"--PerSense:DataFolder={folder.Path}", .. settings]).AddPerSense().Build();

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        return fault;
    }
}
